//! Single logout, both ways, both bindings.

use super::fixture::*;
use crate::binding::Incoming;
use crate::issue;
use crate::logout::{
    LogoutExpectations, LogoutRequest, LogoutResponse, NameId, claimed_issuer, verify_request,
    verify_response,
};
use crate::{IdentityProvider, MessageId, PostForm, Refusal};

const LOCATION: &str = "https://sportello.example.it/spid/slo";

fn request(issuer: &str, destination: &str) -> LogoutRequest {
    LogoutRequest {
        id: MessageId::from_bytes([3; 16]),
        issue_instant: now(),
        issuer: issuer.into(),
        destination: destination.into(),
        name_id: NameId { value: "_transient".into(), qualifier: IDP.into() },
        session_index: Some("_session".into()),
    }
}

fn response(success: bool) -> LogoutResponse {
    LogoutResponse {
        id: MessageId::from_bytes([4; 16]),
        issue_instant: now(),
        issuer: IDP.into(),
        destination: LOCATION.into(),
        in_response_to: "_ours".into(),
        success,
    }
}

fn expected(provider: &IdentityProvider) -> LogoutExpectations<'_> {
    LogoutExpectations { provider, location: LOCATION, now: now(), tolerance_seconds: 60 }
}

fn value(form: &PostForm) -> &str {
    &form.fields[0].1
}

fn query(address: &str) -> &str {
    address.split_once('?').unwrap().1
}

#[test]
fn our_request_is_read_by_the_provider_both_ways() {
    let request = request(SP, "https://idp.example.it/slo");
    let keys = [SP_KEY.certificate().clone()];

    let address = request.redirect(&SP_KEY, Some("x")).unwrap();
    let form = request.post(&SP_KEY, None).unwrap();
    for incoming in [Incoming::Redirect { query: query(&address) }, Incoming::Post { value: value(&form) }] {
        let read = issue::read_logout(incoming, &keys).unwrap();
        assert_eq!((read.issuer.as_str(), read.session_index.as_deref()), (SP, Some("_session")));
        assert_eq!(read.name_id, request.name_id);
    }
}

#[test]
fn providers_request_is_verified_both_ways() {
    let provider = idp();
    let request = request(IDP, LOCATION);
    let address = request.redirect(&IDP_KEY, None).unwrap();
    let form = request.post(&IDP_KEY, None).unwrap();

    for incoming in [Incoming::Redirect { query: query(&address) }, Incoming::Post { value: value(&form) }] {
        assert_eq!(claimed_issuer(incoming).as_deref(), Ok(IDP));
        let verified = verify_request(&expected(&provider), incoming).unwrap();
        assert_eq!((verified.id(), verified.session_index()), (request.id.as_str(), Some("_session")));
        assert_eq!(verified.name_id(), &request.name_id);
    }
}

#[test]
fn strangers_request_is_refused_both_ways() {
    let provider = idp();
    let request = request(IDP, LOCATION);
    let address = request.redirect(&STRANGER_KEY, None).unwrap();
    let form = request.post(&STRANGER_KEY, None).unwrap();

    for incoming in [Incoming::Redirect { query: query(&address) }, Incoming::Post { value: value(&form) }] {
        assert_eq!(verify_request(&expected(&provider), incoming), Err(Refusal::SignatureInvalid));
    }
}

#[test]
fn request_for_another_or_too_old_is_refused() {
    let provider = idp();
    let elsewhere = request(IDP, "https://altro.example.it/slo").post(&IDP_KEY, None).unwrap();
    let old = LogoutRequest { issue_instant: now().plus_minutes(-7), ..request(IDP, LOCATION) };
    let early = LogoutRequest { issue_instant: now().plus_minutes(5), ..request(IDP, LOCATION) };
    let by = |form: &PostForm| verify_request(&expected(&provider), Incoming::Post { value: value(form) });

    assert_eq!(by(&elsewhere), Err(Refusal::Destination));
    assert_eq!(by(&old.post(&IDP_KEY, None).unwrap()), Err(Refusal::IssueInstantPast));
    assert_eq!(by(&early.post(&IDP_KEY, None).unwrap()), Err(Refusal::IssueInstantFuture));
}

#[test]
fn providers_answer_is_verified_both_ways() {
    let provider = idp();
    for success in [true, false] {
        let address = response(success).redirect(&IDP_KEY, None).unwrap();
        let form = response(success).post(&IDP_KEY, None).unwrap();
        for incoming in
            [Incoming::Redirect { query: query(&address) }, Incoming::Post { value: value(&form) }]
        {
            assert_eq!(claimed_issuer(incoming).as_deref(), Ok(IDP));
            assert_eq!(verify_response(&expected(&provider), "_ours", incoming), Ok(success));
            assert_eq!(verify_response(&expected(&provider), "_other", incoming), Err(Refusal::InResponseTo));
        }
    }
}
