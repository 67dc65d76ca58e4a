//! Bytes that nobody honest sends: refused, soon, and without a panic.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::fixture::*;
use crate::{Refusal, fuzz, response};

fn with_head(head: &str) -> Result<(), Refusal> {
    verify(&format!("{head}{}", signed(&unsigned()))).map(|_| ())
}

#[test]
fn entities_are_refused_whatever_they_are() {
    let laughs = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    let external = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    let remote = "<!DOCTYPE r SYSTEM \"https://altro.example.it/r.dtd\">";
    let parameter = "<!DOCTYPE r [<!ENTITY % p SYSTEM \"https://altro.example.it/p\"> %p;]>";

    for head in [laughs, external, remote, parameter] {
        assert_eq!(with_head(head), Err(Refusal::DocumentType));
    }
    let used = changed(&signed(&unsigned()), ">_transient<", ">&x;<");
    assert_eq!(verify(&used), Err(Refusal::Malformed));
}

#[test]
fn ten_megabytes_of_nesting_are_refused_before_they_are_decoded() {
    let nesting = "<a>".repeat(10 * 1024 * 1024 / 3);
    let deep = "<a>".repeat(1_000);

    assert_eq!(verify(&nesting), Err(Refusal::TooLarge));
    assert_eq!(verify(&deep), Err(Refusal::TooDeep));
}

#[test]
fn what_is_no_response_is_refused() {
    let provider = idp();
    let expected = expectations(&provider);

    assert_eq!(response::verify(&expected, ""), Err(Refusal::Malformed));
    assert_eq!(response::verify(&expected, "§"), Err(Refusal::Base64));
    assert_eq!(response::verify(&expected, &STANDARD.encode([0xff, 0xfe])), Err(Refusal::Encoding));
    assert_eq!(verify("<a/>"), Err(Refusal::WrongMessage));
    assert_eq!(verify("<a>"), Err(Refusal::Malformed));
    assert_eq!(
        verify(&signed(&unsigned()).replace("SAML:2.0:protocol", "SAML:1.0:protocol")),
        Err(Refusal::WrongMessage)
    );
}

#[test]
fn same_id_twice_is_refused() {
    let twice = changed(
        &unsigned(),
        "<samlp:Status>",
        "<samlp:Extensions><x Id=\"_response\"/></samlp:Extensions><samlp:Status>",
    );
    let signed_first = signed(&unsigned());
    let after = changed(
        &signed_first,
        "<samlp:Status>",
        "<samlp:Extensions><x Id=\"_response\"/></samlp:Extensions><samlp:Status>",
    );

    assert!(crate::signature::sign(&twice, "_response", &IDP_KEY).is_err());
    assert_eq!(verify(&after), Err(Refusal::DuplicateId));
}

#[test]
fn many_signatures_cost_nothing() {
    let stray = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>".repeat(500);
    let many = changed(
        &signed(&unsigned()),
        "<samlp:Status>",
        &format!("<samlp:Extensions>{stray}</samlp:Extensions><samlp:Status>"),
    );

    assert_eq!(verify(&many), Err(Refusal::SignatureMisplaced));
}

#[test]
fn namespaces_that_would_grow_in_canonical_form_are_refused() {
    let long = format!("<samlp:Extensions xmlns:p=\"urn:{}\">", "x".repeat(40_000));
    let many = format!("{long}{}</samlp:Extensions><samlp:Status>", "<q><p:a/></q>".repeat(200));
    let crowded: String = (0..100).map(|at| format!(" a{at}=\"\"")).collect();
    let crowded = format!("<samlp:Extensions{crowded}/><samlp:Status>");

    assert_eq!(verify(&changed(&signed(&unsigned()), "<samlp:Status>", &many)), Err(Refusal::TooLarge));
    assert_eq!(
        verify(&changed(&signed(&unsigned()), "<samlp:Status>", &crowded)),
        Err(Refusal::TooManyElements)
    );
}

#[test]
fn what_the_fuzzer_found_is_refused() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/saml_response");
    let mut inputs = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        assert!(!fuzz::response(&std::fs::read(&path).unwrap()), "{}", path.display());
        inputs += 1;
    }

    assert!(inputs > 8, "the corpus is not there");
}
