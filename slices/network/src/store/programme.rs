//! `network_programme` and `network_programme_role`.

use std::collections::HashMap;

use kernel::{Id, Instant};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{Programme, ProgrammePart, ProgrammeRole};
use crate::policy::CreateProgramme;

storage::statements! {
    BY_IDS = "SELECT id, name, funding_line, website FROM network_programme WHERE id IN {set $1 uuid}
              ORDER BY name, id LIMIT 1000";
    LIST = "SELECT id, name, funding_line, website FROM network_programme ORDER BY name, id LIMIT 1000";
    ROLES = "SELECT programme_id, role, name, organisation_id FROM network_programme_role
             WHERE programme_id IN {set $1 uuid} ORDER BY programme_id, role DESC, name LIMIT 10000";
    INSERT = "INSERT INTO network_programme (id, name, funding_line, website, created_at) VALUES ($1, $2, $3, $4, $5)";
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
    let roles = programme.roles.iter().map(|part| {
        vec![permit.target().value(), part.role.word().value(), part.name.value(), part.organisation.value()]
    });
    tx.insert_all(&INSERT_ROLE, roles.collect()).await.map(drop)
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
