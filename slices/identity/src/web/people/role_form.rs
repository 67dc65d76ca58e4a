//! The fields that give a role: `role` ("operator:ID"), `from`, `until`.

use jiff::civil::Date;
use kernel::Instant;
use texts::Translator;
use web::forms::{Choice, FieldErrors, Form};

use crate::api::ScopeOption;
use crate::model::NewGrant;
use crate::web::words;

/// The roles that she may give, as answers of a select.
pub(super) fn choices(say: &Translator, givable: &[ScopeOption]) -> Vec<Choice> {
    givable
        .iter()
        .map(|option| Choice::new(value(option), words::role_on(say, option.role, &option.label)))
        .collect()
}

/// What was chosen. Only what was offered counts, so that nobody makes up the scopes in which a scope lies.
pub(super) fn read(
    form: &Form,
    givable: &[ScopeOption],
    now: Instant,
    errors: &mut FieldErrors,
) -> Option<NewGrant> {
    let chosen = givable.iter().find(|option| value(option) == form.text("role"));
    let chosen = errors.check("role", chosen.ok_or("identity-people-role-missing"));
    let from = day(form, "from", errors)?;
    let until = day(form, "until", errors)?;
    let chosen = chosen?;
    let grant = NewGrant::from_now(chosen.role, chosen.id, chosen.within.iter().copied(), now);
    errors.check("until", grant.on_days(from, until, now).map_err(|_| "identity-people-dates-wrong"))
}

fn value(option: &ScopeOption) -> String {
    format!("{}:{}", option.role, option.id)
}

/// A day that may be left out; the outer `None` is a day that cannot be read.
fn day(form: &Form, field: &str, errors: &mut FieldErrors) -> Option<Option<Date>> {
    match form.get(field) {
        None => Some(None),
        Some(text) => {
            let day = text.parse::<Date>().map_err(|_| "identity-people-date-unreadable");
            errors.check(field, day).map(Some)
        }
    }
}
