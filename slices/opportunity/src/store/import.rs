//! `opportunity_import`: what came of each file.

use kernel::{Id, Instant};
use policy::Permit;
use serde_json::{Value, json};
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::import::ItemFault;
use crate::model::{FaultKind, Source};
use crate::policy::{Forget, ImportFile};

macro_rules! columns {
    () => {
        "id, source_id, file_name, new_items, changed_items, same_items, over_items, settled_items, faults,
         unread_columns, created_at"
    };
}

storage::statements! {
    INSERT = "INSERT INTO opportunity_import (id, source_id, file_name, file_digest, new_items, changed_items, same_items,
                over_items, settled_items, faults, unread_columns, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FIND = concat!("SELECT ", columns!(), " FROM opportunity_import WHERE id = $1");
    OF_SOURCE = concat!("SELECT ", columns!(), " FROM opportunity_import WHERE source_id = $1
                         ORDER BY created_at DESC, id DESC LIMIT 20");
    FORGET = "DELETE FROM opportunity_import WHERE created_at < $1";
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its id.
    pub id: Id<Import>,
    /// Whose file it was.
    pub source: Id<Source>,
    /// Its name, as it was sent.
    pub file_name: String,
    /// Items that we did not know.
    pub new: usize,
    /// Items that say something else than last time.
    pub changed: usize,
    /// Items that say the same.
    pub same: usize,
    /// Items whose last day is over.
    pub over: usize,
    /// Items that somebody here took back or gave back: they stay so.
    pub settled: usize,
    /// Items that are faulty.
    pub faults: Vec<ItemFault>,
    /// Heads of a spreadsheet's columns that nothing was read of.
    pub unread_columns: Vec<String>,
    /// When it was read.
    pub created_at: Instant,
}

/// Keeps it.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<ImportFile>,
    import: &Import,
    file_digest: &str,
) -> Result<()> {
    let faults: Vec<Value> = import
        .faults
        .iter()
        .map(|fault| {
            let kinds: Vec<&str> = fault.kinds.iter().map(|kind| kind.word()).collect();
            json!({ "number": fault.number, "title": fault.title, "kinds": kinds })
        })
        .collect();
    let values = [
        import.id.value(),
        permit.target().value(),
        import.file_name.value(),
        file_digest.value(),
        import.new.value(),
        import.changed.value(),
        import.same.value(),
        import.over.value(),
        import.settled.value(),
        Value::Array(faults).value(),
        json!(import.unread_columns).value(),
        import.created_at.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Import>) -> Result<Option<Import>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The last twenty of a source.
///
/// # Errors
/// When the database refuses.
pub async fn of_source(tx: &mut Tx, source: Id<Source>) -> Result<Vec<Import>> {
    tx.all(&OF_SOURCE, [source.value()]).await?.iter().map(read).collect()
}

/// Forgets the old ones.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Import> {
    let count =
        |column: &str| Ok::<_, storage::StorageError>(usize::try_from(row.get::<i64>(column)?).unwrap_or(0));
    let faults: Value = row.get("faults")?;
    let faults = faults.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(|fault| ItemFault {
        number: fault.get("number").and_then(Value::as_u64).unwrap_or(0),
        title: fault.get("title").and_then(Value::as_str).unwrap_or_default().to_owned(),
        kinds: fault
            .get("kinds")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|word| FaultKind::parse(word.as_str()?).ok())
            .collect(),
    });
    Ok(Import {
        id: row.get("id")?,
        source: row.get("source_id")?,
        file_name: row.get("file_name")?,
        new: count("new_items")?,
        changed: count("changed_items")?,
        same: count("same_items")?,
        over: count("over_items")?,
        settled: count("settled_items")?,
        faults: faults.collect(),
        unread_columns: row.json("unread_columns")?,
        created_at: row.get("created_at")?,
    })
}
