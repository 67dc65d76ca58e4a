use serde_json::{Value, json};

use super::*;

fn key(kind: KeyKind) -> PrivateKey {
    PrivateKey::generate(kind).unwrap()
}

const ANY: Expecting<'static> = Expecting { algorithms: Signature::ALL, types: &["", "jwt"] };

#[test]
fn token_signed_with_each_algorithm_is_verified_and_an_altered_one_is_not() {
    for (kind, algorithms) in [
        (KeyKind::Rsa2048, &Signature::ALL[..6]),
        (KeyKind::P256, &[Signature::ES256][..]),
        (KeyKind::P384, &[Signature::ES384][..]),
    ] {
        let key = key(kind);
        let keys = JwkSet::from(vec![key.public(Use::Sig)]);
        for &algorithm in algorithms {
            let token = sign(&key, algorithm, Some("JWT"), &json!({"a": 1})).unwrap();
            let verified = verify(&token, &keys, &ANY).unwrap();
            assert_eq!(verified.claims::<Value>().unwrap(), json!({"a": 1}));
            assert_eq!((verified.kid(), verified.algorithm()), (key.kid(), algorithm));

            let other = format!("{}.{}.{}", &token[..token.find('.').unwrap()], to_base64(b"{}"), "AAAA");
            assert_eq!(verify(&other, &keys, &ANY).unwrap_err(), JoseError::SignatureWrong);
        }
    }
}

#[test]
fn unsigned_and_symmetric_tokens_are_refused_whatever_the_caller_allows() {
    let keys = JwkSet::from(vec![key(KeyKind::P256).public(Use::Sig)]);
    for alg in ["none", "HS256", "HS512", "EdDSA", "es256"] {
        let head = to_base64(json!({"alg": alg}).to_string().as_bytes());
        let token = format!("{head}.{}.{}", to_base64(b"{}"), to_base64(b"x"));
        assert_eq!(verify(&token, &keys, &ANY).unwrap_err(), JoseError::AlgorithmNotAllowed, "{alg}");
    }
}

#[test]
fn key_comes_back_from_its_bytes_with_the_same_name() {
    for kind in [KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::P256, KeyKind::P384] {
        let key = key(kind);
        let again = PrivateKey::from_pkcs8(key.to_pkcs8()).unwrap();

        assert_eq!((again.kid(), again.kind()), (key.kid(), kind));
        assert_eq!(key.kid(), key.public(Use::Sig).thumbprint().unwrap());
    }
    assert_eq!(PrivateKey::from_pkcs8(b"nothing").unwrap_err(), JoseError::KeyUnreadable);
}

/// RFC 7638, section 3.1.
#[test]
fn thumbprint_is_the_one_of_the_standard() {
    let key: Jwk = serde_json::from_value(json!({"kty": "RSA", "e": "AQAB", "n":
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs\
         tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajr\
         n1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}))
    .unwrap();

    assert_eq!(key.thumbprint().unwrap(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

#[test]
fn encrypted_token_opens_with_each_pair_of_algorithms_and_not_when_altered() {
    let (rsa, ec) = (key(KeyKind::Rsa2048), key(KeyKind::P256));
    let keys = [rsa.clone(), ec.clone(), key(KeyKind::P384)];
    let decrypting =
        Decrypting { keys: &keys, key_management: KeyManagement::ALL, content: ContentEncryption::ALL };
    for &management in KeyManagement::ALL {
        for &content in ContentEncryption::ALL {
            let to = if management.is_rsa() { rsa.public(Use::Enc) } else { ec.public(Use::Enc) };
            let token = encrypt(&to, management, content, Some("JWT"), b"in chiaro").unwrap();
            assert_eq!(decrypt(&token, &decrypting).unwrap(), b"in chiaro", "{management:?} {content:?}");

            let parts: Vec<&str> = token.split('.').collect();
            for altered in 1..5 {
                let mut parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
                let first = if parts[altered].starts_with('A') { "B" } else { "A" };
                parts[altered] = format!("{first}{}", parts[altered].get(1..).unwrap_or_default());
                let error = decrypt(&parts.join("."), &decrypting).unwrap_err();
                assert!(
                    matches!(error, JoseError::DecryptionFailed | JoseError::Malformed),
                    "{management:?} {content:?} {altered}: {error:?}"
                );
            }
        }
    }
}

#[test]
fn content_key_that_does_not_unwrap_fails_as_a_wrong_tag_does() {
    let (ours, other) = (key(KeyKind::Rsa2048), key(KeyKind::Rsa2048));
    let mut to = other.public(Use::Enc);
    to.kid = Some(ours.kid().to_owned());
    let keys = [ours];
    let decrypting =
        Decrypting { keys: &keys, key_management: KeyManagement::ALL, content: ContentEncryption::ALL };
    let token = encrypt(&to, KeyManagement::RsaOaep, ContentEncryption::A256CbcHs512, None, b"x").unwrap();

    assert_eq!(decrypt(&token, &decrypting).unwrap_err(), JoseError::DecryptionFailed);
}
