//! Single logout, both ways and by both bindings: ours to the provider and the provider's to us.

use kernel::Instant;

use crate::binding::Incoming;
use crate::{Fault, IdentityProvider, MessageId, PostForm, Refusal, SigningKey};

/// The name under which the provider knows the session: kept with it, given back at logout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameId {
    /// The transient value.
    pub value: String,
    /// Who qualified it: the provider.
    pub qualifier: String,
}

/// A request to end a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutRequest {
    /// Its id, which the response must name.
    pub id: MessageId,
    /// When it is made.
    pub issue_instant: Instant,
    /// Who makes it: our entity id.
    pub issuer: String,
    /// Where it goes.
    pub destination: String,
    /// Whose session.
    pub name_id: NameId,
    /// Which session, where the provider said.
    pub session_index: Option<String>,
}

/// The answer to a request to end a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutResponse {
    /// Its id.
    pub id: MessageId,
    /// When it is made.
    pub issue_instant: Instant,
    /// Who makes it.
    pub issuer: String,
    /// Where it goes.
    pub destination: String,
    /// The request that it answers.
    pub in_response_to: String,
    /// Whether the session is ended.
    pub success: bool,
}

macro_rules! travels {
    ($message:ident, $field:literal) => {
        impl $message {
            /// The address to redirect the browser to.
            ///
            /// # Errors
            /// [`Fault`] of the key or of writing.
            pub fn redirect(&self, _key: &SigningKey, _relay_state: Option<&str>) -> Result<String, Fault> {
                Err(Fault::Writing)
            }

            /// The form that the browser posts.
            ///
            /// # Errors
            /// [`Fault`] of the key or of writing.
            pub fn post(&self, _key: &SigningKey, _relay_state: Option<&str>) -> Result<PostForm, Fault> {
                Err(Fault::Writing)
            }
        }
    };
}
travels!(LogoutRequest, "SAMLRequest");
travels!(LogoutResponse, "SAMLResponse");

/// What an incoming logout message is measured by.
#[derive(Clone, Copy, Debug)]
pub struct LogoutExpectations<'a> {
    /// Who must have signed it.
    pub provider: &'a IdentityProvider,
    /// Our location that it came to: its Destination.
    pub location: &'a str,
    /// What time it is.
    pub now: Instant,
    /// How far the provider's clock may be from ours, in seconds.
    pub tolerance_seconds: i64,
}

/// A provider's request to end a session, verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedLogoutRequest {
    id: String,
    name_id: NameId,
    session_index: Option<String>,
}

impl VerifiedLogoutRequest {
    /// Its id: the answer names it.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// Whose session.
    pub const fn name_id(&self) -> &NameId {
        &self.name_id
    }
    /// Which session, where the provider says.
    pub fn session_index(&self) -> Option<&str> {
        self.session_index.as_deref()
    }
}

/// Who says to have sent an incoming logout message: only to find the provider whose keys then verify it. Proves nothing.
///
/// # Errors
/// [`Refusal`] of a message that does not read.
pub fn claimed_issuer(_incoming: Incoming<'_>) -> Result<String, Refusal> {
    Err(Refusal::Malformed)
}

/// Verifies a provider's request to end a session.
///
/// # Errors
/// [`Refusal`].
pub fn verify_request(
    _expected: &LogoutExpectations<'_>,
    _incoming: Incoming<'_>,
) -> Result<VerifiedLogoutRequest, Refusal> {
    Err(Refusal::Malformed)
}

/// Verifies a provider's answer to our request `request_id`; true when the session is ended there too.
///
/// # Errors
/// [`Refusal`].
pub fn verify_response(
    _expected: &LogoutExpectations<'_>,
    _request_id: &str,
    _incoming: Incoming<'_>,
) -> Result<bool, Refusal> {
    Err(Refusal::Malformed)
}
