//! What the room's pages and jobs about national identities and offices stand on: settings, keys, and what is made of
//! them once and kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use saml::SigningKey;
use storage::Cx;

use crate::Keyring;
use crate::keyring::KeyError;
use crate::model::{Key, KeyUse, Service, describe, message_id};
use crate::settings::{Organisation, Settings};

/// Settings and keys of one process. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Room {
    pub(crate) settings: Arc<Settings>,
    pub(crate) keyring: Keyring,
    made: Arc<Mutex<Made>>,
}

/// What takes a while to make: keys as they sign, by name; metadata, by body, service and the names of its keys.
#[derive(Default)]
struct Made {
    keys: HashMap<String, Arc<SigningKey>>,
    metadata: HashMap<String, Arc<str>>,
}

/// Why our side of SPID and CIE cannot speak. All of it is ours to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OurFault {
    /// The keys cannot be read.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A key or a setting that is not as it must be.
    #[error(transparent)]
    Saml(#[from] saml::Fault),
}

impl Room {
    pub(crate) fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), keyring: Keyring::default(), made: Arc::default() }
    }

    /// The organisation of an address that offers the service: of a slug, or of the bare address.
    pub(crate) fn organisation(&self, service: Service, slug: Option<&str>) -> Option<&Organisation> {
        let organisation = match slug {
            Some(slug) => self.settings.organisation(slug),
            None => self.settings.default_organisation(),
        };
        organisation.filter(|organisation| service.is_of(organisation))
    }

    /// The key that signs for a body; none before the first was made.
    pub(crate) async fn signing_key(
        &self,
        cx: &Cx,
        organisation: &str,
    ) -> Result<Option<Arc<SigningKey>>, OurFault> {
        let key = self.keyring.current(cx, organisation, KeyUse::Saml).await?;
        Ok(key.map(|key| self.ready(&key)).transpose()?)
    }

    /// The signed metadata of a body, with the certificates of all keys that are published; none before the first key
    /// was made.
    pub(crate) async fn metadata(
        &self,
        cx: &Cx,
        service: Service,
        organisation: &Organisation,
        public_url: &str,
    ) -> Result<Option<Arc<str>>, OurFault> {
        let keys = self.keyring.published(cx, &organisation.slug, KeyUse::Saml).await?;
        let Some(current) = self.keyring.current(cx, &organisation.slug, KeyUse::Saml).await? else {
            return Ok(None);
        };
        let names: Vec<&str> = keys.iter().map(|key| key.entry.kid.as_str()).collect();
        let place = format!("{} {} {}", service.name(), organisation.slug, names.join(" "));
        if let Some(kept) = self.made(|made| made.metadata.get(&place).cloned()) {
            return Ok(Some(kept));
        }
        let signing = self.ready(&current)?;
        let mut others = Vec::with_capacity(keys.len());
        for key in keys.iter().filter(|key| key.entry.kid != current.entry.kid) {
            others.push(self.ready(key)?.certificate().clone());
        }
        let described = describe(&self.settings, organisation, service, public_url);
        let id = message_id(cx.new_random_id::<()>().uuid());
        let written: Arc<str> = described.metadata_with(&id, &signing, &others)?.into();
        self.made(|made| made.metadata.insert(place, Arc::clone(&written)));
        Ok(Some(written))
    }

    fn ready(&self, key: &Key) -> Result<Arc<SigningKey>, saml::Fault> {
        let kid = &key.entry.kid;
        if let Some(kept) = self.made(|made| made.keys.get(kid).cloned()) {
            return Ok(kept);
        }
        let certificate = key.entry.certificate.as_ref().ok_or(saml::Fault::Certificate)?;
        let ready = Arc::new(SigningKey::from_pem(&pem(key.private.pkcs8()), &certificate.pem)?);
        self.made(|made| made.keys.insert(kid.clone(), Arc::clone(&ready)));
        Ok(ready)
    }

    fn made<T>(&self, with: impl FnOnce(&mut Made) -> T) -> T {
        with(&mut self.made.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn pem(pkcs8: &[u8]) -> String {
    let text = STANDARD.encode(pkcs8);
    let lines: Vec<String> =
        text.chars().collect::<Vec<char>>().chunks(64).map(|line| line.iter().collect()).collect();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n"))
}
