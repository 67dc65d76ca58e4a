//! An office's own sign-in, played on loopback: discovery, keys, codes that are good once, ID tokens. What it says of a
//! person, and what it does wrong, a test sets.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use identity::Settings;
use kernel::Instant;
use openid::jose::{KeyKind, PrivateKey, Signature, Use, sign};
use serde_json::{Value, json};
use storage::sha256;
use testkit::{Browser, Response, TestApp};

pub struct OfficeProvider {
    says: Arc<Mutex<Says>>,
    secret_file: PathBuf,
    serving: tokio::task::JoinHandle<()>,
}

/// What the office says.
pub struct Says {
    pub issuer: String,
    /// Of the person who signs in.
    pub person: Value,
    /// Put over the claims of the token, right before it is signed: what an office must not say.
    pub wrong: Value,
    /// In place of the signed token.
    pub id_token: Option<String>,
    /// In place of the key that it publishes.
    pub signs_with: Option<PrivateKey>,
    now: Instant,
    key: PrivateKey,
    codes: HashMap<String, (String, String)>,
    given: u32,
}

impl Drop for OfficeProvider {
    fn drop(&mut self) {
        self.serving.abort();
        let _ = std::fs::remove_file(&self.secret_file);
    }
}

impl OfficeProvider {
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}/realms/prova", listener.local_addr().unwrap());
        let name = format!("inrete-office-{}", sha256(&storage::Keys::random::<16>()));
        let secret_file = std::env::temp_dir().join(name);
        std::fs::write(&secret_file, "segreto\n").unwrap();
        let says = Arc::new(Mutex::new(Says {
            issuer,
            person: a_colleague(),
            wrong: json!({}),
            id_token: None,
            signs_with: None,
            now: Instant::from_micros(0),
            key: PrivateKey::generate(KeyKind::P256).unwrap(),
            codes: HashMap::new(),
            given: 0,
        }));
        let routes = Router::new()
            .route("/realms/prova/.well-known/openid-configuration", get(discovery))
            .route("/realms/prova/jwks", get(jwks))
            .route("/realms/prova/token", post(token))
            .with_state(Arc::clone(&says));
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, routes).await;
        });
        Self { says, secret_file, serving }
    }

    /// The settings of a portal that has this office; `change` writes over the office's.
    pub fn settings(&self, change: Value) -> Settings {
        let mut office = json!({
            "slug": "comune", "name": "Comune di Prova", "issuer": self.says.lock().unwrap().issuer,
            "client_id": "inrete", "client_secret_file": self.secret_file, "email_domains": ["rete.example"],
            "roles": [
                { "group": "/sportello-molo", "role": "operator", "scope": "desk:molo" },
                { "group": "/sportello-passo", "role": "operator", "scope": "desk:passo" },
                { "group": "/chiuso", "role": "operator", "scope": "desk:chiuso" },
            ],
        });
        merge(&mut office, &change);
        let mut settings: Settings = serde_json::from_value(json!({ "offices": [office] })).unwrap();
        assert_eq!(settings.faults(), []);
        settings.allow_loopback = true;
        settings
    }

    pub fn change(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    /// The file with the secret is gone.
    pub fn lose_secret(&self) {
        std::fs::remove_file(&self.secret_file).unwrap();
    }

    /// Nobody answers any more.
    pub async fn close(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
    }

    /// Her part at the office: signs in and gets the address that leads back. `sent` is where the portal sent her.
    pub fn signs_in(&self, app: &TestApp, sent: &str) -> String {
        let query = sent.split_once("/auth?").unwrap().1;
        let asked = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).unwrap().1.to_owned()
        };
        assert_eq!((asked("client_id"), asked("code_challenge_method")), ("inrete".into(), "S256".into()));
        let mut says = self.says.lock().unwrap();
        says.now = app.clock.now();
        says.given += 1;
        let code = format!("code-{}", says.given);
        says.codes.insert(code.clone(), (asked("nonce"), asked("code_challenge")));
        format!("/accesso/ufficio/ritorno?code={code}&state={}", asked("state"))
    }

    /// The whole way of one browser: to the office, there, and back.
    pub async fn enter(&self, app: &TestApp, browser: &Browser) -> Response {
        let sent = browser.get("/accesso/ufficio/comune").await.expect(303);
        browser.get(&self.signs_in(app, sent.location())).await
    }
}

/// Somebody of the office.
pub fn a_colleague() -> Value {
    json!({
        "sub": "u-1", "name": "Nina Prova", "email": "nina@rete.example", "email_verified": true,
        "groups": ["/sportello-molo"],
    })
}

fn merge(into: &mut Value, over: &Value) {
    for (name, value) in over.as_object().unwrap() {
        into.as_object_mut().unwrap().insert(name.clone(), value.clone());
    }
}

type Shared = State<Arc<Mutex<Says>>>;

async fn discovery(State(says): Shared) -> Json<Value> {
    let issuer = says.lock().unwrap().issuer.clone();
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
    }))
}

async fn jwks(State(says): Shared) -> Json<Value> {
    Json(json!({ "keys": [says.lock().unwrap().key.public(Use::Sig)] }))
}

async fn token(State(says): Shared, Form(form): Form<HashMap<String, String>>) -> (StatusCode, Json<Value>) {
    let mut says = says.lock().unwrap();
    let given = says.codes.remove(&form["code"]);
    let Some((nonce, challenge)) = given.filter(|(_, challenge)| is_proof(&form["code_verifier"], challenge))
    else {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })));
    };
    assert!(!challenge.is_empty());
    let seconds = says.now.millis().div_euclid(1000);
    let mut claims = json!({
        "iss": says.issuer, "aud": "inrete", "iat": seconds, "exp": seconds + 300, "nonce": nonce,
    });
    merge(&mut claims, &says.person);
    merge(&mut claims, &says.wrong);
    let key = says.signs_with.as_ref().unwrap_or(&says.key);
    let signed = || sign(key, Signature::ES256, None, &claims).unwrap();
    let id_token = says.id_token.clone().unwrap_or_else(signed);
    (StatusCode::OK, Json(json!({ "access_token": "a", "token_type": "Bearer", "id_token": id_token })))
}

fn is_proof(verifier: &str, challenge: &str) -> bool {
    use base64::Engine as _;
    let hex = sha256(verifier.as_bytes());
    let bytes: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).unwrap()).collect();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes) == challenge
}
