//! How requests are said on pages.

use texts::Translator;

use crate::model::{Message, Sender};

/// A span of time that passed, in the largest unit that says it.
pub(super) fn span(say: &Translator, minutes: i64) -> String {
    match minutes {
        ..60 => say.ta("inbox-span-minutes", &[("count", minutes.max(0).into())]),
        60..2880 => say.ta("inbox-span-hours", &[("count", (minutes / 60).into())]),
        _ => say.ta("inbox-span-days", &[("count", (minutes / 1440).into())]),
    }
}

/// What a request is about, in one line; what cannot be said by its own words is said by ours.
pub(super) fn subject(say: &Translator, message: &Message) -> String {
    match (message.emptied_at.is_some(), message.fault.is_some(), message.subject.is_empty()) {
        (true, ..) => say.t("inbox-subject-emptied"),
        (_, true, _) => say.ta("inbox-subject-fault", &[("page", message.subject.as_str().into())]),
        (.., true) => say.t("inbox-subject-none"),
        _ => message.subject.clone(),
    }
}

/// Who wrote, and from where when the answer goes elsewhere; a mail may come without saying.
pub(super) fn sender(say: &Translator, sender: &Sender) -> String {
    let shown = sender.shown();
    match (&sender.from, &sender.email) {
        _ if shown.is_empty() => say.t("inbox-sender-unknown"),
        (Some(from), Some(to)) => say.ta(
            "inbox-sender-elsewhere",
            &[("who", shown.into()), ("from", from.as_str().into()), ("to", to.as_str().into())],
        ),
        _ => shown,
    }
}

/// A text as lines, for a page.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
