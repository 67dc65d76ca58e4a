//! Sessions end: left alone, after half a day, by signing out, by hand, and with the account.

use crate::stage::{an_app, an_operator, signed_in};
use testkit::Engine;

const EMAIL: &str = "livia@rete.example";

#[tokio::test]
async fn session_left_alone_for_half_an_hour_is_over() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        let browser = signed_in(&app, EMAIL).await;
        browser.get("/ufficio/profilo").await.expect(200);

        app.clock.set(app.clock.now().plus_minutes(29));
        browser.get("/ufficio/profilo").await.expect(200);
        app.clock.set(app.clock.now().plus_minutes(29));
        browser.get("/ufficio/profilo").await.expect(200);
        app.clock.set(app.clock.now().plus_minutes(30));
        browser.get("/ufficio/profilo").await.expect(401);
    }
}

#[tokio::test]
async fn session_in_use_is_over_after_twelve_hours() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let begun = app.clock.now();
    let browser = signed_in(&app, EMAIL).await;

    for minutes in (20..720).step_by(20) {
        app.clock.set(begun.plus_minutes(minutes));
        browser.get("/ufficio/profilo").await.expect(200);
    }
    app.clock.set(begun.plus_minutes(720));

    browser.get("/ufficio/profilo").await.expect(401);
}

#[tokio::test]
async fn session_is_over_after_signing_out() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = signed_in(&app, EMAIL).await;
    let token = browser.cookie("__Host-session").unwrap();

    let answer = browser.post_form("/uscita", &[]).await.expect(303);

    assert_eq!(answer.location(), "/");
    assert_eq!(browser.cookie("__Host-session"), None);
    browser.set_cookie("__Host-session", &token);
    browser.get("/ufficio/profilo").await.expect(401);
}

#[tokio::test]
async fn session_ended_from_another_one_is_over() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        let left_open = signed_in(&app, EMAIL).await;
        let here = signed_in(&app, EMAIL).await;
        let page = here.get("/ufficio/profilo").await.expect(200);
        let end = page.text().split("action=\"").find(|part| part.starts_with("/ufficio/profilo/sessioni/"));
        let end = end.unwrap().split('"').next().unwrap().to_owned();

        let answer = here.post_form(&end, &[]).await.expect(303);

        assert_eq!(answer.location(), "/ufficio/profilo");
        left_open.get("/ufficio/profilo").await.expect(401);
        here.get("/ufficio/profilo").await.expect(200);
        here.post_form(&end, &[]).await.expect(404);
    }
}

#[tokio::test]
async fn session_of_somebody_else_cannot_be_ended() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    crate::stage::an_administrator(&app).await;
    let hers = signed_in(&app, EMAIL).await;
    let second = signed_in(&app, EMAIL).await;
    let page = second.get("/ufficio/profilo").await.expect(200);
    let end = page.text().split("action=\"").find(|part| part.starts_with("/ufficio/profilo/sessioni/"));
    let end = end.unwrap().split('"').next().unwrap().to_owned();
    let stranger = signed_in(&app, "admin@rete.example").await;

    stranger.post_form(&end, &[]).await.expect(404);

    hers.get("/ufficio/profilo").await.expect(200);
}

#[tokio::test]
async fn session_that_is_over_is_forgotten_and_others_stay() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        signed_in(&app, EMAIL).await;
        app.clock.set(app.clock.now().plus_minutes(45));
        let alive = signed_in(&app, EMAIL).await;
        assert_eq!(count_sessions(&app).await, 2, "{engine:?}");

        app.finish().await;
        // The clean-up comes every hour; an hour on, the living one would be idle too.
        for _ in 0..3 {
            app.clock.set(app.clock.now().plus_minutes(25));
            alive.get("/ufficio/profilo").await.expect(200);
        }
        app.finish().await;

        assert_eq!(count_sessions(&app).await, 1, "{engine:?}");
        alive.get("/ufficio/profilo").await.expect(200);
    }
}

async fn count_sessions(app: &testkit::TestApp) -> i64 {
    let mut reader = app.database.db.read().await.unwrap();
    reader.one(&COUNT, []).await.unwrap().get("sessions").unwrap()
}

storage::statements! {
    COUNT = "SELECT COUNT(*) AS sessions FROM identity_session";
}
