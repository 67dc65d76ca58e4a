//! `/ufficio/rete/enti/{id}`: a body with its offices, as its clerk and the coordinator see it.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use web::{Answer, Caller, Page, PageError};

use super::same_network;
use crate::model::Mandate;
use crate::queries::organisation::{self, OrganisationView};
use crate::store;
use crate::store::activation::Activation;
use crate::web::agreement::validity;
use crate::web::organisation::{MembershipRow, membership_rows};

#[derive(Template)]
#[template(path = "office/body.html")]
struct Show {
    page: Page,
    view: OrganisationView,
    rows: Vec<MembershipRow>,
    mandates: Vec<Mandate>,
    /// Those that their holders took on by themselves.
    activations: Vec<Activation>,
    today: Date,
    /// What the addresses carry.
    query: String,
}

impl Show {
    fn validity(&self, period: &kernel::Period) -> String {
        validity(&self.page, *period)
    }

    fn activation(&self, mandate: &Mandate) -> Option<&Activation> {
        self.activations.iter().find(|one| one.mandate == mandate.id)
    }

    fn address(&self) -> String {
        format!("/ufficio/rete/enti/{}", self.view.body.id)
    }
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    let mut tx = caller.cx.read().await?;
    let found = organisation::for_staff(&mut tx, &caller.cx, id).await??;
    let (view, mandates) = found.ok_or_else(PageError::not_found)?;
    let activations = store::activation::of_organisation(&mut tx, id).await?;
    let rows = membership_rows(caller.visit.translator(), &view);
    let page = super::page(&caller, view.body.name.clone())
        .crumb(caller.t("network-bodies-title"), format!("/ufficio/rete/enti{}", same_network(&caller)));
    let query = same_network(&caller);
    web::html(&Show { page, rows, mandates, activations, today: caller.cx.now().date(), query, view })
}
