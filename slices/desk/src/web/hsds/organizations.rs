//! `/hsds/v3/organizations`.

use axum::Json;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use kernel::Id;
use network::api::Organisation;
use serde_json::{Value, json};
use storage::Tx;
use web::forms::Form as Parameters;
use web::{Caller, List, PageError, Problem};

use super::described::{ForOrganizations, Full, HsdsOrganization, Paged};
use super::query::{self, Query};
use super::{Answer, page_of, services, shape};
use crate::model::catalogue::Service;
use crate::store::catalogue::{place, service, service_list, term};
use texts::italian::fold;

/// Bodies
///
/// The bodies that give services, by name.
///
/// # Errors
/// 422 for a parameter that cannot be read.
#[utoipa::path(
    get,
    path = "/hsds/v3/organizations",
    operation_id = "listHsdsOrganizations",
    tag = "hsds",
    params(Paged, Full, ForOrganizations),
    responses(
        (status = 200, description = "A page of bodies.", body = List<HsdsOrganization>),
        (status = 422, description = "A parameter cannot be read; `parameter` names it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(caller: Caller, form: Parameters) -> Answer {
    let query = Query::of(&form)?;
    let mut reader = caller.cx.read().await?;
    let ids: Vec<Id<Organisation>> =
        service_list::bodies(&mut reader).await?.into_iter().map(|(body, ..)| body).collect();
    let words = fold(&query.search);
    let mut bodies = network::api::organisations(&mut reader, &ids).await?;
    bodies.retain(|body| {
        words.is_empty() || fold(&format!("{} {}", body.name, body.description)).contains(&words)
    });
    let mut shaped = Vec::new();
    for body in &bodies {
        if query.is_full || query.has_full_services {
            shaped.push(whole(&mut reader, &caller, body, query.has_full_services).await?);
        } else {
            shaped.push(shape::organization_fields(body).into());
        }
    }
    Ok(page_of(shaped, &query))
}

/// A body
///
/// With its places and its services.
///
/// # Errors
/// 404 for a body that is not on record.
#[utoipa::path(
    get,
    path = "/hsds/v3/organizations/{id}",
    operation_id = "getHsdsOrganization",
    tag = "hsds",
    params(("id" = String, Path, description = "Id of the body.", example = "019aa5f0-0000-7000-8000-000000000402", format = Uuid), ForOrganizations),
    responses(
        (status = 200, description = "The body.", body = HsdsOrganization),
        (status = 404, description = "There is no such body.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter cannot be read; `parameter` names it.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show(caller: Caller, Path(id): Path<String>, form: Parameters) -> Answer {
    let query = Query::of(&form)?;
    let mut reader = caller.cx.read().await?;
    let body = network::api::organisation(&mut reader, shape::ours(query::id(&id)?)).await?;
    let body = body.ok_or_else(PageError::not_found)?;
    let whole = whole(&mut reader, &caller, &body, query.has_full_services).await?;
    Ok(Json(whole).into_response())
}

async fn whole(
    tx: &mut Tx,
    caller: &Caller,
    body: &Organisation,
    with_services: bool,
) -> Result<Value, PageError> {
    let today = caller.cx.now().date();
    let mut given: Vec<Service> = service::of_body(tx, body.id).await?;
    given.retain(|service| service.is_shown(today));
    let places = place::of_bodies(tx, &[body.id]).await?;
    let services: Vec<Value> = if with_services {
        let vocabulary = term::all(tx).await?;
        services::full(tx, &given, &vocabulary).await?
    } else {
        given
            .iter()
            .map(|service| json!({ "id": service.id, "name": service.sheet.name, "status": service.status.code() }))
            .collect()
    };
    Ok(shape::organization_full(body, &places, services).into())
}
