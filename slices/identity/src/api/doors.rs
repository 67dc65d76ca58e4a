//! Whether the offices' own sign-ins can work, for who looks after the installation.

use storage::Cx;

use super::ScopeOption;
use crate::doors::{self, Doors};
use crate::{Keyring, Settings};

/// How an office's sign-in is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeHealth {
    /// Its word in the configuration.
    pub slug: String,
    /// What is wrong here: the secret, a key, scopes that are not there.
    pub faults: Vec<String>,
    /// Why the provider does not answer, if it does not.
    pub silence: Option<String>,
}

/// Looks at each office: its secret, the scopes of its roles, whether its provider answers. `options` are all scopes
/// there are.
pub async fn office_health(
    cx: &Cx,
    settings: &Settings,
    public_url: &str,
    options: &[ScopeOption],
) -> Vec<OfficeHealth> {
    let (doors, keyring) = (Doors::default(), Keyring::default());
    let mut found = Vec::with_capacity(settings.offices.len());
    for office in &settings.offices {
        let mut faults = Vec::new();
        if let Err(fault) = doors::authentication(cx, &keyring, office).await {
            faults.push(fault.to_string());
        }
        for made in &office.roles {
            let is_there = |option: &ScopeOption| option.role == made.role && option.word == made.scope;
            if !options.iter().any(is_there) {
                faults.push(format!("group «{}»: there is no «{}»", made.group, made.scope));
            }
        }
        let silence = match doors.client(settings, public_url, &office.slug) {
            Some(client) => client.look(cx.now()).await.err().map(|error| error.to_string()),
            None => None,
        };
        found.push(OfficeHealth { slug: office.slug.clone(), faults, silence });
    }
    found
}
