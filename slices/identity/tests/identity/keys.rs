//! The installation's keys: made, rotated with an overlap, seen by every process within a minute.

use identity::api::keys::{
    self, CertificateError, KeepKeysError, KeyAlgorithm, KeyState, KeyUse, NewCertificate, NewKey, Rotation,
};
use identity::{Keyring, Settings};
use serde_json::json;
use storage::{Cx, Keys, ToValue as _};
use testkit::Engine;

use crate::stage::an_app;

const LEAD_HOURS: i64 = 24;
const OVERLAP_HOURS: i64 = 48;

storage::statements! {
    SEALED = "SELECT sealed_private FROM identity_key LIMIT 1";
    TRAIL = "SELECT COUNT(*) AS lines FROM storage_trail WHERE action = $1";
}

fn new(purpose: KeyUse) -> NewKey {
    NewKey { organisation: "molo".to_owned(), purpose, algorithm: KeyAlgorithm::P256, material: None }
}

fn rotation(purpose: KeyUse) -> Rotation {
    Rotation {
        organisation: "molo".to_owned(),
        purpose,
        algorithm: KeyAlgorithm::P256,
        lead_hours: LEAD_HOURS,
        overlap_hours: OVERLAP_HOURS,
    }
}

/// The names of the published keys, the one that signs first.
async fn published(keyring: &Keyring, cx: &Cx) -> Vec<String> {
    let keys = keyring.jose(cx, "molo", KeyUse::CoreSig).await.unwrap();
    keys.iter().map(|key| key.kid().to_owned()).collect()
}

#[tokio::test]
async fn rotation_publishes_the_new_key_first_and_the_old_one_after() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let cx = app.cx(testkit::console());
        let running = Keyring::default();
        let wait = |minutes: i64| app.clock.set(app.clock.now().plus_minutes(minutes));
        assert!(published(&running, &cx).await.is_empty());
        let first = keys::make(&cx, new(KeyUse::CoreSig)).await.unwrap();
        assert!(first.is_first, "the first signs at once");
        let first = first.entry.kid;

        wait(1);
        assert_eq!(
            published(&running, &cx).await,
            std::slice::from_ref(&first),
            "{engine:?}: seen within a minute"
        );
        let rotated = keys::rotate(&cx, rotation(KeyUse::CoreSig)).await.unwrap();
        let second = rotated.next.kid.clone();
        assert_eq!(rotated.from, cx.now().plus_minutes(LEAD_HOURS * 60));
        assert_eq!(rotated.before_until, Some(rotated.from.plus_minutes(OVERLAP_HOURS * 60)));
        wait(1);
        assert_eq!(published(&running, &cx).await, [first.clone(), second.clone()]);
        app.clock.set(rotated.from);
        assert_eq!(published(&running, &cx).await, [second.clone(), first.clone()]);
        app.clock.set(rotated.from.plus_minutes(OVERLAP_HOURS * 60));
        assert_eq!(published(&running, &cx).await, std::slice::from_ref(&second));

        let states: Vec<(String, KeyState)> =
            keys::list(&cx).await.unwrap().into_iter().map(|(key, state)| (key.kid, state)).collect();
        assert_eq!(states, [(second, KeyState::Current), (first, KeyState::Retired)]);
        let mut tx = cx.read().await.unwrap();
        let lines: i64 = tx.one(&TRAIL, ["identity.keep_keys".value()]).await.unwrap().get("lines").unwrap();
        assert_eq!(lines, 3, "two made, one rotated");
    }
}

#[tokio::test]
async fn rotation_that_is_not_over_is_not_begun_again() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let cx = app.cx(testkit::console());
        keys::make(&cx, new(KeyUse::CoreEnc)).await.unwrap();
        keys::rotate(&cx, rotation(KeyUse::CoreEnc)).await.unwrap();

        let again = keys::rotate(&cx, rotation(KeyUse::CoreEnc)).await.unwrap_err();
        let next = keys::make(&cx, new(KeyUse::CoreEnc)).await.unwrap_err();

        assert!(matches!(again, KeepKeysError::Underway(_)), "{engine:?}: {again}");
        assert!(matches!(next, KeepKeysError::NextIsThere), "{next}");
        app.clock.set(app.clock.now().plus_minutes(LEAD_HOURS * 60));
        keys::rotate(&cx, rotation(KeyUse::CoreEnc)).await.unwrap();
    }
}

#[tokio::test]
async fn key_that_is_registered_elsewhere_waits_until_it_is_told_to_sign() {
    let app = an_app(Engine::Lite).await;
    let cx = app.cx(testkit::console());
    keys::make(&cx, new(KeyUse::Federation)).await.unwrap();
    let refused = keys::rotate(&cx, rotation(KeyUse::Federation)).await.unwrap_err();
    assert!(matches!(refused, KeepKeysError::NoNext), "{refused}");
    let next = keys::make(&cx, new(KeyUse::Federation)).await.unwrap();
    assert!(!next.is_first);
    app.clock.set(app.clock.now().plus_days(30));
    let state = async || {
        let known = keys::list(&cx).await.unwrap();
        known.into_iter().find(|(key, _)| key.kid == next.entry.kid).unwrap().1
    };
    assert_eq!(state().await, KeyState::Next);

    let rotated = keys::rotate(&cx, rotation(KeyUse::Federation)).await.unwrap();

    assert_eq!((rotated.next.kid.clone(), rotated.from), (next.entry.kid.clone(), cx.now()));
    assert_eq!(state().await, KeyState::Current);
}

#[tokio::test]
async fn private_key_opens_with_the_secret_of_its_installation_only() {
    let app = an_app(Engine::Lite).await;
    let cx = app.cx(testkit::console());
    keys::make(&cx, new(KeyUse::CoreSig)).await.unwrap();
    let pkcs8 = {
        let keyring = Keyring::default();
        let key = keyring.current(&cx, "molo", KeyUse::CoreSig).await.unwrap().unwrap();
        key.private.pkcs8().to_vec()
    };
    let mut tx = cx.read().await.unwrap();
    let sealed: Vec<u8> = tx.one(&SEALED, []).await.unwrap().get("sealed_private").unwrap();
    drop(tx);

    assert!(!sealed.windows(16).any(|part| pkcs8.windows(16).any(|plain| plain == part)));
    let other =
        Cx::new(cx.db().clone(), app.clock.clone(), Keys::new(&[9; 32]), testkit::console(), cx.locale);
    assert!(Keyring::default().keys(&other).await.is_err());
}

#[tokio::test]
async fn only_the_command_line_keeps_keys() {
    let app = an_app(Engine::Lite).await;
    let admin = testkit::staff("administrator", policy::ROOT);

    let refused = keys::make(&app.cx(admin), new(KeyUse::CoreSig)).await.unwrap_err();

    assert!(matches!(refused, KeepKeysError::Refused(_)), "{refused}");
}

fn settings() -> Settings {
    let organisation = json!({
        "slug": "comune-di-prova", "name": "Comune di Prova", "display_name": "Comune di Prova",
        "url": "https://www.comune.prova.example", "ipa_code": "c_x000", "fiscal_code": "00000000000",
        "email": "ufficio.digitale@comune.prova.example", "municipality": "Prova",
    });
    serde_json::from_value(json!({ "organisations": [organisation] })).unwrap()
}

#[tokio::test]
async fn certificate_of_a_body_signs_at_once_and_the_next_one_waits() {
    let app = an_app(Engine::Lite).await;
    let cx = app.cx(testkit::console());
    let (settings, keyring) = (settings(), Keyring::default());
    let make = |organisation, is_next| NewCertificate {
        organisation,
        public_url: "https://rete.example",
        years: 3,
        is_next,
    };

    let first = keys::make_certificate(&cx, &settings, &make(None, false)).await.unwrap();

    let certificate = first.entry.certificate.clone().unwrap();
    assert!(certificate.pem.starts_with("-----BEGIN CERTIFICATE-----"));
    assert_eq!(certificate.until.date(), app.clock.now().plus_days(3 * 365).date());
    let current = keyring.current(&cx, "comune-di-prova", KeyUse::Saml).await.unwrap().unwrap();
    assert_eq!(current.entry, first.entry);
    let again = keys::make_certificate(&cx, &settings, &make(None, false)).await.unwrap_err();
    assert!(matches!(again, CertificateError::IsThere(_)), "{again}");
    let unknown = keys::make_certificate(&cx, &settings, &make(Some("altro"), false)).await.unwrap_err();
    assert!(matches!(unknown, CertificateError::UnknownOrganisation(_)), "{unknown}");
    let next = keys::make_certificate(&cx, &settings, &make(None, true)).await.unwrap();
    assert!(!next.is_first);
    app.clock.set(app.clock.now().plus_minutes(1));
    let published = keyring.published(&cx, "comune-di-prova", KeyUse::Saml).await.unwrap();
    assert_eq!(published.iter().map(|key| key.entry.id).collect::<Vec<_>>(), [first.entry.id, next.entry.id]);
}
