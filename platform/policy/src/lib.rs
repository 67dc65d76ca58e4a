//! Who may do what: actor × action × resource.
//!
//! A room declares each of its actions with the kinds of actor that may do it; [`permit`] compares an actor with
//! that row and gives a [`Permit`], which carries the id of its resource and cannot be built elsewhere. A write
//! in a `store/` folder demands one, so a forgotten check does not compile. The same rows print the rights matrix.

mod actor;
mod matrix;
mod permit;

pub use actor::{Actor, Grant, Level, ROOT};
pub use matrix::{Right, matrix, right};
pub use permit::{Action, Permit, Refusal, Resource, Who, permit};
