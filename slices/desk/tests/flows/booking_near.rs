//! "First free near me": same Comune, then distance, over few desks and over many.

use desk::actions::{Booking, add_desk, book_appointment};
use desk::model::Channel;
use desk::queries::{NearBy, first_free};
use kernel::IstatCode;
use testkit::{engines, staff};

use crate::booking_ground::{Ground, TUESDAY, a_desk, an_agenda, at, network, new_desk};

async fn near(ground: &Ground, istat: &str, limit: usize) -> Vec<(String, String)> {
    let cx = ground.public();
    let mut reader = cx.read().await.unwrap();
    let search = NearBy { near: Some(IstatCode::parse(istat).unwrap()), limit, ..NearBy::default() };
    let offers = first_free(&mut reader, &cx, &search).await.unwrap().unwrap();
    offers.iter().map(|offer| (offer.desk.slug.clone(), offer.slot.starts_at.rfc3339())).collect()
}

async fn add(ground: &Ground, slug: &str, istat: &str, place: Option<(f64, f64)>) {
    let cx = ground.cx(staff("coordinator", network()));
    let desk = add_desk(&cx, new_desk(slug, slug, istat, place), &[]).await.unwrap();
    an_agenda(&cx, desk.id, 1).await;
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

#[tokio::test]
async fn unknown_comune_is_no_answer() {
    let ground = a_desk(testkit::Engine::Lite).await;
    let cx = ground.public();
    let mut reader = cx.read().await.unwrap();
    let search = NearBy { near: Some(IstatCode::parse("999999").unwrap()), limit: 5, ..NearBy::default() };

    assert!(first_free(&mut reader, &cx, &search).await.unwrap().is_none());
}
