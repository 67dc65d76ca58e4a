//! Staff come in with what their office has: accounts, roles by group, and each thing that may not open the door.

use identity::api::{self, Role};
use kernel::EmailAddress;
use openid::jose::{KeyKind, PrivateKey};
use policy::ROOT;
use serde_json::{Value, json};
use storage::ToValue as _;
use testkit::{Browser, Engine, TestApp};

use crate::invitation::secret_on;
use crate::office_provider::{OfficeProvider, a_colleague};
use crate::stage::{DESK, PASSWORD, a_person, an_app_with, code};

/// What the office says when she used its second factor.
fn trusted() -> Value {
    json!({ "trusts_second_factor": true })
}

/// A colleague who used it, with these groups.
fn colleague(groups: &[&str]) -> Value {
    let mut person = a_colleague();
    person["groups"] = json!(groups);
    person["amr"] = json!(["pwd", "otp"]);
    person
}

async fn roles(browser: &Browser) -> Vec<String> {
    let page = browser.get("/ufficio/profilo").await.expect(200);
    let words = ["Sportello del Molo", "Sportello del Passo"];
    words.iter().filter(|word| page.text().contains(**word)).map(|word| (*word).to_owned()).collect()
}

storage::statements! {
    BY_EMAIL = "SELECT id FROM identity_person WHERE email = $1";
    PEOPLE = "SELECT COUNT(*) AS people FROM identity_person";
    SESSIONS = "SELECT COUNT(*) AS sessions FROM identity_session";
}

/// The lines of the trail about whoever has that address.
async fn trail(app: &TestApp, email: &str) -> Vec<(String, Value)> {
    let mut tx = app.cx(testkit::console()).read().await.unwrap();
    let person: uuid::Uuid = tx.one(&BY_EMAIL, [email.value()]).await.unwrap().get("id").unwrap();
    let mut lines = storage::trail::of_resource(&mut tx, person).await.unwrap();
    lines.reverse();
    lines.into_iter().map(|line| (line.action, line.details)).collect()
}

async fn count(app: &TestApp, statement: &'static storage::Statement, of: &str) -> i64 {
    let mut tx = app.cx(testkit::console()).read().await.unwrap();
    tx.one(statement, []).await.unwrap().get(of).unwrap()
}

/// A portal with the office's defaults over `change`, the office, and a person of it.
async fn a_portal(change: Value, person: Value) -> (OfficeProvider, TestApp) {
    let office = OfficeProvider::open().await;
    office.change(|says| says.person = person);
    let app = an_app_with(Engine::Lite, office.settings(change)).await;
    (office, app)
}

#[tokio::test]
async fn colleague_of_a_mapped_group_gets_an_account_and_its_role() {
    for engine in testkit::engines() {
        let office = OfficeProvider::open().await;
        office.change(|says| says.person = colleague(&["/sportello-molo", "/altro", "/chiuso"]));
        let app = an_app_with(engine, office.settings(trusted())).await;
        let browser = app.browser();

        let page = browser.get("/accesso?verso=/ufficio/profilo").await.expect(200);
        assert!(
            page.text().contains("href=\"/accesso/ufficio/comune?verso=/ufficio/profilo\""),
            "{}",
            page.text()
        );
        assert!(page.text().contains("Entra con Comune di Prova"));
        let sent = browser.get("/accesso/ufficio/comune?verso=/ufficio/profilo").await.expect(303);
        let entered = browser.get(&office.signs_in(&app, sent.location())).await.expect(303);

        assert_eq!(entered.location(), "/ufficio/profilo");
        let profile = browser.follow(entered).await.expect(200);
        assert!(profile.text().contains("Nina Prova") && profile.text().contains("nina@rete.example"));
        assert!(profile.text().contains("Operatore: Sportello del Molo (da un gruppo del suo ufficio)"));
        assert_eq!(roles(&browser).await, ["Sportello del Molo"], "{engine:?}");
        assert_eq!(browser.cookie("__Host-office").unwrap_or_default(), "");
    }
}

#[tokio::test]
async fn group_that_is_gone_ends_its_role_and_no_other() {
    for engine in testkit::engines() {
        let office = OfficeProvider::open().await;
        office.change(|says| says.person = colleague(&["/sportello-molo", "/sportello-passo"]));
        let app = an_app_with(engine, office.settings(trusted())).await;
        office.enter(&app, &app.browser()).await.expect(303);
        // By hand, what the group gives too.
        let given = a_person(&app, "nina@rete.example", Role::Operator, DESK).await;
        let browser = app.browser();
        office.enter(&app, &browser).await.expect(303);
        assert_eq!(roles(&browser).await, ["Sportello del Molo", "Sportello del Passo"]);
        app.clock.set(app.clock.now().plus_minutes(60));

        office.change(|says| says.person = colleague(&[]));
        let later = app.browser();
        office.enter(&app, &later).await.expect(303);

        assert_eq!(roles(&later).await, ["Sportello del Molo"], "{engine:?}: what people gave stays");
        let cx = app.cx(testkit::console());
        let grants = api::grants_as_of(&mut cx.read().await.unwrap(), given, app.clock.now()).await.unwrap();
        assert_eq!(grants.len(), 1);
        let lines: Vec<(String, Value)> = trail(&app, "nina@rete.example").await;
        let of = |name: &str| -> Vec<Value> {
            lines.iter().filter(|(action, _)| action == name).map(|(_, details)| details.clone()).collect()
        };
        assert_eq!(of("identity.enter_by_office"), [json!({ "office": "comune", "new": true })]);
        let by_office: Vec<Value> = of("identity.grant_by_office");
        assert_eq!(by_office.len(), 4, "two given and two ended: {by_office:?}");
        assert_eq!(by_office.iter().filter(|line| line["ended"] == json!(true)).count(), 2);
    }
}

#[tokio::test]
async fn role_from_a_group_lapses_when_she_does_not_come_again() {
    let (office, app) =
        a_portal(json!({ "trusts_second_factor": true, "roles_days": 2 }), colleague(&["/sportello-molo"]))
            .await;
    office.enter(&app, &app.browser()).await.expect(303);
    let person = a_person(&app, "nina@rete.example", Role::Operator, crate::stage::OTHER_DESK).await;
    let held = async |app: &TestApp| {
        let cx = app.cx(testkit::console());
        api::grants_as_of(&mut cx.read().await.unwrap(), person, app.clock.now()).await.unwrap().len()
    };
    app.clock.set(app.clock.now().plus_days(1));
    office.enter(&app, &app.browser()).await.expect(303);
    app.clock.set(app.clock.now().plus_minutes(2 * 24 * 60 - 1));
    assert_eq!(held(&app).await, 2, "counted from the last time");

    app.clock.set(app.clock.now().plus_minutes(1));

    assert_eq!(held(&app).await, 1);
}

#[tokio::test]
async fn account_with_a_code_is_bound_to_the_office_by_that_code() {
    for engine in testkit::engines() {
        let office = OfficeProvider::open().await;
        office.change(|says| says.person = colleague(&["/sportello-passo"]));
        let app = an_app_with(engine, office.settings(trusted())).await;
        a_person(&app, "nina@rete.example", Role::Operator, DESK).await;

        for _ in 0..2 {
            // However often, the office's word alone does not open it.
            let waiting = app.browser();
            assert_eq!(
                office.enter(&app, &waiting).await.expect(303).location(),
                "/accesso/codice",
                "{engine:?}"
            );
            waiting.get("/ufficio/profilo").await.expect(401);
        }
        let browser = app.browser();
        office.enter(&app, &browser).await.expect(303);
        browser.post_form("/accesso/codice", &[("code", &code(&app))]).await.expect(303);
        assert_eq!(roles(&browser).await, ["Sportello del Molo", "Sportello del Passo"]);

        let next = app.browser();
        assert_eq!(office.enter(&app, &next).await.expect(303).location(), "/ufficio");
        next.get("/ufficio/profilo").await.expect(200);
    }
}

#[tokio::test]
async fn second_factor_is_ours_unless_the_office_has_one_that_is_trusted() {
    let plain = || {
        let mut person = a_colleague();
        person["amr"] = json!(["pwd"]);
        person
    };

    for (change, person) in [(trusted(), plain()), (json!({}), colleague(&["/sportello-molo"]))] {
        let (office, app) = a_portal(change, person).await;
        let browser = app.browser();

        assert_eq!(office.enter(&app, &browser).await.expect(303).location(), "/accesso/app");
        browser.get("/ufficio/profilo").await.expect(401);
        let page = browser.get("/accesso/app").await.expect(200);
        let code = secret_on(page.text()).code_at(app.clock.now());
        let done = browser.post_form("/accesso/app", &[("code", &code)]).await.expect(303);
        assert_eq!(done.location(), "/ufficio/profilo/codici");
        browser.get("/ufficio/profilo").await.expect(200);
        app.clock.set(app.clock.now().plus_minutes(1));
        let again = app.browser();
        assert_eq!(office.enter(&app, &again).await.expect(303).location(), "/accesso/codice");
    }
}

#[tokio::test]
async fn whoever_is_not_let_in_reads_the_same_page_and_leaves_no_account() {
    let mut unverified = colleague(&["/sportello-molo"]);
    unverified["email_verified"] = json!(false);
    let mut foreign = colleague(&["/sportello-molo"]);
    foreign["email"] = json!("nina@altrove.example");
    let mut without = colleague(&["/sportello-molo"]);
    without.as_object_mut().unwrap().remove("email");
    let mut pages = Vec::new();

    for person in
        [unverified, foreign, without, colleague(&["/nessuno"]), colleague(&[]), colleague(&["/chiuso"])]
    {
        let (office, app) = a_portal(trusted(), person).await;
        let answer = refused(&office, &app).await;
        assert_eq!((count(&app, &PEOPLE, "people").await, count(&app, &SESSIONS, "sessions").await), (0, 0));
        pages.push(plain(&answer));
    }
    let (office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    let closed = a_person(&app, "nina@rete.example", Role::Operator, DESK).await;
    crate::people::close(&app, closed).await;
    pages.push(plain(&refused(&office, &app).await));

    assert!(pages[0].contains("controllare il suo indirizzo e i suoi gruppi"), "{}", pages[0]);
    assert!(pages[0].contains("href=\"/accesso\""));
    for page in &pages {
        assert_eq!(page, &pages[0], "nothing tells them apart");
    }
    a_person(&app, "lina@rete.example", Role::Operator, DESK).await;
    let mut other = colleague(&["/sportello-molo"]);
    other["email"] = json!("lina@rete.example");
    office.change(|says| says.person = other.clone());
    office.enter(&app, &app.browser()).await.expect(303);
    other["sub"] = json!("u-2");
    office.change(|says| says.person = other);
    assert_eq!(plain(&refused(&office, &app).await), pages[0], "another name for her");
}

/// The page of who is not let in: its address says nothing of what the office wrote.
async fn refused(office: &OfficeProvider, app: &TestApp) -> testkit::Response {
    let browser = app.browser();
    let answer = office.enter(app, &browser).await.expect(303);
    assert_eq!(answer.location(), "/accesso/ufficio/rifiutato");
    browser.follow(answer).await.expect(403)
}

/// A page without the number of its request.
fn plain(answer: &testkit::Response) -> String {
    let text = answer.text();
    let number = answer.header("x-request-id").unwrap_or("no number");
    text.replace(number, "NUMBER")
}

#[tokio::test]
async fn token_that_is_not_right_opens_nothing() {
    let wrong = |claims: Value| move |office: &OfficeProvider| office.change(|says| says.wrong = claims);
    let (office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    office.enter(&app, &app.browser()).await.expect(303);
    let sessions = count(&app, &SESSIONS, "sessions").await;
    let seconds = app.clock.now().millis() / 1000;

    for claims in [
        json!({ "nonce": "another" }),
        json!({ "aud": "another" }),
        json!({ "aud": ["inrete", "another"] }),
        json!({ "iss": "https://another.example" }),
        json!({ "exp": seconds - 61 }),
        json!({ "iat": seconds + 61 }),
        json!({ "sub": "" }),
    ] {
        wrong(claims.clone())(&office);
        refused(&office, &app).await;
    }
    wrong(json!({}))(&office);
    office.change(|says| says.signs_with = Some(PrivateKey::generate(KeyKind::P256).unwrap()));
    refused(&office, &app).await;
    office.change(|says| says.signs_with = None);
    // {"alg":"none"} and {"alg":"HS256"}.
    for head in ["eyJhbGciOiJub25lIn0", "eyJhbGciOiJIUzI1NiJ9"] {
        for signature in ["", "AAAA"] {
            office.change(|says| says.id_token = Some(format!("{head}.e30.{signature}")));
            refused(&office, &app).await;
        }
    }
    office.change(|says| says.id_token = None);

    assert_eq!(count(&app, &SESSIONS, "sessions").await, sessions, "nobody came in");
    office.enter(&app, &app.browser()).await.expect(303);
}

#[tokio::test]
async fn answer_is_good_once_and_for_the_browser_that_asked() {
    for engine in testkit::engines() {
        let office = OfficeProvider::open().await;
        office.change(|says| says.person = colleague(&["/sportello-molo"]));
        let app = an_app_with(engine, office.settings(trusted())).await;
        let browser = app.browser();
        let sent = browser.get("/accesso/ufficio/comune").await.expect(303);
        let back = office.signs_in(&app, sent.location());

        let thief = app.browser();
        thief.get("/accesso/ufficio/comune").await.expect(303);
        assert_eq!(thief.get(&back).await.expect(303).location(), "/accesso", "{engine:?}: another browser");
        assert_eq!(app.get(&back).await.expect(303).location(), "/accesso", "a browser without a cookie");
        let forged = back.replace("state=", "state=x");
        assert_eq!(browser.get(&forged).await.expect(303).location(), "/accesso", "another state");
        let kept = browser.cookie("__Host-office").unwrap();
        assert_eq!(browser.get(&back).await.expect(303).location(), "/ufficio");
        let replayed = app.browser();
        replayed.set_cookie("__Host-office", &kept);
        assert_eq!(replayed.get(&back).await.expect(303).location(), "/accesso", "the same answer again");
        assert_eq!(count(&app, &SESSIONS, "sessions").await, 1);
        for broken in [
            "/accesso/ufficio/ritorno",
            "/accesso/ufficio/ritorno?state=%ff",
            "/accesso/ufficio/ritorno?code=a",
        ] {
            assert_eq!(app.browser().get(broken).await.expect(303).location(), "/accesso");
        }
    }
}

#[tokio::test]
async fn answer_after_a_quarter_of_an_hour_comes_too_late() {
    let (office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    let browser = app.browser();
    let sent = browser.get("/accesso/ufficio/comune?verso=/ufficio/profilo").await.expect(303);
    app.clock.set(app.clock.now().plus_minutes(15));

    let late = browser.get(&office.signs_in(&app, sent.location())).await.expect(303);

    assert_eq!(late.location(), "/accesso");
    assert_eq!(count(&app, &SESSIONS, "sessions").await, 0);
}

#[tokio::test]
async fn sign_in_cancelled_at_the_office_leads_back_with_a_word() {
    let (office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    let browser = app.browser();
    let sent = browser.get("/accesso/ufficio/comune").await.expect(303);
    let back = office.signs_in(&app, sent.location());
    let state = back.split("state=").nth(1).unwrap();

    let answer =
        browser.get(&format!("/accesso/ufficio/ritorno?error=access_denied&state={state}")).await.expect(303);

    assert_eq!(answer.location(), "/accesso?ufficio=annullato");
    let page = browser.follow(answer).await.expect(200);
    assert!(page.text().contains("è stato annullato"), "{}", page.text());
}

#[tokio::test]
async fn office_that_is_down_leaves_password_and_code_and_the_way_back_in() {
    let (mut office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    office.enter(&app, &app.browser()).await.expect(303);
    let browser = app.browser();
    let sent = browser.get("/accesso/ufficio/comune").await.expect(303);
    let back = office.signs_in(&app, sent.location());
    office.close().await;

    let answer = browser.get(&back).await.expect(303);

    assert_eq!(answer.location(), "/accesso?ufficio=non-risponde");
    let page = browser.follow(answer).await.expect(200);
    assert!(page.text().contains("del suo ufficio non risponde"), "{}", page.text());
    assert!(page.text().contains("name=\"password\""));
    // The administrator at the server's command line lets her in: she had neither password nor code of ours.
    let email = EmailAddress::parse("nina@rete.example").unwrap();
    let cx = app.cx(testkit::console());
    let link = api::create_administrator(&cx, "Nina", &email).await.unwrap();
    let her = app.browser();
    let followed = her.get(&format!("/l/{}", storage::links::token(cx.keys(), link.id))).await.expect(303);
    her.follow(followed).await.expect(200);
    let fields = [("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(her.post_form("/invito", &fields).await.expect(303).location(), "/accesso/app");
    let page = her.get("/accesso/app").await.expect(200);
    let code = secret_on(page.text()).code_at(app.clock.now());
    her.post_form("/accesso/app", &[("code", &code)]).await.expect(303);
    assert!(her.get("/ufficio/profilo").await.expect(200).text().contains("Amministratore del portale"));
    let mut tx = cx.read().await.unwrap();
    assert_eq!(
        api::people_with_role(&mut tx, Role::Administrator, ROOT, app.clock.now()).await.unwrap().len(),
        1
    );
}

#[tokio::test]
async fn office_that_never_answered_sends_back_to_password_and_code() {
    let (mut office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    office.close().await;

    let browser = app.browser();
    let answer = browser.get("/accesso/ufficio/comune?verso=/ufficio/profilo").await.expect(303);

    assert_eq!(answer.location(), "/accesso?verso=/ufficio/profilo&ufficio=non-risponde");
    assert!(browser.follow(answer).await.expect(200).text().contains("del suo ufficio non risponde"));
}

#[tokio::test]
async fn secret_that_cannot_be_read_is_the_administrators_to_mend() {
    let (office, app) = a_portal(trusted(), colleague(&["/sportello-molo"])).await;
    let browser = app.browser();
    let sent = browser.get("/accesso/ufficio/comune").await.expect(303);
    let back = office.signs_in(&app, sent.location());
    office.lose_secret();

    assert_eq!(browser.get(&back).await.expect(303).location(), "/accesso?ufficio=non-risponde");
}

#[tokio::test]
async fn office_that_there_is_not_is_not_found_and_none_is_offered() {
    let (_office, app) = a_portal(trusted(), colleague(&[])).await;
    app.get("/accesso/ufficio/altro").await.expect(404);
    let without = crate::stage::an_app(Engine::Lite).await;
    without.get("/accesso/ufficio/comune").await.expect(404);

    assert!(!without.get("/accesso").await.expect(200).text().contains("/accesso/ufficio/"));
    assert!(app.get("/accesso").await.expect(200).text().contains("/accesso/ufficio/comune"));
}

#[tokio::test]
async fn sending_to_the_office_again_and_again_has_an_end() {
    let (_office, app) = a_portal(trusted(), colleague(&[])).await;
    for _ in 0..120 {
        app.get("/accesso/ufficio/comune").await.expect(303);
    }

    app.get("/accesso/ufficio/comune").await.expect(429);
}

#[test]
fn configuration_cannot_let_providers_on_this_machine_be_reached() {
    for key in ["allow_loopback", "extra_roots"] {
        let refused =
            serde_json::from_value::<identity::Settings>(json!({ key: true })).unwrap_err().to_string();
        assert!(refused.contains("unknown field"), "{refused}");
    }
}
