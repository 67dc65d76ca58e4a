//! `GET /api/v1/desks`.

use std::collections::HashMap;

use axum::Json;
use axum::extract::Query;
use web::{Caller, List, PageError, Problem};

use super::input::Input;
use super::shapes::{DeskShape, InvalidProblem};
use crate::store;

/// Desks on a page unless another number is asked for, and at most.
const PER_PAGE: u16 = 100;
const PER_PAGE_MAX: u16 = 1000;

/// The desks of the network
///
/// All open and suspended desks by name, a page at a time.
///
/// # Errors
/// 422 for a page that is no number.
#[utoipa::path(
    get,
    path = "/api/v1/desks",
    operation_id = "listDesks",
    tag = "desks",
    params(
        ("page" = Option<u16>, Query, description = "Number of the page, from 1.", example = 1, minimum = 1),
        ("per_page" = Option<u16>, Query, description = "Desks on a page: 100 unless it is said.", example = 100,
         minimum = 1, maximum = 1000),
    ),
    responses(
        (status = 200, description = "A page of desks.", body = List<DeskShape>),
        (status = 422, description = "A parameter is wrong.", body = InvalidProblem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_desks(
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<List<DeskShape>>, PageError> {
    let mut input = Input::of_query(&caller, query);
    let page = i64::from(input.number("page", u16::MAX).unwrap_or(1));
    let per_page = i64::from(input.number("per_page", PER_PAGE_MAX).unwrap_or(PER_PAGE));
    input.check()?;
    let mut reader = caller.cx.read().await?;
    let desks = store::desk::public(&mut reader, per_page, (page - 1) * per_page).await?;
    let total = store::desk::count_public(&mut reader).await?;
    let shapes = desks.iter().map(DeskShape::from).collect();
    let positive = |number: i64| u64::try_from(number).unwrap_or(0);
    Ok(Json(List::page(shapes, positive(total), positive(page), positive(per_page))))
}
