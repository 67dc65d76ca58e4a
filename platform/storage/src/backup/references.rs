//! What is asked of the engines' own catalogues: the tables that there are, and the pause in checking references.

use crate::{Dialect, Result, Tx};

const COLUMNS_LITE: &str = "SELECT tables.name AS table_name, columns.name AS column_name
    FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'";

const COLUMNS_PG: &str =
    "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name
    FROM information_schema.columns WHERE table_schema = current_schema() AND is_generated = 'NEVER'";

const REFERENCES_PG: &str =
    "SELECT format('%I.%I', n.nspname, t.relname) AS in_table, quote_ident(c.conname) AS name
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE c.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2";

/// Every column of every table that the database has, without those that it computes itself.
pub(super) async fn schema_on_disk(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    let rows = tx.all_text(tx.dialect().pick(COLUMNS_LITE, COLUMNS_PG).to_owned(), []).await?;
    rows.iter().map(|row| Ok((row.get("table_name")?, row.get("column_name")?))).collect()
}

/// Lets rows point to rows that come later, until [`check`].
pub(super) async fn defer(tx: &mut Tx) -> Result<()> {
    match tx.dialect() {
        Dialect::Lite => tx.script("PRAGMA defer_foreign_keys = ON".to_owned()).await,
        Dialect::Pg => {
            alter(tx, "DEFERRABLE").await?;
            tx.script("SET CONSTRAINTS ALL DEFERRED".to_owned()).await
        }
    }
}

/// Checks all references; on SQLite the commit does.
pub(super) async fn check(tx: &mut Tx) -> Result<()> {
    match tx.dialect() {
        Dialect::Lite => Ok(()),
        Dialect::Pg => {
            tx.script("SET CONSTRAINTS ALL IMMEDIATE".to_owned()).await?;
            alter(tx, "NOT DEFERRABLE").await
        }
    }
}

/// The names come quoted from the catalogue.
async fn alter(tx: &mut Tx, mode: &str) -> Result<()> {
    for row in tx.all_text(REFERENCES_PG.to_owned(), []).await? {
        let (table, name): (String, String) = (row.get("in_table")?, row.get("name")?);
        tx.script(format!("ALTER TABLE {table} ALTER CONSTRAINT {name} {mode}")).await?;
    }
    Ok(())
}
