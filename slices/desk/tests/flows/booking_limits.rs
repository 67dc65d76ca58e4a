//! How much one visitor may book.

use desk::actions::{BookError, Booking, book_appointment, book_for_person, cancel_appointment};
use desk::model::{BookingLimits, Channel, Reached, Visitor};
use kernel::Instant;
use serde_json::json;
use storage::ToValue as _;
use testkit::{TestApp, engines, staff};

use crate::booking_ground::{Ground, TUESDAY, a_desk, a_desk_in, an_agenda, at, network, somebody};
use crate::catalogue_ground::migrations;

storage::statements! {
    BUCKETS = "SELECT bucket FROM storage_limit WHERE bucket LIKE $1 ORDER BY bucket";
}

const LIMITS: BookingLimits = BookingLimits { same_day: 3, ahead: 5, per_hour: 0 };

fn wish(ground: &Ground, starts_at: Instant, limits: BookingLimits) -> Booking {
    let by = Some(Visitor { origin: "biblioteca".into(), limits });
    Booking { by, channel: Channel::Phone, ..ground.booking(starts_at) }
}

#[tokio::test]
async fn fourth_of_a_day_and_sixth_in_all_are_refused_and_a_cancelled_one_makes_room() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let (tuesday, wednesday) = (at(TUESDAY, 8, 30), at(TUESDAY, 8, 30).plus_days(1));
        let cx = ground.public();
        let ask = |starts_at| book_appointment(&cx, wish(&ground, starts_at, LIMITS));

        let first = ask(tuesday).await.unwrap();
        for half in 1..3 {
            ask(tuesday.plus_minutes(half * 30)).await.unwrap();
        }
        let fourth = ask(tuesday.plus_minutes(90)).await;
        assert!(matches!(fourth, Err(BookError::TooMany(Reached::SameDay(3)))), "{engine:?}: {fourth:?}");
        for half in 0..2 {
            ask(wednesday.plus_minutes(half * 30)).await.unwrap();
        }
        let sixth = ask(wednesday.plus_minutes(60)).await;
        assert!(matches!(sixth, Err(BookError::TooMany(Reached::Ahead(5)))), "{engine:?}: {sixth:?}");

        // Somebody else is not concerned, nor an operator; one that is cancelled makes room.
        let other = Booking {
            attendee: somebody("Bea Prova", "333 7654321", ""),
            ..wish(&ground, wednesday.plus_minutes(60), LIMITS)
        };
        book_appointment(&ground.public(), other).await.unwrap();
        let by_operator = Booking { by: None, ..wish(&ground, tuesday.plus_minutes(90), LIMITS) };
        book_for_person(&ground.operator(), by_operator).await.unwrap();
        cancel_appointment(&ground.holder(first.id), first.id, None).await.unwrap();
        let still = ask(tuesday).await;
        assert!(matches!(still, Err(BookError::TooMany(Reached::SameDay(3)))), "the operator's counts too");
        // What is over does not count.
        ground.clock.set(at(TUESDAY, 20, 0));
        ask(wednesday.plus_minutes(90)).await.unwrap();
    }
}

#[tokio::test]
async fn same_telephone_is_known_with_and_without_a_mail_address() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let one = BookingLimits { ahead: 1, ..BookingLimits::default() };
        let ask = |half: i64, phone: &str, email: &str| {
            let attendee = somebody("Ada Prova", phone, email);
            let wish = wish(&ground, at(TUESDAY, 8, 30).plus_minutes(half * 30), one);
            let cx = ground.public();
            async move { book_appointment(&cx, Booking { attendee, ..wish }).await }
        };

        ask(0, "333 1234567", "ada@posta.example").await.unwrap();

        for (phone, email) in
            [("+39 333 1234567", ""), ("", "ada@posta.example"), ("0187 000001", "ada@posta.example")]
        {
            let refused = ask(1, phone, email).await;
            assert!(
                matches!(refused, Err(BookError::TooMany(Reached::Ahead(1)))),
                "{engine:?} {phone} {email}"
            );
        }
        ask(1, "0187 123123", "bea@posta.example").await.unwrap();
        let mut reader = ground.public().read().await.unwrap();
        let rows = reader.all(&BUCKETS, ["desk.book_contact:%".value()]).await.unwrap();
        let buckets: Vec<String> = rows.iter().map(|row| row.get("bucket").unwrap()).collect();
        assert_eq!(buckets.len(), 4, "{engine:?}: refused ones leave nothing");
        assert!(
            buckets.iter().all(|bucket| !bucket.contains('@') && !bucket.contains("1234567")),
            "{buckets:?}"
        );
    }
}

#[tokio::test]
async fn two_bookings_at_the_same_moment_do_not_both_pass() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let one = BookingLimits { ahead: 1, ..BookingLimits::default() };
        let ask = |half: i64| {
            let wish = wish(&ground, at(TUESDAY, 8, 30).plus_minutes(half * 30), one);
            let cx = ground.public();
            tokio::spawn(async move { book_appointment(&cx, wish).await.is_ok() })
        };

        let asked: Vec<_> = (0..4).map(ask).collect();
        let mut booked = 0;
        for one in asked {
            booked += usize::from(one.await.unwrap());
        }

        assert_eq!(booked, 1, "{engine:?}");
    }
}

#[tokio::test]
async fn origin_that_books_without_end_is_told_to_wait_and_others_are_not() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let two = BookingLimits { per_hour: 2, ..BookingLimits::default() };
        let cx = ground.public();
        let ask =
            |half: i64| book_appointment(&cx, wish(&ground, at(TUESDAY, 8, 30).plus_minutes(half * 30), two));

        ask(0).await.unwrap();
        ask(1).await.unwrap();
        let third = ask(2).await;
        assert!(matches!(third, Err(BookError::TooMany(Reached::Hour))), "{engine:?}: {third:?}");
        let mut elsewhere = wish(&ground, at(TUESDAY, 9, 30), two);
        elsewhere.by = Some(Visitor { origin: "casa".into(), limits: two });
        book_appointment(&ground.public(), elsewhere).await.unwrap();
        ground.clock.set(ground.clock.now().plus_minutes(60));
        ask(3).await.unwrap();
    }
}

#[tokio::test]
async fn page_and_api_say_what_to_do() {
    for engine in engines() {
        let app = TestApp::builder(engine)
            .texts(&[desk::TEXTS])
            .migrations(&migrations())
            .rooms(|kit| vec![desk::slice(kit)])
            .site(|site| {
                site.booking_limits = web::BookingLimits { same_day: 1, ahead: 5, per_hour: 2 };
            })
            .start()
            .await;
        let keeper = app.cx(staff("coordinator", network()));
        let desk = a_desk_in(&keeper).await;
        an_agenda(&keeper, desk.id, 3).await;
        let fields = [
            ("ora", "2026-11-24T09:00:00+01:00"),
            ("canale", "in_person"),
            ("name", "Ada Prova"),
            ("phone", "333 1234567"),
        ];
        let body = |day: &str, phone: &str| {
            json!({ "desk": desk.id.to_string(), "starts_at": format!("2026-11-{day}T10:00:00+01:00"),
                    "channel": "in_person", "name": "Ada Prova", "phone": phone })
        };

        app.post_form("/prenota/prova/conferma", &fields).await.expect(303);
        let page = app.post_form("/prenota/prova/conferma", &fields).await.expect(422);
        let problem =
            app.post_json("/api/v1/appointments", &body("24", "333 1234567")).await.expect(422).json();
        app.post_json("/api/v1/appointments", &body("25", "333 1234567")).await.expect(201);
        let waits = app.post_json("/api/v1/appointments", &body("26", "333 0000000")).await.expect(429);
        let other = [("ora", "2026-11-26T09:00:00+01:00"), fields[1], fields[2], ("phone", "333 1111111")];
        let waits_too = app.post_form("/prenota/prova/conferma", &other).await.expect(429);

        assert!(page.text().contains("href=\"#f-phone\"") && page.text().contains("Ada Prova"), "{engine:?}");
        assert!(page.text().contains("appuntamento allo sportello in quel giorno"), "{}", page.text());
        assert_eq!(problem["type"], "/problemi/too-many-appointments");
        assert!(problem["errors"]["phone"].as_str().unwrap().contains("recapito"), "{problem}");
        assert_eq!(waits.json()["type"], "/problemi/too-many-requests");
        assert_eq!(waits.header("retry-after"), Some("3600"));
        assert!(waits_too.text().contains("Riprovi tra un&#39;ora"), "{}", waits_too.text());
    }
}
