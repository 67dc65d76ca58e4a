//! The personal area, logout both ways, and what is forgotten when.

use identity::api::{NewGrant, Role, providers};
use saml::MessageId;
use saml::binding::Incoming;
use saml::issue;
use saml::logout::{LogoutRequest, LogoutResponse, NameId};
use testkit::{Browser, Engine, TestApp};

use crate::provider::{Ground, Somebody, anna, post};

async fn count(app: &TestApp, table: &'static str) -> i64 {
    let mut tx = app.app.db().read().await.unwrap();
    let statement = match table {
        "log" => &LOG,
        "pending" => &PENDING,
        "hashes" => &HASHES,
        _ => &SESSIONS,
    };
    tx.one(statement, []).await.unwrap().get("n").unwrap()
}

storage::statements! {
    LOG = "SELECT COUNT(*) AS n FROM identity_sign_in_log";
    PENDING = "SELECT COUNT(*) AS n FROM identity_sign_in_request";
    SESSIONS = "SELECT COUNT(*) AS n FROM identity_session";
    HASHES = "SELECT COUNT(*) AS n FROM identity_person WHERE fiscal_code_hash IS NOT NULL";
}

async fn signed_in(ground: &Ground, who: &Somebody) -> Browser {
    let browser = ground.app.browser();
    ground.sign_in(&browser, "ponente", "", who).await.expect(303);
    browser
}

#[tokio::test]
async fn visitor_is_sent_to_the_sign_in_and_comes_back() {
    let ground = Ground::prepare(Engine::Lite).await;

    let sent = ground.app.get("/area-personale").await.expect(303);

    assert_eq!(sent.location(), "/accedi?livello=2&verso=/area-personale");
    let page = ground.app.get(sent.location()).await.expect(200);
    assert!(page.text().contains("&#38;verso=/area-personale"), "{}", page.text());
}

#[tokio::test]
async fn data_are_downloaded_as_they_are_kept() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = signed_in(&ground, &anna()).await;

    let file = browser.get("/area-personale/dati.json").await.expect(200);

    let data = file.json();
    assert_eq!(data["name"], "Anna Prova");
    assert_eq!(data["sign_ins"][0]["provider"], "ponente di prova");
    assert_eq!(data["sign_ins"].as_array().unwrap().len(), 1);
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    assert!(!file.text().contains("PRVNNA"), "the fiscal code is kept nowhere");
}

#[tokio::test]
async fn account_is_closed_by_who_is_sure() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = signed_in(&ground, &anna()).await;

    let unsure = browser.post_form("/area-personale/chiudi", &[]).await.expect(422);
    assert!(unsure.text().contains("Confermi che vuole chiudere"));
    let done = browser.post_form("/area-personale/chiudi", &[("sure", "1")]).await.expect(200);

    assert!(done.text().contains("https://ponente.example/slo?SAMLRequest="), "signed out there too");
    assert_eq!(count(&ground.app, "hashes").await, 0);
    assert_eq!(count(&ground.app, "sessions").await, 0);
    assert_eq!(count(&ground.app, "log").await, 1, "what the law wants kept stays");
    browser.get("/area-personale").await.expect(303);
    let again = signed_in(&ground, &anna()).await;
    let page = again.get("/area-personale").await.expect(200);
    assert_eq!(
        page.text().matches("<tr><th scope=\"row\">").count(),
        1,
        "a new area knows nothing of the old"
    );
}

#[tokio::test]
async fn session_left_open_elsewhere_is_ended_from_the_area() {
    let ground = Ground::prepare(Engine::Lite).await;
    let elsewhere = signed_in(&ground, &anna()).await;
    let here = signed_in(&ground, &anna()).await;

    let page = here.get("/area-personale").await.expect(200);
    let (_, rest) = page.text().split_once("action=\"/area-personale/accessi/").unwrap();
    let (id, _) = rest.split_once('/').unwrap();
    here.post_form(&format!("/area-personale/accessi/{id}/termina"), &[]).await.expect(303);

    elsewhere.get("/area-personale").await.expect(303);
    here.get("/area-personale").await.expect(200);
}

#[tokio::test]
async fn sign_out_asks_the_provider_to_end_its_session_too() {
    for engine in testkit::engines() {
        let ground = Ground::prepare(engine).await;
        let browser = signed_in(&ground, &anna()).await;

        let leaving = browser.post_form("/uscita", &[]).await.expect(200);
        browser.get("/area-personale").await.expect(303);
        let address = href(leaving.text(), "https://ponente.example/slo");
        let (_, query) = address.split_once('?').unwrap();
        let keys = &ground.service_of("ponente").certificates;
        let asked = issue::read_logout(Incoming::Redirect { query }, keys).unwrap();

        let relay = query.split('&').find_map(|pair| pair.strip_prefix("RelayState=")).unwrap();
        let response = answer(&ground, &asked.id, true);
        let address = response.redirect(&ground.issuer("ponente").key, Some(relay)).unwrap();
        let home = browser.get(&address).await.expect(303);
        assert_eq!(home.location(), "/");
        let said = browser.get("/accedi").await.expect(200);
        assert!(said.text().contains("L&#39;accesso è chiuso") || said.text().contains("L'accesso è chiuso"));
        // Answered once.
        browser.get(&address).await.expect(400);
    }
}

#[tokio::test]
async fn logout_that_the_provider_did_not_finish_is_told() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = signed_in(&ground, &anna()).await;
    let leaving = browser.post_form("/uscita", &[]).await.expect(200);
    let address = href(leaving.text(), "https://ponente.example/slo");
    let (_, query) = address.split_once('?').unwrap();
    let asked =
        issue::read_logout(Incoming::Redirect { query }, &ground.service_of("ponente").certificates).unwrap();
    let relay = query.split('&').find_map(|pair| pair.strip_prefix("RelayState=")).unwrap();

    let form = answer(&ground, &asked.id, false).post(&ground.issuer("ponente").key, Some(relay)).unwrap();
    let page = post(&browser, "/spid/slo", &form.fields).await.expect(200);

    assert!(page.text().contains("Il gestore non ha confermato"));
}

#[tokio::test]
async fn logout_that_the_provider_asks_for_ends_the_session() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    let request = ground.leave(&browser, "ponente", "").await;
    let said = ground.answer("ponente", &request, &anna());
    let xml = ground.issuer("ponente").success(&said).unwrap();
    ground.come_back(&browser, "ponente", &xml, &request).await.expect(303);
    let issuer = ground.issuer("ponente");
    let asked = |name: &str| LogoutRequest {
        id: MessageId::from_bytes([9; 16]),
        issue_instant: ground.app.clock.now(),
        issuer: issuer.entity_id.clone(),
        destination: "https://rete.example/spid/slo".to_owned(),
        name_id: NameId { value: name.to_owned(), qualifier: issuer.entity_id.clone() },
        session_index: None,
    };

    let other = asked("_somebody_else").redirect(&issuer.key, None).unwrap();
    browser.get(&other).await.expect(302);
    browser.get("/area-personale").await.expect(200);
    let hers = asked(&said.name_id).redirect(&issuer.key, Some("theirs")).unwrap();
    let answer = browser.get(&hers).await.expect(302);

    assert!(answer.location().starts_with("https://ponente.example/slo?SAMLResponse="));
    assert!(answer.location().contains("RelayState=theirs"));
    browser.get("/area-personale").await.expect(303);
    let forged = asked(&said.name_id).redirect(&saml_key(&ground), None).unwrap();
    browser.get(&forged).await.expect(400);
}

#[tokio::test]
async fn citizen_with_a_role_works_here_and_does_not_close_her_area() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = signed_in(&ground, &anna()).await;
    let code = kernel::FiscalCode::parse(&crate::provider::fiscal_code("PRVNNA80A41Z999")).unwrap();
    let cx = ground.app.cx(testkit::console());
    let person =
        identity::api::create_ready_citizen(&cx, "Anna Prova", Some(&code), texts::Locale::It).await.unwrap();
    let grant = NewGrant::from_now(Role::Operator, crate::stage::DESK, [], ground.app.clock.now());
    let mut tx = cx.begin().await.unwrap();
    identity::api::grant_role(&cx, &mut tx, person, &grant).await.unwrap();
    tx.commit().await.unwrap();

    let page = browser.get("/area-personale").await.expect(200);
    assert!(page.text().contains("href=\"/ufficio\""));
    let refused = browser.post_form("/area-personale/chiudi", &[("sure", "1")]).await.expect(409);

    assert!(refused.text().contains("Lei ha un ruolo"));
    // With the first level alone she is a citizen.
    let low = ground.app.browser();
    ground.sign_in(&low, "ponente", "&livello=1", &anna()).await.expect(303);
    assert!(!low.get("/accedi?livello=3").await.text().contains("href=\"/ufficio\""));
}

#[tokio::test]
async fn pending_requests_and_the_log_are_forgotten_in_their_time() {
    for engine in testkit::engines() {
        let ground = Ground::prepare(engine).await;
        let app = &ground.app;
        let browser = signed_in(&ground, &anna()).await;
        ground.leave(&browser, "ponente", "").await;
        app.finish().await;
        assert_eq!((count(app, "pending").await, count(app, "log").await), (2, 1));

        app.clock.set(app.clock.now().plus_days(1));
        app.finish().await;
        assert_eq!((count(app, "pending").await, count(app, "log").await), (0, 1));
        assert_eq!(count(app, "sessions").await, 0);

        app.clock.set(app.clock.now().plus_days(728));
        app.finish().await;
        assert_eq!((count(app, "log").await, count(app, "hashes").await), (1, 1));
        app.clock.set(app.clock.now().plus_days(5));
        app.finish().await;
        assert_eq!((count(app, "log").await, count(app, "hashes").await), (0, 0), "she is forgotten with it");
    }
}

fn answer(ground: &Ground, to: &str, success: bool) -> LogoutResponse {
    LogoutResponse {
        id: MessageId::from_bytes([8; 16]),
        issue_instant: ground.app.clock.now(),
        issuer: ground.issuer("ponente").entity_id.clone(),
        destination: "https://rete.example/spid/slo".to_owned(),
        in_response_to: to.to_owned(),
        success,
    }
}

/// A key that no provider has.
fn saml_key(ground: &Ground) -> saml::SigningKey {
    let subject = saml::certificate::Subject {
        common_name: "Altri".to_owned(),
        organization: "Altri".to_owned(),
        locality: "Prova".to_owned(),
        entity_id: "https://altri.example".to_owned(),
        ipa_code: "c_x002".to_owned(),
    };
    saml::certificate::make(&subject, ground.app.clock.now(), 10).unwrap()
}

/// The address of a link to a place.
fn href(page: &str, place: &str) -> String {
    let start = page.find(&format!("href=\"{place}?")).expect("the page has the link") + 6;
    let rest = &page[start..];
    rest[..rest.find('"').unwrap()].replace("&#38;", "&")
}

#[tokio::test]
async fn pair_of_the_log_is_opened_from_the_command_line_alone_and_leaves_a_trace() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = signed_in(&ground, &anna()).await;
    let cx = ground.app.app.cx(policy::Actor::Console, texts::Locale::It);
    let (before, after) = (cx.now().plus_days(-1), cx.now().plus_days(1));

    let listed = providers::list_sign_ins(&cx, before, after, None).await.unwrap();
    let elsewhere =
        providers::list_sign_ins(&cx, before, after, Some("https://altrove.example")).await.unwrap();
    let request = listed[0].request_id.clone();
    let opened = providers::open_sign_in(&cx, &request).await.unwrap();

    assert_eq!((listed.len(), elsewhere.len(), opened.len()), (1, 0, 1));
    assert_eq!(listed[0].outcome, "ok");
    let [pair] = &opened[..] else { panic!("one") };
    assert!(String::from_utf8_lossy(&pair.request).contains(&request));
    assert!(String::from_utf8_lossy(&pair.response).contains("Response"));
    let mut tx = cx.read().await.unwrap();
    let trail = storage::trail::of_resource(&mut tx, policy::ROOT).await.unwrap();
    assert_eq!(trail.iter().filter(|entry| entry.action == "identity.read_sign_in_log").count(), 1);
    let unknown = providers::open_sign_in(&cx, "_nessuna").await.unwrap_err();
    assert!(unknown.to_string().contains("_nessuna"), "{unknown}");
    let visitor = ground.app.app.cx(policy::Actor::Public, texts::Locale::It);
    assert!(providers::open_sign_in(&visitor, &request).await.is_err(), "from no page");
    drop(browser);
}
