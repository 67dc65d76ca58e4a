//! The two federations of OpenID Connect, that of CIE and that of SPID: each with a trust anchor that takes in the services it
//! is told of, and a provider below it. Beside them, outside any federation, the sign-in of an office for its staff.

mod federation;
mod flow;
mod office;
mod pages;

use std::sync::Mutex;

use ::openid::federation::{Moment, TrustChain};
use ::openid::issue::Asked;
use ::openid::jose::{KeyKind, PrivateKey};

pub use office::{Colleague, OFFICE_CLIENT, OFFICE_SECRET, STAFF};
pub(super) use pages::routes;

use federation::Federation;

use super::memory::Shelf;
use super::people::Person;
use super::{IdentityProvider, StandInError, locked};

/// How far a service's clock may be from ours, in seconds: it is the same machine.
const TOLERANCE_SECONDS: i64 = 60;

/// What a key is for, and of whom.
type KeyName = (&'static str, &'static str);

/// What the OpenID side remembers.
#[derive(Default)]
pub(super) struct State {
    keys: Mutex<Vec<(KeyName, PrivateKey)>>,
    pending: Mutex<Shelf<Pending>>,
    codes: Mutex<Shelf<Granted>>,
    tokens: Mutex<Shelf<Granted>>,
    office: office::State,
}

/// A request that waits for an answer.
#[derive(Clone)]
struct Pending {
    federation: &'static Federation,
    asked: Asked,
    client: TrustChain,
}

/// What a person has granted.
#[derive(Clone)]
struct Granted {
    pending: Pending,
    person: &'static Person,
    level: u8,
    /// Whether the service must refuse it, and why.
    wrong: Option<flow::Wrong>,
}

impl IdentityProvider {
    /// The key of that name, made when it is first needed.
    fn openid_key(&self, name: KeyName, kind: KeyKind) -> Result<PrivateKey, StandInError> {
        let mut made = locked(&self.0.openid.keys);
        if let Some((_, key)) = made.iter().find(|(other, _)| *other == name) {
            return Ok(key.clone());
        }
        let key = PrivateKey::generate(kind)?;
        made.push((name, key.clone()));
        Ok(key)
    }

    fn moment(&self) -> Moment {
        Moment::new(self.0.clock.now(), TOLERANCE_SECONDS)
    }
}

/// A word that nobody can guess.
fn secret() -> Result<String, StandInError> {
    Ok(format!("{}{}", saml::MessageId::random()?, saml::MessageId::random()?))
}

/// Percent-encoded for the query of an address.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
