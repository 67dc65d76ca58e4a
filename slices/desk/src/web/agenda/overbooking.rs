//! A time that is not free: what is in the way, three that are free, and the way to book it nevertheless, with a
//! reason that is kept.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use jiff::civil::Date;
use kernel::Instant;
use texts::Translator;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::booking::{agenda_choices, desk_and_agendas, read, to_slip};
use super::{Tabs, base, page_of, refused_booking, refused_day, said};
use crate::actions::{BookError, Booking, overbook};
use crate::model::{Agenda, Appointment, Desk, LocalDay, start_of_grain};
use crate::queries::agenda_day::{Board, board};
use crate::queries::{Alternative, alternatives};
use crate::web::once::{KEY, new_key};
use crate::web::shown::channel_key;

/// What the form of the booking carries over.
const KEPT: [&str; 5] = ["name", "phone", "email", "note", "servizio"];
/// Longest reason in characters.
const REASON_LENGTH: usize = 300;

struct Other {
    label: String,
    hidden: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "agenda/not_free.html")]
struct NotFreePage {
    page: Page,
    tabs: Tabs,
    fields: Fields,
    when: String,
    who: String,
    obstacles: Vec<String>,
    others: Vec<Other>,
    kept: Vec<(String, String)>,
    agendas: Vec<Choice>,
}

/// Shows what is in the way of a booking: 409, with what was typed.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn not_free(
    caller: &Caller,
    desk: &Desk,
    agendas: &[Agenda],
    booking: &Booking,
    form: Form,
    alternatives: Vec<Alternative>,
) -> Answer {
    let fields = Fields::of(form.clone());
    let page = page(caller, desk, agendas, booking, &form, fields, &alternatives).await?;
    answer(StatusCode::CONFLICT, page)
}

/// Books beyond what is free.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn overbook_time(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let (desk, agendas) = desk_and_agendas(&caller, &desk).await?;
    let booking = match read(&caller, &desk, &agendas, &form) {
        Ok(booking) => booking,
        // Only what this page itself carried: nobody mends that by typing.
        Err(_) => {
            return Err(PageError::invalid("desk-agenda-again").next(base(&desk), "desk-agenda-back-day"));
        }
    };
    let reason = form.text("motivo").to_owned();
    let mut errors = FieldErrors::new();
    if reason.is_empty() {
        errors.add("motivo", "desk-agenda-over-reason-missing");
    } else if reason.chars().count() > REASON_LENGTH {
        errors.add("motivo", "desk-agenda-over-reason-long");
    }
    let agenda =
        booking.agenda.or_else(|| agendas.iter().find(|agenda| agenda.active).map(|agenda| agenda.id));
    let Some(agenda) = agenda else { return Err(PageError::conflict("desk-agenda-no-agenda")) };
    if !errors.is_empty() {
        return refuse(&caller, &desk, &agendas, &booking, form, errors).await;
    }
    match overbook(&caller.cx, booking.clone(), agenda, &reason).await {
        Ok(booked) => Ok(to_slip(&caller, &desk, &booked)),
        Err(BookError::SlotTaken { alternatives }) => {
            not_free(&caller, &desk, &agendas, &booking, form, alternatives).await
        }
        // A form sent a second time after it had been corrected: the first answer stands.
        Err(BookError::KeyUsed) => {
            Err(PageError::conflict("desk-agenda-again").next(base(&desk), "desk-agenda-back-day"))
        }
        Err(error) => Err(refused_booking(error)),
    }
}

async fn refuse(
    caller: &Caller,
    desk: &Desk,
    agendas: &[Agenda],
    booking: &Booking,
    form: Form,
    errors: FieldErrors,
) -> Answer {
    let mut tx = caller.cx.read().await?;
    let near = alternatives(&mut tx, &caller.cx, desk, booking.channel, booking.starts_at).await?;
    drop(tx);
    let fields = Fields::refused(form.clone(), errors);
    let page = page(caller, desk, agendas, booking, &form, fields, &near).await?;
    answer(StatusCode::UNPROCESSABLE_ENTITY, page)
}

fn answer(status: StatusCode, page: NotFreePage) -> Result<Response, PageError> {
    Ok((status, Html(page.render()?)).into_response())
}

async fn page(
    caller: &Caller,
    desk: &Desk,
    agendas: &[Agenda],
    booking: &Booking,
    form: &Form,
    fields: Fields,
    alternatives: &[Alternative],
) -> Result<NotFreePage, PageError> {
    let t = caller.visit.translator();
    let today = caller.cx.now().date();
    let day = booking.starts_at.date();
    let board = board(&caller.cx, &desk.slug, day, day).await.map_err(refused_day)?;
    let choices = agenda_choices(agendas);
    let kept = || KEPT.map(|name| (name.to_owned(), form.text(name).to_owned())).to_vec();
    let new_key = || (KEY.to_owned(), new_key(caller));
    let chosen = |at: Instant, channel: crate::model::Channel| {
        let mut hidden = kept();
        hidden.push(("ora".to_owned(), at.rfc3339()));
        hidden.push(("canale".to_owned(), channel.word().to_owned()));
        hidden.push(new_key());
        hidden
    };
    let other = |other: &Alternative| Other {
        label: format!(
            "{} · {}",
            said::moment(t, other.slot.starts_at, today),
            t.t(channel_key(other.slot.channel))
        ),
        hidden: chosen(other.slot.starts_at, other.slot.channel),
    };
    Ok(NotFreePage {
        page: page_of(caller, desk, caller.t("desk-agenda-taken-title"))
            .crumb(caller.t("desk-agenda-book-title"), format!("{}/prenota", base(desk))),
        tabs: Tabs::of(caller, desk, "prenota").await?,
        when: said::moment(t, booking.starts_at, today),
        who: form.text("name").to_owned(),
        obstacles: obstacles(t, &board, agendas, booking, today),
        others: alternatives.iter().map(other).collect(),
        kept: chosen(booking.starts_at, booking.channel),
        agendas: if choices.len() > 1 { choices } else { Vec::new() },
        fields,
    })
}

/// What stands in the way of a time, in words.
fn obstacles(
    t: &Translator,
    board: &Board,
    agendas: &[Agenda],
    booking: &Booking,
    today: Date,
) -> Vec<String> {
    let mut found = Vec::new();
    if !board.desk.is_open() {
        found.push(t.t("desk-agenda-not-open"));
    }
    let Some(day) = board.first() else { return found };
    let meant = |agenda: &&Agenda| agenda.active && booking.agenda.is_none_or(|chosen| chosen == agenda.id);
    let longest = agendas.iter().filter(meant).map(|agenda| agenda.slot_minutes).max().unwrap_or(30);
    let from = booking.starts_at;
    let until = from.plus_minutes(i64::from(booking.minutes.unwrap_or(longest)));
    let overlaps = |a: &&Appointment| {
        a.state.takes_time()
            && a.starts_at < until
            && from < a.ends_at
            && booking.agenda.is_none_or(|agenda| agenda == a.agenda)
    };
    for appointment in day.appointments.iter().filter(overlaps) {
        let args = [
            ("from", t.time_of(appointment.starts_at).into()),
            ("until", t.time_of(appointment.ends_at).into()),
            ("name", said::name(t, appointment).into()),
        ];
        let said = t.ta("desk-agenda-obstacle-appointment", &args);
        let agenda = super::lines::agenda_name(board, appointment.agenda);
        found.push(agenda.map_or(said.clone(), |agenda| format!("{said} ({agenda})")));
    }
    let local = LocalDay::new(day.date);
    let at = |minute| start_of_grain(local.first_grain + i64::from(local.place_of(minute)));
    for listed in &day.closures {
        let span = listed.closure.span;
        if at(span.from()) < until && from < at(span.until()) {
            found.push(super::lines::closure(t, board, listed));
        }
    }
    let is_within = |span: &crate::model::WallSpan| at(span.from()) <= from && until <= at(span.until());
    if !day.hours.iter().flat_map(|(_, spans)| spans).any(is_within) {
        found.push(t.t("desk-agenda-obstacle-hours"));
    }
    let horizon =
        agendas.iter().filter(meant).map(|agenda| i64::from(agenda.horizon_days)).max().unwrap_or(0);
    if from.date() > today.saturating_add(jiff::Span::new().days(horizon)) {
        found.push(t.ta("desk-agenda-obstacle-horizon", &[("days", horizon.into())]));
    }
    if found.is_empty() {
        // Between two starts, or on a channel that is not offered then.
        found.push(t.t("desk-agenda-obstacle-other"));
    }
    found
}
