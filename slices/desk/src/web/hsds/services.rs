//! `/hsds/v3/services`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use kernel::Id;
use network::api::Organisation;
use serde_json::{Value, json};
use storage::Tx;
use web::forms::Form as Parameters;
use web::{Caller, List, PageError, Problem};

use super::described::{ForServices, Full, HsdsService, Minimal, Paged};
use super::query::{self, Query};
use super::{Answer, page, shape};
use crate::model::catalogue::{Freshness, Service, ServiceId, Vocabulary};
use crate::queries::catalogue::search_services;
use crate::store::catalogue::service_list::{self, Narrowed};
use crate::store::catalogue::{change, place, service, term};

/// Services
///
/// All that the public sees, by name; with `search` those that answer it. Whole with `full`, only ids with `minimal`.
///
/// # Errors
/// 422 for a parameter that cannot be read.
#[utoipa::path(
    get,
    path = "/hsds/v3/services",
    operation_id = "listHsdsServices",
    tag = "hsds",
    params(Paged, ForServices, Full, Minimal),
    responses(
        (status = 200, description = "A page of services.", body = List<HsdsService>),
        (status = 422, description = "A parameter cannot be read; `parameter` names it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(caller: Caller, form: Parameters) -> Answer {
    let query = Query::of(&form)?;
    let today = caller.cx.now().date();
    let hides = Freshness::hidden_up_to(today);
    let mut reader = caller.cx.read().await?;
    let vocabulary = term::all(&mut reader).await?;
    let narrowed = narrowed(&mut reader, &query, &vocabulary, today).await?;
    let total = service_list::count(&mut reader, &narrowed, hides).await?;
    let limit = i64::from(query.part.per_page);
    let cards = service_list::list(&mut reader, &narrowed, hides, limit, query.part.offset()).await?;
    let contents: Vec<Value> = if query.is_minimal {
        cards
            .iter()
            .map(|card| json!({ "id": card.id, "modified_date": card.changed_at.rfc3339() }))
            .collect()
    } else {
        let ids: Vec<ServiceId> = cards.iter().map(|card| card.id).collect();
        let services = service::by_ids(&mut reader, &ids).await?;
        if query.is_full {
            full(&mut reader, &services, &vocabulary).await?
        } else {
            plain(&mut reader, &services).await?
        }
    };
    Ok(page(contents, u64::try_from(total).unwrap_or(0), &query))
}

/// A service
///
/// With all that belongs to it.
///
/// # Errors
/// 404 for a service that the public does not see.
#[utoipa::path(
    get,
    path = "/hsds/v3/services/{id}",
    operation_id = "getHsdsService",
    tag = "hsds",
    params(("id" = String, Path, description = "Id of the service.", example = "019aa5f0-0000-7000-8000-000000000101", format = Uuid)),
    responses(
        (status = 200, description = "The service.", body = HsdsService),
        (status = 404, description = "There is no such service, or the public does not see it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show(caller: Caller, Path(id): Path<String>) -> Answer {
    let id = shape::ours(query::id(&id)?);
    let mut reader = caller.cx.read().await?;
    let found = service::find(&mut reader, id).await?.filter(|found| found.is_shown(caller.cx.now().date()));
    let found = found.ok_or_else(PageError::not_found)?;
    let vocabulary = term::all(&mut reader).await?;
    let mut whole = full(&mut reader, &[found], &vocabulary).await?;
    let whole = whole.pop().ok_or_else(PageError::not_found)?;
    Ok(Json(whole).into_response())
}

/// The parameters as one narrowing: each takes away, none adds.
pub(super) async fn narrowed(
    tx: &mut Tx,
    query: &Query,
    vocabulary: &Vocabulary,
    today: jiff::civil::Date,
) -> Result<Narrowed, PageError> {
    let mut narrowed = Narrowed {
        organisation: query.organization.map(shape::ours),
        changed_from: query.modified_after,
        ..Narrowed::default()
    };
    if let Some(id) = query.taxonomy_term {
        match vocabulary.by_id(shape::ours(id)) {
            Some(term) => narrowed.filters.require(term.scheme.code(), &term.code),
            None => narrowed.among = Some(Vec::new()),
        }
    }
    if let Some(id) = query.taxonomy {
        let scheme = super::taxonomies::SCHEMES.into_iter().find(|scheme| shape::taxonomy_id(*scheme) == id);
        match scheme {
            Some(scheme) => narrowed.kind = Some(scheme.code()),
            None => narrowed.among = Some(Vec::new()),
        }
    }
    if !query.search.is_empty() {
        let ranked = search_services(tx, &query.search, &narrowed.filters, today).await?;
        let found = ranked.into_iter().map(|ranked| ranked.sheet).collect();
        narrowed.among = Some(both(narrowed.among.take(), found));
    }
    if let Some(postcode) = &query.postcode {
        let found = place::services_by_postcode(tx, postcode).await?;
        narrowed.among = Some(both(narrowed.among.take(), found));
    }
    Ok(narrowed)
}

fn both(among: Option<Vec<ServiceId>>, found: Vec<ServiceId>) -> Vec<ServiceId> {
    match among {
        None => found,
        Some(among) => found.into_iter().filter(|id| among.contains(id)).collect(),
    }
}

async fn bodies(
    tx: &mut Tx,
    services: &[Service],
) -> storage::Result<BTreeMap<Id<Organisation>, Organisation>> {
    let mut ids: Vec<Id<Organisation>> = services.iter().map(|service| service.organisation).collect();
    ids.sort();
    ids.dedup();
    let bodies = network::api::organisations(tx, &ids).await?;
    Ok(bodies.into_iter().map(|body| (body.id, body)).collect())
}

/// Services with what they have one of, their organisation included.
async fn plain(tx: &mut Tx, services: &[Service]) -> storage::Result<Vec<Value>> {
    let bodies = bodies(tx, services).await?;
    let shaped = services.iter().map(|service| {
        let mut fields = shape::service_fields(service);
        if let Some(body) = bodies.get(&service.organisation) {
            fields.insert("organization".to_owned(), shape::organization_fields(body).into());
        }
        fields.into()
    });
    Ok(shaped.collect())
}

/// Services with all that belongs to them.
pub(super) async fn full(
    tx: &mut Tx,
    services: &[Service],
    vocabulary: &Vocabulary,
) -> storage::Result<Vec<Value>> {
    let ids: Vec<ServiceId> = services.iter().map(|service| service.id).collect();
    let bodies = bodies(tx, services).await?;
    let places = place::of_services(tx, &ids).await?;
    let changes = change::of_services(tx, &ids).await?;
    let shaped = services.iter().map(|service| {
        let around = shape::Around {
            body: bodies.get(&service.organisation),
            places: places.iter().filter(|given| given.service == service.id).collect(),
            changes: changes.iter().filter(|change| change.service == service.id).collect(),
            vocabulary,
        };
        shape::service_full(service, &around).into()
    });
    Ok(shaped.collect())
}
