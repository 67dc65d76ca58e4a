//! The request for a sign-in that goes to an identity provider.

use kernel::Instant;

use crate::namespaces::{ASSERTION, ENTITY, PROTOCOL, TRANSIENT};
use crate::signature::{marker, sign};
use crate::xml::escape;
use crate::{Comparison, Fault, Federation, Level, MessageId, PostForm, SigningKey, binding, moment};

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
    pub fn redirect(&self, key: &SigningKey, relay_state: Option<&str>) -> Result<String, Fault> {
        binding::redirect(&self.destination, "SAMLRequest", &self.xml(), relay_state, key)
    }

    /// The form that the browser posts: enveloped signature.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn post(&self, key: &SigningKey, relay_state: Option<&str>) -> Result<PostForm, Fault> {
        let signed = sign(&self.document(&marker(self.id.as_str())), self.id.as_str(), key)?;
        Ok(binding::post(&self.destination, "SAMLRequest", &signed, relay_state))
    }

    /// The document without a signature, as it goes by redirect and as the log keeps it.
    pub fn xml(&self) -> String {
        self.document("")
    }

    fn document(&self, signature: &str) -> String {
        let force = if self.level > Level::One || self.federation == Federation::Cie {
            " ForceAuthn=\"true\""
        } else {
            ""
        };
        let issuer = escape(&self.issuer);
        format!(
            "<samlp:AuthnRequest xmlns:samlp=\"{PROTOCOL}\" xmlns:saml=\"{ASSERTION}\" ID=\"{id}\" Version=\"2.0\" \
             IssueInstant=\"{instant}\" Destination=\"{destination}\"{force} AssertionConsumerServiceIndex=\"{consumer}\" \
             AttributeConsumingServiceIndex=\"{attributes}\"><saml:Issuer Format=\"{ENTITY}\" NameQualifier=\"{issuer}\">\
             {issuer}</saml:Issuer>{signature}<samlp:NameIDPolicy Format=\"{TRANSIENT}\"></samlp:NameIDPolicy>\
             <samlp:RequestedAuthnContext Comparison=\"{comparison}\"><saml:AuthnContextClassRef>{level}\
             </saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>",
            id = self.id,
            instant = moment::write(self.issue_instant),
            destination = escape(&self.destination),
            consumer = self.consumer_index,
            attributes = self.attribute_index,
            comparison = self.comparison.word(),
            level = self.level.uri(),
        )
    }
}
