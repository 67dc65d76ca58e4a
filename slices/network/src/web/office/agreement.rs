//! `/ufficio/rete/accordi/{id}`: an agreement with all its parties, whatever their state.

use askama::Template;
use axum::extract::Path;
use web::{Answer, Caller, Page, PageError};

use super::history::{self, Shown};
use super::{groups, own_agreement, page_in};
use crate::model::{AdhesionState, SignatureRound};
use crate::queries::agreement::{self, PartyRow};
use crate::queries::history as edits;
use crate::web::agreement::{facts, validity};

#[derive(Template)]
#[template(path = "office/agreement.html")]
struct Show {
    page: Page,
    address: String,
    facts: Vec<(String, String)>,
    description: String,
    /// Groups whose rule stands in words only.
    everybody: Vec<String>,
    parties: Vec<PartyRow>,
    rounds: Vec<SignatureRound>,
    edits: Vec<Shown>,
}

impl Show {
    fn validity(&self, period: &kernel::Period) -> String {
        validity(&self.page, *period)
    }

    fn tone(&self, state: &AdhesionState) -> &'static str {
        tone(*state)
    }
}

/// The colour of a state; its word says it all.
pub(crate) const fn tone(state: AdhesionState) -> &'static str {
    match state {
        AdhesionState::Active => "ok",
        AdhesionState::Requested | AdhesionState::Approved | AdhesionState::Signed => "wait",
        AdhesionState::Expired | AdhesionState::Refused => "stop",
        AdhesionState::Withdrawn => "plain",
    }
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = own_agreement(&mut tx, &caller, &text).await?;
    let today = caller.cx.now().date();
    let view = agreement::view(&mut tx, agreement.id, today).await?.ok_or_else(PageError::not_found)?;
    let (parties, rounds) = agreement::parties(&mut tx, agreement.id).await?;
    let edits = edits::of_agreement(&mut tx, agreement.id).await?;
    let edits = history::shown(&mut tx, caller.visit.translator(), &edits).await?;
    web::html(&Show {
        page: page_in(&mut tx, &caller, agreement.network, agreement.title.clone()).await?,
        address: format!("/ufficio/rete/accordi/{}", agreement.id),
        facts: facts(caller.visit.translator(), &view),
        everybody: groups::of_everybody(&agreement.terms.target_groups, caller.visit.locale()),
        description: agreement.terms.description,
        parties,
        rounds,
        edits,
    })
}
