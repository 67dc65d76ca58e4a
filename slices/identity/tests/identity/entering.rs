//! The sign-in in two steps, and what it does not tell.

use std::net::{IpAddr, Ipv4Addr};

use crate::stage::{PASSWORD, a_person, an_administrator, an_app, an_operator, code, signed_in};
use identity::api::Role;
use testkit::{Engine, TestApp};

#[tokio::test]
async fn sign_in_with_password_and_code_opens_a_session() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        let browser = app.browser();

        browser.get("/accesso").await.expect(200);
        let fields =
            [("email", " Livia@Rete.example "), ("password", PASSWORD), ("verso", "/ufficio/profilo")];
        let first = browser.post_form("/accesso", &fields).await.expect(303);
        assert_eq!(first.location(), "/accesso/codice?verso=/ufficio/profilo");
        browser.get("/ufficio/profilo").await.expect(401);
        let before = browser.cookie("__Host-session");
        browser.follow(first).await.expect(200);
        let fields = [("code", code(&app)), ("verso", "/ufficio/profilo".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let second = browser.post_form("/accesso/codice", &fields).await.expect(303);

        assert_eq!(second.location(), "/ufficio/profilo");
        assert_ne!(browser.cookie("__Host-session"), before, "the token changes with its meaning");
        let page = browser.follow(second).await.expect(200);
        assert!(page.text().contains("Prova livia"), "{engine:?}");
        assert!(page.text().contains("Operatore: Sportello del Molo"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        browser.set_cookie("__Host-session", &before.unwrap());
        browser.get("/ufficio/profilo").await.expect(401);
    }
}

#[tokio::test]
async fn page_that_asked_for_the_sign_in_is_come_back_to() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = app.browser();

    let refused = browser.get("/ufficio/profilo?mese=11").await.expect(401);
    let address = "/accesso?verso=/ufficio/profilo%3Fmese%3D11";
    assert!(refused.text().contains(&format!("href=\"{address}\"")), "{}", refused.text());
    let asked = browser.get(address).await.expect(200);
    assert!(asked.text().contains("Per aprire la pagina serve"), "{}", asked.text());
    assert!(asked.text().contains("value=\"/ufficio/profilo?mese=11\""));
    let fields =
        [("email", "livia@rete.example"), ("password", PASSWORD), ("verso", "/ufficio/profilo?mese=11")];
    let first = browser.post_form("/accesso", &fields).await.expect(303);
    assert_eq!(first.location(), "/accesso/codice?verso=/ufficio/profilo%3Fmese%3D11");
    let step = browser.follow(first).await.expect(200);
    assert!(step.text().contains("value=\"/ufficio/profilo?mese=11\""));
    let second = [("code", code(&app)), ("verso", "/ufficio/profilo?mese=11".to_owned())];
    let second: Vec<(&str, &str)> = second.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let landed = browser.post_form("/accesso/codice", &second).await.expect(303);
    assert_eq!(landed.location(), "/ufficio/profilo?mese=11");
    assert!(!app.get("/accesso").await.expect(200).text().contains("Per aprire la pagina serve"));
}

#[tokio::test]
async fn sign_in_leads_nowhere_else() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = signed_in(&app, "livia@rete.example").await;

    for foreign in
        ["//evil", "/%5Cevil", "https:", "https://evil.example", "/ufficio//evil", "%2F%2Fevil", "/rete"]
    {
        let sent = browser.get(&format!("/accesso?verso={foreign}")).await.expect(303);
        assert_eq!(sent.location(), "/ufficio", "{foreign}");
    }
    assert_eq!(browser.get("/accesso?verso=/ufficio/rete").await.expect(303).location(), "/ufficio/rete");
}

#[tokio::test]
async fn unknown_address_closed_account_and_wrong_password_get_the_same_answer() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let closed = a_person(&app, "carla@rete.example", Role::Operator, crate::stage::DESK).await;
    crate::people::close(&app, closed).await;
    let known =
        app.browser().post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)]).await;
    assert_eq!(known.status(), 303, "there is something that could be told apart");

    let mut answers = Vec::new();
    for (email, password) in [
        ("livia@rete.example", "quattro cavalli sul mola"),
        ("lavia@rete.example", PASSWORD),
        ("carla@rete.example", PASSWORD),
    ] {
        let answer = app.browser().post_form("/accesso", &[("email", email), ("password", password)]).await;
        let cookies = answer.header("set-cookie").map(str::to_owned);
        answers.push((answer.status(), cookies, answer.text().replace(email, "EMAIL")));
    }

    assert_eq!(answers[0].0, 422);
    assert!(answers[0].2.contains("non corrispondono"));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

#[tokio::test]
async fn sign_in_without_address_or_password_says_what_is_missing() {
    let app = an_app(Engine::Lite).await;

    let answer = app.post_form("/accesso", &[("email", ""), ("password", "")]).await.expect(422);

    assert!(
        answer.text().contains("Scriva il suo indirizzo") && answer.text().contains("Scriva la password")
    );
}

#[tokio::test]
async fn eleventh_try_with_an_address_waits_whether_it_is_known_or_not() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        for email in ["livia@rete.example", "lavia@rete.example"] {
            // A new window for the place she comes from; the address has its own count.
            app.clock.set(app.clock.now().plus_minutes(15));
            let mut statuses = Vec::new();
            for _ in 0..10 {
                let fields = [("email", email), ("password", "quattro cavalli sul mola")];
                statuses.push(app.post_form("/accesso", &fields).await.status());
            }
            assert_eq!(statuses, [422; 10], "{engine:?}");

            let waits =
                app.post_form("/accesso", &[("email", email), ("password", PASSWORD)]).await.expect(429);

            assert_eq!(waits.header("retry-after"), Some("900"));
            assert!(waits.text().contains("Troppi tentativi"));
        }
        app.clock.set(app.clock.now().plus_minutes(15));
        signed_in(&app, "livia@rete.example").await;
    }
}

/// One try at the sign-in from a network address of its own; says the status.
async fn tried_from(app: &TestApp, place: u8, email: &str, password: &str) -> u16 {
    let browser = app.browser().at(IpAddr::V4(Ipv4Addr::new(192, 0, 2, place)));
    browser.post_form("/accesso", &[("email", email), ("password", password)]).await.status()
}

#[tokio::test]
async fn wrong_tries_from_one_place_keep_nobody_out_who_comes_from_another() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        for _ in 0..10 {
            assert_eq!(tried_from(&app, 1, "livia@rete.example", "quattro cavalli sul mola").await, 422);
        }
        // Refused tries are no tries with the address: else one place could use up the count of all places.
        for _ in 0..100 {
            assert_eq!(tried_from(&app, 1, "livia@rete.example", PASSWORD).await, 429, "{engine:?}");
        }

        assert_eq!(tried_from(&app, 2, "livia@rete.example", PASSWORD).await, 303, "{engine:?}");
    }
}

#[tokio::test]
async fn hundred_tries_with_an_address_from_many_places_wait_whether_it_is_known_or_not() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        for email in ["livia@rete.example", "lavia@rete.example"] {
            for number in 0..100 {
                let tried = tried_from(&app, number / 5, email, "quattro cavalli sul mola").await;
                assert_eq!(tried, 422, "{engine:?}, {email}, {number}");
            }

            assert_eq!(tried_from(&app, 200, email, PASSWORD).await, 429, "{engine:?}, {email}");
            app.clock.set(app.clock.now().plus_minutes(15));
        }
    }
}

#[tokio::test]
async fn right_tries_from_one_place_are_counted_too() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    for _ in 0..10 {
        assert_eq!(tried_from(&app, 1, "livia@rete.example", PASSWORD).await, 303);
    }

    assert_eq!(tried_from(&app, 1, "livia@rete.example", PASSWORD).await, 429);
}

#[tokio::test]
async fn tries_with_many_addresses_from_one_place_wait_too() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    for number in 0..10 {
        let email = format!("nessuno{number}@rete.example");
        app.post_form("/accesso", &[("email", &email), ("password", PASSWORD)]).await.expect(422);
    }

    app.post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)]).await.expect(429);
}

#[tokio::test]
async fn code_used_once_is_refused_again() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_operator(&app).await;
        let used = code(&app);
        let first = app.browser();
        first
            .post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)])
            .await
            .expect(303);
        first.post_form("/accesso/codice", &[("code", &used)]).await.expect(303);
        let thief = app.browser();
        thief
            .post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)])
            .await
            .expect(303);

        let refused = thief.post_form("/accesso/codice", &[("code", &used)]).await.expect(422);

        assert!(refused.text().contains("già stato usato"), "{engine:?}");
        app.clock.set(app.clock.now().plus_minutes(1));
        thief.post_form("/accesso/codice", &[("code", &code(&app))]).await.expect(303);
    }
}

#[tokio::test]
async fn sixth_code_waits_even_after_a_new_sign_in() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = app.browser();
    browser
        .post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)])
        .await
        .expect(303);
    for _ in 0..5 {
        browser.post_form("/accesso/codice", &[("code", "000000")]).await.expect(422);
    }

    browser
        .post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)])
        .await
        .expect(303);
    browser.post_form("/accesso/codice", &[("code", &code(&app))]).await.expect(429);
}

#[tokio::test]
async fn password_alone_opens_no_page_of_the_staff() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let admin = an_administrator(&app).await;
        let (waiting, full) = (app.browser(), signed_in(&app, "admin@rete.example").await);
        full.get("/ufficio/persone").await.expect(200);
        let credentials = [("email", "admin@rete.example"), ("password", PASSWORD)];
        waiting.post_form("/accesso", &credentials).await.expect(303);

        waiting.get("/ufficio/persone").await.expect(401);
        waiting.post_form(&format!("/ufficio/persone/{admin}/invito"), &[]).await.expect(401);
        assert_eq!(waiting.get("/accesso/app").await.expect(303).location(), "/accesso", "{engine:?}");
        waiting.post_form("/accesso/app", &[("code", &code(&app))]).await.expect(303);
        waiting.get("/ufficio/persone").await.expect(401);
    }
}

#[tokio::test]
async fn code_without_a_password_leads_back_to_the_sign_in() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;

    let answer = app.post_form("/accesso/codice", &[("code", &code(&app))]).await.expect(303);

    assert_eq!(answer.location(), "/accesso");
    assert_eq!(app.get("/accesso/codice").await.expect(303).location(), "/accesso");
}

#[tokio::test]
async fn code_after_a_quarter_of_an_hour_begins_again() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = app.browser();
    browser
        .post_form("/accesso", &[("email", "livia@rete.example"), ("password", PASSWORD)])
        .await
        .expect(303);
    app.clock.set(app.clock.now().plus_minutes(15));

    let late = browser.post_form("/accesso/codice", &[("code", &code(&app))]).await.expect(303);

    assert_eq!(late.location(), "/accesso");
    browser.get("/ufficio/profilo").await.expect(401);
}

#[tokio::test]
async fn form_sent_from_another_site_is_refused() {
    let app = an_app(Engine::Lite).await;
    an_operator(&app).await;
    let browser = signed_in(&app, "livia@rete.example").await;
    let session = browser.cookie("__Host-session").unwrap();

    for path in ["/uscita", "/accesso", "/ufficio/profilo/password"] {
        let refused = crate::stage::post_from_elsewhere(&app, path, &session).await;
        assert_eq!(refused, 403, "{path}");
    }

    browser.get("/ufficio/profilo").await.expect(200);
}
