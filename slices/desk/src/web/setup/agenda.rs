//! `…/orari/nuova` and `…/orari/{agenda}`: an agenda, its weekly hours and breaks in one form.

use askama::Template;
use axum::extract::Path;
use identity::api::Colleague;
use kernel::Id;
use storage::Tx;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::super::launch::reach::allowed;
use super::band_rows::{BREAKS, HOURS, RowView, day_choices, way_choices};
use super::operators::here;
use crate::actions::{AgendaError, AgendaHours, keep_agenda, make_agenda};
use crate::model::launch::{Band, Item, bands_of, breaks_of, openings_of};
use crate::model::{Agenda, Break, Channels, Desk, Opening, VideoAddress};
use crate::policy::SetAgenda;
use crate::store;
use crate::web::once::{keyed, once};

/// Rows of hours on a new form; more come with each save.
const FIRST_ROWS: usize = 3;

#[derive(Template)]
#[template(path = "setup/agenda.html")]
struct AgendaPage {
    page: Page,
    fields: Fields,
    steps: Option<Steps>,
    is_new: bool,
    people: Vec<Choice>,
    days: Vec<Choice>,
    ways: Vec<Choice>,
    hours: Vec<RowView>,
    breaks: Vec<RowView>,
    opened: bool,
}

async fn page(
    tx: &mut Tx,
    caller: &Caller,
    desk: &Desk,
    fields: Fields,
    form: &Form,
    is_new: bool,
) -> Result<AgendaPage, PageError> {
    let t = caller.visit.translator();
    let title = if is_new { "desk-setup-agenda-new-title" } else { "desk-setup-agenda-title" };
    let people = here(tx, caller, desk).await?;
    let breaks = BREAKS.views(t, form, 1, 1);
    Ok(AgendaPage {
        page: super::page(caller, desk, title)
            .crumb(caller.t("desk-setup-hours-title"), super::shown::path(&desk.slug, Item::HoursPublished)),
        steps: super::steps(caller, desk, Item::HoursPublished),
        is_new,
        people: people.iter().map(|person| Choice::new(person.id.to_string(), person.name.clone())).collect(),
        days: day_choices(t),
        ways: way_choices(t),
        hours: HOURS.views(t, form, 1, FIRST_ROWS),
        opened: !is_new || fields.is_refused(),
        breaks,
        fields,
    })
}

/// The form of a new agenda, with what most desks want already in it.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn new(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let mut pairs = settings(&proposed(&caller, &desk));
    HOURS.propose(&mut pairs, 0, FIRST_ROWS + 1);
    let form = keyed(&caller, Form::from_pairs(pairs));
    web::html(&page(&mut tx, &caller, &desk, Fields::of(form.clone()), &form, true).await?)
}

/// Makes it.
///
/// # Errors
/// As [`new`].
pub(crate) async fn create(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let people = here(&mut tx, &caller, &desk).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let agenda = Agenda { active: true, ..proposed(&caller, &desk) };
    let Some(typed) = typed(&form, agenda, &people, &mut errors) else {
        return refused(&caller, &desk, form, errors, true).await;
    };
    let (openings, breaks) = hours_of(&desk, &typed, &[]);
    let hours = AgendaHours { openings: &openings, breaks: &breaks };
    make_agenda(&caller.cx, typed.agenda, hours, once(&caller, &form)).await.map_err(fault)?;
    super::onward(&caller, desk, Item::HoursPublished, "desk-setup-agenda-done").await
}

/// The form of an agenda, with what is on record.
///
/// # Errors
/// As [`new`]; 404 for an agenda of another desk.
pub(crate) async fn edit(caller: Caller, Path((slug, agenda)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let agenda = own(&mut tx, &desk, &agenda).await?;
    let openings = store::agenda::openings(&mut tx, agenda.id).await?;
    let breaks = store::agenda::breaks(&mut tx, agenda.id).await?;
    let mut pairs = settings(&agenda);
    let hours = bands(&openings, desk.id);
    pairs.extend(HOURS.fill(&hours));
    HOURS.propose(&mut pairs, hours.len(), (hours.len() + 1).max(FIRST_ROWS));
    let breaks = bands_of(breaks.iter().map(|pause| (pause.weekday, pause.span, Channels::ALL)));
    pairs.extend(BREAKS.fill(&breaks));
    let form = Form::from_pairs(pairs);
    web::html(&page(&mut tx, &caller, &desk, Fields::of(form.clone()), &form, false).await?)
}

/// Keeps it.
///
/// # Errors
/// As [`edit`].
pub(crate) async fn save(caller: Caller, Path((slug, agenda)): Path<(String, String)>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let agenda = own(&mut tx, &desk, &agenda).await?;
    let elsewhere = store::agenda::openings(&mut tx, agenda.id).await?;
    let people = here(&mut tx, &caller, &desk).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let agenda = Agenda { active: form.has("active"), ..agenda };
    let Some(typed) = typed(&form, agenda, &people, &mut errors) else {
        return refused(&caller, &desk, form, errors, false).await;
    };
    let elsewhere: Vec<Opening> = elsewhere.into_iter().filter(|opening| opening.desk != desk.id).collect();
    let (openings, breaks) = hours_of(&desk, &typed, &elsewhere);
    let hours = AgendaHours { openings: &openings, breaks: &breaks };
    keep_agenda(&caller.cx, typed.agenda, hours).await.map_err(fault)?;
    super::onward(&caller, desk, Item::HoursPublished, "desk-setup-agenda-done").await
}

/// The agenda of that id that the desk keeps.
pub(super) async fn own(tx: &mut Tx, desk: &Desk, id: &str) -> Result<Agenda, PageError> {
    let id = id.parse::<Id<Agenda>>().map_err(|_| PageError::not_found())?;
    let agenda = store::agenda::find(tx, id).await?.filter(|agenda| agenda.desk == desk.id);
    agenda.ok_or_else(PageError::not_found)
}

async fn refused(caller: &Caller, desk: &Desk, form: Form, errors: FieldErrors, is_new: bool) -> Answer {
    let mut tx = caller.cx.read().await?;
    let form = keyed(caller, form);
    let fields = Fields::refused(form.clone(), errors);
    web::unprocessable(&page(&mut tx, caller, desk, fields, &form, is_new).await?)
}

/// The hours that were typed, with those that the agenda has at other desks.
fn hours_of(desk: &Desk, typed: &Typed, elsewhere: &[Opening]) -> (Vec<Opening>, Vec<Break>) {
    let agenda = typed.agenda.id;
    // Both were looked at when they were read.
    let here = openings_of(agenda, desk.id, &typed.hours).unwrap_or_default();
    ([elsewhere, &here].concat(), breaks_of(agenda, &typed.breaks).unwrap_or_default())
}

fn bands(openings: &[Opening], desk: Id<Desk>) -> Vec<Band> {
    let here = openings.iter().filter(|opening| opening.desk == desk);
    bands_of(here.map(|opening| (opening.weekday, opening.span, opening.channels)))
}

/// What most desks want: one person at a time, half an hour, booked up to two hours before and two months ahead.
fn proposed(caller: &Caller, desk: &Desk) -> Agenda {
    Agenda {
        id: caller.cx.new_id(),
        desk: desk.id,
        name: caller.t("desk-setup-agenda-first-name"),
        person: None,
        capacity: 1,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 120,
        horizon_days: 60,
        active: true,
        video: None,
    }
}

fn settings(agenda: &Agenda) -> Vec<(String, String)> {
    let mut pairs = vec![
        ("name", agenda.name.clone()),
        ("capacity", agenda.capacity.to_string()),
        ("slot", agenda.slot_minutes.to_string()),
        ("buffer", agenda.buffer_minutes.to_string()),
        ("notice", agenda.notice_minutes.div_ceil(60).to_string()),
        ("horizon", agenda.horizon_days.to_string()),
    ];
    pairs.extend(agenda.person.map(|person| ("person", person.to_string())));
    pairs.extend(agenda.video.as_ref().map(|video| ("video", video.as_str().to_owned())));
    if agenda.active {
        pairs.push(("active", "1".to_owned()));
    }
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What was typed.
struct Typed {
    agenda: Agenda,
    hours: Vec<Band>,
    breaks: Vec<Band>,
}

fn typed(form: &Form, agenda: Agenda, people: &[Colleague], errors: &mut FieldErrors) -> Option<Typed> {
    let name: String = form.text("name").chars().take(80).collect();
    if name.is_empty() {
        errors.add("name", "desk-setup-agenda-name-missing");
    }
    let capacity = number(form, errors, "capacity", 1..=200, "desk-setup-agenda-capacity-wrong");
    let slot = number(form, errors, "slot", 5..=480, "desk-setup-agenda-slot-wrong");
    let slot = slot.filter(|minutes| whole(errors, "slot", *minutes));
    let buffer = number(form, errors, "buffer", 0..=240, "desk-setup-agenda-buffer-wrong");
    let buffer = buffer.filter(|minutes| whole(errors, "buffer", *minutes));
    let notice = number(form, errors, "notice", 0..=720, "desk-setup-agenda-notice-wrong");
    let horizon = number(form, errors, "horizon", 1..=400, "desk-setup-agenda-horizon-wrong");
    let hours = HOURS.read(form, errors);
    let breaks = BREAKS.read(form, errors);
    let only = |rows: &[(usize, Band)]| rows.iter().map(|(_, band)| band.clone()).collect::<Vec<_>>();
    let (bands, pauses) = (only(&hours), only(&breaks));
    if hours.is_empty() && errors.is_empty() && agenda.active {
        errors.add("hours0-days", "desk-setup-agenda-no-hours");
    }
    if let Err(fault) = openings_of(agenda.id, agenda.desk, &bands) {
        HOURS.overlap(&hours, fault, errors);
    }
    if let Err(fault) = breaks_of(agenda.id, &pauses) {
        BREAKS.overlap(&breaks, fault, errors);
    }
    let video = match form.get("video") {
        Some(text) => {
            errors.check("video", VideoAddress::parse(text).map_err(|_| "desk-setup-agenda-video-wrong"))
        }
        None => None,
    };
    // Who no longer works here, or never did, has no agenda.
    let offered = |id: &&str| people.iter().any(|person| person.id.to_string() == **id);
    let person = form.get("person").filter(offered).and_then(|id| id.parse().ok());
    let (capacity, slot, buffer) = (capacity?, slot?, buffer?);
    let (notice, horizon) = (notice?, horizon?);
    let agenda = Agenda {
        name,
        person,
        capacity: u8::try_from(capacity).ok()?,
        slot_minutes: slot,
        buffer_minutes: buffer,
        notice_minutes: u32::from(notice) * 60,
        horizon_days: horizon,
        video,
        ..agenda
    };
    errors.is_empty().then_some(Typed { agenda, hours: bands, breaks: pauses })
}

fn number(
    form: &Form,
    errors: &mut FieldErrors,
    field: &str,
    allowed: std::ops::RangeInclusive<u16>,
    wrong: &'static str,
) -> Option<u16> {
    let number = form.text(field).parse::<u16>().ok().filter(|number| allowed.contains(number));
    errors.check(field, number.ok_or(wrong))
}

fn whole(errors: &mut FieldErrors, field: &str, minutes: u16) -> bool {
    let is_whole = minutes.is_multiple_of(5);
    if !is_whole {
        errors.add(field, "desk-setup-row-grain");
    }
    is_whole
}

pub(super) fn fault(error: AgendaError) -> PageError {
    match error {
        AgendaError::Unknown => PageError::not_found(),
        AgendaError::Impossible => PageError::invalid("desk-setup-agenda-impossible"),
        AgendaError::Overlap => PageError::conflict("desk-setup-agenda-overlap"),
        AgendaError::KeyUsed => PageError::conflict("desk-agenda-again"),
        AgendaError::Refused(refusal) => refusal.into(),
        AgendaError::Storage(error) => error.into(),
    }
}
