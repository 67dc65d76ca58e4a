//! `/rete/enti/{id}`: a body as everybody sees it.

use askama::Template;
use axum::extract::Path;
use web::{Answer, Caller, Page, PageError};

use super::agreement::validity;
use super::id;
use crate::queries::organisation::{self, OrganisationView};

#[derive(Template)]
#[template(path = "organisation/show.html")]
struct Show {
    page: Page,
    view: OrganisationView,
    rows: Vec<MembershipRow>,
}

/// What binds the body today.
pub(crate) struct MembershipRow {
    pub(crate) agreement: String,
    pub(crate) href: String,
    pub(crate) kind: &'static str,
    pub(crate) role: &'static str,
    pub(crate) period: String,
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let view = organisation::view(&mut tx, id(&text)?, caller.cx.now().date()).await?;
    let view = view.filter(|view| view.body.is_listed).ok_or_else(PageError::not_found)?;
    let rows = membership_rows(caller.visit.translator(), &view);
    let page = caller.page(view.body.name.clone()).crumb(caller.t("network-show-title"), "/rete").rated();
    web::html(&Show { page, rows, view })
}

pub(crate) fn membership_rows(say: &texts::Translator, view: &OrganisationView) -> Vec<MembershipRow> {
    view.memberships
        .iter()
        .map(|(membership, agreement)| MembershipRow {
            agreement: agreement.title.clone(),
            href: format!("/rete/accordi/{}", agreement.id),
            kind: agreement.kind.text(),
            role: membership.role.text(),
            period: validity(say, membership.period),
        })
        .collect()
}
