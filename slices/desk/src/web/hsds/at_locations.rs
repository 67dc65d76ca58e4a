//! `/hsds/v3/service_at_locations`: which service is given where.

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use serde_json::Value;
use storage::Tx;
use web::forms::Form;
use web::{Caller, PageError};

use super::query::{self, Query};
use super::services::{full, narrowed};
use super::{Answer, page, shape};
use crate::model::catalogue::{Freshness, Service, ServiceAtPlace, ServiceId, Vocabulary};
use crate::store::catalogue::{place, service, term};

/// `GET /hsds/v3/service_at_locations`
///
/// # Errors
/// 422 for a parameter that cannot be read.
pub async fn list(caller: Caller, form: Form) -> Answer {
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

/// `GET /hsds/v3/service_at_locations/{id}`
///
/// # Errors
/// 404 for one that is not there, or whose service the public does not see.
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
