//! The room's panel on `/ufficio`.

use askama::Template;
use storage::Result;
use web::slice::PanelHtml;
use web::{Caller, Page};

use crate::model::State;
use crate::{queries, store};

/// What came back is news for so many days.
const BACK_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Staff {
    page: Page,
    desks: Vec<Line>,
}

struct Line {
    name: String,
    slug: String,
    waiting: i64,
    back: i64,
    calls: i64,
}

pub(crate) fn staff(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let since = caller.cx.now().plus_days(-BACK_DAYS);
        let mut desks = Vec::new();
        for desk in queries::own_desks(&mut tx, &caller.cx).await? {
            let counts = store::referral::counts(&mut tx, desk.id.uuid()).await?;
            let count =
                |state: State| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, n)| *n);
            desks.push(Line {
                waiting: count(State::Sent) + count(State::Accepted) + count(State::Asked),
                back: store::referral::count_back(&mut tx, desk.id.uuid(), since).await?,
                calls: store::line::count_calls(&mut tx, desk.id.uuid()).await?,
                name: desk.name,
                slug: desk.slug,
            });
        }
        if desks.is_empty() {
            return Ok(None);
        }
        written(&Staff { page: caller.page(String::new()), desks })
    })
}

fn written<T: Template>(panel: &T) -> Result<Option<String>> {
    // One panel that cannot be drawn must not take the page with it.
    Ok(panel
        .render()
        .inspect_err(|error| tracing::error!(%error, "a panel of referral cannot be drawn"))
        .ok())
}
