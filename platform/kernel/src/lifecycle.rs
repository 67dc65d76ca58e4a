//! Lives of things: a table of steps, from, verb, to.

/// A step that the table of a life does not have from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{verb:?} cannot be done from {from:?}")]
pub struct StepRefused<S, V> {
    /// Where it stands; nothing, where it is not there yet.
    pub from: Option<S>,
    /// What was asked.
    pub verb: V,
}
