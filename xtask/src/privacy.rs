//! `cargo xtask privacy`: what is kept of people, written from the tables as they are into the template of the impact
//! assessment, so that the list cannot rot.
//!
//! Each owner of tables (a room, a platform crate, a process of the app) says in its README, table by table, what personal data
//! it keeps and how long. This command reads those lists and the migrations, and refuses a table that no README names, a row
//! for a table that is no more, and a table with a column about a person that is said to hold none or to be kept for no time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::{Outcome, tree};

const FILE: &str = "docs/titolare/valutazione-impatto.md";
const START: &str = "<!-- generated:tables -->";
const END: &str = "<!-- /generated -->";

/// Columns that say something of a person, with their Italian names. What a table calls `name` depends on the table.
const PERSONAL: &[(&str, &str)] = &[
    ("age_band", "fascia d'età"),
    ("birth_year", "anno di nascita"),
    ("citizenship", "cittadinanza (italiana, UE, altra)"),
    ("client_id", "persona seguita dall'ente"),
    ("contact_name", "nome del referente"),
    ("created_by", "chi ha scritto"),
    ("done", "cose fatte"),
    ("email", "mail"),
    ("fiscal_code", "codice fiscale"),
    ("fiscal_code_hash", "impronta del codice fiscale"),
    ("note", "nota"),
    ("person_id", "account di una persona"),
    ("phone", "telefono"),
    ("recorded_by", "chi ha registrato"),
    ("residence", "Comune di residenza"),
    ("schooling", "titolo di studio"),
    ("sender", "mittente"),
    ("sender_name", "nome del mittente"),
    ("sex", "sesso"),
    ("unemployed_since", "senza lavoro da"),
    ("work_status", "condizione lavorativa"),
];

/// Columns of that name that are a body's or a desk's, not a person's.
const NOBODYS: &[(&str, &str)] = &[
    ("desk_desk", "email"),
    ("desk_desk", "phone"),
    ("desk_service", "email"),
    ("desk_service", "phone"),
    ("network_index_entry", "fiscal_code"),
    ("network_organisation", "email"),
    ("network_organisation", "phone"),
];

/// What a README says of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    personal: String,
    kept: String,
}

/// Who owns tables.
struct Owner {
    name: String,
    readme: PathBuf,
    migrations: PathBuf,
}

/// Writes the list, or with `--check` only compares.
pub fn run(arguments: &[String]) -> Outcome {
    let only_check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err("usage: cargo xtask privacy [--check]".to_owned()),
    };
    let root = tree::root();
    let (list, faults) = list(&root)?;
    if !faults.is_empty() {
        return Err(format!("{} tables to mend:\n{}", faults.len(), faults.join("\n")));
    }
    let file = root.join(FILE);
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{FILE}: {error}"))?;
    let written = place(&text, &list)?;
    if written == text {
        println!("The tables in {FILE} are those of the program.");
        return Ok(());
    }
    if only_check {
        return Err(format!("the tables in {FILE} are stale: run `cargo xtask privacy`"));
    }
    std::fs::write(&file, written).map_err(|error| format!("{FILE}: {error}"))?;
    println!("Wrote the tables into {FILE}.");
    Ok(())
}

fn place(text: &str, list: &str) -> Result<String, String> {
    let missing = || format!("{FILE} lacks the marks `{START}` and `{END}`");
    let (before, rest) = text.split_once(START).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    Ok(format!("{before}{START}\n{list}{END}{after}"))
}

/// Every folder that has migrations, with its README.
fn owners(root: &Path) -> Vec<Owner> {
    let mut found = Vec::new();
    for folder in ["platform", "slices"] {
        for entry in folders(&root.join(folder)) {
            let name = entry.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            found.push(Owner { name, readme: entry.join("README.md"), migrations: entry.join("migrations") });
        }
    }
    for entry in folders(&root.join("app/migrations")) {
        let name = entry.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        found.push(Owner { name, readme: root.join("app/src/processes/README.md"), migrations: entry });
    }
    found.retain(|owner| owner.migrations.is_dir());
    found
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// The list for the assessment, and what is wrong.
fn list(root: &Path) -> Result<(String, Vec<String>), String> {
    let (mut text, mut faults) = (String::new(), Vec::new());
    for owner in owners(root) {
        let shown = owner.readme.strip_prefix(root).unwrap_or(&owner.readme).display().to_string();
        let readme = std::fs::read_to_string(&owner.readme).unwrap_or_default();
        let said = said(&readme);
        let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in tree::files(&owner.migrations, "sql") {
            let sql =
                std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            read_migration(&sql, &mut tables);
        }
        if tables.is_empty() {
            continue;
        }
        faults.extend(compare(&shown, &tables, &said));
        text.push_str(&rows(&owner.name, &tables, &said));
    }
    Ok((text, faults))
}

/// Tables and their columns, as one migration after the other leaves them.
fn read_migration(sql: &str, tables: &mut BTreeMap<String, BTreeSet<String>>) {
    let plain: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    for statement in plain.join("\n").split(';') {
        let words: Vec<&str> = statement.split_whitespace().collect();
        match words.as_slice() {
            ["CREATE", "TABLE", table, ..] => {
                let columns = statement.split_once('(').map(|(_, rest)| rest).unwrap_or_default();
                tables.insert((*table).to_owned(), columns_of(columns));
            }
            ["DROP", "TABLE", table, ..] => drop(tables.remove(*table)),
            ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
                tables.entry((*table).to_owned()).or_default().insert((*column).to_owned());
            }
            ["ALTER", "TABLE", table, "DROP", "COLUMN", column, ..] => {
                tables.entry((*table).to_owned()).or_default().remove(*column);
            }
            _ => {}
        }
    }
}

/// The columns of a list in parentheses: what begins a part with a small letter.
fn columns_of(list: &str) -> BTreeSet<String> {
    let (mut depth, mut part, mut found) = (0_usize, String::new(), BTreeSet::new());
    for sign in list.chars().chain([',']) {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                let first = part.split_whitespace().next().unwrap_or_default();
                if first.starts_with(|sign: char| sign.is_ascii_lowercase()) {
                    found.insert(first.to_owned());
                }
                part.clear();
                continue;
            }
            _ => {}
        }
        part.push(sign);
    }
    found
}

/// The rows of every table of a README whose first column is `table`.
fn said(readme: &str) -> BTreeMap<String, Said> {
    let mut found = BTreeMap::new();
    let mut heads: Option<(usize, usize)> = None;
    for line in readme.lines() {
        let Some(cells) = cells(line) else {
            heads = None;
            continue;
        };
        if cells.first().is_some_and(|first| *first == "table") {
            let column =
                |words: &[&str]| cells.iter().position(|head| words.iter().any(|word| head.contains(word)));
            heads = column(&["personal"]).zip(column(&["kept", "retention"]));
            continue;
        }
        let Some((personal, kept)) = heads else { continue };
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
        let names = cells.first().copied().unwrap_or_default();
        for name in names.split('`').skip(1).step_by(2) {
            found.insert(name.to_owned(), Said { personal: cell(personal), kept: cell(kept) });
        }
    }
    found
}

fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(str::trim).collect())
}

fn says_none(text: &str) -> bool {
    matches!(text, "" | "-" | "no" | "none") || text.starts_with("none:") || text.starts_with("none (")
}

/// The columns of a table that say something of a person.
fn personal_columns<'a>(table: &str, columns: &'a BTreeSet<String>) -> Vec<&'a str> {
    let is_personal = |column: &&String| {
        PERSONAL.iter().any(|(known, _)| known == column)
            && !NOBODYS.iter().any(|(of, known)| *of == table && known == column)
    };
    columns.iter().filter(is_personal).map(String::as_str).collect()
}

/// Where README and migrations do not agree.
fn compare(
    readme: &str,
    tables: &BTreeMap<String, BTreeSet<String>>,
    said: &BTreeMap<String, Said>,
) -> Vec<String> {
    let mut faults = Vec::new();
    for (table, columns) in tables {
        let personal = personal_columns(table, columns).join(", ");
        match said.get(table) {
            None => faults.push(format!("{readme}: says nothing of `{table}`")),
            Some(said) if !personal.is_empty() && says_none(&said.personal) => {
                faults.push(format!(
                    "{readme}: `{table}` is said to hold no personal data, but has {personal}"
                ));
            }
            Some(said) if !says_none(&said.personal) && says_none(&said.kept) => {
                faults.push(format!("{readme}: `{table}` is kept for no time that is said"));
            }
            Some(_) => {}
        }
    }
    let prefix = |table: &str| table.split('_').next().unwrap_or_default().to_owned();
    let own: BTreeSet<String> = tables.keys().map(|table| prefix(table)).collect();
    for table in said.keys().filter(|table| own.contains(&prefix(table)) && !tables.contains_key(*table)) {
        faults.push(format!("{readme}: `{table}` is no table any more"));
    }
    faults
}

/// The rows of an owner: its tables with something of people; the others in one line.
fn rows(owner: &str, tables: &BTreeMap<String, BTreeSet<String>>, said: &BTreeMap<String, Said>) -> String {
    let (mut rows, mut others) = (String::new(), Vec::new());
    for (table, columns) in tables {
        let Some(said) = said.get(table) else { continue };
        if says_none(&said.personal) {
            others.push(format!("`{table}`"));
            continue;
        }
        let italian =
            |column: &&str| PERSONAL.iter().find(|(known, _)| known == column).map(|(_, name)| *name);
        let names: Vec<&str> = personal_columns(table, columns).iter().filter_map(italian).collect();
        rows.push_str(&format!("| `{table}` | {} | {} | {} |\n", names.join(", "), said.personal, said.kept));
    }
    let mut text = format!("\n### {owner}\n\n");
    if !rows.is_empty() {
        text.push_str("| tabella | campi sulle persone | dati personali (*personal data*) | conservazione (*kept for*) |\n");
        text.push_str("|---|---|---|---|\n");
        text.push_str(&rows);
    }
    if !others.is_empty() {
        let space = if rows.is_empty() { "" } else { "\n" };
        text.push_str(&format!("{space}Senza dati personali: {}.\n", others.join(", ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "-- A comment; with a semicolon\nCREATE TABLE desk_a (\n  id {uuid} PRIMARY KEY,\n  email {text}, -- hers\n  \
         state {text} NOT NULL CHECK (state IN ('a', 'b')),\n  UNIQUE (id, email)\n);\nCREATE INDEX desk_i ON desk_a (id);\n\
         ALTER TABLE desk_a ADD COLUMN phone {text};\nCREATE TABLE desk_b (id {uuid} PRIMARY KEY);\n\
         CREATE TABLE desk_c (id {uuid});\nDROP TABLE desk_c;\n";

    fn tables() -> BTreeMap<String, BTreeSet<String>> {
        let mut tables = BTreeMap::new();
        read_migration(SQL, &mut tables);
        tables
    }

    fn faults(readme: &str) -> Vec<String> {
        compare("README.md", &tables(), &said(readme))
    }

    #[test]
    fn migrations_are_read_as_they_leave_the_tables() {
        let tables = tables();

        assert_eq!(tables.keys().collect::<Vec<_>>(), ["desk_a", "desk_b"]);
        assert_eq!(tables["desk_a"].iter().collect::<Vec<_>>(), ["email", "id", "phone", "state"]);
    }

    #[test]
    fn readme_that_says_all_is_taken_and_listed() {
        let readme = "| table | personal data | kept |\n|---|---|---|\n| `desk_a` | mail | 90 days |\n| `desk_b`, `network_x` | none | - |\n";

        assert_eq!(faults(readme), Vec::<String>::new());
        let rows = rows("desk", &tables(), &said(readme));
        assert!(rows.contains("| `desk_a` | mail, telefono | mail | 90 days |"), "{rows}");
        assert!(rows.contains("Senza dati personali: `desk_b`."), "{rows}");
    }

    #[test]
    fn table_not_named_or_said_to_hold_nothing_or_kept_for_no_time_is_refused() {
        let head = "| table | holds | personal data | kept for |\n|---|---|---|---|\n";
        let of = |rows: &str| faults(&format!("{head}{rows}"));

        assert_eq!(of("| `desk_a` | x | mail | 9 days |\n"), ["README.md: says nothing of `desk_b`"]);
        assert_eq!(
            of("| `desk_a`, `desk_b` | x | none | - |\n"),
            ["README.md: `desk_a` is said to hold no personal data, but has email, phone"]
        );
        assert_eq!(
            of("| `desk_a`, `desk_b` | x | mail | - |\n").first().map(String::as_str),
            Some("README.md: `desk_a` is kept for no time that is said")
        );
        assert_eq!(
            of("| `desk_a`, `desk_b`, `desk_c` | x | mail | 1 day |\n"),
            ["README.md: `desk_c` is no table any more"]
        );
    }
}
