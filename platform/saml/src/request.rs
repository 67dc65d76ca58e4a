//! The request for a sign-in that goes to an identity provider.

use kernel::Instant;

use crate::{Comparison, Fault, Federation, Level, MessageId, PostForm, SigningKey};

/// A request for a sign-in. Remember `id`, `issue_instant`, `level` and `comparison` until the response comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthnRequest {
    /// Its id, which the response must name.
    pub id: MessageId,
    /// When it is made.
    pub issue_instant: Instant,
    /// Our entity id.
    pub issuer: String,
    /// Where it goes: the provider's sign-on location by the way chosen.
    pub destination: String,
    /// Which federation.
    pub federation: Federation,
    /// Level asked; above the first the provider must ask the person again.
    pub level: Level,
    /// How the level is compared.
    pub comparison: Comparison,
    /// Index of the assertion consumer in our metadata.
    pub consumer_index: u16,
    /// Index of the set of attributes in our metadata.
    pub attribute_index: u16,
}

impl AuthnRequest {
    /// The address to redirect the browser to: DEFLATE, signed query.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn redirect(&self, _key: &SigningKey, _relay_state: Option<&str>) -> Result<String, Fault> {
        Err(Fault::Writing)
    }

    /// The form that the browser posts: enveloped signature.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn post(&self, _key: &SigningKey, _relay_state: Option<&str>) -> Result<PostForm, Fault> {
        Err(Fault::Writing)
    }

    /// The document without a signature, as it goes by redirect and as the log keeps it.
    pub fn xml(&self) -> String {
        String::new()
    }
}
