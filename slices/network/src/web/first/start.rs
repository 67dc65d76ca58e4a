//! `/entra-in-rete?q=`: what it takes, and the search in the public index.

use askama::Template;
use web::forms::{Fields, Form};
use web::{Answer, Caller, Page};

use crate::model::IndexEntry;
use crate::store;
use crate::store::public_index::IndexImport;

/// Most bodies that are shown; whoever finds more writes more of the name.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "first/start.html")]
struct Start {
    page: Page,
    fields: Fields,
    /// The last import; none before the first.
    index: Option<IndexImport>,
    is_asked: bool,
    is_more: bool,
    found: Vec<IndexEntry>,
}

pub(crate) async fn show(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let index = store::public_index::last(&mut tx).await?;
    let words = form.text("q").chars().take(200).collect::<String>();
    let is_asked = words.chars().any(char::is_alphanumeric);
    let mut found = Vec::new();
    if is_asked {
        let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
        found = store::public_index::search(&mut tx, &words, most).await?;
    }
    drop(tx);
    let is_more = found.len() > MOST;
    found.truncate(MOST);
    let page = caller
        .page(caller.t("network-first-title"))
        .crumb(caller.t("network-show-title"), "/rete")
        .described(caller.t("network-first-lead"));
    web::html(&Start { page, fields: Fields::of(form), index, is_asked, is_more, found })
}
