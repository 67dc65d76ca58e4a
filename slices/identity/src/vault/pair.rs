//! New pairs of keys, and the name that follows from the public part.

use openid::jose::{self, JoseError, KeyKind};

use crate::model::{KeyAlgorithm, PrivateKey};

/// A key could not be made or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key pair cannot be made or read: {0}")]
pub struct PairFault(JoseError);

/// A new private key.
pub(crate) fn fresh_key(algorithm: KeyAlgorithm) -> Result<PrivateKey, PairFault> {
    let kind = match algorithm {
        KeyAlgorithm::Rsa => KeyKind::Rsa3072,
        KeyAlgorithm::P256 => KeyKind::P256,
    };
    let key = jose::PrivateKey::generate(kind).map_err(PairFault)?;
    Ok(PrivateKey::from_pkcs8(key.to_pkcs8().to_vec()))
}

/// The name of a key: the thumbprint (RFC 7638) of its public part, so that nobody has to be asked for one.
pub(crate) fn key_name(key: &PrivateKey) -> Result<String, PairFault> {
    let key = jose::PrivateKey::from_pkcs8(key.pkcs8()).map_err(PairFault)?;
    Ok(key.kid().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_follows_from_the_key() {
        for algorithm in [KeyAlgorithm::P256, KeyAlgorithm::Rsa] {
            let (one, other) = (fresh_key(algorithm).unwrap(), fresh_key(algorithm).unwrap());

            assert_eq!(key_name(&one), key_name(&one));
            assert_ne!(key_name(&one), key_name(&other));
            assert!(key_name(&PrivateKey::from_pkcs8(vec![1, 2])).is_err());
        }
    }
}
