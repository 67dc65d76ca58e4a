//! Taking a provider's answer: found by what comes back with it, known again by the browser's short-lived cookie,
//! verified, logged with its request, and used up with it, whatever it says.

use kernel::{FiscalCode, Instant};
use policy::{Level, Resource};
use saml::{Attribute, Attributes, Comparison, Expectations, VerifiedResponse};
use storage::{Cx, Tx};
use uuid::Uuid;

use super::ask_provider::saml_level;
use super::enter_with_identity::enter_with_identity;
use super::{EnterError, Entered};
use crate::model::{
    EidasIdentifier, LogoutSubject, NationalSubject, Pair, Pending, PersonId, Proven, Provider, ProviderKind,
    Refused, RequestId, Service, level_of, message_id, required,
};
use crate::policy::{AskProvider, SignIn};
use crate::room::Room;
use crate::settings::Organisation;
use crate::store::sign_in_log::LogFault;
use crate::vault::{self, SealFault};
use crate::{store, vault::HashFault};

/// What came to the assertion consumer.
pub(crate) struct Answer<'a> {
    pub(crate) service: Service,
    pub(crate) organisation: &'a Organisation,
    /// The form's field `SAMLResponse`.
    pub(crate) response: &'a str,
    /// The form's field `RelayState`.
    pub(crate) relay_state: &'a str,
    /// The browser's short-lived cookie.
    pub(crate) browser: Option<&'a str>,
    pub(crate) public_url: &'a str,
}

/// Somebody who is signed in now.
pub(crate) struct Arrived {
    pub(crate) entered: Entered,
    pub(crate) level: Level,
    /// Where she was going.
    pub(crate) towards: String,
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AnswerError {
    /// The answer was refused. `towards` and `level` are what was asked, where a request was found.
    #[error("the sign-in was refused: {}", reason.code())]
    NotLetIn {
        /// Why.
        reason: Refused,
        /// Where she was going, and the level asked.
        asked: Option<(String, Level)>,
    },
    /// Something cannot be sealed or opened.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// A hash could not be computed.
    #[error(transparent)]
    Hash(#[from] HashFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

impl From<LogFault> for AnswerError {
    fn from(fault: LogFault) -> Self {
        match fault {
            LogFault::Seal(fault) => Self::Seal(fault),
            LogFault::Storage(error) => Self::Storage(error),
        }
    }
}

/// What an answer proved, or why it did not.
type Judged = Result<(VerifiedResponse, Proven), Refused>;

/// Takes the answer.
pub(crate) async fn take_answer(cx: &Cx, room: &Room, answer: Answer<'_>) -> Result<Arrived, AnswerError> {
    let pending = find(cx, &answer).await?;
    let asked = Some((pending.towards.clone(), pending.level));
    let not_let_in = |reason| AnswerError::NotLetIn { reason, asked: asked.clone() };
    let provider = store::provider::find(&mut cx.read().await?, &pending.provider).await?;
    let judged = match &provider {
        Some(provider) => judge(cx, room, &answer, &pending, provider),
        None => Err(Refused::ProviderGone),
    };
    let permit = cx.permit::<AskProvider>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let kept_until = match &judged {
        Ok((response, _)) => tolerated(response.assertion().not_on_or_after(), room),
        Err(_) => pending.expires_at,
    };
    if !store::sign_in_request::use_up(&mut tx, &permit, pending.id, cx.now(), kept_until).await? {
        return Err(not_let_in(Refused::Replayed));
    }
    let way = provider.map_or(ProviderKind::Spid, |provider| provider.kind).way();
    let entered = match &judged {
        Ok((_, proven)) => enter(&mut tx, cx, proven, &pending).await?,
        Err(reason) => Err(*reason),
    };
    let request = vault::open_text(cx.keys(), pending.id.uuid(), &pending.sealed_request)?;
    let outcome = entered.as_ref().map_or_else(|reason| reason.code(), |_| "ok");
    let response = judged.as_ref().ok().map(|(response, _)| response);
    let request_id = message_id(pending.id.uuid());
    let pair = Pair {
        way,
        protocol: "saml",
        organisation: &pending.organisation,
        provider: &pending.provider,
        request_id: request_id.as_str(),
        requested_at: pending.issued_at,
        response_id: response.map(VerifiedResponse::id),
        responded_at: None,
        outcome,
        level: judged.as_ref().ok().map(|(_, proven)| proven.level),
        person: entered.as_ref().ok().map(|(person, _)| *person),
        request: &request,
        response: answer.response.as_bytes(),
    };
    store::sign_in_log::insert(&mut tx, cx, &permit, &pair).await?;
    // A refusal is kept too: the request is used up and the pair logged.
    tx.commit().await?;
    match (entered, judged) {
        (Ok((_, entered)), Ok((_, proven))) => {
            Ok(Arrived { entered, level: proven.level, towards: pending.towards.clone() })
        }
        (Err(reason), _) | (_, Err(reason)) => Err(not_let_in(reason)),
    }
}

/// The request that it answers, if this browser made it, in time and for the first time.
async fn find(cx: &Cx, answer: &Answer<'_>) -> Result<Pending, AnswerError> {
    let refuse = |reason| Err(AnswerError::NotLetIn { reason, asked: None });
    let Ok(id) = Uuid::try_parse(answer.relay_state) else { return refuse(Refused::NoRequest) };
    let pending = store::sign_in_request::find(&mut cx.read().await?, RequestId::from_uuid(id)).await?;
    let is_here = |pending: &Pending| {
        pending.service == answer.service && pending.organisation == answer.organisation.slug
    };
    let Some(pending) = pending.filter(is_here) else { return refuse(Refused::NoRequest) };
    must_be_hers(cx, &pending, answer.browser)?;
    Ok(pending)
}

/// Whether a request still waits for its answer, from the browser that made it; the same for both protocols.
pub(super) fn must_be_hers(cx: &Cx, pending: &Pending, browser: Option<&str>) -> Result<(), AnswerError> {
    let refuse = |reason, asked| Err(AnswerError::NotLetIn { reason, asked });
    if pending.used_at.is_some() {
        return refuse(Refused::Replayed, None);
    }
    let is_hers = browser.is_some_and(|token| vault::token_hash(token) == pending.browser_hash);
    if !is_hers {
        return refuse(Refused::OtherBrowser, None);
    }
    if pending.expires_at <= cx.now() {
        return refuse(Refused::Expired, Some((pending.towards.clone(), pending.level)));
    }
    Ok(())
}

/// Verifies the answer and reads the person in it.
fn judge(cx: &Cx, room: &Room, answer: &Answer<'_>, pending: &Pending, provider: &Provider) -> Judged {
    let (service, settings) = (answer.service, &room.settings);
    let response = saml::response::verify(
        &Expectations {
            federation: service.federation(),
            provider: &provider.saml,
            entity_id: &service.entity_id(settings, answer.organisation, answer.public_url),
            consumer: &service.address(settings, answer.organisation, answer.public_url, "/acs"),
            request_id: message_id(pending.id.uuid()).as_str(),
            request_instant: pending.issued_at,
            level: saml_level(pending.level),
            comparison: Comparison::Minimum,
            attributes: required(service, pending.attribute_set),
            now: cx.now(),
            tolerance_seconds: i64::from(settings.clock_tolerance_seconds),
        },
        answer.response,
    )?;
    let assertion = response.assertion();
    let attributes = assertion.attributes();
    let text = |attribute| attributes.get(attribute).unwrap_or_default().to_owned();
    let proven = Proven {
        subject: subject(provider.kind, attributes)?,
        given_name: text(Attribute::Name),
        family_name: text(Attribute::FamilyName),
        way: provider.kind.way(),
        level: level_of(i64::from(assertion.level().number())).unwrap_or(Level::Low),
        provider: provider.saml.entity_id.clone(),
        logout: Some(LogoutSubject {
            service: service.name().to_owned(),
            organisation: pending.organisation.clone(),
            name_id: assertion.name_id().value.clone(),
            qualifier: assertion.name_id().qualifier.clone(),
            session_index: assertion.session_index().map(ToOwned::to_owned),
        }),
    };
    Ok((response, proven))
}

/// Her fiscal code; of the eIDAS node, which knows people without one, its own identifier.
fn subject(kind: ProviderKind, attributes: &Attributes) -> Result<NationalSubject, Refused> {
    let code = attributes.get(Attribute::FiscalNumber).map(|value| {
        let value = value.trim();
        let has_prefix = value.get(..6).is_some_and(|prefix| prefix.eq_ignore_ascii_case("TINIT-"));
        FiscalCode::parse(if has_prefix { value.get(6..).unwrap_or_default() } else { value })
    });
    match (code, kind) {
        (Some(Ok(code)), _) => Ok(NationalSubject::FiscalCode(code)),
        (_, ProviderKind::Eidas) => {
            let identifier = attributes.get(Attribute::SpidCode).unwrap_or_default();
            EidasIdentifier::parse(identifier).map(NationalSubject::Eidas).map_err(|_| Refused::FiscalCode)
        }
        _ => Err(Refused::FiscalCode),
    }
}

/// Opens her session, and ends the one of a lower level that it takes the place of; the same for both protocols.
pub(super) async fn enter(
    tx: &mut Tx,
    cx: &Cx,
    proven: &Proven,
    pending: &Pending,
) -> Result<Result<(PersonId, Entered), Refused>, AnswerError> {
    let (person, entered) = match enter_with_identity(tx, cx, proven).await {
        Ok(entered) => entered,
        Err(EnterError::Closed) => return Ok(Err(Refused::Closed)),
        Err(EnterError::Seal(fault)) => return Err(fault.into()),
        Err(EnterError::Hash(fault)) => return Err(fault.into()),
        Err(EnterError::Refused(refusal)) => return Err(refusal.into()),
        Err(EnterError::Storage(error)) => return Err(error.into()),
        Err(EnterError::Over | EnterError::Wrong | EnterError::TooMany) => return Ok(Err(Refused::Again)),
    };
    if let Some(replaced) = pending.replaces {
        let permit = cx.permit::<SignIn>(Resource::new(person, []))?;
        store::session::end_step(tx, &permit, replaced).await?;
    }
    Ok(Ok((person, entered)))
}

/// The last instant at which the same answer could still be accepted.
fn tolerated(until: Instant, room: &Room) -> Instant {
    until.plus_minutes(i64::from(room.settings.clock_tolerance_seconds).div_euclid(60) + 1)
}
