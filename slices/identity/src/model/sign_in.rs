//! A sign-in with a provider: what is remembered of it until the answer comes, and what is logged then.

use kernel::{Id, Instant};
use policy::Level;
use saml::MessageId;
use uuid::Uuid;

use super::{PersonId, Service, SessionId, Way};

/// A sign-in at a provider.
#[derive(Debug)]
pub struct SignIn;
/// The id of a sign-in that awaits its provider; the request's own `ID` is written from it.
pub type RequestId = Id<SignIn>;

/// A logout at a provider.
#[derive(Debug)]
pub struct Logout;
/// The id of a logout that awaits its provider.
pub type LogoutId = Id<Logout>;

/// The `ID` of a message of ours.
pub(crate) fn message_id(id: Uuid) -> MessageId {
    MessageId::from_bytes(*id.as_bytes())
}

/// A sign-in on its way.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) id: RequestId,
    pub(crate) service: Service,
    pub(crate) organisation: String,
    /// The provider's entity id.
    pub(crate) provider: String,
    /// Level asked.
    pub(crate) level: Level,
    pub(crate) attribute_set: u16,
    /// Digest of the browser's short-lived cookie.
    pub(crate) browser_hash: String,
    /// Where she was going.
    pub(crate) towards: String,
    pub(crate) sealed_request: Vec<u8>,
    /// The session that this sign-in takes the place of.
    pub(crate) replaces: Option<SessionId>,
    pub(crate) issued_at: Instant,
    pub(crate) expires_at: Instant,
    pub(crate) used_at: Option<Instant>,
}

impl Pending {
    /// Minutes that a person has at her provider. Providers give up sooner.
    const MINUTES: i64 = 30;

    /// Until when an answer to a request made now is taken.
    pub(crate) const fn expiry(now: Instant) -> Instant {
        now.plus_minutes(Self::MINUTES)
    }
}

/// A request with its response, for the log that the rules of SPID want.
pub(crate) struct Pair<'a> {
    pub(crate) way: Way,
    pub(crate) protocol: &'static str,
    pub(crate) organisation: &'a str,
    pub(crate) provider: &'a str,
    pub(crate) request_id: &'a str,
    pub(crate) requested_at: Instant,
    pub(crate) response_id: Option<&'a str>,
    pub(crate) responded_at: Option<Instant>,
    /// `ok`, or the code of the refusal.
    pub(crate) outcome: &'a str,
    pub(crate) level: Option<Level>,
    pub(crate) person: Option<PersonId>,
    pub(crate) request: &'a [u8],
    pub(crate) response: &'a [u8],
}
