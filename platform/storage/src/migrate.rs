//! Migrations: one text for both engines, forward only, applied in order under one lock.

use kernel::{Clock, Instant};

use crate::keys::sha256;
use crate::{Db, Dialect, Result, StorageError, ToValue as _, Tx};

/// One numbered step of a room's schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The room (or platform crate) it belongs to.
    pub room: &'static str,
    /// Its place in the room's order, from 1.
    pub number: u32,
    /// What it does, one word or two.
    pub name: &'static str,
    /// Its SQL, in the words of `dialect`.
    pub sql: &'static str,
}

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "storage",
        number: 1,
        name: "storage",
        sql: include_str!("../migrations/0001_storage.sql"),
    },
    Migration {
        room: "storage",
        number: 2,
        name: "event_retention",
        sql: include_str!("../migrations/0002_event_retention.sql"),
    },
];

/// Where it is kept which migrations were applied.
const LEDGER: &str = "CREATE TABLE IF NOT EXISTS storage_migration (
  room {text} NOT NULL,
  number {int} NOT NULL,
  name {text} NOT NULL,
  digest {text} NOT NULL,
  applied_at {instant} NOT NULL,
  PRIMARY KEY (room, number)
)";

/// The advisory lock under which PostgreSQL migrates; the number only has to be ours ("inrete" in ASCII).
const PG_LOCK: &str = "SELECT pg_advisory_xact_lock(115859545814117)";

/// Applies what is not applied yet, in the order given, all in one transaction: a failure leaves the schema as it
/// was. Returns how many were applied. Migrations that a newer program applied are let be: schemas grow so that the
/// program before still works on them.
///
/// # Errors
/// [`StorageError::Migration`] when one that was applied has been edited since, or when one fails.
pub async fn migrate(db: &Db, clock: &Clock, migrations: &[Migration]) -> Result<usize> {
    let mut tx = db.begin().await?;
    let done = apply(&mut tx, clock.now(), migrations).await?;
    tx.commit().await?;
    Ok(done)
}

/// [`migrate`] in the caller's transaction.
pub(crate) async fn apply(tx: &mut Tx, now: Instant, migrations: &[Migration]) -> Result<usize> {
    if tx.dialect() == Dialect::Pg {
        tx.script(PG_LOCK.to_owned()).await?;
    }
    tx.script(tx.dialect().write(LEDGER)).await?;
    let applied = applied(tx).await?;
    let waiting = unapplied(&applied, migrations)?;
    for migration in &waiting {
        tx.script(tx.dialect().write(migration.sql)).await.map_err(|error| failed(migration, error))?;
        record(tx, migration, now).await?;
    }
    Ok(waiting.len())
}

/// How many migrations wait; 0 means that the program and the schema fit.
///
/// # Errors
/// As [`migrate`].
pub async fn pending(db: &Db, migrations: &[Migration]) -> Result<usize> {
    let mut tx = db.read().await?;
    match applied(&mut tx).await {
        Ok(applied) => Ok(unapplied(&applied, migrations)?.len()),
        // No ledger: an empty database.
        Err(error) if error.is_no_table() => Ok(migrations.len()),
        Err(error) => Err(error),
    }
}

struct Applied {
    room: String,
    number: u32,
    digest: String,
}

async fn applied(tx: &mut Tx) -> Result<Vec<Applied>> {
    let rows = tx.all_text("SELECT room, number, digest FROM storage_migration".to_owned(), []).await?;
    rows.iter()
        .map(|row| {
            Ok(Applied { room: row.get("room")?, number: row.get("number")?, digest: row.get("digest")? })
        })
        .collect()
}

fn unapplied<'a>(applied: &[Applied], migrations: &'a [Migration]) -> Result<Vec<&'a Migration>> {
    let mut waiting = Vec::new();
    for migration in migrations {
        let before = applied.iter().find(|a| a.room == migration.room && a.number == migration.number);
        match before {
            None => waiting.push(migration),
            Some(before) if before.digest == sha256(migration.sql.as_bytes()) => {}
            Some(_) => {
                return Err(StorageError::Migration(format!(
                    "{} {:04}_{} was edited after it was applied",
                    migration.room, migration.number, migration.name
                )));
            }
        }
    }
    Ok(waiting)
}

async fn record(tx: &mut Tx, migration: &Migration, now: Instant) -> Result<()> {
    let sql =
        "INSERT INTO storage_migration (room, number, name, digest, applied_at) VALUES ($1, $2, $3, $4, $5)";
    let values = [
        migration.room.value(),
        migration.number.value(),
        migration.name.value(),
        sha256(migration.sql.as_bytes()).value(),
        now.value(),
    ];
    tx.execute_text(sql.to_owned(), values).await?;
    Ok(())
}

fn failed(migration: &Migration, error: StorageError) -> StorageError {
    StorageError::Migration(format!(
        "{} {:04}_{}: {}",
        migration.room,
        migration.number,
        migration.name,
        cause(&error)
    ))
}

fn cause(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}
