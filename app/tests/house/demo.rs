//! The demonstration tells the truth of its own data, on any day and on both engines.

use axum::Router;
use desk::model::launch::{Item, ItemState, Launch, Responsible};
use desk::model::{AppointmentState, Channel, DeskState, Origin};
use inrete::compose::{self, House};
use inrete::demo::{self, data::Data};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use kernel::{Clock, Instant};
use mail::{Mailer, MailerSettings};
use policy::{Actor, Grant, ROOT};
use storage::Cx;
use testkit::{Engine, TestDb, engines};

/// A demonstration on a morning, and its database.
async fn demonstration(engine: Engine, today: Date) -> (TestDb, House) {
    let database = testkit::database(engine, &compose::migrations()).await;
    let clock = Clock::still(Instant::from_rome(today.at(7, 0, 0, 0)));
    let settings = MailerSettings { url: "smtp://127.0.0.1:1".into(), from: "rete@rete.example.org".into() };
    let mailer = Mailer::new(&settings, clock.clone()).unwrap();
    let site = compose::site(&demo::site(), "http://127.0.0.1:1", true);
    let house = House::build(
        database.db.clone(),
        clock,
        testkit::keys(),
        site,
        mailer,
        identity::Settings::default(),
        Router::new(),
    )
    .unwrap();
    demo::fill(&house).await.unwrap();
    (database, house)
}

/// Whoever may see everything but who comes to a desk.
fn administrator(house: &House) -> Cx {
    staff(house, identity::api::role::ADMINISTRATOR, ROOT)
}

fn staff(house: &House, role: &str, scope: uuid::Uuid) -> Cx {
    let grants = vec![Grant { role: role.to_owned(), scope }];
    house.console().acting_as(Actor::Staff { id: uuid::Uuid::from_u128(7), grants })
}

async fn launches(cx: &Cx) -> Vec<Launch> {
    let mut tx = cx.read().await.unwrap();
    let desks = desk::queries::kept_desks(&mut tx, &cx.actor).await.unwrap();
    desk::queries::launches(&mut tx, desks, cx.now()).await.unwrap()
}

#[tokio::test]
async fn check_lists_say_what_the_data_say() {
    let data = Data::read().unwrap();
    for engine in engines() {
        let (_database, house) = demonstration(engine, date(2026, 11, 22)).await;

        let launches = launches(&administrator(&house)).await;

        assert_eq!(launches.len(), data.desks.len());
        let mut turns = Vec::new();
        for launch in &launches {
            let known = data.desks.iter().find(|known| known.key == launch.desk.slug).unwrap();
            let missing: Vec<&str> = launch.readiness.missing().map(|check| check.item.word()).collect();
            assert_eq!(missing, known.missing, "{}", known.key);
            assert_eq!(launch.desk.opened_on, known.opened_on, "{}", known.key);
            let state = if known.open { DeskState::Open } else { DeskState::Preparing };
            assert_eq!(launch.desk.state, state, "{}", known.key);
            for check in launch.readiness.checks.iter().filter(|check| check.is_done()) {
                // Who is named and which hours there are is seen from what is on record, not from a step.
                if matches!(check.item, Item::OperatorNamed | Item::HoursPublished) {
                    continue;
                }
                let ItemState::Done { on: Some(_), by: Some(_) } = check.state else {
                    panic!("{}: {:?} is done by nobody: {check:?}", known.key, check.item)
                };
            }
            turns.extend(launch.readiness.missing().map(|check| check.who));
        }
        for who in [Responsible::Clerk, Responsible::Coordinator, Responsible::Operator] {
            assert!(turns.contains(&who), "it is nowhere the turn of {who:?}");
        }
    }
}

#[tokio::test]
async fn any_day_can_be_today_and_a_second_start_changes_nothing() {
    for today in [date(2022, 5, 5), date(2026, 12, 25), date(2027, 3, 28)] {
        let (database, house) = demonstration(Engine::Lite, today).await;
        let before = rows(&administrator(&house)).await;

        demo::fill(&house).await.unwrap();

        assert_eq!(rows(&administrator(&house)).await, before, "{today}");
        drop(database);
    }
}

/// How many people hold which role, and how many desks there are.
async fn rows(cx: &Cx) -> (usize, usize) {
    let all = launches(cx).await;
    let scopes: Vec<uuid::Uuid> = all.iter().map(|launch| launch.desk.id.uuid()).collect();
    let mut tx = cx.read().await.unwrap();
    let role = identity::api::Role::Operator;
    let operators = identity::api::people_with_role_on(&mut tx, role, &scopes, cx.now()).await.unwrap();
    (all.len(), operators.len())
}

#[tokio::test]
async fn days_around_today_are_lived_in() {
    let today = date(2026, 11, 23);
    let (_database, house) = demonstration(Engine::Lite, today).await;
    let desks = launches(&administrator(&house)).await;
    let operator = |slug: &str| {
        let desk = &desks.iter().find(|launch| launch.desk.slug == slug).unwrap().desk;
        staff(&house, identity::api::role::OPERATOR, desk.id.uuid())
    };

    let (first, last) = (today.saturating_sub(31.days()), today.saturating_add(31.days()));
    let open = Data::read().unwrap().desks.into_iter().filter(|known| known.open);
    let mut seen = Vec::new();
    let mut by_week = vec![0; 9];
    for known in open {
        let cx = operator(&known.key);
        let board = desk::queries::agenda_day::board(&cx, &known.key, first, last).await.unwrap();
        for day in &board.days {
            let is_over = day.date < today;
            let week = usize::try_from((day.date - first).get_days() / 7).unwrap();
            by_week[week] += day.appointments.len();
            for appointment in &day.appointments {
                let waits = appointment.state == AppointmentState::Booked;
                assert!(!(is_over && waits), "{} of {} is still to be marked", known.key, day.date);
                seen.push((appointment.state, appointment.channel, appointment.origin, is_over));
            }
        }
    }
    assert!(by_week.iter().all(|count| *count > 10), "each week has its people: {by_week:?}");
    for (state, was) in [
        (AppointmentState::Served, true),
        (AppointmentState::NoShow, true),
        (AppointmentState::Cancelled, true),
        (AppointmentState::Booked, false),
        (AppointmentState::Cancelled, false),
    ] {
        assert!(
            seen.iter().any(|(seen, _, _, is_over)| (*seen, *is_over) == (state, was)),
            "{state:?} {was}"
        );
    }
    for origin in [Origin::Online, Origin::Operator, Origin::WalkIn] {
        assert!(seen.iter().any(|(_, _, seen, _)| *seen == origin), "{origin:?}");
    }
    for channel in [Channel::InPerson, Channel::Phone, Channel::Video] {
        assert!(seen.iter().any(|(_, seen, _, _)| *seen == channel), "{channel:?}");
    }
    for slug in ["la-spezia", "follo"] {
        let cx = operator(slug);
        let calls = desk::queries::agenda_calls::calls(&cx, slug).await.unwrap();
        assert!(calls.reminders.len() >= 2, "{slug}: somebody to telephone");
        let (_, waiting) = desk::queries::agenda_calls::waiting_at(&cx, slug).await.unwrap();
        assert!(!waiting.is_empty(), "{slug}: somebody waits");
    }
}

#[tokio::test]
async fn rounds_of_signatures_have_who_signed_who_was_reminded_and_who_is_late() {
    let today = date(2026, 11, 23);
    let (_database, house) = demonstration(Engine::Lite, today).await;
    let mut tx = house.console().read().await.unwrap();

    let network = network::api::networks(&mut tx).await.unwrap().remove(0).id;
    let rounds = network::api::open_rounds(&mut tx, network).await.unwrap();
    let mut late = 0;
    for round in &rounds {
        let all = network::api::signatures_of_round(&mut tx, round.id).await.unwrap();
        let signed = all.iter().filter(|(one, _)| one.document_digest.is_some()).count();
        assert!(signed > 10 && signed < all.len(), "{}: {signed} of {}", round.title, all.len());
        for (one, body) in all.iter().filter(|(one, _)| one.is_late_on(today)) {
            assert!(one.reminders > 0 && one.reminded_at.is_some());
            let body = network::api::organisation(&mut tx, *body).await.unwrap().unwrap();
            assert!(body.is_invented, "nothing bad is said of {}", body.name);
            late += 1;
        }
    }
    assert_eq!((rounds.len(), late), (2, 4));
    let bound = network::api::members_as_of(&mut tx, network, today).await.unwrap();
    let soon = today.saturating_add(90.days());
    assert_eq!(bound.iter().filter(|one| one.period.until().is_some_and(|last| last < soon)).count(), 2);
}
