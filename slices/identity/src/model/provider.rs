//! Providers of national identities, as the registry that an operator imported lists them.

use std::str::FromStr;

use jiff::civil::Date;
use kernel::Instant;
use saml::provider::Endpoint;
use saml::{Binding, Certificate, IdentityProvider};
use serde::{Deserialize, Serialize};

use super::Way;

/// What a provider gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProviderKind {
    /// SPID identities.
    Spid,
    /// The electronic identity card.
    Cie,
    /// Identities of other countries: the Italian node.
    Eidas,
}

/// The text names no kind of provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such kind of provider")]
pub struct UnknownKind;

impl ProviderKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Spid, Self::Cie, Self::Eidas];

    /// The name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spid => "spid",
            Self::Cie => "cie",
            Self::Eidas => "eidas",
        }
    }

    /// How a session that it signs in is called.
    #[must_use]
    pub const fn way(self) -> Way {
        match self {
            Self::Spid => Way::Spid,
            Self::Cie => Way::Cie,
            Self::Eidas => Way::Eidas,
        }
    }
}

impl FromStr for ProviderKind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.name() == text).ok_or(UnknownKind)
    }
}

/// A provider on record.
#[derive(Clone, Debug)]
pub struct Provider {
    /// What it gives.
    pub kind: ProviderKind,
    /// Its endpoints and the keys trusted for it.
    pub saml: IdentityProvider,
}

/// What the pages say of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registry {
    /// Of which providers.
    pub kind: ProviderKind,
    /// How many.
    pub providers: i64,
    /// The day of its file.
    pub on: Date,
    /// When it was imported.
    pub imported_at: Instant,
}

/// A provider as its row keeps it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Described {
    sign_on: Vec<Place>,
    logout: Vec<Place>,
    /// PEM.
    certificates: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Place {
    binding: String,
    location: String,
    response_location: Option<String>,
}

impl From<&IdentityProvider> for Described {
    fn from(provider: &IdentityProvider) -> Self {
        let pem = |certificate: &Certificate| certificate.pem();
        Self {
            sign_on: provider.sign_on.iter().map(Place::from).collect(),
            logout: provider.logout.iter().map(Place::from).collect(),
            certificates: provider.certificates.iter().map(pem).collect(),
        }
    }
}

impl From<&Endpoint> for Place {
    fn from(endpoint: &Endpoint) -> Self {
        Self {
            binding: endpoint.binding.uri().to_owned(),
            location: endpoint.location.clone(),
            response_location: endpoint.response_location.clone(),
        }
    }
}

impl Described {
    /// The provider again; what this program cannot read any more is left out.
    pub(crate) fn provider(self, entity_id: String, name: String) -> IdentityProvider {
        let endpoints = |places: Vec<Place>| {
            let endpoint = |place: Place| {
                let binding = Binding::of_uri(&place.binding)?;
                let Place { location, response_location, .. } = place;
                Some(Endpoint { binding, location, response_location })
            };
            places.into_iter().filter_map(endpoint).collect()
        };
        let certificates = self.certificates.iter().filter_map(|pem| Certificate::from_pem(pem).ok());
        IdentityProvider {
            entity_id,
            name,
            logo: None,
            certificates: certificates.collect(),
            sign_on: endpoints(self.sign_on),
            logout: endpoints(self.logout),
        }
    }
}
