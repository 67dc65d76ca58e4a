//! The six kinds of actor.

use kernel::Instant;
use uuid::Uuid;

/// The scope of the whole installation: a grant on it holds on every resource.
pub const ROOT: Uuid = Uuid::nil();

/// Who is acting.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// Anybody, not signed in.
    Public,
    /// Who came from a mailed link or gave a booking code: may do one thing to one resource until `expires_at`.
    LinkHolder {
        /// The single purpose of the link, as its room names it.
        purpose: String,
        /// The one resource it opens.
        resource: Uuid,
        /// When it stops opening it.
        expires_at: Instant,
    },
    /// A citizen who signed in with a national identity.
    Person {
        /// Her id in `identity`.
        id: Uuid,
        /// How sure we are that it is she.
        level: Level,
    },
    /// Somebody who works here, with the grants that hold today.
    Staff {
        /// Her id in `identity`.
        id: Uuid,
        /// Her roles on scopes, as of now.
        grants: Vec<Grant>,
    },
    /// A job.
    System {
        /// Its kind, for the log.
        job: &'static str,
    },
    /// The administrator at the command line of the server.
    Console,
}

impl Actor {
    /// The person behind the actor, where one is known: for the "who" of a record.
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::Person { id, .. } | Self::Staff { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The kind, one word, for a record or a log.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::LinkHolder { .. } => "link",
            Self::Person { .. } => "person",
            Self::Staff { .. } => "staff",
            Self::System { .. } => "system",
            Self::Console => "console",
        }
    }

    /// The scopes on which she holds `role`; empty for who is not staff.
    pub fn scopes_of(&self, role: &str) -> Vec<Uuid> {
        match self {
            Self::Staff { grants, .. } => grants.iter().filter(|g| g.role == role).map(|g| g.scope).collect(),
            _ => Vec::new(),
        }
    }
}

/// A role held on a scope. Which scopes there are only rooms know; here one is an opaque id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role's name, such as `operator`.
    pub role: String,
    /// The id of what it is held on, or [`ROOT`].
    pub scope: Uuid,
}

/// Level of assurance of an identity (Regulation (EU) 910/2014, art. 8; SPID levels 1 to 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// SPID level 1.
    Low,
    /// SPID level 2, CIE with password and code.
    Substantial,
    /// SPID level 3, CIE with the card.
    High,
}
