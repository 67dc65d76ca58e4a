//! The OpenID federations: providers that an anchor vouches for, and marks of our own bodies.

use kernel::Instant;
use policy::Level;
use serde_json::{Map, Value};

use super::{Service, Way, level_number};
use crate::settings::FederationKind;

/// A provider that an anchor vouches for.
#[derive(Clone, Debug)]
pub(crate) struct FederatedProvider {
    /// Its identifier.
    pub(crate) entity: String,
    pub(crate) kind: FederationKind,
    pub(crate) anchor: String,
    pub(crate) name: String,
    /// Its metadata after all policies, with its keys.
    pub(crate) metadata: Map<String, Value>,
    /// The statements of the chain.
    pub(crate) chain: Vec<String>,
    pub(crate) resolved_at: Instant,
    pub(crate) expires_at: Instant,
}

impl FederatedProvider {
    /// A text of its metadata.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.metadata.get(name)?.as_str()
    }

    /// Whether it says that answers bear its name.
    pub(crate) fn names_itself(&self) -> bool {
        self.metadata.get("authorization_response_iss_parameter_supported") == Some(&Value::Bool(true))
    }

    /// Whether the chain holds at that time.
    pub(crate) fn holds_at(&self, now: Instant) -> bool {
        now < self.expires_at
    }

    /// Whether it is time to build the chain anew: half a day after it was built, or two hours before it ends.
    pub(crate) fn is_due_at(&self, now: Instant) -> bool {
        self.resolved_at.plus_minutes(12 * 60) <= now || self.expires_at <= now.plus_minutes(120)
    }
}

/// A trust mark of one of our bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustMark {
    /// The body, by its word in the configuration.
    pub organisation: String,
    /// The mark's own name.
    pub kind: String,
    /// The token.
    pub token: String,
    /// Who gave it.
    pub issuer: String,
    /// Until when.
    pub expires_at: Option<Instant>,
}

impl FederationKind {
    /// The name in the database.
    pub(crate) const fn name(self) -> &'static str {
        self.service().name()
    }

    /// Which service's sign-ins they are.
    pub(crate) const fn service(self) -> Service {
        match self {
            Self::Cie => Service::Cie,
            Self::Spid => Service::Spid,
        }
    }

    /// How a session that it signs in is called.
    pub(crate) const fn way(self) -> Way {
        match self {
            Self::Cie => Way::Cie,
            Self::Spid => Way::Spid,
        }
    }
}

impl std::str::FromStr for FederationKind {
    type Err = super::UnknownKind;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Cie, Self::Spid].into_iter().find(|kind| kind.name() == text).ok_or(super::UnknownKind)
    }
}

/// The number of a level, as requests write it.
pub(crate) fn number_of(level: Level) -> u8 {
    u8::try_from(level_number(level)).unwrap_or(3)
}
