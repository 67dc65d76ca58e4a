//! `/ufficio/agenda/{desk}/prenota?ora=`: books for whoever telephones, on one screen.
//!
//! A time that is free is booked at once; one that is not leads to the page of [`super::overbooking`], with what was
//! typed.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use jiff::civil::{Date, Time};
use kernel::{Id, Instant};
use texts::Translator;
use uuid::Uuid;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{Tabs, base, overbooking, page_of, refused, refused_booking, refused_day, said};
use crate::actions::{BookError, Booked, Booking, book_for_person};
use crate::model::{Agenda, Channel, Desk, Slot, Wanted};
use crate::policy::BookForPerson;
use crate::queries::agenda_day::{desk_to_work_at, service_choices};
use crate::queries::{FreeSlots, free_slots};
use crate::store;
use crate::web::confirm::{said as said_errors, typed};
use crate::web::once::{keyed, once};
use crate::web::shown::channel_choices;

/// How many of the next free times the list holds.
const NEXT_TIMES: usize = 40;
/// How far they are looked for.
const DAYS: u16 = 60;

/// What the form needs around what is typed.
struct Around {
    desk: Desk,
    times: Vec<Choice>,
    services: Vec<Choice>,
    agendas: Vec<Agenda>,
}

#[derive(Template)]
#[template(path = "agenda/book.html")]
struct BookPage {
    page: Page,
    tabs: Tabs,
    fields: Fields,
    times: Vec<Choice>,
    channels: Vec<Choice>,
    services: Vec<Choice>,
    agendas: Vec<Choice>,
}

impl BookPage {
    async fn of(caller: &Caller, around: Around, fields: Fields) -> Result<Self, PageError> {
        let t = caller.visit.translator();
        let Around { desk, times, services, agendas } = around;
        let agendas = agenda_choices(&agendas);
        Ok(Self {
            page: page_of(caller, &desk, caller.t("desk-agenda-book-title")),
            tabs: Tabs::of(caller, &desk, "prenota").await?,
            agendas: if agendas.len() > 1 { agendas } else { Vec::new() },
            channels: channel_choices(t),
            fields,
            times,
            services,
        })
    }
}

/// The agendas to choose from.
pub(super) fn agenda_choices(agendas: &[Agenda]) -> Vec<Choice> {
    let active = agendas.iter().filter(|agenda| agenda.active);
    active.map(|agenda| Choice::new(agenda.id.to_string(), agenda.name.clone())).collect()
}

/// The empty form; a time that was chosen on another page stands in it.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn form(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let asked = Instant::parse(form.text("ora")).ok();
    let around = around(&caller, &desk, asked).await?;
    let mut form = keyed(&caller, form);
    if asked.is_none() {
        form = form.set("ora", around.times.first().map_or("", |choice| choice.value.as_str()));
    }
    if !form.has("canale") {
        form = form.set("canale", Channel::InPerson.word());
    }
    web::html(&BookPage::of(&caller, around, Fields::of(form)).await?)
}

/// Books, and leads to the slip.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn book(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let (desk, agendas) = desk_and_agendas(&caller, &desk).await?;
    let booking = match read(&caller, &desk, &agendas, &form) {
        Ok(read) => read,
        Err(errors) => return again(&caller, &desk, form, errors).await,
    };
    match book_for_person(&caller.cx, booking.clone()).await {
        Ok(booked) => Ok(to_slip(&caller, &desk, &booked)),
        Err(BookError::SlotTaken { alternatives }) => {
            overbooking::not_free(&caller, &desk, &agendas, &booking, form, alternatives).await
        }
        Err(BookError::Past) => again(&caller, &desk, form, wrong_time()).await,
        Err(BookError::ServiceNotHere) => {
            let mut errors = FieldErrors::new();
            errors.add("servizio", "desk-agenda-service-not-here");
            again(&caller, &desk, form, errors).await
        }
        // A form sent a second time after it had been corrected: the first answer stands.
        Err(BookError::KeyUsed) => {
            Err(PageError::conflict("desk-agenda-again").next(base(&desk), "desk-agenda-back-day"))
        }
        Err(error) => Err(refused_booking(error)),
    }
}

/// The slip of what was booked.
pub(super) fn to_slip(caller: &Caller, desk: &Desk, booked: &Booked) -> Response {
    let address = format!("{}/appuntamenti/{}/foglio", base(desk), booked.id);
    web::see_other_saying(&caller.visit, &address, "desk-agenda-booked")
}

/// The desk of the address and the agendas that serve it, for who may book there.
pub(super) async fn desk_and_agendas(caller: &Caller, desk: &str) -> Result<(Desk, Vec<Agenda>), PageError> {
    let mut tx = caller.cx.read().await?;
    let (desk, _) = desk_to_work_at(&mut tx, &caller.cx, desk).await.map_err(refused_day)?;
    caller.cx.permit::<BookForPerson>(desk.resource()).map_err(refused)?;
    let agendas = store::agenda::of_desk(&mut tx, desk.id).await?;
    Ok((desk, agendas))
}

async fn around(caller: &Caller, desk: &str, asked: Option<Instant>) -> Result<Around, PageError> {
    let (desk, agendas) = desk_and_agendas(caller, desk).await?;
    let mut tx = caller.cx.read().await?;
    let now = caller.cx.now();
    let asked_slots = FreeSlots {
        from: now.date(),
        days: DAYS,
        service: None,
        wanted: Wanted::at(desk.id, now).for_operator(),
    };
    let slots = free_slots(&mut tx, &desk, &asked_slots).await?;
    let services = service_choices(&mut tx, &desk, now.date()).await?;
    Ok(Around {
        times: times(caller.visit.translator(), &slots, asked, now.date()),
        services: services.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        desk,
        agendas,
    })
}

/// The next free times, each once; the one that was asked for is among them in any case.
fn times(t: &Translator, slots: &[Slot], asked: Option<Instant>, today: Date) -> Vec<Choice> {
    let mut starts: Vec<Instant> = slots.iter().map(|slot| slot.starts_at).collect();
    starts.dedup();
    starts.truncate(NEXT_TIMES);
    starts.extend(asked);
    starts.sort();
    starts.dedup();
    starts.into_iter().map(|at| Choice::new(at.rfc3339(), said::moment(t, at, today))).collect()
}

/// What was typed as a booking.
pub(super) fn read(
    caller: &Caller,
    desk: &Desk,
    agendas: &[Agenda],
    form: &Form,
) -> Result<Booking, FieldErrors> {
    let mut errors = FieldErrors::new();
    let starts_at = errors.check("ora", starts_at(form));
    let read = typed(form).parse();
    if let Err(wrong) = &read {
        let wrong = said_errors(wrong);
        wrong.iter().for_each(|(field, message)| errors.add(field, message.clone()));
    }
    let service = match form.get("servizio").map(Uuid::parse_str) {
        Some(Ok(id)) => Some(Id::from_uuid(id)),
        None => None,
        Some(Err(_)) => {
            errors.add("servizio", "desk-agenda-service-not-here");
            None
        }
    };
    let channel = Channel::parse(form.text("canale")).unwrap_or(Channel::InPerson);
    let agenda =
        agendas.iter().find(|agenda| agenda.id.to_string() == form.text("agenda")).map(|agenda| agenda.id);
    match (starts_at, read) {
        (Some(starts_at), Ok((attendee, note))) if errors.is_empty() => {
            let once = once(caller, form);
            let desk = desk.id;
            Ok(Booking {
                desk,
                starts_at,
                channel,
                service,
                attendee,
                note,
                agenda,
                minutes: None,
                once,
                by: None,
            })
        }
        _ => Err(errors),
    }
}

/// The chosen time; a day and hour that were written come before it.
fn starts_at(form: &Form) -> Result<Instant, &'static str> {
    if !form.has("giorno") && !form.has("alle") {
        return Instant::parse(form.text("ora")).map_err(|_| "desk-agenda-book-time-missing");
    }
    let day: Date = form.text("giorno").parse().map_err(|_| "desk-agenda-book-time-missing")?;
    let time: Time = form.text("alle").parse().map_err(|_| "desk-agenda-book-time-missing")?;
    if time.minute() % 5 != 0 {
        return Err("desk-agenda-book-five");
    }
    Ok(Instant::from_rome(day.at(time.hour(), time.minute(), 0, 0)))
}

fn wrong_time() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("ora", "desk-agenda-past");
    errors
}

async fn again(caller: &Caller, desk: &Desk, form: Form, errors: FieldErrors) -> Answer {
    let asked = Instant::parse(form.text("ora")).ok();
    let around = around(caller, &desk.slug, asked).await?;
    let form = keyed(caller, form);
    web::unprocessable(&BookPage::of(caller, around, Fields::refused(form, errors)).await?)
}
