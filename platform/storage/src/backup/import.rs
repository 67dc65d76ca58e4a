//! Into a database.

use std::io::BufRead;

use kernel::Clock;
use serde_json::Value as Json;

use super::digest::LineReader;
use super::references::{check, defer, schema_on_disk};
use super::schema::{self, Table};
use super::{BackupError, Closing, Counts, FORMAT, Header, Step, TableLine, VERSION};
use crate::batch::ValuesList;
use crate::migrate::apply;
use crate::{Db, Migration, Tx, Value};

/// Rows and bytes of the file that are written together.
const BATCH_ROWS: usize = 500;
const BATCH_PARAMETERS: usize = 16_000;
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// Fills an empty database from a backup: lays the schema that the backup was made with, fills it, then applies the
/// migrations that came since. All in one transaction: a backup that cannot be read to its end leaves nothing.
///
/// # Errors
/// [`BackupError`].
pub async fn import(
    db: &Db,
    clock: &Clock,
    migrations: &[Migration],
    input: impl BufRead,
) -> Result<Counts, BackupError> {
    let mut input = LineReader::new(input);
    let then = header(&mut input, migrations)?;
    let mut tx = db.begin().await?;
    if !schema_on_disk(&mut tx).await?.is_empty() {
        return Err(BackupError::NotEmpty);
    }
    if apply(&mut tx, clock.now(), &then).await? != then.len() {
        // Another process laid the schema while this one waited for its turn.
        return Err(BackupError::NotEmpty);
    }
    let tables = schema::tables(&then)?;
    defer(&mut tx).await?;
    empty(&mut tx, &tables).await?;
    let counts = match rows(&mut tx, &tables, &mut input).await {
        Ok(counts) => counts,
        Err(error) => return Err(input.damage()?.unwrap_or(error)),
    };
    check(&mut tx).await?;
    apply(&mut tx, clock.now(), migrations).await?;
    tx.commit().await?;
    Ok(counts)
}

/// The migrations, as this program has them, with which the backup was made.
fn header<R: BufRead>(input: &mut LineReader<R>, ours: &[Migration]) -> Result<Vec<Migration>, BackupError> {
    let line = input.line()?.ok_or(BackupError::NotABackup)?;
    let header: Json = serde_json::from_slice(line).map_err(|_| BackupError::NotABackup)?;
    let version =
        header.get("version").and_then(Json::as_u64).and_then(|version| u32::try_from(version).ok());
    if header.get("format").and_then(Json::as_str) != Some(FORMAT) {
        return Err(BackupError::NotABackup);
    }
    match version {
        Some(VERSION) => {}
        Some(other) => return Err(BackupError::Version(other)),
        None => return Err(BackupError::NotABackup),
    }
    let header: Header = serde_json::from_value(header).map_err(|_| BackupError::NotABackup)?;
    header.migrations.iter().map(|step| known(step, ours)).collect()
}

fn known(step: &Step, ours: &[Migration]) -> Result<Migration, BackupError> {
    let name = || format!("{} {:04}", step.room, step.number);
    let same = |migration: &&Migration| migration.room == step.room && migration.number == step.number;
    let migration = ours.iter().find(same).ok_or_else(|| BackupError::Newer(name()))?;
    if Step::of(migration).digest == step.digest {
        Ok(*migration)
    } else {
        Err(BackupError::OtherMigration(name()))
    }
}

/// Takes away the rows that migrations wrote themselves: they are in the backup, as they were when it was made.
async fn empty(tx: &mut Tx, tables: &[Table]) -> Result<(), BackupError> {
    for table in tables.iter().rev() {
        tx.execute_text(format!("DELETE FROM {}", table.name), []).await?;
    }
    Ok(())
}

/// Rows of one table on their way in.
struct Batch<'a> {
    table: &'a Table,
    rows: Vec<Vec<Value>>,
    bytes: usize,
}

impl Batch<'_> {
    fn is_full(&self) -> bool {
        let parameters = self.rows.len() * self.table.columns.len();
        self.rows.len() >= BATCH_ROWS || parameters >= BATCH_PARAMETERS || self.bytes >= BATCH_BYTES
    }

    async fn write(&mut self, tx: &mut Tx) -> Result<(), BackupError> {
        self.bytes = 0;
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let sql = tx.dialect().write(&self.table.insert());
        let list = ValuesList::of(&sql).ok_or(BackupError::Migrations(self.table.name.clone()))?;
        let sql = list.repeated(rows.len(), self.table.columns.len());
        tx.execute_text(sql, rows.into_iter().flatten()).await?;
        Ok(())
    }
}

impl Table {
    fn insert(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        let marks: Vec<String> =
            (1..).zip(&self.columns).map(|(number, column)| column.bound(number)).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, names.join(", "), marks.join(", "))
    }
}

/// Reads everything after the first line.
async fn rows<R: BufRead>(
    tx: &mut Tx,
    tables: &[Table],
    input: &mut LineReader<R>,
) -> Result<Counts, BackupError> {
    let mut counts = Counts::default();
    let mut tables = tables.iter();
    let mut batch: Option<Batch<'_>> = None;
    while let Some(line) = input.line()? {
        let (length, json) = (line.len(), serde_json::from_slice::<Json>(line));
        let number = input.number;
        let fault = |reason: String| BackupError::Line { line: number, reason };
        let json = json.map_err(|error| fault(error.to_string()))?;
        if let Json::Array(cells) = &json {
            let batch = batch.as_mut().ok_or_else(|| fault("a row before any table".to_owned()))?;
            batch.rows.push(row(batch.table, cells).map_err(fault)?);
            batch.bytes += length;
            counts.rows += 1;
            if batch.is_full() {
                batch.write(tx).await?;
            }
            continue;
        }
        if let Some(mut done) = batch.take() {
            done.write(tx).await?;
        }
        if let Ok(closing) = serde_json::from_value::<Closing>(json.clone()) {
            return close(input, &closing, counts, tables.next());
        }
        let opened: TableLine = serde_json::from_value(json).map_err(|error| fault(error.to_string()))?;
        let expected = tables.next().filter(|table| opened.is(table));
        let table = expected.ok_or_else(|| fault(format!("table {} does not come here", opened.table)))?;
        batch = Some(Batch { table, rows: Vec::new(), bytes: 0 });
        counts.tables += 1;
    }
    Err(BackupError::CutShort)
}

impl TableLine {
    fn is(&self, table: &Table) -> bool {
        let columns = table.columns.iter().map(|column| (&column.name, column.kind));
        self.table == table.name && self.columns.iter().map(|(name, kind)| (name, *kind)).eq(columns)
    }
}

fn row(table: &Table, cells: &[Json]) -> Result<Vec<Value>, String> {
    if cells.len() != table.columns.len() {
        return Err(format!("{} cells for {} columns of {}", cells.len(), table.columns.len(), table.name));
    }
    let cell = |(column, json): (&super::column::Column, &Json)| {
        column
            .kind
            .read(json)
            .ok_or_else(|| format!("{}.{} is no {:?}", table.name, column.name, column.kind))
    };
    table.columns.iter().zip(cells).map(cell).collect()
}

/// The last line: everything must fit, and nothing may follow.
fn close<R: BufRead>(
    input: &mut LineReader<R>,
    closing: &Closing,
    counts: Counts,
    missing: Option<&Table>,
) -> Result<Counts, BackupError> {
    let fits = input.is_closed_by(closing) && closing.rows == counts.rows && missing.is_none();
    match fits && input.is_at_end()? {
        true => Ok(counts),
        false => Err(BackupError::Altered),
    }
}
