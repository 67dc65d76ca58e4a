//! The OpenID federations: our declaration, and sign-ins with providers that an anchor vouches for.

use identity::Settings;
use identity::api::federation::{TrustMarkError, import_trust_mark, refresh_providers};
use identity::api::keys::{self, KeyAlgorithm, KeyUse, NewKey};
use identity::settings::{Federation, FederationKind, TrustAnchor};
use openid::federation::{Moment, Statement};
use openid::jose::KeyKind;

use storage::ToValue as _;
use testkit::{Browser, Engine, IdentityProvider, Response, TestApp};

use crate::provider::{PORTAL, settings};
use crate::stage;

storage::statements! {
    CITIZENS = "SELECT COUNT(*) AS people FROM identity_person WHERE kind = 'citizen'";
    OUTCOMES = "SELECT outcome, protocol FROM identity_sign_in_log ORDER BY received_at DESC, id DESC LIMIT 1";
    ENDED = "UPDATE identity_federation_provider SET expires_at = $1";
}

/// A portal in two federations, whose anchors and providers are served on loopback.
struct World {
    app: TestApp,
    providers: IdentityProvider,
    settings: Settings,
    serving: tokio::task::JoinHandle<()>,
}

impl Drop for World {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl World {
    async fn prepare(engine: Engine, algorithm: KeyAlgorithm) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/prova", listener.local_addr().unwrap());
        let anchor = |kind, word: &str, provider: &str| TrustAnchor {
            entity: format!("{base}/federazione/{word}"),
            kind,
            thumbprints: Vec::new(),
            providers: vec![format!("{base}/oidc/{provider}")],
            marks: Vec::new(),
        };
        let anchors =
            vec![anchor(FederationKind::Cie, "cie", "cie"), anchor(FederationKind::Spid, "spid", "ponente")];
        let mut settings = settings();
        settings.federation = Federation { anchors, insecure_loopback: true, ..Federation::default() };
        let app = stage::an_app_with(engine, settings.clone()).await;
        for purpose in [KeyUse::Federation, KeyUse::CoreSig, KeyUse::CoreEnc] {
            let organisation = "comune-di-prova".to_owned();
            let algorithm = if purpose == KeyUse::CoreEnc { KeyAlgorithm::Rsa } else { algorithm };
            let new = NewKey { organisation, purpose, algorithm, material: None };
            keys::make(&app.cx(testkit::console()), new).await.unwrap();
        }
        let providers = app.identity_providers_at(&base, &[]);
        let serving = testkit::serve_providers(&providers, listener);
        Self { app, providers, settings, serving }
    }

    fn login(&self, provider: &str, more: &str) -> String {
        let entity = self.providers.openid_entity(provider).replace(':', "%3A").replace('/', "%2F");
        format!("/oidc/login?provider={entity}{more}")
    }

    /// The whole way of a browser: to the provider, there, and back.
    async fn come(&self, browser: &Browser, provider: &str, answer: (&str, u8, &str)) -> Response {
        // The log is read by its times.
        self.app.clock.set(self.app.clock.now().plus_minutes(1));
        let back = browser.answered_by_openid(&self.providers, &self.login(provider, ""), answer).await;
        browser.get(&back).await
    }

    async fn citizens(&self) -> i64 {
        let mut tx = self.app.cx(testkit::console()).read().await.unwrap();
        tx.one(&CITIZENS, []).await.unwrap().get("people").unwrap()
    }

    /// The newest line of the log.
    async fn outcome(&self) -> String {
        let mut tx = self.app.cx(testkit::console()).read().await.unwrap();
        let row = tx.one(&OUTCOMES, []).await.unwrap();
        assert_eq!(row.get::<String>("protocol").unwrap(), "openid");
        row.get("outcome").unwrap()
    }

    fn moment(&self) -> Moment {
        Moment::new(self.app.clock.now(), 60)
    }
}

const HER: (&str, u8, &str) = ("alga", 2, "entra");

#[tokio::test]
async fn citizen_comes_in_with_either_federation_and_is_one_person() {
    for engine in testkit::engines() {
        let world = World::prepare(engine, KeyAlgorithm::P256).await;
        for provider in ["cie", "ponente", "cie"] {
            let browser = world.app.browser();
            let arrived = world.come(&browser, provider, HER).await.expect(303);
            assert_eq!(arrived.location(), "/area-personale");
            browser.get("/area-personale").await.expect(200);
            assert_eq!(world.outcome().await, "ok");
        }
        assert_eq!(world.citizens().await, 1);
        world.app.finish().await;
    }
}

#[tokio::test]
async fn citizen_comes_in_where_we_sign_with_rsa() {
    let world = World::prepare(Engine::Lite, KeyAlgorithm::Rsa).await;

    let browser = world.app.browser();
    world.come(&browser, "cie", HER).await.expect(303);

    // Her sign-ins name the provider as people know it, not by its address.
    let page = browser.get("/area-personale").await.expect(200);
    assert!(!page.text().contains("<td>http"), "{}", page.text());
}

#[tokio::test]
async fn answer_is_refused_for_its_own_reason() {
    let world = World::prepare(Engine::Lite, KeyAlgorithm::P256).await;
    for (outcome, level, status, code) in [
        ("access_denied", 2, 403, "openid.access_denied"),
        ("temporarily_unavailable", 2, 400, "openid.provider_error"),
        ("altro-nonce", 2, 400, "openid.wrong_nonce"),
        ("altro-fornitore", 2, 400, "openid.mixed_up"),
        ("livello-basso", 2, 400, "openid.level_too_low"),
        ("altra-chiave", 2, 400, "jose.key_unknown"),
    ] {
        let browser = world.app.browser();
        let page = world.come(&browser, "cie", ("alga", level, outcome)).await.expect(status);
        assert!(page.text().contains(code), "{outcome}: {}", page.text());
        assert_eq!(world.outcome().await, code, "{outcome}");
        browser.get("/area-personale").await.expect(303);
    }
    assert_eq!(world.citizens().await, 0);
}

#[tokio::test]
async fn answer_of_another_browser_or_that_comes_again_lets_nobody_in() {
    let world = World::prepare(Engine::Lite, KeyAlgorithm::P256).await;
    let browser = world.app.browser();
    let back = browser.answered_by_openid(&world.providers, &world.login("cie", ""), HER).await;

    // Who asks for the headers alone does not use the answer up.
    browser.send(testkit::Method::HEAD, &back, None, Vec::new()).await.expect(405);
    let stolen = world.app.browser().get(&back).await.expect(400);
    assert!(stolen.text().contains("identity.other_browser"));
    browser.get(&back).await.expect(303);
    let again = browser.get(&back).await.expect(400);
    assert!(again.text().contains("identity.replayed") || again.text().contains("identity.other_browser"));

    let late = world.app.browser();
    let back = late.answered_by_openid(&world.providers, &world.login("cie", ""), HER).await;
    world.app.clock.set(world.app.clock.now().plus_minutes(31));
    assert!(late.get(&back).await.expect(400).text().contains("identity.request_expired"));
}

#[tokio::test]
async fn any_bytes_are_answered_with_a_refusal() {
    let world = World::prepare(Engine::Lite, KeyAlgorithm::P256).await;
    for (address, status) in [
        ("/oidc/callback", 400),
        ("/oidc/callback?state=%00%ff&code=%22", 400),
        ("/oidc/callback?state=00000000000000000000000000000000&code=x", 400),
        ("/oidc/login", 422),
        ("/oidc/login?provider=https://altro.example", 422),
        ("/oidc/login?provider=file:///etc/passwd", 422),
        ("/oidc/login?ente=altro&provider=x", 404),
        ("/oidc/resolve", 400),
        ("/oidc/resolve?sub=x&trust_anchor=y", 404),
        ("/oidc/altro/.well-known/openid-federation", 404),
        ("/oidc/comune-di-prova/.well-known/openid-federation", 404),
        ("/oidc/provincia/.well-known/openid-federation", 404),
    ] {
        world.app.get(address).await.expect(status);
    }
    world.app.finish().await;
}

#[tokio::test]
async fn declaration_is_signed_by_the_federation_key_and_shows_the_marks_that_were_imported() {
    let world = World::prepare(Engine::Lite, KeyAlgorithm::P256).await;
    let cx = world.app.cx(testkit::console());
    let mark = world.providers.trust_mark("cie", PORTAL).unwrap();
    let import = |text: String| {
        let (cx, settings) = (cx.clone(), world.settings.clone());
        async move { import_trust_mark(&cx, &settings, PORTAL, &text).await }
    };

    let foreign = world.providers.trust_mark("cie", "https://altro.example").unwrap();
    assert!(matches!(import(foreign).await, Err(TrustMarkError::OfAnother(_))));
    assert!(matches!(import("niente".to_owned()).await, Err(TrustMarkError::Unreadable(_))));
    let before = world.app.get("/.well-known/openid-federation").await.expect(200);
    let imported = import(format!("{{\"trust_mark\": \"{mark}\"}}")).await.unwrap();
    let after = world.app.get("/.well-known/openid-federation").await.expect(200);

    assert_eq!(before.header("content-type"), Some("application/entity-statement+jwt"));
    let before = Statement::configuration(before.text(), PORTAL, world.moment()).unwrap();
    let after = Statement::configuration(after.text(), PORTAL, world.moment()).unwrap();
    assert!(before.claims().trust_marks.is_empty());
    assert_eq!(after.claims().trust_marks[0].kind(), Some(imported.kind.as_str()));
    let party = &after.claims().metadata["openid_relying_party"];
    assert_eq!(party["client_id"], PORTAL);
    assert_eq!(party["userinfo_encrypted_response_alg"], "RSA-OAEP-256");
    let core = party["jwks"]["keys"].as_array().unwrap();
    assert!(core.iter().all(|key| after.keys().find(key["kid"].as_str().unwrap()).is_none()), "other keys");
}

#[tokio::test]
async fn chains_are_built_anew_and_what_came_of_it_is_told() {
    let mut world = World::prepare(Engine::Lite, KeyAlgorithm::P256).await;
    let cx = world.app.cx(testkit::console());
    let gone = world.providers.openid_entity("altro");
    world.settings.federation.anchors[0].providers.push(gone.clone());

    let refreshed = refresh_providers(&cx, &world.settings).await.unwrap();

    assert_eq!(refreshed.trusted.len(), 2, "{refreshed:?}");
    assert_eq!(refreshed.refused, [(gone, "federation.not_fetched".to_owned())]);
    let page = world.app.get("/accedi").await.expect(200);
    assert!(page.text().contains("/oidc/login?provider="), "{}", page.text());
    let provider = world.providers.openid_entity("cie");
    let anchor = world.providers.anchor_entity("cie");
    let resolved =
        world.app.get(&format!("/oidc/resolve?sub={provider}&trust_anchor={anchor}")).await.expect(200);
    assert_eq!(resolved.header("content-type"), Some("application/resolve-response+jwt"));

    // A chain that has ended is not offered.
    let mut tx = cx.begin().await.unwrap();
    tx.execute(&ENDED, [cx.now().value()]).await.unwrap();
    tx.commit().await.unwrap();
    let page = world.app.get("/accedi").await.expect(200);
    assert!(!page.text().contains("/oidc/login?provider="));
}

#[tokio::test]
async fn anchor_that_signs_with_another_key_than_the_configuration_names_vouches_for_nobody() {
    let mut world = World::prepare(Engine::Lite, KeyAlgorithm::P256).await;
    let other = openid::jose::PrivateKey::generate(KeyKind::P256).unwrap();
    world.settings.federation.anchors[0].thumbprints = vec![other.kid().to_owned()];

    let refreshed = refresh_providers(&world.app.cx(testkit::console()), &world.settings).await.unwrap();

    assert_eq!(refreshed.refused[0].1, "federation.keys_not_vouched");
    assert_eq!(refreshed.trusted, [world.providers.openid_entity("ponente")]);
}
