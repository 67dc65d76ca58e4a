//! An opportunity as cards show it.

use texts::Translator;

use crate::actions::standing::CONFIRM;
use crate::model::{Opportunity, Verb};
use crate::queries::Names;

/// What a card says.
pub(crate) struct Card {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) kind: String,
    pub(crate) summary: String,
    pub(crate) language: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) facts: String,
    pub(crate) until: String,
}

impl Card {
    pub(crate) fn of(one: &Opportunity, names: &Names, say: &Translator) -> Self {
        let who = one.employer.as_ref().unwrap_or(&one.source_name);
        Self {
            title: one.title.clone(),
            href: one.path(),
            kind: say.t(one.kind.text()),
            summary: one.summary.clone(),
            language: one.language.word(),
            direction: direction(one),
            facts: format!("{who} · {}", names.place(&one.place, say)),
            until: until(one, say),
        }
    }
}

/// Which way its language is written.
pub(crate) const fn direction(one: &Opportunity) -> &'static str {
    if one.details.language.is_right_to_left() { "rtl" } else { "ltr" }
}

/// What its last day means, with the day.
pub(crate) fn until(one: &Opportunity, say: &Translator) -> String {
    say.ta(one.end_text(), &[("day", say.date(one.ends_on).into())])
}

/// The key of what was done, for the history.
pub(crate) fn done_text(action: &str) -> &'static str {
    if action == CONFIRM {
        return "opportunity-done-confirm";
    }
    let verb = action.strip_prefix("opportunity.").unwrap_or(action);
    match Verb::parse(verb) {
        Ok(Verb::Draft) => "opportunity-done-draft",
        Ok(Verb::SendIn) => "opportunity-done-send-in",
        Ok(Verb::Approve) => "opportunity-done-approve",
        Ok(Verb::Return) => "opportunity-done-return",
        Ok(Verb::Publish) => "opportunity-done-publish",
        Ok(Verb::Expire) => "opportunity-done-expire",
        Ok(Verb::Renew) => "opportunity-done-renew",
        Ok(Verb::Withdraw) => "opportunity-done-withdraw",
        Err(_) => "opportunity-done-edit",
    }
}
