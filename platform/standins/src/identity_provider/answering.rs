//! The answer to a request: what is said of the person, or what went wrong.

use saml::issue::{Answer, Issuer};
use saml::logout::NameId;
use saml::{Attribute, Level, MessageId, PostForm};

use super::memory::{Pending, Session};
use super::outcome::{Outcome, Wrong};
use super::people::Person;
use super::{IdentityProvider, Kind, StandInError, provider};

/// For how long an assertion holds, in seconds.
const VALID_SECONDS: i64 = 300;
/// How long ago one that came too late was made, in minutes.
const TOO_LATE_MINUTES: i64 = 60;

/// The form that the browser posts to the service.
pub(super) fn answer(
    of: &IdentityProvider,
    pending: &Pending,
    person: &'static Person,
    level: Level,
    outcome: Outcome,
) -> Result<PostForm, StandInError> {
    let Pending { provider, service, request } = pending;
    let consumer = service.consumers.iter().find(|(index, _)| *index == request.consumer_index);
    let (_, consumer) = consumer.ok_or(StandInError::NoConsumer)?;
    let mut issuer = of.issuer(provider)?;
    let mut answer = Answer {
        id: MessageId::random()?.to_string(),
        assertion_id: MessageId::random()?.to_string(),
        in_response_to: request.id.clone(),
        consumer: consumer.clone(),
        audience: service.entity_id.clone(),
        now: of.0.clock.now(),
        valid_seconds: VALID_SECONDS,
        level,
        name_id: MessageId::random()?.to_string(),
        // Only a session of the first level can be entered again without being asked.
        session_index: (level == Level::One)
            .then(|| MessageId::random().map(|id| id.to_string()))
            .transpose()?,
        attributes: attributes(pending, person),
    };
    let xml = match outcome {
        Outcome::Success => {
            begin(of, pending, person, &issuer, &answer);
            issuer.success(&answer)?
        }
        Outcome::Anomaly(anomaly) => issuer.anomaly(&answer, anomaly)?,
        Outcome::Technical(number) => issuer.technical(&answer, number)?,
        Outcome::Wrong(wrong) => {
            spoil(of, wrong, &mut answer, &mut issuer)?;
            issuer.success(&answer)?
        }
    };
    Ok(issuer.form(&xml, consumer, request.relay_state.as_deref()))
}

/// What the service asked for, as far as it is true of her.
fn attributes(pending: &Pending, person: &Person) -> Vec<(Attribute, String)> {
    let Pending { provider, service, request } = pending;
    let asked = service.attribute_sets.iter().find(|(index, _)| *index == request.attribute_index);
    let named = asked.into_iter().flat_map(|(_, names)| names).filter_map(|name| Attribute::of_name(name));
    // The card gives its four whatever is asked.
    let wanted: Vec<Attribute> = match provider.kind {
        Kind::Cie => Attribute::CIE.to_vec(),
        Kind::Spid | Kind::Eidas => named.collect(),
    };
    wanted.into_iter().filter_map(|one| Some((one, person.attribute(one, provider)?))).collect()
}

fn begin(
    of: &IdentityProvider,
    pending: &Pending,
    person: &'static Person,
    issuer: &Issuer,
    answer: &Answer,
) {
    let name_id = NameId { value: answer.name_id.clone(), qualifier: issuer.entity_id.clone() };
    let session = Session {
        provider: pending.provider,
        person,
        service: pending.service.clone(),
        name_id,
        index: answer.session_index.clone(),
    };
    of.memory().sessions.put(&answer.name_id, session);
}

fn spoil(
    of: &IdentityProvider,
    wrong: Wrong,
    answer: &mut Answer,
    issuer: &mut Issuer,
) -> Result<(), StandInError> {
    match wrong {
        Wrong::OtherKey => issuer.key = provider::make(&issuer.entity_id, of.0.clock.now())?,
        Wrong::LowerLevel => answer.level = Level::One,
        Wrong::OtherRequest => answer.in_response_to = MessageId::random()?.to_string(),
        Wrong::OtherAudience => answer.audience = "https://altro-servizio.example.org".to_owned(),
        Wrong::Expired => answer.now = answer.now.plus_minutes(-TOO_LATE_MINUTES),
    }
    Ok(())
}
