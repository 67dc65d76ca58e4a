//! Texts chosen by a type of the model.

use texts::{Message, Translator};

use crate::api::ScopeOption;
use crate::model::{AccountState, Grant, PASSWORD_MIN_CHARS, PasswordFault, Role};

/// Why a password is not let in, and what to do.
pub(super) fn password_fault(fault: PasswordFault) -> Message {
    match fault {
        PasswordFault::TooShort => Message::new("identity-password-short").with("min", PASSWORD_MIN_CHARS),
        PasswordFault::TooLong => Message::new("identity-password-long"),
        PasswordFault::Common => Message::new("identity-password-common"),
        PasswordFault::Personal => Message::new("identity-password-personal"),
    }
}

/// "Operatore: Sportello di Lerici".
pub(super) fn role_on(say: &Translator, role: Role, scope: &str) -> String {
    match role {
        Role::Administrator => say.t("identity-role-administrator"),
        Role::Coordinator => say.ta("identity-role-coordinator", &[("scope", scope.into())]),
        Role::Operator => say.ta("identity-role-operator", &[("scope", scope.into())]),
        Role::Clerk => say.ta("identity-role-clerk", &[("scope", scope.into())]),
    }
}

/// A grant by its role and the name of its scope.
pub(super) fn grant(say: &Translator, grant: &Grant, options: &[ScopeOption]) -> String {
    let label = options.iter().find(|option| option.id == grant.scope).map(|option| option.label.clone());
    let label = label.unwrap_or_else(|| say.t("identity-role-unknown-scope"));
    let role = role_on(say, grant.role, &label);
    match grant.office {
        Some(_) => say.ta("identity-role-by-office", &[("role", role.into())]),
        None => role,
    }
}

/// From when to when.
pub(super) fn span(say: &Translator, grant: &Grant) -> String {
    let from = say.date_short(grant.valid_from.date());
    // A grant that ends at midnight has the day before as its last.
    let last = grant.valid_until.map(|until| kernel::Instant::from_micros(until.micros() - 1).date());
    match last {
        Some(last) => {
            say.ta("identity-role-from-to", &[("from", from.into()), ("to", say.date_short(last).into())])
        }
        None => say.ta("identity-role-from", &[("from", from.into())]),
    }
}

/// How far an account has come, and the tone of its tag.
pub(super) fn state(say: &Translator, state: AccountState) -> (String, &'static str) {
    match state {
        AccountState::Invited => (say.t("identity-state-invited"), "wait"),
        AccountState::WithoutCodes => (say.t("identity-state-without-codes"), "wait"),
        AccountState::Ready => (say.t("identity-state-ready"), "ok"),
        AccountState::Disabled => (say.t("identity-state-disabled"), "stop"),
    }
}
