//! `/ufficio/invii`: the desks of an operator; for who coordinates, counts of all desks and the terms of agreements.

use askama::Template;
use policy::Actor;
use web::{Answer, Caller, Page, PageError};

use crate::model::State;
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
    agreements: Vec<(String, String)>,
    rows: Vec<Row>,
}

struct Row {
    desk: String,
    open: i64,
    started: i64,
    other: i64,
    back: i64,
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
        let mut rows = Vec::new();
        for desk in all {
            let hers: Vec<(State, i64)> = counts
                .iter()
                .filter(|(id, _, _)| *id == desk.id.uuid())
                .map(|(_, state, count)| (*state, *count))
                .collect();
            let sum = |wanted: fn(State) -> bool| -> i64 {
                hers.iter().filter(|(state, _)| wanted(*state)).map(|(_, count)| count).sum()
            };
            if !hers.is_empty() {
                rows.push(Row {
                    desk: desk.name,
                    open: sum(|state| !state.is_closed()),
                    started: sum(|state| matches!(state, State::Started | State::Recorded)),
                    back: sum(State::comes_back),
                    other: sum(|state| matches!(state, State::Withdrawn | State::Declined | State::Erased)),
                });
            }
        }
        counted.push(Counted {
            name: network.name.clone(),
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
