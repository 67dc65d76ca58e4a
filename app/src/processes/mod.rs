//! Processes across rooms: each a file or a folder, standing on the rooms' queries and actions.
//!
//! A process that keeps something of its own has tables with a prefix that law 5 names (`xtask arch`), a README line for
//! what it keeps of people, and offers itself to the composition as a room does.

pub mod business_path;
