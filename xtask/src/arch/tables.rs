//! Law 5: a room's SQL lies in `src/store/` and `migrations/` and names only the room's own tables. So does that of a process
//! across rooms that keeps something of its own; the rest of the app has none.

use std::path::{Path, PathBuf};

use super::house::{House, Place};
use super::rust::{Kind, Token, tokens};
use super::sql::{self, Mention};
use super::{Violation, rust};
use crate::tree;

/// Tables that every room may point a foreign key at.
const SHARED: &[&str] = &["identity_person", "network_organisation"];

/// Processes across rooms that keep something of their own: the folder under `app/src/processes/` (and under
/// `app/migrations/`), and the prefix of its tables. The rest of the app has no SQL at all.
const PROCESSES: &[(&str, &str)] = &[("business_path", "business_")];

/// Who owns tables: a room, or a process of the app.
struct Owner<'a> {
    /// How it is called when a law is broken.
    name: &'a str,
    /// What its tables begin with.
    prefix: String,
    migrations: PathBuf,
    sources: PathBuf,
}

/// Reads the statements and migrations of every room, and of every process of the app.
pub fn check(house: &House) -> Vec<Violation> {
    let mut found = Vec::new();
    for member in &house.crates {
        let folder = house.root.join(&member.folder);
        match member.place {
            Place::Room => {
                let owner = Owner {
                    name: &member.name,
                    prefix: format!("{}_", member.name),
                    migrations: folder.join("migrations"),
                    sources: folder.join("src"),
                };
                found.extend(check_owner(house, &owner));
            }
            Place::App => {
                for (process, prefix) in PROCESSES {
                    let owner = Owner {
                        name: process,
                        prefix: (*prefix).to_owned(),
                        migrations: folder.join("migrations").join(process),
                        sources: folder.join("src/processes").join(process),
                    };
                    found.extend(check_owner(house, &owner));
                }
                found.extend(check_rest_of_app(house, &folder.join("src")));
            }
            _ => {}
        }
    }
    found
}

/// The app keeps nothing but what its processes keep.
fn check_rest_of_app(house: &House, sources: &Path) -> Vec<Violation> {
    let is_process = |path: &Path| {
        PROCESSES.iter().any(|(process, _)| path.starts_with(sources.join("processes").join(process)))
    };
    let mut found = Vec::new();
    for path in tree::files(sources, "rs").into_iter().filter(|path| !is_process(path)) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for (line, text) in texts(tokens(&text)) {
            if sql::is_statement(&text) {
                let what = "SQL in the app: it belongs to a room's store, or to a process named in PROCESSES of \
                            xtask/src/arch/tables.rs";
                found.push(Violation { law: 5, file: display(house, &path), line, what: what.to_owned() });
            }
        }
    }
    found
}

fn check_owner(house: &House, owner: &Owner) -> Vec<Violation> {
    let mut found = Vec::new();
    for path in tree::files(&owner.migrations, "sql") {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let file = display(house, &path);
        found.extend(sql::mentions(&text).iter().filter_map(|mention| judge(owner, &file, 1, mention)));
    }
    for path in tree::files(&owner.sources, "rs") {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let inside = path.strip_prefix(&owner.sources).unwrap_or(&path);
        let is_store = inside.starts_with("store") || inside == Path::new("store.rs");
        for (line, text) in texts(tokens(&text)) {
            found.extend(check_text(owner, &display(house, &path), line, &text, is_store));
        }
    }
    found
}

fn check_text(owner: &Owner, file: &str, line: usize, text: &str, is_store: bool) -> Vec<Violation> {
    if is_store {
        return sql::mentions(text).iter().filter_map(|mention| judge(owner, file, line, mention)).collect();
    }
    if !sql::is_statement(text) {
        return Vec::new();
    }
    let what = "SQL outside src/store/: move the statement there and call a store function".to_owned();
    vec![Violation { law: 5, file: file.to_owned(), line, what }]
}

fn judge(owner: &Owner, file: &str, first_line: usize, mention: &Mention) -> Option<Violation> {
    let prefix = owner.prefix.as_str();
    let what = match &mention.table {
        None => "a table's name put together at run time: write the statement out".to_owned(),
        Some(table) if table.starts_with(prefix) => return None,
        Some(table) if mention.is_reference && SHARED.contains(&table.as_str()) => return None,
        Some(table) if mention.is_reference => format!(
            "a foreign key to `{table}`: only {} may be pointed at; keep its id without a key",
            SHARED.join(" and ")
        ),
        Some(table) => format!(
            "`{table}` is not a table of `{}` (`{prefix}…`): ask its `api`, if others stand on it, or listen \
             to an event",
            owner.name
        ),
    };
    Some(Violation { law: 5, file: file.to_owned(), line: first_line + mention.line, what })
}

fn texts(tokens: Vec<Token>) -> impl Iterator<Item = (usize, String)> {
    tokens.into_iter().filter_map(|rust::Token { kind, line }| match kind {
        Kind::Text(text) => Some((line, text)),
        _ => None,
    })
}

fn display(house: &House, path: &Path) -> String {
    path.strip_prefix(&house.root).unwrap_or(path).display().to_string()
}
