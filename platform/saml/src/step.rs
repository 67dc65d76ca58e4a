//! The steps of verification, each under its name, so that a test can switch one off and see that something slips through.
//! Outside tests nothing can be switched off: [`is_off`] is a constant.

use crate::Refusal;

macro_rules! steps {
    ($($name:ident)+) => {
        /// A step of verification.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Step { $($name,)+ }

        impl Step {
            /// Each of them.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

steps! {
    Size
    DocumentType
    Depth
    Elements
    Instruction
    DuplicateId
    ResponseSigned
    AssertionSigned
    SignaturePlace
    SignatureStructure
    SignatureAlgorithm
    DigestAlgorithm
    Canonicalization
    Transforms
    Reference
    TrustedKey
    SignatureValue
    MessageId
    Version
    IssueInstant
    InResponseTo
    Destination
    Status
    Issuer
    IssuerFormat
    AssertionCount
    AssertionPlace
    AssertionId
    AssertionVersion
    AssertionIssueInstant
    AssertionIssuer
    AssertionIssuerFormat
    NameIdFormat
    NameIdQualifier
    ConfirmationMethod
    Recipient
    ConfirmationInResponseTo
    ConfirmationNotOnOrAfter
    NotBefore
    NotOnOrAfter
    Audience
    Level
    AttributesEmpty
    AttributesAsked
}

/// Runs a check unless its step is switched off.
pub(crate) fn step(step: Step, check: impl FnOnce() -> Result<(), Refusal>) -> Result<(), Refusal> {
    if is_off(step) { Ok(()) } else { check() }
}

/// Refuses unless the condition holds or the step is switched off.
pub(crate) fn ensure(which: Step, holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    step(which, || if holds { Ok(()) } else { Err(refusal) })
}

/// Whether a step is switched off: never, outside tests.
#[cfg(not(test))]
pub(crate) const fn is_off(_step: Step) -> bool {
    false
}

#[cfg(test)]
pub(crate) use switch::{is_off, without};

#[cfg(test)]
mod switch {
    use super::Step;
    use std::cell::RefCell;

    thread_local! {
        static OFF: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
    }

    pub(crate) fn is_off(step: Step) -> bool {
        OFF.with_borrow(|off| off.contains(&step))
    }

    /// Runs something with some steps switched off, on this thread only.
    pub(crate) fn without<T>(steps: &[Step], run: impl FnOnce() -> T) -> T {
        OFF.with_borrow_mut(|off| off.extend_from_slice(steps));
        let outcome = run();
        OFF.with_borrow_mut(Vec::clear);
        outcome
    }
}
