//! What a provider answers, and the tokens that it may not.

use serde_json::{Value, json};

use super::world::*;
use crate::answer::*;
use crate::issue::{Asked, Granted, Person};
use crate::jose::*;
use crate::request::*;

pub(super) const CLIENT: &str = "https://rete.example/oidc/comune";

pub(super) type AnswerCase = (&'static str, fn() -> Result<String, AnswerError>, &'static str);

/// An answer, and what comes of it.
pub(super) const CASES: &[AnswerCase] = &[
    ("nothing altered", || whole(|_| (), |_| ()), "ok ZZZZZZ00A00A000A 2"),
    ("issuer", || whole(|c| c["iss"] = json!(ANCHOR), |_| ()), "openid.wrong_issuer"),
    ("audience", || whole(|c| c["aud"] = json!([CLIENT, ANCHOR]), |_| ()), "openid.wrong_audience"),
    ("nonce", || whole(|c| c["nonce"] = json!("x"), |_| ()), "openid.wrong_nonce"),
    ("future", || whole(|c| c["iat"] = json!(NOW.seconds + 61), |_| ()), "openid.not_yet_valid"),
    ("expired", || whole(|c| c["exp"] = json!(NOW.seconds - 61), |_| ()), "openid.expired"),
    ("access token", || whole(|c| c["at_hash"] = json!("x"), |_| ()), "openid.wrong_access_token"),
    ("level", || whole(|c| c["acr"] = json!(acr(1)), |_| ()), "openid.level_too_low"),
    ("no level", || whole(|c| c["acr"] = json!(null), |_| ()), "openid.level_missing"),
    ("subject", || whole(|_| (), |c| c["sub"] = json!("altra")), "openid.wrong_subject"),
    ("userinfo issuer", || whole(|_| (), |c| c["iss"] = json!(ANCHOR)), "openid.wrong_issuer"),
    ("userinfo audience", || whole(|_| (), |c| c["aud"] = json!(ANCHOR)), "openid.wrong_audience"),
    ("userinfo expired", || whole(|_| (), |c| c["exp"] = json!(NOW.seconds - 61)), "openid.expired"),
    ("no fiscal code", || whole(|_| (), |c| c[FISCAL_NUMBER] = json!("")), "openid.attribute_missing"),
    (
        "not encrypted",
        || attributes(&sign(&key(3), Signature::RS256, None, &person_claims()).unwrap()),
        "openid.not_encrypted",
    ),
    (
        "encrypted for another",
        || attributes(&sealed(&key(3).public(Use::Enc), KeyManagement::RsaOaep256, "A256CBC-HS512")),
        "jose.key_unknown",
    ),
    (
        "signed by another",
        || {
            let token = sign(&key(5), Signature::RS256, None, &person_claims()).unwrap();
            attributes(
                &encrypt(
                    &key(5).public(Use::Enc),
                    KeyManagement::RsaOaep,
                    ContentEncryption::A128CbcHs256,
                    None,
                    token.as_bytes(),
                )
                .unwrap(),
            )
        },
        "jose.key_unknown",
    ),
    (
        "key for encryption",
        || {
            let keys = JwkSet::from(vec![key(3).public(Use::Enc)]);
            let token = sign(&key(3), Signature::RS256, None, &json!({})).unwrap();
            verify(&token, &keys, &Expecting { algorithms: Signature::ALL, types: &[""] })?;
            Ok("verified".into())
        },
        "jose.key_unfit",
    ),
    (
        "algorithm of the signature",
        || {
            let keys = JwkSet::from(vec![key(3).public(Use::Sig)]);
            let token = sign(&key(3), Signature::RS256, None, &json!({})).unwrap();
            verify(&token, &keys, &Expecting { algorithms: &[Signature::ES256], types: &[""] })?;
            Ok("verified".into())
        },
        "jose.algorithm_not_allowed",
    ),
    (
        "key management",
        || opened(&[KeyManagement::RsaOaep], ContentEncryption::ALL, |_| ()),
        "jose.algorithm_not_allowed",
    ),
    (
        "content",
        || opened(KeyManagement::ALL, &[ContentEncryption::A128CbcHs256], |_| ()),
        "jose.algorithm_not_allowed",
    ),
    (
        "altered content",
        || {
            opened(KeyManagement::ALL, ContentEncryption::ALL, |parts| {
                let tag = parts[4].clone();
                parts[4] =
                    if tag.starts_with('A') { tag.replacen('A', "B", 1) } else { format!("A{}", &tag[1..]) };
            })
        },
        "jose.decryption_failed",
    ),
    (
        "compressed",
        || {
            opened(KeyManagement::ALL, ContentEncryption::ALL, |parts| {
                parts[0] = to_base64(
                    json!({"alg": "RSA-OAEP-256", "enc": "A256CBC-HS512", "zip": "DEF"})
                        .to_string()
                        .as_bytes(),
                );
            })
        },
        "jose.compressed",
    ),
    (
        "critical",
        || {
            opened(KeyManagement::ALL, ContentEncryption::ALL, |parts| {
                parts[0] = to_base64(
                    json!({"alg": "RSA-OAEP-256", "enc": "A256CBC-HS512", "crit": ["x"]})
                        .to_string()
                        .as_bytes(),
                );
            })
        },
        "jose.critical_extension",
    ),
    (
        "too long",
        || opened(KeyManagement::ALL, ContentEncryption::ALL, |parts| parts[3] = "A".repeat(300_000)),
        "jose.too_long",
    ),
];

#[test]
fn answer_is_refused_for_its_own_reason_in_each_case() {
    for (name, answer, expected) in CASES {
        assert_eq!(code(*answer), *expected, "{name}");
    }
}

pub(super) fn code(answer: fn() -> Result<String, AnswerError>) -> String {
    answer().unwrap_or_else(|error| error.code().to_owned())
}

fn expected<'a>(keys: &'a JwkSet, ours: &'a [PrivateKey]) -> Expected<'a> {
    Expected { provider: PROVIDER, client_id: CLIENT, nonce: NONCE, level: 2, keys, ours, moment: NOW }
}

const NONCE: &str = "0123456789012345678901234567890123";

fn person() -> Person {
    Person {
        subject: "soggetto".into(),
        fiscal_code: "ZZZZZZ00A00A000A".into(),
        given_name: "Prova".into(),
        family_name: "Inventata".into(),
    }
}

fn asked() -> Asked {
    let text = |text: &str| text.to_owned();
    let (client_id, redirect_uri) = (text(CLIENT), text("https://rete.example/oidc/callback"));
    Asked {
        client_id,
        redirect_uri,
        state: text(NONCE),
        nonce: text(NONCE),
        code_challenge: text(NONCE),
        level: 2,
    }
}

fn claims_of(token: &str) -> Value {
    serde_json::from_slice(&from_base64(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

fn person_claims() -> Value {
    json!({"iss": PROVIDER, "aud": CLIENT, "exp": NOW.seconds + 60, "sub": "soggetto", "given_name": "Prova",
        "family_name": "Inventata", FISCAL_NUMBER: "TINIT-ZZZZZZ00A00A000A"})
}

fn sealed(to: &Jwk, management: KeyManagement, content: &str) -> String {
    let token = sign(&key(3), Signature::RS256, None, &person_claims()).unwrap();
    encrypt(to, management, ContentEncryption::parse(content).unwrap(), Some("JWT"), token.as_bytes())
        .unwrap()
}

fn attributes(token: &str) -> Result<String, AnswerError> {
    let (keys, ours) = (JwkSet::from(vec![key(3).public(Use::Sig)]), [key(5)]);
    Ok(expected(&keys, &ours).attributes(token, "soggetto")?.fiscal_code)
}

/// A whole answer, its claims altered before they are signed.
fn whole(id_token: fn(&mut Value), userinfo: fn(&mut Value)) -> Result<String, AnswerError> {
    let (keys, ours) = (JwkSet::from(vec![key(3).public(Use::Sig)]), [key(5)]);
    let world = World::new();
    let Granted { access_token, id_token: token } =
        world.provider.grant(&asked(), &person(), 2, "id", NOW).unwrap();
    let mut claims = claims_of(&token);
    id_token(&mut claims);
    let token = sign(&key(3), Signature::RS256, None, &claims).unwrap();
    let expected = expected(&keys, &ours);
    let signed_in = expected.id_token(&token, &access_token)?;
    let mut claims = person_claims();
    userinfo(&mut claims);
    let token = sign(&key(3), Signature::RS256, None, &claims).unwrap();
    let token = encrypt(
        &key(5).public(Use::Enc),
        KeyManagement::RsaOaep256,
        ContentEncryption::A256CbcHs512,
        Some("JWT"),
        token.as_bytes(),
    )
    .unwrap();
    let attributes = expected.attributes(&token, &signed_in.subject)?;
    Ok(format!("ok {} {}", attributes.fiscal_code, signed_in.level))
}

/// An encrypted token, its parts altered.
fn opened(
    key_management: &[KeyManagement],
    content: &[ContentEncryption],
    alter: fn(&mut Vec<String>),
) -> Result<String, AnswerError> {
    let token = sealed(&key(5).public(Use::Enc), KeyManagement::RsaOaep256, "A256CBC-HS512");
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    alter(&mut parts);
    let keys = [key(5)];
    decrypt(&parts.join("."), &Decrypting { keys: &keys, key_management, content })?;
    Ok("opened".into())
}
