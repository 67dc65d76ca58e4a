//! `inrete identity import-idp`: the registry of providers, from a file of SAML metadata.

use jiff::civil::Date;
use policy::{Action as _, Resource};
use saml::provider::{MetadataRefusal, Trust, read};
use saml::{Certificate, IdentityProvider};
use serde_json::json;
use storage::{Cx, trail};

use crate::model::ProviderKind;
use crate::policy::ImportProviders;
use crate::store;

/// The path under which a demonstration has stand-ins: who trusts one lets anybody in as anybody.
pub(crate) const STAND_INS: &str = "/fornitore-di-prova/";

/// A file of providers.
pub struct RegistryFile<'a> {
    /// Its bytes.
    pub xml: &'a [u8],
    /// Of which providers it is.
    pub kind: ProviderKind,
    /// The certificate (PEM) that must have signed it; none when the operator vouches for it.
    pub signed_by: Option<&'a str>,
    /// Its day.
    pub on: Date,
}

/// Why a registry was not taken over.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file, or one provider in it, is not as it must be.
    #[error(transparent)]
    Metadata(#[from] MetadataRefusal),
    /// What shall have signed the file is no certificate.
    #[error("what shall have signed the file is no certificate in PEM")]
    NoCertificate,
    /// A provider of a demonstration.
    #[error("{0} is a stand-in, whose people are invented: only `inrete demo` has it")]
    StandIn(String),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

/// Takes the file's providers for those of their kind, and returns them. Only a demonstration takes stand-ins.
pub(crate) async fn import_providers(
    cx: &Cx,
    file: RegistryFile<'_>,
    is_demo: bool,
) -> Result<Vec<IdentityProvider>, ImportError> {
    let permit = cx.permit::<ImportProviders>(Resource::new((), []))?;
    let signers = file.signed_by.map(Certificate::from_pem).transpose();
    let signers: Vec<Certificate> = signers.map_err(|_| ImportError::NoCertificate)?.into_iter().collect();
    let trust = if signers.is_empty() { Trust::Operator } else { Trust::SignedBy(&signers) };
    let providers = read(file.xml, trust, cx.now())?;
    let stand_in = providers.iter().find(|provider| provider.entity_id.contains(STAND_INS));
    if let Some(stand_in) = stand_in.filter(|_| !is_demo) {
        return Err(ImportError::StandIn(stand_in.entity_id.clone()));
    }
    let mut tx = cx.begin().await?;
    store::provider::replace(&mut tx, &permit, file.kind, &providers, file.on, cx.now()).await?;
    let details = json!({ "kind": file.kind.name(), "providers": providers.len(), "on": file.on });
    trail::record(&mut tx, cx, ImportProviders::NAME, policy::ROOT, details).await?;
    tx.commit().await?;
    Ok(providers)
}

/// Takes stand-ins that a demonstration left in this database out of it: done before anything else is served.
pub(crate) async fn forget_stand_ins(cx: &Cx) -> storage::Result<()> {
    let Ok(permit) = cx.permit::<ImportProviders>(Resource::new((), [])) else { return Ok(()) };
    let mut tx = cx.begin().await?;
    store::provider::forget_like(&mut tx, &permit, &format!("%{STAND_INS}%")).await?;
    tx.commit().await
}
