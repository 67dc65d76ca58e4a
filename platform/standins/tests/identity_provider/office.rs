//! The sign-in of an office: plain OpenID Connect.

use axum::Router;
use openid::jose::{Expecting, JwkSet, Signature, verify};
use openid::request::code_challenge;
use serde_json::Value;
use standins::IdentityProvider;
use standins::identity_provider::{OFFICE_CLIENT, OFFICE_SECRET, Services};

use crate::{BASE, clock, encoded, get, get_with, parameter, post};

const CALLBACK: &str = "https://rete.example/accesso/ufficio/ritorno";
const VERIFIER: &str = "prova-prova-prova-prova-prova-prova-prova-prova";

async fn ask(router: &Router, client: &str) -> crate::Page {
    let query = format!(
        "response_type=code&client_id={client}&redirect_uri={}&scope=openid&state=stato&nonce=nonce&code_challenge={}&\
         code_challenge_method=S256",
        encoded(CALLBACK),
        code_challenge(VERIFIER)
    );
    get(router, &format!("{BASE}/ufficio/authorization?{query}")).await
}

#[tokio::test]
async fn colleague_comes_in_with_her_groups() {
    let providers = IdentityProvider::new(BASE, clock(), Services::default());
    let router: Router = providers.router();
    let discovery = get(&router, &format!("{BASE}/ufficio/.well-known/openid-configuration")).await;
    let discovery: Value = serde_json::from_str(&discovery.text).unwrap();
    assert_eq!(discovery["issuer"], providers.office_issuer());
    let page = ask(&router, OFFICE_CLIENT).await;
    assert!(page.text.contains("gruppi: rete-coordinamento"), "{}", page.text);
    let word = page.field("richiesta");
    let chosen = [("richiesta", &*word), ("persona", "uff-0001"), ("esito", "entra")];
    let answered = post(&router, &format!("{BASE}/ufficio/risposta"), &chosen).await;
    let location = answered.location.unwrap();
    let code = parameter(&location, "code").unwrap();
    let form = |verifier: &'static str, secret: &'static str| {
        [
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.clone()),
            ("code_verifier", verifier.to_owned()),
            ("redirect_uri", CALLBACK.to_owned()),
            ("client_id", OFFICE_CLIENT.to_owned()),
            ("client_secret", secret.to_owned()),
        ]
    };
    let endpoint = format!("{BASE}/ufficio/token");
    let ask_tokens = async |form: [(&str, String); 6]| {
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&router, &endpoint, &fields).await
    };

    assert_eq!(ask_tokens(form(VERIFIER, "altro")).await.status, 400, "another secret");
    let tokens = ask_tokens(form(VERIFIER, OFFICE_SECRET)).await;

    assert_eq!(tokens.status, 200, "{}", tokens.text);
    let tokens: Value = serde_json::from_str(&tokens.text).unwrap();
    let jwks = get(&router, &format!("{BASE}/ufficio/jwks")).await;
    let keys = JwkSet::parse(jwks.text.as_bytes()).unwrap();
    let expecting = Expecting { algorithms: Signature::ALL, types: &["", "jwt"] };
    let claims: Value =
        verify(tokens["id_token"].as_str().unwrap(), &keys, &expecting).unwrap().claims().unwrap();
    assert_eq!(claims["groups"], serde_json::json!(["rete-coordinamento"]));
    assert_eq!(claims["email"], "coordinamento@rete.example.org");
    assert_eq!(claims["nonce"], "nonce");
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let said = get_with(&router, &format!("{BASE}/ufficio/userinfo"), &bearer).await;
    assert!(said.text.contains("uff-0001"), "{}", said.text);
    assert_eq!(ask_tokens(form(VERIFIER, OFFICE_SECRET)).await.status, 400, "a code is good once");
    assert_eq!(get_with(&router, &format!("{BASE}/ufficio/userinfo"), "Bearer x").await.status, 401);
}

#[tokio::test]
async fn client_that_nobody_registered_and_who_cancels_get_no_code() {
    let providers = IdentityProvider::new(BASE, clock(), Services::default());
    let router: Router = providers.router();

    assert_eq!(ask(&router, "altro").await.status, 400);
    let word = ask(&router, OFFICE_CLIENT).await.field("richiesta");
    let chosen = [("richiesta", &*word), ("persona", "uff-0001"), ("esito", "access_denied")];
    let location = post(&router, &format!("{BASE}/ufficio/risposta"), &chosen).await.location.unwrap();
    assert_eq!(parameter(&location, "error").as_deref(), Some("access_denied"));
    assert_eq!(parameter(&location, "code"), None);
}
