//! Forgotten and changed passwords, new telephones, new recovery codes.

use crate::stage::{PASSWORD, an_app, an_operator, code, mailed_link, signed_in};
use testkit::Engine;

const EMAIL: &str = "livia@rete.example";
const NEW: &str = "cinque gabbiani al faro";

#[tokio::test]
async fn forgotten_password_is_chosen_anew_by_the_mailed_link() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        let old = signed_in(&app, EMAIL).await;

        let asked = app.post_form("/accesso/password", &[("email", "LIVIA@rete.example")]).await.expect(303);
        assert_eq!(asked.location(), "/accesso/password/inviata");
        app.finish().await;
        let link = mailed_link(&app);
        let browser = app.browser();
        let page = browser.get(&link).await;
        browser.follow(page).await.expect(200);
        let kept = browser.post_form("/accesso/nuova-password", &[("password", NEW), ("again", NEW)]).await;
        assert_eq!(kept.expect(303).location(), "/accesso");

        app.finish().await;
        assert!(app.mails().last().unwrap().subject.contains("è cambiata"), "{engine:?}");
        old.get("/ufficio/profilo").await.expect(401);
        app.get(&link).await.expect(410);
        let fresh = app.browser();
        fresh.post_form("/accesso", &[("email", EMAIL), ("password", PASSWORD)]).await.expect(422);
        let first = fresh.post_form("/accesso", &[("email", EMAIL), ("password", NEW)]).await.expect(303);
        assert_eq!(first.location(), "/accesso/codice", "the app stays as it was");
    }
}

#[tokio::test]
async fn forgotten_password_of_nobody_gets_the_same_answer_and_no_mail() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;

    let known = app.post_form("/accesso/password", &[("email", EMAIL)]).await;
    let unknown = app.post_form("/accesso/password", &[("email", "lavia@rete.example")]).await;
    app.finish().await;

    assert_eq!((known.status(), known.location()), (303, "/accesso/password/inviata"));
    assert_eq!((unknown.status(), unknown.location()), (known.status(), known.location()));
    let to: Vec<String> = app.mails().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(to, ["Nuova password per Rete di prova"]);
}

#[tokio::test]
async fn fourth_wish_for_a_mail_in_an_hour_sends_none() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;

    for _ in 0..4 {
        app.post_form("/accesso/password", &[("email", EMAIL)]).await.expect(303);
    }
    app.finish().await;

    assert_eq!(app.mails().len(), 3);
}

#[tokio::test]
async fn reset_link_after_an_hour_opens_nothing() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    app.post_form("/accesso/password", &[("email", EMAIL)]).await.expect(303);
    app.finish().await;
    let browser = app.browser();
    browser.get(&mailed_link(&app)).await.expect(303);

    app.clock.set(app.clock.now().plus_minutes(60));

    browser.post_form("/accesso/nuova-password", &[("password", NEW), ("again", NEW)]).await.expect(410);
}

#[tokio::test]
async fn password_is_changed_by_who_knows_it_and_other_sessions_end() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        let other = signed_in(&app, EMAIL).await;
        let browser = signed_in(&app, EMAIL).await;
        let send = async |current: &str| {
            let fields = [("current", current), ("password", NEW), ("again", NEW)];
            browser.post_form("/ufficio/profilo/password", &fields).await
        };
        let wrong = send("quattro cavalli sul mola").await.expect(422);
        assert!(wrong.text().contains("non è questa"), "{engine:?}");
        other.get("/ufficio/profilo").await.expect(200);

        send(PASSWORD).await.expect(303);

        browser.get("/ufficio/profilo").await.expect(200);
        other.get("/ufficio/profilo").await.expect(401);
        app.finish().await;
        assert_eq!(app.mails().len(), 1);
    }
}

#[tokio::test]
async fn sixth_guess_of_the_password_in_use_waits() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = signed_in(&app, EMAIL).await;
    for _ in 0..5 {
        browser
            .post_form("/ufficio/profilo/codici/nuovi", &[("current", "non è questa no")])
            .await
            .expect(422);
    }

    browser.post_form("/ufficio/profilo/codici/nuovi", &[("current", PASSWORD)]).await.expect(429);
}

#[tokio::test]
async fn new_recovery_codes_replace_the_old_ones_and_are_seen_in_this_session_alone() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = signed_in(&app, EMAIL).await;
    let other = signed_in(&app, EMAIL).await;

    browser.post_form("/ufficio/profilo/codici/nuovi", &[("current", PASSWORD)]).await.expect(303);
    let first = browser.get("/ufficio/profilo/codici").await.expect(200).text().to_owned();
    other.get("/ufficio/profilo/codici").await.expect(303);
    browser.post_form("/ufficio/profilo/codici/nuovi", &[("current", PASSWORD)]).await.expect(303);
    let old = first.split("<li class=\"ir-code\">").nth(1).unwrap().split('<').next().unwrap();

    let credentials = [("email", EMAIL), ("password", PASSWORD)];
    let elsewhere = app.browser();
    elsewhere.post_form("/accesso", &credentials).await.expect(303);
    elsewhere.post_form("/accesso/codice", &[("code", old)]).await.expect(422);
    app.clock.set(app.clock.now().plus_minutes(15));
    browser.get("/ufficio/profilo/codici").await.expect(303);
}

#[tokio::test]
async fn new_telephone_takes_the_place_of_the_old_one() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = signed_in(&app, EMAIL).await;

    let answer = browser.post_form("/ufficio/profilo/telefono", &[("current", PASSWORD)]).await.expect(303);

    assert_eq!(answer.location(), "/accesso/app");
    browser.get("/ufficio/profilo").await.expect(401);
    let page = browser.follow(answer).await.expect(200);
    assert!(page.text().contains("<svg class=\"ir-qr\""));
    let wrong = browser.post_form("/accesso/app", &[("code", &code(&app))]).await.expect(422);
    assert!(wrong.text().contains("non è quello atteso"), "the old app's code is not good");
}
