//! `/opportunita.atom` and `/opportunita.ics`: what is shown, for readers and calendars, narrowed as the page is.

use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use kernel::Instant;
use web::forms::Form;
use web::{Answer, Caller};

use super::list::filter_of;
use super::shown::until;
use crate::model::{Contract, Opportunity};
use crate::notices::calendar::{self, Entry};
use crate::queries;

/// The newest of them.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "public/feed.xml")]
struct Feed {
    title: String,
    subtitle: String,
    own: String,
    page: String,
    portal: String,
    updated: String,
    language: &'static str,
    entries: Vec<FeedEntry>,
}

struct FeedEntry {
    one: Opportunity,
    url: String,
    updated: String,
    published: String,
    kind: String,
    place: String,
    contract: &'static str,
}

pub(crate) async fn atom(caller: Caller, form: Form) -> Answer {
    let filter = filter_of(&form);
    let today = caller.cx.now().date();
    let mut tx = caller.cx.read().await?;
    let found = queries::find(&mut tx, &filter, today, (1, MOST)).await?;
    let say = caller.visit.translator();
    let newest = found.page.iter().map(|one| one.changed_at).max();
    let entries = found.page.iter().map(|one| FeedEntry {
        url: caller.app.url(&one.path()),
        updated: one.changed_at.rfc3339(),
        published: one.published_at.unwrap_or(one.changed_at).rfc3339(),
        kind: say.t(one.kind.text()),
        place: found.names.place(&one.place, say),
        contract: one.contract.map(Contract::word).unwrap_or_default(),
        one: one.clone(),
    });
    let feed = Feed {
        title: format!("{} – {}", caller.t("opportunity-list-title"), caller.app.site().name),
        subtitle: caller.t("opportunity-list-lead"),
        own: caller.app.url(&format!("/opportunita.atom{}", filter.query())),
        page: caller.app.url(&format!("/opportunita{}", filter.query())),
        portal: caller.app.site().name.clone(),
        // A feed without entries has a time that stays the same, so that readers see that nothing changed.
        updated: newest.unwrap_or(Instant::start_of(today)).rfc3339(),
        language: say.locale().code(),
        entries: entries.collect(),
    };
    Ok(([(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}

pub(crate) async fn calendar(caller: Caller, form: Form) -> Answer {
    let filter = filter_of(&form);
    let today = caller.cx.now().date();
    let mut tx = caller.cx.read().await?;
    let found = queries::find(&mut tx, &filter, today, (1, MOST)).await?;
    let say = caller.visit.translator();
    let entries: Vec<Entry<'_>> = found
        .page
        .iter()
        .map(|one| Entry {
            summary: format!("{}: {} ({})", say.t(one.kind.text()), one.title, until(one, say)),
            location: match one.address.as_str() {
                "" => found.names.place(&one.place, say),
                street => format!("{street}, {}", found.names.place(&one.place, say)),
            },
            url: caller.app.url(&one.path()),
            opportunity: one,
        })
        .collect();
    let name = format!("{} – {}", caller.t("opportunity-list-title"), caller.app.site().name);
    let file = calendar::file(&name, &entries);
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], file).into_response())
}
