//! How appointments and times are said on the operator's pages.

use jiff::civil::Date;
use kernel::{Instant, PhoneNumber};
use texts::Translator;

use crate::model::{Appointment, AppointmentState, WallSpan};

/// The key of a state's word.
pub const fn state_key(state: AppointmentState) -> &'static str {
    match state {
        AppointmentState::Held => "desk-agenda-state-held",
        AppointmentState::Booked => "desk-agenda-state-booked",
        AppointmentState::Served => "desk-agenda-state-served",
        AppointmentState::NoShow => "desk-agenda-state-no-show",
        AppointmentState::Displaced => "desk-agenda-state-displaced",
        AppointmentState::Cancelled => "desk-agenda-state-cancelled",
    }
}

/// The tone of its tag.
pub const fn state_tone(state: AppointmentState) -> &'static str {
    match state {
        AppointmentState::Served => "ok",
        AppointmentState::NoShow | AppointmentState::Displaced => "stop",
        AppointmentState::Held => "wait",
        AppointmentState::Booked | AppointmentState::Cancelled => "plain",
    }
}

/// Who comes, as she is called; who was forgotten, or never said, has a word too.
pub fn name(t: &Translator, appointment: &Appointment) -> String {
    match (&appointment.attendee.name, appointment.state) {
        (Some(name), _) => name.clone(),
        (None, AppointmentState::Held) => t.t("desk-agenda-name-held"),
        (None, _) => t.t("desk-agenda-name-none"),
    }
}

/// Her telephone as people write it.
pub fn phone(appointment: &Appointment) -> Option<String> {
    appointment.attendee.phone.as_ref().map(PhoneNumber::to_string)
}

/// "lunedì 23 novembre": the year only where it is another one.
pub fn day(t: &Translator, day: Date, today: Date) -> String {
    let long = t.date(day);
    match long.strip_suffix(&format!(" {}", today.year())) {
        Some(short) if day.year() == today.year() => short.to_owned(),
        _ => long,
    }
}

/// "lunedì 23 novembre, 9:30".
pub fn moment(t: &Translator, at: Instant, today: Date) -> String {
    format!("{}, {}", day(t, at.date(), today), t.time_of(at))
}

/// "8:30–12:00".
pub fn span(span: WallSpan) -> String {
    format!("{}–{}", wall(span.from()), wall(span.until()))
}

/// "8:30".
pub fn wall(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
