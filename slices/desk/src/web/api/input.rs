//! Reads JSON bodies and queries field by field, so that all that is wrong is told at once, each in its field.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Id, Instant};
use serde_json::{Map, Value};
use web::{Caller, PageError};

use super::refused::{wrong, wrong_field};
use crate::model::{AttendeeError, Channel};

/// A body or a query being read.
pub struct Input<'a> {
    caller: &'a Caller,
    fields: Map<String, Value>,
    errors: Map<String, Value>,
}

impl<'a> Input<'a> {
    /// The fields of a JSON object.
    ///
    /// # Errors
    /// 422 when it is something else.
    pub fn of_body(caller: &'a Caller, body: Value) -> Result<Self, PageError> {
        match body {
            Value::Object(fields) => Ok(Self { caller, fields, errors: Map::new() }),
            _ => Err(wrong_field(caller, "body", "desk-api-not-object").saying("desk-api-not-object")),
        }
    }

    /// The fields of a query. Empty ones were left blank.
    pub fn of_query(caller: &'a Caller, query: HashMap<String, String>) -> Self {
        let given = query.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let fields = given.map(|(name, value)| (name, Value::String(value))).collect();
        Self { caller, fields, errors: Map::new() }
    }

    /// Marks a field as wrong; the first thing that is wrong with it stays.
    pub fn wrong(&mut self, field: &str, key: &'static str) {
        let text = self.caller.visit.t(key);
        self.errors.entry(field).or_insert(Value::String(text));
    }

    /// A text, or nothing.
    pub fn text(&mut self, field: &str) -> Option<String> {
        match self.fields.get(field) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.clone()),
            Some(_) => {
                self.wrong(field, "desk-api-not-text");
                None
            }
        }
    }

    /// An id, or nothing.
    pub fn id<T>(&mut self, field: &str) -> Option<Id<T>> {
        let text = self.text(field)?;
        let id = text.trim().parse().ok();
        if id.is_none() {
            self.wrong(field, "desk-api-not-an-id");
        }
        id
    }

    /// A time with its offset, or nothing.
    pub fn instant(&mut self, field: &str) -> Option<Instant> {
        let text = self.text(field)?;
        let instant = Instant::parse(text.trim()).ok();
        if instant.is_none() {
            self.wrong(field, "desk-api-not-a-time");
        }
        instant
    }

    /// A day, or nothing.
    pub fn date(&mut self, field: &str) -> Option<Date> {
        let text = self.text(field)?;
        let date = Some(text.trim()).filter(|text| text.len() == 10).and_then(|text| text.parse().ok());
        if date.is_none() {
            self.wrong(field, "desk-api-not-a-date");
        }
        date
    }

    /// A channel, or nothing.
    pub fn channel(&mut self, field: &str) -> Option<Channel> {
        let text = self.text(field)?;
        let channel = Channel::parse(text.trim()).ok();
        if channel.is_none() {
            self.wrong(field, "desk-api-not-a-channel");
        }
        channel
    }

    /// A number from 1 to `max`, or nothing.
    pub fn number(&mut self, field: &str, max: u16) -> Option<u16> {
        let text = self.text(field)?;
        let number = text.trim().parse().ok().filter(|number| (1..=max).contains(number));
        if number.is_none() {
            let said =
                self.caller.visit.translator().ta("desk-api-out-of-range", &[("max", i64::from(max).into())]);
            self.errors.entry(field).or_insert(Value::String(said));
        }
        number
    }

    /// A field that must be there: marks it when it is not.
    pub fn needed<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.wrong(field, "desk-api-required");
        }
        value
    }

    /// Marks what is wrong with who comes.
    pub fn wrong_attendee(&mut self, errors: &[AttendeeError]) {
        for error in errors {
            let key = match error {
                AttendeeError::NameMissing => "desk-api-name-missing",
                AttendeeError::NameTooLong => "desk-api-name-long",
                AttendeeError::ContactMissing => "desk-api-contact-missing",
                AttendeeError::Phone(_) => "desk-api-phone-wrong",
                AttendeeError::Email(_) => "desk-api-email-wrong",
                AttendeeError::NoteTooLong => "desk-api-note-long",
            };
            self.wrong(error.field(), key);
        }
    }

    /// The refusal, if anything was wrong.
    pub fn refusal(&self) -> PageError {
        wrong(self.errors.clone())
    }

    /// Goes on when nothing was wrong.
    ///
    /// # Errors
    /// 422 with all that was.
    pub fn check(&self) -> Result<(), PageError> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.refusal()) }
    }
}
