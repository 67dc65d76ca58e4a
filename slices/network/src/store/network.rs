//! `network_network`.

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::Network;
use crate::policy::CreateNetwork;

storage::statements! {
    FIND = "SELECT id, name, slug, lead_organisation_id, description FROM network_network WHERE id = $1";
    BY_SLUG = "SELECT id, name, slug, lead_organisation_id, description FROM network_network WHERE slug = $1";
    LIST = "SELECT id, name, slug, lead_organisation_id, description FROM network_network
            ORDER BY created_at, id LIMIT 1000";
    INSERT = "INSERT INTO network_network (id, name, slug, lead_organisation_id, description, created_at)
              VALUES ($1, $2, $3, $4, $5, $6)";
}

pub async fn find(tx: &mut Tx, id: Id<Network>) -> Result<Option<Network>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Network>> {
    tx.optional(&BY_SLUG, [slug.value()]).await?.as_ref().map(read).transpose()
}

/// The oldest first: the first one is the network of the portal.
pub async fn list(tx: &mut Tx) -> Result<Vec<Network>> {
    tx.all(&LIST, []).await?.iter().map(read).collect()
}

pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<CreateNetwork>,
    network: &Network,
    now: Instant,
) -> Result<()> {
    let values = [
        permit.target().value(),
        network.name.value(),
        network.slug.value(),
        network.lead.value(),
        network.description.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

fn read(row: &Row) -> Result<Network> {
    Ok(Network {
        id: row.get("id")?,
        name: row.get("name")?,
        slug: row.get("slug")?,
        lead: row.get("lead_organisation_id")?,
        description: row.get("description")?,
    })
}
