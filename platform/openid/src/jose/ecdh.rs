//! ECDH-ES (RFC 7518, section 4.6): agreement, derivation of the key, and the key wrap that may follow.

use aws_lc_rs::agreement::{self, ECDH_P256, ECDH_P384, UnparsedPublicKey};
use aws_lc_rs::digest::{Context, SHA256};
use aws_lc_rs::key_wrap::{AES_128, AES_256, AesKek, KeyWrap};

use super::{ContentEncryption, JoseError, Jwk, KeyKind, KeyManagement, PrivateKey};

/// The parties' names, which a provider may put in the header.
#[derive(Default)]
pub(super) struct Parties {
    pub(super) first: Vec<u8>,
    pub(super) second: Vec<u8>,
}

/// The content key that came with an ephemeral public key.
pub(super) fn open(
    key: &PrivateKey,
    ephemeral: &Jwk,
    management: KeyManagement,
    content: ContentEncryption,
    parties: &Parties,
    wrapped: &[u8],
) -> Result<Vec<u8>, JoseError> {
    let ours = agreement::PrivateKey::from_private_key_der(curve(key.kind())?, key.to_pkcs8())
        .map_err(|_| JoseError::KeyUnreadable)?;
    let derived = derive(&ours, ephemeral, management, content, parties)?;
    let mut output = vec![0; content.key_len().max(wrapped.len())];
    let opened = match management {
        KeyManagement::EcdhEs if wrapped.is_empty() => return Ok(derived),
        KeyManagement::EcdhEsA128Kw => AesKek::new(&AES_128, &derived)
            .and_then(|kek| kek.unwrap(wrapped, &mut output).map(|out| out.to_vec())),
        KeyManagement::EcdhEsA256Kw => AesKek::new(&AES_256, &derived)
            .and_then(|kek| kek.unwrap(wrapped, &mut output).map(|out| out.to_vec())),
        _ => return Err(JoseError::DecryptionFailed),
    };
    opened.map_err(|_| JoseError::DecryptionFailed)
}

/// A fresh key pair, and what two sides derive: the public half to send, the content key, its wrapped form.
pub(super) fn seal(
    theirs: &Jwk,
    management: KeyManagement,
    content: ContentEncryption,
    fresh: Vec<u8>,
) -> Result<(Jwk, Vec<u8>, Vec<u8>), JoseError> {
    let kind = if theirs.crv.as_deref() == Some("P-384") { KeyKind::P384 } else { KeyKind::P256 };
    let ephemeral = PrivateKey::generate(kind)?;
    let ours = agreement::PrivateKey::from_private_key_der(curve(kind)?, ephemeral.to_pkcs8())
        .map_err(|_| JoseError::Library)?;
    let derived = derive(&ours, theirs, management, content, &Parties::default())?;
    let public = Jwk { kid: None, usage: None, ..ephemeral.public(super::Use::Enc) };
    let mut output = vec![0; fresh.len().saturating_add(8)];
    let wrapped = match management {
        KeyManagement::EcdhEs => return Ok((public, derived, Vec::new())),
        KeyManagement::EcdhEsA128Kw => AesKek::new(&AES_128, &derived)
            .and_then(|kek| kek.wrap(&fresh, &mut output).map(|out| out.to_vec())),
        _ => AesKek::new(&AES_256, &derived)
            .and_then(|kek| kek.wrap(&fresh, &mut output).map(|out| out.to_vec())),
    };
    Ok((public, fresh, wrapped.map_err(|_| JoseError::Library)?))
}

fn curve(kind: KeyKind) -> Result<&'static agreement::Algorithm, JoseError> {
    match kind {
        KeyKind::P256 => Ok(&ECDH_P256),
        KeyKind::P384 => Ok(&ECDH_P384),
        _ => Err(JoseError::KeyUnfit),
    }
}

fn derive(
    ours: &agreement::PrivateKey,
    theirs: &Jwk,
    management: KeyManagement,
    content: ContentEncryption,
    parties: &Parties,
) -> Result<Vec<u8>, JoseError> {
    let (name, bytes) = match management {
        KeyManagement::EcdhEs => (content.name(), content.key_len()),
        KeyManagement::EcdhEsA128Kw => (management.name(), 16),
        _ => (management.name(), 32),
    };
    let point = UnparsedPublicKey::new(ours.algorithm(), theirs.point()?);
    agreement::agree(ours, point, JoseError::DecryptionFailed, |secret| {
        Ok(concat_kdf(secret, name, bytes, parties))
    })
}

/// NIST SP 800-56A, single step, SHA-256.
fn concat_kdf(secret: &[u8], name: &str, bytes: usize, parties: &Parties) -> Vec<u8> {
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes();
    let bits = u32::try_from(bytes.saturating_mul(8)).unwrap_or(u32::MAX).to_be_bytes();
    let mut key = Vec::with_capacity(64);
    for round in 1_u32.. {
        if key.len() >= bytes {
            break;
        }
        let mut hash = Context::new(&SHA256);
        hash.update(&round.to_be_bytes());
        hash.update(secret);
        for part in [name.as_bytes(), &parties.first, &parties.second] {
            hash.update(&length(part));
            hash.update(part);
        }
        hash.update(&bits);
        key.extend_from_slice(hash.finish().as_ref());
    }
    key.truncate(bytes);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7518, appendix C.
    #[test]
    fn derivation_is_the_one_of_the_standard() {
        let secret = [
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110, 163,
            218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
        ];
        let parties = Parties { first: b"Alice".to_vec(), second: b"Bob".to_vec() };

        assert_eq!(
            super::super::to_base64(&concat_kdf(&secret, "A128GCM", 16, &parties)),
            "VqqN6vgjbSBcIijNcacQGg"
        );
    }
}
