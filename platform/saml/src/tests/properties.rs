//! Whatever comes in, nothing panics and nothing that was touched is accepted.

use proptest::prelude::*;

use super::fixture::*;
use crate::binding::Incoming;
use crate::provider::{self, Trust};
use crate::{issue, logout, response};

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in ".{0,200}") {
        let provider = idp();
        prop_assert!(response::verify_text(&expectations(&provider), &String::from_utf8_lossy(&bytes)).is_err());
        prop_assert!(response::verify(&expectations(&provider), &text).is_err());
        prop_assert!(provider::read(&bytes, Trust::Operator, now()).is_err());
        prop_assert!(issue::read_service(&bytes).is_err());
        let ways = [Incoming::Redirect { query: &text }, Incoming::Post { value: &text }];
        prop_assert!(ways.into_iter().all(|incoming| logout::claimed_issuer(incoming).is_err()));
    }

    #[test]
    fn changed_byte_never_changes_what_is_read(at in 0_usize..6_000, byte in 0_u8..128) {
        let good = signed(&unsigned());
        let mut bytes = good.clone().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let outcome = verify(&String::from_utf8(bytes).unwrap());
        if let Ok(read) = outcome {
            prop_assert_eq!(read, verify(&good).unwrap());
        }
    }
}
