//! What the first page of staff says of contacts: how many today, how many to complete.

use askama::Template;
use texts::Translator;
use web::Caller;
use web::slice::PanelHtml;

use super::form::base;
use crate::queries::desks_at;
use crate::store;

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Panel {
    t: Translator,
    desks: Vec<Row>,
}

struct Row {
    name: String,
    href: String,
    today: u64,
    open: u64,
}

pub(crate) fn draw(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let desks = desks_at(&mut tx, &caller.cx).await?;
        if desks.is_empty() {
            return Ok(None);
        }
        let ids: Vec<_> = desks.iter().map(|desk| desk.id).collect();
        let counts = store::lists::counts(&mut tx, &ids, caller.cx.now().date()).await?;
        let rows = desks.iter().zip(counts).map(|(desk, (_, open, today))| Row {
            name: desk.name.clone(),
            href: base(desk),
            today,
            open,
        });
        let panel = Panel { t: caller.visit.translator().clone(), desks: rows.collect() };
        // One panel that cannot be drawn must not take the page with it.
        Ok(panel
            .render()
            .inspect_err(|error| tracing::error!(%error, "the panel of contacts cannot be drawn"))
            .ok())
    })
}
