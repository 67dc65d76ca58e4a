//! `inrete admin create`: the first administrator, with a one-time link instead of a password.

use kernel::{Clock, EmailAddress};

use super::{Failure, log, say};
use crate::cli::Admin;
use crate::compose::House;
use crate::config::Config;

/// Makes her and prints the link.
///
/// # Errors
/// When the address is no mail address or somebody has it already.
pub async fn run(config: &Config, Admin::Create { name, email }: Admin) -> Result<(), Failure> {
    log(&config.log);
    let email = EmailAddress::parse(&email)?;
    let house = House::from_config(config, Clock::real()).await?;
    let cx = house.console();
    let link = identity::api::create_administrator(&cx, &name, &email).await?;
    let address = house.app.kit().link_address(&cx, &link);
    house.app.db().close().await;
    say(&format!("{address}\nvalid until {}; it works once\n", link.expires_at))
}
