//! The waiting list as people meet it: asking for an earlier time, and the offer of one.

use askama::Template;
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Id;
use policy::Actor;
use storage::{Cx, links};
use texts::Message;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::appointment::refused;
use super::booking::{open_desk, with_phone};
use super::confirm::{said, typed};
use super::once::{KEY, keyed, new_key, once};
use super::shown;
use crate::actions::{ChangeError, Wish, WishError, accept_offer, join_waiting_list, refuse_offer};
use crate::model::{Appointment, Channel, Desk, Offer, OfferState};
use crate::policy::{ACCEPT_OFFER, MANAGE_APPOINTMENT};
use crate::queries::{Waitable, waitable};
use crate::store;

/// How long one waits when nothing else is said.
const USUAL_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "booking/waiting.html")]
struct WaitingPage {
    page: Page,
    desk_name: String,
    fields: Fields,
    channels: Vec<Choice>,
    last_day: String,
}

impl WaitingPage {
    fn of(caller: &Caller, desk: &Desk, given: Waitable, fields: Fields) -> Self {
        let page =
            caller.page(caller.t("desk-waiting-title")).crumb(caller.t("desk-booking-title"), "/prenota");
        Self {
            page: with_phone(page, desk).private(),
            desk_name: desk.name.clone(),
            fields,
            channels: shown::choices_of(caller.visit.translator(), given.channels.iter()),
            last_day: last_day(caller, given),
        }
    }
}

/// Until when one may wait, in words.
pub(super) fn last_day(caller: &Caller, given: Waitable) -> String {
    let t = caller.visit.translator();
    t.ta("desk-waiting-until-hint", &[("day", t.date(given.last_day).into())])
}

/// `GET /prenota/{desk}/attesa`
///
/// # Errors
/// 404 when there is no such desk.
pub async fn ask(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = open_desk(&mut tx, &slug).await?;
    let today = caller.cx.now().date();
    let given = waitable(&mut tx, desk.id, today).await?;
    let until = today.saturating_add(USUAL_DAYS.days()).min(given.last_day);
    let usual = given.channels.iter().next().unwrap_or(Channel::InPerson);
    let form = Form::from_pairs([
        (KEY, new_key(&caller)),
        ("canale", usual.word().to_owned()),
        ("dal", today.to_string()),
        ("al", until.to_string()),
    ]);
    web::html(&WaitingPage::of(&caller, &desk, given, Fields::of(form)))
}

/// How and when somebody could come, as a form says it.
pub(super) fn typed_days(form: &Form, errors: &mut FieldErrors) -> Option<(Channel, Date, Date)> {
    let channel = Channel::parse(form.text("canale")).map_err(|_| "desk-waiting-channel-missing");
    let channel = errors.check("canale", channel);
    let from = errors.check("dal", form.text("dal").parse::<Date>().map_err(|_| "desk-waiting-from-wrong"));
    let until = form.text("al").parse::<Date>().ok().filter(|until| from.is_none_or(|from| from <= *until));
    let until = errors.check("al", until.ok_or("desk-waiting-until-wrong"));
    Some((channel?, from?, until?))
}

/// What is wrong with a wish, at its field; or the page that says so.
pub(super) fn wrong(caller: &Caller, error: WishError, errors: &mut FieldErrors) -> Result<(), PageError> {
    match error {
        WishError::Past => errors.add("al", "desk-waiting-until-wrong"),
        WishError::TooFar(day) => {
            let day = caller.visit.translator().date(day);
            errors.add("al", Message::new("desk-waiting-until-far").with("day", day));
        }
        WishError::ChannelNotGiven => errors.add("canale", "desk-waiting-channel-not-given"),
        WishError::Unknown => {
            return Err(PageError::conflict("desk-place-left").next("/prenota", "desk-booking-title"));
        }
        WishError::NotNow => {
            return Err(PageError::conflict("desk-place-given").next("/appuntamento", "desk-code-title"));
        }
        WishError::UnknownDesk => return Err(PageError::not_found()),
        WishError::KeyUsed => {
            return Err(PageError::conflict("desk-form-again").next("/prenota", "desk-booking-title"));
        }
        WishError::Refused(refusal) => return Err(refusal.into()),
        WishError::Storage(error) => return Err(error.into()),
    }
    Ok(())
}

/// `POST /prenota/{desk}/attesa`
///
/// # Errors
/// 404 when there is no such desk.
pub async fn join(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = open_desk(&mut tx, &slug).await?;
    let given = waitable(&mut tx, desk.id, caller.cx.now().date()).await?;
    drop(tx);
    let attendee = typed(&form).parse();
    let mut errors = attendee.as_ref().err().map(|wrong| said(wrong)).unwrap_or_default();
    let days = typed_days(&form, &mut errors);
    if let (Ok((attendee, _)), Some((channel, from_day, until_day))) = (attendee, days) {
        let once = once(&caller, &form);
        let wish = Wish { desk: desk.id, channel, service: None, from_day, until_day, attendee, once };
        match join_waiting_list(&caller.cx, wish).await {
            Ok(waiting) => {
                let key =
                    if waiting.email.is_some() { "desk-waiting-done-mail" } else { "desk-waiting-done" };
                return Ok(web::see_other_saying(&caller.visit, &format!("/sportelli/{slug}"), key));
            }
            // Sent again after she left: it was done.
            Err(WishError::Unknown) => {
                return Ok(web::see_other(&format!("/sportelli/{slug}")));
            }
            Err(error) => wrong(&caller, error, &mut errors)?,
        }
    }
    let form = keyed(&caller, form);
    web::unprocessable(&WaitingPage::of(&caller, &desk, given, Fields::refused(form, errors)))
}

/// Where a mailed offer leads.
pub(super) fn offer_path(_: uuid::Uuid) -> String {
    "/appuntamento/offerta".to_owned()
}

#[derive(Template)]
#[template(path = "appointment/offer.html")]
struct OfferPage {
    page: Page,
    offer: Id<Offer>,
    details: Vec<(String, String)>,
    until: String,
}

struct Offered {
    cx: Cx,
    offer: Offer,
    appointment: Appointment,
    desk: Desk,
}

impl Offered {
    async fn of(caller: &Caller) -> Result<Self, PageError> {
        let cx = caller.holding(ACCEPT_OFFER).await?.map_err(PageError::from)?;
        let Actor::LinkHolder { resource, .. } = cx.actor else { return Err(PageError::not_found()) };
        let mut tx = cx.read().await?;
        let offer = store::waiting::find_offer(&mut tx, Id::from_uuid(resource))
            .await?
            .ok_or_else(PageError::not_found)?;
        let appointment =
            store::appointment::find(&mut tx, offer.appointment).await?.ok_or_else(PageError::not_found)?;
        let desk = store::desk::find(&mut tx, appointment.desk).await?.ok_or_else(PageError::not_found)?;
        Ok(Self { cx, offer, appointment, desk })
    }
}

/// `GET /appuntamento/offerta`
///
/// # Errors
/// A page that says that the offer has lapsed.
pub async fn offer(caller: Caller) -> Answer {
    let Offered { cx, offer, appointment, desk } = Offered::of(&caller).await?;
    if offer.state == OfferState::Accepted {
        return own(&caller, &cx, &appointment, "desk-offer-accepted-before").await;
    }
    if offer.state != OfferState::Open || offer.expires_at <= cx.now() {
        return Err(closed(&offer));
    }
    let t = caller.visit.translator();
    let details = vec![
        (t.t("desk-booking-when"), t.date_time(appointment.starts_at)),
        (t.t("desk-booking-where"), format!("{}, {}", desk.name, desk.address)),
        (t.t("desk-booking-how"), t.t(shown::channel_key(appointment.channel))),
    ];
    let until = t.ta("desk-offer-until", &[("time", t.date_time(offer.expires_at).into())]);
    let page = with_phone(caller.page(caller.t("desk-offer-title")), &desk).private();
    web::html(&OfferPage { page, offer: offer.id, details, until })
}

/// `POST /appuntamento/offerta`
///
/// # Errors
/// 409 when the offer has lapsed.
pub async fn answer(caller: Caller, form: Form) -> Answer {
    let Offered { cx, offer, appointment, desk } = Offered::of(&caller).await?;
    // In another tab she may have opened another offer since.
    if form.text("offerta") != offer.id.to_string() {
        return Err(PageError::conflict("desk-offer-other").next("/prenota", "desk-booking-title"));
    }
    let said = |error| match error {
        ChangeError::NotNow => closed(&offer),
        other => refused(other),
    };
    match (offer.state, form.text("answer") == "accept") {
        (OfferState::Accepted, true) => own(&caller, &cx, &appointment, "desk-offer-accepted").await,
        // In another tab she took it: it is hers, and nothing was cancelled.
        (OfferState::Accepted, false) => own(&caller, &cx, &appointment, "desk-offer-is-yours").await,
        (_, true) => {
            accept_offer(&cx, offer.id).await.map_err(said)?;
            own(&caller, &cx, &appointment, "desk-offer-accepted").await
        }
        // The same answer again: a double click must not tell her that the time went to others.
        (OfferState::Refused, false) => Ok(left_to_others(&caller, &desk)),
        (_, false) => {
            refuse_offer(&cx, offer.id).await.map_err(said)?;
            Ok(left_to_others(&caller, &desk))
        }
    }
}

fn left_to_others(caller: &Caller, desk: &Desk) -> Response {
    web::see_other_saying(&caller.visit, &format!("/sportelli/{}", desk.slug), "desk-offer-refused")
}

/// Leads to the appointment that an accepted offer became, opened as its own link opens it.
async fn own(caller: &Caller, cx: &Cx, appointment: &Appointment, saying: &'static str) -> Answer {
    let mut response = web::see_other_saying(&caller.visit, "/appuntamento/mio", saying);
    let newest = links::newest(&mut cx.read().await?, MANAGE_APPOINTMENT, appointment.id.uuid()).await?;
    let secret = newest.map(|link| links::token(cx.keys(), link.id));
    let cookie = secret.and_then(|secret| web::links::cookie(caller.app.site(), MANAGE_APPOINTMENT, &secret));
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Why an offer cannot be answered any more: she left it to others, or did not answer in time.
fn closed(offer: &Offer) -> PageError {
    let what = if offer.state == OfferState::Refused { "desk-offer-left" } else { "desk-offer-lapsed" };
    PageError::conflict(what).next("/prenota", "desk-booking-title")
}
