//! What desks keep of a person: of who booked while she was signed in, in her personal area; of a client, on her body's card.

use std::collections::BTreeMap;

use ::web::Caller;
use ::web::slice::{ClientOfBody, Erased, Keeping, Kept, KeptOf, KeptOfClient, OfClient};
use kernel::{EmailAddress, Id, PhoneNumber};
use policy::Actor;
use serde_json::{Value, json};
use storage::{Cx, Tx};
use uuid::Uuid;

use super::appointment::state;
use super::shown::channel_key;
use crate::actions::APPOINTMENT_DAYS;
use crate::actions::erase_person::{self, OfSomebody, as_storage, is_to_come};
use crate::model::{Appointment, Desk, ServiceId, Waiting};
use crate::store;

/// The room's part of the personal area and of a client's card.
pub(crate) const KEEPING: Keeping = Keeping {
    order: 10,
    kept,
    erase,
    of_client: Some(OfClient { kept: kept_of_client, erase: erase_client }),
};

fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let all = OfSomebody::person(&mut tx, person).await?;
        shown(&mut tx, &caller, all).await
    })
}

fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(async move {
        let all = OfSomebody::person(tx, person).await?;
        erase_person::erase(tx, cx, &all).await.map_err(as_storage)
    })
}

fn kept_of_client(caller: Caller, client: &ClientOfBody) -> KeptOfClient<'_> {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let all = OfSomebody::client(&mut tx, &caller.cx, client).await?;
        shown(&mut tx, &caller, all).await
    })
}

fn erase_client<'a>(tx: &'a mut Tx, cx: &'a Cx, client: &'a ClientOfBody) -> Erased<'a> {
    Box::pin(async move {
        // Who erases the client was asked by the room that keeps her; what follows from it is the program's own doing.
        let system = cx.acting_as(Actor::System { job: "desk.erase_client" });
        erase_person::erase_client(tx, &system, client).await.map_err(as_storage)
    })
}

/// All of it, desk by desk.
async fn shown(tx: &mut Tx, caller: &Caller, all: OfSomebody) -> storage::Result<Vec<Kept>> {
    let mut by_desk: BTreeMap<Id<Desk>, OfSomebody> = BTreeMap::new();
    let services: Vec<ServiceId> = all.appointments.iter().filter_map(|one| one.service).collect();
    let cards = store::catalogue::service_list::cards(tx, &services).await?;
    let names: BTreeMap<ServiceId, String> = cards.into_iter().map(|card| (card.id, card.name)).collect();
    for one in all.appointments {
        let hers = by_desk.entry(one.desk).or_default();
        hers.for_another.extend(all.for_another.iter().filter(|id| **id == one.id));
        hers.by_another.extend(all.by_another.iter().filter(|id| **id == one.id));
        hers.appointments.push(one);
    }
    for one in all.waiting {
        by_desk.entry(one.desk).or_default().waiting.push(one);
    }
    let mut kept = Vec::new();
    for (id, hers) in by_desk {
        let Some(desk) = store::desk::find(tx, id).await? else { continue };
        let body = network::api::organisation(tx, Id::from_uuid(desk.organisation)).await?;
        kept.push(at_desk(caller, &desk, body.map(|body| body.name.clone()), &names, &hers));
    }
    Ok(kept)
}

fn at_desk(
    caller: &Caller,
    desk: &Desk,
    body: Option<String>,
    names: &BTreeMap<ServiceId, String>,
    hers: &OfSomebody,
) -> Kept {
    let say = caller.visit.translator();
    let service = |one: &Appointment| one.service.and_then(|id| names.get(&id)).cloned();
    let line = |one: &Appointment| {
        let for_another = || say.t("desk-kept-for-another");
        let name = one.attendee.name.clone().filter(|_| !hers.for_another.contains(&one.id));
        let name = name.or_else(|| hers.for_another.contains(&one.id).then(for_another));
        let who = (name, one.attendee.phone.as_ref(), one.attendee.email.as_ref());
        joined([
            Some(say.date_time(one.starts_at)),
            Some(say.t(channel_key(one.channel))),
            Some(say.t(state(one.state).0)),
            service(one),
            who.0,
            who.1.map(ToString::to_string),
            who.2.map(ToString::to_string),
            one.note.clone(),
        ])
    };
    let place = |one: &Waiting| {
        let days = [("from", say.date(one.from_day).into()), ("until", say.date(one.until_day).into())];
        joined([
            Some(say.ta("desk-kept-waiting", &days)),
            Some(one.name.clone()),
            one.phone.as_ref().map(ToString::to_string),
            one.email.as_ref().map(ToString::to_string),
        ])
    };
    let cancelled = |one: &Appointment| {
        let what = [("when", say.date_time(one.starts_at).into()), ("desk", desk.name.as_str().into())];
        say.ta("desk-kept-cancels", &what)
    };
    let goes = |one: &&Appointment| is_to_come(one, &caller.cx) && !hers.by_another.contains(&one.id);
    let mut on_erasing: Vec<String> = hers.appointments.iter().filter(goes).map(cancelled).collect();
    if !hers.waiting.is_empty() {
        on_erasing.push(say.ta("desk-kept-leaves", &[("desk", desk.name.as_str().into())]));
    }
    let whole = hers.appointments.iter().map(|one| {
        let for_another = hers.for_another.contains(&one.id);
        whole(desk, service(one), one, for_another)
    });
    Kept {
        heading: say.ta("desk-kept-heading", &[("desk", desk.name.as_str().into())]),
        kept_by: body,
        kept_until: say.ta("desk-kept-until", &[("count", APPOINTMENT_DAYS.into())]),
        lines: hers.appointments.iter().map(line).chain(hers.waiting.iter().map(place)).collect(),
        whole: whole.chain(hers.waiting.iter().map(|one| whole_place(desk, one))).collect(),
        on_erasing,
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn whole(desk: &Desk, service: Option<String>, one: &Appointment, for_another: bool) -> Value {
    json!({
        "kind": "appointment",
        "desk": desk.name,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "channel": one.channel.word(),
        "service": service,
        "state": one.state.word(),
        "origin": one.origin.word(),
        "for_another_person": for_another,
        "name": one.attendee.name.as_ref().filter(|_| !for_another),
        "phone": one.attendee.phone.as_ref().map(PhoneNumber::as_str),
        "email": one.attendee.email.as_ref().map(EmailAddress::as_str),
        "note": one.note,
        "why_beyond_the_rules": one.override_reason,
        "why_cancelled": one.cancel_reason,
        "made_at": one.created_at,
    })
}

fn whole_place(desk: &Desk, one: &Waiting) -> Value {
    json!({
        "kind": "waiting_list",
        "desk": desk.name,
        "from": one.from_day,
        "until": one.until_day,
        "channel": one.channel.word(),
        "state": one.state.word(),
        "name": one.name,
        "phone": one.phone.as_ref().map(PhoneNumber::as_str),
        "email": one.email.as_ref().map(EmailAddress::as_str),
        "made_at": one.created_at,
    })
}
