//! `/appuntamento`: by code; `/appuntamento/mio`: one's own, opened by the code or the mailed link, with no account.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, SET_COOKIE};
use axum::response::{Html, IntoResponse};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{BookingCode, Id, Instant};
use storage::{Cx, links};
use texts::Translator;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::booking::{open_desk, with_phone};
use super::shown;
use crate::actions::{
    ChangeError, CodeError, NewTime, Rating, cancel_appointment, find_by_code, move_appointment,
    rate_appointment,
};
use crate::model::catalogue::ServiceSheet;
use crate::model::{Appointment, AppointmentState, Channel, Channels, Desk, VideoAddress, Wanted, code_of};
use crate::notices::mails;
use crate::policy::{MANAGE_APPOINTMENT, SeeAppointment};
use crate::queries::{Alternative, FreeSlots, free_slots, proposals};
use crate::store;

/// Where one's own appointment is.
const MINE: &str = "/appuntamento/mio";
/// Days of other times shown at once.
const DAYS: u16 = 14;

#[derive(Template)]
#[template(path = "appointment/code.html")]
struct CodePage {
    page: Page,
    fields: Fields,
}

/// `GET /appuntamento`
///
/// # Errors
/// None but those of the template.
pub async fn code(caller: Caller) -> Answer {
    web::html(&CodePage { page: caller.page(caller.t("desk-code-title")), fields: Fields::empty() })
}

/// `POST /appuntamento`: a right code opens the appointment as its link would.
///
/// # Errors
/// 429 after too many wrong codes.
pub async fn open(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let code = errors.check("code", BookingCode::parse(form.text("code")).map_err(|_| "desk-code-unknown"));
    if let Some(code) = code {
        match find_by_code(&caller.cx, &caller.origin, &code).await {
            Ok((_, link)) => {
                let mut response = web::see_other(MINE);
                let secret = links::token(caller.cx.keys(), link.id);
                if let Some(cookie) = web::links::cookie(caller.app.site(), MANAGE_APPOINTMENT, &secret) {
                    response.headers_mut().append(SET_COOKIE, cookie);
                }
                return Ok(response);
            }
            Err(CodeError::TooMany) => return Err(PageError::too_many(900).saying("desk-code-too-many")),
            Err(CodeError::Storage(error)) => return Err(error.into()),
            Err(CodeError::Unknown) => errors.add("code", "desk-code-unknown"),
        }
    }
    let page = caller.page(caller.t("desk-code-title"));
    web::unprocessable(&CodePage { page, fields: Fields::refused(form, errors) })
}

/// The appointment that the caller holds a link to, with the context that may change it.
struct Mine {
    cx: Cx,
    appointment: Appointment,
    desk: Desk,
    service: Option<ServiceSheet>,
    video: Option<VideoAddress>,
    is_rated: bool,
}

impl Mine {
    async fn of(caller: &Caller) -> Result<Self, PageError> {
        let cx = caller
            .holding(MANAGE_APPOINTMENT)
            .await?
            .map_err(|fault| PageError::from(fault).next("/appuntamento", "desk-code-title"))?;
        let policy::Actor::LinkHolder { resource, .. } = cx.actor else { return Err(PageError::not_found()) };
        let mut tx = cx.read().await?;
        let id = Id::from_uuid(resource);
        let appointment = store::appointment::find(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
        let desk = store::desk::find(&mut tx, appointment.desk).await?.ok_or_else(PageError::not_found)?;
        cx.permit::<SeeAppointment>(policy::Resource::new(id, desk.scopes()).opened_by_link(resource))?;
        let service = match appointment.service {
            Some(id) => store::catalogue::service::find(&mut tx, id).await?.map(|service| service.sheet),
            None => None,
        };
        let video = store::agenda::video_of(&mut tx, &appointment).await?;
        let is_rated = store::rating::is_rated(&mut tx, id).await?;
        Ok(Self { cx, appointment, desk, service, video, is_rated })
    }

    /// Opens the appointment that the form was shown for. In another tab she may have opened another one since: what
    /// she presses here must not happen there.
    async fn shown_in(caller: &Caller, form: &Form) -> Result<Self, PageError> {
        let mine = Self::of(caller).await?;
        if form.text("appuntamento") != mine.appointment.id.to_string() {
            return Err(PageError::conflict("desk-mine-other").next("/appuntamento", "desk-code-title"));
        }
        Ok(mine)
    }

    /// Whether it can still be changed. Who lost her time chooses another also when the lost one is over.
    fn is_ahead(&self) -> bool {
        let is_booked = self.appointment.state == AppointmentState::Booked;
        self.is_lost() || is_booked && self.appointment.starts_at > self.cx.now()
    }

    /// Whether the desk had to take its time away and she has not chosen another.
    fn is_lost(&self) -> bool {
        self.appointment.state == AppointmentState::Displaced
    }

    /// What its time is called.
    fn when_key(&self) -> &'static str {
        if self.is_lost() { "desk-mine-lost-when" } else { "desk-booking-when" }
    }

    /// The room of the call, until it is over.
    fn video_ahead(&self) -> Option<String> {
        let Appointment { state, ends_at, .. } = self.appointment;
        let takes_place = state == AppointmentState::Booked && ends_at > self.cx.now();
        self.video.as_ref().filter(|_| takes_place).map(|video| video.as_str().to_owned())
    }

    fn can_rate(&self) -> bool {
        let took_place =
            matches!(self.appointment.state, AppointmentState::Booked | AppointmentState::Served);
        took_place && !self.is_rated && self.appointment.starts_at <= self.cx.now()
    }

    fn details(&self, t: &Translator) -> Vec<(String, String)> {
        let mut pairs = vec![
            (t.t(self.when_key()), t.date_time(self.appointment.starts_at)),
            (t.t("desk-booking-where"), format!("{}, {}", self.desk.name, self.desk.address)),
            (t.t("desk-booking-how"), t.t(shown::channel_key(self.appointment.channel))),
        ];
        pairs.extend(self.service.iter().map(|sheet| (t.t("desk-booking-service"), sheet.name.clone())));
        pairs.push((t.t("desk-mine-booked"), t.date_time(self.appointment.created_at)));
        let bring = self.service.iter().filter(|sheet| self.is_ahead() && !sheet.bring.is_empty());
        pairs.extend(bring.map(|sheet| (t.t("desk-mine-bring"), sheet.bring.join("; "))));
        pairs.extend(
            self.appointment.attendee.name.iter().map(|name| (t.t("desk-booking-name"), name.clone())),
        );
        pairs
    }

    fn page(&self, caller: &Caller, title: &str) -> Page {
        with_phone(caller.page(caller.t(title)), &self.desk).private()
    }
}

#[derive(Template)]
#[template(path = "appointment/mine.html")]
struct MinePage {
    page: Page,
    appointment: Id<Appointment>,
    printed: String,
    state_label: String,
    state_tone: &'static str,
    details: Vec<(String, String)>,
    code: String,
    aloud: String,
    video: Option<String>,
    lost: Option<Lost>,
    is_ahead: bool,
    is_over: bool,
    sent: String,
    can_rate: bool,
    fields: Fields,
    scores: Vec<Choice>,
}

/// That its time was taken away, and the times to choose from with one press.
struct Lost {
    reason: Option<String>,
    proposed: Vec<ProposedTime>,
    /// Her time is not over yet: then it can be cancelled.
    can_cancel: bool,
}

impl Lost {
    async fn of(caller: &Caller, mine: &Mine) -> Result<Option<Self>, PageError> {
        if !mine.is_lost() {
            return Ok(None);
        }
        let (t, Mine { cx, desk, appointment, .. }) = (caller.visit.translator(), mine);
        let reason = appointment.cancel_reason.as_ref();
        let reason = reason.map(|reason| t.ta("desk-mine-lost-reason", &[("reason", reason.clone().into())]));
        let proposed = proposals(&mut cx.read().await?, cx, desk, appointment).await?;
        let proposed = proposed.iter().map(|one| proposed_time(t, mine, one)).collect();
        Ok(Some(Self { reason, proposed, can_cancel: appointment.ends_at > cx.now() }))
    }
}

impl MinePage {
    fn of(caller: &Caller, mine: &Mine, fields: Fields) -> Self {
        let t = caller.visit.translator();
        let appointment = &mine.appointment;
        let code = code_of(mine.cx.keys(), appointment.id.uuid(), appointment.code_salt);
        let (label, state_tone) = state(appointment.state);
        let sent =
            if appointment.attendee.email.is_some() { "desk-mine-sent-mail" } else { "desk-mine-sent-none" };
        Self {
            page: mine.page(caller, "desk-mine-title").rated(),
            appointment: appointment.id,
            printed: t.date_time(mine.cx.now()),
            state_label: t.t(label),
            state_tone,
            details: mine.details(t),
            aloud: code.read_aloud_in_italian(),
            code: code.to_string(),
            video: mine.video_ahead(),
            lost: None,
            is_ahead: mine.is_ahead() && !mine.is_lost(),
            is_over: !mine.is_ahead(),
            sent: t.t(sent),
            can_rate: mine.can_rate(),
            fields,
            scores: scores(t),
        }
    }
}

/// The key of a state's word for the person, and its tone.
pub(super) const fn state(state: AppointmentState) -> (&'static str, &'static str) {
    match state {
        AppointmentState::Held => ("desk-mine-state-held", "wait"),
        AppointmentState::Booked => ("desk-mine-state-booked", "ok"),
        AppointmentState::Displaced => ("desk-mine-state-displaced", "stop"),
        AppointmentState::Served => ("desk-mine-state-served", "plain"),
        AppointmentState::NoShow => ("desk-mine-state-no-show", "plain"),
        AppointmentState::Cancelled => ("desk-mine-state-cancelled", "stop"),
    }
}

fn scores(t: &Translator) -> Vec<Choice> {
    let keys = ["desk-rate-5", "desk-rate-4", "desk-rate-3", "desk-rate-2", "desk-rate-1"];
    ["5", "4", "3", "2", "1"].into_iter().zip(keys).map(|(score, key)| Choice::new(score, t.t(key))).collect()
}

/// `GET /appuntamento/mio`
///
/// # Errors
/// A page that says what to do when the link is over.
pub async fn mine(caller: Caller) -> Answer {
    let mine = Mine::of(&caller).await?;
    let lost = Lost::of(&caller, &mine).await?;
    web::html(&MinePage { lost, ..MinePage::of(&caller, &mine, Fields::empty()) })
}

/// `GET /appuntamento/mio/calendario.ics`
///
/// # Errors
/// As [`mine`].
pub async fn calendar_file(caller: Caller) -> Answer {
    let mine = Mine::of(&caller).await?;
    let link =
        links::newest(&mut mine.cx.read().await?, MANAGE_APPOINTMENT, mine.appointment.id.uuid()).await?;
    let link = link.ok_or_else(PageError::not_found)?;
    let Mine { cx, appointment, desk, video, .. } = &mine;
    let text = mails::calendar_file(caller.app.kit(), cx, appointment, desk, video.as_ref(), &link);
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"appuntamento.ics\""),
    ];
    Ok((headers, text).into_response())
}

struct TimeButton {
    label: String,
    value: String,
}

/// A time that is free in place of one that is gone, maybe at another desk or in another way.
struct ProposedTime {
    label: String,
    value: String,
    channel: &'static str,
    desk: String,
}

struct DayOfTimes {
    label: String,
    times: Vec<TimeButton>,
}

#[derive(Template)]
#[template(path = "appointment/move.html")]
struct MovePage {
    page: Page,
    appointment: Id<Appointment>,
    now: String,
    now_label: String,
    is_taken: bool,
    taken_text: String,
    back_label: String,
    proposed: Vec<ProposedTime>,
    days: Vec<DayOfTimes>,
    before: Option<String>,
    after: Option<String>,
}

/// `GET /appuntamento/mio/sposta?dal=YYYY-MM-DD`: other times of the same desk, in the same way.
///
/// # Errors
/// As [`mine`]; 409 when it can no longer be moved.
pub async fn other_times(caller: Caller, form: Form) -> Answer {
    let mine = Mine::of(&caller).await?;
    if !mine.is_ahead() {
        return Err(over());
    }
    web::html(&move_page(&caller, &mine, &form, &[]).await?)
}

async fn move_page(
    caller: &Caller,
    mine: &Mine,
    form: &Form,
    proposed: &[Alternative],
) -> Result<MovePage, PageError> {
    let today = mine.cx.now().date();
    let from: Date = form.text("dal").parse().unwrap_or(today).max(today);
    let wanted = Wanted {
        channels: Channels::from(mine.appointment.channel),
        ..Wanted::at(mine.desk.id, mine.cx.now())
    };
    let asked = FreeSlots { from, days: DAYS, service: mine.appointment.service, wanted };
    let slots = free_slots(&mut mine.cx.read().await?, &mine.desk, &asked).await?;
    let t = caller.visit.translator();
    let mut days: BTreeMap<Date, Vec<TimeButton>> = BTreeMap::new();
    for slot in &slots {
        let button = TimeButton { label: t.time_of(slot.starts_at), value: slot.starts_at.rfc3339() };
        days.entry(slot.starts_at.date()).or_default().push(button);
    }
    let step = i64::from(DAYS).days();
    let address = |day: Date| format!("{MINE}/sposta?dal={day}");
    Ok(MovePage {
        page: mine.page(caller, "desk-move-title").crumb(caller.t("desk-mine-title"), MINE),
        appointment: mine.appointment.id,
        now: t.date_time(mine.appointment.starts_at),
        now_label: t.t(if mine.is_lost() { "desk-move-lost" } else { "desk-move-now" }),
        is_taken: false,
        taken_text: t.t(if mine.is_lost() { "desk-move-taken-lost" } else { "desk-move-taken" }),
        back_label: t.t(if mine.is_lost() { "desk-mine-title" } else { "desk-cancel-keep" }),
        proposed: proposed.iter().map(|one| proposed_time(t, mine, one)).collect(),
        days: days.into_iter().map(|(day, times)| DayOfTimes { label: t.date(day), times }).collect(),
        before: (from > today).then(|| address(from.saturating_sub(step).max(today))),
        after: (from <= today.saturating_add(180.days())).then(|| address(from.saturating_add(step))),
    })
}

/// Says what is another than hers: the way to meet, the desk.
fn proposed_time(t: &Translator, mine: &Mine, one: &Alternative) -> ProposedTime {
    let mut label = t.date_time(one.slot.starts_at);
    if one.slot.channel != mine.appointment.channel {
        label = format!("{label}, {}", t.t(shown::channel_key(one.slot.channel)));
    }
    if one.desk != mine.desk.id {
        label = format!("{label}, {}", one.desk_name);
    }
    ProposedTime {
        label,
        value: one.slot.starts_at.rfc3339(),
        channel: one.slot.channel.word(),
        desk: one.desk_slug.clone(),
    }
}

/// `POST /appuntamento/mio/sposta`
///
/// # Errors
/// 409 when the time is gone meanwhile; the appointment keeps the one it has.
pub async fn relocate(caller: Caller, form: Form) -> Answer {
    let mine = Mine::shown_in(&caller, &form).await?;
    let starts_at = Instant::parse(form.text("ora")).map_err(|_| PageError::not_found())?;
    let desk = match form.get("sportello") {
        Some(slug) => Some(open_desk(&mut mine.cx.read().await?, slug).await?.id),
        None => None,
    };
    let to = NewTime { starts_at, channel: Channel::parse(form.text("canale")).ok(), desk, agenda: None };
    match move_appointment(&mine.cx, mine.appointment.id, to).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, MINE, "desk-move-done")),
        Err(ChangeError::SlotTaken { alternatives }) => taken(&caller, &mine, &form, &alternatives).await,
        Err(ChangeError::Past) => taken(&caller, &mine, &form, &[]).await,
        Err(other) => Err(refused(other)),
    }
}

/// 409: the time is gone, these are near; the appointment keeps the one it has.
async fn taken(caller: &Caller, mine: &Mine, form: &Form, proposed: &[Alternative]) -> Answer {
    let page = MovePage { is_taken: true, ..move_page(caller, mine, form, proposed).await? };
    Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
}

#[derive(Template)]
#[template(path = "appointment/cancel.html")]
struct CancelPage {
    page: Page,
    appointment: Id<Appointment>,
    details: Vec<(String, String)>,
}

/// `GET /appuntamento/mio/annulla`
///
/// # Errors
/// As [`mine`]; 409 when it can no longer be cancelled.
pub async fn ask_to_cancel(caller: Caller) -> Answer {
    let mine = Mine::of(&caller).await?;
    if !mine.is_ahead() {
        return Err(over());
    }
    let details = mine.details(caller.visit.translator());
    let page = mine.page(&caller, "desk-cancel-title").crumb(caller.t("desk-mine-title"), MINE);
    web::html(&CancelPage { page, appointment: mine.appointment.id, details })
}

/// `POST /appuntamento/mio/annulla`
///
/// # Errors
/// As [`ask_to_cancel`].
pub async fn cancel(caller: Caller, form: Form) -> Answer {
    let mine = Mine::shown_in(&caller, &form).await?;
    cancel_appointment(&mine.cx, mine.appointment.id, None).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, MINE, "desk-cancel-done"))
}

/// `POST /appuntamento/mio/valuta`
///
/// # Errors
/// 409 when it was rated already.
pub async fn rate(caller: Caller, form: Form) -> Answer {
    let mine = Mine::shown_in(&caller, &form).await?;
    let Some(score) = form.text("score").parse().ok().filter(|score| (1..=5).contains(score)) else {
        let mut errors = FieldErrors::new();
        errors.add("score", "desk-rate-missing");
        return web::unprocessable(&MinePage::of(&caller, &mine, Fields::refused(form, errors)));
    };
    // Sent twice it was said once, and she is thanked both times.
    if mine.is_rated {
        return Ok(web::see_other_saying(&caller.visit, MINE, "desk-rate-done"));
    }
    let rating = Rating { score, text: form.text("text").to_owned() };
    rate_appointment(&mine.cx, mine.appointment.id, rating).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, MINE, "desk-rate-done"))
}

/// `POST /appuntamento/esci`: on a shared computer the next person must not find it open.
///
/// # Errors
/// None.
pub async fn leave(caller: Caller) -> Answer {
    let mut response = web::see_other_saying(&caller.visit, "/", "desk-mine-left");
    if let Some(cookie) = web::links::forget(caller.app.site(), MANAGE_APPOINTMENT) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Where a mailed link to an appointment leads.
pub(super) fn link_path(_: uuid::Uuid) -> String {
    MINE.to_owned()
}

fn over() -> PageError {
    PageError::conflict("desk-mine-over").next(MINE, "desk-mine-title")
}

pub(super) fn refused(error: ChangeError) -> PageError {
    match error {
        ChangeError::Unknown | ChangeError::UnknownDesk => PageError::not_found(),
        ChangeError::NotNow | ChangeError::Past | ChangeError::SlotTaken { .. } => over(),
        ChangeError::KeyUsed => PageError::conflict("desk-form-again").next("/prenota", "desk-booking-title"),
        ChangeError::Refused(refusal) => refusal.into(),
        ChangeError::Storage(error) => error.into(),
    }
}
