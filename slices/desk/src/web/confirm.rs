//! The last two steps of a booking: who comes, and the confirmation.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{Html, IntoResponse, Response};
use kernel::{Id, Instant};
use policy::Actor;
use storage::links;
use texts::{Message, Translator};
use web::components::Steps;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::booking::{Subject, moment, open_desk, steps, subject, when_address, with_phone};
use super::once::{keyed, once};
use super::shown;
use crate::actions::{BookError, Booking, book_appointment};
use crate::model::{AttendeeError, Channel, Desk, Reached, TypedAttendee, Wanted};
use crate::policy::MANAGE_APPOINTMENT;
use crate::queries::{Alternative, FreeSlots, alternatives_nearby, free_slots};

/// What was chosen in the first two steps.
struct Chosen {
    desk: Desk,
    starts_at: Instant,
    channel: Channel,
    subject: Option<Subject>,
}

impl Chosen {
    /// Reads it from the form; an address without a time leads back to the times.
    async fn of(caller: &Caller, slug: &str, form: &Form) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let desk = open_desk(&mut tx, slug).await?;
        let subject = subject(&mut tx, form.text("servizio")).await?;
        match (moment(form), Channel::parse(form.text("canale"))) {
            (Some(starts_at), Ok(channel)) => Ok(Self { desk, starts_at, channel, subject }),
            _ => Err(PageError::not_found().next(format!("/prenota/{slug}"), "desk-booking-when-title")),
        }
    }

    /// The times again, for the same service and in the same way.
    fn back(&self) -> String {
        let service = self.subject.as_ref().map(|subject| subject.slug.as_str());
        when_address(&self.desk, service, Some(self.channel), None)
    }

    /// The page on which this very time is taken.
    fn address(&self) -> String {
        let service =
            self.subject.as_ref().map(|subject| format!("&servizio={}", shown::encoded(&subject.slug)));
        format!(
            "/prenota/{}/dati?ora={}&canale={}{}",
            self.desk.slug,
            shown::in_address(self.starts_at),
            self.channel.word(),
            service.unwrap_or_default()
        )
    }

    /// Why this time cannot be had; nobody should type first and be told then.
    async fn gone(&self, caller: &Caller) -> storage::Result<Option<Gone>> {
        if self.starts_at <= caller.cx.now() {
            return Ok(Some(Gone::Past));
        }
        let wanted = Wanted::at(self.desk.id, caller.cx.now()).on(self.channel);
        let asked = FreeSlots { from: self.starts_at.date(), days: 1, service: None, wanted };
        let slots = free_slots(&mut caller.cx.read().await?, &self.desk, &asked).await?;
        let is_free = slots.iter().any(|slot| slot.starts_at == self.starts_at);
        Ok((!is_free).then_some(Gone::NotFree))
    }

    /// The free times nearest to it; to one that is past, those from now on.
    async fn others(&self, caller: &Caller) -> storage::Result<Vec<Alternative>> {
        let service = self.subject.as_ref().map(|subject| subject.id);
        let near = self.starts_at.max(caller.cx.now());
        let mut tx = caller.cx.read().await?;
        alternatives_nearby(&mut tx, &caller.cx, &self.desk, service, self.channel, near).await
    }

    fn shown(&self, t: &Translator) -> Vec<(String, String)> {
        let mut pairs = vec![
            (t.t("desk-booking-where"), format!("{}, {}", self.desk.name, self.desk.address)),
            (t.t("desk-booking-when"), t.date_time(self.starts_at)),
            (t.t("desk-booking-how"), t.t(shown::channel_key(self.channel))),
        ];
        pairs.extend(self.subject.iter().map(|subject| (t.t("desk-booking-service"), subject.name.clone())));
        pairs
    }
}

/// Why a time cannot be had.
#[derive(Clone, Copy)]
enum Gone {
    /// It is before now.
    Past,
    /// It is not one of the free times: taken, too soon, or none that the desk gives.
    NotFree,
    /// Somebody confirmed first.
    Lost,
}

impl Gone {
    const fn status(self) -> StatusCode {
        match self {
            Self::Past => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFree | Self::Lost => StatusCode::CONFLICT,
        }
    }

    /// The keys of the title and of what is said.
    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Past => ("desk-booking-past-title", "desk-booking-not-free-text"),
            Self::NotFree => ("desk-booking-not-free-title", "desk-booking-not-free-text"),
            Self::Lost => ("desk-booking-taken-title", "desk-booking-taken-text"),
        }
    }
}

#[derive(Template)]
#[template(path = "booking/who.html")]
struct WhoPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    chosen: Vec<(String, String)>,
    action: String,
    /// Her name came from her sign-in.
    is_known: bool,
    /// The sign-in that leads back here.
    sign_in: Option<String>,
}

impl WhoPage {
    fn of(caller: &Caller, chosen: &Chosen, fields: Fields) -> Self {
        let t = caller.visit.translator();
        let slug = &chosen.desk.slug;
        let page =
            caller.page(caller.t("desk-booking-who-title")).crumb(caller.t("desk-booking-title"), "/prenota");
        Self {
            page: with_phone(page, &chosen.desk).private(),
            steps: steps(t, 3, Some(chosen.back())),
            fields,
            chosen: chosen.shown(t),
            action: format!("/prenota/{slug}/riepilogo"),
            is_known: false,
            sign_in: shown::sign_in_towards(caller, &chosen.address()),
        }
    }
}

/// The form of who is signed in and has typed nothing yet, with the name that her country gave (C.SE.1.5); what else she
/// needs is asked each time, since her contacts are not kept.
async fn known(caller: &Caller, form: Form) -> Result<(Form, bool), PageError> {
    let Actor::Person { id, .. } = caller.cx.actor else { return Ok((form, false)) };
    if form.has("name") || form.has("correggi") {
        return Ok((form, false));
    }
    let mut tx = caller.cx.read().await?;
    match identity::api::display_name(&mut tx, Id::from_uuid(id)).await? {
        Some(name) => Ok((form.set("name", name), true)),
        None => Ok((form, false)),
    }
}

/// `GET /prenota/{desk}/dati?ora=…&canale=…`, and `POST` to correct what was typed.
///
/// # Errors
/// 404 when the desk or the time cannot be read; 409 or 422 with three other times when it cannot be had.
pub async fn who(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let chosen = Chosen::of(&caller, &slug, &form).await?;
    if let Some(gone) = chosen.gone(&caller).await? {
        return taken(&caller, &chosen, &form, gone, &chosen.others(&caller).await?);
    }
    let (form, is_known) = known(&caller, form).await?;
    web::html(&WhoPage { is_known, ..WhoPage::of(&caller, &chosen, Fields::of(form)) })
}

#[derive(Template)]
#[template(path = "booking/summary.html")]
struct SummaryPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    chosen: Vec<(String, String)>,
    action: String,
    change: String,
}

/// `POST /prenota/{desk}/riepilogo`: everything on one screen, right before the confirmation (C.SE.1.4).
///
/// # Errors
/// As [`who`].
pub async fn summary(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let chosen = Chosen::of(&caller, &slug, &form).await?;
    if let Some(gone) = chosen.gone(&caller).await? {
        return taken(&caller, &chosen, &form, gone, &chosen.others(&caller).await?);
    }
    if let Err(errors) = typed(&form).parse() {
        return web::unprocessable(&WhoPage::of(&caller, &chosen, Fields::refused(form, said(&errors))));
    }
    let t = caller.visit.translator();
    let mut pairs = chosen.shown(t);
    for (field, key) in [
        ("name", "desk-booking-name"),
        ("phone", "desk-booking-phone"),
        ("email", "desk-booking-email"),
        ("note", "desk-booking-note"),
    ] {
        if !form.text(field).trim().is_empty() {
            pairs.push((t.t(key), form.text(field).trim().to_owned()));
        }
    }
    let page =
        caller.page(caller.t("desk-booking-summary-title")).crumb(caller.t("desk-booking-title"), "/prenota");
    web::html(&SummaryPage {
        page: with_phone(page, &chosen.desk).private(),
        steps: steps(t, 4, None),
        fields: Fields::of(keyed(&caller, form)),
        chosen: pairs,
        action: format!("/prenota/{slug}/conferma"),
        change: format!("/prenota/{slug}/dati"),
    })
}

/// `POST /prenota/{desk}/conferma`: books, and leads to the appointment.
///
/// # Errors
/// 409 with three other times when somebody was faster, 422 when the time is past.
pub async fn confirm(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let chosen = Chosen::of(&caller, &slug, &form).await?;
    let (attendee, note) = match typed(&form).parse() {
        Ok(read) => read,
        Err(errors) => {
            return web::unprocessable(&WhoPage::of(&caller, &chosen, Fields::refused(form, said(&errors))));
        }
    };
    let with_mail = attendee.email.is_some();
    let booking = Booking {
        desk: chosen.desk.id,
        starts_at: chosen.starts_at,
        channel: chosen.channel,
        service: chosen.subject.as_ref().map(|subject| subject.id),
        attendee,
        note,
        agenda: None,
        minutes: None,
        once: once(&caller, &form),
        by: Some(shown::visitor(&caller)),
    };
    match book_appointment(&caller.cx, booking).await {
        Ok(booked) => {
            let key = if with_mail { "desk-booking-done" } else { "desk-booking-done-slip" };
            let mut response = web::see_other_saying(&caller.visit, "/appuntamento/mio", key);
            let secret = links::token(caller.cx.keys(), booked.link.id);
            let cookie = web::links::cookie(caller.app.site(), MANAGE_APPOINTMENT, &secret);
            if let Some(cookie) = cookie {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(BookError::SlotTaken { alternatives }) => {
            taken(&caller, &chosen, &form, Gone::Lost, &alternatives)
        }
        Err(BookError::Past) => taken(&caller, &chosen, &form, Gone::Past, &chosen.others(&caller).await?),
        Err(BookError::TooMany(Reached::Hour)) => Err(PageError::too_many(3600)
            .saying("desk-booking-too-many-hour")
            .next(format!("/sportelli/{slug}"), "desk-booking-none-next")),
        Err(BookError::TooMany(reached)) => {
            let mut errors = FieldErrors::new();
            let field = if form.text("phone").is_empty() { "email" } else { "phone" };
            errors.add(field, shown::too_many(reached));
            web::unprocessable(&WhoPage::of(&caller, &chosen, Fields::refused(form, errors)))
        }
        Err(BookError::KeyUsed) => {
            Err(PageError::conflict("desk-form-again").next("/prenota", "desk-booking-title"))
        }
        Err(BookError::Refused(refusal)) => Err(refusal.into()),
        Err(BookError::Storage(error)) => Err(error.into()),
        Err(_) => Err(PageError::not_found()),
    }
}

struct Other {
    when: String,
    channel: String,
    /// Named where it is another one.
    desk: Option<String>,
    action: String,
    fields: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "booking/taken.html")]
struct TakenPage {
    page: Page,
    text: String,
    alternatives: Vec<Other>,
}

/// Says why the time cannot be had and offers three others, each with what was typed.
fn taken(
    caller: &Caller,
    chosen: &Chosen,
    form: &Form,
    gone: Gone,
    alternatives: &[Alternative],
) -> Result<Response, PageError> {
    let t = caller.visit.translator();
    let (title, text) = gone.keys();
    // Who has typed nothing yet goes on to typing.
    let step = if form.has("name") { "riepilogo" } else { "dati" };
    let other = |other: &Alternative| {
        let mut fields: Vec<(&'static str, String)> = ["servizio", "name", "phone", "email", "note"]
            .map(|name| (name, form.text(name).to_owned()))
            .into();
        fields.push(("ora", other.slot.starts_at.rfc3339()));
        fields.push(("canale", other.slot.channel.word().to_owned()));
        Other {
            when: t.date_time(other.slot.starts_at),
            channel: t.t(shown::channel_key(other.slot.channel)),
            desk: (other.desk != chosen.desk.id).then(|| other.desk_name.clone()),
            action: format!("/prenota/{}/{step}", other.desk_slug),
            fields,
        }
    };
    let page = TakenPage {
        page: with_phone(caller.page(caller.t(title)), &chosen.desk).private(),
        text: caller.t(text),
        alternatives: alternatives.iter().map(other).collect(),
    };
    Ok((gone.status(), Html(page.render()?)).into_response())
}

/// What was typed, as the model reads it.
pub(super) fn typed(form: &Form) -> TypedAttendee {
    TypedAttendee {
        name: form.text("name").to_owned(),
        phone: form.text("phone").to_owned(),
        email: form.text("email").to_owned(),
        note: form.text("note").to_owned(),
    }
}

/// What is wrong with it, in words.
pub(super) fn said(errors: &[AttendeeError]) -> FieldErrors {
    let mut said = FieldErrors::new();
    for error in errors {
        said.add(error.field(), Message::new(attendee_key(*error)));
    }
    said
}

const fn attendee_key(error: AttendeeError) -> &'static str {
    match error {
        AttendeeError::NameMissing => "desk-booking-name-missing",
        AttendeeError::NameTooLong => "desk-booking-name-long",
        AttendeeError::ContactMissing => "desk-booking-contact-missing",
        AttendeeError::Phone(_) => "desk-booking-phone-wrong",
        AttendeeError::Email(_) => "desk-booking-email-wrong",
        AttendeeError::NoteTooLong => "desk-booking-note-long",
    }
}
