//! Our side of SPID and CIE: what a body is to the two services, written from its settings.

use std::str::FromStr;

use saml::metadata::{AttributeSet, Body, LogoutService};
use saml::{Attribute, Binding, Federation, Profile, ServiceProvider};

use crate::settings::{Organisation, Profile as Registered, Settings};

/// One of the two services that speak SAML; the eIDAS node is reached through SPID's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Service {
    /// SPID.
    Spid,
    /// CIE.
    Cie,
}

/// The text names no service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such service")]
pub(crate) struct UnknownService;

impl Service {
    /// The name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Spid => "spid",
            Self::Cie => "cie",
        }
    }

    /// Under which address its pages are.
    pub(crate) const fn base(self) -> &'static str {
        match self {
            Self::Spid => "/spid",
            Self::Cie => "/cie",
        }
    }

    /// Whose rules hold.
    pub(crate) const fn federation(self) -> Federation {
        match self {
            Self::Spid => Federation::Spid,
            Self::Cie => Federation::Cie,
        }
    }

    /// Whether an organisation offers it.
    pub(crate) const fn is_of(self, organisation: &Organisation) -> bool {
        match self {
            Self::Spid => organisation.spid,
            Self::Cie => organisation.cie,
        }
    }

    /// By what name the service knows an organisation.
    pub(crate) fn entity_id(
        self,
        settings: &Settings,
        organisation: &Organisation,
        public_url: &str,
    ) -> String {
        match self {
            Self::Spid => settings.spid_entity_id(organisation, public_url),
            Self::Cie => settings.cie_entity_id(organisation, public_url),
        }
    }

    /// The address of one of its pages: `https://…/spid/acs`.
    pub(crate) fn address(
        self,
        settings: &Settings,
        organisation: &Organisation,
        public_url: &str,
        page: &str,
    ) -> String {
        format!("{public_url}{}", settings.path(organisation, self.base(), page))
    }
}

impl FromStr for Service {
    type Err = UnknownService;
    fn from_str(text: &str) -> Result<Self, UnknownService> {
        [Self::Spid, Self::Cie].into_iter().find(|service| service.name() == text).ok_or(UnknownService)
    }
}

/// What a citizen is asked for at a sign-in: who she is, no more.
const BASE: u16 = 0;
/// What is asked for where somebody is going to be written to.
const CONTACTS: u16 = 1;
/// The eIDAS node's least.
const EIDAS: u16 = 99;

/// The set that a page asks for: its index in the metadata, and what an answer must hold.
pub(crate) fn attribute_set(service: Service, is_eidas: bool, asked: &str) -> (u16, &'static [Attribute]) {
    match (service, is_eidas, asked) {
        (Service::Cie, ..) => (BASE, required(service, BASE)),
        (Service::Spid, true, _) => (EIDAS, required(service, EIDAS)),
        (Service::Spid, false, "recapiti") => (CONTACTS, required(service, CONTACTS)),
        (Service::Spid, false, _) => (BASE, required(service, BASE)),
    }
}

/// What an answer to a request with that set must hold.
pub(crate) const fn required(service: Service, set: u16) -> &'static [Attribute] {
    use Attribute::{Email, FamilyName, FiscalNumber, Name, SpidCode};
    match (service, set) {
        (Service::Cie, _) => &[Name, FamilyName, FiscalNumber],
        (Service::Spid, EIDAS) => &[SpidCode, Name, FamilyName],
        (Service::Spid, CONTACTS) => &[Name, FamilyName, FiscalNumber, Email],
        (Service::Spid, _) => &[Name, FamilyName, FiscalNumber],
    }
}

/// A body as a service knows it: what its metadata says.
pub(crate) fn describe(
    settings: &Settings,
    organisation: &Organisation,
    service: Service,
    public_url: &str,
) -> ServiceProvider {
    let slo = service.address(settings, organisation, public_url, "/slo");
    let logout =
        [Binding::Redirect, Binding::Post].map(|binding| LogoutService { binding, location: slo.clone() });
    let profile = match service {
        Service::Cie => Profile::Public,
        Service::Spid => profile(organisation.profile),
    };
    // An operator does all by itself; an aggregator's own body is the one of the bare addresses, the others are those
    // it works for.
    let aggregator = match profile {
        Profile::Public => None,
        Profile::OperatorFull => Some(organisation),
        _ => Some(settings.default_organisation().unwrap_or(organisation)),
    };
    ServiceProvider {
        federation: service.federation(),
        profile,
        entity_id: service.entity_id(settings, organisation, public_url),
        consumers: vec![service.address(settings, organisation, public_url, "/acs")],
        logout: logout.to_vec(),
        attribute_sets: attribute_sets(service, settings.eidas_node),
        body: body(organisation),
        aggregator: aggregator.map(body),
        technical: None,
    }
}

fn attribute_sets(service: Service, has_eidas: bool) -> Vec<AttributeSet> {
    use Attribute::{DigitalAddress, Email, FamilyName, FiscalNumber, MobilePhone, Name, SpidCode};
    let set = |index, name: &str, attributes: &[Attribute]| AttributeSet {
        index,
        name: name.to_owned(),
        description: None,
        attributes: attributes.to_vec(),
    };
    match service {
        Service::Cie => vec![set(BASE, "Accesso ai servizi", &Attribute::CIE)],
        Service::Spid => {
            let contacts = [SpidCode, Name, FamilyName, FiscalNumber, Email, MobilePhone, DigitalAddress];
            let mut sets = vec![
                set(BASE, "Accesso ai servizi", &[SpidCode, Name, FamilyName, FiscalNumber]),
                set(CONTACTS, "Accesso ai servizi con recapiti", &contacts),
            ];
            if has_eidas {
                sets.extend([AttributeSet::eidas_minimum(), AttributeSet::eidas_full()]);
            }
            sets
        }
    }
}

const fn profile(registered: Registered) -> Profile {
    match registered {
        Registered::Public => Profile::Public,
        Registered::AggregatorFull => Profile::AggregatorFull,
        Registered::AggregatorLite => Profile::AggregatorLite,
        Registered::OperatorFull => Profile::OperatorFull,
        Registered::OperatorLite => Profile::OperatorLite,
    }
}

fn body(organisation: &Organisation) -> Body {
    Body {
        name: organisation.name.clone(),
        display_name: organisation.display_name.clone(),
        url: organisation.url.clone(),
        ipa_code: organisation.ipa_code.clone(),
        fiscal_code: Some(organisation.fiscal_code.clone()),
        vat_number: organisation.vat_number.clone(),
        email: organisation.email.clone(),
        phone: organisation.phone.clone(),
        municipality: organisation.seat_code(),
        province: organisation.province.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        let provincia = Organisation { slug: "provincia".to_owned(), ..Organisation::example() };
        Settings { organisations: vec![Organisation::example(), provincia], ..Settings::default() }
    }

    #[test]
    fn body_listens_at_its_own_addresses() {
        let settings = settings();

        let described =
            describe(&settings, &settings.organisations[1], Service::Spid, "https://rete.example");

        assert_eq!(described.entity_id, "https://rete.example/spid/provincia/metadata");
        assert_eq!(described.consumers, ["https://rete.example/spid/provincia/acs"]);
        assert!(described.logout.iter().all(|at| at.location == "https://rete.example/spid/provincia/slo"));
        assert_eq!(described.aggregator, None);
    }

    #[test]
    fn sets_of_the_node_are_there_where_it_is_offered() {
        let mut settings = settings();
        let indexes = |settings: &Settings, service| {
            let sets = describe(settings, &settings.organisations[0], service, "https://x").attribute_sets;
            sets.into_iter().map(|set| set.index).collect::<Vec<_>>()
        };

        assert_eq!(indexes(&settings, Service::Spid), [0, 1]);
        settings.eidas_node = true;
        assert_eq!(indexes(&settings, Service::Spid), [0, 1, 99, 100]);
        assert_eq!(indexes(&settings, Service::Cie), [0]);
    }

    #[test]
    fn answer_must_hold_no_more_than_the_set_asks() {
        let settings = Settings { eidas_node: true, ..settings() };
        for service in [Service::Spid, Service::Cie] {
            for set in describe(&settings, &settings.organisations[0], service, "https://x").attribute_sets {
                let asked = required(service, set.index);
                assert!(asked.iter().all(|attribute| set.attributes.contains(attribute)), "{set:?}");
            }
        }
    }

    #[test]
    fn page_that_writes_to_somebody_asks_for_more() {
        assert_eq!(attribute_set(Service::Spid, false, "").0, 0);
        assert_eq!(attribute_set(Service::Spid, false, "recapiti").0, 1);
        assert_eq!(attribute_set(Service::Spid, true, "recapiti").0, 99);
        assert_eq!(attribute_set(Service::Cie, false, "recapiti").0, 0);
    }
}
