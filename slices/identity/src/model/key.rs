//! Keys of the installation: what each is for, and what it is at a moment.
//!
//! A key is published before it signs and after it has signed, so that whoever keeps a copy of what we published
//! always finds the one he needs: the rules of the overlap are here, the keeping is in `store::key`.

use std::fmt;
use std::str::FromStr;

use kernel::{Id, Instant};

/// The id of a key.
pub type KeyId = Id<Key>;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyUse {
    /// Signs SAML metadata and requests; has a certificate.
    Saml,
    /// Signs what a body says of itself in an OpenID federation.
    Federation,
    /// Signs requests and client assertions to OpenID providers.
    CoreSig,
    /// Opens what OpenID providers encrypt for us.
    CoreEnc,
}

/// The kind of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyAlgorithm {
    /// RSA, 3072 bits.
    Rsa,
    /// The elliptic curve P-256.
    P256,
}

/// What a key is at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyState {
    /// Published, does not sign yet.
    Next,
    /// The one that signs.
    Current,
    /// Signs no more; still published and accepted.
    Retiring,
    /// Neither published nor accepted.
    Retired,
}

/// The text names no use or kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such use or kind of key")]
pub struct UnknownKeyWord;

impl KeyUse {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Saml, Self::Federation, Self::CoreSig, Self::CoreEnc];

    /// The name in the database and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saml => "saml",
            Self::Federation => "federation",
            Self::CoreSig => "core_sig",
            Self::CoreEnc => "core_enc",
        }
    }

    /// Whether somebody else has to be told of a new key before it can sign: the registry of a federation.
    #[must_use]
    pub const fn is_registered_elsewhere(self) -> bool {
        matches!(self, Self::Saml | Self::Federation)
    }
}

impl FromStr for KeyUse {
    type Err = UnknownKeyWord;
    fn from_str(text: &str) -> Result<Self, UnknownKeyWord> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == text).ok_or(UnknownKeyWord)
    }
}

impl KeyAlgorithm {
    /// The name in the database and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rsa => "rsa",
            Self::P256 => "p256",
        }
    }
}

impl FromStr for KeyAlgorithm {
    type Err = UnknownKeyWord;
    fn from_str(text: &str) -> Result<Self, UnknownKeyWord> {
        [Self::Rsa, Self::P256].into_iter().find(|kind| kind.name() == text).ok_or(UnknownKeyWord)
    }
}

impl KeyState {
    /// One word, for the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Current => "current",
            Self::Retiring => "retiring",
            Self::Retired => "retired",
        }
    }
}

/// A private key as PKCS#8 (DER). Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateKey(Vec<u8>);

impl PrivateKey {
    /// From its PKCS#8 bytes.
    #[must_use]
    pub const fn from_pkcs8(der: Vec<u8>) -> Self {
        Self(der)
    }

    /// Its PKCS#8 bytes.
    #[must_use]
    pub fn pkcs8(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

/// A certificate and the last instant at which it is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// PEM.
    pub pem: String,
    /// Until when.
    pub until: Instant,
}

/// What is known of a key without its private part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// Its id.
    pub id: KeyId,
    /// The body it is of, by its word in the configuration.
    pub organisation: String,
    /// What for.
    pub purpose: KeyUse,
    /// Of what kind.
    pub algorithm: KeyAlgorithm,
    /// How tokens and published keys name it.
    pub kid: String,
    /// Of SAML keys.
    pub certificate: Option<Certificate>,
    /// When it was made.
    pub created_at: Instant,
    /// From when it signs; waits to be told when absent.
    pub active_from: Option<Instant>,
    /// Until when it is published and accepted.
    pub retired_at: Option<Instant>,
}

impl KeyEntry {
    /// Whether it is published and accepted at that time.
    #[must_use]
    pub fn is_published_at(&self, now: Instant) -> bool {
        self.retired_at.is_none_or(|until| now < until)
    }

    /// Whether it may sign at that time.
    #[must_use]
    pub fn is_active_at(&self, now: Instant) -> bool {
        self.is_published_at(now) && self.active_from.is_some_and(|from| from <= now)
    }
}

/// A key with its private part.
#[derive(Clone, Debug)]
pub struct Key {
    /// What is known of it.
    pub entry: KeyEntry,
    /// The private part.
    pub private: PrivateKey,
}

/// The keys that are published, of all bodies.
#[derive(Clone, Debug, Default)]
pub struct KeySet(Vec<Key>);

impl KeySet {
    /// From keys in any order.
    #[must_use]
    pub fn new(mut keys: Vec<Key>) -> Self {
        keys.sort_by_key(|key| (std::cmp::Reverse(key.entry.active_from), key.entry.id));
        Self(keys)
    }

    /// The one that signs: of those that are active, the newest.
    #[must_use]
    pub fn current(&self, organisation: &str, purpose: KeyUse, now: Instant) -> Option<&Key> {
        self.of(organisation, purpose).find(|key| key.entry.is_active_at(now))
    }

    /// All that are to be published and accepted, the one that signs first.
    #[must_use]
    pub fn published(&self, organisation: &str, purpose: KeyUse, now: Instant) -> Vec<&Key> {
        let mut keys: Vec<&Key> =
            self.of(organisation, purpose).filter(|key| key.entry.is_published_at(now)).collect();
        keys.sort_by_key(|key| self.state(&key.entry, now) != KeyState::Current);
        keys
    }

    /// The ones that wait for their turn.
    #[must_use]
    pub fn next(&self, organisation: &str, purpose: KeyUse, now: Instant) -> Vec<&Key> {
        self.published(organisation, purpose, now)
            .into_iter()
            .filter(|key| self.state(&key.entry, now) == KeyState::Next)
            .collect()
    }

    /// What one of the keys is at that time.
    #[must_use]
    pub fn state(&self, key: &KeyEntry, now: Instant) -> KeyState {
        if !key.is_published_at(now) {
            return KeyState::Retired;
        }
        if !key.is_active_at(now) {
            return KeyState::Next;
        }
        let current = self.current(&key.organisation, key.purpose, now);
        if current.is_some_and(|current| current.entry.id == key.id) {
            KeyState::Current
        } else {
            KeyState::Retiring
        }
    }

    /// All of them.
    pub fn all(&self) -> &[Key] {
        &self.0
    }

    fn of(&self, organisation: &str, purpose: KeyUse) -> impl Iterator<Item = &Key> {
        self.0
            .iter()
            .filter(move |key| key.entry.organisation == organisation && key.entry.purpose == purpose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(hour: i64) -> Instant {
        Instant::from_micros(0).plus_minutes(hour * 60)
    }

    fn key(number: u128, active_from: Option<Instant>, retired_at: Option<Instant>) -> Key {
        let entry = KeyEntry {
            id: Id::from_uuid(Uuid::from_u128(number)),
            organisation: "molo".to_owned(),
            purpose: KeyUse::CoreSig,
            algorithm: KeyAlgorithm::P256,
            kid: number.to_string(),
            certificate: None,
            created_at: at(0),
            active_from,
            retired_at,
        };
        Key { entry, private: PrivateKey::from_pkcs8(vec![1]) }
    }

    fn names(keys: &[&Key]) -> Vec<String> {
        keys.iter().map(|key| key.entry.kid.clone()).collect()
    }

    #[test]
    fn rotation_publishes_before_and_after_signing() {
        let set = KeySet::new(vec![key(1, Some(at(0)), Some(at(72))), key(2, Some(at(24)), None)]);
        let signing = |hour| set.current("molo", KeyUse::CoreSig, at(hour)).map(|key| key.entry.kid.clone());
        let published = |hour| names(&set.published("molo", KeyUse::CoreSig, at(hour)));

        assert_eq!((signing(1).as_deref(), published(1)), (Some("1"), vec!["1".into(), "2".into()]));
        assert_eq!((signing(24).as_deref(), published(24)), (Some("2"), vec!["2".into(), "1".into()]));
        assert_eq!((signing(72).as_deref(), published(72)), (Some("2"), vec!["2".into()]));
    }

    #[test]
    fn key_without_a_day_waits_and_is_published() {
        let set = KeySet::new(vec![key(1, Some(at(0)), None), key(2, None, None)]);

        assert_eq!(names(&set.next("molo", KeyUse::CoreSig, at(500))), ["2"]);
        assert_eq!(names(&set.published("molo", KeyUse::CoreSig, at(500))), ["1", "2"]);
        assert_eq!(set.current("molo", KeyUse::CoreSig, at(500)).unwrap().entry.kid, "1");
    }

    #[test]
    fn key_of_another_body_or_use_is_not_found() {
        let set = KeySet::new(vec![key(1, Some(at(0)), None)]);

        assert!(set.current("monte", KeyUse::CoreSig, at(1)).is_none());
        assert!(set.current("molo", KeyUse::CoreEnc, at(1)).is_none());
        assert!(set.current("molo", KeyUse::CoreSig, at(1)).is_some());
    }

    #[test]
    fn states_follow_the_clock() {
        let set = KeySet::new(vec![key(1, Some(at(0)), Some(at(72))), key(2, Some(at(24)), None)]);
        let states = |hour| {
            let states = set.0.iter().map(|key| set.state(&key.entry, at(hour)));
            states.collect::<Vec<KeyState>>()
        };

        assert_eq!(states(1), [KeyState::Next, KeyState::Current]);
        assert_eq!(states(25), [KeyState::Current, KeyState::Retiring]);
        assert_eq!(states(80), [KeyState::Current, KeyState::Retired]);
    }

    #[test]
    fn private_part_is_not_printed() {
        assert!(!format!("{:?}", key(1, None, None)).contains("[1]"));
    }
}
