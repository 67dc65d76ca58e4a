//! Out of the database.

use std::io::Write;

use super::column::Kind;
use super::digest::LineWriter;
use super::references::schema_on_disk;
use super::schema::{self, Table};
use super::{BackupError, Closing, Counts, FORMAT, Header, LEDGER, Step, TableLine, VERSION};
use crate::{Db, Migration, Row, Tx, Value, pending};

/// Rows read at a time; few where a row may hold a whole document.
const PAGE: usize = 500;
const PAGE_WITH_BYTES: usize = 8;

/// Writes all that the database holds, as it is at one moment; others may go on writing to it.
///
/// # Errors
/// [`BackupError`]; what was written up to then is no backup.
pub async fn export(db: &Db, migrations: &[Migration], out: &mut impl Write) -> Result<Counts, BackupError> {
    let waiting = pending(db, migrations).await?;
    if waiting > 0 {
        return Err(BackupError::Pending(waiting));
    }
    let tables = schema::tables(migrations)?;
    let mut tx = db.snapshot().await?;
    compare(&tables, &mut tx).await?;
    let mut out = LineWriter::new(out);
    let steps = migrations.iter().map(Step::of).collect();
    out.line(&Header { format: FORMAT.to_owned(), version: VERSION, migrations: steps })?;
    let mut counts = Counts::default();
    for table in &tables {
        counts.tables += 1;
        counts.rows += export_table(&mut tx, table, &mut out).await?;
    }
    let closing = Closing { rows: counts.rows, sha256: out.digest() };
    out.line(&closing)?;
    out.flush()?;
    Ok(counts)
}

async fn export_table<W: Write>(
    tx: &mut Tx,
    table: &Table,
    out: &mut LineWriter<'_, W>,
) -> Result<u64, BackupError> {
    let columns = table.columns.iter().map(|column| (column.name.clone(), column.kind)).collect();
    out.line(&TableLine { table: table.name.clone(), columns })?;
    let limit = table.page();
    let mut rows = 0;
    let mut after: Option<Vec<Value>> = None;
    loop {
        let sql = tx.dialect().write(&table.select(after.is_some(), limit));
        let page = tx.all_text(sql, after.take().unwrap_or_default()).await?;
        for row in &page {
            let values: crate::Result<Vec<Value>> =
                table.columns.iter().map(|column| column.value(row)).collect();
            let line: Vec<serde_json::Value> = values?.into_iter().map(Kind::write).collect();
            out.line(&line)?;
            rows += 1;
        }
        match page.last() {
            Some(last) if page.len() == limit => after = Some(table.key_of(last)?),
            _ => break,
        }
    }
    // A null in a key, which SQLite lets in, would be passed over by the pages.
    let counted = tx.all_text(format!("SELECT COUNT(*) AS counted FROM {}", table.name), []).await?;
    let counted: i64 = counted.first().map(|row| row.get("counted")).transpose()?.unwrap_or_default();
    if u64::try_from(counted) == Ok(rows) {
        Ok(rows)
    } else {
        Err(BackupError::OtherSchema(format!("{} holds {counted} rows, {rows} could be read", table.name)))
    }
}

impl Table {
    fn page(&self) -> usize {
        let has_bytes = self.columns.iter().any(|column| column.kind == Kind::Bytes);
        if has_bytes { PAGE_WITH_BYTES } else { PAGE }
    }

    fn select(&self, is_after: bool, limit: usize) -> String {
        let columns: Vec<String> = self.columns.iter().map(super::column::Column::selected).collect();
        let (columns, key) = (columns.join(", "), self.key.join(", "));
        let marks: Vec<String> = (1..=self.key.len()).map(|number| format!("${number}")).collect();
        let after = if is_after { format!(" WHERE ({key}) > ({})", marks.join(", ")) } else { String::new() };
        format!("SELECT {columns} FROM {}{after} ORDER BY {key} LIMIT {limit}", self.name)
    }

    fn key_of(&self, row: &Row) -> crate::Result<Vec<Value>> {
        let named = |name: &String| self.columns.iter().find(|column| column.name == *name);
        self.key.iter().filter_map(named).map(|column| column.value(row)).collect()
    }
}

/// Refuses a database with tables or columns that the migrations do not tell of: they would be left out.
async fn compare(tables: &[Table], tx: &mut Tx) -> Result<(), BackupError> {
    let mut told: Vec<(String, String)> = tables
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| (table.name.clone(), column.name.clone())))
        .collect();
    told.sort();
    let mut found = schema_on_disk(tx).await?;
    found.retain(|(table, _)| table != LEDGER);
    found.sort();
    let other = told.iter().find(|column| !found.contains(column)).map(|column| ("missing", column));
    let other = other
        .or_else(|| found.iter().find(|column| !told.contains(column)).map(|column| ("unknown", column)));
    match other {
        Some((what, (table, column))) => Err(BackupError::OtherSchema(format!("{table}.{column} is {what}"))),
        None => Ok(()),
    }
}
