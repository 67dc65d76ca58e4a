//! `/.well-known/openid-federation`, `/oidc/resolve`: read by programs of the federations, so that errors are theirs too.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use openid::jose::sign;
use serde_json::{Map, Value, json};
use web::forms::Form;
use web::{Answer, Caller, PageError};

use crate::federation::{Federated, FederatedFault};
use crate::model::KeyUse;
use crate::store;

/// What a body says of itself.
pub(super) async fn configuration(
    caller: Caller,
    Extension(federated): Extension<Federated>,
    slug: Option<Path<String>>,
) -> Answer {
    let slug = slug.as_ref().map(|Path(slug)| slug.as_str());
    let Some(organisation) = federated.organisation(slug) else { return Ok(not_found("no such entity")) };
    // The default body has one name: a second address would say another's.
    if slug.is_some() && federated.settings().is_default(organisation) {
        return Ok(not_found("the entity is at the address of the portal"));
    }
    let public_url = &caller.app.site().public_url;
    let token = federated.configuration(&caller.cx, organisation, public_url).await.map_err(fault)?;
    match token {
        Some(token) => Ok(statement(token.to_string(), "application/entity-statement+jwt")),
        None => Ok(not_found("the entity has no keys yet")),
    }
}

/// What we know of a provider, as its chain says. Nothing is fetched for a stranger.
pub(super) async fn resolve(
    caller: Caller,
    Extension(federated): Extension<Federated>,
    form: Form,
) -> Answer {
    let (Some(subject), Some(anchor)) = (form.get("sub"), form.get("trust_anchor")) else {
        let what = "sub and trust_anchor are required";
        return Ok(error(StatusCode::BAD_REQUEST, "invalid_request", what));
    };
    let Some(organisation) = federated.organisation(None) else { return Ok(not_found("no such entity")) };
    let known = store::federation::find(&mut caller.cx.read().await?, subject).await?;
    let known = known.filter(|known| known.anchor == anchor && known.holds_at(caller.cx.now()));
    let wanted: Vec<&str> = form.get_all("entity_type").collect();
    let known = known.filter(|_| wanted.is_empty() || wanted.contains(&"openid_provider"));
    let Some(known) = known else { return Ok(not_found("no chain of the entity is known")) };
    let key = federated.key(&caller.cx, &organisation.slug, KeyUse::Federation).await.map_err(fault)?;
    let Some(key) = key else { return Ok(not_found("the entity has no keys yet")) };
    let seconds = |instant: kernel::Instant| instant.micros().div_euclid(1_000_000);
    let metadata: Map<String, Value> =
        [("openid_provider".to_owned(), Value::Object(known.metadata))].into_iter().collect();
    let claims = json!({
        "iss": federated.entity(organisation, &caller.app.site().public_url),
        "sub": known.entity,
        "iat": seconds(caller.cx.now()),
        "exp": seconds(known.expires_at),
        "metadata": metadata,
        "trust_chain": known.chain,
    });
    let token = sign(&key, key.signature(), Some("resolve-response+jwt"), &claims);
    let token = token.map_err(PageError::fault)?;
    Ok(statement(token, "application/resolve-response+jwt"))
}

fn statement(token: String, content_type: &'static str) -> Response {
    ([(CONTENT_TYPE, content_type), (CACHE_CONTROL, "public, max-age=300")], token).into_response()
}

fn not_found(what: &str) -> Response {
    error(StatusCode::NOT_FOUND, "not_found", what)
}

fn error(status: StatusCode, word: &str, what: &str) -> Response {
    (status, Json(json!({ "error": word, "error_description": what }))).into_response()
}

fn fault(fault: FederatedFault) -> PageError {
    match fault {
        FederatedFault::Storage(error) | FederatedFault::Key(crate::KeyError::Storage(error)) => error.into(),
        other => PageError::fault(other),
    }
}
