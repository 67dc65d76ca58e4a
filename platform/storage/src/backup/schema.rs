//! Tables, columns and keys, read from the migrations: what both engines were told in the same words.

use super::BackupError;
use super::column::{Column, Kind};
use crate::Migration;

/// A table as the migrations leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// The columns of its primary key.
    pub key: Vec<String>,
}

/// First words of what is not a column inside `CREATE TABLE ( … )`.
const CONSTRAINTS: [&str; 5] = ["CHECK", "UNIQUE", "FOREIGN", "CONSTRAINT", "PRIMARY"];

/// All tables, in the order of creation.
pub(super) fn tables(migrations: &[Migration]) -> Result<Vec<Table>, BackupError> {
    let mut tables = Vec::new();
    for migration in migrations {
        for statement in statements(migration.sql) {
            take(&mut tables, &statement).ok_or_else(|| {
                let start: String = statement.chars().take(80).collect();
                BackupError::Migrations(format!("{} {:04}: {start}", migration.room, migration.number))
            })?;
        }
    }
    match tables.iter().find(|table| table.key.is_empty()) {
        Some(table) => Err(BackupError::Migrations(format!("{} has no primary key", table.name))),
        None => Ok(tables),
    }
}

/// Takes one statement into account; `None` when it is one that this cannot read.
fn take(tables: &mut Vec<Table>, statement: &str) -> Option<()> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let upper: Vec<String> = words.iter().take(6).map(|word| word.to_uppercase()).collect();
    let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
    match upper.as_slice() {
        ["CREATE", "TABLE", ..] => tables.push(created(statement)?),
        ["DROP", "TABLE", ..] => tables.retain(|table| Some(&table.name.as_str()) != words.get(2)),
        ["ALTER", "TABLE", _, rest @ ..] => {
            let table = tables.iter_mut().find(|table| Some(&table.name.as_str()) == words.get(2))?;
            match rest {
                ["ADD", "COLUMN", ..] => table.columns.push(column(words.get(5..7)?)?),
                ["DROP", "COLUMN", ..] => table.columns.retain(|c| Some(&c.name.as_str()) != words.get(5)),
                ["RENAME", "COLUMN", ..] => rename(table, words.get(5)?, words.get(7)?),
                ["RENAME", "TO", ..] => (*words.get(5)?).clone_into(&mut table.name),
                _ => return None,
            }
        }
        ["CREATE" | "DROP", "INDEX", ..] | ["CREATE", "UNIQUE", "INDEX", ..] => {}
        // Rows that a migration moves are where they are when a backup is made.
        ["INSERT" | "UPDATE" | "DELETE", ..] => {}
        _ => return None,
    }
    Some(())
}

fn created(statement: &str) -> Option<Table> {
    let (head, rest) = statement.split_once('(')?;
    let name = head.split_whitespace().last()?.to_owned();
    let mut table = Table { name, columns: Vec::new(), key: Vec::new() };
    for part in split(rest, ',') {
        let words: Vec<&str> = part.split_whitespace().collect();
        let first = words.first()?.split('(').next().unwrap_or_default().to_uppercase();
        if first == "PRIMARY" {
            let (_, names) = part.split_once('(')?;
            table.key = names.trim_end_matches(')').split(',').map(|name| name.trim().to_owned()).collect();
        } else if !CONSTRAINTS.contains(&first.as_str()) && !is_computed(&part) {
            let column = column(&words)?;
            if part.to_uppercase().contains("PRIMARY KEY") {
                table.key = vec![column.name.clone()];
            }
            table.columns.push(column);
        }
    }
    Some(table)
}

/// Whether the engine computes a column from others: then it does again, and a backup does not hold it.
fn is_computed(column: &str) -> bool {
    column.to_uppercase().contains("GENERATED ALWAYS AS")
}

fn column(words: &[&str]) -> Option<Column> {
    let [name, kind, ..] = words else { return None };
    Some(Column { name: (*name).to_owned(), kind: Kind::of(kind)? })
}

fn rename(table: &mut Table, from: &str, to: &str) {
    let names = table.columns.iter_mut().map(|column| &mut column.name).chain(&mut table.key);
    names.filter(|name| *name == from).for_each(|name| to.clone_into(name));
}

/// The statements of a migration, without comments.
fn statements(sql: &str) -> Vec<String> {
    let lines: Vec<&str> =
        sql.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code)).collect();
    let parts = split(&lines.join("\n"), ';');
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The parts between `mark`s that stand outside brackets and quotes, up to a bracket that was opened before.
fn split(text: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut is_quoted) = (0_u32, false);
    for c in text.chars() {
        match c {
            '\'' => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted && depth == 0 => break,
            ')' if !is_quoted => depth -= 1,
            _ => {}
        }
        if c == mark && depth == 0 && !is_quoted {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sql: &'static str) -> Result<Vec<Table>, BackupError> {
        tables(&[Migration { room: "toy", number: 1, name: "toy", sql }])
    }

    fn table(name: &str, columns: &[(&str, Kind)], key: &[&str]) -> Table {
        let columns = columns.iter().map(|(name, kind)| Column { name: (*name).to_owned(), kind: *kind });
        let key = key.iter().map(|name| (*name).to_owned()).collect();
        Table { name: name.to_owned(), columns: columns.collect(), key }
    }

    #[test]
    fn tables_with_keys_and_constraints_are_read() {
        let tables = read(
            "-- A comment; with (a bracket, and a comma.
             CREATE TABLE toy_a (
               id {uuid} PRIMARY KEY, -- why
               state {text} NOT NULL
                 CHECK (state IN ('a,b', 'c)', ';')),
               shown {text} GENERATED ALWAYS AS (state || ', ' || id) STORED,
               UNIQUE (state),
               CHECK(state <> '')
             );
             CREATE UNIQUE INDEX toy_a_state ON toy_a (state) WHERE state = 'x';
             CREATE TABLE toy_b (
               a_id {uuid} NOT NULL REFERENCES toy_a (id),
               at {instant},
               FOREIGN KEY (a_id) REFERENCES toy_a (id),
               PRIMARY KEY (a_id, at)
             ) {without_rowid};",
        );

        let a = table("toy_a", &[("id", Kind::Uuid), ("state", Kind::Text)], &["id"]);
        let b = table("toy_b", &[("a_id", Kind::Uuid), ("at", Kind::Instant)], &["a_id", "at"]);
        assert_eq!(tables.unwrap(), [a, b]);
    }

    #[test]
    fn tables_that_were_altered_are_as_they_are_now() {
        let tables = read(
            "CREATE TABLE toy_a (id {uuid} PRIMARY KEY, old {text}, gone {int});
             CREATE TABLE toy_z (id {uuid} PRIMARY KEY);
             ALTER TABLE toy_a ADD COLUMN flag {bool} NOT NULL DEFAULT FALSE;
             ALTER TABLE toy_a DROP COLUMN gone;
             ALTER TABLE toy_a RENAME COLUMN old TO new;
             ALTER TABLE toy_a RENAME COLUMN id TO key;
             UPDATE toy_a SET new = 'x';
             DROP TABLE toy_z;
             ALTER TABLE toy_a RENAME TO toy_c;",
        );

        let columns = [("key", Kind::Uuid), ("new", Kind::Text), ("flag", Kind::Bool)];
        assert_eq!(tables.unwrap(), [table("toy_c", &columns, &["key"])]);
    }

    #[test]
    fn what_cannot_be_read_is_refused_by_name() {
        for (sql, why) in [
            ("CREATE TABLE toy_a (id INTEGER PRIMARY KEY);", "toy 0001: CREATE TABLE toy_a"),
            ("CREATE TABLE toy_a (id {uuid});", "toy_a has no primary key"),
            ("CREATE VIEW toy_v AS SELECT 1;", "toy 0001: CREATE VIEW"),
            ("ALTER TABLE toy_a ADD COLUMN b {int};", "toy 0001: ALTER TABLE"),
        ] {
            let refused = read(sql).unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
    }
}
