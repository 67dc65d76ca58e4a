//! Nobody gets a seat twice, whatever is tried at the same time, and by whichever way.

use std::collections::BTreeSet;

use desk::actions::{BookError, Booking, add_agenda, book_appointment, set_hours};
use desk::model::{Agenda, Appointment, Channel};
use jiff::ToSpan as _;
use kernel::{Id, Instant};
use storage::{Cx, StorageError, ToValue as _};
use testkit::{cx, engines, public, staff};
use uuid::Uuid;

use crate::booking_ground::{Ground, TUESDAY, a_desk, at, every_day, network};

storage::statements! {
    CELLS = "SELECT COUNT(*) AS cells, COUNT(DISTINCT appointment_id) AS appointments FROM desk_cell";
    BOOKED = "SELECT COUNT(*) AS n FROM desk_appointment WHERE state = 'booked'";
    OVERLAPPING = "SELECT COUNT(*) AS n FROM desk_appointment a JOIN desk_appointment b
        ON a.agenda_id = b.agenda_id AND a.seat = b.seat AND a.id < b.id
       AND a.first_grain < b.first_grain + b.grains AND b.first_grain < a.first_grain + a.grains
        WHERE a.state = 'booked' AND b.state = 'booked'";
    STEAL = "INSERT INTO desk_cell (agenda_id, grain, seat, appointment_id)
        SELECT agenda_id, grain, seat, $1 FROM desk_cell WHERE appointment_id = $2";
    COPY = "INSERT INTO desk_cell_free (agenda_id, grain, seat, appointment_id)
        SELECT agenda_id, grain, seat, appointment_id FROM desk_cell";
    STEAL_FREE = "INSERT INTO desk_cell_free (agenda_id, grain, seat, appointment_id)
        SELECT agenda_id, grain, seat, $1 FROM desk_cell_free WHERE appointment_id = $2";
}

/// The times of so many days, eight a day.
fn times(days: i64) -> Vec<Instant> {
    (0..days)
        .flat_map(|day| {
            let day = TUESDAY.saturating_add(day.days());
            (0..8).map(move |half| at(day, 8, 30).plus_minutes(half * 30))
        })
        .collect()
}

/// Eight who each want all the times, each beginning elsewhere, over two handles to the database.
async fn all_at_once(ground: &Ground, times: &[Instant]) -> Vec<(Instant, Result<Uuid, BookError>)> {
    let other = ground.database.again().await;
    let tasks: Vec<_> = (0..8_usize)
        .map(|task| {
            let db = if task % 2 == 0 { &ground.database.db } else { &other };
            let cx: Cx = cx(db, &ground.clock, public());
            let mut wanted: Vec<Booking> = times.iter().map(|time| ground.booking(*time)).collect();
            let length = wanted.len();
            wanted.rotate_left(if task < 4 { 0 } else { task * length / 8 });
            tokio::spawn(async move {
                let mut said = Vec::new();
                for booking in wanted {
                    let starts_at = booking.starts_at;
                    said.push((
                        starts_at,
                        book_appointment(&cx, booking).await.map(|booked| booked.id.uuid()),
                    ));
                }
                said
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.extend(task.await.unwrap());
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_who_want_every_slot_share_them_without_a_double_booking() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let times = times(5);

        let said = all_at_once(&ground, &times).await;

        for (time, answer) in &said {
            assert!(
                matches!(answer, Ok(_) | Err(BookError::SlotTaken { .. })),
                "{engine:?} {time}: {answer:?}"
            );
        }
        let won: Vec<Instant> =
            said.iter().filter(|(_, answer)| answer.is_ok()).map(|(time, _)| *time).collect();
        let different: BTreeSet<Instant> = won.iter().copied().collect();
        assert_eq!((won.len(), different.len()), (times.len(), times.len()), "{engine:?}");
        let mut reader = ground.public().read().await.unwrap();
        let cells = reader.one(&CELLS, []).await.unwrap();
        assert_eq!(cells.get::<i64>("cells").unwrap(), 6 * 40);
        assert_eq!(cells.get::<i64>("appointments").unwrap(), 40);
        assert_eq!(reader.one(&BOOKED, []).await.unwrap().get::<i64>("n").unwrap(), 40);
        assert_eq!(reader.one(&OVERLAPPING, []).await.unwrap().get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_operator_gives_all_seats_of_all_agendas_and_not_one_more() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let coordinator = ground.cx(staff("coordinator", network()));
        let second = Agenda { capacity: 2, name: "Sportello 2".into(), ..ground.agenda.clone() };
        let second = add_agenda(&coordinator, second).await.unwrap();
        set_hours(&coordinator, second.id, &every_day(&second, 510, 750), &[]).await.unwrap();

        let said = all_at_once(&ground, &times(1)).await;

        // Eight wanted each of eight times; there are three seats in each.
        let won = said.iter().filter(|(_, answer)| answer.is_ok()).count();
        assert_eq!(won, 3 * 8, "{engine:?}");
        let mut reader = ground.public().read().await.unwrap();
        assert_eq!(reader.one(&OVERLAPPING, []).await.unwrap().get::<i64>("n").unwrap(), 0);
    }
}

async fn two_booked(ground: &Ground) -> (Id<Appointment>, Id<Appointment>) {
    let book =
        async |starts_at| book_appointment(&ground.public(), ground.booking(starts_at)).await.unwrap().id;
    (book(at(TUESDAY, 8, 30)).await, book(at(TUESDAY, 9, 0)).await)
}

#[tokio::test]
async fn overlapping_cells_written_past_every_rule_are_refused_by_the_database() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let (first, second) = two_booked(&ground).await;

        let mut tx = ground.public().begin().await.unwrap();
        let stolen = tx.execute(&STEAL, [second.value(), first.value()]).await;

        assert!(
            matches!(stolen, Err(StorageError::Unique { ref table }) if table == "desk_cell"),
            "{engine:?} {stolen:?}"
        );
    }
}

#[tokio::test]
async fn the_same_write_is_accepted_where_the_primary_key_is_missing() {
    let without = storage::Migration {
        room: "desk_test",
        number: 1,
        name: "cells without a key",
        sql: "CREATE TABLE desk_cell_free (agenda_id {uuid} NOT NULL, grain {int} NOT NULL, seat {int} NOT NULL,
              appointment_id {uuid} NOT NULL)",
    };
    for engine in engines() {
        let ground = a_desk(engine).await;
        storage::migrate(&ground.database.db, &ground.clock, &[without]).await.unwrap();
        let (first, second) = two_booked(&ground).await;

        let mut tx = ground.public().begin().await.unwrap();
        tx.execute(&COPY, []).await.unwrap();
        let stolen = tx.execute(&STEAL_FREE, [second.value(), first.value()]).await.unwrap();

        assert_eq!(stolen, 6, "{engine:?}: so it is the key that forbids it");
    }
}

#[tokio::test]
async fn time_that_is_gone_is_answered_with_the_three_nearest() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let ten = at(TUESDAY, 10, 0);
        book_appointment(&ground.public(), ground.booking(ten)).await.unwrap();

        let second = book_appointment(&ground.public(), ground.booking(ten)).await;

        let Err(BookError::SlotTaken { alternatives }) = second else { panic!("{engine:?}: {second:?}") };
        let times: Vec<Instant> = alternatives.iter().map(|alternative| alternative.slot.starts_at).collect();
        assert_eq!(times, [at(TUESDAY, 9, 30), at(TUESDAY, 10, 30), at(TUESDAY, 9, 0)]);
        assert!(alternatives.iter().all(|a| a.desk == ground.desk.id && a.slot.channel == Channel::InPerson));
    }
}
