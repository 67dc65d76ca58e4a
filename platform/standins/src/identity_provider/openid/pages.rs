//! Endpoints and pages of the OpenID side.

use ::openid::jose::{JoseError, sign};
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Federation;
use super::flow::{ERRORS, Outcome, WRONG, people_of};
use super::office::{OfficeRequest, STAFF, TokenRequest};
use crate::identity_provider::pages::{Answer, Choice, ChoosePage, Group, PersonShown, page, shown};
use crate::identity_provider::{IdentityProvider, StandInError};

/// The kind of the content of statements.
const STATEMENT: &str = "application/entity-statement+jwt";

/// All routes under a path.
pub fn routes(path: &str) -> Router<IdentityProvider> {
    let at = |rest: &str| format!("{path}{rest}");
    Router::new()
        .route(&at("/federazione/{federation}/.well-known/openid-federation"), get(anchor))
        .route(&at("/federazione/{federation}/list"), get(list))
        .route(&at("/federazione/{federation}/fetch"), get(fetch))
        .route(&at("/federazione/{federation}/resolve"), get(resolve))
        .route(&at("/oidc/{provider}/.well-known/openid-federation"), get(configuration))
        .route(&at("/oidc/{provider}/authorization"), get(ask_who).post(ask_who_by_post))
        .route(&at("/oidc/{provider}/risposta"), post(answer))
        .route(&at("/oidc/{provider}/token"), post(token))
        .route(&at("/oidc/{provider}/userinfo"), get(userinfo).post(userinfo))
        .route(&at("/ufficio/.well-known/openid-configuration"), get(discovery))
        .route(&at("/ufficio/jwks"), get(jwks))
        .route(&at("/ufficio/authorization"), get(ask_colleague))
        .route(&at("/ufficio/risposta"), post(colleague_answers))
        .route(&at("/ufficio/token"), post(office_token))
        .route(&at("/ufficio/userinfo"), get(office_userinfo).post(office_userinfo))
}

fn token_answer(kind: &'static str, token: String) -> Response {
    ([(header::CONTENT_TYPE, kind)], token).into_response()
}

async fn anchor(State(of): State<IdentityProvider>, Path(federation): Path<String>) -> Answer {
    let anchor = of.anchor(Federation::find(&federation)?)?;
    Ok(token_answer(STATEMENT, anchor.configuration(of.moment()).map_err(StandInError::from)?))
}

#[derive(Deserialize)]
struct Listing {
    entity_type: Option<String>,
}

async fn list(
    State(of): State<IdentityProvider>,
    Path(federation): Path<String>,
    Query(Listing { entity_type }): Query<Listing>,
) -> Answer {
    let federation = Federation::find(&federation)?;
    let is_asked = |kind: &str| entity_type.as_deref().is_none_or(|asked| asked == kind);
    let mut entities = Vec::new();
    if is_asked("openid_provider") {
        entities.push(of.openid_entity(federation.provider));
    }
    if is_asked("openid_relying_party") {
        entities.extend_from_slice(of.relying_parties());
    }
    Ok(Json(entities).into_response())
}

#[derive(Deserialize)]
struct Subject {
    sub: String,
}

async fn fetch(
    State(of): State<IdentityProvider>,
    Path(federation): Path<String>,
    Query(Subject { sub }): Query<Subject>,
) -> Answer {
    Ok(match of.statement_of(Federation::find(&federation)?, &sub).await {
        Ok(statement) => token_answer(STATEMENT, statement),
        Err(error) => refusal(StatusCode::NOT_FOUND, "not_found", &error),
    })
}

async fn resolve(
    State(of): State<IdentityProvider>,
    Path(federation): Path<String>,
    Query(Subject { sub }): Query<Subject>,
) -> Answer {
    let federation = Federation::find(&federation)?;
    let chain = match of.chain_of(federation, &sub).await {
        Ok(chain) => chain,
        Err(error) => return Ok(refusal(StatusCode::NOT_FOUND, "not_found", &error)),
    };
    let anchor = of.anchor(federation)?;
    let claims = json!({
        "iss": anchor.entity,
        "sub": sub,
        "iat": of.moment().seconds,
        "exp": chain.expires,
        "metadata": { "openid_relying_party": chain.metadata },
        "trust_chain": chain.statements,
    });
    let token = sign(&anchor.key, anchor.key.signature(), Some("resolve-response+jwt"), &claims);
    Ok(token_answer("application/resolve-response+jwt", token.map_err(StandInError::from)?))
}

async fn configuration(State(of): State<IdentityProvider>, Path(provider): Path<String>) -> Answer {
    let provider = of.openid_provider(Federation::of_provider(&provider)?)?;
    let configuration = provider.configuration(of.moment()).map_err(StandInError::from)?;
    Ok(token_answer(STATEMENT, configuration))
}

#[derive(Deserialize)]
struct Request {
    request: String,
}

async fn ask_who(
    of: State<IdentityProvider>,
    provider: Path<String>,
    Query(request): Query<Request>,
) -> Answer {
    choose(&of, &provider, request).await
}

async fn ask_who_by_post(
    of: State<IdentityProvider>,
    provider: Path<String>,
    Form(request): Form<Request>,
) -> Answer {
    choose(&of, &provider, request).await
}

async fn choose(of: &IdentityProvider, provider: &str, Request { request }: Request) -> Answer {
    let (word, pending) = of.openid_request(provider, &request).await?;
    let federation = pending.federation;
    let service = pending.client.metadata.get("client_name").and_then(Value::as_str);
    let group = |title, is_open, outcomes: &[(Outcome, &'static str, &'static str)]| Group {
        title,
        is_open,
        outcomes: outcomes.iter().map(|(_, word, label)| ((*word).to_owned(), *label)).collect(),
    };
    page(&ChoosePage {
        base: of.address(),
        badge: "OpenID",
        provider: federation.name,
        action: format!("{}/risposta", of.openid_entity(federation.provider)),
        request: word,
        service: service.unwrap_or(&pending.asked.client_id).to_owned(),
        asked: Vec::new(),
        level_asked: Some(pending.asked.level),
        people: shown(&people_of(federation.provider)),
        groups: vec![
            group("Errori", true, &ERRORS),
            group("Risposte che il servizio deve rifiutare", false, &WRONG),
        ],
    })
}

async fn answer(State(of): State<IdentityProvider>, Form(choice): Form<Choice>) -> Answer {
    let outcome = Outcome::of_word(&choice.esito).ok_or(StandInError::Forgotten)?;
    let address = of.openid_answer(&choice.richiesta, &choice.persona, choice.livello, outcome)?;
    Ok(Redirect::to(&address).into_response())
}

#[derive(Deserialize)]
struct TokenForm {
    code: String,
    code_verifier: String,
    client_assertion: String,
}

async fn token(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    Form(form): Form<TokenForm>,
) -> Response {
    match of.openid_tokens(&provider, &form.code, &form.client_assertion, &form.code_verifier).await {
        Ok(tokens) => unstored(tokens),
        Err(error) => refusal(StatusCode::BAD_REQUEST, "invalid_grant", &error),
    }
}

async fn userinfo(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    headers: HeaderMap,
) -> Response {
    match bearer(&headers).and_then(|token| of.openid_userinfo(&provider, token)) {
        Ok(token) => token_answer("application/jwt", token),
        Err(error) => refusal(StatusCode::UNAUTHORIZED, "invalid_token", &error),
    }
}

async fn discovery(State(of): State<IdentityProvider>) -> Json<Value> {
    Json(of.office_discovery())
}

async fn jwks(State(of): State<IdentityProvider>) -> Answer {
    Ok(Json(of.office_keys()?).into_response())
}

async fn ask_colleague(State(of): State<IdentityProvider>, Query(request): Query<OfficeRequest>) -> Answer {
    let word = of.office_request(request)?;
    let shown = |(place, colleague): (usize, &super::Colleague)| PersonShown {
        slug: colleague.subject,
        name: colleague.name.to_owned(),
        about: match colleague.groups {
            [] => "in nessun gruppo".to_owned(),
            groups => format!("gruppi: {}", groups.join(", ")),
        },
        is_first: place == 0,
    };
    page(&ChoosePage {
        base: of.address(),
        badge: "Ufficio",
        provider: "Accesso dell'ufficio (di prova)",
        action: format!("{}/risposta", of.office_issuer()),
        request: word,
        service: "Il portale".to_owned(),
        asked: Vec::new(),
        level_asked: None,
        people: STAFF.iter().enumerate().map(shown).collect(),
        groups: vec![Group {
            title: "Errori",
            is_open: true,
            outcomes: vec![("access_denied".to_owned(), "La persona annulla")],
        }],
    })
}

async fn colleague_answers(State(of): State<IdentityProvider>, Form(choice): Form<Choice>) -> Answer {
    let subject = (choice.esito == "entra").then_some(choice.persona.as_str());
    Ok(Redirect::to(&of.office_answer(&choice.richiesta, subject)?).into_response())
}

async fn office_token(
    State(of): State<IdentityProvider>,
    headers: HeaderMap,
    Form(asked): Form<TokenRequest>,
) -> Response {
    match of.office_tokens(&asked, basic(&headers)) {
        Ok(tokens) => unstored(tokens),
        Err(error) => refusal(StatusCode::BAD_REQUEST, "invalid_grant", &error),
    }
}

async fn office_userinfo(State(of): State<IdentityProvider>, headers: HeaderMap) -> Response {
    match bearer(&headers).and_then(|token| of.office_userinfo(token)) {
        Ok(said) => unstored(said),
        Err(error) => refusal(StatusCode::UNAUTHORIZED, "invalid_token", &error),
    }
}

fn unstored(json: Value) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(json)).into_response()
}

fn refusal(status: StatusCode, error: &str, why: &StandInError) -> Response {
    (status, Json(json!({ "error": error, "error_description": why.to_string() }))).into_response()
}

fn authorization(headers: &HeaderMap) -> Option<(&str, &str)> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')
}

fn bearer(headers: &HeaderMap) -> Result<&str, StandInError> {
    match authorization(headers) {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(token.trim()),
        _ => Err(StandInError::Token(JoseError::Malformed)),
    }
}

/// Client and secret of the header; ours hold nothing that would be percent-encoded in it.
fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let (scheme, value) = authorization(headers)?;
    let bytes = STANDARD.decode(value.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let (client, secret) = std::str::from_utf8(&bytes).ok()?.split_once(':')?;
    Some((client.to_owned(), secret.to_owned()))
}
