//! The test kit itself, with a room that exists only here. Also one example of each kind of test.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response as Answer};
use axum::routing::{get, post};
use jobs::{Handler, Job};
use policy::{Action, Permit, Resource as Target, Who};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::{Migration, ToValue as _, Tx, Value};
use testkit::{Engine, TestApp};
use texts::Resource;
use uuid::Uuid;
use web::{Caller, Kit, PageError, Slice};

const MIGRATIONS: &[Migration] = &[Migration {
    room: "toy",
    number: 1,
    name: "toy",
    sql: "CREATE TABLE toy_note (
            id {uuid} PRIMARY KEY,
            text {text} NOT NULL
          );",
}];

storage::statements! {
    INSERT = "INSERT INTO toy_note (id, text) VALUES ($1, $2)";
    COUNT = "SELECT COUNT(*) AS notes FROM toy_note";
}

struct WriteNote;
impl Action for WriteNote {
    type Target = Uuid;
    const NAME: &'static str = "toy.write_note";
    const RESOURCE: &'static str = "desk";
    const WHO: &'static [Who] = &[Who::Staff("operator")];
}

#[derive(Serialize, Deserialize)]
struct Announce {
    will_fail: bool,
}
impl Job for Announce {
    const KIND: &'static str = "toy.announce";
}

async fn insert(tx: &mut Tx, permit: &Permit<WriteNote>, text: &str) -> storage::Result<u64> {
    let values: [Value; 2] = [permit.target().value(), text.value()];
    tx.execute(&INSERT, values).await
}

async fn count(tx: &mut Tx) -> i64 {
    tx.one(&COUNT, []).await.unwrap().get("notes").unwrap()
}

async fn write_note(caller: Caller, Path(desk): Path<Uuid>, body: String) -> Result<Answer, PageError> {
    let mut tx = caller.cx.begin().await?;
    let permit = caller.cx.permit::<WriteNote>(Target::new(desk, [desk]))?;
    insert(&mut tx, &permit, &body).await?;
    let job = Announce { will_fail: body.contains("wrong") };
    jobs::enqueue(&mut tx, &caller.cx, &job, caller.cx.now()).await?;
    tx.commit().await?;
    let cookie = [("set-cookie", "seen=1; Path=/"), ("set-cookie", "old=; Max-Age=0")];
    Ok((axum::response::AppendHeaders(cookie), Redirect::to("/note")).into_response())
}

async fn show(caller: Caller) -> Json<serde_json::Value> {
    let notes = count(&mut caller.cx.read().await.unwrap()).await;
    Json(json!({ "notes": notes, "cookie": caller.cookie("seen"), "actor": caller.cx.actor.kind() }))
}

async fn announce(kit: Kit, id: kernel::Id<()>, job: Announce) -> Result<(), jobs::JobError> {
    if job.will_fail {
        return Err(jobs::JobError::Never("it was wrong".into()));
    }
    let mail = mail::OutgoingMail {
        to: kernel::EmailAddress::parse("maria@rete.example").unwrap(),
        subject: "Una nota".to_owned(),
        text: format!("Vedi {}\n", kit.url("/note")),
        html: None,
        files: Vec::new(),
        reply_to: None,
    };
    kit.mailer.send(id, mail).await?;
    Ok(())
}

fn toy(kit: &Kit) -> Slice {
    let kit = kit.clone();
    Slice {
        name: "toy",
        migrations: MIGRATIONS,
        texts: Resource { name: "toy", it: "", en: "" },
        routes: axum::Router::new().route("/note/{desk}", post(write_note)).route("/note", get(show)),
        openapi: None,
        rights: vec![policy::right::<WriteNote>()],
        handlers: vec![Handler::new(move |_, id, job: Announce| announce(kit.clone(), id, job))],
        schedules: Vec::new(),
        subscribers: Vec::new(),
        links: Vec::new(),
        panels: Vec::new(),
        staff_links: Vec::new(),
        keepings: Vec::new(),
        cross_site_posts: &[],
    }
}

async fn an_app(engine: Engine) -> TestApp {
    TestApp::builder(engine).migrations(MIGRATIONS).rooms(|kit| vec![toy(kit)]).start().await
}

fn a_desk() -> Uuid {
    Uuid::from_u128(7)
}

/// A store test: on every engine, on a database of its own.
#[tokio::test]
async fn note_written_is_seen_by_a_second_handle() {
    for engine in testkit::engines() {
        let test = testkit::database(engine, MIGRATIONS).await;
        let cx = testkit::cx(&test.db, &testkit::clock(), testkit::staff("operator", a_desk()));

        let mut tx = cx.begin().await.unwrap();
        let permit = cx.permit::<WriteNote>(Target::new(a_desk(), [a_desk()])).unwrap();
        insert(&mut tx, &permit, "una").await.unwrap();
        tx.commit().await.unwrap();

        let other = test.again().await;
        assert_eq!(count(&mut other.read().await.unwrap()).await, 1, "{engine:?}");
        other.close().await;
    }
}

/// A flow test: through HTTP, with the jobs that are left over, and the mail that comes of it.
#[tokio::test]
async fn note_posted_by_an_operator_is_shown_and_mailed() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let operator = app.browser().acting_as(testkit::staff("operator", a_desk()));

        let posted = operator.post_form(&format!("/note/{}", a_desk()), &[("text", "è")]).await.expect(303);
        assert_eq!(posted.location(), "/note");
        let shown = operator.follow(posted).await.expect(200);
        app.finish().await;

        assert_eq!(shown.json(), json!({ "notes": 1, "cookie": null, "actor": "staff" }), "{engine:?}");
        let subjects: Vec<String> = app.mails().iter().map(|mail| mail.subject.clone()).collect();
        assert_eq!(subjects, ["Una nota"]);
        assert_eq!(app.mails()[0].text.as_deref().map(str::trim_end), Some("Vedi https://rete.example/note"));
        let by_address = operator.get("https://rete.example/note").await.expect(200);
        assert_eq!(by_address.json()["notes"], 1);
    }
}

#[tokio::test]
async fn note_posted_by_nobody_changes_nothing() {
    let app = an_app(Engine::Lite).await;

    let refused = app.post_form(&format!("/note/{}", a_desk()), &[("text", "x")]).await;

    assert!(matches!(refused.status(), 303 | 401), "{}", refused.status());
    assert_eq!(app.get("/note").await.expect(200).json()["notes"], 0);
}

#[tokio::test]
async fn browser_keeps_its_cookies_and_shares_them_with_nobody() {
    let app = an_app(Engine::Lite).await;
    let operator = app.browser().acting_as(testkit::staff("operator", a_desk()));
    operator.set_cookie("old", "1");

    operator.post_form(&format!("/note/{}", a_desk()), &[]).await.expect(303);

    assert_eq!(operator.cookie("seen").as_deref(), Some("1"));
    assert_eq!(operator.cookie("old"), None);
    assert_eq!(app.browser().cookie("seen"), None);
}

#[tokio::test]
#[should_panic(expected = "toy.announce: it was wrong")]
async fn finish_with_a_job_that_fails_stops_the_test() {
    let app = an_app(Engine::Lite).await;
    let operator = app.browser().acting_as(testkit::staff("operator", a_desk()));
    operator.post_form(&format!("/note/{}", a_desk()), &[("text", "wrong")]).await.expect(303);

    app.finish().await;
}

#[tokio::test]
async fn database_of_a_test_is_gone_after_it() {
    let test = testkit::database(Engine::Lite, MIGRATIONS).await;
    let file = std::path::PathBuf::from(test.url().trim_start_matches("sqlite:"));
    assert!(file.exists());

    drop(test);

    assert!(!file.exists());
}
