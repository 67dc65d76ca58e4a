//! The waiting list as people meet it: asking for an earlier time, and the offer of one.

use askama::Template;
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Id;
use policy::Actor;
use storage::{Cx, links};
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::appointment::refused;
use super::booking::{open_desk, with_phone};
use super::confirm::{said, typed};
use super::once::{KEY, keyed, new_key, once};
use super::shown;
use crate::actions::{ChangeError, Wish, accept_offer, join_waiting_list, refuse_offer};
use crate::model::{Appointment, Channel, Desk, Offer, OfferState};
use crate::policy::{ACCEPT_OFFER, MANAGE_APPOINTMENT};
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
}

impl WaitingPage {
    fn of(caller: &Caller, desk: &Desk, fields: Fields) -> Self {
        let page =
            caller.page(caller.t("desk-waiting-title")).crumb(caller.t("desk-booking-title"), "/prenota");
        Self {
            page: with_phone(page, desk).private(),
            desk_name: desk.name.clone(),
            fields,
            channels: shown::channel_choices(caller.visit.translator()),
        }
    }
}

/// `GET /prenota/{desk}/attesa`
///
/// # Errors
/// 404 when there is no such desk.
pub async fn ask(caller: Caller, Path(slug): Path<String>) -> Answer {
    let desk = open_desk(&mut caller.cx.read().await?, &slug).await?;
    let today = caller.cx.now().date();
    let until = today.saturating_add(USUAL_DAYS.days());
    let form = Form::from_pairs([
        (KEY, new_key(&caller)),
        ("canale", Channel::InPerson.word().to_owned()),
        ("dal", today.to_string()),
        ("al", until.to_string()),
    ]);
    web::html(&WaitingPage::of(&caller, &desk, Fields::of(form)))
}

/// `POST /prenota/{desk}/attesa`
///
/// # Errors
/// 404 when there is no such desk.
pub async fn join(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let desk = open_desk(&mut caller.cx.read().await?, &slug).await?;
    let attendee = typed(&form).parse();
    let mut errors = attendee.as_ref().err().map(|wrong| said(wrong)).unwrap_or_default();
    let channel = errors
        .check("canale", Channel::parse(form.text("canale")).map_err(|_| "desk-waiting-channel-missing"));
    let from = errors.check("dal", form.text("dal").parse::<Date>().map_err(|_| "desk-waiting-from-wrong"));
    let until = form.text("al").parse::<Date>().ok().filter(|until| from.is_none_or(|from| from <= *until));
    let until = errors.check("al", until.ok_or("desk-waiting-until-wrong"));
    let (Ok((attendee, _)), Some(channel), Some(from_day), Some(until_day)) =
        (attendee, channel, from, until)
    else {
        let form = keyed(&caller, form);
        return web::unprocessable(&WaitingPage::of(&caller, &desk, Fields::refused(form, errors)));
    };
    let once = once(&caller, &form);
    let wish = Wish { desk: desk.id, channel, service: None, from_day, until_day, attendee, once };
    match join_waiting_list(&caller.cx, wish).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, &format!("/sportelli/{slug}"), "desk-waiting-done")),
        Err(ChangeError::Past) => {
            errors.add("al", "desk-waiting-until-wrong");
            let form = keyed(&caller, form);
            web::unprocessable(&WaitingPage::of(&caller, &desk, Fields::refused(form, errors)))
        }
        Err(other) => Err(refused(other)),
    }
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
        return Err(lapsed());
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
        ChangeError::NotNow => lapsed(),
        other => refused(other),
    };
    let accepts = form.text("answer") == "accept";
    // The same answer again: a double click must not tell her that the time went to others.
    let is_said = match offer.state {
        OfferState::Accepted => accepts,
        OfferState::Refused => !accepts,
        OfferState::Open | OfferState::Lapsed => false,
    };
    if !accepts {
        if !is_said {
            refuse_offer(&cx, offer.id).await.map_err(said)?;
        }
        return Ok(web::see_other_saying(
            &caller.visit,
            &format!("/sportelli/{}", desk.slug),
            "desk-offer-refused",
        ));
    }
    if !is_said {
        accept_offer(&cx, offer.id).await.map_err(said)?;
    }
    own(&caller, &cx, &appointment, "desk-offer-accepted").await
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

fn lapsed() -> PageError {
    PageError::conflict("desk-offer-lapsed").next("/prenota", "desk-booking-title")
}
