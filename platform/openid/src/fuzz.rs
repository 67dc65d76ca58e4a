//! What a fuzzer drives: the first byte chooses the reader, the rest is what came in. Nothing may panic, and nothing may be
//! accepted that nobody signed.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::answer::Expected;
use crate::federation::{
    Anchor, ENTITY_STATEMENT, Fetched, Limits, Moment, Progress, Resolving, apply, configuration_address,
    fetch_address, merge, read_mark,
};
use crate::issue::Authority;
use crate::jose::{
    ContentEncryption, Decrypting, Expecting, JwkSet, KeyKind, KeyManagement, PrivateKey, Signature, Use,
    decrypt, to_base64, verify,
};

const NOW: Moment = Moment { seconds: 1_795_341_630, tolerance: 60 };
const ANCHOR: &str = "https://anchor.example";
const PROVIDER: &str = "https://provider.example";

/// Keys that are thrown away: of signatures, of encryption.
static KEYS: LazyLock<Option<(PrivateKey, PrivateKey)>> = LazyLock::new(|| {
    Some((PrivateKey::generate(KeyKind::P256).ok()?, PrivateKey::generate(KeyKind::P256).ok()?))
});

/// Reads what came in; true when something was accepted that nobody signed, which must never be.
pub fn statement(data: &[u8]) -> bool {
    let Some(((which, rest), (key, opening))) = data.split_first().zip(KEYS.as_ref()) else { return false };
    let keys = JwkSet::from(vec![key.public(Use::Sig)]);
    let text = String::from_utf8_lossy(rest);
    match which % 6 {
        0 => {
            return verify(&text, &keys, &Expecting { algorithms: Signature::ALL, types: &["", "jwt"] })
                .is_ok();
        }
        1 => {
            let ours = [opening.clone()];
            let decrypting = Decrypting {
                keys: &ours,
                key_management: KeyManagement::ALL,
                content: ContentEncryption::ALL,
            };
            return decrypt(&text, &decrypting).is_ok();
        }
        2 => return resolve(key, &text),
        // As if the provider had signed it: that it is accepted is then no fault.
        3 => drop(resolve(key, &signed(key, ENTITY_STATEMENT, rest).unwrap_or_default())),
        4 => policies(rest),
        _ => answers(key, opening, &keys, rest),
    }
    false
}

/// A chain whose leaf is this token.
fn resolve(key: &PrivateKey, leaf: &str) -> bool {
    let _ = read_mark(leaf);
    let anchor = Authority::anchor(ANCHOR, "fuzz", key.clone());
    let (Ok(leaf_address), Ok(anchor_address)) =
        (configuration_address(PROVIDER), configuration_address(ANCHOR))
    else {
        return false;
    };
    let (Ok(of_anchor), Ok(of_leaf)) =
        (anchor.configuration(NOW), anchor.statement(PROVIDER, &[key.public(Use::Sig)], &[], NOW))
    else {
        return false;
    };
    let fetched = Fetched::from([
        (leaf_address, Ok(leaf.as_bytes().to_vec())),
        (anchor_address, Ok(of_anchor.into_bytes())),
        (fetch_address(&anchor.fetch_endpoint(), PROVIDER), Ok(of_leaf.into_bytes())),
    ]);
    let anchors = [Anchor { entity: ANCHOR.to_owned(), thumbprints: Vec::new() }];
    let marks = ["https://anchor.example/mark".to_owned()];
    [&marks[..], &[]].into_iter().any(|marks| {
        let entity_type = "openid_provider";
        let limits = Limits::default();
        let resolving =
            Resolving { entity: PROVIDER, entity_type, anchors: &anchors, marks, moment: NOW, limits };
        matches!(resolving.attempt(&fetched), Ok(Progress::Chain(_)))
    })
}

/// `[metadata, policy above, policy below]`.
fn policies(json: &[u8]) {
    let Ok([metadata, above, below]) = serde_json::from_slice::<[Map<String, Value>; 3]>(json) else {
        return;
    };
    if let Ok(merged) = merge(&above, &below)
        && let Ok(applied) = apply(&metadata, &merged)
    {
        let _ = apply(&applied, &merged);
    }
}

/// Claims of an ID token and of attributes, as if the provider had signed them.
fn answers(key: &PrivateKey, opening: &PrivateKey, keys: &JwkSet, claims: &[u8]) {
    let Some(token) = signed(key, "JWT", claims) else { return };
    let ours = [opening.clone()];
    let expected = Expected {
        provider: PROVIDER,
        client_id: "https://rete.example",
        nonce: "0123456789abcdef0123456789abcdef",
        level: 2,
        keys,
        ours: &ours,
        moment: NOW,
    };
    let _ = expected.id_token(&token, "access");
    let to = opening.public(Use::Enc);
    let content = ContentEncryption::A128Gcm;
    let sealed = crate::jose::encrypt(&to, KeyManagement::EcdhEs, content, Some("JWT"), token.as_bytes());
    if let Ok(sealed) = sealed {
        let _ = expected.attributes(&sealed, "soggetto");
    }
}

fn signed(key: &PrivateKey, typ: &str, payload: &[u8]) -> Option<String> {
    let header = format!(r#"{{"alg":"ES256","typ":"{typ}","kid":"{}"}}"#, key.kid());
    let message = format!("{}.{}", to_base64(header.as_bytes()), to_base64(payload));
    let signature = key.sign(Signature::ES256, message.as_bytes()).ok()?;
    Some(format!("{message}.{signature}"))
}
