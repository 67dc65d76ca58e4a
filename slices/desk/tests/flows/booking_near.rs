//! "First free near me": same Comune, then distance, over few desks and over many.

use desk::actions::{BookError, Booking, add_desk, book_appointment, book_for_person, close_days};
use desk::model::{Channel, Closure, ClosureOf, Desk, WallSpan};
use desk::queries::{Alternative, NearBy, first_free};
use jiff::civil::{Date, date};
use kernel::{Id, Instant, IstatCode};
use testkit::{engines, staff};

use crate::booking_ground::{Ground, TUESDAY, a_desk, an_agenda, at, network, new_desk};

async fn near(ground: &Ground, istat: &str, limit: usize) -> Vec<(String, String)> {
    let cx = ground.public();
    let mut reader = cx.read().await.unwrap();
    let search = NearBy { near: Some(IstatCode::parse(istat).unwrap()), limit, ..NearBy::default() };
    let offers = first_free(&mut reader, &cx, &search).await.unwrap().unwrap();
    offers.iter().map(|offer| (offer.desk.slug.clone(), offer.slot.starts_at.rfc3339())).collect()
}

async fn add(ground: &Ground, slug: &str, istat: &str, place: Option<(f64, f64)>) -> Desk {
    let cx = ground.cx(staff("coordinator", network()));
    let desk = add_desk(&cx, new_desk(slug, slug, istat, place), &[]).await.unwrap();
    an_agenda(&cx, desk.id, 1).await;
    desk
}

#[tokio::test]
async fn same_comune_comes_first_then_distance_then_who_has_no_place() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        // The seat of 011015 is at 44.1, 9.82.
        add(&ground, "lontano", "011027", Some((45.9, 9.8))).await;
        add(&ground, "vicino", "011027", Some((44.11, 9.83))).await;
        add(&ground, "senza", "011027", None).await;
        add(&ground, "stesso-comune", "011015", Some((44.4, 9.8))).await;

        let order: Vec<String> =
            near(&ground, "011015", 20).await.into_iter().map(|(slug, _)| slug).collect();
        let two: Vec<String> = near(&ground, "011015", 2).await.into_iter().map(|(slug, _)| slug).collect();

        assert_eq!(order, ["prova", "stesso-comune", "vicino", "lontano", "senza"], "{engine:?}");
        assert_eq!(two, ["prova", "stesso-comune"]);
    }
}

#[tokio::test]
async fn desk_that_is_full_for_weeks_is_found_at_its_first_free_time() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        // Notice is one hour: of Monday all from 9:00 on, then each day until 9 December.
        for day in 0..17 {
            for half in 0..8 {
                let starts_at = at(TUESDAY, 8, 30).plus_days(day - 1).plus_minutes(half * 30);
                let booking = Booking { channel: Channel::Phone, ..ground.booking(starts_at) };
                let too_soon = starts_at < testkit::now().plus_minutes(60);
                assert!(too_soon || book_appointment(&ground.public(), booking).await.is_ok(), "{starts_at}");
            }
        }

        let found = near(&ground, "011015", 20).await;

        assert_eq!(found, [("prova".to_owned(), "2026-12-10T08:30:00+01:00".to_owned())], "{engine:?}");
    }
}

/// Closes a desk from Monday on, but for so many of its last Tuesday half hours.
async fn leave(ground: &Ground, desk: Id<Desk>, left: u16) {
    let cx = ground.cx(staff("coordinator", network()));
    let close = |from_day: Date, until_day: Date, until: u16| Closure {
        of: ClosureOf::Desk(desk),
        from_day,
        until_day,
        span: WallSpan::new(0, until).unwrap(),
    };
    let after = TUESDAY.tomorrow().unwrap();
    let closures = [
        close(TUESDAY.yesterday().unwrap(), TUESDAY.yesterday().unwrap(), 1440),
        close(TUESDAY, TUESDAY, 750 - left * 30),
        close(after, date(2028, 1, 1), 1440),
    ];
    for closure in closures {
        close_days(&cx, closure, "Chiuso").await.unwrap();
    }
}

#[tokio::test]
async fn three_others_are_proposed_of_the_nearest_desks_where_one_has_too_few() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let far = add(&ground, "lontano", "011027", Some((45.9, 9.8))).await;
        let near = add(&ground, "vicino", "011027", Some((44.11, 9.83))).await;
        // One start on two channels here, and the first of the nearest.
        leave(&ground, ground.desk.id, 1).await;
        let gone = ground.booking(at(TUESDAY, 9, 0));

        let proposed = refused(&ground, gone.clone()).await;
        let in_person = Channel::InPerson;
        let first = |slug: &str, starts_at, channel| (slug.to_owned(), starts_at, channel);
        assert_eq!(
            proposed,
            [
                first("prova", at(TUESDAY, 12, 0), in_person),
                first("prova", at(TUESDAY, 12, 0), Channel::Phone),
                first("vicino", at(TUESDAY.yesterday().unwrap(), 9, 0), in_person),
            ],
            "{engine:?}"
        );

        // Nothing here, one start there: the network's third is far away.
        leave(&ground, near.id, 1).await;
        leave(&ground, ground.desk.id, 0).await;
        leave(&ground, far.id, 2).await;
        let proposed = refused(&ground, gone.clone()).await;
        assert_eq!(
            proposed,
            [
                first("vicino", at(TUESDAY, 12, 0), in_person),
                first("lontano", at(TUESDAY, 11, 30), in_person),
                first("vicino", at(TUESDAY, 12, 0), Channel::Phone),
            ],
            "{engine:?}"
        );

        // Whoever asked an operator wants to come to her desk.
        let at_hers = book_for_person(&ground.operator(), gone.clone()).await;
        let Err(BookError::SlotTaken { alternatives }) = at_hers else { panic!("{engine:?}") };
        assert_eq!(alternatives, []);
        leave(&ground, far.id, 0).await;
        assert_eq!(refused(&ground, gone).await.len(), 2, "{engine:?}: all that the network has");
    }
}

async fn refused(ground: &Ground, booking: Booking) -> Vec<(String, Instant, Channel)> {
    match book_appointment(&ground.public(), booking).await {
        Err(BookError::SlotTaken { alternatives }) => {
            let told = |one: &Alternative| (one.desk_slug.clone(), one.slot.starts_at, one.slot.channel);
            alternatives.iter().map(told).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn unknown_comune_is_no_answer() {
    let ground = a_desk(testkit::Engine::Lite).await;
    let cx = ground.public();
    let mut reader = cx.read().await.unwrap();
    let search = NearBy { near: Some(IstatCode::parse("999999").unwrap()), limit: 5, ..NearBy::default() };

    assert!(first_free(&mut reader, &cx, &search).await.unwrap().is_none());
}
