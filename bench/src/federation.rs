//! Statements of the OpenID federations: how much CPU time it takes to build a chain from good ones, and to refuse the worst that
//! fits in the limits. Runs in this process: no server, no database.

use openid::federation::{
    Anchor, Fetched, Limits, Moment, Progress, Resolving, configuration_address, fetch_address,
};
use openid::issue::{Authority, Provider};
use openid::jose::{ContentEncryption, Decrypting, Jwk, KeyKind, KeyManagement, PrivateKey, Use, decrypt};
use openid::request::Profile;
use serde_json::{Value, json};

use crate::Failure;
use crate::messages::time;

const NOW: Moment = Moment { seconds: 1_795_341_630, tolerance: 60 };
const ANCHOR: &str = "https://ancora.example.it";
const PROVIDER: &str = "https://gestore.example.it";

/// Measures and prints.
pub fn measure() -> Result<(), Failure> {
    println!("\nstatements of the federations");
    let anchor = Authority::anchor(ANCHOR, "Prova", PrivateKey::generate(KeyKind::Rsa3072)?);
    let key = PrivateKey::generate(KeyKind::Rsa3072)?;
    let provider = Provider {
        entity: PROVIDER.to_owned(),
        name: "Prova".to_owned(),
        profile: Profile::Cie,
        federation_key: key.clone(),
        core_key: key.clone(),
        authority_hints: vec![ANCHOR.to_owned()],
    };
    let good = provider.configuration(NOW)?;
    let fetched = published(&anchor, &key.public(Use::Sig), good.clone())?;
    time("chain of a provider, built (≤ 2)", || is_chain(&fetched), true)?.print();
    for (name, token) in hostile(&good) {
        let fetched = published(&anchor, &key.public(Use::Sig), token)?;
        time(&format!("refused (≤ 2): {name}"), || is_chain(&fetched), false)?.print();
    }
    let keys = [key];
    let wrapped = "A".repeat(512);
    let sealed = format!(
        "{}.{wrapped}.AAAA.{}.AAAA",
        encoded(&json!({"alg": "RSA-OAEP", "enc": "A256CBC-HS512"})),
        "A".repeat(200_000)
    );
    let decrypting =
        Decrypting { keys: &keys, key_management: KeyManagement::ALL, content: ContentEncryption::ALL };
    time(
        "refused (≤ 4, an RSA operation): encrypted for nobody",
        || decrypt(&sealed, &decrypting).is_ok(),
        false,
    )?
    .print();
    Ok(())
}

fn published(anchor: &Authority, key: &Jwk, leaf: String) -> Result<Fetched, Failure> {
    Ok(Fetched::from([
        (configuration_address(PROVIDER)?, Ok(leaf.into_bytes())),
        (configuration_address(ANCHOR)?, Ok(anchor.configuration(NOW)?.into_bytes())),
        (
            fetch_address(&anchor.fetch_endpoint(), PROVIDER),
            Ok(anchor.statement(PROVIDER, std::slice::from_ref(key), &[], NOW)?.into_bytes()),
        ),
    ]))
}

fn is_chain(fetched: &Fetched) -> bool {
    let anchors = [Anchor { entity: ANCHOR.to_owned(), thumbprints: Vec::new() }];
    let (entity, entity_type, limits) = (PROVIDER, "openid_provider", Limits::default());
    let resolving = Resolving { entity, entity_type, anchors: &anchors, marks: &[], moment: NOW, limits };
    matches!(resolving.attempt(fetched), Ok(Progress::Chain(_)))
}

/// The worst that fits in the limits, and the plainest nonsense.
fn hostile(good: &str) -> Vec<(&'static str, String)> {
    let head = good.split('.').next().unwrap_or_default();
    let with = |payload: &str| format!("{head}.{}.AAAA", base64(payload.as_bytes()));
    let key = json!({"kty": "RSA", "kid": "k", "n": "A".repeat(1400), "e": "AQAB"});
    let many = json!({
        "iss": PROVIDER, "sub": PROVIDER, "iat": 1, "exp": 4_000_000_000_u32,
        "jwks": {"keys": vec![key; 100]}, "authority_hints": vec![ANCHOR; 1000],
    });
    vec![
        ("nothing", String::new()),
        ("nonsense", "%%%".repeat(80_000)),
        ("nested without end", with(&"[".repeat(150_000))),
        ("a long text", with(&format!("\"{}\"", "a".repeat(150_000)))),
        ("keys and hints without end", with(&many.to_string())),
        ("signed by nobody", format!("{}.AAAA", good.rsplit_once('.').map_or("", |(message, _)| message))),
    ]
}

fn encoded(value: &Value) -> String {
    base64(value.to_string().as_bytes())
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}
