//! `[[identity.organisations]]`: a body as the two federations know it.

use kernel::{EmailAddress, FiscalCode, FiscalCodeKind, IpaCode};
use serde::Deserialize;

/// A public body that is a service provider.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its word in addresses: `/spid/{slug}/metadata`.
    pub slug: String,
    /// Its full name, as the public index writes it.
    pub name: String,
    /// How people call it.
    pub display_name: String,
    /// Its own site.
    pub url: String,
    /// Its code in the public index.
    pub ipa_code: String,
    /// Its fiscal code.
    pub fiscal_code: String,
    /// Its VAT number with the country before it, `IT…`: an operator must say it.
    #[serde(default)]
    pub vat_number: Option<String>,
    /// Whom the federations write to: an address of an office, never of a person.
    pub email: String,
    /// Its telephone, `+39…` without spaces.
    #[serde(default)]
    pub phone: Option<String>,
    /// The municipality of its seat, for the certificate.
    pub municipality: String,
    /// The code of that municipality, for CIE; a Comune has it in its code in the public index.
    #[serde(default)]
    pub municipality_code: Option<String>,
    /// The two letters of its province.
    #[serde(default)]
    pub province: Option<String>,
    /// As what it is registered with SPID.
    #[serde(default)]
    pub profile: Profile,
    /// Its entity id with SPID; the address of its metadata when left out.
    #[serde(default)]
    pub entity_id: Option<String>,
    /// Its entity id with CIE; the address of its metadata when left out.
    #[serde(default)]
    pub cie_entity_id: Option<String>,
    /// Whether it offers SPID.
    #[serde(default = "yes")]
    pub spid: bool,
    /// Whether it offers CIE.
    #[serde(default = "yes")]
    pub cie: bool,
}

/// As what a body is registered with SPID (Avvisi 19 and 29).
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// A public body for itself.
    #[default]
    Public,
    /// A public aggregator that does all for others.
    AggregatorFull,
    /// A public aggregator that does the sign-in alone.
    AggregatorLite,
    /// A public operator that does all.
    OperatorFull,
    /// A public operator that does the sign-in alone.
    OperatorLite,
}

impl Profile {
    /// The mark that the entity id of such a body must hold.
    #[must_use]
    pub const fn entity_mark(self) -> Option<&'static str> {
        match self {
            Self::Public => None,
            Self::AggregatorFull => Some("pub-ag-full"),
            Self::AggregatorLite => Some("pub-ag-lite"),
            Self::OperatorFull => Some("pub-op-full"),
            Self::OperatorLite => Some("pub-op-lite"),
        }
    }
}

const fn yes() -> bool {
    true
}

impl Organisation {
    /// The code of the municipality of its seat, if it is known.
    #[must_use]
    pub fn seat_code(&self) -> Option<String> {
        let of_a_comune = || Some(self.ipa_code.strip_prefix("c_")?.to_ascii_uppercase());
        self.municipality_code.clone().or_else(of_a_comune)
    }

    /// What cannot work: key and what to mend.
    pub(super) fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        let mut check = |key, is_right: bool, what: &str| {
            if !is_right {
                faults.push((key, what.to_owned()));
            }
        };
        let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        // These would be taken for pages of the default organisation.
        let is_page =
            ["metadata", "login", "acs", "slo", "jwks", "callback", "resolve"].contains(&self.slug.as_str());
        let is_slug = !self.slug.is_empty() && self.slug.chars().all(is_slug) && !is_page;
        check("slug", is_slug, "write lower-case letters, digits and hyphens, such as comune-di-prova");
        check("name", is_one_line(&self.name), "write the name of the body on one line");
        check("display_name", is_one_line(&self.display_name), "write what people call it on one line");
        check("url", is_address(&self.url), "write its site with http:// or https://");
        let has_ipa = IpaCode::parse(&self.ipa_code).is_ok();
        check("ipa_code", has_ipa, "write its code in the public index");
        let is_of_a_body =
            FiscalCode::parse(&self.fiscal_code).is_ok_and(|code| code.kind() == FiscalCodeKind::Body);
        check("fiscal_code", is_of_a_body, "write the eleven digits of the body's fiscal code");
        let is_vat = |text: &String| {
            let (country, number) = text.split_at_checked(2).unwrap_or_default();
            country.chars().all(|c| c.is_ascii_uppercase())
                && number.len() >= 4
                && number.chars().all(|c| c.is_ascii_alphanumeric())
        };
        check("vat_number", self.vat_number.as_ref().is_none_or(is_vat), "write IT and the eleven digits");
        let is_operator = self.profile == Profile::OperatorFull;
        check("vat_number", !is_operator || self.vat_number.is_some(), "an operator must say it");
        check("email", EmailAddress::parse(&self.email).is_ok(), "write the mail address of an office");
        let is_phone = |phone: &String| {
            let digits = phone.strip_prefix('+').unwrap_or(phone);
            digits.len() >= 6 && digits.chars().all(|c| c.is_ascii_digit())
        };
        check("phone", self.phone.as_ref().is_none_or(is_phone), "write +39 and the number, without spaces");
        check("municipality", is_one_line(&self.municipality), "write the name of its municipality");
        let is_code = |code: String| {
            (3..=6).contains(&code.len())
                && code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        };
        // A wrong code of the index is one fault: a Comune's own code is read from it.
        let has_code = !self.cie || !has_ipa || self.seat_code().is_some_and(is_code);
        check("municipality_code", has_code, "CIE wants the code of the municipality, such as A123");
        let is_province = |text: &String| text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase());
        check("province", self.province.as_ref().is_none_or(is_province), "write two capital letters");
        let is_entity =
            |id: &Option<String>| id.as_ref().is_none_or(|id| is_address(id) && !id.contains(['?', '#']));
        let mark = self.profile.entity_mark();
        let has_mark = |id: &String| mark.is_none_or(|mark| id.contains(mark));
        check("entity_id", is_entity(&self.entity_id), "write an https address without a query");
        if let Some(mark) = mark {
            let is_marked = self.entity_id.as_ref().is_none_or(has_mark);
            check("entity_id", is_marked, &format!("with this profile it must hold «{mark}»"));
        }
        check("cie_entity_id", is_entity(&self.cie_entity_id), "write an https address without a query");
        faults
    }
}

fn is_one_line(text: &str) -> bool {
    !text.trim().is_empty() && text.trim() == text && !text.chars().any(char::is_control)
}

fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !text.contains(char::is_whitespace))
}

#[cfg(test)]
impl Organisation {
    /// One that can work.
    pub(crate) fn example() -> Self {
        Self {
            slug: "comune-di-prova".to_owned(),
            name: "Comune di Prova".to_owned(),
            display_name: "Comune di Prova".to_owned(),
            url: "https://www.comune.prova.example".to_owned(),
            ipa_code: "c_x000".to_owned(),
            fiscal_code: "00000000018".to_owned(),
            vat_number: None,
            email: "ufficio.digitale@comune.prova.example".to_owned(),
            phone: Some("+390000000000".to_owned()),
            municipality: "Prova".to_owned(),
            municipality_code: None,
            province: Some("SP".to_owned()),
            profile: Profile::Public,
            entity_id: None,
            cie_entity_id: None,
            spid: true,
            cie: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(change: impl FnOnce(&mut Organisation)) -> Vec<&'static str> {
        let mut organisation = Organisation::example();
        change(&mut organisation);
        organisation.faults().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn organisation_that_can_work_has_no_fault() {
        assert!(faults(|_| ()).is_empty());
    }

    #[test]
    fn each_value_that_cannot_work_is_named_by_its_key() {
        assert_eq!(faults(|o| o.slug = "Comune".to_owned()), ["slug"]);
        assert_eq!(faults(|o| o.slug = "metadata".to_owned()), ["slug"]);
        assert_eq!(faults(|o| o.name = " Comune\n".to_owned()), ["name"]);
        assert_eq!(faults(|o| o.url = "www.x.example".to_owned()), ["url"]);
        assert_eq!(faults(|o| o.ipa_code = String::new()), ["ipa_code"]);
        assert_eq!(faults(|o| o.fiscal_code = "123".to_owned()), ["fiscal_code"]);
        assert_eq!(faults(|o| o.vat_number = Some("00000000018".to_owned())), ["vat_number"]);
        assert_eq!(faults(|o| o.profile = Profile::OperatorFull), ["vat_number"]);
        assert_eq!(faults(|o| o.email = "x".to_owned()), ["email"]);
        assert_eq!(faults(|o| o.phone = Some("0187 1".to_owned())), ["phone"]);
        assert_eq!(faults(|o| o.entity_id = Some("https://x.example/?a".to_owned())), ["entity_id"]);
        assert_eq!(
            faults(|o| {
                o.profile = Profile::AggregatorFull;
                o.entity_id = Some("https://x.example".to_owned());
            }),
            ["entity_id"]
        );
    }
}
