//! The people of the stand-ins: called "Prova" and after a word for the sea, as those of the demonstration are. Their fiscal
//! codes are well formed and name places that are none (`X001`), so that they can be nobody's.

use saml::Attribute;

use super::StandInError;
use super::provider::{Kind, Provider};

/// Somebody whom nobody is.
#[derive(Debug)]
pub struct Person {
    /// Her word in forms and tests.
    pub slug: &'static str,
    /// First name.
    pub name: &'static str,
    /// Family name.
    pub family_name: &'static str,
    /// What she is good for, for who chooses her on the page.
    pub note: &'static str,
    /// F or M.
    pub gender: &'static str,
    /// Day of birth, `YYYY-MM-DD`.
    pub born: &'static str,
    /// Province of birth.
    pub county: &'static str,
    /// Her Italian fiscal code; a foreigner has none.
    pub fiscal_code: Option<&'static str>,
    /// The providers where she has an identity, with its code there.
    pub identities: &'static [(&'static str, &'static str)],
    /// The firm whose identity it is.
    pub firm: Option<Firm>,
}

/// A firm that somebody stands for with its own identity.
#[derive(Debug)]
pub struct Firm {
    /// Its name.
    pub name: &'static str,
    /// Its fiscal code and VAT number.
    pub fiscal_code: &'static str,
}

const fn citizen(
    slug: &'static str,
    family_name: &'static str,
    note: &'static str,
    (gender, born, fiscal_code): (&'static str, &'static str, &'static str),
    identities: &'static [(&'static str, &'static str)],
) -> Person {
    Person {
        slug,
        name: "Prova",
        family_name,
        note,
        gender,
        born,
        county: "SP",
        fiscal_code: Some(fiscal_code),
        identities,
        firm: None,
    }
}

/// All of them.
pub static PEOPLE: [Person; 14] = [
    citizen(
        "alga",
        "Alga",
        "due identità SPID (Ponente e Levante) e la CIE: una persona sola",
        ("F", "1988-03-14", "LGAPRV88C54X001V"),
        &[("ponente", "PONE0000000001"), ("levante", "LEVA0000000001"), ("cie", "")],
    ),
    citizen(
        "scoglio",
        "Scoglio",
        "SPID presso un solo fornitore",
        ("M", "1975-11-02", "SCGPRV75S02X001G"),
        &[("ponente", "PONE0000000002"), ("cie", "")],
    ),
    citizen(
        "brezza",
        "Brezza",
        "19 anni",
        ("F", "2007-06-21", "BRZPRV07H61X002O"),
        &[("tramontana", "TRAM0000000003"), ("cie", "")],
    ),
    citizen(
        "maestrale",
        "Maestrale",
        "più di 50 anni",
        ("M", "1961-01-30", "MSTPRV61A30X001J"),
        &[("levante", "LEVA0000000004"), ("cie", "")],
    ),
    citizen(
        "duna",
        "Duna",
        "tre identità SPID",
        ("F", "1993-09-09", "DNUPRV93P49X003H"),
        &[("ponente", "PONE0000000005"), ("levante", "LEVA0000000005"), ("tramontana", "TRAM0000000005")],
    ),
    citizen("faro", "Faro", "solo CIE, senza SPID", ("M", "1999-12-31", "FRAPRV99T31X002V"), &[("cie", "")]),
    citizen(
        "vela",
        "Vela",
        "codice fiscale con una lettera al posto di una cifra (omocodia)",
        ("F", "1968-05-05", "VLEPRV68E45X00MJ"),
        &[("levante", "LEVA0000000007"), ("cie", "")],
    ),
    citizen(
        "laguna",
        "Laguna",
        "più di 70 anni",
        ("F", "1955-02-28", "LGNPRV55B68X002Q"),
        &[("tramontana", "TRAM0000000008"), ("cie", "")],
    ),
    Person {
        county: "EE",
        ..citizen(
            "grecale",
            "Grecale",
            "nato all'estero",
            ("M", "1990-04-01", "GRCPRV90D01Z999D"),
            &[("ponente", "PONE0000000009"), ("cie", "")],
        )
    },
    citizen(
        "bussola",
        "Bussola",
        "dirige un ente che entra nella rete",
        ("F", "1971-08-19", "BSSPRV71M59X001E"),
        &[("levante", "LEVA0000000010"), ("cie", "")],
    ),
    citizen(
        "molo",
        "Molo",
        "lavora in un ufficio della rete",
        ("M", "1984-10-10", "MLOPRV84R10X002Q"),
        &[("ponente", "PONE0000000011"), ("tramontana", "TRAM0000000011"), ("cie", "")],
    ),
    Person {
        firm: Some(Firm { name: "Cantiere di Prova srl", fiscal_code: "99999000013" }),
        ..citizen(
            "timone",
            "Timone",
            "identità di impresa: Cantiere di Prova srl",
            ("M", "1980-07-17", "TMNPRV80L17X003G"),
            &[("ponente", "PONE0000000012"), ("levante", "LEVA0000000012")],
        )
    },
    Person {
        slug: "welle",
        name: "Probe",
        family_name: "Welle",
        note: "di un altro paese dell'Unione: senza codice fiscale",
        gender: "F",
        born: "1991-05-23",
        county: "EE",
        fiscal_code: None,
        identities: &[("eidas", "DE/IT/PROBE-0001-WELLE")],
        firm: None,
    },
    Person {
        slug: "ola",
        name: "Prueba",
        family_name: "Ola",
        note: "di un altro paese dell'Unione: senza codice fiscale",
        gender: "M",
        born: "1979-08-08",
        county: "EE",
        fiscal_code: None,
        identities: &[("eidas", "ES/IT/PRUEBA-0002-OLA")],
        firm: None,
    },
];

/// The person of a slug.
///
/// # Errors
/// [`StandInError::NoPerson`].
pub fn person(slug: &str) -> Result<&'static Person, StandInError> {
    PEOPLE.iter().find(|person| person.slug == slug).ok_or(StandInError::NoPerson)
}

/// The person of a slug, if she has an identity at that provider.
pub(super) fn with_identity_at(slug: &str, provider: &Provider) -> Result<&'static Person, StandInError> {
    person(slug).and_then(|one| one.code_at(provider.slug).map(|_| one).ok_or(StandInError::NoPerson))
}

impl Person {
    /// First name and family name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.name, self.family_name)
    }

    /// The code of her identity at a provider.
    pub fn code_at(&self, provider: &str) -> Option<&'static str> {
        self.identities.iter().find(|(slug, _)| *slug == provider).map(|(_, code)| *code)
    }

    /// Where she was born: the four characters of her fiscal code.
    fn place(&self) -> Option<&'static str> {
        self.fiscal_code.filter(|_| self.slug != "vela").and_then(|code| code.get(11..15))
    }

    /// What a provider says of her, of all that can be asked.
    pub(super) fn attribute(&self, attribute: Attribute, provider: &Provider) -> Option<String> {
        let text = |text: &str| Some(text.to_owned());
        let firm = self.firm.as_ref();
        match attribute {
            Attribute::SpidCode if provider.kind == Kind::Cie => None,
            Attribute::SpidCode => self.code_at(provider.slug).map(str::to_owned),
            Attribute::Name => text(self.name),
            Attribute::FamilyName => text(self.family_name),
            Attribute::PlaceOfBirth => self.place().map(str::to_owned),
            Attribute::CountyOfBirth => text(self.county),
            Attribute::DateOfBirth => text(self.born),
            Attribute::Gender => text(self.gender),
            Attribute::FiscalNumber => self.fiscal_code.map(|code| format!("TINIT-{code}")),
            Attribute::CompanyName => firm.map(|firm| firm.name.to_owned()),
            Attribute::CompanyFiscalNumber => firm.map(|firm| format!("TINIT-{}", firm.fiscal_code)),
            Attribute::IvaCode => firm.map(|firm| format!("VATIT-{}", firm.fiscal_code)),
            Attribute::RegisteredOffice => firm.map(|_| "Via della Prova 1 00000 Prova SP".to_owned()),
            Attribute::IdCard => text("CartaIdentità PROVA00000 ComunediProva 2024-01-01 2034-01-01"),
            Attribute::ExpirationDate => text("2034-01-01"),
            Attribute::MobilePhone => text("+393000000000"),
            Attribute::Email => Some(format!("{}@persone.example.org", self.slug)),
            Attribute::DigitalAddress => Some(format!("{}@pec.persone.example.org", self.slug)),
            Attribute::Address => text("Via della Prova 1 00000 Prova SP"),
            Attribute::DomicileStreetAddress => text("Via della Prova 1"),
            Attribute::DomicilePostalCode => text("00000"),
            Attribute::DomicileMunicipality => text("Prova"),
            Attribute::DomicileProvince => text("SP"),
            Attribute::DomicileNation => text("IT"),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{FiscalCode, FiscalCodeKind};

    use super::*;
    use crate::identity_provider::PROVIDERS;

    #[test]
    fn fiscal_codes_are_well_formed_and_of_one_person_each() {
        let codes: Vec<&str> = PEOPLE.iter().filter_map(|person| person.fiscal_code).collect();
        for code in &codes {
            assert_eq!(FiscalCode::parse(code).map(|code| code.kind()), Ok(FiscalCodeKind::Person), "{code}");
        }
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len());
        for firm in PEOPLE.iter().filter_map(|person| person.firm.as_ref()) {
            assert!(FiscalCode::parse(firm.fiscal_code).is_ok(), "{}", firm.name);
        }
    }

    #[test]
    fn each_identity_is_at_a_provider_that_there_is_and_has_a_code_of_its_own() {
        let mut codes = Vec::new();
        for person in &PEOPLE {
            for (provider, code) in person.identities {
                let provider = Provider::find(provider).unwrap();
                assert_eq!(code.is_empty(), provider.kind == Kind::Cie, "{}", person.slug);
                codes.extend((!code.is_empty()).then_some(*code));
            }
        }
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
        let is_used =
            |provider: &Provider| PEOPLE.iter().any(|person| person.code_at(provider.slug).is_some());
        assert!(PROVIDERS.iter().all(is_used));
    }
}
