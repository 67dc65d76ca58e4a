//! `/ufficio/agenda/{desk}/telefonate`: who must be called since her time was taken away, with three others each, and
//! who comes on the next day of work and can only be reminded by telephone, and for whom a time is held that became
//! free.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use kernel::{Id, PhoneNumber};
use texts::Translator;
use uuid::Uuid;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::moving::{TimeButton, value};
use super::{Tabs, base, page_of, refused_change, refused_day, said};
use crate::actions::{ChangeError, accept_offer, refuse_offer};
use crate::model::{Appointment, Desk, Offer, OfferState};
use crate::queries::ToMove;
use crate::queries::agenda_calls::calls;
use crate::queries::agenda_day::desk_to_work_at;
use crate::store;
use crate::store::waiting::OfferToCall;
use crate::web::shown::channel_key;

struct MoveCall {
    href: String,
    name: String,
    phone: Option<String>,
    email: Option<String>,
    was: String,
    reason: Option<String>,
    proposals: Vec<TimeButton>,
}

/// A time that is held for somebody who waits, until she is told.
struct OfferCall {
    action: String,
    name: String,
    phone: String,
    when: String,
    channel: String,
    until: String,
}

struct Reminder {
    href: String,
    name: String,
    phone: String,
    time: String,
    is_told: bool,
}

#[derive(Template)]
#[template(path = "agenda/calls.html")]
struct CallsPage {
    page: Page,
    tabs: Tabs,
    printed: String,
    offers: Vec<OfferCall>,
    displaced: Vec<MoveCall>,
    undecided: Vec<MoveCall>,
    reminders_title: Option<String>,
    reminders: Vec<Reminder>,
}

/// Whom to call.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn list(caller: Caller, Path(desk): Path<String>) -> Answer {
    let calls = calls(&caller.cx, &desk).await.map_err(refused_day)?;
    let (t, today) = (caller.visit.translator(), caller.cx.now().date());
    let to_move = |list: &[ToMove]| list.iter().map(|one| move_call(t, &calls.desk, one, today)).collect();
    let title = |day: Date| t.ta("desk-agenda-calls-day", &[("day", said::day(t, day, today).into())]);
    web::html(&CallsPage {
        page: page_of(&caller, &calls.desk, caller.t("desk-agenda-calls-title")),
        tabs: Tabs::of(&caller, &calls.desk, "telefonate").await?,
        printed: t.date_time(caller.cx.now()),
        offers: calls.offers.iter().map(|one| offer_call(t, &calls.desk, one, today)).collect(),
        displaced: to_move(&calls.displaced),
        undecided: to_move(&calls.undecided),
        reminders_title: calls.day.map(title),
        reminders: calls.reminders.iter().map(|appointment| reminder(t, &calls.desk, appointment)).collect(),
    })
}

fn address(desk: &Desk, appointment: &Appointment) -> String {
    format!("{}/appuntamenti/{}", base(desk), appointment.id)
}

fn offer_call(t: &Translator, desk: &Desk, one: &OfferToCall, today: Date) -> OfferCall {
    OfferCall {
        action: format!("{}/offerte/{}", base(desk), one.offer),
        name: one.waiting.name.clone(),
        phone: one.waiting.phone.as_ref().map(PhoneNumber::to_string).unwrap_or_default(),
        when: said::moment(t, one.starts_at, today),
        channel: t.t(channel_key(one.waiting.channel)),
        until: said::moment(t, one.expires_at, today),
    }
}

/// What she said on the telephone to the time that is held for her.
///
/// # Errors
/// 404 for an offer of another desk, 409 when it has lapsed.
pub async fn answer(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, offer) = offered(&caller, &desk, &id).await?;
    let back = format!("{}/telefonate", base(&desk));
    let gone = |error| match error {
        ChangeError::NotNow => {
            PageError::conflict("desk-agenda-offer-gone").next(back.clone(), "desk-agenda-calls-title")
        }
        other => refused_change(other, &back),
    };
    let accepts = match form.text("risposta") {
        "accetta" => true,
        "rinuncia" => false,
        _ => return Err(PageError::invalid("desk-agenda-again").next(back, "desk-agenda-calls-title")),
    };
    // Sent twice, it was said once.
    if accepts {
        if offer.state != OfferState::Accepted {
            accept_offer(&caller.cx, offer.id).await.map_err(gone)?;
        }
        let slip = format!("{}/appuntamenti/{}/foglio", base(&desk), offer.appointment);
        return Ok(web::see_other_saying(&caller.visit, &slip, "desk-agenda-booked"));
    }
    if offer.state != OfferState::Refused {
        refuse_offer(&caller.cx, offer.id).await.map_err(gone)?;
    }
    Ok(web::see_other_saying(&caller.visit, &back, "desk-agenda-offer-refused"))
}

/// The offer of an address, of a time at a desk where the caller works.
async fn offered(caller: &Caller, desk: &str, id: &str) -> Result<(Desk, Offer), PageError> {
    let id: Id<Offer> = Uuid::parse_str(id).map(Id::from_uuid).map_err(|_| PageError::not_found())?;
    let mut tx = caller.cx.read().await?;
    let (desk, _) = desk_to_work_at(&mut tx, &caller.cx, desk).await.map_err(refused_day)?;
    let offer = store::waiting::find_offer(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    let held = store::appointment::find(&mut tx, offer.appointment).await?;
    let is_here = held.is_some_and(|held| held.desk == desk.id);
    if is_here { Ok((desk, offer)) } else { Err(PageError::not_found()) }
}

fn move_call(t: &Translator, desk: &Desk, one: &ToMove, today: Date) -> MoveCall {
    let appointment = &one.appointment;
    let proposal = |slot: &crate::model::Slot| {
        let when = said::moment(t, slot.starts_at, today);
        // Another way to meet than hers is said; her own goes without saying.
        let label = match slot.channel == appointment.channel {
            true => when,
            false => format!("{when}, {}", t.t(channel_key(slot.channel))),
        };
        TimeButton { value: value(slot), label }
    };
    MoveCall {
        href: address(desk, appointment),
        name: said::name(t, appointment),
        phone: said::phone(appointment),
        email: appointment.attendee.email.as_ref().map(|email| email.as_str().to_owned()),
        was: said::moment(t, appointment.starts_at, today),
        reason: appointment.cancel_reason.clone(),
        proposals: one.proposals.iter().map(proposal).collect(),
    }
}

fn reminder(t: &Translator, desk: &Desk, appointment: &Appointment) -> Reminder {
    Reminder {
        href: address(desk, appointment),
        name: said::name(t, appointment),
        phone: said::phone(appointment).unwrap_or_default(),
        time: t.time_of(appointment.starts_at),
        is_told: appointment.told_at.is_some(),
    }
}
