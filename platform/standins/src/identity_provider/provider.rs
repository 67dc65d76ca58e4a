//! The providers and their keys.

use std::sync::Mutex;

use kernel::Instant;
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use saml::{Fault, SigningKey};

use super::{StandInError, locked};

/// For how long a key holds, in days: longer than any demonstration runs.
const KEY_DAYS: i64 = 365;

/// What a provider belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The public system of digital identity.
    Spid,
    /// The electronic identity card.
    Cie,
    /// The node that brings people of other countries of the Union.
    Eidas,
}

/// A provider.
#[derive(Debug)]
pub struct Provider {
    /// Its word in addresses.
    pub slug: &'static str,
    /// How it is called.
    pub name: &'static str,
    /// What it belongs to.
    pub kind: Kind,
}

/// All of them.
pub const PROVIDERS: [Provider; 5] = [
    Provider { slug: "ponente", name: "Ponente (SPID di prova)", kind: Kind::Spid },
    Provider { slug: "levante", name: "Levante (SPID di prova)", kind: Kind::Spid },
    Provider { slug: "tramontana", name: "Tramontana (SPID di prova)", kind: Kind::Spid },
    Provider { slug: "cie", name: "Carta d'identità elettronica (di prova)", kind: Kind::Cie },
    Provider { slug: "eidas", name: "Nodo eIDAS (di prova)", kind: Kind::Eidas },
];

static ALL: &[Provider] = &PROVIDERS;

impl Provider {
    /// The provider of that slug.
    ///
    /// # Errors
    /// [`StandInError::NoProvider`].
    pub fn find(slug: &str) -> Result<&'static Self, StandInError> {
        ALL.iter().find(|provider| provider.slug == slug).ok_or(StandInError::NoProvider)
    }
}

/// The keys, each made when it is first needed.
#[derive(Default)]
pub(super) struct Keys(Mutex<Vec<(&'static str, SigningKey)>>);

impl Keys {
    /// The key of a provider.
    pub(super) fn of(&self, provider: &Provider, entity_id: &str, now: Instant) -> Result<SigningKey, Fault> {
        let mut made = locked(&self.0);
        if let Some((_, key)) = made.iter().find(|(slug, _)| *slug == provider.slug) {
            return Ok(key.clone());
        }
        let key = make(entity_id, now)?;
        made.push((provider.slug, key.clone()));
        Ok(key)
    }
}

/// A key that nobody else has, with a certificate that says what it is.
pub(super) fn make(name: &str, now: Instant) -> Result<SigningKey, Fault> {
    let making = |_: rcgen::Error| Fault::Making;
    let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048).map_err(making)?;
    let mut about = CertificateParams::default();
    about.distinguished_name.push(DnType::CommonName, name);
    about.distinguished_name.push(DnType::OrganizationName, "Persone inventate");
    let (from, to) = (now.plus_days(-1).date(), now.plus_days(KEY_DAYS).date());
    let day = |date: jiff::civil::Date| {
        let (month, day) = (u8::try_from(date.month()), u8::try_from(date.day()));
        Some(rcgen::date_time_ymd(i32::from(date.year()), month.ok()?, day.ok()?))
    };
    about.not_before = day(from).ok_or(Fault::Making)?;
    about.not_after = day(to).ok_or(Fault::Making)?;
    let certificate = about.self_signed(&pair).map_err(making)?;
    SigningKey::from_pem(&pair.serialize_pem(), &certificate.pem())
}
