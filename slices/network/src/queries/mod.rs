//! Reads for pages.
