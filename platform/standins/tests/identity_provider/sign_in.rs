//! Sign-ins by SAML, without pages and through them, and the way out.

use axum::Router;
use saml::binding::Incoming;
use saml::logout::{LogoutExpectations, LogoutRequest, LogoutResponse, NameId};
use saml::provider::Trust;
use saml::{Attribute, Binding, Level, MessageId, Refusal};
use standins::identity_provider::{Kind, SentRequest, Services, StandInError};
use standins::{IdentityProvider, Outcome};

use crate::saml_service::{ENTITY, LOGOUT, Service};
use crate::{BASE, clock, get, now, post, reader};

fn providers(service: &Service) -> IdentityProvider {
    let providers = IdentityProvider::new(BASE, clock(), Services::default());
    providers.trust(&service.metadata()).unwrap();
    providers
}

#[tokio::test]
async fn person_who_signs_in_is_who_she_is_at_the_level_asked() {
    let service = Service::new();
    let providers = providers(&service);
    for (provider, level) in [("ponente", Level::One), ("levante", Level::Two)] {
        let known = Service::known(&providers, provider);
        let asked = service.ask(&known, Binding::Redirect, level);
        let address = asked.redirect(&service.key, Some("relay-1")).unwrap();

        let form = providers.sign_in(SentRequest::Address(&address), "alga", Outcome::Success).await.unwrap();

        assert!(form.fields.contains(&("RelayState", "relay-1".to_owned())), "{:?}", form.fields);
        let response = service.judge(&known, &asked, &form).unwrap();
        let assertion = response.assertion();
        assert_eq!(assertion.attributes().fiscal_code(), Some("LGAPRV88C54X001V"));
        assert_eq!(assertion.attributes().get(Attribute::FamilyName), Some("Alga"));
        assert_eq!(assertion.level(), level);
        assert_eq!(assertion.session_index().is_some(), level == Level::One);
    }
}

#[tokio::test]
async fn person_of_another_country_has_an_identifier_and_no_fiscal_code() {
    let service = Service::new();
    let providers = providers(&service);
    let known = Service::known(&providers, "eidas");
    let asked = service.ask(&known, Binding::Post, Level::Two);
    let sent = asked.post(&service.key, None).unwrap();
    let (_, saml_request) = sent.fields.first().unwrap();
    let sent = SentRequest::Form { action: &sent.action, saml_request, relay_state: None };

    let form = providers.sign_in(sent, "welle", Outcome::Success).await.unwrap();

    let response = service.judge(&known, &asked, &form).unwrap();
    let attributes = response.assertion().attributes();
    assert_eq!(attributes.get(Attribute::SpidCode), Some("DE/IT/PROBE-0001-WELLE"));
    assert_eq!(attributes.fiscal_code(), None);
}

#[tokio::test]
async fn each_thing_that_goes_wrong_is_refused_for_its_own_reason() {
    let service = Service::new();
    let providers = providers(&service);
    let known = Service::known(&providers, "ponente");
    let mut reasons = Vec::new();
    for outcome in Outcome::ANOMALIES.into_iter().chain(Outcome::WRONG) {
        let asked = service.ask(&known, Binding::Redirect, Level::Two);
        let address = asked.redirect(&service.key, None).unwrap();

        let form = providers.sign_in(SentRequest::Address(&address), "alga", outcome).await.unwrap();

        let refusal = service.judge(&known, &asked, &form).unwrap_err();
        match outcome {
            Outcome::Anomaly(anomaly) => assert_eq!(refusal, Refusal::Anomaly(anomaly)),
            _ => assert!(!matches!(refusal, Refusal::Anomaly(_)), "{outcome:?}"),
        }
        reasons.push(refusal.code());
    }
    let all = reasons.len();
    reasons.sort_unstable();
    reasons.dedup();
    assert_eq!(reasons.len(), all, "{reasons:?}");
    for outcome in Outcome::TECHNICAL {
        let asked = service.ask(&known, Binding::Redirect, Level::Two);
        let address = asked.redirect(&service.key, None).unwrap();
        let form = providers.sign_in(SentRequest::Address(&address), "alga", outcome).await.unwrap();
        assert!(service.judge(&known, &asked, &form).is_err(), "{outcome:?}");
    }
}

#[tokio::test]
async fn request_that_the_services_metadata_does_not_vouch_for_is_refused() {
    let (service, stranger) = (Service::new(), Service::new());
    let providers = providers(&service);
    let known = Service::known(&providers, "ponente");
    let asked = service.ask(&known, Binding::Redirect, Level::One);

    let forged = asked.redirect(&stranger.key, None).unwrap();
    let refused = providers.sign_in(SentRequest::Address(&forged), "alga", Outcome::Success).await;
    assert!(matches!(refused, Err(StandInError::Refused(_))), "{refused:?}");

    let nobody = IdentityProvider::new(BASE, clock(), Services::default());
    let address = asked.redirect(&service.key, None).unwrap();
    let refused = nobody.sign_in(SentRequest::Address(&address), "alga", Outcome::Success).await;
    assert!(matches!(refused, Err(StandInError::Refused(_))), "{refused:?}");
}

#[tokio::test]
async fn person_without_an_identity_at_the_provider_does_not_come_in_there() {
    let service = Service::new();
    let providers = providers(&service);
    let known = Service::known(&providers, "tramontana");
    let address = service.ask(&known, Binding::Redirect, Level::One).redirect(&service.key, None).unwrap();

    for nobody in ["alga", "nessuno"] {
        let refused = providers.sign_in(SentRequest::Address(&address), nobody, Outcome::Success).await;
        assert!(matches!(refused, Err(StandInError::NoPerson)), "{nobody}: {refused:?}");
    }
}

#[test]
fn registry_of_a_kind_holds_its_providers_each_with_its_key() {
    let providers = IdentityProvider::new(BASE, clock(), Services::default());

    let read =
        saml::provider::read(providers.registry(Kind::Spid).unwrap().as_bytes(), Trust::Operator, now())
            .unwrap();

    let names: Vec<&str> = read.iter().map(|provider| provider.entity_id.as_str()).collect();
    assert_eq!(names, ["ponente", "levante", "tramontana"].map(|slug| format!("{BASE}/{slug}")));
    assert!(read.iter().all(|provider| provider.certificates.len() == 1));
    let different = read.windows(2).all(|pair| pair[0].certificates != pair[1].certificates);
    assert!(different, "each has a key of its own");
}

#[tokio::test]
async fn pages_let_one_choose_and_carry_the_answer_by_a_form() {
    let service = Service::new();
    let address = "https://rete.example/spid/metadata".to_owned();
    let services = Services {
        reader: reader(vec![(address.clone(), service.metadata())]),
        metadata: vec![address],
        ..Services::default()
    };
    let providers = IdentityProvider::new(BASE, clock(), services);
    let router: Router = providers.router();
    let known = Service::known(&providers, "ponente");
    let asked = service.ask(&known, Binding::Post, Level::Two);
    let sent = asked.post(&service.key, Some("relay-2")).unwrap();
    let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();

    let choice = post(&router, &sent.action, &fields).await;

    assert_eq!(choice.status, 200, "{}", choice.text);
    for here in ["Prova Alga", "LGAPRV88C54X001V", "Comune di Prova", "Codice fiscale", "value=\"25\""] {
        assert!(choice.text.contains(here), "{here} is missing");
    }
    assert!(!choice.text.contains("Prova Brezza"), "she has no identity here");
    assert!(choice.text.contains("Fornitore di identità di prova: persone inventate"));
    let answer = format!("{}/risposta", known.entity_id);
    let request = choice.field("richiesta");
    let chosen = [("richiesta", &*request), ("persona", "scoglio"), ("livello", "3"), ("esito", "entra")];
    let onward = post(&router, &answer, &chosen).await;
    assert_eq!(onward.status, 200, "{}", onward.text);
    assert_eq!(onward.field("RelayState"), "relay-2");
    let response = service.judge_value(&known, &asked, &onward.field("SAMLResponse")).unwrap();
    assert_eq!(response.assertion().attributes().fiscal_code(), Some("SCGPRV75S02X001G"));
    assert_eq!(response.assertion().level(), Level::Three);

    let index = get(&router, BASE).await;
    assert_eq!(index.status, 200);
    assert!(index.text.contains("Prova Scoglio, presso Ponente"), "{}", index.text);
    let gone = [("richiesta", "_none"), ("persona", "scoglio"), ("livello", "3"), ("esito", "entra")];
    assert_eq!(post(&router, &answer, &gone).await.status, 400);
    assert_eq!(get(&router, &format!("{BASE}/nessuno/sso?SAMLRequest=x")).await.status, 404);
    assert_eq!(get(&router, &format!("{BASE}/ponente/sso?SAMLRequest=x")).await.status, 403);
}

/// Signs somebody in; the name of her session.
async fn session(providers: &IdentityProvider, service: &Service) -> NameId {
    let known = Service::known(providers, "ponente");
    let asked = service.ask(&known, Binding::Redirect, Level::One);
    let address = asked.redirect(&service.key, None).unwrap();
    let form = providers.sign_in(SentRequest::Address(&address), "alga", Outcome::Success).await.unwrap();
    service.judge(&known, &asked, &form).unwrap().assertion().name_id().clone()
}

#[tokio::test]
async fn service_that_ends_a_session_is_told_that_it_is_ended() {
    let service = Service::new();
    let providers = providers(&service);
    let router: Router = providers.router();
    let name_id = session(&providers, &service).await;
    let known = Service::known(&providers, "ponente");
    let expected =
        LogoutExpectations { provider: &known, location: LOGOUT, now: now(), tolerance_seconds: 60 };
    for is_there in [true, false] {
        let request = LogoutRequest {
            id: MessageId::random().unwrap(),
            issue_instant: now(),
            issuer: ENTITY.to_owned(),
            destination: known.logout_by(Binding::Redirect).unwrap().location.clone(),
            name_id: name_id.clone(),
            session_index: None,
        };
        let page = get(&router, &request.redirect(&service.key, None).unwrap()).await;

        assert_eq!(page.status, 303, "{}", page.text);
        let answer = page.location.unwrap();
        assert!(answer.starts_with(LOGOUT), "{answer}");
        let query = answer.split_once('?').unwrap().1;
        let ended =
            saml::logout::verify_response(&expected, request.id.as_str(), Incoming::Redirect { query })
                .unwrap();
        assert_eq!(ended, is_there, "a session ends once");
    }
}

#[tokio::test]
async fn session_that_is_ended_at_the_provider_is_told_to_the_service() {
    let service = Service::new();
    let providers = providers(&service);
    let router: Router = providers.router();
    let name_id = session(&providers, &service).await;
    let known = Service::known(&providers, "ponente");
    let expected =
        LogoutExpectations { provider: &known, location: LOGOUT, now: now(), tolerance_seconds: 60 };

    let page = post(&router, &format!("{BASE}/uscita"), &[("sessione", &name_id.value)]).await;

    let asked = page.location.unwrap();
    let query = asked.split_once('?').unwrap().1;
    let verified = saml::logout::verify_request(&expected, Incoming::Redirect { query }).unwrap();
    assert_eq!(verified.name_id(), &name_id);
    let answer = LogoutResponse {
        id: MessageId::random().unwrap(),
        issue_instant: now(),
        issuer: ENTITY.to_owned(),
        destination: known.logout_by(Binding::Redirect).unwrap().location.clone(),
        in_response_to: verified.id().to_owned(),
        success: true,
    };
    let done = get(&router, &answer.redirect(&service.key, None).unwrap()).await;
    assert_eq!(done.status, 200);
    assert!(done.text.contains("Uscita completata"));
    let again = post(&router, &format!("{BASE}/uscita"), &[("sessione", &name_id.value)]).await;
    assert_eq!(again.status, 400, "it is forgotten");
}
