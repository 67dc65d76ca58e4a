//! `…/servizi`: what the desk answers for; saving confirms the catalogue.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use network::api::Organisation;
use storage::Tx;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::super::launch::reach::worked;
use crate::actions::launch::{LaunchError, Served, choose_services};
use crate::model::catalogue::Freshness;
use crate::model::launch::Item;
use crate::model::{Desk, ServiceId};
use crate::store;
use crate::store::catalogue::service_list::Narrowed;

/// More services than one can tick on a page: then the desk answers for all.
const MOST: i64 = 500;

/// The services of a body.
struct Group {
    field: &'static str,
    body: String,
    services: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "setup/services.html")]
struct ServicesPage {
    page: Page,
    fields: Fields,
    steps: Option<Steps>,
    served: Vec<Choice>,
    groups: Vec<Group>,
    count: usize,
}

async fn page(tx: &mut Tx, caller: &Caller, desk: &Desk, fields: Fields) -> Result<ServicesPage, PageError> {
    let hides = Freshness::hidden_up_to(caller.cx.now().date());
    let cards = store::catalogue::service_list::list(tx, &Narrowed::default(), hides, MOST, 0).await?;
    let count = cards.len();
    let mut ids: Vec<Id<Organisation>> = cards.iter().map(|card| card.organisation).collect();
    ids.sort();
    ids.dedup();
    let bodies = network::api::organisations(tx, &ids).await?;
    let mut of_body: HashMap<Id<Organisation>, Vec<Choice>> = HashMap::new();
    for card in cards {
        of_body.entry(card.organisation).or_default().push(Choice::new(card.id.to_string(), card.name));
    }
    let groups = bodies
        .into_iter()
        .filter_map(|body| {
            let services = of_body.remove(&body.id)?;
            Some(Group { field: "service", body: body.details.name, services })
        })
        .collect();
    let served = vec![
        Choice::new("all", caller.t("desk-setup-services-all"))
            .hint(caller.t("desk-setup-services-all-hint")),
        Choice::new("listed", caller.t("desk-setup-services-listed")),
    ];
    let page = super::page(caller, desk, "desk-setup-services-title");
    let steps = super::steps(caller, desk, Item::CatalogueConfirmed);
    Ok(ServicesPage { page, fields, steps, served, groups, count })
}

/// The form, with what is on record.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn form(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    let listed = store::desk::services(&mut tx, desk.id).await?;
    let served = if desk.serves_all_services { "all" } else { "listed" };
    let mut pairs = vec![("served", served.to_owned())];
    pairs.extend(listed.iter().map(|service| ("service", service.to_string())));
    web::html(&page(&mut tx, &caller, &desk, Fields::of(Form::from_pairs(pairs))).await?)
}

/// Keeps it and confirms the catalogue.
///
/// # Errors
/// As [`form`].
pub(crate) async fn save(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let (field, served) = typed(&form);
    if let Some(served) = errors.check(field, served) {
        match choose_services(&caller.cx, desk.id, served).await {
            Ok(()) => {
                return super::onward(&caller, desk, Item::CatalogueConfirmed, "desk-setup-services-done")
                    .await;
            }
            Err(LaunchError::Unknown) => errors.add("service", "desk-setup-services-unknown"),
            Err(error) => return Err(error.into()),
        }
    }
    let mut tx = caller.cx.read().await?;
    web::unprocessable(&page(&mut tx, &caller, &desk, Fields::refused(form, errors)).await?)
}

fn typed(form: &Form) -> (&'static str, Result<Served, &'static str>) {
    match form.text("served") {
        "all" => ("served", Ok(Served::All)),
        "listed" => {
            let parsed = form.get_all("service").map(|id| id.parse::<ServiceId>());
            let listed: Result<Vec<ServiceId>, _> = parsed.collect();
            match listed {
                Ok(listed) if listed.is_empty() => ("service", Err("desk-setup-services-none")),
                Ok(listed) => ("service", Ok(Served::Listed(listed))),
                Err(_) => ("service", Err("desk-setup-services-unknown")),
            }
        }
        _ => ("served", Err("desk-setup-services-missing")),
    }
}
