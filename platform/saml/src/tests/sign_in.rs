//! A sign-in from the request to what it says of the person.

use super::fixture::*;
use crate::binding::Incoming;
use crate::issue::{self, ReceivedRequest};
use crate::{Anomaly, AuthnRequest, Comparison, Federation, Level, MessageId, Refusal, certificate};

fn request(level: Level) -> AuthnRequest {
    AuthnRequest {
        id: MessageId::from_bytes([7; 16]),
        issue_instant: now(),
        issuer: SP.into(),
        destination: format!("{IDP}/sso"),
        federation: Federation::Spid,
        level,
        comparison: Comparison::Minimum,
        consumer_index: 0,
        attribute_index: 99,
    }
}

fn seen(request: &AuthnRequest, force: bool) -> ReceivedRequest {
    ReceivedRequest {
        id: request.id.to_string(),
        issue_instant: kernel::Instant::parse("2026-11-22T10:00:30Z").unwrap(),
        issuer: SP.into(),
        destination: format!("{IDP}/sso"),
        level: request.level,
        comparison: Comparison::Minimum,
        force,
        consumer_index: 0,
        attribute_index: 99,
        relay_state: Some("abc/+ =&".into()),
    }
}

#[test]
fn request_by_redirect_is_read_by_the_provider() {
    let request = request(Level::One);
    let address = request.redirect(&SP_KEY, Some("abc/+ =&")).unwrap();
    let (_, query) = address.split_once('?').unwrap();
    let keys = [SP_KEY.certificate().clone()];

    assert!(address.starts_with(&format!("{IDP}/sso?SAMLRequest=")));
    let incoming = Incoming::Redirect { query };
    assert_eq!(issue::read_request(incoming, None, &keys), Ok(seen(&request, false)));
    let changed = query.replace("RelayState=abc", "RelayState=abd");
    let incoming = Incoming::Redirect { query: &changed };
    assert_eq!(issue::read_request(incoming, None, &keys), Err(Refusal::SignatureInvalid));
    let strangers = [STRANGER_KEY.certificate().clone()];
    let incoming = Incoming::Redirect { query };
    assert_eq!(issue::read_request(incoming, None, &strangers), Err(Refusal::SignatureInvalid));
    let (unsigned, _) = query.split_once("&Signature=").unwrap();
    let incoming = Incoming::Redirect { query: unsigned };
    assert_eq!(issue::read_request(incoming, None, &keys), Err(Refusal::SignatureMissing));
}

#[test]
fn request_by_post_is_read_by_the_provider() {
    let request = request(Level::Three);
    let form = request.post(&SP_KEY, Some("abc/+ =&")).unwrap();
    let value = &form.fields.iter().find(|(name, _)| *name == "SAMLRequest").unwrap().1;
    let keys = [SP_KEY.certificate().clone()];

    let read = issue::read_request(Incoming::Post { value }, Some("abc/+ =&"), &keys);
    assert_eq!(read, Ok(seen(&request, true)));
}

#[test]
fn request_never_asks_what_spid_forbids() {
    for word in ["AllowCreate", "IsPassive", "Scoping", "RequesterID"] {
        assert!(!request(Level::Two).xml().contains(word), "{word}");
    }
}

#[test]
fn good_response_is_accepted_and_read() {
    let verified = verify(&signed(&unsigned())).unwrap();
    let assertion = verified.assertion();

    assert_eq!(verified.id(), "_response");
    assert_eq!((assertion.id(), assertion.issuer()), ("_assertion", IDP));
    assert_eq!((assertion.level(), assertion.session_index()), (Level::Two, None));
    assert_eq!(assertion.name_id().value, "_transient");
    assert_eq!(assertion.attributes().fiscal_code(), Some("PRVDAA80A41Z999Z"));
    assert_eq!(assertion.attributes().iter().count(), 3);
    assert_eq!(assertion.not_on_or_after(), kernel::Instant::parse("2026-11-22T10:05:30Z").unwrap());
}

#[test]
fn anomalies_are_told_apart_signed_or_not() {
    for anomaly in Anomaly::ALL {
        let xml = issuer(&IDP_KEY).anomaly(&answer(), anomaly).unwrap();
        assert_eq!(verify(&xml), Err(Refusal::Anomaly(anomaly)));
        let (before, rest) = xml.split_once("<ds:Signature").unwrap();
        let (_, after) = rest.split_once("</ds:Signature>").unwrap();
        assert_eq!(verify(&format!("{before}{after}")), Err(Refusal::Anomaly(anomaly)));
        let foreign = issuer(&STRANGER_KEY).anomaly(&answer(), anomaly).unwrap();
        assert_eq!(verify(&foreign), Err(Refusal::SignatureInvalid));
    }
    let other = issuer(&IDP_KEY).technical(&answer(), 8).unwrap();
    assert_eq!(verify(&other), Err(Refusal::StatusNotSuccess));
}

#[test]
fn certificate_holds_as_long_as_it_was_made_for() {
    let pem = SP_KEY.certificate().pem();
    let again = crate::SigningKey::from_pem(&SP_KEY.private_key_pem(), &pem).unwrap();

    assert_eq!(certificate::expiry(&pem), Ok(kernel::Instant::parse("2027-11-22T00:00:00Z").unwrap()));
    assert_eq!(again.certificate(), SP_KEY.certificate());
    let mixed = crate::SigningKey::from_pem(&SP_KEY.private_key_pem(), &IDP_KEY.certificate().pem());
    assert_eq!(mixed.err(), Some(crate::Fault::KeyMismatch));
}
