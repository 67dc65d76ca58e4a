//! A provider in twenty lines, and each thing that it can do wrong.

use std::sync::Mutex;

use aws_lc_rs::digest::{SHA256, digest};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::fetch::FetchSettings;
use crate::jose::{KeyKind, PrivateKey, Use, sign, to_base64};

const NOW: Instant = Instant::from_micros(1_795_000_000_000_000);
const SECONDS: i64 = 1_795_000_000;

/// What the provider says; a test changes a part of it.
struct Says {
    discovery: Value,
    keys: Value,
    claims: Value,
    /// What signs the ID token.
    key: PrivateKey,
    algorithm: Signature,
    typ: Option<&'static str>,
    token: (u16, Value),
    userinfo: (u16, Value),
    /// In place of the signed one.
    id_token: Option<String>,
    asked: Vec<String>,
}

struct Provider {
    authentication: Authentication,
    says: Arc<Mutex<Says>>,
    client: Client,
    pending: Pending,
}

impl Provider {
    async fn new() -> Self {
        Self::with(Authentication::Secret("se cret".to_owned())).await
    }

    async fn with(authentication: Authentication) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}/realms/prova", listener.local_addr().unwrap());
        let key = PrivateKey::generate(KeyKind::P256).unwrap();
        let pending = Pending::fresh();
        let says = Arc::new(Mutex::new(Says {
            discovery: json!({
                "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth?realm=1"),
                "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
                "userinfo_endpoint": format!("{issuer}/userinfo"),
            }),
            keys: json!({ "keys": [key.public(Use::Sig)] }),
            claims: json!({
                "iss": issuer, "sub": "a-1", "aud": "inrete", "exp": SECONDS + 300, "iat": SECONDS,
                "nonce": pending.nonce(), "at_hash": at_hash("the access token"), "auth_time": SECONDS - 60,
            }),
            key,
            algorithm: Signature::ES256,
            typ: None,
            token: (200, json!({ "access_token": "the access token", "token_type": "Bearer" })),
            userinfo: (200, json!({ "sub": "a-1", "email": "anna@ufficio.example", "email_verified": true })),
            id_token: None,
            asked: Vec::new(),
        }));
        let shared = Arc::clone(&says);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        let party = Party {
            issuer,
            client_id: "inrete".to_owned(),
            redirect_uri: "https://rete.example/accesso/ufficio/ritorno".to_owned(),
            scopes: vec!["email".to_owned(), "profile".to_owned()],
            reach: Reach::Configured,
            tolerance_seconds: 30,
            max_age_seconds: Some(3600),
            acr_values: vec!["gold".to_owned()],
        };
        let fetcher = Fetcher::new(FetchSettings { allow_loopback: true, ..FetchSettings::default() });
        Self { authentication, says, client: Client::new(party, Arc::new(fetcher)), pending }
    }

    fn change(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    fn answer(&self) -> Answer {
        Answer {
            code: Some("the code".to_owned()),
            state: Some(self.pending.state().to_owned()),
            ..Answer::default()
        }
    }

    async fn finish(&self) -> Result<Claims, ClientError> {
        self.client.finish(&self.pending, &self.answer(), &self.authentication, NOW).await
    }

    /// The code of the refusal after a change.
    async fn code(change: impl FnOnce(&mut Says)) -> &'static str {
        let provider = Self::new().await;
        provider.change(change);
        provider.finish().await.map_or_else(|error| error.code(), |_| "taken")
    }
}

fn at_hash(token: &str) -> String {
    to_base64(digest(&SHA256, token.as_bytes()).as_ref().split_at(16).0)
}

fn set(claims: &mut Value, name: &str, value: Value) {
    claims.as_object_mut().unwrap().insert(name.to_owned(), value);
}

fn remove(claims: &mut Value, name: &str) {
    claims.as_object_mut().unwrap().remove(name).unwrap();
}

async fn serve(mut stream: TcpStream, says: Arc<Mutex<Says>>) {
    let mut asked = String::new();
    let mut piece = [0; 8192];
    loop {
        let read = stream.read(&mut piece).await.unwrap_or_default();
        asked.push_str(&String::from_utf8_lossy(&piece[..read]));
        let Some((head, content)) = asked.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if read == 0 || content.len() >= length.map_or(0, |length| length.parse().unwrap()) {
            break;
        }
    }
    let (status, body) = {
        let mut says = says.lock().unwrap();
        says.asked.push(asked.clone());
        let path = asked.split(' ').nth(1).unwrap_or_default();
        match path.rsplit('/').next().unwrap_or_default() {
            "openid-configuration" => (200, says.discovery.clone()),
            "jwks" => (200, says.keys.clone()),
            "token" => {
                let (status, mut body) = says.token.clone();
                let signed = || sign(&says.key, says.algorithm, says.typ, &says.claims).unwrap();
                if status == 200 && body.is_object() {
                    set(&mut body, "id_token", says.id_token.clone().unwrap_or_else(signed).into());
                }
                (status, body)
            }
            _ => says.userinfo.clone(),
        }
    };
    let body = body.to_string();
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
}

#[tokio::test]
async fn sign_in_asks_what_it_must_and_gives_what_was_said() {
    let provider = Provider::new().await;

    let address = provider.client.begin(&provider.pending, NOW).await.unwrap();
    let claims = provider.finish().await.unwrap();

    let query = address.split_once("/auth?").unwrap().1;
    let challenge = to_base64(digest(&SHA256, provider.pending.verifier().as_bytes()).as_ref());
    let expected = format!(
        "realm=1&response_type=code&client_id=inrete&redirect_uri=https%3A%2F%2Frete.example%2Faccesso%2Fufficio%2Fritorno\
         &scope=openid+email+profile&state={}&nonce={}&code_challenge={challenge}&code_challenge_method=S256&max_age=3600\
         &acr_values=gold",
        provider.pending.state(),
        provider.pending.nonce()
    );
    assert_eq!(query, expected);
    assert_eq!((claims.subject(), claims.issuer()), ("a-1", provider.client.party().issuer.as_str()));
    assert_eq!(claims.verified_email(), Some("anna@ufficio.example"));
    assert_eq!(claims.authenticated_at(), Some(Instant::from_micros((SECONDS - 60) * 1_000_000)));
    let says = provider.says.lock().unwrap();
    let redeemed = says.asked.iter().find(|asked| asked.starts_with("POST /realms/prova/token ")).unwrap();
    assert!(redeemed.contains("authorization: Basic aW5yZXRlOnNlK2NyZXQ="), "{redeemed}");
    assert!(redeemed.contains(&format!("&code_verifier={}", provider.pending.verifier())), "{redeemed}");
    assert!(!redeemed.contains("client_secret"), "{redeemed}");
    assert!(says.asked.iter().any(|asked| asked.contains("authorization: Bearer the access token")));
}

#[tokio::test]
async fn secret_goes_into_the_form_where_the_provider_wants_it_there() {
    let provider = Provider::new().await;
    provider.change(|says| {
        set(&mut says.discovery, "token_endpoint_auth_methods_supported", json!(["client_secret_post"]));
    });

    provider.finish().await.unwrap();

    let says = provider.says.lock().unwrap();
    let redeemed = says.asked.iter().find(|asked| asked.starts_with("POST")).unwrap();
    assert!(redeemed.contains("&client_id=inrete&client_secret=se+cret"), "{redeemed}");
    assert!(!redeemed.contains("authorization:"), "{redeemed}");
}

#[tokio::test]
async fn key_proves_who_we_are_without_a_secret() {
    let key = PrivateKey::generate(KeyKind::P256).unwrap();
    let keys = JwkSet { keys: vec![key.public(Use::Sig)] };
    let provider = Provider::with(Authentication::Key(Box::new(key))).await;

    provider.finish().await.unwrap();

    let says = provider.says.lock().unwrap();
    let redeemed = says.asked.iter().find(|asked| asked.starts_with("POST")).unwrap();
    let assertion = redeemed.split("client_assertion=").nth(1).unwrap();
    let expecting = crate::jose::Expecting { algorithms: Signature::ALL, types: &["JWT"] };
    let claims: Value = crate::jose::verify(assertion, &keys, &expecting).unwrap().claims().unwrap();
    assert_eq!(claims["aud"], says.discovery["token_endpoint"]);
    assert_eq!((&claims["iss"], &claims["sub"]), (&json!("inrete"), &json!("inrete")));
    assert_eq!(claims["exp"], SECONDS + 60);
    assert!(!redeemed.contains("client_secret"));
}

#[tokio::test]
async fn every_claim_that_is_not_right_is_refused_for_its_own_reason() {
    let claim = async |name: &'static str, value: Value| {
        Provider::code(|says| set(&mut says.claims, name, value)).await
    };
    let without = async |name: &'static str| Provider::code(|says| remove(&mut says.claims, name)).await;

    assert_eq!(claim("unknown", json!(1)).await, "taken");
    assert_eq!(claim("iss", json!("https://other.example")).await, "oidc.issuer");
    assert_eq!(without("iss").await, "oidc.claim");
    assert_eq!(claim("aud", json!("another")).await, "oidc.audience");
    assert_eq!(claim("aud", json!(["another"])).await, "oidc.audience");
    assert_eq!(claim("aud", json!(["inrete"])).await, "taken");
    assert_eq!(claim("aud", json!(["inrete", "another"])).await, "oidc.authorized_party");
    assert_eq!(claim("azp", json!("another")).await, "oidc.authorized_party");
    assert_eq!(claim("azp", json!("inrete")).await, "taken");
    assert_eq!(without("aud").await, "oidc.claim");
    assert_eq!(claim("exp", json!(SECONDS - 30)).await, "oidc.expired");
    assert_eq!(claim("exp", json!(SECONDS - 29)).await, "taken");
    assert_eq!(claim("exp", json!(i64::MAX)).await, "taken");
    assert_eq!(claim("exp", json!("tomorrow")).await, "oidc.claim");
    assert_eq!(without("exp").await, "oidc.claim");
    assert_eq!(claim("nbf", json!(SECONDS + 31)).await, "oidc.not_yet");
    assert_eq!(claim("nbf", json!(SECONDS + 30)).await, "taken");
    assert_eq!(claim("iat", json!(SECONDS + 31)).await, "oidc.issued_in_future");
    assert_eq!(claim("iat", json!(SECONDS + 30)).await, "taken");
    assert_eq!(claim("iat", json!(SECONDS - 630)).await, "oidc.issued_long_ago");
    assert_eq!(claim("iat", json!(SECONDS - 629)).await, "taken");
    assert_eq!(claim("iat", json!(i64::MIN)).await, "oidc.issued_long_ago");
    assert_eq!(without("iat").await, "oidc.claim");
    assert_eq!(claim("nonce", json!("another")).await, "oidc.nonce");
    assert_eq!(without("nonce").await, "oidc.nonce");
    assert_eq!(claim("at_hash", json!(at_hash("another token"))).await, "oidc.access_token_hash");
    assert_eq!(without("at_hash").await, "taken");
    assert_eq!(claim("auth_time", json!(SECONDS - 3631)).await, "oidc.authenticated_long_ago");
    assert_eq!(claim("auth_time", json!(SECONDS - 3630)).await, "taken");
    assert_eq!(without("auth_time").await, "oidc.claim");
    assert_eq!(claim("sub", json!("")).await, "oidc.claim");
    assert_eq!(claim("sub", json!("a".repeat(256))).await, "oidc.claim");
    assert_eq!(without("sub").await, "oidc.claim");
}

#[tokio::test]
async fn signature_that_does_not_hold_is_refused() {
    let none = |says: &mut Says| {
        let header = to_base64(br#"{"alg":"none"}"#);
        says.id_token = Some(format!("{header}.{}.", to_base64(says.claims.to_string().as_bytes())));
    };
    let none_with_rest = |says: &mut Says| {
        let header = to_base64(br#"{"alg":"none"}"#);
        says.id_token = Some(format!("{header}.{}.x", to_base64(says.claims.to_string().as_bytes())));
    };
    let shared_secret = |says: &mut Says| {
        let header = to_base64(br#"{"alg":"HS256"}"#);
        says.id_token = Some(format!("{header}.{}.AAAA", to_base64(says.claims.to_string().as_bytes())));
    };
    let another_key = |says: &mut Says| says.key = PrivateKey::generate(KeyKind::P256).unwrap();
    let altered = |says: &mut Says| {
        let token = sign(&says.key, says.algorithm, None, &says.claims).unwrap();
        let (rest, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = rest.split_once('.').unwrap();
        set(&mut says.claims, "sub", json!("a-2"));
        let payload = to_base64(says.claims.to_string().as_bytes());
        says.id_token = Some(format!("{header}.{payload}.{signature}"));
    };

    assert_eq!(Provider::code(none).await, "jose.malformed");
    assert_eq!(Provider::code(none_with_rest).await, "jose.algorithm_not_allowed");
    assert_eq!(Provider::code(shared_secret).await, "jose.algorithm_not_allowed");
    assert_eq!(Provider::code(another_key).await, "jose.key_unknown");
    assert_eq!(Provider::code(altered).await, "jose.signature_wrong");
    assert_eq!(Provider::code(|says| says.typ = Some("JWT")).await, "taken");
    assert_eq!(Provider::code(|says| says.typ = Some("logout+jwt")).await, "jose.type_not_allowed");
}

#[tokio::test]
async fn new_key_of_the_provider_is_read_once_when_it_is_met() {
    let provider = Provider::new().await;
    provider.finish().await.unwrap();
    let next = PrivateKey::generate(KeyKind::Rsa2048).unwrap();
    provider.change(|says| {
        says.keys = json!({ "keys": [next.public(Use::Sig)] });
        says.key = next;
        says.algorithm = Signature::RS256;
        says.asked.clear();
    });

    provider.finish().await.unwrap();

    let read = |path: &str| {
        let says = provider.says.lock().unwrap();
        says.asked.iter().filter(|asked| asked.contains(path)).count()
    };
    assert_eq!((read("/jwks "), read("/.well-known/")), (1, 0));
}

#[tokio::test]
async fn answer_to_another_question_is_refused() {
    let provider = Provider::new().await;
    let code = async |answer: Answer| {
        let finished =
            provider.client.finish(&provider.pending, &answer, &provider.authentication, NOW).await;
        finished.map_or_else(|error| error.code(), |_| "taken")
    };
    let right = || provider.answer();
    let text = |text: &str| Some(text.to_owned());

    assert_eq!(code(right()).await, "taken");
    assert_eq!(code(Answer { state: text("another"), ..right() }).await, "oidc.state");
    assert_eq!(code(Answer { state: None, ..right() }).await, "oidc.state");
    assert_eq!(code(Answer { issuer: text("https://other.example"), ..right() }).await, "oidc.answer_issuer");
    let own = Some(provider.client.party().issuer.clone());
    assert_eq!(code(Answer { issuer: own, ..right() }).await, "taken");
    assert_eq!(code(Answer { error: text("access_denied"), ..right() }).await, "oidc.denied");
    assert_eq!(code(Answer { error: text("server_error"), ..right() }).await, "oidc.refused");
    assert_eq!(code(Answer { code: None, ..right() }).await, "oidc.code_missing");
    assert_eq!(code(Answer { code: text(""), ..right() }).await, "oidc.code_missing");
    assert_eq!(
        Provider::code(|says| set(
            &mut says.discovery,
            "authorization_response_iss_parameter_supported",
            json!(true)
        ))
        .await,
        "oidc.answer_issuer",
        "a provider that promises to name itself and does not"
    );
}

#[tokio::test]
async fn provider_that_answers_nonsense_is_refused() {
    let discovery = async |name: &'static str, value: Value| {
        Provider::code(|says| set(&mut says.discovery, name, value)).await
    };
    let token = async |status: u16, body: Value| Provider::code(|says| says.token = (status, body)).await;

    assert_eq!(discovery("issuer", json!("https://other.example")).await, "oidc.discovery_issuer");
    assert_eq!(discovery("token_endpoint", json!(7)).await, "oidc.discovery_unreadable");
    assert_eq!(discovery("token_endpoint", json!("http://10.0.0.1/token")).await, "fetch.address_not_https");
    assert_eq!(Provider::code(|says| says.keys = json!([])).await, "oidc.keys_unreadable");
    assert_eq!(token(400, json!({ "error": "invalid_grant" })).await, "oidc.code_refused");
    assert_eq!(token(401, json!("x")).await, "oidc.code_refused");
    assert_eq!(token(503, json!("x")).await, "oidc.provider_down");
    assert_eq!(token(302, json!("x")).await, "oidc.provider_down");
    assert_eq!(token(200, json!("x")).await, "oidc.token_unreadable");
    assert_eq!(token(200, json!({ "access_token": "a", "token_type": "mac" })).await, "oidc.token_type");
    assert_eq!(Provider::code(|says| says.id_token = Some("x".to_owned())).await, "jose.malformed");
    assert_eq!(
        Provider::code(|says| says.userinfo = (200, json!({ "sub": "a-2" }))).await,
        "oidc.userinfo_subject"
    );
    assert_eq!(Provider::code(|says| says.userinfo = (401, json!({}))).await, "oidc.userinfo_unreadable");
    assert_eq!(Provider::code(|says| says.userinfo = (500, json!({}))).await, "oidc.provider_down");
    assert_eq!(
        Provider::code(|says| remove(&mut says.discovery, "userinfo_endpoint")).await,
        "taken",
        "a provider that says all in the token"
    );
}

#[tokio::test]
async fn claims_of_the_token_win_over_those_of_userinfo() {
    let provider = Provider::new().await;
    provider.change(|says| {
        set(&mut says.claims, "groups", json!(["clerks"]));
        set(&mut says.claims, "realm_access", json!({ "roles": ["a", 7, "b"] }));
        says.userinfo =
            (200, json!({ "sub": "a-1", "groups": ["admins"], "email": "x@y.example", "team": "one" }));
    });

    let claims = provider.finish().await.unwrap();

    assert_eq!(claims.list("groups"), ["clerks"]);
    assert_eq!(claims.list("realm_access.roles"), ["a", "b"]);
    assert_eq!(claims.list("team"), ["one"]);
    assert_eq!(claims.list("no.such"), Vec::<&str>::new());
    assert_eq!((claims.text("email"), claims.verified_email()), (Some("x@y.example"), None));
}
