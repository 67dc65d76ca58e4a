//! The mails of the room. Plain text: short, one link, and what to do if one did not ask for it.

pub mod calendar;

use askama::Template;
use kernel::EmailAddress;
use mail::OutgoingMail;
use storage::Cx;
use storage::links::Link;
use texts::{Locale, Translator};
use web::Kit;

use crate::jobs::{BodyNews, SubscriberNews};
use crate::model::{Filter, Kind, Opportunity, Subscription};
use crate::queries::Names;

/// A mail tells of so many; the page has the rest.
const MOST_IN_A_MAIL: usize = 25;

/// A mail of a few paragraphs, perhaps with a list and a link.
#[derive(Template)]
#[template(path = "notices/mail.txt")]
struct Mail<'a> {
    paragraphs: Vec<String>,
    items: Vec<Item>,
    link: Option<String>,
    after: Vec<String>,
    site: &'a str,
}

struct Item {
    title: String,
    facts: String,
    url: String,
}

/// The link by which a body sends in.
pub(crate) fn link(
    kit: &Kit,
    cx: &Cx,
    to: EmailAddress,
    language: Locale,
    body: &str,
    link: &Link,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let until = say.date_of(link.expires_at);
    let mail = Mail {
        paragraphs: vec![
            say.ta("opportunity-mail-greeting", &[("body", body.into())]),
            say.t("opportunity-mail-link-text"),
        ],
        items: Vec::new(),
        link: Some(kit.link_address(cx, link)),
        after: vec![
            say.ta("opportunity-mail-link-until", &[("day", until.into())]),
            say.t("opportunity-mail-ignore"),
        ],
        site: &kit.site.name,
    };
    written(to, say.t("opportunity-mail-link-subject"), &mail)
}

/// What became of what a body sent in.
pub(crate) fn body(
    kit: &Kit,
    cx: &Cx,
    to: EmailAddress,
    language: Locale,
    one: &Opportunity,
    news: BodyNews,
    link: &Link,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let title = [("title", one.title.as_str().into())];
    let (subject, mut paragraphs) = match news {
        BodyNews::Returned => (
            say.ta("opportunity-mail-returned-subject", &title),
            vec![say.ta("opportunity-mail-returned-text", &title)],
        ),
        BodyNews::Approved => (
            say.ta("opportunity-mail-approved-subject", &title),
            vec![say.ta("opportunity-mail-approved-text", &title)],
        ),
        BodyNews::Published => (
            say.ta("opportunity-mail-published-subject", &title),
            vec![say.ta("opportunity-mail-published-text", &title), kit.url(&one.path())],
        ),
    };
    if let (BodyNews::Returned, Some(reason)) = (news, &one.reason) {
        paragraphs.push(say.ta("opportunity-mail-reason", &[("reason", reason.as_str().into())]));
    }
    paragraphs.push(say.t("opportunity-mail-yours"));
    let mail = Mail {
        paragraphs,
        items: Vec::new(),
        link: Some(kit.link_address(cx, link)),
        after: vec![say.t("opportunity-mail-ignore")],
        site: &kit.site.name,
    };
    written(to, subject, &mail)
}

/// What a mail about a saved search speaks of.
pub(crate) struct Said<'a> {
    pub(crate) found: &'a [Opportunity],
    pub(crate) names: &'a Names,
    pub(crate) groups: &'a [(String, String)],
    pub(crate) comune: Option<String>,
    pub(crate) link: &'a Link,
}

/// A mail about a saved search.
pub(crate) fn subscriber(
    kit: &Kit,
    cx: &Cx,
    one: &Subscription,
    news: SubscriberNews,
    said: &Said<'_>,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(one.locale);
    let search = described(&say, &one.filter, said.comune.as_deref(), said.groups);
    let search = [("search", search.as_str().into())];
    let (subject, text) = match news {
        SubscriberNews::Confirm => {
            (say.t("opportunity-mail-confirm-subject"), say.ta("opportunity-mail-confirm-text", &search))
        }
        SubscriberNews::Known => {
            (say.t("opportunity-mail-known-subject"), say.ta("opportunity-mail-known-text", &search))
        }
        SubscriberNews::Remind => {
            (say.t("opportunity-mail-remind-subject"), say.ta("opportunity-mail-remind-text", &search))
        }
        SubscriberNews::Digest { .. } => (
            say.ta("opportunity-mail-digest-subject", &[("count", said.found.len().into())]),
            say.ta("opportunity-mail-digest-text", &search),
        ),
    };
    let mut after = Vec::new();
    match news {
        SubscriberNews::Confirm => {
            after.push(say.t("opportunity-mail-confirm-how"));
            after.push(say.t("opportunity-mail-ignore-search"));
        }
        SubscriberNews::Known => after.push(say.t("opportunity-mail-ignore")),
        SubscriberNews::Remind => after.push(say.t("opportunity-mail-remind-how")),
        SubscriberNews::Digest { .. } => after.push(say.t("opportunity-mail-leave-how")),
    }
    let mail = Mail {
        paragraphs: vec![text],
        items: said
            .found
            .iter()
            .take(MOST_IN_A_MAIL)
            .map(|found| item(kit, &say, found, said.names))
            .collect(),
        link: Some(kit.link_address(cx, said.link)),
        after,
        site: &kit.site.name,
    };
    written(one.email.clone(), subject, &mail)
}

fn item(kit: &Kit, say: &Translator, one: &Opportunity, names: &Names) -> Item {
    let until = say.ta(one.end_text(), &[("day", say.date(one.ends_on).into())]);
    Item {
        title: one.title.clone(),
        facts: format!("{} · {} · {until}", say.t(one.kind.text()), names.place(&one.place, say)),
        url: kit.url(&one.path()),
    }
}

/// A filter in words.
pub(crate) fn described(
    say: &Translator,
    filter: &Filter,
    comune: Option<&str>,
    groups: &[(String, String)],
) -> String {
    let mut parts = Vec::new();
    if let Some(Ok(kind)) = filter.kind.as_deref().map(Kind::parse) {
        parts.push(say.t(kind.text()));
    }
    if !filter.words.is_empty() {
        parts.push(format!("«{}»", filter.words));
    }
    parts.extend(comune.map(str::to_owned));
    if let Some(group) = &filter.group {
        let name = groups.iter().find(|(key, _)| key == group).map(|(_, name)| name);
        parts.push(name.unwrap_or(group).clone());
    }
    if parts.is_empty() { say.t("opportunity-search-everything") } else { parts.join(" · ") }
}

fn written(to: EmailAddress, subject: String, mail: &Mail<'_>) -> Result<OutgoingMail, askama::Error> {
    Ok(OutgoingMail { to, subject, text: mail.render()?, html: None, files: Vec::new(), reply_to: None })
}
