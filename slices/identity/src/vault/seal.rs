//! AES-256-GCM under keys derived from the installation's secret: what must be read again (the secret of the
//! one-time codes) is useless to whoever has the database alone.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use storage::Keys;
use uuid::Uuid;

use crate::model::{KeyId, LogoutSubject, PersonId, PrivateKey, RecoveryCode, SessionId, TotpSecret};

/// What was sealed cannot be opened: another installation's secret, or altered bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed secret cannot be opened: was the installation's secret changed?")]
pub struct SealFault;

/// The secret of somebody's codes, for her row alone: moved to another row it does not open.
pub(crate) fn seal_secret(keys: &Keys, person: PersonId, secret: &TotpSecret) -> Result<Vec<u8>, SealFault> {
    seal(keys, "totp", person.uuid(), secret.bytes())
}

pub(crate) fn open_secret(keys: &Keys, person: PersonId, sealed: &[u8]) -> Result<TotpSecret, SealFault> {
    let bytes = open(keys, "totp", person.uuid(), sealed)?;
    bytes.try_into().map(TotpSecret::new).map_err(|_| SealFault)
}

/// Recovery codes, for the one session that may show them.
pub(crate) fn seal_codes(
    keys: &Keys,
    session: SessionId,
    codes: &[RecoveryCode],
) -> Result<Vec<u8>, SealFault> {
    let text: Vec<&str> = codes.iter().map(RecoveryCode::letters).collect();
    seal(keys, "recovery_sheet", session.uuid(), text.join(" ").as_bytes())
}

pub(crate) fn open_codes(
    keys: &Keys,
    session: SessionId,
    sealed: &[u8],
) -> Result<Vec<RecoveryCode>, SealFault> {
    let bytes = open(keys, "recovery_sheet", session.uuid(), sealed)?;
    let text = String::from_utf8(bytes).map_err(|_| SealFault)?;
    text.split(' ').map(|code| RecoveryCode::parse(code).ok_or(SealFault)).collect()
}

/// A private key of the installation, for its row alone.
pub(crate) fn seal_key(keys: &Keys, id: KeyId, key: &PrivateKey) -> Result<Vec<u8>, SealFault> {
    seal(keys, "identity.key", id.uuid(), key.pkcs8())
}

pub(crate) fn open_key(keys: &Keys, id: KeyId, sealed: &[u8]) -> Result<PrivateKey, SealFault> {
    open(keys, "identity.key", id.uuid(), sealed).map(PrivateKey::from_pkcs8)
}

/// What a provider knows a session by, for the session's row alone.
pub(crate) fn seal_subject(
    keys: &Keys,
    session: SessionId,
    subject: &LogoutSubject,
) -> Result<Vec<u8>, SealFault> {
    let text = serde_json::to_vec(subject).map_err(|_| SealFault)?;
    seal(keys, "identity.subject", session.uuid(), &text)
}

pub(crate) fn open_subject(
    keys: &Keys,
    session: SessionId,
    sealed: &[u8],
) -> Result<LogoutSubject, SealFault> {
    let text = open(keys, "identity.subject", session.uuid(), sealed)?;
    serde_json::from_slice(&text).map_err(|_| SealFault)
}

/// A message of a protocol (requests, responses), for one row of the log or of what is pending.
pub(crate) fn seal_text(keys: &Keys, row: Uuid, text: &[u8]) -> Result<Vec<u8>, SealFault> {
    seal(keys, "identity.message", row, text)
}

pub(crate) fn open_text(keys: &Keys, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, SealFault> {
    open(keys, "identity.message", row, sealed)
}

/// The nonce and the proof of a code, for the sign-in that they belong to.
pub(crate) fn seal_proof(
    keys: &Keys,
    request: Uuid,
    nonce: &str,
    verifier: &str,
) -> Result<Vec<u8>, SealFault> {
    seal(keys, "identity.office_proof", request, format!("{nonce} {verifier}").as_bytes())
}

pub(crate) fn open_proof(keys: &Keys, request: Uuid, sealed: &[u8]) -> Result<(String, String), SealFault> {
    let text = String::from_utf8(open(keys, "identity.office_proof", request, sealed)?);
    let text = text.map_err(|_| SealFault)?;
    let (nonce, verifier) = text.split_once(' ').ok_or(SealFault)?;
    Ok((nonce.to_owned(), verifier.to_owned()))
}

fn key(keys: &Keys, purpose: &str) -> Result<RandomizedNonceKey, SealFault> {
    RandomizedNonceKey::new(&AES_256_GCM, &keys.mac(purpose, &[])).map_err(|_| SealFault)
}

fn seal(keys: &Keys, purpose: &str, row: Uuid, plain: &[u8]) -> Result<Vec<u8>, SealFault> {
    let mut sealed = plain.to_vec();
    let nonce = key(keys, purpose)?.seal_in_place_append_tag(Aad::from(row.as_bytes()), &mut sealed);
    let nonce = nonce.map_err(|_| SealFault)?;
    Ok([nonce.as_ref().as_slice(), &sealed].concat())
}

fn open(keys: &Keys, purpose: &str, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, SealFault> {
    let (nonce, rest) = sealed.split_at_checked(NONCE_LEN).ok_or(SealFault)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealFault)?;
    let mut rest = rest.to_vec();
    let plain = key(keys, purpose)?.open_in_place(nonce, Aad::from(row.as_bytes()), &mut rest);
    plain.map(|plain| plain.to_vec()).map_err(|_| SealFault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    fn person(number: u128) -> PersonId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn secret_opens_for_its_own_row_and_key_only() {
        let keys = Keys::new(&[7; 32]);
        let secret = TotpSecret::new([5; 20]);
        let sealed = seal_secret(&keys, person(1), &secret).unwrap();

        assert_eq!(open_secret(&keys, person(1), &sealed), Ok(secret.clone()));
        assert_eq!(open_secret(&keys, person(2), &sealed), Err(SealFault));
        assert_eq!(open_secret(&Keys::new(&[8; 32]), person(1), &sealed), Err(SealFault));
        assert!(!sealed.windows(20).any(|part| part == secret.bytes()));
    }

    #[test]
    fn sealed_bytes_altered_or_cut_do_not_open() {
        let keys = Keys::new(&[7; 32]);
        let sealed = seal_secret(&keys, person(1), &TotpSecret::new([5; 20])).unwrap();

        for place in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[place] ^= 1;
            assert_eq!(open_secret(&keys, person(1), &altered), Err(SealFault), "byte {place}");
        }
        assert_eq!(open_secret(&keys, person(1), &sealed[..8]), Err(SealFault));
    }

    #[test]
    fn codes_open_as_they_were() {
        let keys = Keys::new(&[7; 32]);
        let session = Id::from_uuid(Uuid::from_u128(3));
        let codes = crate::vault::fresh_codes();

        let sealed = seal_codes(&keys, session, &codes).unwrap();

        assert_eq!(open_codes(&keys, session, &sealed), Ok(codes));
    }
}
