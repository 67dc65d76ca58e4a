//! `/ufficio/agenda`: the desks of who works at several; who works at one is led to it.

use askama::Template;
use kernel::Instant;
use policy::Actor;
use texts::Translator;
use web::{Answer, Caller, Page, PageError};

use super::{base, refused_day, said};
use crate::model::{Appointment, AppointmentState, Desk, DeskState};
use crate::queries::agenda_day::{day_at, desks_to_look_at, desks_to_work_at, taken_at};
use crate::store::agenda_board::Taken;

struct DeskCard {
    name: String,
    href: String,
    address: String,
    state: Option<String>,
    numbers: String,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "agenda/choose.html")]
struct ChoosePage {
    page: Page,
    desks: Vec<DeskCard>,
}

/// The desks of the caller.
///
/// # Errors
/// 401 without sign-in.
pub async fn choose(caller: Caller) -> Answer {
    if caller.cx.actor == Actor::Public {
        return Err(PageError::sign_in());
    }
    let mut tx = caller.cx.read().await?;
    let desks = desks_to_look_at(&mut tx, &caller.cx).await?;
    if let [desk] = desks.as_slice() {
        return Ok(web::see_other(&base(desk)));
    }
    let now = caller.cx.now();
    let taken = taken_at(&mut tx, &caller.cx, &desks, now.date()).await.map_err(refused_day)?;
    let own = desks_to_work_at(&mut tx, &caller.cx).await?;
    let coming = day_at(&mut tx, &caller.cx, &own, now.date()).await.map_err(refused_day)?;
    let t = caller.visit.translator();
    let page =
        caller.page(caller.t("desk-agenda-choose-title")).crumb(caller.t("desk-agenda-office"), "/ufficio");
    web::html(&ChoosePage {
        page: page.private(),
        desks: desks.iter().map(|desk| card(t, desk, &taken, &coming, now)).collect(),
    })
}

fn card(t: &Translator, desk: &Desk, taken: &[Taken], coming: &[Appointment], now: Instant) -> DeskCard {
    DeskCard {
        name: desk.name.clone(),
        href: base(desk),
        address: desk.address.clone(),
        state: state_key(desk.state).map(|key| t.t(key)),
        numbers: numbers(t, desk, taken),
        next: next(t, desk, coming, now),
    }
}

/// Open desks need no word.
const fn state_key(state: DeskState) -> Option<&'static str> {
    match state {
        DeskState::Open => None,
        DeskState::Preparing => Some("desk-agenda-desk-preparing"),
        DeskState::Suspended | DeskState::Closed => Some("desk-agenda-desk-suspended"),
    }
}

/// "Oggi 8 appuntamenti, 3 già ricevuti".
pub(super) fn numbers(t: &Translator, desk: &Desk, today: &[Taken]) -> String {
    let count = |states: &[AppointmentState]| {
        today.iter().filter(|a| a.desk == desk.id && states.contains(&a.state)).count()
    };
    let all = [AppointmentState::Booked, AppointmentState::Served, AppointmentState::NoShow];
    let served = count(&[AppointmentState::Served]);
    t.ta("desk-agenda-numbers", &[("all", count(&all).into()), ("served", served.into())])
}

/// "Prossimo: 9:30, Ada Prova".
pub(super) fn next(t: &Translator, desk: &Desk, today: &[Appointment], now: Instant) -> Option<String> {
    let coming =
        |a: &&Appointment| a.desk == desk.id && a.state == AppointmentState::Booked && a.ends_at > now;
    let next = today.iter().find(coming)?;
    let args = [("time", t.time_of(next.starts_at).into()), ("name", said::name(t, next).into())];
    Some(t.ta("desk-agenda-next", &args))
}
