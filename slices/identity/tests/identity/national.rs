//! Signing in with SPID, CIE and the node of other countries.

use testkit::{Browser, Engine};

use crate::provider::{Ground, PORTAL, anna, bruno, clara, post};

async fn name_on_page(browser: &Browser) -> bool {
    browser.get("/area-personale").await.expect(200).text().contains("Anna Prova")
}

#[tokio::test]
async fn citizen_signs_in_and_is_known_by_her_name() {
    for engine in testkit::engines() {
        let ground = Ground::prepare(engine).await;
        let browser = ground.app.browser();

        let arrived = ground.sign_in(&browser, "ponente", "", &anna()).await.expect(303);

        assert_eq!(arrived.location(), "/area-personale");
        let page = browser.get("/area-personale").await.expect(200);
        assert!(page.text().contains("Anna Prova"));
        assert!(page.text().contains("SPID, livello 2"));
        assert!(page.text().contains("ponente di prova"));
        assert!(!page.text().contains("href=\"/ufficio\""));
    }
}

#[tokio::test]
async fn two_providers_and_the_card_lead_to_one_person() {
    let ground = Ground::prepare(Engine::Lite).await;
    let mut lower = anna();
    lower.fiscal_number = lower.fiscal_number.map(|code| code.to_lowercase());
    for (slug, who) in [("ponente", anna()), ("levante", lower), ("carta", anna())] {
        let browser = ground.app.browser();
        ground.sign_in(&browser, slug, "", &who).await.expect(303);
    }
    let browser = ground.app.browser();
    ground.sign_in(&browser, "levante", "", &bruno()).await.expect(303);
    let hers = ground.app.browser();
    ground.sign_in(&hers, "ponente", "", &anna()).await.expect(303);

    let page = hers.get("/area-personale").await.expect(200);
    let rows = page.text().matches("<tr><th scope=\"row\">").count();

    assert_eq!(rows, 4, "her four sign-ins and nobody else's");
}

#[tokio::test]
async fn page_that_was_asked_for_is_come_back_to() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();

    let inside = ground.sign_in(&browser, "ponente", "&verso=/prenota/lerici%3Fpasso%3D2", &anna()).await;
    let outside = ground.sign_in(&browser, "ponente", "&verso=//evil.example", &anna()).await;

    assert_eq!(inside.expect(303).location(), "/prenota/lerici?passo=2");
    assert_eq!(outside.expect(303).location(), "/area-personale");
}

#[tokio::test]
async fn levels_are_asked_for_and_kept() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();

    let low = ground.leave(&browser, "ponente", "&livello=1").await;
    let high = ground.leave(&browser, "ponente", "&livello=3").await;

    assert_eq!((low.level, low.force), (saml::Level::One, false));
    assert_eq!((high.level, high.force), (saml::Level::Three, true));
    assert_eq!(ground.sign_in(&browser, "ponente", "&livello=1", &anna()).await.expect(303).location(), "/");
    let page = browser.get("/area-personale").await.expect(403);
    assert!(page.text().contains("livello 2"));
    assert!(page.text().contains("/accedi?livello=2&#38;verso=/area-personale"), "{}", page.text());
    ground.sign_in(&browser, "ponente", "&livello=2", &anna()).await.expect(303);
    let page = browser.get("/area-personale").await.expect(200);
    // The session of the lower level was taken the place of.
    assert_eq!(page.text().matches("/area-personale/accessi/").count(), 0);
}

#[tokio::test]
async fn higher_level_than_asked_is_accepted_and_a_lower_one_is_not() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();

    let request = ground.leave(&browser, "ponente", "").await;
    let mut answer = ground.answer("ponente", &request, &anna());
    answer.level = saml::Level::One;
    let xml = ground.issuer("ponente").success(&answer).unwrap();
    let low = ground.come_back(&browser, "ponente", &xml, &request).await.expect(400);
    assert!(low.text().contains("saml.level_too_low"), "{}", low.text());

    let request = ground.leave(&browser, "ponente", "").await;
    let mut answer = ground.answer("ponente", &request, &anna());
    answer.level = saml::Level::Three;
    let xml = ground.issuer("ponente").success(&answer).unwrap();
    ground.come_back(&browser, "ponente", &xml, &request).await.expect(303);
    assert!(browser.get("/area-personale").await.expect(200).text().contains("SPID, livello 3"));
}

#[tokio::test]
async fn person_of_another_country_has_an_account_without_a_fiscal_code() {
    let ground = Ground::prepare(Engine::Lite).await;
    for _ in 0..2 {
        let browser = ground.app.browser();
        let request = ground.leave(&browser, "nodo", "").await;
        assert_eq!(request.attribute_index, 99);
        let xml = ground.issuer("nodo").success(&ground.answer("nodo", &request, &clara())).unwrap();
        ground.come_back(&browser, "nodo", &xml, &request).await.expect(303);

        let page = browser.get("/area-personale").await.expect(200);
        assert!(page.text().contains("Clara Ejemplo"));
        assert!(page.text().contains("eIDAS"));
        assert!(!page.text().contains("Codice fiscale"));
    }
}

#[tokio::test]
async fn person_without_a_fiscal_code_is_let_in_by_the_node_alone() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();

    let refused = ground.sign_in(&browser, "ponente", "", &clara()).await;

    assert_eq!(refused.status(), 400);
}

#[tokio::test]
async fn response_is_taken_once() {
    for engine in testkit::engines() {
        let ground = Ground::prepare(engine).await;
        let browser = ground.app.browser();
        let request = ground.leave(&browser, "ponente", "").await;
        let xml = ground.issuer("ponente").success(&ground.answer("ponente", &request, &anna())).unwrap();
        ground.come_back(&browser, "ponente", &xml, &request).await.expect(303);

        let again = ground.come_back(&browser, "ponente", &xml, &request).await.expect(400);
        assert!(again.text().contains("identity.replayed"), "{}", again.text());
        // Another assertion for the same request is no better, and no other browser either.
        let other = ground.issuer("ponente").success(&ground.answer("ponente", &request, &bruno())).unwrap();
        let other = ground.come_back(&ground.app.browser(), "ponente", &other, &request).await.expect(400);
        assert!(other.text().contains("identity.replayed"), "{}", other.text());
        assert!(name_on_page(&browser).await);
    }
}

#[tokio::test]
async fn response_in_another_browser_is_refused() {
    let ground = Ground::prepare(Engine::Lite).await;
    let request = ground.leave(&ground.app.browser(), "ponente", "").await;
    let xml = ground.issuer("ponente").success(&ground.answer("ponente", &request, &anna())).unwrap();
    let other = ground.app.browser();
    ground.leave(&other, "ponente", "").await;

    let refused = ground.come_back(&other, "ponente", &xml, &request).await.expect(400);

    assert!(refused.text().contains("identity.other_browser"), "{}", refused.text());
    assert!(other.cookie("__Host-session").is_none());
}

#[tokio::test]
async fn response_that_nobody_asked_for_is_refused() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    let mut request = ground.leave(&browser, "ponente", "").await;
    let xml = ground.issuer("ponente").success(&ground.answer("ponente", &request, &anna())).unwrap();

    for relay in [None, Some(String::new()), Some("x".to_owned()), Some("0".repeat(32))] {
        request.relay_state = relay;
        let refused = ground.come_back(&browser, "ponente", &xml, &request).await.expect(400);
        assert!(refused.text().contains("identity.no_request"), "{}", refused.text());
    }
}

#[tokio::test]
async fn response_after_half_an_hour_is_refused() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    let request = ground.leave(&browser, "ponente", "").await;
    ground.app.clock.set(ground.app.clock.now().plus_minutes(30));
    let xml = ground.issuer("ponente").success(&ground.answer("ponente", &request, &anna())).unwrap();

    let refused = ground.come_back(&browser, "ponente", &xml, &request).await.expect(400);

    assert!(refused.text().contains("identity.request_expired"), "{}", refused.text());
}

#[tokio::test]
async fn response_of_another_provider_is_refused() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    let request = ground.leave(&browser, "ponente", "").await;
    let xml = ground.issuer("levante").success(&ground.answer("ponente", &request, &anna())).unwrap();

    let refused = ground.come_back(&browser, "ponente", &xml, &request).await.expect(400);

    assert!(refused.text().contains("saml.issuer"), "{}", refused.text());
}

#[tokio::test]
async fn each_anomaly_is_told_in_its_own_words() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    for (anomaly, words) in [
        (saml::Anomaly::WrongCredentials, "Troppi tentativi con credenziali sbagliate"),
        (saml::Anomaly::NoCredentials, "Serve un livello di sicurezza più alto"),
        (saml::Anomaly::Timeout, "Tempo scaduto"),
        (saml::Anomaly::ConsentDenied, "Consenso non dato"),
        (saml::Anomaly::Suspended, "Identità sospesa o credenziali bloccate"),
        (saml::Anomaly::Cancelled, "Accesso annullato"),
        (saml::Anomaly::WrongIdentityKind, "Tipo di identità non adatto"),
    ] {
        let page = ground.fail(&browser, "ponente", anomaly).await.expect(403);

        assert!(page.text().contains(&format!("<h1 data-element=\"page-name\">{words}</h1>")), "{words}");
        assert!(page.text().contains(&format!("saml.anomaly_{}", anomaly.number())));
        assert!(page.text().contains("href=\"/accedi\""));
        assert!(browser.cookie("__Host-session").is_none());
    }
}

#[tokio::test]
async fn whatever_is_posted_is_answered_with_a_page_of_refusal() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    let huge = "A".repeat(300_000);
    let nested = "<a>".repeat(20_000);
    for service in ["spid", "cie"] {
        for page in ["acs", "slo"] {
            for response in ["", "x", "PGEvPg==", "%00%ff", "\u{0}\u{1}", &huge, &nested] {
                let request = ground.leave(&browser, "ponente", "").await;
                let relay = request.relay_state.unwrap_or_default();
                let fields = [("SAMLResponse", response.to_owned()), ("RelayState", relay)];
                let status = post(&browser, &format!("/{service}/{page}"), &fields).await.status();
                assert!((400..500).contains(&status), "{service}/{page}: {status}");
            }
        }
    }
    let bytes: Vec<u8> = (0..=255).cycle().take(4_000).collect();
    for kind in
        [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("application/json")]
    {
        let browser = ground.app.browser().on_another_site();
        let status = browser.send(axum::http::Method::POST, "/spid/acs", kind, bytes.clone()).await.status();
        assert!((400..500).contains(&status), "{kind:?}: {status}");
    }
}

#[tokio::test]
async fn other_sites_may_post_to_the_consumers_and_to_logout_alone() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();
    ground.sign_in(&browser, "ponente", "", &anna()).await.expect(303);

    for path in ["/uscita", "/area-personale/chiudi", "/spid/login", "/accedi", "/accesso"] {
        let status = post(&browser, path, &[("sure", "1".to_owned())]).await.status();
        assert!(status == 403 || status == 405, "{path}: {status}");
    }
    assert!(name_on_page(&browser).await);
}

#[tokio::test]
async fn request_by_post_goes_by_a_page_that_may_post_to_that_provider_alone() {
    let ground = Ground::prepare(Engine::Lite).await;

    let page = ground.app.get(&ground.login("ponente", "&legame=post")).await.expect(200);

    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("form-action https://ponente.example;"), "{policy}");
    assert!(page.text().contains("action=\"https://ponente.example/sso\""));
    assert!(page.text().contains("name=\"SAMLRequest\"") && page.text().contains("name=\"RelayState\""));
    assert!(page.text().contains("<button type=\"submit\""));
}

#[tokio::test]
async fn request_leaves_no_trace_in_stores() {
    let ground = Ground::prepare(Engine::Lite).await;
    let browser = ground.app.browser();

    let answer = browser.get(&ground.login("ponente", "")).await.expect(302);

    assert_eq!(answer.header("cache-control"), Some("no-cache, no-store"));
    assert!(browser.cookie("__Host-provider").is_some());
    assert!(!answer.location().contains("prova%20"));
}

#[tokio::test]
async fn provider_that_is_not_offered_is_refused() {
    let ground = Ground::prepare(Engine::Lite).await;
    for address in [
        "/spid/login?idp=https%3A//carta.example",
        "/cie/login?idp=https%3A//ponente.example",
        "/spid/login?idp=https%3A//evil.example",
        "/spid/login",
    ] {
        ground.app.get(address).await.expect(422);
    }
    for address in ["/spid/provincia/login?idp=https%3A//ponente.example", "/spid/nessuno/metadata"] {
        ground.app.get(address).await.expect(404);
    }
}

#[tokio::test]
async fn metadata_is_made_once_and_says_where_we_are() {
    let ground = Ground::prepare(Engine::Lite).await;

    let first = ground.app.get("/spid/metadata").await.expect(200);
    let second = ground.app.get("/spid/metadata").await.expect(200);
    let spid = ground.service_of("ponente");

    assert_eq!(first.text(), second.text());
    assert_eq!(spid.entity_id, format!("{PORTAL}/spid/metadata"));
    assert_eq!(spid.consumers, [(0, format!("{PORTAL}/spid/acs"))]);
    assert_eq!(ground.service_of("carta").entity_id, format!("{PORTAL}/cie/metadata"));
}

#[tokio::test]
async fn providers_are_offered_in_an_order_by_chance_with_the_day_of_their_list() {
    let ground = Ground::prepare(Engine::Lite).await;
    let mut firsts = std::collections::BTreeSet::new();
    for _ in 0..40 {
        let page = ground.app.get("/accedi").await.expect(200);
        let place = |slug: &str| page.text().find(&format!("idp=https%3A//{slug}.example")).unwrap();
        firsts.insert(place("ponente") < place("levante"));
        assert!(page.text().contains("20/11/2026"));
        assert!(page.text().contains("/cie/login?idp=https%3A//carta.example"));
    }
    assert_eq!(firsts.len(), 2, "each is first now and then");
}

#[tokio::test]
async fn installation_without_organisations_offers_the_staff_sign_in_alone() {
    let app = crate::stage::an_app(Engine::Lite).await;

    let page = app.get("/accedi").await.expect(200);

    assert!(page.text().contains("non è ancora attivo"));
    assert!(!page.text().contains("Entra con SPID"));
    app.get("/spid/metadata").await.expect(404);
}
