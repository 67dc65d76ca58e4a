//! The provider's side: for the stand-ins of demonstrations and for tests. Never used to serve a federation.

mod read;
mod write;

use kernel::Instant;

use crate::binding::{self, Incoming};
use crate::logout::NameId;
use crate::signature::sign;
use crate::{Anomaly, Attribute, Certificate, Comparison, Fault, Level, PostForm, Refusal, SigningKey};

/// A request for a sign-in as a provider reads it, signature verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedRequest {
    /// Its id.
    pub id: String,
    /// When it was made.
    pub issue_instant: Instant,
    /// Entity id of the service.
    pub issuer: String,
    /// Where it was sent.
    pub destination: String,
    /// Level asked.
    pub level: Level,
    /// How it is compared.
    pub comparison: Comparison,
    /// Whether the person must be asked again.
    pub force: bool,
    /// Index of the assertion consumer.
    pub consumer_index: u16,
    /// Index of the set of attributes.
    pub attribute_index: u16,
    /// What must be given back with the answer.
    pub relay_state: Option<String>,
}

/// Reads a service's request for a sign-in and verifies its signature with the service's certificates. `relay_state` of a POST
/// is the form's own field.
///
/// # Errors
/// [`Refusal`].
pub fn read_request(
    incoming: Incoming<'_>,
    relay_state: Option<&str>,
    service: &[Certificate],
) -> Result<ReceivedRequest, Refusal> {
    read::request(incoming, relay_state, service)
}

/// Who says to have sent a request for a sign-in: to find its metadata and keys. Proves nothing.
///
/// # Errors
/// [`Refusal`] of a message that does not read.
pub fn claimed_issuer(incoming: Incoming<'_>) -> Result<String, Refusal> {
    crate::logout::claimed_issuer(incoming)
}

/// A service as a provider reads its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedService {
    /// Entity id.
    pub entity_id: String,
    /// Name to show (Italian display name of the organisation).
    pub name: String,
    /// Locations of the assertion consumers by index.
    pub consumers: Vec<(u16, String)>,
    /// Sets of attributes by index.
    pub attribute_sets: Vec<(u16, Vec<String>)>,
    /// Where single logout listens: binding and location.
    pub logout: Vec<(crate::Binding, String)>,
    /// Keys that sign its messages.
    pub certificates: Vec<Certificate>,
}

/// Reads a service's metadata; its signature must be whole and of a key that it publishes.
///
/// # Errors
/// [`Refusal`].
pub fn read_service(xml: &[u8]) -> Result<ReceivedService, Refusal> {
    read::service(xml)
}

/// A provider that is not one.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// Entity id.
    pub entity_id: String,
    /// Name to show.
    pub name: String,
    /// Where requests for a sign-in come (both bindings).
    pub sign_on: String,
    /// Where logout comes (both bindings).
    pub logout: String,
    /// Key that signs.
    pub key: SigningKey,
}

/// What a response says. Every field can be set to what it must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Id of the response.
    pub id: String,
    /// Id of the assertion.
    pub assertion_id: String,
    /// The request that it answers.
    pub in_response_to: String,
    /// Assertion consumer of the service.
    pub consumer: String,
    /// Entity id of the service.
    pub audience: String,
    /// When it is made.
    pub now: Instant,
    /// For how long the assertion holds, in seconds.
    pub valid_seconds: i64,
    /// Level reached.
    pub level: Level,
    /// Transient name of the session.
    pub name_id: String,
    /// Index of the session.
    pub session_index: Option<String>,
    /// What is said of the person.
    pub attributes: Vec<(Attribute, String)>,
}

impl Issuer {
    /// Signed metadata.
    ///
    /// # Errors
    /// [`Fault`] of the key.
    pub fn metadata(&self, id: &str) -> Result<String, Fault> {
        sign(&write::metadata(self, id), id, &self.key)
    }

    /// A signed response of success, as XML: the response and its assertion, each with its signature.
    ///
    /// # Errors
    /// [`Fault`] of the key.
    pub fn success(&self, answer: &Answer) -> Result<String, Fault> {
        self.sign(&self.unsigned(answer), &[&answer.assertion_id, &answer.id])
    }

    /// A signed response of an anomaly, as XML.
    ///
    /// # Errors
    /// [`Fault`] of the key.
    pub fn anomaly(&self, answer: &Answer, anomaly: Anomaly) -> Result<String, Fault> {
        self.technical(answer, anomaly.number())
    }

    /// A signed response of any number of the table of errors (8 to 18: technical errors of the request), as XML.
    ///
    /// # Errors
    /// [`Fault`] of the key.
    pub fn technical(&self, answer: &Answer, number: u8) -> Result<String, Fault> {
        self.sign(&write::failure(self, answer, number), &[&answer.id])
    }

    /// A response of success before its signatures, to be changed at will and then signed with [`Self::sign`]. Where a
    /// signature goes there is a comment `<!--signature ID-->`.
    pub fn unsigned(&self, answer: &Answer) -> String {
        write::success(self, answer)
    }

    /// Signs the elements of those ids, in that order: inner ones first. What is not named stays unsigned.
    ///
    /// # Errors
    /// [`Fault`] of the key, or when there is no place for the signature.
    pub fn sign(&self, xml: &str, ids: &[&str]) -> Result<String, Fault> {
        ids.iter().try_fold(xml.to_owned(), |xml, id| sign(&xml, id, &self.key))
    }

    /// The form by which the browser brings a response (XML) to the service.
    pub fn form(&self, xml: &str, consumer: &str, relay_state: Option<&str>) -> PostForm {
        binding::post(consumer, "SAMLResponse", xml, relay_state)
    }
}

/// A service's request to end a session, as a provider reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedLogout {
    /// Its id.
    pub id: String,
    /// Entity id of the service.
    pub issuer: String,
    /// Whose session.
    pub name_id: NameId,
    /// Which session.
    pub session_index: Option<String>,
}

/// Reads a service's request to end a session and verifies its signature. (Answers and requests of a provider are
/// [`crate::logout::LogoutResponse`] and [`crate::logout::LogoutRequest`] with the provider as issuer.)
///
/// # Errors
/// [`Refusal`].
pub fn read_logout(incoming: Incoming<'_>, service: &[Certificate]) -> Result<ReceivedLogout, Refusal> {
    read::logout(incoming, service)
}
