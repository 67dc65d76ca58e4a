//! Bodies, public and private.

use kernel::{Coordinates, EmailAddress, FiscalCode, Id, Instant, IpaCode, IstatCode, PhoneNumber};

/// A body.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its id: also the scope of the role `clerk`.
    pub id: Id<Organisation>,
    /// What is known of it.
    pub details: OrganisationDetails,
    /// Whether it may be shown: not before the network has answered the request with which it came.
    pub is_listed: bool,
    /// Since when it is registered.
    pub created_at: Instant,
    /// Last change.
    pub changed_at: Instant,
}

impl std::ops::Deref for Organisation {
    type Target = OrganisationDetails;
    fn deref(&self) -> &OrganisationDetails {
        &self.details
    }
}

/// What is known of a body: also what a form, an import or demo data brings.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationDetails {
    /// Its full name.
    pub name: String,
    /// What kind of body.
    pub kind: OrganisationKind,
    /// Code in the index of public administrations.
    pub ipa_code: Option<IpaCode>,
    /// When it is a Comune: its statistical code.
    pub istat_code: Option<IstatCode>,
    /// Fiscal code.
    pub fiscal_code: Option<FiscalCode>,
    /// Its site, `https://…`.
    pub website: Option<String>,
    /// Ordinary mail.
    pub email: Option<EmailAddress>,
    /// Certified mail (PEC).
    pub certified_email: Option<EmailAddress>,
    /// Telephone.
    pub phone: Option<PhoneNumber>,
    /// Street and number.
    pub address: Option<String>,
    /// The Comune where it sits.
    pub municipality: Option<IstatCode>,
    /// Its own place, when more exact than its Comune's.
    pub place: Option<Coordinates>,
    /// What it does, one paragraph.
    pub description: String,
    /// Made up for the demonstration.
    pub is_invented: bool,
}

impl OrganisationDetails {
    /// A body of which only name and kind are known.
    pub fn named(name: impl Into<String>, kind: OrganisationKind) -> Self {
        Self {
            name: name.into(),
            kind,
            ipa_code: None,
            istat_code: None,
            fiscal_code: None,
            website: None,
            email: None,
            certified_email: None,
            phone: None,
            address: None,
            municipality: None,
            place: None,
            description: String::new(),
            is_invented: false,
        }
    }

    /// What an import knows its name again by: see [`name_key`].
    pub fn key(&self) -> String {
        name_key(&self.name)
    }
}

/// A name without what people write differently each time: capitals, dots, double spaces. "C.G.I.L.  La Spezia" and
/// "CGIL la spezia" are one body.
pub fn name_key(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, '.' | '\'' | '’' | '"' | '«' | '»' | '“' | '”'));
    let spaced: String = kept.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// Comune.
    Municipality,
    /// Province.
    Province,
    /// Metropolitan city.
    MetropolitanCity,
    /// Region.
    Region,
    /// Union of Comuni.
    MunicipalUnion,
    /// Any other public body.
    PublicBody,
    /// Public employment service (Centro per l'Impiego).
    EmploymentCentre,
    /// Private employment agency.
    EmploymentAgency,
    /// Training provider.
    TrainingProvider,
    /// School, technical institute, university.
    School,
    /// Trade union.
    TradeUnion,
    /// Association of firms.
    BusinessAssociation,
    /// Chamber of commerce.
    Chamber,
    /// Association, social cooperative, foundation.
    ThirdSector,
    /// Firm.
    Firm,
    /// None of these.
    Other,
}

kernel::words!(OrganisationKind {
    Municipality = "municipality",
    Province = "province",
    MetropolitanCity = "metropolitan_city",
    Region = "region",
    MunicipalUnion = "municipal_union",
    PublicBody = "public_body",
    EmploymentCentre = "employment_centre",
    EmploymentAgency = "employment_agency",
    TrainingProvider = "training_provider",
    School = "school",
    TradeUnion = "trade_union",
    BusinessAssociation = "trade_association",
    Chamber = "chamber",
    ThirdSector = "third_sector",
    Firm = "company",
    Other = "other",
});

impl OrganisationKind {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Municipality => "network-kind-municipality",
            Self::Province => "network-kind-province",
            Self::MetropolitanCity => "network-kind-metropolitan-city",
            Self::Region => "network-kind-region",
            Self::MunicipalUnion => "network-kind-municipal-union",
            Self::PublicBody => "network-kind-public-body",
            Self::EmploymentCentre => "network-kind-employment-centre",
            Self::EmploymentAgency => "network-kind-employment-agency",
            Self::TrainingProvider => "network-kind-training-provider",
            Self::School => "network-kind-school",
            Self::TradeUnion => "network-kind-trade-union",
            Self::BusinessAssociation => "network-kind-business-association",
            Self::Chamber => "network-kind-chamber",
            Self::ThirdSector => "network-kind-third-sector",
            Self::Firm => "network-kind-firm",
            Self::Other => "network-kind-other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_key_written_differently_is_the_same() {
        assert_eq!(name_key("C.G.I.L.  La Spezia"), name_key("CGIL la spezia"));
        assert_eq!(name_key("Ciofs-Fp Liguria"), name_key("CIOFS FP Liguria"));
        assert_ne!(name_key("Comune di Follo"), name_key("Comune di Lerici"));
    }

    #[test]
    fn kind_every_word_is_read_back() {
        for kind in OrganisationKind::ALL {
            assert_eq!(OrganisationKind::parse(kind.word()), Ok(*kind));
        }
        assert!(OrganisationKind::parse("bank").is_err());
    }
}
