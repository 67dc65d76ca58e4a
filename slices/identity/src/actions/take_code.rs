//! Taking a federation provider's answer: found by what comes back with it, known again by the browser's short-lived
//! cookie, used up at once; then its code becomes tokens, and they who she is.

use kernel::FiscalCode;
use openid::answer::Expected;
use openid::fetch::Reach;
use openid::jose::JwkSet;
use openid::request::{client_assertion, token_form};
use policy::{Level, Resource};
use serde::Deserialize;
use serde_json::json;
use storage::Cx;
use uuid::Uuid;

use super::ask_federation::{SealedRequest, callback};
use super::refresh_providers::{RefreshError, provider};
use super::take_answer::{AnswerError, Arrived, enter, must_be_hers};
use crate::federation::{Federated, FederatedFault};
use crate::model::{
    FederatedProvider, KeyUse, NationalSubject, Pair, Pending, Proven, Refused, RequestId, Way, level_of,
    number_of,
};
use crate::policy::AskProvider;
use crate::store;
use crate::vault::{self, SealFault};

/// What came to the callback.
pub(crate) struct Callback<'a> {
    pub(crate) state: &'a str,
    pub(crate) code: Option<&'a str>,
    /// What the provider says went wrong.
    pub(crate) error: Option<&'a str>,
    /// Who says to answer.
    pub(crate) issuer: Option<&'a str>,
    /// The browser's short-lived cookie.
    pub(crate) browser: Option<&'a str>,
    pub(crate) public_url: &'a str,
}

/// What the provider gives for a code.
#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    id_token: String,
}

/// What was exchanged, for the log.
#[derive(Default)]
struct Exchanged {
    token_response: Option<String>,
    userinfo: Option<String>,
}

/// Takes the answer.
pub(crate) async fn take_code(
    cx: &Cx,
    federated: &Federated,
    answer: Callback<'_>,
) -> Result<Arrived, AnswerError> {
    let (pending, sealed) = find(cx, &answer).await?;
    let asked = Some((pending.towards.clone(), pending.level));
    let not_let_in = |reason| AnswerError::NotLetIn { reason, asked: asked.clone() };
    let permit = cx.permit::<AskProvider>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let first =
        store::sign_in_request::use_up(&mut tx, &permit, pending.id, cx.now(), pending.expires_at).await?;
    tx.commit().await?;
    if !first {
        return Err(not_let_in(Refused::Replayed));
    }
    let known = provider(cx, federated, &pending.provider).await.map_err(unrefreshed)?;
    let mut exchanged = Exchanged::default();
    let judged = match &known {
        Some(known) => judge(cx, federated, &answer, (&pending, &sealed), known, &mut exchanged).await?,
        None => Err(Refused::ProviderGone),
    };
    let mut tx = cx.begin().await?;
    let entered = match &judged {
        Ok(proven) => enter(&mut tx, cx, proven, &pending).await?,
        Err(reason) => Err(*reason),
    };
    let record = json!({
        "trust_chain": known.as_ref().map(|known| &known.chain),
        "iss": answer.issuer,
        "error": answer.error,
        "token_response": exchanged.token_response,
        "userinfo": exchanged.userinfo,
    });
    let (request_id, record) = (pending.id.uuid().simple().to_string(), record.to_string());
    let pair = Pair {
        way: known.as_ref().map_or(Way::Cie, |known| known.kind.way()),
        protocol: "openid",
        organisation: &pending.organisation,
        provider: &pending.provider,
        request_id: &request_id,
        requested_at: pending.issued_at,
        response_id: None,
        responded_at: None,
        outcome: entered.as_ref().map_or_else(|reason| reason.code(), |_| "ok"),
        level: judged.as_ref().ok().map(|proven| proven.level),
        person: entered.as_ref().ok().map(|(person, _)| *person),
        request: sealed.request.as_bytes(),
        response: record.as_bytes(),
    };
    store::sign_in_log::insert(&mut tx, cx, &permit, &pair).await?;
    // A refusal is kept too.
    tx.commit().await?;
    match (entered, judged) {
        (Ok((_, entered)), Ok(proven)) => {
            Ok(Arrived { entered, level: proven.level, towards: pending.towards.clone() })
        }
        (Err(reason), _) | (_, Err(reason)) => Err(not_let_in(reason)),
    }
}

/// The request that it answers, if this browser made it, in time and for the first time.
async fn find(cx: &Cx, answer: &Callback<'_>) -> Result<(Pending, SealedRequest), AnswerError> {
    let refuse = |reason| Err(AnswerError::NotLetIn { reason, asked: None });
    let Ok(id) = Uuid::try_parse(answer.state) else { return refuse(Refused::NoRequest) };
    let pending = store::sign_in_request::find(&mut cx.read().await?, RequestId::from_uuid(id)).await?;
    let Some(pending) = pending else { return refuse(Refused::NoRequest) };
    let text = vault::open_text(cx.keys(), pending.id.uuid(), &pending.sealed_request)?;
    // Requests of SAML are kept in the same table: they are answered elsewhere.
    let Ok(sealed) = serde_json::from_slice(&text) else { return refuse(Refused::NoRequest) };
    must_be_hers(cx, &pending, answer.browser)?;
    Ok((pending, sealed))
}

/// Redeems the code and reads the person, each check with a reason of its own.
async fn judge(
    cx: &Cx,
    federated: &Federated,
    answer: &Callback<'_>,
    (pending, sealed): (&Pending, &SealedRequest),
    known: &FederatedProvider,
    exchanged: &mut Exchanged,
) -> Result<Result<Proven, Refused>, AnswerError> {
    // Another provider than the one that was asked would get our code, or give us its own.
    let mixed_up = Refused::OpenId("openid.mixed_up");
    if answer.issuer.is_some_and(|issuer| issuer != known.entity) {
        return Ok(Err(mixed_up));
    }
    if let Some(error) = answer.error {
        // The second word is one that providers of CIE use.
        let denied = matches!(error, "access_denied" | "rejected_by_user");
        return Ok(Err(if denied { Refused::OpenIdDenied } else { Refused::OpenIdProvider }));
    }
    if answer.issuer.is_none() && known.names_itself() {
        return Ok(Err(mixed_up));
    }
    let Some(code) = answer.code.filter(|code| !code.is_empty()) else {
        return Ok(Err(Refused::OpenId("openid.no_code")));
    };
    let organisation = federated.settings().organisation(&pending.organisation);
    let Some(organisation) = organisation else { return Ok(Err(Refused::ProviderGone)) };
    let client_id = federated.entity(organisation, answer.public_url);
    let key = federated.key(cx, &organisation.slug, KeyUse::CoreSig).await.map_err(ours)?;
    let Some(key) = key else { return Ok(Err(Refused::OpenId("openid.no_key"))) };
    let (Some(token_endpoint), Some(userinfo_endpoint)) =
        (known.text("token_endpoint"), known.text("userinfo_endpoint"))
    else {
        return Ok(Err(Refused::OpenId("openid.no_endpoint")));
    };
    let id = cx.new_random_id::<()>().uuid().to_string();
    let audiences = [token_endpoint, known.entity.as_str()];
    let assertion =
        client_assertion(&key, key.signature(), &client_id, &audiences, &id, federated.moment(cx));
    let assertion = assertion.map_err(|error| ours(error.into()))?;
    let redirect_uri = callback(answer.public_url);
    let form = token_form(&client_id, &assertion, code, &sealed.verifier, &redirect_uri);
    let fetcher = federated.fetcher();
    let response = match fetcher.post_form(Reach::Public, token_endpoint, &form, None).await {
        Ok(response) => response,
        Err(error) => return Ok(Err(Refused::OpenId(error.code()))),
    };
    exchanged.token_response = response.text().map(str::to_owned);
    let tokens: Option<Tokens> = response.is_success().then(|| response.json()).flatten();
    let Some(tokens) = tokens else { return Ok(Err(Refused::OpenId("openid.token_refused"))) };
    let keys = known.metadata.get("jwks").map(JwkSet::read).and_then(Result::ok).unwrap_or_default();
    let opening = federated.opening(cx, &organisation.slug).await.map_err(ours)?;
    let expected = Expected {
        provider: &known.entity,
        client_id: &client_id,
        nonce: &sealed.nonce,
        level: number_of(pending.level),
        keys: &keys,
        ours: &opening,
        moment: federated.moment(cx),
    };
    let signed_in = match expected.id_token(&tokens.id_token, &tokens.access_token) {
        Ok(signed_in) => signed_in,
        Err(error) => return Ok(Err(refused(error))),
    };
    let userinfo = match fetcher.get_with_token(Reach::Public, userinfo_endpoint, &tokens.access_token).await
    {
        Ok(userinfo) => userinfo,
        Err(error) => return Ok(Err(Refused::OpenId(error.code()))),
    };
    exchanged.userinfo = userinfo.text().map(str::to_owned);
    let Some(token) = userinfo.text().filter(|_| userinfo.is_success()) else {
        return Ok(Err(Refused::OpenId("openid.userinfo_refused")));
    };
    let attributes = match expected.attributes(token, &signed_in.subject) {
        Ok(attributes) => attributes,
        Err(error) => return Ok(Err(refused(error))),
    };
    let Ok(fiscal_code) = FiscalCode::parse(&attributes.fiscal_code) else {
        return Ok(Err(Refused::FiscalCode));
    };
    Ok(Ok(Proven {
        subject: NationalSubject::FiscalCode(fiscal_code),
        given_name: attributes.given_name,
        family_name: attributes.family_name,
        way: known.kind.way(),
        level: level_of(i64::from(signed_in.level)).unwrap_or(Level::Low),
        provider: known.entity.clone(),
        // The federations have no single logout: the access token ends by itself.
        logout: None,
    }))
}

fn refused(error: openid::answer::AnswerError) -> Refused {
    match error {
        openid::answer::AnswerError::LevelTooLow => Refused::OpenIdLevel,
        other => Refused::OpenId(other.code()),
    }
}

fn ours(fault: FederatedFault) -> AnswerError {
    match fault {
        FederatedFault::Storage(error) => error.into(),
        // A key that cannot be read is sealed under another secret.
        FederatedFault::Key(_) | FederatedFault::Jose(_) => SealFault.into(),
    }
}

fn unrefreshed(error: RefreshError) -> AnswerError {
    match error {
        RefreshError::Refused(refusal) => refusal.into(),
        RefreshError::Storage(error) => error.into(),
    }
}
