//! Identity providers as their metadata describes them. What is read is only what is signed, where a signature is wanted.

mod descriptor;
mod entities;

use kernel::Instant;
use thiserror::Error;

pub(crate) use descriptor::signing_keys;

use crate::xml::{Limits, Tree};
use crate::{Binding, Certificate, Refusal};

/// No registry is longer than this.
pub const MAX_PROVIDERS: usize = 10_000;
/// No file of metadata is larger than this (bytes).
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Where a provider takes messages, by which way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The way.
    pub binding: Binding,
    /// Where requests go.
    pub location: String,
    /// Where responses go, when elsewhere (single logout only).
    pub response_location: Option<String>,
}

/// One identity provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its entity id.
    pub entity_id: String,
    /// Its name in Italian, or in the language it has.
    pub name: String,
    /// Its logo (MDUI), when it says one. Never loaded by pages as it is: for the operator's eyes.
    pub logo: Option<String>,
    /// Where requests for sign-in go.
    pub sign_on: Vec<Endpoint>,
    /// Where single logout goes; may be empty.
    pub logout: Vec<Endpoint>,
    /// The certificates whose keys sign its messages: the only keys trusted for it.
    pub certificates: Vec<Certificate>,
}

impl IdentityProvider {
    /// Where a sign-in goes by that way.
    pub fn sign_on_by(&self, binding: Binding) -> Option<&Endpoint> {
        self.sign_on.iter().find(|endpoint| endpoint.binding == binding)
    }

    /// Where a logout goes by that way.
    pub fn logout_by(&self, binding: Binding) -> Option<&Endpoint> {
        self.logout.iter().find(|endpoint| endpoint.binding == binding)
    }
}

/// Whose signature a file of metadata must bear.
#[derive(Clone, Copy, Debug)]
pub enum Trust<'a> {
    /// The operator vouches for the file. A signature that is there must still be whole: each provider's is verified with
    /// the key that the provider itself publishes, which shows that nothing broke on the way, not who wrote it.
    Operator,
    /// The whole file (a registry), or each entity in it, must be signed with one of these.
    SignedBy(&'a [Certificate]),
}

/// Why metadata was refused.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum MetadataRefusal {
    /// The document itself.
    #[error("the metadata was refused ({})", .0.code())]
    Document(Refusal),
    /// One provider's part of it.
    #[error("the metadata of {entity_id} was refused ({})", refusal.code())]
    Provider {
        /// Who.
        entity_id: String,
        /// Why.
        refusal: Refusal,
    },
    /// No identity provider in it.
    #[error("there is no identity provider in the metadata")]
    Empty,
    /// More than [`MAX_PROVIDERS`].
    #[error("there are too many providers in the metadata")]
    TooMany,
}

/// Reads the identity providers of a file: one entity, or a registry of many. Entities that are no identity provider are passed
/// over; one broken provider refuses the file, with its name. `now` tells what is no longer valid.
///
/// # Errors
/// [`MetadataRefusal`].
pub fn read(xml: &[u8], trust: Trust<'_>, now: Instant) -> Result<Vec<IdentityProvider>, MetadataRefusal> {
    let text = std::str::from_utf8(xml).map_err(|_error| MetadataRefusal::Document(Refusal::Encoding))?;
    let tree = Tree::parse(text, &Limits::METADATA).map_err(MetadataRefusal::Document)?;
    let whole = entities::whole(&tree, trust).map_err(MetadataRefusal::Document)?;
    let providers = match &whole {
        Some(signed) => {
            let tree = signed.tree(&Limits::METADATA).map_err(MetadataRefusal::Document)?;
            entities::each(tree.root(), None, now)?
        }
        None => entities::each(tree.root(), Some(trust), now)?,
    };
    if providers.is_empty() { Err(MetadataRefusal::Empty) } else { Ok(providers) }
}
