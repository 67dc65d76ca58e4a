//! What pages show: reads, each with a permit of its own.

pub mod find_clients;
pub mod ground;
pub mod groups;
pub mod made_before;

pub use find_clients::{Sought, find_clients};
pub use ground::{Ground, desk_at, desks_at};
pub use groups::{Group, groups_of};
pub use made_before::{Made, made_before};
