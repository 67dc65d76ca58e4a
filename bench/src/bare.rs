//! The booking transaction alone: the same rows by the same database calls, without HTTP, policy and template. What the
//! server reaches of this rate is what HTTP and the rest leave of it.

use std::time::Instant as Stopwatch;

use desk::model::availability::{FreeStart, candidates};
use desk::model::{
    AppointmentState, Channel, Desk, LocalDay, Origin, TypedAttendee, Wanted, code_of, hash_of,
};
use desk::policy::{BookAppointment, MANAGE_APPOINTMENT};
use desk::store;
use desk::store::appointment::NewAppointment;
use kernel::Instant;
use policy::Actor;
use storage::{Cx, links, outbox};

use crate::Failure;
use crate::report::Measured;

/// Books these times one after the other.
pub async fn book(cx: &Cx, times: &[(Desk, Instant)]) -> Result<Measured, Failure> {
    let cx = cx.acting_as(Actor::Public);
    let began = Stopwatch::now();
    let mut each = Vec::with_capacity(times.len());
    for (desk, starts_at) in times {
        let one = Stopwatch::now();
        book_one(&cx, desk, *starts_at).await?;
        each.push(one.elapsed());
    }
    let name = "the same transaction, bare".to_owned();
    Ok(Measured { name, runs: times.len(), cpu_ms: 0.0, wall: began.elapsed(), each })
}

async fn book_one(cx: &Cx, desk: &Desk, starts_at: Instant) -> Result<(), Failure> {
    let mut tx = cx.begin().await?;
    let desk = store::desk::find(&mut tx, desk.id).await?.ok_or("the desk is gone")?;
    let permit = cx.permit::<BookAppointment>(desk.resource())?;
    let day = LocalDay::new(starts_at.date());
    let rules = store::rules::load(&mut tx, &[desk.id], day.date, day.date).await?;
    let states = store::rules::with_taken(&mut tx, rules, std::slice::from_ref(&day)).await?;
    let wanted = Wanted::at(desk.id, cx.now()).on(Channel::InPerson);
    let free = candidates(&day, &states, &wanted, starts_at);
    let claim = free.first().map(FreeStart::claim).ok_or("the time is taken")?;
    let typed =
        TypedAttendee { name: "Prova Uno".into(), phone: "0187 000000".into(), ..TypedAttendee::default() };
    let (attendee, note) = typed.parse().map_err(|_| "the attendee is refused")?;
    let id = cx.new_id();
    let new = NewAppointment {
        id,
        claim,
        service: None,
        channel: Channel::InPerson,
        state: AppointmentState::Booked,
        origin: Origin::Online,
        attendee,
        note,
        locale: cx.locale,
        code_hash: hash_of(cx.keys(), &code_of(cx.keys(), id.uuid(), 0)),
        override_reason: None,
        created_by: None,
        now: cx.now(),
    };
    if !store::appointment::insert(&mut tx, &permit, &new).await? {
        return Err("the database refused the time".into());
    }
    links::create(&mut tx, cx, MANAGE_APPOINTMENT, id.uuid(), starts_at.plus_days(90)).await?;
    let told = events::desk::AppointmentBooked {
        appointment: id.uuid(),
        desk: desk.id.uuid(),
        service: None,
        channel: new.channel.word().to_owned(),
        origin: new.origin.word().to_owned(),
        starts_at,
    };
    outbox::tell(&mut tx, cx, &told).await?;
    tx.commit().await?;
    Ok(())
}
