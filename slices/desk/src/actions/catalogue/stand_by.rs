//! Under which name somebody stands by a sheet: the body's or the network's, never a person's.

use kernel::Id;
use network::api::Organisation;
use policy::Actor;
use storage::{Cx, Result, Tx};

/// Who comes by a body's link or is its clerk speaks for the body; anybody else for the network.
pub(super) async fn stands_by(tx: &mut Tx, cx: &Cx, organisation: Id<Organisation>) -> Result<String> {
    let is_body = matches!(cx.actor, Actor::LinkHolder { .. })
        || cx.actor.scopes_of("clerk").contains(&organisation.uuid());
    if !is_body && let Some(network) = network::api::networks(tx).await?.into_iter().next() {
        return Ok(network.name);
    }
    let body = network::api::organisation(tx, organisation).await?;
    Ok(body.map(|body| body.details.name).unwrap_or_default())
}
