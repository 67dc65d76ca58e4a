//! What the room shows on pages of `app`: the way in for firms on the home page, firms that wait on the first page of staff.

use ::web::slice::PanelHtml;
use ::web::{Caller, Page};
use askama::Template;

use crate::model::{State, late_before};
use crate::queries::Seen;
use crate::store;

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Staff {
    page: Page,
    waiting: i64,
    late: i64,
    unconfirmed: i64,
}

#[derive(Template)]
#[template(path = "panels/home.html")]
struct Home {
    page: Page,
}

pub(crate) fn home(caller: Caller) -> PanelHtml {
    Box::pin(async move { Ok(drawn(&Home { page: caller.page(String::new()) })) })
}

/// One panel that cannot be drawn must not take the page with it.
fn drawn<T: Template>(panel: &T) -> Option<String> {
    panel.render().inspect_err(|error| tracing::error!(%error, "a panel of firm cannot be drawn")).ok()
}

pub(crate) fn staff(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let Some(whose) = Seen::of(&mut tx, &caller.cx).await?.whose() else { return Ok(None) };
        let counts = store::need::counts(&mut tx, &whose).await?;
        let count = |state| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
        let late = store::need::count_late(&mut tx, &whose, late_before(caller.cx.now())).await?;
        let panel = Staff {
            page: caller.page(String::new()),
            waiting: count(State::Received),
            late,
            unconfirmed: count(State::Sent),
        };
        Ok(drawn(&panel))
    })
}
