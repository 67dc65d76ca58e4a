//! What the API says when it cannot.

use axum::http::StatusCode;
use axum::http::header::{HeaderValue, WWW_AUTHENTICATE};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value};
use storage::StorageError;
use web::{Caller, Kind, PageError, kinds};

use super::super::shown::too_many;
use super::shapes::AlternativeShape;
use crate::actions::{BookError, ChangeError};
use crate::model::Reached;
use crate::queries::Alternative;

/// The header that makes a repeated request answer as the first did.
pub const KEY_HEADER: &str = "Idempotency-Key";

/// The kinds of problem of this room, beside those of the shell.
pub const KINDS: &[Kind] = &[SLOT_TAKEN, KEY_USED, NOT_NOW, TOO_MANY];

static SLOT_TAKEN_KIND: Kind = SLOT_TAKEN;
static KEY_USED_KIND: Kind = KEY_USED;
static NOT_NOW_KIND: Kind = NOT_NOW;
static TOO_MANY_KIND: Kind = TOO_MANY;

/// A time that is not free.
const SLOT_TAKEN: Kind = Kind {
    name: "slot-taken",
    status: StatusCode::CONFLICT,
    title: "desk-slot-taken-title",
    text: "desk-slot-taken-text",
};

/// A key that came with another request before.
const KEY_USED: Kind = Kind {
    name: "idempotency-key-used",
    status: StatusCode::UNPROCESSABLE_ENTITY,
    title: "desk-key-used-title",
    text: "desk-key-used-text",
};

/// An appointment that cannot be changed any more.
const NOT_NOW: Kind = Kind {
    name: "appointment-over",
    status: StatusCode::CONFLICT,
    title: "desk-not-now-title",
    text: "desk-not-now-text",
};

/// Somebody who has as many appointments ahead as one may have.
const TOO_MANY: Kind = Kind {
    name: "too-many-appointments",
    status: StatusCode::UNPROCESSABLE_ENTITY,
    title: "desk-too-many-title",
    text: "desk-too-many-text",
};

/// 422 with one field that is wrong.
pub fn wrong_field(caller: &Caller, field: &str, key: &'static str) -> PageError {
    wrong(Map::from_iter([(field.to_owned(), Value::String(caller.visit.t(key)))]))
}

/// 422 with all fields that are wrong.
pub fn wrong(errors: Map<String, Value>) -> PageError {
    PageError::of(&kinds::INVALID).with("errors", Value::Object(errors))
}

/// 422 for a key that came with another request before.
fn key_used(caller: &Caller) -> PageError {
    let errors = Map::from_iter([(KEY_HEADER.to_owned(), Value::String(caller.visit.t(KEY_USED.text)))]);
    PageError::of(&KEY_USED_KIND).with("errors", Value::Object(errors))
}

/// 401 with the scheme that is wanted.
pub fn token_missing() -> Response {
    let mut response = PageError::sign_in().into_response();
    response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    response
}

/// 409 with the nearest free times.
fn taken(alternatives: &[Alternative]) -> PageError {
    let shapes: Vec<AlternativeShape> = alternatives.iter().map(AlternativeShape::from).collect();
    PageError::of(&SLOT_TAKEN_KIND).with("alternatives", serde_json::to_value(shapes).unwrap_or_default())
}

/// Why nothing was booked, as an answer.
pub fn of_booking(caller: &Caller, error: BookError) -> PageError {
    match error {
        BookError::UnknownDesk => wrong_field(caller, "desk", "desk-api-unknown-desk"),
        BookError::ServiceNotHere => wrong_field(caller, "service", "desk-api-unknown-service"),
        BookError::Past => wrong_field(caller, "starts_at", "desk-api-past"),
        BookError::SlotTaken { alternatives } => taken(&alternatives),
        BookError::TooMany(Reached::Hour) => PageError::too_many(3600).saying("desk-booking-too-many-hour"),
        BookError::TooMany(reached) => {
            let said = caller.visit.translator().say(&too_many(reached));
            let errors = Map::from_iter([("phone".to_owned(), Value::String(said))]);
            PageError::of(&TOO_MANY_KIND).with("errors", Value::Object(errors))
        }
        BookError::KeyUsed => key_used(caller),
        BookError::ReasonMissing | BookError::UnknownAgenda | BookError::NotWaiting => PageError::not_found(),
        BookError::Refused(_) => PageError::forbidden("web-error-forbidden-text"),
        BookError::Storage(error) => of_storage(error),
    }
}

/// Why nothing was changed, as an answer.
pub fn of_change(caller: &Caller, error: ChangeError) -> PageError {
    match error {
        ChangeError::Unknown | ChangeError::Refused(_) => PageError::not_found(),
        ChangeError::NotNow => PageError::of(&NOT_NOW_KIND).with("alternatives", Value::Array(Vec::new())),
        ChangeError::KeyUsed => key_used(caller),
        ChangeError::Past => wrong_field(caller, "starts_at", "desk-api-past"),
        ChangeError::UnknownDesk => wrong_field(caller, "desk", "desk-api-unknown-desk"),
        ChangeError::SlotTaken { alternatives } => taken(&alternatives),
        ChangeError::Storage(error) => of_storage(error),
    }
}

fn of_storage(error: StorageError) -> PageError {
    error.into()
}
