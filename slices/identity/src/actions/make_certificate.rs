//! A body's key for SAML with the certificate that the federations want, from the command line.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use saml::certificate::{self, Subject};
use storage::Cx;

use super::make_key::{KeepKeysError, MadeKey, NewKey, make_key};
use crate::keyring;
use crate::model::{Certificate, KeyAlgorithm, KeyUse, PrivateKey};
use crate::settings::Settings;

/// Whose certificate to make.
#[derive(Clone, Debug)]
pub struct NewCertificate<'a> {
    /// The body, by its word in the configuration; the default one when absent.
    pub organisation: Option<&'a str>,
    /// Where the portal answers.
    pub public_url: &'a str,
    /// How long it is good.
    pub years: u8,
    /// Whether it is to take over from another that is there.
    pub is_next: bool,
}

/// Why no certificate was made.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// No body of that name in the configuration.
    #[error("the configuration has no organisation «{0}»: see [[identity.organisations]]")]
    UnknownOrganisation(String),
    /// No body at all.
    #[error("the configuration has no organisation: write one under [[identity.organisations]]")]
    NoOrganisation,
    /// It has one, and nobody said that another is wanted.
    #[error("«{0}» has a certificate already: with --next another is made, which signs when you say so")]
    IsThere(String),
    /// The certificate could not be made.
    #[error(transparent)]
    Saml(#[from] saml::Fault),
    /// What came out cannot be read again.
    #[error("the key that was made cannot be read")]
    Unreadable,
    /// It could not be kept.
    #[error(transparent)]
    Keep(#[from] KeepKeysError),
}

/// Makes it and keeps it: the first of a body signs at once, another when it is told to.
pub(crate) async fn make_certificate(
    cx: &Cx,
    settings: &Settings,
    new: &NewCertificate<'_>,
) -> Result<MadeKey, CertificateError> {
    let organisation = match new.organisation {
        Some(slug) => settings
            .organisation(slug)
            .ok_or_else(|| CertificateError::UnknownOrganisation(slug.to_owned()))?,
        None => settings.default_organisation().ok_or(CertificateError::NoOrganisation)?,
    };
    let mut tx = cx.read().await.map_err(KeepKeysError::from)?;
    let keys = keyring::read(&mut tx, cx).await.map_err(KeepKeysError::from)?;
    drop(tx);
    if !new.is_next && keys.current(&organisation.slug, KeyUse::Saml, cx.now()).is_some() {
        return Err(CertificateError::IsThere(organisation.slug.clone()));
    }
    let subject = Subject {
        common_name: organisation.display_name.clone(),
        organization: organisation.name.clone(),
        locality: organisation.municipality.clone(),
        entity_id: settings.spid_entity_id(organisation, new.public_url),
        ipa_code: organisation.ipa_code.clone(),
    };
    let now = cx.now();
    // Making an RSA key takes a second or two of a core.
    let days = i64::from(new.years) * 365;
    let made = tokio::task::spawn_blocking(move || certificate::make(&subject, now, days))
        .await
        .map_err(|_| CertificateError::Unreadable)??;
    let certificate = Certificate { pem: made.certificate().pem(), until: made.certificate().not_after() };
    let private = pkcs8(&made.private_key_pem()).ok_or(CertificateError::Unreadable)?;
    let key = NewKey {
        organisation: organisation.slug.clone(),
        purpose: KeyUse::Saml,
        algorithm: KeyAlgorithm::Rsa,
        material: Some((private, certificate)),
    };
    Ok(make_key(cx, key).await?)
}

/// The bytes inside a PEM.
fn pkcs8(pem: &str) -> Option<PrivateKey> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(body).ok().map(PrivateKey::from_pkcs8)
}
