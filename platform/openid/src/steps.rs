//! Every verification of this crate has a name here, so that the mutation test can switch each off in turn and see that some case
//! notices. Outside the crate's own tests there is no switch.

macro_rules! steps {
    ($($(#[$doc:meta])* $step:ident,)*) => {
        /// A verification.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Step { $($(#[$doc])* $step,)* }

        #[cfg(test)]
        impl Step {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$step,)*];
        }
    };
}

steps! {
    JwsLength, JwsAlgorithmAllowed, JwsType, JwsCritical, JwsKeyFits, JwsSignature,
    JweLength, JweAlgorithmAllowed, JweContentAllowed, JweCritical, JweCompressed, JweTag,
    StatementIssued, StatementExpired, StatementKid, StatementSelf, StatementSubject, StatementIssuer,
    StatementKeys, StatementCritical, StatementAudience,
    ChainAnchorKeys, ChainSuperiorKeys, ChainLeafKeys, ChainFetches, ChainLength, ChainLoop, ChainHints, ChainPathLength, ChainNaming, ChainEntityTypes,
    PolicyCritical, PolicyConflict, PolicyEssential, PolicyOneOf, PolicySubset, PolicySuperset, PolicySize,
    IdTokenIssuer, IdTokenAudience, IdTokenNonce, IdTokenIssued, IdTokenExpired, IdTokenAccessToken, IdTokenLevel,
    UserinfoEncrypted, UserinfoSubject, UserinfoIssuer, UserinfoAudience, UserinfoExpired,
    MarkIssuerAllowed, MarkSubject, MarkExpired, MarkKind, MarkSignature,
}

/// An error unless the condition holds (or, in the crate's own tests, the step is switched off).
pub(crate) fn ensure<E>(step: Step, holds: bool, error: E) -> Result<(), E> {
    if holds || is_off(step) { Ok(()) } else { Err(error) }
}

#[cfg(not(test))]
pub(crate) const fn is_off(_step: Step) -> bool {
    false
}

#[cfg(test)]
pub(crate) use switch::{is_off, without};

#[cfg(test)]
mod switch {
    use super::Step;
    use std::cell::Cell;

    thread_local! {
        static OFF: Cell<Option<Step>> = const { Cell::new(None) };
    }

    pub(crate) fn is_off(step: Step) -> bool {
        OFF.get() == Some(step)
    }

    pub(crate) fn without<T>(step: Step, work: impl FnOnce() -> T) -> T {
        OFF.set(Some(step));
        let result = work();
        OFF.set(None);
        result
    }
}
