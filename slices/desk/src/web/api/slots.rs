//! `GET /api/v1/slots` and `GET /api/v1/slots/first`.

use std::collections::HashMap;

use axum::Json;
use axum::extract::Query;
use kernel::IstatCode;
use web::{Caller, List, PageError, Problem};

use super::input::Input;
use super::refused::wrong_field;
use super::shapes::{FirstSlots, InvalidProblem, SlotShape};
use crate::model::{Channels, Wanted};
use crate::queries::free_slots::MAX_DAYS;
use crate::queries::{FreeSlots, NearBy, first_free, free_slots};
use crate::store;

/// Days that are listed unless another number is asked for.
const DAYS: u16 = 7;
/// Desks that are answered unless another number is asked for, and at most.
const DESKS: u16 = 20;
const DESKS_MAX: u16 = 100;

/// Free times of a desk
///
/// One row for each start and channel that can be booked from a day on, in order.
///
/// # Errors
/// 404 for a desk that is not there, 422 for parameters that cannot be read.
#[utoipa::path(
    get,
    path = "/api/v1/slots",
    operation_id = "listSlots",
    tag = "slots",
    params(
        ("desk" = String, Query, description = "Id of the desk.", example = "019aa5f0-0000-7000-8000-000000000001", format = Uuid),
        ("from" = Option<String>, Query, description = "The first day: today unless it is said.", example = "2026-11-24", format = Date),
        ("days" = Option<u16>, Query, description = "How many days: 7 unless it is said.", example = 30, minimum = 1, maximum = 92),
        ("service" = Option<String>, Query, description = "Id of a service: nothing is free where the desk does not answer for it, and one that is not there is wrong.",
         example = "019aa5f0-0000-7000-8000-000000000101", format = Uuid),
        ("channel" = Option<String>, Query, description = "`in_person`, `phone` or `video`: only this one.", example = "in_person"),
    ),
    responses(
        (status = 200, description = "The free times.", body = List<SlotShape>),
        (status = 404, description = "There is no such desk.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter is missing or wrong, or there is no such service.", body = InvalidProblem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_slots(
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<List<SlotShape>>, PageError> {
    let mut input = Input::of_query(&caller, query);
    let desk = input.id("desk");
    let desk = input.needed("desk", desk);
    let from = input.date("from").unwrap_or_else(|| caller.cx.now().date());
    let days = input.number("days", MAX_DAYS).unwrap_or(DAYS);
    let service = input.id("service");
    let channels = input.channel("channel").map_or(Channels::ALL, Channels::from);
    let (Some(desk), Ok(())) = (desk, input.check()) else { return Err(input.refusal()) };
    let mut reader = caller.cx.read().await?;
    let desk = store::desk::find(&mut reader, desk).await?.filter(crate::model::Desk::is_public);
    let desk = desk.ok_or_else(PageError::not_found)?;
    if let Some(service) = service
        && !store::desk::is_given(&mut reader, service).await?
    {
        return Err(wrong_field(&caller, "service", "desk-api-unknown-service"));
    }
    let wanted = Wanted { channels, ..Wanted::at(desk.id, caller.cx.now()) };
    let slots = free_slots(&mut reader, &desk, &FreeSlots { from, days, service, wanted }).await?;
    Ok(Json(List::whole(slots.into_iter().map(SlotShape::from).collect())))
}

/// The first free time near a municipality
///
/// Over all open desks: those of the municipality first, then by distance. The best offer's fields stand at the top,
/// and the first free time of each desk in `contents`. Without `near` the earliest time comes first.
///
/// # Errors
/// 422 for a municipality that is not there or parameters that cannot be read.
#[utoipa::path(
    get,
    path = "/api/v1/slots/first",
    operation_id = "firstSlots",
    tag = "slots",
    params(
        ("service" = Option<String>, Query, description = "Id of a service: only desks that answer for it.",
         example = "019aa5f0-0000-7000-8000-000000000101", format = Uuid),
        ("near" = Option<String>, Query, description = "ISTAT code of a municipality.", example = "011015"),
        ("channel" = Option<String>, Query, description = "`in_person`, `phone` or `video`: only this one.", example = "in_person"),
        ("limit" = Option<u16>, Query, description = "How many desks: 20 unless it is said.", example = 20, minimum = 1, maximum = 100),
    ),
    responses(
        (status = 200, description = "The best offer, and one of each desk.", body = FirstSlots),
        (status = 422, description = "The municipality is unknown, or a parameter is wrong.", body = InvalidProblem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn first_slots(
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<FirstSlots>, PageError> {
    let mut input = Input::of_query(&caller, query);
    let service = input.id("service");
    let channel = input.channel("channel");
    let limit = usize::from(input.number("limit", DESKS_MAX).unwrap_or(DESKS));
    let near = input.text("near").and_then(|code| {
        let code = IstatCode::parse(&code).ok();
        if code.is_none() {
            input.wrong("near", "desk-api-unknown-municipality");
        }
        code
    });
    input.check()?;
    let mut reader = caller.cx.read().await?;
    if let Some(service) = service
        && !store::desk::is_given(&mut reader, service).await?
    {
        return Err(wrong_field(&caller, "service", "desk-api-unknown-service"));
    }
    let search = NearBy { service, channel, near, limit };
    let offers = first_free(&mut reader, &caller.cx, &search).await?;
    let offers = offers.ok_or_else(|| wrong_field(&caller, "near", "desk-api-unknown-municipality"))?;
    Ok(Json(FirstSlots::from(offers)))
}
