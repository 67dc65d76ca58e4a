//! The booking as it must not be: one transaction looks for a free seat, another writes. In between somebody else takes
//! the seat, and whoever comes second is sent away while the other counter is free.

use std::sync::Arc;

use desk::model::availability::{FreeStart, candidates};
use desk::model::{
    AppointmentState, Channel, Claim, LocalDay, Origin, TypedAttendee, Wanted, code_of, hash_of,
};
use desk::policy::BookAppointment;
use desk::store;
use desk::store::appointment::NewAppointment;
use kernel::{Clock, Instant};
use policy::Actor;
use storage::{Cx, Db, Tx};
use texts::Locale;
use tokio::sync::Barrier;

use crate::ground::Ground;
use crate::{Answer, CLIENTS, TIMES, tried_by};

/// All clients at once, over two handles to the database as the two servers have them.
pub async fn book_all(ground: &Arc<Ground>) -> Vec<Answer> {
    let handles = [ground.database.again().await, ground.database.again().await];
    let met: Arc<Vec<Barrier>> = Arc::new((0..TIMES).map(|_| Barrier::new(CLIENTS / 2)).collect());
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (ground, met, db) = (Arc::clone(ground), Arc::clone(&met), handles[client % 2].clone());
            tokio::spawn(async move {
                let mut answers = Vec::new();
                for n in tried_by(client) {
                    answers.push((n, book(&ground, &db, ground.times[n], &met[n]).await));
                }
                answers
            })
        })
        .collect();
    let mut answers = Vec::new();
    for client in clients {
        answers.extend(client.await.unwrap());
    }
    answers
}

async fn book(ground: &Ground, db: &Db, starts_at: Instant, met: &Barrier) -> u16 {
    let keys = ground.cx.keys().clone();
    let cx = Cx::new(db.clone(), Clock::real(), keys, Actor::Public, Locale::It);
    let mut tx = cx.read().await.unwrap();
    let claim = free_seat(&mut tx, &cx, ground, starts_at).await;
    drop(tx);
    // Here is the hole: whoever looked meanwhile saw the same seat free. Waiting for all of them makes it certain.
    met.wait().await;
    let Some(claim) = claim else { return 409 };
    loop {
        let written = write(&cx, ground, claim).await;
        if !written.as_ref().is_err_and(storage::StorageError::is_busy) {
            return if written.unwrap() { 201 } else { 409 };
        }
    }
}

async fn free_seat(tx: &mut Tx, cx: &Cx, ground: &Ground, starts_at: Instant) -> Option<Claim> {
    let day = LocalDay::new(starts_at.date());
    let rules = store::rules::load(tx, &[ground.desk.id], day.date, day.date).await.unwrap();
    let states = store::rules::with_taken(tx, rules, std::slice::from_ref(&day)).await.unwrap();
    let wanted = Wanted::at(ground.desk.id, cx.now()).on(Channel::InPerson);
    candidates(&day, &states, &wanted, starts_at).first().map(FreeStart::claim)
}

async fn write(cx: &Cx, ground: &Ground, claim: Claim) -> storage::Result<bool> {
    let typed =
        TypedAttendee { name: "Prova Uno".into(), phone: "0187 000000".into(), ..TypedAttendee::default() };
    let (attendee, note) = typed.parse().unwrap();
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
    let permit = cx.permit::<BookAppointment>(ground.desk.resource()).unwrap();
    let mut tx = cx.begin().await?;
    let written = store::appointment::insert(&mut tx, &permit, &new).await?;
    tx.commit().await?;
    Ok(written)
}
