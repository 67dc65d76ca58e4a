//! `/ufficio/invii`: the desks of an operator; for who coordinates, counts of all desks in
//! steps and the terms of agreements.

use askama::Template;
use policy::Actor;
use web::{Answer, Caller, Page, PageError};

use crate::model::{State, Told, step};
use crate::{queries, store};

#[derive(Template)]
#[template(path = "office/index.html")]
struct Index {
    page: Page,
    desks: Vec<(String, String)>,
    networks: Vec<Counted>,
}

struct Counted {
    name: String,
    /// In steps of how many counts are told.
    step: i64,
    agreements: Vec<(String, String)>,
    rows: Vec<Row>,
}

struct Row {
    desk: String,
    open: String,
    started: String,
    other: String,
    back: String,
}

/// `GET /ufficio/invii`
///
/// # Errors
/// 403 for who neither works at a desk nor coordinates.
pub(crate) async fn index(caller: Caller) -> Answer {
    if caller.cx.actor == Actor::Public {
        return Err(PageError::sign_in());
    }
    let mut tx = caller.cx.read().await?;
    let desks = queries::own_desks(&mut tx, &caller.cx).await?;
    let networks = queries::coordinated(&mut tx, &caller.cx).await?;
    match (desks.as_slice(), networks.is_empty()) {
        ([], true) => return Err(PageError::forbidden("referral-index-none")),
        ([desk], true) => return Ok(web::see_other(&format!("/ufficio/invii/{}", desk.slug))),
        _ => {}
    }
    let mut counted = Vec::new();
    for network in networks {
        let all = desk::api::desks_of_network(&mut tx, network.id.uuid()).await?;
        let counts = store::referral::counts_of_network(&mut tx, network.id).await?;
        let agreements = network::api::agreements_as_of(&mut tx, network.id, caller.cx.now().date()).await?;
        let threshold = agreements.iter().map(|one| one.suppression_threshold).max().unwrap_or_default();
        let mut rows = Vec::new();
        // Desks with none too: that a desk is missing would tell the first hand-over.
        for desk in all {
            let hers: Vec<(State, i64)> = counts
                .iter()
                .filter(|(id, _, _)| *id == desk.id.uuid())
                .map(|(_, state, count)| (*state, *count))
                .collect();
            let works_there = desks.iter().any(|own| own.id == desk.id);
            let sum = |wanted: fn(State) -> bool| {
                let count = hers.iter().filter(|(state, _)| wanted(*state)).map(|(_, count)| count).sum();
                said(
                    &caller,
                    if works_there { Told::Number(count) } else { Told::in_steps(count, threshold) },
                )
            };
            rows.push(Row {
                open: sum(|state| !state.is_closed()),
                started: sum(|state| matches!(state, State::Started | State::Recorded)),
                back: sum(State::comes_back),
                other: sum(|state| matches!(state, State::Withdrawn | State::Declined | State::Erased)),
                desk: desk.name,
            });
        }
        counted.push(Counted {
            name: network.name.clone(),
            step: step(threshold),
            agreements: agreements.into_iter().map(|one| (one.id.to_string(), one.terms.title)).collect(),
            rows,
        });
    }
    web::html(&Index {
        page: caller.page(caller.t("referral-office-title")).private(),
        desks: desks.into_iter().map(|desk| (desk.name, desk.slug)).collect(),
        networks: counted,
    })
}

fn said(caller: &Caller, told: Told) -> String {
    let say = caller.visit.translator();
    match told {
        Told::Number(count) => say.number(count),
        Told::FewerThan(count) => say.ta("referral-index-fewer", &[("count", count.into())]),
        Told::Between(from, to) => {
            say.ta("referral-index-between", &[("from", from.into()), ("to", to.into())])
        }
    }
}
