//! A need in words: the same on pages and in mails.

use texts::Translator;

use crate::model::{Contract, Hours, Need};

/// What is needed, line by line; no word of who asks.
pub(crate) fn need_facts(say: &Translator, need: &Need) -> Vec<(String, String)> {
    let mut facts = vec![(say.t("firm-fact-kind"), say.t(need.kind.text()))];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (say.t(key), value)));
    };
    add(need.kind.topic(), Some(need.topic.clone()));
    add("firm-fact-people", need.people.map(|count| say.number(i64::from(count))));
    add("firm-fact-place", Some(need.place.clone()));
    add("firm-fact-contract", need.contract.map(Contract::text).map(|key| say.t(key)));
    add("firm-fact-hours", need.hours.map(Hours::text).map(|key| say.t(key)));
    add("firm-fact-by-day", need.by_day.map(|day| say.date(day)));
    add("firm-fact-details", Some(need.details.clone()));
    facts
}

/// What of it is free text, line by line.
pub(crate) fn said_facts(say: &Translator, need: &Need) -> Vec<(String, String)> {
    let all = [
        (need.kind.topic(), &need.topic),
        ("firm-fact-place", &need.place),
        ("firm-fact-details", &need.details),
    ];
    all.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (say.t(key), (*text).clone())).collect()
}

/// Who asks, line by line. `comune` is the name of its Comune.
pub(crate) fn firm_facts(say: &Translator, need: &Need, comune: Option<&str>) -> Vec<(String, String)> {
    let firm = &need.firm;
    let mut facts = vec![(say.t("firm-fact-firm"), firm.name.clone())];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (say.t(key), value)));
    };
    add("firm-fact-code", firm.code.as_ref().map(ToString::to_string));
    add("firm-fact-comune", Some(comune.map_or_else(|| say.t("firm-comune-elsewhere"), str::to_owned)));
    add("firm-fact-contact", Some(firm.contact.clone()));
    add("firm-fact-phone", firm.phone.as_ref().map(ToString::to_string));
    add("firm-fact-email", firm.email.as_ref().map(ToString::to_string));
    let share = if firm.may_share { "firm-share-yes" } else { "firm-share-no" };
    add("firm-fact-share", Some(say.t(share)));
    facts
}

/// Elapsed minutes as people say them: hours below two days, then days.
pub(crate) fn elapsed(say: &Translator, minutes: i64) -> String {
    if minutes < 2 * 24 * 60 {
        say.ta("firm-elapsed-hours", &[("count", (minutes / 60).into())])
    } else {
        say.ta("firm-elapsed-days", &[("count", (minutes / (24 * 60)).into())])
    }
}
