//! `report_definition`: measures and forms that a network keeps.

use kernel::{Id, Instant};
use network::api::Network;
use policy::Permit;
use storage::{Cx, Row, ToValue as _, Tx};

use crate::policy::KeepDefinitions;

storage::statements! {
    INSERT = "INSERT INTO report_definition (id, network_id, kind, name, text, kept_at, kept_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NEWEST = "SELECT id, kind, name, text, kept_at FROM report_definition WHERE network_id = $1
              ORDER BY kept_at DESC, id DESC LIMIT 500";
}

/// A document that a network keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its id.
    pub id: Id<Definition>,
    /// Measures or a form.
    pub kind: Kind,
    /// The form's word; empty for measures.
    pub name: String,
    /// As it was written.
    pub text: String,
    /// When.
    pub kept_at: Instant,
}

/// What a document holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Measures.
    Measures,
    /// One form.
    Form,
}

kernel::words!(Kind { Measures = "measures", Form = "form" });

/// Keeps one.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<KeepDefinitions>,
    kind: Kind,
    name: &str,
    text: &str,
) -> storage::Result<()> {
    let values = [
        cx.new_id::<Definition>().value(),
        permit.target().value(),
        kind.word().value(),
        name.value(),
        text.value(),
        cx.now().value(),
        cx.person().value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Those of a network, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_network(tx: &mut Tx, network: Id<Network>) -> storage::Result<Vec<Definition>> {
    tx.all(&NEWEST, [network.value()]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> storage::Result<Definition> {
    Ok(Definition {
        id: row.get("id")?,
        kind: row.parsed("kind", Kind::parse)?,
        name: row.get("name")?,
        text: row.get("text")?,
        kept_at: row.get("kept_at")?,
    })
}
