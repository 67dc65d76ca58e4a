//! `/ufficio/attivita`: the agreements whose lines she keeps.

use askama::Template;
use network::api::Agreement;
use web::{Answer, Caller, Page};

use super::{index_page, path, said};
use crate::queries::lines::agreements;
use crate::store;

#[derive(Template)]
#[template(path = "lines/index.html")]
struct Index {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    agreement: Agreement,
    href: String,
    validity: String,
    lines: usize,
}

pub(super) async fn index(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    let mut rows = Vec::new();
    for agreement in agreements(&mut tx, &caller.cx).await? {
        let lines = store::line::of_agreement(&mut tx, agreement.id).await?.len();
        let validity = said::validity(&agreement, caller.visit.translator());
        rows.push(Row { href: path(agreement.id), validity, lines, agreement });
    }
    web::html(&Index { page: index_page(&caller, caller.t("report-lines-title")), rows })
}
