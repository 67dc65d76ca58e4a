//! `/hsds/v3/service_at_locations`: which service is given where.

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use serde_json::Value;
use storage::Tx;
use web::forms::Form as Parameters;
use web::{Caller, List, PageError, Problem};

use super::described::{ForServices, Full, HsdsServiceAtLocation, Paged};
use super::query::{self, Query};
use super::services::{full, narrowed};
use super::{Answer, page, shape};
use crate::model::catalogue::{Freshness, Service, ServiceAtPlace, ServiceId, Vocabulary};
use crate::store::catalogue::{place, service, term};

/// Services at places
///
/// Which service is given where; with `full` with all that belongs to both.
///
/// # Errors
/// 422 for a parameter that cannot be read.
#[utoipa::path(
    get,
    path = "/hsds/v3/service_at_locations",
    operation_id = "listHsdsServiceAtLocations",
    tag = "hsds",
    params(Paged, ForServices, Full),
    responses(
        (status = 200, description = "A page of services at places.", body = List<HsdsServiceAtLocation>),
        (status = 422, description = "A parameter cannot be read; `parameter` names it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(caller: Caller, form: Parameters) -> Answer {
    let query = Query::of(&form)?;
    let today = caller.cx.now().date();
    let mut reader = caller.cx.read().await?;
    let vocabulary = term::all(&mut reader).await?;
    let narrowed = narrowed(&mut reader, &query, &vocabulary, today).await?;
    let hides = Freshness::hidden_up_to(today);
    let asked = place::Asked { narrowed: &narrowed, postcode: query.postcode.as_deref(), hides };
    let total = place::count_given(&mut reader, &asked).await?;
    let given =
        place::given(&mut reader, &asked, i64::from(query.part.per_page), query.part.offset()).await?;
    let ids: Vec<ServiceId> = given.iter().map(|given| given.service).collect();
    let services = service::by_ids(&mut reader, &ids).await?;
    let mut contents = Vec::new();
    for given in &given {
        let Some(service) = services.iter().find(|service| service.id == given.service) else { continue };
        contents.push(match query.is_full {
            true => whole(&mut reader, given, service, &vocabulary).await?,
            false => plain(given, service),
        });
    }
    Ok(page(contents, u64::try_from(total).unwrap_or(0), &query))
}

/// A service at a place
///
/// With all that belongs to both.
///
/// # Errors
/// 404 for one that is not there, or whose service the public does not see.
#[utoipa::path(
    get,
    path = "/hsds/v3/service_at_locations/{id}",
    operation_id = "getHsdsServiceAtLocation",
    tag = "hsds",
    params(("id" = String, Path, description = "Id of the service at its place.", example = "019aa5f0-0000-7000-8000-000000000403", format = Uuid)),
    responses(
        (status = 200, description = "The service at its place.", body = HsdsServiceAtLocation),
        (status = 404, description = "There is none, or the public does not see the service.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show(caller: Caller, Path(id): Path<String>) -> Answer {
    let mut reader = caller.cx.read().await?;
    let given =
        place::find(&mut reader, shape::ours(query::id(&id)?)).await?.ok_or_else(PageError::not_found)?;
    let found = service::find(&mut reader, given.service).await?;
    let found =
        found.filter(|found| found.is_shown(caller.cx.now().date())).ok_or_else(PageError::not_found)?;
    let vocabulary = term::all(&mut reader).await?;
    Ok(Json(whole(&mut reader, &given, &found, &vocabulary).await?).into_response())
}

fn plain(given: &ServiceAtPlace, service: &Service) -> Value {
    serde_json::json!({
        "id": given.id,
        "service_id": given.service,
        "location_id": given.place.id,
        "location": shape::location_fields(&given.place),
        "service": shape::service_fields(service),
    })
}

/// With name and status of the service beside it: the API document of HSDS 3.0 describes this answer by the schema of
/// a service, the compiled schemas by its own; this way it is right by both.
async fn whole(
    tx: &mut Tx,
    given: &ServiceAtPlace,
    service: &Service,
    vocabulary: &Vocabulary,
) -> Result<Value, PageError> {
    let mut inner = full(tx, std::slice::from_ref(service), vocabulary).await?.pop().unwrap_or_default();
    if let Some(inner) = inner.as_object_mut() {
        inner.remove("service_at_locations");
    }
    let mut outer = shape::at_location(given);
    if let Some(outer) = outer.as_object_mut() {
        outer.insert("name".to_owned(), service.sheet.name.clone().into());
        outer.insert("status".to_owned(), service.status.code().into());
        outer.insert("service".to_owned(), inner);
    }
    Ok(outer)
}
