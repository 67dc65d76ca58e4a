//! Mutation: each step of verification is switched off in turn, and something that it alone refused is then accepted. Where two
//! steps hold one thing, the second is named, and both off let it through or the library itself still refuses.

use super::fixture::*;
use super::forge::{self, Template};
use crate::Refusal;
use crate::namespaces::{ENVELOPED, EXC_C14N};
use crate::step::{Step, without};

/// What happens when the step is off.
enum Then {
    /// The forgery is accepted: nothing else held it.
    Accepted,
    /// Another check still refuses it, with that reason.
    HeldBy(Refusal),
}
use Then::{Accepted, HeldBy};

/// Good save for one change, then signed.
fn edited(from: &str, to: &str) -> String {
    signed(&changed(&unsigned(), from, to))
}

/// Good with something in its extensions, then signed.
fn extended(content: &str) -> String {
    edited("<samlp:Status>", &format!("<samlp:Extensions>{content}</samlp:Extensions><samlp:Status>"))
}

const OTHER: &str = "<saml:Assertion ID=\"_other\" Version=\"2.0\" IssueInstant=\"2026-11-22T10:00:30Z\"/>";

/// The forgery that the step refuses.
fn forgery(step: Step) -> (String, Then) {
    let inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    let in_assertion = |from: &str, to: &str| {
        let xml = unsigned();
        let (before, assertion) = xml.split_once("<saml:Assertion").unwrap();
        signed(&format!("{before}<saml:Assertion{}", changed(assertion, from, to)))
    };
    let tomorrow = "2026-11-23T10:00:00Z";
    let xml = match step {
        Step::Size => edited("<samlp:Status>", &format!("<!--{}--><samlp:Status>", "x".repeat(100_000))),
        Step::DocumentType => format!("<!DOCTYPE samlp:Response>{}", signed(&unsigned())),
        Step::Depth => extended(&format!("{}{}", "<x>".repeat(30), "</x>".repeat(30))),
        Step::Elements => extended(&"<x/>".repeat(601)),
        Step::Instruction => format!("<?p x?>{}", signed(&unsigned())),
        Step::DuplicateId => {
            return (extended("<x ID=\"_1\"/><x ID=\"_1\"/>"), HeldBy(Refusal::SignatureInvalid));
        }
        Step::ResponseSigned => issuer(&IDP_KEY).sign(&unsigned(), &["_assertion"]).unwrap(),
        Step::AssertionSigned => issuer(&IDP_KEY).sign(&unsigned(), &["_response"]).unwrap(),
        Step::SignaturePlace => extended("<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>"),
        Step::SignatureStructure => {
            let xml = signed(&unsigned());
            changed(
                &xml,
                "</ds:KeyInfo></ds:Signature>",
                "</ds:KeyInfo><ds:Object>x</ds:Object></ds:Signature>",
            )
        }
        Step::SignatureAlgorithm => {
            let method = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
            forge::response(&Template { method, ..Template::default() })
        }
        Step::DigestAlgorithm => {
            let digest = "http://www.w3.org/2007/05/xmldsig-more#sha3-256";
            forge::response(&Template { digest, ..Template::default() })
        }
        Step::Canonicalization => forge::response(&Template { canonical: inclusive, ..Template::default() }),
        Step::Transforms => {
            let transforms = &[ENVELOPED, inclusive];
            forge::response(&Template { transforms, ..Template::default() })
        }
        Step::Reference => {
            let transforms = &[ENVELOPED, EXC_C14N];
            forge::response(&Template { id: "_assertion", transforms, ..Template::default() })
        }
        Step::TrustedKey => {
            let xml = issuer(&STRANGER_KEY).unsigned(&answer());
            issuer(&STRANGER_KEY).sign(&xml, &["_assertion", "_response"]).unwrap()
        }
        Step::SignatureValue => changed(&signed(&unsigned()), ">_transient<", ">_another<"),
        Step::MessageId => {
            let xml = changed(&signed(&unsigned()), " ID=\"_response\"", "");
            return (xml, HeldBy(Refusal::Reference));
        }
        Step::AssertionId => {
            let xml = changed(&signed(&unsigned()), " ID=\"_assertion\"", "");
            return (xml, HeldBy(Refusal::Reference));
        }
        Step::Version => edited("Version=\"2.0\"", "Version=\"1.1\""),
        Step::IssueInstant => {
            edited("IssueInstant=\"2026-11-22T10:00:30Z\"", "IssueInstant=\"2020-01-01T00:00:00Z\"")
        }
        Step::InResponseTo => edited(&format!("InResponseTo=\"{REQUEST}\""), "InResponseTo=\"_x\""),
        Step::Destination => {
            edited(&format!("Destination=\"{CONSUMER}\""), "Destination=\"https://altro.example.it\"")
        }
        Step::Status => edited("status:Success", "status:Responder"),
        Step::Issuer => edited(&format!(">{IDP}</saml:Issuer>"), ">https://altro.example.it</saml:Issuer>"),
        Step::IssuerFormat => edited("nameid-format:entity", "nameid-format:persistent"),
        Step::AssertionCount => edited("</saml:Assertion>", &format!("</saml:Assertion>{OTHER}")),
        Step::AssertionPlace => extended(OTHER),
        Step::AssertionVersion => in_assertion("Version=\"2.0\"", "Version=\"1.1\""),
        Step::AssertionIssueInstant => in_assertion("IssueInstant=\"2026-11-22", "IssueInstant=\"2026-11-23"),
        Step::AssertionIssuer => {
            in_assertion(&format!(">{IDP}</saml:Issuer>"), ">https://x.example.it</saml:Issuer>")
        }
        Step::AssertionIssuerFormat => in_assertion("nameid-format:entity", "nameid-format:persistent"),
        Step::NameIdFormat => edited("nameid-format:transient", "nameid-format:persistent"),
        Step::NameIdQualifier => edited(&format!(" NameQualifier=\"{IDP}\""), ""),
        Step::ConfirmationMethod => edited("cm:bearer", "cm:holder-of-key"),
        Step::Recipient => {
            edited(&format!("Recipient=\"{CONSUMER}\""), "Recipient=\"https://altro.example.it\"")
        }
        Step::ConfirmationInResponseTo => {
            in_assertion(&format!("InResponseTo=\"{REQUEST}\""), "InResponseTo=\"_x\"")
        }
        Step::ConfirmationNotOnOrAfter => in_assertion(
            "NotOnOrAfter=\"2026-11-22T10:05:30Z\" Recipient",
            "NotOnOrAfter=\"2026-11-22T09:00:00Z\" Recipient",
        ),
        Step::NotBefore => edited("NotBefore=\"2026-11-22T10:00:30Z\"", &format!("NotBefore=\"{tomorrow}\"")),
        Step::NotOnOrAfter => {
            edited("NotOnOrAfter=\"2026-11-22T10:05:30Z\">", "NotOnOrAfter=\"2026-11-22T09:00:00Z\">")
        }
        Step::Audience => edited(&format!("<saml:Audience>{SP}"), "<saml:Audience>https://altro.example.it"),
        Step::Level => edited("SpidL2", "SpidL1"),
        Step::AttributesEmpty => {
            edited("</saml:AttributeStatement>", "</saml:AttributeStatement><saml:AttributeStatement/>")
        }
        Step::AttributesAsked => edited("Name=\"fiscalNumber\"", "Name=\"ivaCode\""),
    };
    (xml, Accepted)
}

#[test]
fn every_step_switched_off_lets_something_through() {
    for step in Step::ALL {
        // Our own writer holds to some of the steps too.
        let (xml, then) = without(&[*step], || forgery(*step));

        let refused = verify(&xml).expect_err(&format!("{step:?}: accepted with every step on"));
        let outcome = without(&[*step], || verify(&xml));
        match then {
            Accepted => assert!(outcome.is_ok(), "{step:?} off: {outcome:?}, before {refused:?}"),
            HeldBy(other) => {
                assert_ne!(refused, other, "{step:?}");
                assert_eq!(outcome, Err(other), "{step:?}");
            }
        }
    }
}

#[test]
fn the_unchanged_forgery_is_accepted() {
    assert!(verify(&forge::response(&Template::default())).is_ok());
}
