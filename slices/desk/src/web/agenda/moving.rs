//! Another time for an appointment: the free times of a week, each a button.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use texts::Translator;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::settle::{found, way_back};
use super::{base, page_of, refused_change, said};
use crate::actions::{ChangeError, NewTime, move_appointment};
use crate::model::{Appointment, AppointmentState, Channel, Desk, Slot, Wanted};
use crate::queries::{Alternative, FreeSlots, free_slots};
use crate::web::shown::channel_key;

/// Days shown at a time.
const DAYS: u16 = 7;

/// A time as a button.
pub(super) struct TimeButton {
    pub value: String,
    pub label: String,
}

pub(super) struct DayOfTimes {
    pub label: String,
    pub times: Vec<TimeButton>,
}

#[derive(Template)]
#[template(path = "agenda/move.html")]
struct MovePage {
    page: Page,
    taken: bool,
    details: Vec<(String, String)>,
    back: String,
    back_word: String,
    days: Vec<DayOfTimes>,
    before: Option<String>,
    after: String,
}

/// The free times of a week for an appointment.
///
/// # Errors
/// 404 for an appointment of another desk.
pub async fn times(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let now = caller.cx.now();
    let today = now.date();
    let from =
        form.text("dal").parse().unwrap_or_else(|_| today.max(appointment.starts_at.date())).max(today);
    let mut tx = caller.cx.read().await?;
    let wanted = Wanted::at(desk.id, now).for_operator().on(appointment.channel);
    let slots = free_slots(&mut tx, &desk, &FreeSlots { from, days: DAYS, service: None, wanted }).await?;
    let t = caller.visit.translator();
    let back_word = form.text("ritorno").to_owned();
    let here = format!("{}/appuntamenti/{}/sposta", base(&desk), appointment.id);
    let address = |day: Date| match back_word.is_empty() {
        true => format!("{here}?dal={day}"),
        false => format!("{here}?dal={day}&ritorno={}", crate::web::shown::encoded(&back_word)),
    };
    let step = i64::from(DAYS).days();
    web::html(&MovePage {
        page: page_of(&caller, &desk, caller.t("desk-agenda-move-title")),
        taken: false,
        details: details(t, &appointment),
        back: way_back(&desk, &appointment, &form),
        days: by_day(t, &slots, today),
        before: (from > today).then(|| address(from.saturating_sub(step).max(today))),
        after: address(from.saturating_add(step)),
        back_word,
    })
}

fn details(t: &Translator, appointment: &Appointment) -> Vec<(String, String)> {
    let was = match appointment.state {
        AppointmentState::Displaced => "desk-agenda-move-was",
        _ => "desk-agenda-move-now",
    };
    let mut details = vec![
        (t.t("desk-booking-name"), said::name(t, appointment)),
        (t.t(was), t.date_time(appointment.starts_at)),
        (t.t("desk-agenda-channel"), t.t(channel_key(appointment.channel))),
    ];
    details.extend(said::phone(appointment).map(|phone| (t.t("desk-booking-phone"), phone)));
    details
}

/// Times as buttons, day by day.
pub(super) fn by_day(t: &Translator, slots: &[Slot], today: Date) -> Vec<DayOfTimes> {
    let mut days: BTreeMap<Date, Vec<TimeButton>> = BTreeMap::new();
    for slot in slots {
        let time = TimeButton { value: value(slot), label: t.time_of(slot.starts_at) };
        days.entry(slot.starts_at.date()).or_default().push(time);
    }
    days.into_iter().map(|(day, times)| DayOfTimes { label: said::day(t, day, today), times }).collect()
}

/// A free time as a form sends it: when and how.
pub(super) fn value(slot: &Slot) -> String {
    format!("{} {}", slot.starts_at.rfc3339(), slot.channel.word())
}

/// Reads it back.
pub(super) fn read_value(text: &str) -> Option<(Instant, Channel)> {
    let (at, channel) = text.split_once(' ')?;
    Some((Instant::parse(at).ok()?, Channel::parse(channel).ok()?))
}

/// Gives the appointment that time.
///
/// # Errors
/// 404 for an appointment of another desk, 409 with three times when somebody was faster.
pub async fn give(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let back = way_back(&desk, &appointment, &form);
    let Some((starts_at, channel)) = read_value(form.text("ora")) else {
        return Err(PageError::invalid("desk-agenda-book-time-missing").next(back, "desk-agenda-back-day"));
    };
    let to = NewTime { starts_at, channel: Some(channel), desk: None, agenda: None };
    match move_appointment(&caller.cx, appointment.id, to).await {
        Ok(moved) => {
            let back = way_back(&desk, &moved, &form);
            Ok(web::see_other_saying(&caller.visit, &back, "desk-agenda-done-moved"))
        }
        Err(ChangeError::SlotTaken { alternatives }) => {
            taken(&caller, &desk, &appointment, &form, &alternatives)
        }
        Err(error) => Err(refused_change(error, &back)),
    }
}

fn taken(
    caller: &Caller,
    desk: &Desk,
    appointment: &Appointment,
    form: &Form,
    near: &[Alternative],
) -> Answer {
    let t = caller.visit.translator();
    let slots: Vec<Slot> = near.iter().map(|alternative| alternative.slot).collect();
    let page = MovePage {
        page: page_of(caller, desk, caller.t("desk-agenda-move-title")),
        taken: true,
        details: details(t, appointment),
        back: way_back(desk, appointment, form),
        back_word: form.text("ritorno").to_owned(),
        days: by_day(t, &slots, caller.cx.now().date()),
        before: None,
        after: format!("{}/appuntamenti/{}/sposta", base(desk), appointment.id),
    };
    Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
}
