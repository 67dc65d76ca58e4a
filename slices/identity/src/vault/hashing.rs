//! Passwords: argon2id (RFC 9106) with 19 MiB, two passes, one lane, the first choice of OWASP's cheat sheet.

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use storage::Keys;
use tokio::sync::Semaphore;

use crate::model::Password;

/// Hashes at a time in this process: each takes 19 MiB and a core, and a flood of sign-ins must not take the
/// machine. A bound on work, not a rule: those are in the database.
static AT_A_TIME: Semaphore = Semaphore::const_new(4);

/// A hash could not be made or read. None of it is the visitor's fault.
#[derive(Debug, thiserror::Error)]
pub enum HashFault {
    /// The stored hash is not one of ours, or there was no memory.
    #[error("the password hash cannot be computed: {0}")]
    Hash(argon2::password_hash::Error),
    /// The work was cut off.
    #[error("the hashing was cut off")]
    CutOff,
}

/// The PHC string to keep.
pub(crate) async fn hash(password: Password) -> Result<String, HashFault> {
    run(move || hash_now(password.as_bytes())).await
}

/// Whether it is the password behind a PHC string. Its own parameters count, so that ours may grow.
pub(crate) async fn verify(password: String, phc: String) -> Result<bool, HashFault> {
    run(move || verify_now(password.as_bytes(), &phc)).await
}

/// The same work for an address that nobody has, so that the time tells nothing. Always "no".
pub(crate) async fn verify_nobody(password: String) -> Result<bool, HashFault> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    run(move || {
        let phc = match NOBODY.get() {
            Some(phc) => phc,
            None => {
                let phc = hash_now(&Keys::random::<32>())?;
                NOBODY.get_or_init(|| phc)
            }
        };
        verify_now(password.as_bytes(), phc).map(|_| false)
    })
    .await
}

async fn run<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, HashFault> + Send + 'static,
) -> Result<T, HashFault> {
    let _turn = AT_A_TIME.acquire().await.map_err(|_| HashFault::CutOff)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| HashFault::CutOff)?
}

fn argon2id() -> Argon2<'static> {
    // The parameters are spelled out, whatever the library's default becomes.
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or(Params::DEFAULT);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &[u8]) -> Result<String, HashFault> {
    let hash =
        argon2id().hash_password_with_salt(password, &Keys::random::<16>()).map_err(HashFault::Hash)?;
    Ok(hash.to_string())
}

fn verify_now(password: &[u8], phc: &str) -> Result<bool, HashFault> {
    let hash = PasswordHash::new(phc).map_err(|error| HashFault::Hash(error.into()))?;
    match argon2id().verify_password(password, &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(other) => Err(HashFault::Hash(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password() -> Password {
        Password::choose("quattro cavalli sul molo", "", "").unwrap()
    }

    #[tokio::test]
    async fn hash_is_argon2id_with_our_parameters_and_its_own_salt() {
        let (one, other) = (hash(password()).await.unwrap(), hash(password()).await.unwrap());

        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
    }

    #[tokio::test]
    async fn password_is_verified_and_another_is_not() {
        let phc = hash(password()).await.unwrap();

        assert!(verify("quattro cavalli sul molo".into(), phc.clone()).await.unwrap());
        assert!(!verify("quattro cavalli sul mola".into(), phc).await.unwrap());
        assert!(!verify_nobody("quattro cavalli sul molo".into()).await.unwrap());
    }

    #[tokio::test]
    async fn hash_that_is_none_is_a_fault() {
        assert!(matches!(verify("x".into(), "plain".into()).await, Err(HashFault::Hash(_))));
    }
}
