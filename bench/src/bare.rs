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
use kernel::{Instant, PhoneNumber};
use policy::Actor;
use storage::limits::Limit;
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
    let phone = format!(
        "0187 {:06}",
        (desk.id.uuid().as_u128() ^ u128::from(starts_at.micros().unsigned_abs())) % 1_000_000
    );
    let typed = TypedAttendee { name: "Prova Uno".into(), phone, ..TypedAttendee::default() };
    let (attendee, note) = typed.parse().map_err(|_| "the attendee is refused")?;
    // How much one visitor may book, as the server counts it.
    let limit = Limit { name: "bench.book_contact", tries: i64::MAX, minutes: 60 };
    limit
        .count(
            &mut tx,
            &cx.keys().pseudonym("bench", attendee.phone.as_ref().map_or("", PhoneNumber::as_str)),
            cx.now(),
        )
        .await?;
    let today = Instant::start_of(starts_at.date());
    store::appointment::ahead_of(&mut tx, &attendee, desk.id, (today, today.plus_days(1)), cx.now()).await?;
    let day = LocalDay::new(starts_at.date());
    let rules = store::rules::load(&mut tx, &[desk.id], day.date, day.date).await?;
    let states = store::rules::with_taken(&mut tx, rules, std::slice::from_ref(&day)).await?;
    let wanted = Wanted::at(desk.id, cx.now()).on(Channel::InPerson);
    let free = candidates(&day, &states, &wanted, starts_at);
    let claim = free.first().map(FreeStart::claim).ok_or("the time is taken")?;
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
        person: None,
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
    let limit = Limit { name: "bench.book_origin", tries: i64::MAX, minutes: 60 };
    limit.count(&mut tx, "bench", cx.now()).await?;
    tx.commit().await?;
    Ok(())
}
