//! `inrete identity`: one file a subcommand.

mod certificate;
mod keys;

use kernel::Clock;
use storage::{Cx, Db};

use super::{Failure, log};
use crate::cli::identity::Identity;
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
