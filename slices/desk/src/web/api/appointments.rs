//! `POST /api/v1/appointments`, and `GET`, `PATCH`, `DELETE /api/v1/appointments/{code}` with the token.

use axum::Json;
use axum::extract::Path;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use kernel::{BookingCode, Id};
use serde_json::Value;
use storage::Cx;
use storage::links;
use web::context::holder;
use web::{Caller, PageError, Problem, bearer};

use super::super::shown::visitor;
use super::input::Input;
use super::refused::{KEY_HEADER, of_booking, of_change, token_missing, wrong_field};
use super::shapes::{
    AppointmentShape, BookedAppointment, InvalidProblem, NewAppointment, NewTime as NewTimeShape,
    SlotTakenProblem,
};
use crate::actions::{
    BookError, Booked, Booking, ChangeError, NewTime, Once, book_appointment, cancel_appointment,
    move_appointment,
};
use crate::model::{Appointment, AppointmentState, Channel, Desk, TypedAttendee, code_of};
use crate::policy::MANAGE_APPOINTMENT;
use crate::queries::lacks_channel;
use crate::store;

/// Longest key in bytes.
const KEY_BYTES: usize = 255;

/// Book a time
///
/// A name and a telephone number or a mail address are enough. The answer carries the code to be read aloud, the
/// token for the other operations and the link for a browser.
///
/// # Errors
/// See the responses.
#[utoipa::path(
    post,
    path = "/api/v1/appointments",
    operation_id = "bookAppointment",
    tag = "appointments",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "Any text of at most 255 characters: a repeated request with the same key \
         and body is answered as the first was.", example = "5b1f6b0e-6f1c-4b0c-9d3e-7f2a1c9e0a11", max_length = 255),
    ),
    request_body(content = NewAppointment, description = "The time, and who comes.", content_type = "application/json"),
    responses(
        (status = 201, description = "Booked.", body = BookedAppointment,
         headers(("Location" = String, description = "Where the appointment can be read with its token."))),
        (status = 400, description = "The body is no JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The time is not free, or not any more.", body = SlotTakenProblem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not said to be JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields are missing or wrong, the desk never receives on that channel, the key came with another body \
         before (`idempotency-key-used`), or there are too many appointments \
         ahead with this telephone or mail address (`too-many-appointments`).", body = InvalidProblem, content_type = "application/problem+json"),
        (status = 429, description = "Too many bookings in an hour from one network address or with one contact; try again later.", body = Problem,
         content_type = "application/problem+json", headers(("Retry-After" = u32, description = "Seconds to wait."))),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn book(
    caller: Caller,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Result<Response, PageError> {
    let once = once(&caller, &headers, &body)?;
    let booking = read_booking(&caller, body, once)?;
    let (desk, channel) = (booking.desk, booking.channel);
    let booked = book_appointment(&caller.cx, booking).await;
    if matches!(booked, Err(BookError::SlotTaken { .. })) {
        check_channel(&caller, desk, channel).await?;
    }
    let booked = booked.map_err(|error| of_booking(&caller, error))?;
    let shape = booked_shape(&caller, &booked);
    let location = format!("/api/v1/appointments/{}", shape.code);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(shape)).into_response())
}

fn read_booking(caller: &Caller, body: Value, once: Option<Once>) -> Result<Booking, PageError> {
    let mut input = Input::of_body(caller, body)?;
    let desk = input.id("desk");
    let desk = input.needed("desk", desk);
    let starts_at = input.instant("starts_at");
    let starts_at = input.needed("starts_at", starts_at);
    let channel = input.channel("channel");
    let channel = input.needed("channel", channel);
    let service = input.id("service");
    let mut text = |field: &str| input.text(field).unwrap_or_default();
    let typed =
        TypedAttendee { name: text("name"), phone: text("phone"), email: text("email"), note: text("note") };
    let parsed = typed.parse().map_err(|errors| input.wrong_attendee(&errors)).ok();
    match (desk, starts_at, channel, parsed, input.check()) {
        (Some(desk), Some(starts_at), Some(channel), Some((attendee, note)), Ok(())) => Ok(Booking {
            desk,
            starts_at,
            channel,
            service,
            attendee,
            note,
            agenda: None,
            minutes: None,
            once,
            by: Some(visitor(caller)),
        }),
        _ => Err(input.refusal()),
    }
}

/// 422 in place of "taken" where the desk never offers the channel: no other time would help. Asked only after the
/// booking was refused, so that it weighs on no other.
async fn check_channel(caller: &Caller, desk: Id<Desk>, channel: Channel) -> Result<(), PageError> {
    let mut reader = caller.cx.read().await?;
    match lacks_channel(&mut reader, desk, channel, caller.cx.now().date()).await? {
        true => Err(wrong_field(caller, "channel", "desk-api-channel-not-here")),
        false => Ok(()),
    }
}

/// The key of the request, if it has one: kept as hashes only.
fn once(caller: &Caller, headers: &HeaderMap, body: &Value) -> Result<Option<Once>, PageError> {
    let Some(header) = headers.get(KEY_HEADER) else { return Ok(None) };
    let key = header.to_str().ok().map(str::trim).filter(|key| !key.is_empty() && key.len() <= KEY_BYTES);
    let key = key.ok_or_else(|| wrong_field(caller, KEY_HEADER, "desk-api-key-wrong"))?;
    Ok(Some(Once::of(caller.cx.keys(), "desk.idempotency", key, &canonical(body))))
}

/// The same text for the same JSON, in whatever order its fields were sent.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut pairs: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), canonical(value)))
                .collect();
            pairs.sort();
            format!("{{{}}}", pairs.join(","))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

fn booked_shape(caller: &Caller, booked: &Booked) -> BookedAppointment {
    BookedAppointment {
        id: booked.id.to_string(),
        code: booked.code.to_string(),
        token: links::token(caller.cx.keys(), booked.link.id),
        link: caller.app.kit().link_address(&caller.cx, &booked.link),
        desk: booked.desk.to_string(),
        starts_at: booked.starts_at.rfc3339(),
        ends_at: booked.ends_at.rfc3339(),
        channel: booked.channel.word(),
        state: AppointmentState::Booked.word(),
    }
}

/// Read an appointment
///
/// With its code in the address and its token in `Authorization`. A wrong code and a wrong token are told alike.
///
/// # Errors
/// See the responses.
#[utoipa::path(
    get,
    path = "/api/v1/appointments/{code}",
    operation_id = "getAppointment",
    tag = "appointments",
    security(("appointment_token" = [])),
    params(("code" = String, Path, description = "The booking code, in any spelling.", example = "K7M-4QX-9TD")),
    responses(
        (status = 200, description = "The appointment.", body = AppointmentShape),
        (status = 401, description = "The token is missing.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no appointment with that code and token.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show(
    caller: Caller,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let (_, appointment) = match opened(&caller, &headers, &code).await? {
        Ok(opened) => opened,
        Err(missing) => return Ok(missing),
    };
    answer(&caller, &appointment).await
}

/// Move an appointment
///
/// To another free time, channel or desk; code, token and link stay.
///
/// # Errors
/// See the responses.
#[utoipa::path(
    patch,
    path = "/api/v1/appointments/{code}",
    operation_id = "moveAppointment",
    tag = "appointments",
    security(("appointment_token" = [])),
    params(("code" = String, Path, description = "The booking code, in any spelling.", example = "K7M-4QX-9TD")),
    request_body(content = NewTimeShape, description = "The new time.", content_type = "application/json"),
    responses(
        (status = 200, description = "Moved.", body = AppointmentShape),
        (status = 400, description = "The body is no JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "The token is missing.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no appointment with that code and token.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The time is not free, or the appointment is over.", body = SlotTakenProblem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not said to be JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields are missing or wrong.", body = InvalidProblem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn relocate(
    caller: Caller,
    headers: HeaderMap,
    Path(code): Path<String>,
    Json(body): Json<Value>,
) -> Result<Response, PageError> {
    let (cx, appointment) = match opened(&caller, &headers, &code).await? {
        Ok(opened) => opened,
        Err(missing) => return Ok(missing),
    };
    let mut input = Input::of_body(&caller, body)?;
    let starts_at = input.instant("starts_at");
    let starts_at = input.needed("starts_at", starts_at);
    let channel = input.channel("channel");
    let desk = input.id("desk");
    let (Some(starts_at), Ok(())) = (starts_at, input.check()) else { return Err(input.refusal()) };
    let to = NewTime { starts_at, channel, desk, agenda: None };
    let moved = move_appointment(&cx, appointment.id, to).await;
    if matches!(moved, Err(ChangeError::SlotTaken { .. })) {
        let (desk, channel) = (desk.unwrap_or(appointment.desk), channel.unwrap_or(appointment.channel));
        check_channel(&caller, desk, channel).await?;
    }
    let moved = moved.map_err(|error| of_change(&caller, error))?;
    answer(&caller, &moved).await
}

/// Cancel an appointment
///
/// Asked again, it answers the same.
///
/// # Errors
/// See the responses.
#[utoipa::path(
    delete,
    path = "/api/v1/appointments/{code}",
    operation_id = "cancelAppointment",
    tag = "appointments",
    security(("appointment_token" = [])),
    params(("code" = String, Path, description = "The booking code, in any spelling.", example = "K7M-4QX-9TD")),
    responses(
        (status = 200, description = "The cancelled appointment.", body = AppointmentShape),
        (status = 401, description = "The token is missing.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no appointment with that code and token.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The appointment is over.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn cancel(
    caller: Caller,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let (cx, appointment) = match opened(&caller, &headers, &code).await? {
        Ok(opened) => opened,
        Err(missing) => return Ok(missing),
    };
    let cancelled =
        cancel_appointment(&cx, appointment.id, None).await.map_err(|error| of_change(&caller, error))?;
    answer(&caller, &cancelled).await
}

/// The context of the token's holder and the appointment that token and code both name; the inner error is the answer
/// to who sends no token.
async fn opened(
    caller: &Caller,
    headers: &HeaderMap,
    code: &str,
) -> Result<Result<(Cx, Appointment), Response>, PageError> {
    let Some(token) = bearer(headers).filter(|token| !token.is_empty()) else {
        return Ok(Err(token_missing()));
    };
    let mut reader = caller.cx.read().await?;
    let link = links::resolve(&mut reader, &caller.cx, token).await?.map_err(|_| PageError::not_found())?;
    if link.purpose != MANAGE_APPOINTMENT {
        return Err(PageError::not_found());
    }
    let found = store::appointment::find(&mut reader, Id::from_uuid(link.resource)).await?;
    let appointment = found.ok_or_else(PageError::not_found)?;
    match BookingCode::parse(code) {
        Ok(typed) if typed == code_of(caller.cx.keys(), appointment.id.uuid(), appointment.code_salt) => {
            Ok(Ok((caller.cx.acting_as(holder(&link)), appointment)))
        }
        _ => Err(PageError::not_found()),
    }
}

async fn answer(caller: &Caller, appointment: &Appointment) -> Result<Response, PageError> {
    let mut reader = caller.cx.read().await?;
    let desk = store::desk::find(&mut reader, appointment.desk).await?.ok_or_else(PageError::not_found)?;
    let code = code_of(caller.cx.keys(), appointment.id.uuid(), appointment.code_salt).to_string();
    let video = store::agenda::video_of(&mut reader, appointment).await?;
    Ok(Json(AppointmentShape::of(appointment, &desk, video.as_ref(), code)).into_response())
}
