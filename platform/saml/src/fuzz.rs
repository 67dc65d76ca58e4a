//! What a fuzzer drives: the first byte chooses the reader, the rest is what came in. Nothing may panic, and no response may be
//! accepted, since nobody holds the key.

use std::sync::LazyLock;

use aws_lc_rs::rsa::KeySize;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;

use crate::binding::Incoming;
use crate::certificate::{Subject, make_sized};
use crate::provider::{self, Trust};
use crate::{
    Attribute, Comparison, Expectations, Federation, IdentityProvider, Level, issue, logout, response,
};

/// A provider whose key is thrown away.
static PROVIDER: LazyLock<Option<IdentityProvider>> = LazyLock::new(|| {
    let subject = Subject {
        common_name: "fuzz".into(),
        organization: "fuzz".into(),
        locality: "fuzz".into(),
        entity_id: "https://idp.example.it".into(),
        ipa_code: "fuzz".into(),
    };
    let key = make_sized(&subject, now(), 365, KeySize::Rsa2048).ok()?;
    Some(IdentityProvider {
        entity_id: "https://idp.example.it".into(),
        name: "fuzz".into(),
        logo: None,
        sign_on: Vec::new(),
        logout: Vec::new(),
        certificates: vec![key.certificate().clone()],
    })
});

/// 2026-11-22T10:00:30Z, as the corpus has it.
const fn now() -> Instant {
    Instant::from_micros(1_795_341_630_000_000)
}

/// Reads what came in; true when a response was accepted, which must never be.
pub fn response(data: &[u8]) -> bool {
    let Some(((which, rest), provider)) = data.split_first().zip(PROVIDER.as_ref()) else { return false };
    let expected = Expectations {
        federation: Federation::Spid,
        provider,
        entity_id: "https://sportello.example.it/spid/metadata",
        consumer: "https://sportello.example.it/spid/acs",
        request_id: "_0123456789abcdef0123456789abcdef",
        request_instant: now(),
        level: Level::Two,
        comparison: Comparison::Minimum,
        attributes: &[Attribute::FiscalNumber],
        now: now(),
        tolerance_seconds: 60,
    };
    let text = String::from_utf8_lossy(rest);
    match which % 6 {
        0 => return response::verify(&expected, &STANDARD.encode(rest)).is_ok(),
        1 => return response::verify(&expected, &text).is_ok(),
        // As if the text had been signed: the checks behind the signature.
        2 => response::read_as_if_signed(&expected, &text),
        3 => drop(provider::read(rest, Trust::Operator, now())),
        4 => drop(issue::read_service(rest)),
        _ => {
            let location = "https://sportello.example.it/spid/slo";
            let logout = logout::LogoutExpectations { provider, location, now: now(), tolerance_seconds: 60 };
            let ways = [Incoming::Redirect { query: &text }, Incoming::Post { value: &text }];
            return ways.into_iter().any(|incoming| {
                drop(logout::claimed_issuer(incoming));
                drop(issue::read_request(incoming, None, &provider.certificates));
                logout::verify_request(&logout, incoming).is_ok()
                    || logout::verify_response(&logout, "_x", incoming).is_ok()
            });
        }
    }
    false
}
