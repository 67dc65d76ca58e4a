//! The clients of the offices' providers: made at the first sign-in and kept, with what each provider publishes.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use openid::client::{Authentication, Client, Party};
use openid::fetch::{FetchSettings, Fetcher, Reach};
use storage::Cx;
use tracing::error;

use crate::keyring::{KeyError, Keyring};
use crate::model::KeyUse;
use crate::settings::{Office, Settings};

/// Where providers send the browser back to.
pub(crate) const RETURN: &str = "/accesso/ufficio/ritorno";
/// A secret is a line, not a book.
const LONGEST_SECRET: usize = 4096;

/// The clients, by the slugs of their offices. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doors(Arc<OnceLock<HashMap<String, Arc<Client>>>>);

/// Why we cannot prove to a provider who we are. All of it is ours to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DoorFault {
    /// The file with the secret.
    #[error("identity.offices: the secret of «{office}» cannot be read from its file: {source}")]
    Secret { office: String, source: std::io::Error },
    /// No key to sign with.
    #[error(
        "identity.offices: «{0}» has neither a secret nor a key: see client_key_of and `inrete identity keys next`"
    )]
    NoKey(String),
    /// The keys cannot be read.
    #[error(transparent)]
    Keys(#[from] KeyError),
}

impl Doors {
    /// The client of an office.
    pub(crate) fn client(&self, settings: &Settings, public_url: &str, slug: &str) -> Option<Arc<Client>> {
        let clients = self.0.get_or_init(|| {
            let fetcher = Arc::new(Fetcher::new(FetchSettings {
                allow_loopback: settings.allow_loopback,
                extra_roots: settings.extra_roots.clone(),
            }));
            let client = |office: &Office| {
                let party = party(office, settings, public_url);
                (office.slug.clone(), Arc::new(Client::new(party, Arc::clone(&fetcher))))
            };
            settings.offices.iter().map(client).collect()
        });
        clients.get(slug).cloned()
    }
}

fn party(office: &Office, settings: &Settings, public_url: &str) -> Party {
    let acr_values = match office.trusts_second_factor {
        true => office.second_factor_acr.clone(),
        false => Vec::new(),
    };
    Party {
        issuer: office.issuer.clone(),
        client_id: office.client_id.clone(),
        redirect_uri: format!("{public_url}{RETURN}"),
        scopes: office.scopes.clone(),
        reach: Reach::Configured,
        tolerance_seconds: i64::from(settings.clock_tolerance_seconds),
        max_age_seconds: office.max_age_minutes.map(|minutes| i64::from(minutes) * 60),
        acr_values,
    }
}

/// How we prove to an office's provider who we are. Read each time, so that a secret can be changed in its file.
pub(crate) async fn authentication(
    cx: &Cx,
    keyring: &Keyring,
    office: &Office,
) -> Result<Authentication, DoorFault> {
    if let Some(file) = &office.client_secret_file {
        let fault = |source| DoorFault::Secret { office: office.slug.clone(), source };
        let secret = tokio::fs::read_to_string(file).await.map_err(fault)?;
        let secret = secret.trim_end();
        if secret.is_empty() || secret.len() > LONGEST_SECRET {
            return Err(fault(std::io::Error::other("it holds no secret")));
        }
        return Ok(Authentication::Secret(secret.to_owned()));
    }
    let organisation = office.client_key_of.as_deref().unwrap_or_default();
    let key = keyring.jose(cx, organisation, KeyUse::CoreSig).await?.into_iter().next();
    match key {
        Some(key) => Ok(Authentication::Key(Box::new(key))),
        None => Err(DoorFault::NoKey(office.slug.clone())),
    }
}

/// Says what is ours to mend where the administrator reads it: nobody at the door can.
pub(crate) fn log_fault(fault: &DoorFault) {
    error!(code = "identity.office_unready", %fault, "an office's sign-in cannot work as it is set up");
}
