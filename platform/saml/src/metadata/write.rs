//! The document, before its signature.

use super::{AttributeSet, Body, Profile, ServiceProvider, contacts};
use crate::namespaces::{CIE_EXTENSIONS, DSIG, METADATA, PROTOCOL, SPID_EXTENSIONS, TRANSIENT};
use crate::signature::marker;
use crate::xml::escape;
use crate::{Binding, Certificate, Federation};

/// One line, without white space between elements.
pub(super) fn document(
    service: &ServiceProvider,
    id: &str,
    certificate: &Certificate,
    others: &[Certificate],
) -> String {
    let extensions = match service.federation {
        Federation::Spid => format!("xmlns:spid=\"{SPID_EXTENSIONS}\""),
        Federation::Cie => format!("xmlns:cie=\"{CIE_EXTENSIONS}\""),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><md:EntityDescriptor xmlns:md=\"{METADATA}\" xmlns:ds=\"{DSIG}\" \
         {extensions} ID=\"{id}\" entityID=\"{entity}\">{marker}<md:SPSSODescriptor \
         protocolSupportEnumeration=\"{PROTOCOL}\" AuthnRequestsSigned=\"true\" WantAssertionsSigned=\"true\">{keys}{logout}\
         <md:NameIDFormat>{TRANSIENT}</md:NameIDFormat>{consumers}{sets}</md:SPSSODescriptor>{organization}{contacts}\
         </md:EntityDescriptor>",
        entity = escape(&service.entity_id),
        marker = marker(id),
        keys = keys(certificate, others),
        logout = logout(service),
        consumers = consumers(service),
        sets = service.attribute_sets.iter().map(|set| attribute_set(service, set)).collect::<String>(),
        organization = organization(presented(service)),
        contacts = contacts::write(service, certificate),
    )
}

/// Whose name the metadata bears: the aggregated body's, or the operator's.
fn presented(service: &ServiceProvider) -> &Body {
    match (service.profile, &service.aggregator) {
        (Profile::OperatorFull | Profile::OperatorLite, Some(operator)) => operator,
        _ => &service.body,
    }
}

fn keys(certificate: &Certificate, others: &[Certificate]) -> String {
    let mut all = vec![certificate];
    all.extend(others.iter().filter(|other| *other != certificate));
    let one = |certificate: &Certificate| {
        let text = certificate.base64();
        format!(
            "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{text}</ds:X509Certificate>\
             </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        )
    };
    all.into_iter().map(one).collect()
}

fn logout(service: &ServiceProvider) -> String {
    let one = |(binding, location): (Binding, &str)| {
        format!("<md:SingleLogoutService Binding=\"{}\" Location=\"{}\"/>", binding.uri(), escape(location))
    };
    service.logout.iter().map(|logout| one((logout.binding, &logout.location))).collect()
}

fn consumers(service: &ServiceProvider) -> String {
    let post = Binding::Post.uri();
    let one = |(index, location): (usize, &String)| {
        let default = if index == 0 { " isDefault=\"true\"" } else { "" };
        let location = escape(location);
        format!(
            "<md:AssertionConsumerService Binding=\"{post}\" Location=\"{location}\" index=\"{index}\"{default}/>"
        )
    };
    service.consumers.iter().enumerate().map(one).collect()
}

/// CIE names a set by a UUID and describes it in words; SPID names it in words.
fn attribute_set(service: &ServiceProvider, set: &AttributeSet) -> String {
    let (name, description) = match service.federation {
        Federation::Spid => (
            format!("<md:ServiceName xml:lang=\"it\">{}</md:ServiceName>", escape(&set.name)),
            set.description.as_ref(),
        ),
        Federation::Cie => {
            let name = uuid(&service.entity_id, set.index);
            (format!("<md:ServiceName xml:lang=\"\">{name}</md:ServiceName>"), Some(&set.name))
        }
    };
    let description = description.map_or_else(String::new, |text| {
        format!("<md:ServiceDescription xml:lang=\"it\">{}</md:ServiceDescription>", escape(text))
    });
    let attributes: String = set
        .attributes
        .iter()
        .map(|one| {
            format!(
                "<md:RequestedAttribute Name=\"{}\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\"/>",
                one.name()
            )
        })
        .collect();
    let index = set.index;
    format!(
        "<md:AttributeConsumingService index=\"{index}\">{name}{description}{attributes}</md:AttributeConsumingService>"
    )
}

/// The same set has the same UUID each time that the metadata is made (version 8: ours).
fn uuid(entity_id: &str, index: u16) -> String {
    let digest =
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("{entity_id}#{index}").as_bytes());
    let mut text: String = digest.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    text.replace_range(12..13, "8");
    text.replace_range(16..17, "a");
    for at in [20, 16, 12, 8] {
        text.insert(at, '-');
    }
    format!("urn:uuid:{text}")
}

fn organization(body: &Body) -> String {
    format!(
        "<md:Organization><md:OrganizationName xml:lang=\"it\">{}</md:OrganizationName><md:OrganizationDisplayName \
         xml:lang=\"it\">{}</md:OrganizationDisplayName><md:OrganizationURL xml:lang=\"it\">{}</md:OrganizationURL>\
         </md:Organization>",
        escape(&body.name),
        escape(&body.display_name),
        escape(&body.url)
    )
}
