//! Single logout, both ways and by both bindings: ours to the provider and the provider's to us.

use kernel::Instant;

use crate::binding::{self, Incoming};
use crate::namespaces::{ASSERTION, ENTITY, PROTOCOL, RESPONDER, SUCCESS, TRANSIENT};
use crate::signature::{marker, sign};
use crate::xml::{Limits, Node, Tree, escape};
use crate::{Fault, IdentityProvider, MessageId, PostForm, Refusal, SigningKey, moment};

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

impl LogoutRequest {
    /// The address to redirect the browser to.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn redirect(&self, key: &SigningKey, relay_state: Option<&str>) -> Result<String, Fault> {
        binding::redirect(&self.destination, "SAMLRequest", &self.document(""), relay_state, key)
    }

    /// The form that the browser posts.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn post(&self, key: &SigningKey, relay_state: Option<&str>) -> Result<PostForm, Fault> {
        let signed = sign(&self.document(&marker(self.id.as_str())), self.id.as_str(), key)?;
        Ok(binding::post(&self.destination, "SAMLRequest", &signed, relay_state))
    }

    fn document(&self, signature: &str) -> String {
        let session = self.session_index.as_deref().map_or_else(String::new, |index| {
            format!("<samlp:SessionIndex>{}</samlp:SessionIndex>", escape(index))
        });
        format!(
            "<samlp:LogoutRequest xmlns:samlp=\"{PROTOCOL}\" xmlns:saml=\"{ASSERTION}\" {head}>{issuer}{signature}\
             <saml:NameID Format=\"{TRANSIENT}\" NameQualifier=\"{qualifier}\">{name}</saml:NameID>{session}\
             </samlp:LogoutRequest>",
            head = head(&self.id, self.issue_instant, &self.destination),
            issuer = issuer(&self.issuer),
            qualifier = escape(&self.name_id.qualifier),
            name = escape(&self.name_id.value),
        )
    }
}

impl LogoutResponse {
    /// The address to redirect the browser to.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn redirect(&self, key: &SigningKey, relay_state: Option<&str>) -> Result<String, Fault> {
        binding::redirect(&self.destination, "SAMLResponse", &self.document(""), relay_state, key)
    }

    /// The form that the browser posts.
    ///
    /// # Errors
    /// [`Fault`] of the key or of writing.
    pub fn post(&self, key: &SigningKey, relay_state: Option<&str>) -> Result<PostForm, Fault> {
        let signed = sign(&self.document(&marker(self.id.as_str())), self.id.as_str(), key)?;
        Ok(binding::post(&self.destination, "SAMLResponse", &signed, relay_state))
    }

    fn document(&self, signature: &str) -> String {
        let status = if self.success { SUCCESS } else { RESPONDER };
        format!(
            "<samlp:LogoutResponse xmlns:samlp=\"{PROTOCOL}\" xmlns:saml=\"{ASSERTION}\" {head} InResponseTo=\"{answers}\">\
             {issuer}{signature}<samlp:Status><samlp:StatusCode Value=\"{status}\"></samlp:StatusCode></samlp:Status>\
             </samlp:LogoutResponse>",
            head = head(&self.id, self.issue_instant, &self.destination),
            answers = escape(&self.in_response_to),
            issuer = issuer(&self.issuer),
        )
    }
}

fn head(id: &MessageId, at: Instant, destination: &str) -> String {
    let (instant, destination) = (moment::write(at), escape(destination));
    format!("ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{instant}\" Destination=\"{destination}\"")
}

fn issuer(entity_id: &str) -> String {
    let name = escape(entity_id);
    format!("<saml:Issuer Format=\"{ENTITY}\" NameQualifier=\"{name}\">{name}</saml:Issuer>")
}

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
pub fn claimed_issuer(incoming: Incoming<'_>) -> Result<String, Refusal> {
    let field = match incoming {
        Incoming::Redirect { query } if query.split('&').any(|part| part.starts_with("SAMLResponse=")) => {
            "SAMLResponse"
        }
        _ => "SAMLRequest",
    };
    let text = binding::unverified(incoming, field)?;
    let tree = Tree::parse(&text, &Limits::MESSAGE)?;
    tree.root().first(ASSERTION, "Issuer").and_then(Node::text).ok_or(Refusal::IssuerMissing)
}

/// Verifies a provider's request to end a session.
///
/// # Errors
/// [`Refusal`].
pub fn verify_request(
    expected: &LogoutExpectations<'_>,
    incoming: Incoming<'_>,
) -> Result<VerifiedLogoutRequest, Refusal> {
    let signed = binding::verified(incoming, "SAMLRequest", &expected.provider.certificates)?;
    let tree = signed.tree(&Limits::MESSAGE)?;
    let id = envelope(expected, tree.root(), "LogoutRequest")?;
    if tree
        .root()
        .given("NotOnOrAfter")
        .is_some_and(|end| moment::read(end).is_none_or(|end| is_over(expected, end)))
    {
        return Err(Refusal::Expired);
    }
    let (name_id, session_index) = whose(tree.root())?;
    Ok(VerifiedLogoutRequest { id, name_id, session_index })
}

/// Verifies a provider's answer to our request `request_id`; true when the session is ended there too.
///
/// # Errors
/// [`Refusal`].
pub fn verify_response(
    expected: &LogoutExpectations<'_>,
    request_id: &str,
    incoming: Incoming<'_>,
) -> Result<bool, Refusal> {
    let signed = binding::verified(incoming, "SAMLResponse", &expected.provider.certificates)?;
    let tree = signed.tree(&Limits::MESSAGE)?;
    envelope(expected, tree.root(), "LogoutResponse")?;
    let answers = tree.root().given("InResponseTo").ok_or(Refusal::InResponseToMissing)?;
    if answers != request_id {
        return Err(Refusal::InResponseTo);
    }
    let status = tree.root().first(PROTOCOL, "Status").ok_or(Refusal::StatusMissing)?;
    let code = status.first(PROTOCOL, "StatusCode").and_then(|code| code.given("Value"));
    Ok(code.ok_or(Refusal::StatusCodeMissing)? == SUCCESS)
}

/// Whose session a request is to end, and which.
pub(crate) fn whose(request: Node<'_>) -> Result<(NameId, Option<String>), Refusal> {
    let name = request.first(ASSERTION, "NameID").ok_or(Refusal::NameIdMissing)?;
    let value = name.text().ok_or(Refusal::NameIdMissing)?;
    let qualifier = name.given("NameQualifier").unwrap_or_default().to_owned();
    let session = request.first(PROTOCOL, "SessionIndex").and_then(Node::text);
    Ok((NameId { value, qualifier }, session))
}

/// The checks that both messages share; gives the id.
fn envelope(expected: &LogoutExpectations<'_>, message: Node<'_>, name: &str) -> Result<String, Refusal> {
    if !message.is(PROTOCOL, name) {
        return Err(Refusal::WrongMessage);
    }
    let id = message.given("ID").ok_or(Refusal::Id)?.to_owned();
    if message.attribute("Version") != Some("2.0") {
        return Err(Refusal::Version);
    }
    let issued = message.given("IssueInstant").ok_or(Refusal::IssueInstantMissing)?;
    let issued = moment::read(issued).ok_or(Refusal::IssueInstantFormat)?;
    if is_over(expected, moment::plus(issued, LIFE_SECONDS)) {
        return Err(Refusal::IssueInstantPast);
    }
    if issued > moment::plus(expected.now, expected.tolerance_seconds) {
        return Err(Refusal::IssueInstantFuture);
    }
    match message.given("Destination") {
        None => return Err(Refusal::DestinationMissing),
        Some(destination) if destination != expected.location => return Err(Refusal::Destination),
        Some(_) => {}
    }
    let issuer = message.first(ASSERTION, "Issuer").and_then(Node::text).ok_or(Refusal::IssuerMissing)?;
    if issuer != expected.provider.entity_id {
        return Err(Refusal::Issuer);
    }
    Ok(id)
}

/// How long a logout message is good for.
const LIFE_SECONDS: i64 = 300;

fn is_over(expected: &LogoutExpectations<'_>, end: Instant) -> bool {
    moment::plus(end, expected.tolerance_seconds) <= expected.now
}
