//! Signature wrapping: the signed part is moved, and a forged one put where it was. The eight known ways and some of ours; none
//! is accepted, and what is read of a good one is never the forged part.

use super::fixture::*;
use crate::Refusal;

/// The parts of a good response, to be put together again wrongly.
struct Parts {
    /// All of it.
    whole: String,
    /// The signature of the response.
    signature: String,
    /// The assertion with its signature.
    assertion: String,
    /// The signature of the assertion.
    assertion_signature: String,
}

fn between(text: &str, from: &str, to: &str) -> String {
    let start = text.find(from).unwrap();
    let end = text[start..].find(to).unwrap() + start + to.len();
    text[start..end].to_owned()
}

fn parts() -> Parts {
    let whole = signed(&unsigned());
    let assertion = between(&whole, "<saml:Assertion", "</saml:Assertion>");
    let signature = between(&whole, "<ds:Signature ", "</ds:Signature>");
    let assertion_signature = between(&assertion, "<ds:Signature ", "</ds:Signature>");
    Parts { whole, signature, assertion, assertion_signature }
}

/// The assertion of somebody else, under another id, without a signature.
fn forged(parts: &Parts) -> String {
    let bare = parts.assertion.replace(&parts.assertion_signature, "");
    changed(&bare, "PRVDAA80A41Z999Z", "LTRBBB80A01Z999Z").replace("\"_assertion\"", "\"_forged\"")
}

/// Inserts before the end of an element.
fn into(element: &str, end: &str, what: &str) -> String {
    changed(element, end, &format!("{what}{end}"))
}

fn wrappings() -> Vec<(&'static str, String)> {
    let parts = parts();
    let Parts { whole, signature, assertion, assertion_signature } = &parts;
    let forged = forged(&parts);
    let other_response = |inner: &str, own_signature: &str| {
        let xml = whole.replace(signature, own_signature).replace(assertion, inner);
        xml.replace("ID=\"_response\"", "ID=\"_evil\"")
    };
    let signed_forged = into(&forged, "<saml:Subject>", assertion_signature);
    vec![
        // 1: the whole response inside the signature of a forged one.
        ("response in signature", other_response(&forged, &into(signature, "</ds:Signature>", whole))),
        // 2: the whole response before the signature that covers it, in a forged one.
        (
            "response beside signature",
            other_response(&forged, &format!("{}{signature}", whole.replace(signature, ""))),
        ),
        // 3: the forged assertion first.
        ("forged first", whole.replace(assertion, &format!("{forged}{assertion}"))),
        // 4: the forged assertion around the good one.
        ("forged around", whole.replace(assertion, &into(&forged, "</saml:Assertion>", assertion))),
        // 5: the good signature in the forged assertion, the good one after it.
        (
            "signature moved",
            whole.replace(
                assertion,
                &format!("{signed_forged}{}", assertion.replace(assertion_signature, "")),
            ),
        ),
        // 6: the good assertion inside the signature in the forged one.
        (
            "assertion in signature",
            whole.replace(
                assertion,
                &into(
                    &forged,
                    "<saml:Subject>",
                    &into(
                        assertion_signature,
                        "</ds:Signature>",
                        &assertion.replace(assertion_signature, ""),
                    ),
                ),
            ),
        ),
        // 7: the forged assertion in extensions.
        (
            "forged in extensions",
            into(whole, "<samlp:Status>", &format!("<samlp:Extensions>{forged}</samlp:Extensions>")),
        ),
        // 8: the good assertion in an object of the signature in the forged one.
        (
            "assertion in object",
            whole.replace(
                assertion,
                &into(
                    &forged,
                    "<saml:Subject>",
                    &into(
                        assertion_signature,
                        "</ds:Signature>",
                        &format!("<ds:Object>{}</ds:Object>", assertion.replace(assertion_signature, "")),
                    ),
                ),
            ),
        ),
        // Ours: the same id twice; the good assertion after the forged one under its id; a signature of nothing.
        (
            "same id",
            whole.replace(assertion, &format!("{}{assertion}", forged.replace("_forged", "_assertion"))),
        ),
        ("forged alone", whole.replace(assertion, &forged)),
        ("forged with the good signature", whole.replace(assertion, &signed_forged)),
        (
            "forged response with the good assertion in extensions",
            other_response(&forged, "").replace(
                "<samlp:Status>",
                &format!("<samlp:Extensions>{assertion}</samlp:Extensions><samlp:Status>"),
            ),
        ),
        ("good response in another", format!("<x>{whole}</x>")),
    ]
}

#[test]
fn every_wrapping_is_refused() {
    assert!(verify(&parts().whole).is_ok());
    for (name, xml) in wrappings() {
        let outcome = verify(&xml);
        assert!(outcome.is_err(), "{name}");
        let precise = !matches!(outcome, Err(Refusal::Malformed | Refusal::Base64 | Refusal::TooLarge));
        assert!(precise, "{name}: {outcome:?}");
    }
}

#[test]
fn assertion_of_one_response_does_not_sign_another() {
    let mut second = answer();
    (second.id, second.assertion_id) = ("_second".into(), "_assertion2".into());
    let other = issuer(&IDP_KEY).success(&second).unwrap();
    let stolen = between(&other, "<saml:Assertion", "</saml:Assertion>");
    let parts = parts();

    let mixed = parts.whole.replace(&parts.assertion, &stolen);
    assert_eq!(verify(&mixed), Err(Refusal::SignatureInvalid));
}

#[test]
fn comment_in_a_value_does_not_cut_it() {
    let xml = signed(&unsigned());
    let split = changed(&xml, "TINIT-PRVDAA80A41Z999Z", "TINIT-PRVDAA80A41Z999<!-- x -->Z");
    let split = changed(&split, ">_transient<", ">_tran<!---->sient<");

    let verified = verify(&split).unwrap();
    assert_eq!(verified.assertion().attributes().fiscal_code(), Some("PRVDAA80A41Z999Z"));
    assert_eq!(verified.assertion().name_id().value, "_transient");
}
