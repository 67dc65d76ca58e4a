//! Law 5: a room's SQL lies in `src/store/` and `migrations/` and names only the room's own tables.

use std::path::Path;

use super::house::{Crate, House, Place};
use super::rust::{Kind, Token, tokens};
use super::sql::{self, Mention};
use super::{Violation, rust};
use crate::tree;

/// Tables that every room may point a foreign key at.
const SHARED: &[&str] = &["identity_person", "network_organisation"];

/// Reads the statements and migrations of every room.
pub fn check(house: &House) -> Vec<Violation> {
    let rooms = house.crates.iter().filter(|member| member.place == Place::Room);
    rooms.flat_map(|room| check_room(house, room)).collect()
}

fn check_room(house: &House, room: &Crate) -> Vec<Violation> {
    let folder = house.root.join(&room.folder);
    let mut found = Vec::new();
    for path in tree::files(&folder.join("migrations"), "sql") {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let file = display(house, &path);
        found.extend(sql::mentions(&text).iter().filter_map(|mention| judge(room, &file, 1, mention)));
    }
    for path in tree::files(&folder.join("src"), "rs") {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let inside = path.strip_prefix(&folder).unwrap_or(&path);
        let is_store = inside.starts_with("src/store") || inside == Path::new("src/store.rs");
        for (line, text) in texts(tokens(&text)) {
            found.extend(check_text(room, &display(house, &path), line, &text, is_store));
        }
    }
    found
}

fn check_text(room: &Crate, file: &str, line: usize, text: &str, is_store: bool) -> Vec<Violation> {
    if is_store {
        return sql::mentions(text).iter().filter_map(|mention| judge(room, file, line, mention)).collect();
    }
    if !sql::is_statement(text) {
        return Vec::new();
    }
    let what = "SQL outside src/store/: move the statement there and call a store function".to_owned();
    vec![Violation { law: 5, file: file.to_owned(), line, what }]
}

fn judge(room: &Crate, file: &str, first_line: usize, mention: &Mention) -> Option<Violation> {
    let prefix = format!("{}_", room.name);
    let what = match &mention.table {
        None => "a table's name put together at run time: write the statement out".to_owned(),
        Some(table) if table.starts_with(&prefix) => return None,
        Some(table) if mention.is_reference && SHARED.contains(&table.as_str()) => return None,
        Some(table) if mention.is_reference => format!(
            "a foreign key to `{table}`: only {} may be pointed at; keep its id without a key",
            SHARED.join(" and ")
        ),
        Some(table) => format!(
            "`{table}` is not a table of the room `{}` (`{prefix}…`): ask identity::api or network::api, or listen \
             to an event",
            room.name
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
