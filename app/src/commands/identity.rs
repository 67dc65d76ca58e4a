//! `inrete identity`: one file a subcommand.

mod certificate;
mod federation;
mod import_idp;
mod keys;
mod sign_in_log;

use identity::api::providers::ProviderKind;
use kernel::Clock;
use storage::{Cx, Db};

use super::{Failure, log};
use crate::cli::identity::{Identity, Providers};
use crate::compose::House;
use crate::config::Config;

/// Does what was asked.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(config: &Config, asked: Identity) -> Result<(), Failure> {
    log(&config.log);
    let house = House::from_config(config, Clock::real()).await?;
    let (cx, db) = (house.console(), house.app.db().clone());
    let done = answer(config, &cx, asked).await;
    close(db).await;
    done
}

async fn answer(config: &Config, cx: &Cx, asked: Identity) -> Result<(), Failure> {
    match asked {
        Identity::Certificate { organisation, years, next } => {
            certificate::make(config, cx, organisation.as_deref(), years, next).await
        }
        Identity::ImportIdp { file, cie, eidas, signed_by, date } => {
            let kind = match (cie, eidas) {
                (true, _) => ProviderKind::Cie,
                (_, true) => ProviderKind::Eidas,
                _ => ProviderKind::Spid,
            };
            import_idp::run(cx, kind, &file, signed_by.as_deref(), date).await
        }
        Identity::ImportTrustMark { file } => federation::import_trust_mark(config, cx, &file).await,
        Identity::Providers(Providers::Refresh) => federation::refresh(config, cx).await,
        Identity::Log(asked) => sign_in_log::run(cx, asked).await,
        Identity::Keys(asked) => keys::run(config, cx, asked).await,
    }
}

async fn close(db: Db) {
    db.close().await;
}

/// The organisation that was named, or the default one.
pub(super) fn organisation(config: &Config, named: Option<String>) -> Result<String, Failure> {
    match named {
        Some(slug) if config.identity.organisation(&slug).is_some() => Ok(slug),
        Some(slug) => {
            Err(format!("the configuration has no organisation «{slug}»: see [[identity.organisations]]")
                .into())
        }
        None => config.identity.default_organisation().map(|known| known.slug.clone()).ok_or_else(|| {
            "the configuration has no organisation: write one under [[identity.organisations]]".into()
        }),
    }
}
