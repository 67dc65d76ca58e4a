//! `report_definition`: measures and forms that a network keeps.

use kernel::{Id, Instant};
use network::api::Network;
use policy::Permit;
use storage::{Cx, Row, ToValue as _, Tx};

use crate::policy::KeepDefinitions;

storage::statements! {
    INSERT = "INSERT INTO report_definition (id, network_id, kind, name, text, kept_at, kept_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NEWEST = "SELECT id, kind, name, text, kept_at, withdrawn_at FROM report_definition
              WHERE network_id = $1 AND withdrawn_at IS NULL ORDER BY kept_at DESC, id DESC LIMIT 500";
    ALL = "SELECT id, kind, name, text, kept_at, withdrawn_at FROM report_definition
           WHERE network_id = $1 ORDER BY kept_at DESC, id DESC LIMIT 500";
    WITHDRAW = "UPDATE report_definition SET withdrawn_at = $3, withdrawn_by = $4
                WHERE id = $2 AND network_id = $1 AND withdrawn_at IS NULL";
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
    /// When the network stopped keeping it.
    pub withdrawn_at: Option<Instant>,
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

/// Those of a network that it has not withdrawn, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_network(tx: &mut Tx, network: Id<Network>) -> storage::Result<Vec<Definition>> {
    tx.all(&NEWEST, [network.value()]).await?.iter().map(read).collect()
}

/// All that a network ever kept, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn all(tx: &mut Tx, network: Id<Network>) -> storage::Result<Vec<Definition>> {
    tx.all(&ALL, [network.value()]).await?.iter().map(read).collect()
}

/// Withdraws one; `false` when it was withdrawn before.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<KeepDefinitions>,
    id: Id<Definition>,
) -> storage::Result<bool> {
    let values = [permit.target().value(), id.value(), cx.now().value(), cx.person().value()];
    Ok(tx.execute(&WITHDRAW, values).await? == 1)
}

fn read(row: &Row) -> storage::Result<Definition> {
    Ok(Definition {
        id: row.get("id")?,
        kind: row.parsed("kind", Kind::parse)?,
        name: row.get("name")?,
        text: row.get("text")?,
        kept_at: row.get("kept_at")?,
        withdrawn_at: row.optional("withdrawn_at")?,
    })
}
