//! The list.

use askama::Template;
use axum::Extension;
use web::components::Pager;
use web::forms::Form;
use web::{Answer, Caller, Page};

use super::options;
use crate::model::PersonId;
use crate::queries::people;
use crate::web::{ScopeSource, words};

#[derive(Template)]
#[template(path = "people/list.html")]
struct List {
    page: Page,
    heads: Vec<String>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: PersonId,
    name: String,
    email: String,
    state: String,
    tone: &'static str,
    roles: Vec<String>,
}

/// People by name, as far as her roles reach.
pub(in crate::web) async fn show(
    caller: Caller,
    Extension(scopes): Extension<ScopeSource>,
    form: Form,
) -> Answer {
    let options = options(&caller, scopes).await?;
    let after = form.get("dopo").and_then(|id| id.parse().ok());
    let people = people::list(&caller.cx, &options, after).await?;
    let say = caller.visit.translator();
    let rows: Vec<Row> = people
        .accounts
        .iter()
        .map(|account| {
            let (state, tone) = words::state(say, account.state());
            let grants = people.grants.get(&account.colleague.id).map(Vec::as_slice).unwrap_or_default();
            Row {
                id: account.colleague.id,
                name: account.colleague.name.clone(),
                email: account.colleague.email.to_string(),
                state,
                tone,
                roles: grants.iter().map(|grant| words::grant(say, grant, &options)).collect(),
            }
        })
        .collect();
    let last = rows.last().filter(|_| people.has_more).map(|row| format!("/ufficio/persone?dopo={}", row.id));
    let heads =
        ["identity-people-name", "identity-enter-email", "identity-people-roles", "identity-people-state"];
    web::html(&List {
        page: caller
            .page(caller.t("identity-people-title"))
            .crumb(caller.t("web-nav-office"), "/ufficio")
            .private(),
        heads: heads.map(|key| caller.t(key)).into(),
        rows,
        pager: Pager { previous: after.map(|_| "/ufficio/persone".to_owned()), next: last },
    })
}
