//! `[identity]` of the configuration: the organisations that sign citizens in, and with what they are known to the
//! federations. Parsed by `app`, handed to [`crate::slice`].

mod federation;
mod offices;
mod organisation;

use serde::Deserialize;

pub use federation::{Federation, FederationKind, TrustAnchor};
pub use offices::{Office, OfficeRole};
pub use organisation::{Organisation, Profile};

/// Seconds that a provider's clock may differ from ours, where nothing else is said.
const CLOCK_TOLERANCE_SECONDS: u32 = 60;
/// More would let old answers in.
const CLOCK_TOLERANCE_MAX_SECONDS: u32 = 300;

/// `[identity]`; without organisations nobody signs in with SPID or CIE, and the pages do not offer it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The bodies that are service providers, each with metadata of its own.
    pub organisations: Vec<Organisation>,
    /// The slug of the one that answers at the bare addresses; the first when left out.
    pub default_organisation: Option<String>,
    /// How far a provider's clock may be from ours.
    pub clock_tolerance_seconds: u32,
    /// Whether the Italian eIDAS node is offered to people of other countries, once its metadata is imported.
    pub eidas_node: bool,
    /// The OpenID federations.
    pub federation: Federation,
    /// The offices whose own sign-in lets staff in.
    pub offices: Vec<Office>,
    /// Whether providers on this very machine are reached, by plain http too. Demonstrations and tests set it; no
    /// configuration can.
    #[serde(skip)]
    pub allow_loopback: bool,
    /// Certificates (PEM) that providers are trusted by besides the system's. Demonstrations and tests set them.
    #[serde(skip)]
    pub extra_roots: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            organisations: Vec::new(),
            default_organisation: None,
            clock_tolerance_seconds: CLOCK_TOLERANCE_SECONDS,
            eidas_node: false,
            federation: Federation::default(),
            offices: Vec::new(),
            allow_loopback: false,
            extra_roots: Vec::new(),
        }
    }
}

impl Settings {
    /// The organisation of a slug.
    #[must_use]
    pub fn organisation(&self, slug: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|organisation| organisation.slug == slug)
    }

    /// The organisation of the bare addresses (`/spid/metadata`).
    #[must_use]
    pub fn default_organisation(&self) -> Option<&Organisation> {
        match &self.default_organisation {
            Some(slug) => self.organisation(slug),
            None => self.organisations.first(),
        }
    }

    /// Whether it is the one of the bare addresses.
    #[must_use]
    pub fn is_default(&self, organisation: &Organisation) -> bool {
        self.default_organisation().is_some_and(|default| default.slug == organisation.slug)
    }

    /// By what name SPID knows an organisation: what was set, or the address of its metadata.
    #[must_use]
    pub fn spid_entity_id(&self, organisation: &Organisation, public_url: &str) -> String {
        let set = organisation.entity_id.clone();
        set.unwrap_or_else(|| {
            let mark = organisation.profile.entity_mark().map_or_else(String::new, |mark| format!("/{mark}"));
            format!("{public_url}{}{mark}", self.path(organisation, "/spid", "/metadata"))
        })
    }

    /// By what name CIE knows it.
    #[must_use]
    pub fn cie_entity_id(&self, organisation: &Organisation, public_url: &str) -> String {
        let set = organisation.cie_entity_id.clone();
        set.unwrap_or_else(|| format!("{public_url}{}", self.path(organisation, "/cie", "/metadata")))
    }

    /// The path of an organisation's page under `/spid` or `/cie`: `/spid/acs` or `/spid/{slug}/acs`.
    #[must_use]
    pub fn path(&self, organisation: &Organisation, base: &str, page: &str) -> String {
        match self.is_default(organisation) {
            true => format!("{base}{page}"),
            false => format!("{base}/{}{page}", organisation.slug),
        }
    }

    /// The keys whose values cannot work, each with what to mend. `public_url` is where the portal answers.
    #[must_use]
    pub fn faults(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        if self.clock_tolerance_seconds > CLOCK_TOLERANCE_MAX_SECONDS {
            faults.push((
                "identity.clock_tolerance_seconds".to_owned(),
                format!(
                    "{} is too much: at most {CLOCK_TOLERANCE_MAX_SECONDS}",
                    self.clock_tolerance_seconds
                ),
            ));
        }
        if let Some(slug) = &self.default_organisation
            && self.organisation(slug).is_none()
        {
            let what = format!("no organisation has the slug «{slug}»: name one of identity.organisations");
            faults.push(("identity.default_organisation".to_owned(), what));
        }
        for (index, organisation) in self.organisations.iter().enumerate() {
            let key = |name: &str| format!("identity.organisations[{index}].{name}");
            faults.extend(organisation.faults().into_iter().map(|(name, what)| (key(name), what)));
            let is_first = |other: &Organisation| other.slug == organisation.slug;
            if self.organisations.iter().position(is_first) != Some(index) {
                faults.push((key("slug"), format!("«{}» is there twice", organisation.slug)));
            }
        }
        let for_others = |one: &Organisation| one.profile == Profile::OperatorLite;
        if self.organisations.iter().any(for_others)
            && self.default_organisation().is_some_and(|default| default.vat_number.is_none())
        {
            let what =
                "an operator that signs in for others must say it: write it for the default organisation";
            faults.push(("identity.organisations.vat_number".to_owned(), what.to_owned()));
        }
        faults.extend(self.federation.faults());
        for (index, office) in self.offices.iter().enumerate() {
            let key = |name: String| format!("identity.offices[{index}].{name}");
            faults.extend(office.faults().into_iter().map(|(name, what)| (key(name), what)));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(slugs: &[&str]) -> Settings {
        let one = |slug: &&str| Organisation { slug: (*slug).to_owned(), ..Organisation::example() };
        Settings { organisations: slugs.iter().map(one).collect(), ..Settings::default() }
    }

    fn keys(settings: &Settings) -> Vec<String> {
        settings.faults().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn first_organisation_answers_at_the_bare_addresses() {
        let settings = settings(&["comune", "provincia"]);
        let [comune, provincia] = &settings.organisations[..] else { panic!("two") };
        let url = "https://rete.example";

        assert_eq!(settings.spid_entity_id(comune, url), "https://rete.example/spid/metadata");
        assert_eq!(settings.spid_entity_id(provincia, url), "https://rete.example/spid/provincia/metadata");
        assert_eq!(settings.cie_entity_id(provincia, url), "https://rete.example/cie/provincia/metadata");
        assert_eq!(settings.path(comune, "/spid", "/acs"), "/spid/acs");
    }

    #[test]
    fn aggregator_is_known_by_a_name_with_its_mark() {
        let mut settings = settings(&["comune"]);
        settings.organisations[0].profile = Profile::AggregatorFull;

        let entity_id = settings.spid_entity_id(&settings.organisations[0], "https://rete.example");

        assert!(entity_id.contains("/pub-ag-full"), "{entity_id}");
    }

    #[test]
    fn values_that_cannot_work_are_named() {
        let mut wrong = settings(&["comune", "comune"]);
        wrong.clock_tolerance_seconds = 301;
        wrong.default_organisation = Some("altro".to_owned());

        assert_eq!(
            keys(&wrong),
            [
                "identity.clock_tolerance_seconds",
                "identity.default_organisation",
                "identity.organisations[1].slug"
            ]
        );
        assert!(keys(&settings(&["comune"])).is_empty());
    }
}
