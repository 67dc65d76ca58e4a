//! Laws 1, 2 and 4 as far as sources show them: which file may name which crate.

use std::path::Path;

use super::Violation;
use super::dependencies::FOUNDATIONS;
use super::house::{Crate, House, Place};
use super::rust::{Kind, Token, tokens};
use crate::tree;

/// A library that law 4 keeps in its folders.
struct Library {
    /// The names that its crates have in sources.
    names: &'static [&'static str],
    /// Crates that may use it anywhere.
    crates: &'static [&'static str],
    /// Folders (or files) of `src/` in which a crate of these places may use it.
    folders: &'static [&'static str],
    /// Where these folders count: in rooms only, or in every crate.
    in_rooms_only: bool,
    /// What to do instead.
    remedy: &'static str,
}

const LIBRARIES: &[Library] = &[
    Library {
        names: &["axum", "axum_extra"],
        crates: &["web", "standins", "testkit", "inrete"],
        folders: &["web"],
        in_rooms_only: true,
        remedy: "HTTP stays in the folder web/ of a room: pass parsed values down",
    },
    Library {
        names: &["sqlx"],
        crates: &["storage"],
        folders: &["store"],
        in_rooms_only: false,
        remedy: "the database stays in src/store/ and platform/storage: call a store function",
    },
    Library {
        names: &["askama"],
        crates: &["mail", "web", "standins", "inrete"],
        folders: &["web", "notices"],
        in_rooms_only: false,
        remedy: "templates stay in web/ and notices/: return values and let them be shown there",
    },
];

/// Reads every source file of every crate.
pub fn check(house: &House) -> Vec<Violation> {
    let mut found = Vec::new();
    for member in &house.crates {
        let folder = house.root.join(&member.folder);
        for path in tree::files(&folder, "rs") {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let inside = path.strip_prefix(&folder).unwrap_or(&path);
            let file = member.folder.join(inside).display().to_string();
            for used in uses(&tokens(&text)) {
                let judged = judge(member, inside, &used);
                found.extend(judged.map(|(law, what)| Violation {
                    law,
                    file: file.clone(),
                    line: used.line,
                    what,
                }));
            }
        }
    }
    found
}

fn judge(member: &Crate, inside: &Path, used: &Use) -> Option<(u8, String)> {
    let renamed = member.dependencies.iter().find(|dependency| dependency.used_as == used.name);
    let name = renamed.map_or_else(|| used.name.clone(), |dependency| dependency.package.replace('-', "_"));
    library(member, inside, &name).or_else(|| stand_ins(member, inside, &name)).or_else(|| {
        let is_foundation = FOUNDATIONS.contains(&name.as_str()) && member.name != name;
        (is_foundation && member.place == Place::Room).then(|| neighbour(inside, &name, used)).flatten()
    })
}

/// Law 4.
fn library(member: &Crate, inside: &Path, name: &str) -> Option<(u8, String)> {
    let library = LIBRARIES.iter().find(|library| library.names.contains(&name))?;
    let crates_only = matches!(member.place, Place::Platform | Place::App);
    let is_free = crates_only && library.crates.contains(&member.name.as_str());
    let folders_count = member.place == Place::Room || !library.in_rooms_only;
    let is_in_folder = folders_count && library.folders.iter().any(|folder| lies_in(inside, folder));
    // A test may play the outside world: somebody else's server, in front of which a room is put.
    let is_free = is_free || (name == "axum" && inside.starts_with("tests"));
    (!is_free && !is_in_folder).then(|| (4, format!("`{name}` is used here: {}", library.remedy)))
}

/// Law 1, its last sentence.
fn stand_ins(member: &Crate, inside: &Path, name: &str) -> Option<(u8, String)> {
    let is_outside = member.place == Place::App && name == "standins" && !lies_in(inside, "demo");
    is_outside.then(|| {
        (1, "the app uses `standins` outside src/demo/: the product knows only the real thing".to_owned())
    })
}

/// What a test may take of another room to put that room into its application.
const PARTS_FOR_TESTS: &[&str] = &["slice", "MIGRATIONS", "TEXTS", "Settings", "settings", "session_layer"];

/// Law 2: of another room only its `api`; a test may also put the room itself into its application.
fn neighbour(inside: &Path, name: &str, used: &Use) -> Option<(u8, String)> {
    let is_test = inside.starts_with("tests");
    let is_open = |head: &String| head == "api" || (is_test && PARTS_FOR_TESTS.contains(&head.as_str()));
    let closed: Vec<&str> = used.heads.iter().filter(|head| !is_open(head)).map(String::as_str).collect();
    if closed.is_empty() && !used.heads.is_empty() {
        return None;
    }
    let what = if used.heads.is_empty() { name.to_owned() } else { format!("{name}::{}", closed.join(", ")) };
    Some((2, format!("`{what}` is another room's inside: use {name}::api, and add there what is missing")))
}

/// Whether a file is `src/FOLDER.rs` or lies in `src/FOLDER/`.
fn lies_in(inside: &Path, folder: &str) -> bool {
    let place = Path::new("src").join(folder);
    inside.starts_with(&place) || inside == place.with_extension("rs")
}

/// A place where a source names something by a path that starts at a crate.
struct Use {
    name: String,
    line: usize,
    /// What is named right inside it: one word, several in a group, `*`, or none when it is used whole.
    heads: Vec<String>,
}

fn uses(tokens: &[Token]) -> Vec<Use> {
    let mut found = Vec::new();
    let mut group: Option<usize> = None;
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|at| tokens.get(at));
        let after = tokens.get(index + 1);
        // `use {a, b::c};`: its first words are starts of paths too.
        if token.is('{') && before.and_then(Token::word) == Some("use") {
            group = Some(index);
        } else if token.is(';') {
            group = None;
        }
        let Some(name) = token.word() else { continue };
        if !starts_a_path(tokens, index) {
            continue;
        }
        let heads = if after.is_some_and(|next| next.kind == Kind::Path) {
            heads(tokens, index + 2)
        } else if is_whole_import(before, after, group.is_some()) {
            Vec::new()
        } else {
            continue;
        };
        found.push(Use { name: name.to_owned(), line: token.line, heads });
    }
    found
}

/// Words after which `::name` starts at a crate; after any other it goes on from that word.
const KEYWORDS: &[&str] =
    &["use", "return", "in", "as", "dyn", "impl", "for", "match", "if", "else", "mut", "ref"];

/// A word starts a path unless `something::` or a dot stands before it. `::name` starts one.
fn starts_a_path(tokens: &[Token], index: usize) -> bool {
    let back = |steps: usize| index.checked_sub(steps).and_then(|at| tokens.get(at));
    match back(1) {
        Some(before) if before.is('.') => false,
        Some(before) if before.kind == Kind::Path => !back(2)
            .is_some_and(|token| token.is('>') || token.word().is_some_and(|word| !KEYWORDS.contains(&word))),
        _ => true,
    }
}

/// `use name;`, `use name as other;`, `use {name, …}`, `extern crate name;`.
fn is_whole_import(before: Option<&Token>, after: Option<&Token>, in_group: bool) -> bool {
    let ends =
        after.is_some_and(|next| next.is(';') || next.is(',') || next.is('}') || next.word() == Some("as"));
    let begins = before.is_some_and(|token| {
        matches!(token.word(), Some("use" | "crate")) || (in_group && (token.is('{') || token.is(',')))
    });
    begins && ends
}

/// The first words after `name::`: one, or those of a group.
fn heads(tokens: &[Token], start: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut expects = true;
    for token in tokens.iter().skip(start) {
        match &token.kind {
            Kind::Sign('{') => depth += 1,
            Kind::Sign('}') => depth = depth.saturating_sub(1),
            Kind::Sign(',') if depth == 1 => expects = true,
            Kind::Word(word) if expects => {
                found.push(word.clone());
                expects = false;
            }
            Kind::Sign('*') if expects => found.push("*".to_owned()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}
