//! What the first page of staff shows of the inboxes.

use askama::Template;
use identity::api::PersonId;
use kernel::Id;
use storage::Result;
use web::slice::PanelHtml;
use web::{Caller, Page};

use crate::model::State;
use crate::queries::{Reach, seen};
use crate::store;

struct Inbox {
    desk: String,
    href: String,
    waiting: i64,
    mine: i64,
    is_all: bool,
}

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Staff {
    page: Page,
    inboxes: Vec<Inbox>,
}

pub(crate) fn staff(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let me: PersonId = Id::from_uuid(caller.cx.person().unwrap_or_default());
        let mut inboxes = Vec::new();
        for (desk, reach) in seen(&mut tx, &caller.cx).await? {
            let is_all = reach == Reach::All;
            let waiting = if is_all {
                store::list::counts(&mut tx, desk.id).await?.get(&State::New).copied().unwrap_or_default()
            } else {
                store::list::count_faults(&mut tx, desk.id).await?
            };
            let mine = if is_all { store::list::count_mine(&mut tx, desk.id, me).await? } else { 0 };
            let href = format!("/ufficio/posta-in-arrivo/{}", desk.slug);
            inboxes.push(Inbox { desk: desk.name, href, waiting, mine, is_all });
        }
        if inboxes.is_empty() {
            return Ok(None);
        }
        written(&Staff { page: caller.page(String::new()), inboxes })
    })
}

fn written<T: Template>(panel: &T) -> Result<Option<String>> {
    // One panel that cannot be drawn must not take the page with it.
    Ok(panel.render().inspect_err(|error| tracing::error!(%error, "a panel of inbox cannot be drawn")).ok())
}
