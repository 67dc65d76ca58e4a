//! The documents of a provider, before their signatures.

use super::{Answer, Issuer};
use crate::namespaces::{
    ASSERTION, AUTHN_FAILED, BEARER, DSIG, ENTITY, METADATA, PROTOCOL, RESPONDER, SUCCESS, TRANSIENT,
};
use crate::signature::marker;
use crate::xml::escape;
use crate::{Binding, moment};

pub(super) fn metadata(issuer: &Issuer, id: &str) -> String {
    let service = |name: &str, location: &str| {
        [Binding::Redirect, Binding::Post]
            .map(|binding| {
                format!("<md:{name} Binding=\"{}\" Location=\"{}\"/>", binding.uri(), escape(location))
            })
            .concat()
    };
    let certificate = issuer.key.certificate().base64();
    let name = escape(&issuer.name);
    format!(
        "<md:EntityDescriptor xmlns:md=\"{METADATA}\" xmlns:ds=\"{DSIG}\" ID=\"{id}\" entityID=\"{entity}\">{marker}\
         <md:IDPSSODescriptor protocolSupportEnumeration=\"{PROTOCOL}\" WantAuthnRequestsSigned=\"true\">\
         <md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate>\
         </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>{logout}<md:NameIDFormat>{TRANSIENT}</md:NameIDFormat>{sign_on}\
         </md:IDPSSODescriptor><md:Organization><md:OrganizationName xml:lang=\"it\">{name}</md:OrganizationName>\
         <md:OrganizationDisplayName xml:lang=\"it\">{name}</md:OrganizationDisplayName><md:OrganizationURL xml:lang=\"it\">\
         {entity}</md:OrganizationURL></md:Organization></md:EntityDescriptor>",
        entity = escape(&issuer.entity_id),
        marker = marker(id),
        logout = service("SingleLogoutService", &issuer.logout),
        sign_on = service("SingleSignOnService", &issuer.sign_on),
    )
}

pub(super) fn success(issuer: &Issuer, answer: &Answer) -> String {
    let status =
        format!("<samlp:Status><samlp:StatusCode Value=\"{SUCCESS}\"></samlp:StatusCode></samlp:Status>");
    response(issuer, answer, &format!("{status}{}", assertion(issuer, answer)))
}

pub(super) fn failure(issuer: &Issuer, answer: &Answer, number: u8) -> String {
    let status = format!(
        "<samlp:Status><samlp:StatusCode Value=\"{RESPONDER}\"><samlp:StatusCode Value=\"{AUTHN_FAILED}\"></samlp:StatusCode>\
         </samlp:StatusCode><samlp:StatusMessage>ErrorCode nr{number:02}</samlp:StatusMessage></samlp:Status>"
    );
    response(issuer, answer, &status)
}

fn response(issuer: &Issuer, answer: &Answer, content: &str) -> String {
    format!(
        "<samlp:Response xmlns:samlp=\"{PROTOCOL}\" xmlns:saml=\"{ASSERTION}\" ID=\"{id}\" Version=\"2.0\" \
         IssueInstant=\"{instant}\" InResponseTo=\"{answers}\" Destination=\"{consumer}\"><saml:Issuer Format=\"{ENTITY}\">\
         {entity}</saml:Issuer>{marker}{content}</samlp:Response>",
        id = answer.id,
        instant = moment::write(answer.now),
        answers = escape(&answer.in_response_to),
        consumer = escape(&answer.consumer),
        entity = escape(&issuer.entity_id),
        marker = marker(&answer.id),
    )
}

fn assertion(issuer: &Issuer, answer: &Answer) -> String {
    let end = moment::write(moment::plus(answer.now, answer.valid_seconds));
    let session = answer
        .session_index
        .as_deref()
        .map_or_else(String::new, |index| format!(" SessionIndex=\"{}\"", escape(index)));
    format!(
        "<saml:Assertion ID=\"{id}\" Version=\"2.0\" IssueInstant=\"{instant}\"><saml:Issuer Format=\"{ENTITY}\">{entity}\
         </saml:Issuer>{marker}<saml:Subject><saml:NameID Format=\"{TRANSIENT}\" NameQualifier=\"{entity}\">{name}\
         </saml:NameID><saml:SubjectConfirmation Method=\"{BEARER}\"><saml:SubjectConfirmationData \
         InResponseTo=\"{answers}\" NotOnOrAfter=\"{end}\" Recipient=\"{consumer}\"></saml:SubjectConfirmationData>\
         </saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore=\"{instant}\" NotOnOrAfter=\"{end}\">\
         <saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
         <saml:AuthnStatement AuthnInstant=\"{instant}\"{session}><saml:AuthnContext><saml:AuthnContextClassRef>{level}\
         </saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>{attributes}</saml:Assertion>",
        id = answer.assertion_id,
        instant = moment::write(answer.now),
        entity = escape(&issuer.entity_id),
        marker = marker(&answer.assertion_id),
        name = escape(&answer.name_id),
        answers = escape(&answer.in_response_to),
        consumer = escape(&answer.consumer),
        audience = escape(&answer.audience),
        level = answer.level.uri(),
        attributes = attributes(answer),
    )
}

fn attributes(answer: &Answer) -> String {
    if answer.attributes.is_empty() {
        return String::new();
    }
    let each: String = answer
        .attributes
        .iter()
        .map(|(attribute, value)| {
            let (name, value) = (attribute.name(), escape(value));
            format!(
                "<saml:Attribute Name=\"{name}\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\">\
                 <saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>"
            )
        })
        .collect();
    format!("<saml:AttributeStatement>{each}</saml:AttributeStatement>")
}
