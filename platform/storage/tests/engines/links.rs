//! Links, limits, events, settings and the trail.

use kernel::Event;
use serde_json::json;
use storage::limits::{self, Limit};
use storage::links::{self, LinkFault};
use storage::{MIGRATIONS, outbox, setting, trail};
use testkit::{cx, database, engines, keys, now, public, staff};
use uuid::Uuid;

const DESK: Uuid = Uuid::from_u128(3);

#[tokio::test]
async fn link_opens_its_resource_until_it_expires() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let clock = testkit::clock();
        let cx = cx(&test.db, &clock, public());
        let mut tx = cx.begin().await.unwrap();
        let link = links::create(&mut tx, &cx, "desk.manage", DESK, now().plus_minutes(10)).await.unwrap();
        let secret = links::token(&keys(), link.id);

        assert_eq!(links::resolve(&mut tx, &cx, &secret).await.unwrap(), Ok(link.clone()), "{engine:?}");
        assert_eq!(links::newest(&mut tx, "desk.manage", DESK).await.unwrap(), Some(link), "{engine:?}");

        clock.set(now().plus_minutes(10));
        assert_eq!(
            links::resolve(&mut tx, &cx, &secret).await.unwrap(),
            Err(LinkFault::Expired),
            "{engine:?}"
        );
        assert_eq!(links::forget_expired(&mut tx, now().plus_minutes(10)).await.unwrap(), 0);
        assert_eq!(links::forget_expired(&mut tx, now().plus_minutes(11)).await.unwrap(), 1);
        assert_eq!(
            links::resolve(&mut tx, &cx, &secret).await.unwrap(),
            Err(LinkFault::Forged),
            "{engine:?}"
        );
    }
}

#[tokio::test]
async fn link_revoked_opens_nothing_and_others_stay() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let cx = cx(&test.db, &testkit::clock(), public());
        let mut tx = cx.begin().await.unwrap();
        let until = now().plus_days(1);
        let revoked = links::create(&mut tx, &cx, "desk.manage", DESK, until).await.unwrap();
        let purpose = links::create(&mut tx, &cx, "desk.accept", DESK, until).await.unwrap();
        let resource = links::create(&mut tx, &cx, "desk.manage", Uuid::from_u128(4), until).await.unwrap();

        assert_eq!(links::revoke(&mut tx, "desk.manage", DESK, now()).await.unwrap(), 1, "{engine:?}");

        let secret = |link: &links::Link| links::token(&keys(), link.id);
        assert_eq!(links::resolve(&mut tx, &cx, &secret(&revoked)).await.unwrap(), Err(LinkFault::Revoked));
        assert_eq!(links::newest(&mut tx, "desk.manage", DESK).await.unwrap(), None);
        for kept in [purpose, resource] {
            assert_eq!(links::resolve(&mut tx, &cx, &secret(&kept)).await.unwrap(), Ok(kept), "{engine:?}");
        }
    }
}

#[tokio::test]
async fn link_that_nobody_made_or_made_with_another_secret_is_forged() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let cx = cx(&test.db, &testkit::clock(), public());
        let mut tx = cx.begin().await.unwrap();
        let link = links::create(&mut tx, &cx, "desk.manage", DESK, now().plus_days(1)).await.unwrap();

        let forged = [
            links::token(&storage::Keys::new(&[1; 32]), link.id),
            links::token(&keys(), cx.new_random_id()),
            String::new(),
            "../../etc/passwd".to_owned(),
        ];

        for secret in forged {
            assert_eq!(
                links::resolve(&mut tx, &cx, &secret).await.unwrap(),
                Err(LinkFault::Forged),
                "{engine:?}"
            );
        }
    }
}

#[tokio::test]
async fn link_is_first_used_once() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let cx = cx(&test.db, &testkit::clock(), public());
        let mut tx = cx.begin().await.unwrap();
        let link = links::create(&mut tx, &cx, "desk.manage", DESK, now().plus_days(1)).await.unwrap();

        assert_eq!(links::mark_used(&mut tx, link.id, now()).await.unwrap(), 1, "{engine:?}");
        assert_eq!(links::mark_used(&mut tx, link.id, now()).await.unwrap(), 0, "{engine:?}");
    }
}

#[tokio::test]
async fn limit_lets_through_its_tries_in_each_window_for_each_caller() {
    const LIMIT: Limit = Limit { name: "toy.try", tries: 2, minutes: 10 };
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let mut tx = test.db.begin().await.unwrap();
        // The beginning of a window, so that ten minutes later is the next one.
        let now = kernel::Instant::from_micros(now().micros() / 600_000_000 * 600_000_000);

        let mut let_through = Vec::new();
        for (whose, minute) in [("a", 0), ("a", 9), ("a", 9), ("b", 9), ("a", 10)] {
            let is_allowed = LIMIT.allows(&mut tx, whose, now.plus_minutes(minute)).await.unwrap();
            let is_counted = LIMIT.count(&mut tx, whose, now.plus_minutes(minute)).await.unwrap();
            assert_eq!(is_allowed, is_counted, "{engine:?} {whose} {minute}");
            let_through.push(is_counted);
        }

        assert_eq!(let_through, [true, true, false, true, true], "{engine:?}");
        // Each row is kept for two windows from its first try.
        assert_eq!(limits::forget_expired(&mut tx, now.plus_minutes(21)).await.unwrap(), 1, "{engine:?}");
    }
}

#[derive(serde::Serialize)]
struct DeskLaunched {
    desk: Uuid,
}
impl Event for DeskLaunched {
    const KIND: &'static str = "toy.DeskLaunched";
}

#[tokio::test]
async fn event_told_waits_until_it_is_delivered() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let clock = testkit::clock();
        let cx = cx(&test.db, &clock, public());
        let mut tx = cx.begin().await.unwrap();
        let first = outbox::tell(&mut tx, &cx, &DeskLaunched { desk: DESK }).await.unwrap();
        clock.set(now().plus_minutes(1));
        let second = outbox::tell(&mut tx, &cx, &DeskLaunched { desk: DESK }).await.unwrap();

        let waiting = outbox::waiting(&mut tx).await.unwrap();
        assert_eq!(waiting.iter().map(|told| told.id).collect::<Vec<_>>(), [first, second], "{engine:?}");
        assert_eq!(waiting[0].kind, "toy.DeskLaunched");
        assert_eq!(waiting[0].payload, json!({ "desk": DESK }));

        outbox::delivered(&mut tx, &[first], cx.now()).await.unwrap();
        let waiting = outbox::waiting(&mut tx).await.unwrap();
        assert_eq!(waiting.iter().map(|told| told.id).collect::<Vec<_>>(), [second], "{engine:?}");
        assert_eq!(outbox::find(&mut tx, first).await.unwrap().map(|told| told.id), Some(first));
        outbox::delivered(&mut tx, &[second], cx.now()).await.unwrap();
        assert!(!outbox::any_waiting(&mut tx).await.unwrap());
        assert_eq!(outbox::forget_over(&mut tx, cx.now().plus_days(31)).await.unwrap(), 2, "{engine:?}");
    }
}

#[tokio::test]
async fn event_of_a_change_that_was_rolled_back_was_never_told() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let cx = cx(&test.db, &testkit::clock(), public());
        let mut tx = cx.begin().await.unwrap();
        outbox::tell(&mut tx, &cx, &DeskLaunched { desk: DESK }).await.unwrap();

        tx.rollback().await.unwrap();

        assert!(!outbox::any_waiting(&mut cx.read().await.unwrap()).await.unwrap(), "{engine:?}");
    }
}

#[tokio::test]
async fn setting_put_first_stays_and_put_replaces() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let mut tx = test.db.begin().await.unwrap();

        assert!(setting::put_first(&mut tx, "demo", "1").await.unwrap(), "{engine:?}");
        assert!(!setting::put_first(&mut tx, "demo", "2").await.unwrap(), "{engine:?}");
        assert_eq!(setting::get(&mut tx, "demo").await.unwrap().as_deref(), Some("1"));
        setting::put(&mut tx, "demo", "3").await.unwrap();

        assert_eq!(setting::get(&mut tx, "demo").await.unwrap().as_deref(), Some("3"), "{engine:?}");
        assert_eq!(setting::get(&mut tx, "other").await.unwrap(), None);
    }
}

#[tokio::test]
async fn trail_tells_the_newest_of_one_resource_first() {
    for engine in engines() {
        let test = database(engine, MIGRATIONS).await;
        let clock = testkit::clock();
        let operator = staff("operator", DESK);
        let cx = cx(&test.db, &clock, operator.clone());
        let mut tx = cx.begin().await.unwrap();
        trail::record(&mut tx, &cx, "toy.open", DESK, json!({ "why": "è ora" })).await.unwrap();
        clock.set(now().plus_minutes(1));
        trail::record(&mut tx, &cx.acting_as(public()), "toy.shut", DESK, json!(null)).await.unwrap();
        trail::record(&mut tx, &cx, "toy.other", Uuid::nil(), json!({})).await.unwrap();

        let entries = trail::of_resource(&mut tx, DESK).await.unwrap();

        let told: Vec<_> =
            entries.iter().map(|e| (e.action.as_str(), e.actor_kind.as_str(), e.person)).collect();
        assert_eq!(
            told,
            [("toy.shut", "public", None), ("toy.open", "staff", operator.person())],
            "{engine:?}"
        );
        assert_eq!(entries[1].details, json!({ "why": "è ora" }));
        assert_eq!(entries[0].details, json!(null), "a JSON null is a value: {engine:?}");
    }
}
