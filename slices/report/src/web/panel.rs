//! What the room shows on the first page of staff: last month's report, handed in or not, and lines that are late.

use askama::Template;
use storage::Result;
use web::slice::PanelHtml;
use web::{Caller, Page};

use super::index::is_coordinator;
use super::said::period;
use crate::model::{Month, Months};
use crate::queries;
use crate::store;

#[derive(Template)]
#[template(path = "panels/staff.html")]
struct Staff {
    page: Page,
    month: String,
    report: Option<String>,
}

pub(crate) fn staff(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let Some(network) = queries::own_network(&mut tx).await? else { return Ok(None) };
        if !is_coordinator(&caller, &network) {
            return Ok(None);
        }
        let last = Months::single(Month::of(caller.cx.now().date()).previous());
        let report = store::report::same(&mut tx, network.id.uuid(), "mensile", last).await?;
        let panel = Staff {
            page: caller.page(String::new()),
            month: period(last, caller.visit.translator()),
            report: report.map(|report| format!("/ufficio/rapporti/{}", report.id)),
        };
        written(&panel)
    })
}

fn written<T: Template>(panel: &T) -> Result<Option<String>> {
    // One panel that cannot be drawn must not take the page with it.
    Ok(panel
        .render()
        .inspect_err(|error| tracing::error!(%error, "the panel of report cannot be drawn"))
        .ok())
}
