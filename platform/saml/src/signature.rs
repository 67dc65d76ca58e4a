//! XML signatures: verified by the library, read by us only in the form that was signed.

mod check;
mod shape;
mod sign;

pub(crate) use check::{Signed, Verification};
pub(crate) use sign::{marker, sign};

/// The kind of element that a signature is verified for: its refusals have names of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearer {
    /// A whole message, or metadata.
    Message,
    /// The assertion in a response.
    Assertion,
}
