//! Our own metadata, signed: how a body presents its service to a federation, in each profile.

mod contacts;
mod write;

use crate::signature::sign;
use crate::{Attribute, Binding, Certificate, Fault, Federation, MessageId, SigningKey};

/// How the body takes part (Avviso SPID 29 for the first, Avviso 19 for the others).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// A public body for itself.
    Public,
    /// An aggregator of public bodies that keeps the keys of each (`pub-ag-full`).
    AggregatorFull,
    /// An aggregator through which the bodies sign (`pub-ag-lite`).
    AggregatorLite,
    /// An operator of public services, full (`pub-op-full`).
    OperatorFull,
    /// An operator of public services, light (`pub-op-lite`).
    OperatorLite,
}

/// A set of attributes that can be asked, under the name that the person reads at her provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeSet {
    /// Its index: what a request names. 99 and 100 are the eIDAS node's.
    pub index: u16,
    /// Name of the service in Italian.
    pub name: String,
    /// What it is for, in Italian.
    pub description: Option<String>,
    /// What is asked.
    pub attributes: Vec<Attribute>,
}

impl AttributeSet {
    /// The eIDAS node's minimum set, index 99.
    pub fn eidas_minimum() -> Self {
        Self {
            index: 99,
            name: "eIDAS Natural Person Minimum Attribute Set".into(),
            description: None,
            attributes: Attribute::EIDAS_MINIMUM.to_vec(),
        }
    }

    /// The eIDAS node's full set, index 100.
    pub fn eidas_full() -> Self {
        Self {
            index: 100,
            name: "eIDAS Natural Person Full Attribute Set".into(),
            description: None,
            attributes: Attribute::EIDAS_FULL.to_vec(),
        }
    }
}

/// Where our single logout listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutService {
    /// By which way.
    pub binding: Binding,
    /// Where.
    pub location: String,
}

/// A body as metadata names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Full name as the public index has it.
    pub name: String,
    /// Short name, as people say it.
    pub display_name: String,
    /// Its site.
    pub url: String,
    /// Code in the public index.
    pub ipa_code: String,
    /// Fiscal code of the body (11 digits).
    pub fiscal_code: Option<String>,
    /// VAT number with the country before it (`IT…`).
    pub vat_number: Option<String>,
    /// Mail of who answers for the service.
    pub email: String,
    /// Telephone, `+39…` without spaces.
    pub phone: Option<String>,
    /// Municipality of the seat: its ISTAT code (CIE).
    pub municipality: Option<String>,
    /// Province of the seat: two letters (CIE).
    pub province: Option<String>,
}

/// The service as it is presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceProvider {
    /// To which federation.
    pub federation: Federation,
    /// In which profile.
    pub profile: Profile,
    /// Entity id: https, without a query.
    pub entity_id: String,
    /// Locations of the assertion consumers (POST); their index is their place, the first is the default.
    pub consumers: Vec<String>,
    /// Where single logout listens.
    pub logout: Vec<LogoutService>,
    /// What can be asked.
    pub attribute_sets: Vec<AttributeSet>,
    /// The body whose service it is (the aggregated one, where there is an aggregator).
    pub body: Body,
    /// The aggregator or operator, where the profile has one.
    pub aggregator: Option<Body>,
    /// Who keeps the machine (CIE: contact `technical`); none: the body itself.
    pub technical: Option<Body>,
}

impl ServiceProvider {
    /// The signed metadata. `id` is its XML id; make the document once and keep it.
    ///
    /// # Errors
    /// [`Fault::Incomplete`] with the field that the profile wants, or faults of signing.
    pub fn metadata(&self, id: &MessageId, key: &SigningKey) -> Result<String, Fault> {
        self.metadata_with(id, key, &[])
    }

    /// As [`Self::metadata`], publishing also the certificates of keys that come next or have just gone, while providers
    /// take notice.
    ///
    /// # Errors
    /// As [`Self::metadata`].
    pub fn metadata_with(
        &self,
        id: &MessageId,
        key: &SigningKey,
        others: &[Certificate],
    ) -> Result<String, Fault> {
        self.check()?;
        sign(&write::document(self, id.as_str(), key.certificate(), others), id.as_str(), key)
    }

    /// What every federation and the profile want.
    fn check(&self) -> Result<(), Fault> {
        let word = self.profile.word();
        let entity_id_holds = self.entity_id.starts_with("https://")
            && !self.entity_id.contains(['?', '#', ' '])
            && word.is_none_or(|word| self.entity_id.contains(word));
        let sets_hold = !self.attribute_sets.is_empty()
            && self.attribute_sets.iter().all(|set| {
                let unique = set.attributes.iter().collect::<std::collections::BTreeSet<_>>();
                unique.len() == set.attributes.len()
                    && !unique.is_empty()
                    && !set.name.trim().is_empty()
                    && (self.federation == Federation::Spid
                        || unique.iter().all(|one| Attribute::CIE.contains(*one)))
            });
        let operator = matches!(self.profile, Profile::OperatorFull | Profile::OperatorLite);
        let checks = [
            ("entity_id", entity_id_holds),
            ("consumers", !self.consumers.is_empty()),
            ("logout", !self.logout.is_empty()),
            ("attribute_sets", sets_hold),
            ("profile", self.federation == Federation::Spid || self.profile == Profile::Public),
            ("aggregator", word.is_none() || self.aggregator.is_some()),
            ("body.name", !self.body.name.trim().is_empty() && !self.body.display_name.trim().is_empty()),
            ("body.url", !self.body.url.trim().is_empty()),
            ("body.email", !self.body.email.trim().is_empty()),
            ("body.ipa_code", !self.body.ipa_code.trim().is_empty()),
            ("body.municipality", self.federation == Federation::Spid || self.body.municipality.is_some()),
            (
                "aggregator.vat_number",
                !operator || self.aggregator.iter().all(|one| one.vat_number.is_some()),
            ),
            (
                "aggregator.fiscal_code",
                !operator || self.aggregator.iter().all(|one| one.fiscal_code.is_some()),
            ),
        ];
        match checks.into_iter().find(|(_, holds)| !holds) {
            Some((field, _)) => Err(Fault::Incomplete(field)),
            None => Ok(()),
        }
    }
}

impl Profile {
    /// The word that the entity id must hold.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Public => None,
            Self::AggregatorFull => Some("pub-ag-full"),
            Self::AggregatorLite => Some("pub-ag-lite"),
            Self::OperatorFull => Some("pub-op-full"),
            Self::OperatorLite => Some("pub-op-lite"),
        }
    }
}
