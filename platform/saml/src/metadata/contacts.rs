//! Who answers for the service: the contacts that each profile wants (Avvisi SPID 19 and 29; CIE's own).

use super::{Body, Profile, ServiceProvider};
use crate::xml::escape;
use crate::{Certificate, Federation};

pub(super) fn write(service: &ServiceProvider, certificate: &Certificate) -> String {
    match service.federation {
        Federation::Spid => spid(service, certificate),
        Federation::Cie => cie(service),
    }
}

fn spid(service: &ServiceProvider, certificate: &Certificate) -> String {
    let kind = match service.profile {
        Profile::Public => return public(&service.body, ""),
        Profile::AggregatorFull => "PublicServicesFullAggregator",
        Profile::AggregatorLite => "PublicServicesLightAggregator",
        Profile::OperatorFull => "PublicServicesFullOperator",
        Profile::OperatorLite => "PublicServicesLightOperator",
    };
    let light = matches!(service.profile, Profile::AggregatorLite | Profile::OperatorLite);
    let validation = if light { validation_key(certificate) } else { String::new() };
    let mut contacts = String::new();
    if let Some(aggregator) = &service.aggregator {
        let extensions = format!("{}<spid:{kind}/>{validation}", spid_codes(aggregator));
        contacts.push_str(&contact("other", " spid:entityType=\"spid:aggregator\"", &extensions, aggregator));
    }
    if service.profile != Profile::OperatorFull {
        contacts.push_str(&public(&service.body, " spid:entityType=\"spid:aggregated\""));
    }
    contacts
}

fn public(body: &Body, entity_type: &str) -> String {
    contact("other", entity_type, &format!("{}<spid:Public/>", spid_codes(body)), body)
}

/// The key by which a light aggregator vouches for what it sends on (Avviso 19).
fn validation_key(certificate: &Certificate) -> String {
    format!(
        "<spid:KeyDescriptor use=\"spid:validation\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate>\
         </ds:X509Data></ds:KeyInfo></spid:KeyDescriptor>",
        certificate.base64()
    )
}

fn spid_codes(body: &Body) -> String {
    let ipa = Some(&body.ipa_code).filter(|code| !code.is_empty());
    [("IPACode", ipa), ("VATNumber", body.vat_number.as_ref()), ("FiscalCode", body.fiscal_code.as_ref())]
        .into_iter()
        .map(|(name, value)| element("spid", name, value))
        .collect()
}

fn cie(service: &ServiceProvider) -> String {
    let place = |body: &Body| {
        format!(
            "{}{}<cie:Country>IT</cie:Country>",
            element("cie", "Municipality", body.municipality.as_ref()),
            element("cie", "Province", body.province.as_ref())
        )
    };
    let body = &service.body;
    let codes = format!("<cie:Public/>{}", element("cie", "IPACode", Some(&body.ipa_code)));
    let mut contacts = contact("administrative", "", &format!("{codes}{}", place(body)), body);
    if let Some(technical) = &service.technical {
        let codes = if technical.ipa_code.is_empty() {
            format!(
                "<cie:Private/>{}{}",
                element("cie", "VATNumber", technical.vat_number.as_ref()),
                element("cie", "FiscalCode", technical.fiscal_code.as_ref())
            )
        } else {
            format!("<cie:Public/>{}", element("cie", "IPACode", Some(&technical.ipa_code)))
        };
        contacts.push_str(&contact("technical", "", &format!("{codes}{}", place(technical)), technical));
    }
    contacts
}

fn contact(kind: &str, entity_type: &str, extensions: &str, body: &Body) -> String {
    format!(
        "<md:ContactPerson contactType=\"{kind}\"{entity_type}><md:Extensions>{extensions}</md:Extensions>{}{}{}\
         </md:ContactPerson>",
        element("md", "Company", Some(&body.name)),
        element("md", "EmailAddress", Some(&body.email)),
        element("md", "TelephoneNumber", body.phone.as_ref()),
    )
}

fn element(prefix: &str, name: &str, value: Option<&String>) -> String {
    value.map_or_else(String::new, |value| {
        format!("<{prefix}:{name}>{}</{prefix}:{name}>", escape(value.trim()))
    })
}
