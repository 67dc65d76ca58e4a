//! What becomes of an appointment, through the actions.

use desk::actions::{
    BookError, Booking, ChangeError, CloseError, CodeError, NewTime, Once, Outcome, Rating, WalkIn, Wish,
    accept_offer, book_appointment, book_for_person, cancel_appointment, close_rest_of_day, find_by_code,
    forget_people, join_waiting_list, lapse_offer, mark_outcome, move_appointment, overbook,
    rate_appointment, receive_walk_in,
};
use desk::model::{Appointment, AppointmentState, Attendee, Channel, Offer};
use desk::policy::ACCEPT_OFFER;
use desk::queries::{day_of_desk, to_call};
use desk::store;
use jiff::civil::date;
use kernel::{BookingCode, Id, Instant};
use policy::{Actor, Refusal};
use storage::ToValue as _;
use testkit::{engines, staff};
use uuid::Uuid;

use crate::booking_ground::{Ground, TUESDAY, a_desk, an_app_with_desk, at, booking, network, somebody};

storage::statements! {
    OFFERS = "SELECT id FROM desk_offer WHERE state = 'open' ORDER BY created_at, id";
    CELLS_OF = "SELECT COUNT(*) AS n FROM desk_cell WHERE appointment_id = $1";
    JOBS = "SELECT COUNT(*) AS n FROM jobs_job WHERE state = 'waiting' AND run_at = $1";
    PERSONAL = "SELECT COUNT(*) AS n FROM desk_appointment
                WHERE name IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL OR note IS NOT NULL";
}

async fn found(ground: &Ground, id: Id<Appointment>) -> Appointment {
    let mut reader = ground.public().read().await.unwrap();
    store::appointment::find(&mut reader, id).await.unwrap().unwrap()
}

async fn cells_of(ground: &Ground, id: Id<Appointment>) -> i64 {
    let mut reader = ground.public().read().await.unwrap();
    reader.one(&CELLS_OF, [id.value()]).await.unwrap().get("n").unwrap()
}

async fn jobs_at(ground: &Ground, instant: Instant) -> i64 {
    let mut reader = ground.public().read().await.unwrap();
    reader.one(&JOBS, [instant.value()]).await.unwrap().get("n").unwrap()
}

async fn open_offer(ground: &Ground) -> Id<Offer> {
    let mut reader = ground.public().read().await.unwrap();
    reader.optional(&OFFERS, []).await.unwrap().expect("an open offer").get("id").unwrap()
}

async fn booked(ground: &Ground, starts_at: Instant) -> desk::actions::Booked {
    book_appointment(&ground.public(), ground.booking(starts_at)).await.unwrap()
}

const fn to(starts_at: Instant) -> NewTime {
    NewTime { starts_at, channel: None, desk: None, agenda: None }
}

#[tokio::test]
async fn reminder_that_leaves_late_says_the_day_it_is_and_none_of_what_is_over() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let thursday = date(2026, 11, 26);
        for (name, starts_at) in
            [("martedi", at(TUESDAY, 9, 0)), ("presto", at(thursday, 9, 0)), ("tardi", at(thursday, 11, 0))]
        {
            let attendee = somebody("Ada Prova", "", &format!("{name}@posta.example"));
            let wish = Booking { attendee, ..booking(desk.id, starts_at) };
            book_appointment(&app.cx(testkit::public()), wish).await.unwrap();
        }
        app.finish().await;
        let reminded = |name: &str| {
            let mails = app.mails_to(name).into_iter().filter(|(subject, _)| subject.contains("Promemoria"));
            mails.map(|(_, text)| text).collect::<Vec<_>>()
        };
        app.clock.set(at(testkit::now().date(), 10, 0));
        app.finish().await;
        let [on_time] = reminded("martedi").try_into().unwrap();
        assert!(on_time.contains("il suo appuntamento di domani."), "{engine:?}: {on_time}");

        // The machine was off on Wednesday and comes back at ten on Thursday.
        app.clock.set(at(thursday, 10, 0));
        app.finish().await;

        assert_eq!(reminded("presto"), [""; 0], "{engine:?}: it began an hour ago");
        let [late] = reminded("tardi").try_into().unwrap();
        assert!(late.contains("il suo appuntamento di oggi.") && !late.contains("domani"), "{late}");
    }
}

#[tokio::test]
async fn booking_outside_what_is_offered_is_refused_with_other_times() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let closed_hour = at(TUESDAY, 13, 0);
        let between = at(TUESDAY, 9, 10);
        let within_notice = at(testkit::now().date(), 8, 30);
        let beyond_horizon = at(date(2027, 6, 1), 9, 0);

        for starts_at in [closed_hour, between, within_notice, beyond_horizon] {
            let answer = book_appointment(&ground.public(), ground.booking(starts_at)).await;
            assert!(matches!(answer, Err(BookError::SlotTaken { .. })), "{starts_at}: {answer:?}");
        }
        let past = book_appointment(&ground.public(), ground.booking(at(date(2026, 11, 20), 9, 0))).await;
        assert!(matches!(past, Err(BookError::Past)));
        let by_video = Booking { channel: Channel::Video, ..ground.booking(at(TUESDAY, 9, 0)) };
        assert!(matches!(
            book_appointment(&ground.public(), by_video).await,
            Err(BookError::SlotTaken { .. })
        ));
        // The operator has the person before her: the notice does not hold.
        book_for_person(&ground.operator(), ground.booking(within_notice)).await.unwrap();
    }
}

#[tokio::test]
async fn moved_appointment_keeps_its_code_and_gives_its_old_time_back() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let nine = at(TUESDAY, 9, 0);
        let eleven = at(TUESDAY, 11, 0);
        let before = booked(&ground, nine).await;
        let reminder = at(testkit::now().date(), 10, 0);
        assert_eq!(jobs_at(&ground, reminder).await, 1);

        let wednesday = at(date(2026, 11, 25), 9, 0);
        let moved = move_appointment(&ground.holder(before.id), before.id, to(wednesday)).await.unwrap();

        assert_eq!((moved.starts_at, moved.sequence, moved.state), (wednesday, 1, AppointmentState::Booked));
        assert_eq!(cells_of(&ground, before.id).await, 6);
        assert_eq!(jobs_at(&ground, reminder).await, 0, "{engine:?}: the reminder is planned anew");
        assert_eq!(jobs_at(&ground, at(TUESDAY, 10, 0)).await, 1);
        let (by_code, _) = find_by_code(&ground.public(), "here", &before.code).await.unwrap();
        assert_eq!(by_code.starts_at, wednesday);
        booked(&ground, nine).await;
        let other = booked(&ground, eleven).await;
        let refused = move_appointment(&ground.holder(before.id), before.id, to(eleven)).await;
        assert!(
            matches!(refused, Err(ChangeError::SlotTaken { ref alternatives }) if alternatives.len() == 3)
        );
        let stays = found(&ground, before.id).await;
        assert_eq!((stays.starts_at, cells_of(&ground, before.id).await), (wednesday, 6));
        let not_hers = move_appointment(&ground.holder(before.id), other.id, to(at(TUESDAY, 12, 0))).await;
        assert!(matches!(not_hers, Err(ChangeError::Refused(Refusal::Forbidden(_)))));
    }
}

#[tokio::test]
async fn appointment_moved_to_a_time_that_overlaps_its_own_is_moved() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let long = Booking { minutes: Some(60), ..ground.booking(at(TUESDAY, 9, 0)) };
        let before = book_for_person(&ground.operator(), long).await.unwrap();

        let moved = move_appointment(&ground.operator(), before.id, to(at(TUESDAY, 9, 30))).await.unwrap();

        assert_eq!(moved.starts_at, at(TUESDAY, 9, 30));
    }
}

#[tokio::test]
async fn cancelled_appointment_frees_its_time_and_says_the_same_again() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let nine = at(TUESDAY, 9, 0);
        let before = booked(&ground, nine).await;

        let cancelled = cancel_appointment(&ground.holder(before.id), before.id, None).await.unwrap();
        let again = cancel_appointment(&ground.holder(before.id), before.id, None).await.unwrap();

        assert_eq!(cancelled.state, AppointmentState::Cancelled);
        assert_eq!((again.sequence, cancelled.sequence), (1, 1));
        assert_eq!(cells_of(&ground, before.id).await, 0);
        booked(&ground, nine).await;
        let moved = move_appointment(&ground.holder(before.id), before.id, to(at(TUESDAY, 10, 0))).await;
        assert!(matches!(moved, Err(ChangeError::NotNow)));
        let stranger = cancel_appointment(&ground.public(), before.id, None).await;
        assert!(matches!(stranger, Err(ChangeError::Refused(_))));
    }
}

#[tokio::test]
async fn freed_time_is_held_for_who_waits_then_for_the_next_then_free() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let nine = at(TUESDAY, 9, 0);
        let before = booked(&ground, nine).await;
        for name in ["Prima", "Seconda"] {
            let wish = Wish {
                desk: ground.desk.id,
                channel: Channel::InPerson,
                service: None,
                from_day: TUESDAY,
                until_day: TUESDAY,
                attendee: somebody(name, "", &format!("{name}@posta.example")),
                once: None,
            };
            join_waiting_list(&ground.public(), wish).await.unwrap();
            ground.clock.set(ground.clock.now().plus_minutes(1));
        }

        cancel_appointment(&ground.holder(before.id), before.id, None).await.unwrap();

        let held = book_appointment(&ground.public(), ground.booking(nine)).await;
        assert!(matches!(held, Err(BookError::SlotTaken { .. })), "{engine:?}: held for who waits");
        let first = open_offer(&ground).await;
        ground.clock.set(ground.clock.now().plus_minutes(121));
        let late = accept_offer(&offered(&ground, first), first).await;
        assert!(matches!(late, Err(ChangeError::NotNow)));
        let job = ground.cx(Actor::System { job: "test" });
        lapse_offer(&job, first).await.unwrap();
        let second = open_offer(&ground).await;
        assert_ne!(second, first);
        let taken = accept_offer(&offered(&ground, second), second).await.unwrap();
        assert_eq!(taken.attendee.name.as_deref(), Some("Seconda"));
        assert_eq!((taken.starts_at, taken.state), (nine, AppointmentState::Booked));

        // Who let this very time lapse is not asked again.
        cancel_appointment(&ground.holder(taken.id), taken.id, None).await.unwrap();
        booked(&ground, nine).await;
    }
}

#[tokio::test]
async fn offered_time_that_nobody_takes_is_free_again() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let nine = at(TUESDAY, 9, 0);
        let before = booked(&ground, nine).await;
        let wish = Wish {
            desk: ground.desk.id,
            channel: Channel::InPerson,
            service: None,
            from_day: TUESDAY,
            until_day: TUESDAY,
            attendee: somebody("Prima", "", "prima@posta.example"),
            once: None,
        };
        join_waiting_list(&ground.public(), wish).await.unwrap();
        cancel_appointment(&ground.holder(before.id), before.id, None).await.unwrap();
        let offer = open_offer(&ground).await;

        lapse_offer(&ground.cx(Actor::System { job: "test" }), offer).await.unwrap();

        assert!(
            matches!(accept_offer(&offered(&ground, offer), offer).await, Err(ChangeError::NotNow)),
            "{engine:?}"
        );
        booked(&ground, nine).await;
    }
}

fn offered(ground: &Ground, offer: Id<Offer>) -> storage::Cx {
    ground.cx(Actor::LinkHolder {
        purpose: ACCEPT_OFFER.into(),
        resource: offer.uuid(),
        expires_at: Instant::from_micros(i64::MAX),
    })
}

#[tokio::test]
async fn ill_today_closes_the_rest_of_the_day_and_says_whom_to_call() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        ground.clock.set(at(date(2026, 11, 23), 7, 0));
        let monday = |hour| at(date(2026, 11, 23), hour, 0);
        let early = booked(&ground, at(date(2026, 11, 23), 8, 30)).await;
        let mailed = booked(&ground, monday(10)).await;
        let by_phone =
            Booking { attendee: somebody("Bea Prova", "0187 999999", ""), ..ground.booking(monday(11)) };
        let called = book_appointment(&ground.public(), by_phone).await.unwrap();
        let tomorrow = booked(&ground, at(TUESDAY, 9, 0)).await;
        ground.clock.set(monday(9));

        let stranger = close_rest_of_day(&ground.public(), ground.agenda.id, "Malattia").await;
        assert!(matches!(stranger, Err(CloseError::Refused(_))));
        let closed = close_rest_of_day(&ground.operator(), ground.agenda.id, "Malattia").await.unwrap();

        let lost: Vec<_> = closed.displaced.iter().map(|displaced| displaced.appointment.id).collect();
        assert_eq!(lost, [mailed.id, called.id], "{engine:?}");
        let to_phone: Vec<_> = closed.to_call().map(|displaced| displaced.appointment.id).collect();
        assert_eq!(to_phone, [called.id]);
        assert!(closed.displaced.iter().all(|displaced| displaced.proposals.len() == 3));
        let first = closed.displaced[0].proposals[0].slot.starts_at;
        assert_eq!(first, at(TUESDAY, 8, 30), "the nearest free time of tomorrow");
        assert_eq!(found(&ground, early.id).await.state, AppointmentState::Booked);
        assert_eq!(found(&ground, tomorrow.id).await.state, AppointmentState::Booked);
        let list = to_call(&ground.operator(), ground.desk.id).await.unwrap();
        assert_eq!(list.displaced.iter().map(|a| a.id).collect::<Vec<_>>(), [called.id]);
        let closed_hour = book_for_person(&ground.operator(), ground.booking(monday(12))).await;
        assert!(matches!(closed_hour, Err(BookError::SlotTaken { .. })));

        let moved = move_appointment(&ground.holder(mailed.id), mailed.id, to(first)).await.unwrap();
        assert_eq!((moved.state, cells_of(&ground, mailed.id).await), (AppointmentState::Booked, 6));
    }
}

#[tokio::test]
async fn override_needs_operator_and_reason_and_takes_a_seat_of_its_own() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let nine = at(TUESDAY, 9, 0);
        booked(&ground, nine).await;
        let agenda = ground.agenda.id;

        let silent = overbook(&ground.operator(), ground.booking(nine), agenda, " ").await;
        let stranger = overbook(&ground.public(), ground.booking(nine), agenda, "Urgente").await;
        let extra = overbook(&ground.operator(), ground.booking(nine), agenda, "Urgente").await.unwrap();
        let outside =
            overbook(&ground.operator(), ground.booking(at(TUESDAY, 18, 0)), agenda, "Urgente").await;

        assert!(matches!(silent, Err(BookError::ReasonMissing)));
        assert!(matches!(stranger, Err(BookError::Refused(Refusal::SignIn(_)))));
        assert!(outside.is_ok());
        let written = found(&ground, extra.id).await;
        assert_eq!((written.taken.seat, written.override_reason.as_deref()), (1, Some("Urgente")));
        let mut reader = ground.public().read().await.unwrap();
        let trail = storage::trail::of_resource(&mut reader, extra.id.uuid()).await.unwrap();
        assert_eq!(trail.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["desk.overbook"]);
    }
}

#[tokio::test]
async fn outcomes_walk_in_and_one_rating() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        ground.clock.set(at(date(2026, 11, 23), 7, 0));
        let half_past_eight = at(date(2026, 11, 23), 8, 30);
        let came = booked(&ground, half_past_eight).await;
        let rating = Rating { score: 5, text: String::new() };
        let early = rate_appointment(&ground.holder(came.id), came.id, rating.clone()).await;
        assert!(matches!(early, Err(ChangeError::NotNow)));
        let tomorrow = booked(&ground, at(TUESDAY, 9, 0)).await;
        let too_soon = mark_outcome(&ground.operator(), tomorrow.id, Outcome::NoShow).await;
        assert!(matches!(too_soon, Err(ChangeError::NotNow)));
        ground.clock.set(half_past_eight.plus_minutes(2));

        let missed = mark_outcome(&ground.operator(), came.id, Outcome::NoShow).await.unwrap();
        let served = mark_outcome(&ground.operator(), came.id, Outcome::Served).await.unwrap();
        let walk_in = WalkIn {
            desk: ground.desk.id,
            agenda: ground.agenda.id,
            channel: Channel::InPerson,
            service: None,
            attendee: Attendee::default(),
            note: None,
            minutes: None,
            once: None,
        };
        let walked_in = receive_walk_in(&ground.operator(), walk_in).await.unwrap();

        assert_eq!((missed, served), (AppointmentState::NoShow, AppointmentState::Served));
        assert_eq!((walked_in.state, walked_in.taken.seat), (AppointmentState::Served, 1), "{engine:?}");
        rate_appointment(&ground.holder(came.id), came.id, rating.clone()).await.unwrap();
        let twice = rate_appointment(&ground.holder(came.id), came.id, rating).await;
        assert!(matches!(twice, Err(ChangeError::NotNow)));
        let day =
            day_of_desk(&ground.operator(), ground.desk.id, half_past_eight.date(), TUESDAY).await.unwrap();
        assert_eq!(day.appointments.len(), 3);
        let elsewhere = ground.cx(staff("operator", Uuid::from_u128(5)));
        assert!(day_of_desk(&elsewhere, ground.desk.id, TUESDAY, TUESDAY).await.is_err());
    }
}

#[tokio::test]
async fn code_is_found_as_typed_and_guesses_are_few() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let before = booked(&ground, at(TUESDAY, 9, 0)).await;
        let typed = before.code.as_str().to_lowercase().replace('-', " ");
        let wrong = BookingCode::parse("000-000-000").unwrap();

        let (right, link) =
            find_by_code(&ground.public(), "home", &BookingCode::parse(&typed).unwrap()).await.unwrap();
        for _ in 0..20 {
            let guess = find_by_code(&ground.public(), "guesser", &wrong).await;
            assert!(matches!(guess, Err(CodeError::Unknown)));
        }
        let even_the_right_one = find_by_code(&ground.public(), "guesser", &before.code).await;
        let from_home = find_by_code(&ground.public(), "home", &before.code).await;

        assert_eq!((right.id, link.id), (before.id, before.link.id));
        assert!(matches!(even_the_right_one, Err(CodeError::TooMany)), "{engine:?}");
        assert!(from_home.is_ok());
    }
}

#[tokio::test]
async fn same_key_answers_as_the_first_time_and_another_request_is_refused() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        let keys = ground.public().keys().clone();
        let once = |key: &str, request: &str| Some(Once::of(&keys, "test", key, request));
        let nine = Booking { once: once("k", "r"), ..ground.booking(at(TUESDAY, 9, 0)) };
        let taken = Booking { once: once("k2", "r2"), ..ground.booking(at(TUESDAY, 9, 0)) };
        let other = Booking { once: once("k", "other"), ..ground.booking(at(TUESDAY, 10, 0)) };

        let first = book_appointment(&ground.public(), nine.clone()).await.unwrap();
        let again = book_appointment(&ground.public(), nine).await.unwrap();
        let refused = book_appointment(&ground.public(), taken.clone()).await;
        cancel_appointment(&ground.holder(first.id), first.id, None).await.unwrap();
        let refused_again = book_appointment(&ground.public(), taken).await;
        let key_used = book_appointment(&ground.public(), other).await;

        assert_eq!(
            (again.id, &again.code, again.link.id),
            (first.id, &first.code, first.link.id),
            "{engine:?}"
        );
        let (Err(BookError::SlotTaken { alternatives: a }), Err(BookError::SlotTaken { alternatives: b })) =
            (refused, refused_again)
        else {
            panic!("{engine:?}: the taken time was booked")
        };
        assert_eq!(a, b);
        assert!(matches!(key_used, Err(BookError::KeyUsed)));
    }
}

#[tokio::test]
async fn people_are_forgotten_ninety_days_after() {
    for engine in engines() {
        let ground = a_desk(engine).await;
        booked(&ground, at(TUESDAY, 9, 0)).await;
        let job = ground.cx(Actor::System { job: "test" });
        ground.clock.set(at(TUESDAY, 9, 0).plus_days(89));
        assert_eq!(forget_people(&job).await.unwrap(), 0);

        ground.clock.set(at(TUESDAY, 9, 1).plus_days(90));
        let forgotten = forget_people(&job).await.unwrap();

        assert_eq!(forgotten, 1);
        let mut reader = ground.public().read().await.unwrap();
        assert_eq!(reader.one(&PERSONAL, []).await.unwrap().get::<i64>("n").unwrap(), 0, "{engine:?}");
    }
}

#[tokio::test]
async fn every_statement_of_the_room_is_one_on_both_engines() {
    for engine in engines() {
        let ground = a_desk(engine).await;

        let refused = ground.database.db.refused_statements().await.unwrap();

        let ours: Vec<_> = refused.iter().filter(|said| said.starts_with("desk::")).collect();
        assert!(ours.is_empty(), "{engine:?}: {ours:#?}");
    }
}

#[tokio::test]
async fn coordinator_of_the_network_is_not_the_public_nor_of_another_network() {
    let ground = a_desk(testkit::Engine::Lite).await;
    let other = ground.cx(staff("coordinator", Uuid::from_u128(77)));
    let ours = ground.cx(staff("coordinator", network()));

    assert!(close_rest_of_day(&other, ground.agenda.id, "Chiuso").await.is_err());
    assert!(close_rest_of_day(&ours, ground.agenda.id, "Chiuso").await.is_ok());
}
