//! `network_programme` and `network_programme_role`.

use std::collections::HashMap;

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Network, Programme, ProgrammePart, ProgrammeRole};
use crate::policy::{CreateProgramme, EditProgramme};

storage::statements! {
    BY_IDS = "SELECT id, name, funding_line, website FROM network_programme WHERE id IN {set $1 uuid}
              ORDER BY name, id LIMIT 1000";
    LIST = "SELECT id, name, funding_line, website FROM network_programme ORDER BY name, id LIMIT 1000";
    ROLES = "SELECT programme_id, role, name, organisation_id FROM network_programme_role
             WHERE programme_id IN {set $1 uuid} ORDER BY programme_id, role DESC, name LIMIT 10000";
    INSERT = "INSERT INTO network_programme (id, name, funding_line, website, created_at) VALUES ($1, $2, $3, $4, $5)";
    UPDATE = "UPDATE network_programme SET name = $2, funding_line = $3, website = $4 WHERE id = $1";
    NETWORKS = "SELECT DISTINCT network_id FROM network_agreement WHERE programme_id = $1 ORDER BY network_id LIMIT 1000";
    DROP_ROLES = "DELETE FROM network_programme_role WHERE programme_id = $1";
    INSERT_ROLE = "INSERT INTO network_programme_role (programme_id, role, name, organisation_id) VALUES ($1, $2, $3, $4)";
}

pub async fn by_ids(tx: &mut Tx, ids: &[Id<Programme>]) -> Result<Vec<Programme>> {
    let rows = tx.all(&BY_IDS, [ids.value()]).await?;
    with_roles(tx, &rows).await
}

pub async fn list(tx: &mut Tx) -> Result<Vec<Programme>> {
    let rows = tx.all(&LIST, []).await?;
    with_roles(tx, &rows).await
}

pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<CreateProgramme>,
    programme: &Programme,
    now: Instant,
) -> Result<()> {
    let values = [
        permit.target().value(),
        programme.name.value(),
        programme.funding_line.value(),
        programme.website.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await?;
    insert_roles(tx, permit.target(), &programme.roles).await
}

pub async fn update(tx: &mut Tx, permit: &Permit<EditProgramme>, programme: &Programme) -> Result<()> {
    let values = [
        permit.target().value(),
        programme.name.value(),
        programme.funding_line.value(),
        programme.website.value(),
    ];
    tx.execute(&UPDATE, values).await?;
    tx.execute(&DROP_ROLES, [permit.target().value()]).await?;
    insert_roles(tx, permit.target(), &programme.roles).await
}

/// The networks that have agreements under a programme.
pub async fn networks_of(tx: &mut Tx, id: Id<Programme>) -> Result<Vec<Id<Network>>> {
    tx.all(&NETWORKS, [id.value()]).await?.iter().map(|row| row.get("network_id")).collect()
}

async fn insert_roles(tx: &mut Tx, id: Id<Programme>, roles: &[ProgrammePart]) -> Result<()> {
    let rows = roles
        .iter()
        .map(|part| vec![id.value(), part.role.word().value(), part.name.value(), part.organisation.value()]);
    tx.insert_all(&INSERT_ROLE, rows.collect()).await.map(drop)
}

async fn with_roles(tx: &mut Tx, rows: &[Row]) -> Result<Vec<Programme>> {
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<Programme>>>>()?;
    let mut roles: HashMap<Id<Programme>, Vec<ProgrammePart>> = HashMap::new();
    for row in tx.all(&ROLES, [ids.as_slice().value()]).await? {
        let part = ProgrammePart {
            role: row.parsed("role", ProgrammeRole::parse)?,
            name: row.get("name")?,
            organisation: row.optional("organisation_id")?,
        };
        roles.entry(row.get("programme_id")?).or_default().push(part);
    }
    rows.iter()
        .map(|row| {
            let id = row.get("id")?;
            Ok(Programme {
                id,
                name: row.get("name")?,
                funding_line: row.optional("funding_line")?,
                website: row.optional("website")?,
                roles: roles.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}
