//! `network_index_entry` and `network_index_import`.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use kernel::{EmailAddress, FiscalCode, Id, Instant, IpaCode, IstatCode};
use policy::Permit;
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::{Result, Row, ToValue as _, Tx, Value};
use tables::folded;

use crate::model::IndexEntry;
use crate::policy::{ForgetContacts, ImportIndex};

storage::statements! {
    FIND = "SELECT ipa_code, name, fiscal_code, category, istat_code, certified_emails FROM network_index_entry
            WHERE ipa_key = $1 AND withdrawn_at IS NULL";
    /// By name: every word of four, whatever stands around it.
    SEARCH = "SELECT ipa_code, name, fiscal_code, category, istat_code, certified_emails FROM network_index_entry
              WHERE withdrawn_at IS NULL AND (ipa_key = $1
                 OR (name_key LIKE $2 AND name_key LIKE $3 AND name_key LIKE $4 AND name_key LIKE $5))
              ORDER BY CASE WHEN ipa_key = $1 THEN 0 WHEN name_key = $6 THEN 1 ELSE 2 END, LENGTH(name_key), name, ipa_key
              LIMIT $7";
    /// L6 is the category of Comuni; who looks at an import of contacts reads the whole index once.
    COMUNI_NAMED = "SELECT name_key FROM network_index_entry
                    WHERE withdrawn_at IS NULL AND category = 'L6' AND name_key IN {set $1 text}";
    COUNT = "SELECT COUNT(*) AS count FROM network_index_entry WHERE withdrawn_at IS NULL";
    KNOWN = "SELECT ipa_key, digest FROM network_index_entry WHERE withdrawn_at IS NULL ORDER BY ipa_key LIMIT 200000";
    PUT = "INSERT INTO network_index_entry
             (ipa_key, ipa_code, name, name_key, fiscal_code, category, istat_code, certified_emails, digest, changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           ON CONFLICT (ipa_key) DO UPDATE SET
             ipa_code = excluded.ipa_code, name = excluded.name, name_key = excluded.name_key,
             fiscal_code = excluded.fiscal_code, category = excluded.category, istat_code = excluded.istat_code,
             certified_emails = excluded.certified_emails, digest = excluded.digest,
             changed_at = excluded.changed_at, withdrawn_at = NULL";
    WITHDRAW = "UPDATE network_index_entry SET withdrawn_at = $2 WHERE ipa_key IN {set $1 text} AND withdrawn_at IS NULL";
    NOTE = "INSERT INTO network_index_import
              (id, imported_at, source_date, file_digest, entries, added, changed, withdrawn, faults, fault_list)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LAST = "SELECT imported_at, source_date, entries, added, changed, withdrawn, faults, fault_list
            FROM network_index_import
            ORDER BY imported_at DESC, id DESC LIMIT 1";
    FORGET = "DELETE FROM network_index_entry WHERE withdrawn_at < $1";
    FORGET_IMPORTS = "DELETE FROM network_index_import WHERE imported_at < $1";
}

/// An import that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexImport {
    /// When.
    pub imported_at: Instant,
    /// The newest day that the file named.
    pub source_date: Option<Date>,
    /// How many bodies stood in it.
    pub entries: i64,
    /// How many were new.
    pub added: i64,
    /// How many were on record and changed.
    pub changed: i64,
    /// How many the index had no more.
    pub withdrawn: i64,
    /// How many faults it had.
    pub faults: i64,
    /// The first of them.
    pub fault_list: Vec<IndexFault>,
}

/// What was wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFault {
    /// Its line.
    pub line: u64,
    /// The head of the column.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// The key of the text that says what is wrong.
    pub text: String,
}

pub async fn find(tx: &mut Tx, ipa_key: &str) -> Result<Option<IndexEntry>> {
    tx.optional(&FIND, [ipa_key.value()]).await?.as_ref().map(read).transpose()
}

/// Bodies of that code, or with these words in their names: the code first, then the shortest names.
pub async fn search(tx: &mut Tx, words: &str, most: i64) -> Result<Vec<IndexEntry>> {
    let key = folded(words);
    // The key is folded: of the signs that LIKE reads in its own way none is left.
    let mut patterns = key.split(' ').map(|word| format!("%{word}%"));
    let mut values = vec![words.trim().to_lowercase().value()];
    values.extend((0..4).map(|_| patterns.next().unwrap_or_else(|| "%".to_owned()).value()));
    values.extend([key.value(), most.value()]);
    tx.all(&SEARCH, values).await?.iter().map(read).collect()
}

pub async fn count(tx: &mut Tx) -> Result<i64> {
    tx.one(&COUNT, []).await?.get("count")
}

/// Each body that stands in the index, with the digest of what is known of it.
pub async fn known(tx: &mut Tx) -> Result<HashMap<String, String>> {
    let rows = tx.all(&KNOWN, []).await?;
    rows.iter().map(|row| Ok((row.get("ipa_key")?, row.get("digest")?))).collect()
}

/// Of these names, folded, those of a Comune: as the index names it, with what an office calls it before its name.
pub async fn comuni_named(tx: &mut Tx, names: &[String]) -> Result<HashSet<String>> {
    const BEFORE: [&str; 6] =
        ["comune di ", "comune della ", "comune del ", "comune dell", "comune de ", "comune "];
    let called = |before: &'static str| names.iter().map(move |name| (format!("{before}{name}"), name));
    let called: HashMap<String, &String> = BEFORE.into_iter().flat_map(called).collect();
    let keys: Vec<String> = called.keys().cloned().collect();
    let rows = tx.all(&COMUNI_NAMED, [keys.as_slice().value()]).await?;
    let keys = rows.iter().map(|row| row.get("name_key")).collect::<Result<Vec<String>>>()?;
    Ok(keys.iter().filter_map(|key| called.get(key).map(|name| (*name).clone())).collect())
}

/// The last import.
pub async fn last(tx: &mut Tx) -> Result<Option<IndexImport>> {
    let Some(row) = tx.optional(&LAST, []).await? else { return Ok(None) };
    Ok(Some(IndexImport {
        imported_at: row.get("imported_at")?,
        source_date: row.optional("source_date")?,
        entries: row.get("entries")?,
        added: row.get("added")?,
        changed: row.get("changed")?,
        withdrawn: row.get("withdrawn")?,
        faults: row.get("faults")?,
        fault_list: row.json("fault_list")?,
    }))
}

pub async fn put_all(
    tx: &mut Tx,
    _permit: &Permit<ImportIndex>,
    all: &[IndexEntry],
    now: Instant,
) -> Result<u64> {
    let row = |entry: &IndexEntry| {
        let mut values = vec![entry.ipa_code.folded().value()];
        values.extend(facts(entry));
        values.extend([digest(entry).value(), now.value()]);
        values
    };
    tx.insert_all(&PUT, all.iter().map(row).collect()).await
}

pub async fn withdraw(
    tx: &mut Tx,
    _permit: &Permit<ImportIndex>,
    keys: &[String],
    now: Instant,
) -> Result<u64> {
    tx.execute(&WITHDRAW, [keys.value(), now.value()]).await
}

pub async fn note(
    tx: &mut Tx,
    _permit: &Permit<ImportIndex>,
    id: Id<IndexImport>,
    import: &IndexImport,
    file_digest: &str,
) -> Result<()> {
    let values = [
        id.value(),
        import.imported_at.value(),
        import.source_date.value(),
        file_digest.value(),
        import.entries.value(),
        import.added.value(),
        import.changed.value(),
        import.withdrawn.value(),
        import.faults.value(),
        json!(import.fault_list).value(),
    ];
    tx.execute(&NOTE, values).await.map(drop)
}

/// Forgets bodies that the index gave up before that time, and imports as old as that.
pub async fn forget(tx: &mut Tx, _permit: &Permit<ForgetContacts>, before: Instant) -> Result<u64> {
    let bodies = tx.execute(&FORGET, [before.value()]).await?;
    Ok(bodies + tx.execute(&FORGET_IMPORTS, [before.value()]).await?)
}

/// Of all that an import writes of a body.
pub fn digest(entry: &IndexEntry) -> String {
    let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let mut parts = vec![
        entry.ipa_code.as_str().to_owned(),
        entry.name.clone(),
        text(entry.fiscal_code.as_ref().map(FiscalCode::as_str)),
        text(entry.category.as_deref()),
        text(entry.istat_code.as_ref().map(IstatCode::as_str)),
    ];
    parts.extend(entry.certified_emails.iter().map(|address| address.as_str().to_owned()));
    storage::sha256(parts.join("\n").as_bytes())
}

/// Code to addresses, in the order of the table.
fn facts(entry: &IndexEntry) -> [Value; 7] {
    let addresses: Vec<&str> = entry.certified_emails.iter().map(EmailAddress::as_str).collect();
    [
        entry.ipa_code.as_str().value(),
        entry.name.value(),
        entry.name_key().value(),
        entry.fiscal_code.as_ref().map(FiscalCode::as_str).value(),
        entry.category.value(),
        entry.istat_code.as_ref().map(IstatCode::as_str).value(),
        json!(addresses).value(),
    ]
}

fn read(row: &Row) -> Result<IndexEntry> {
    Ok(IndexEntry {
        ipa_code: row.parsed("ipa_code", IpaCode::parse)?,
        name: row.get("name")?,
        fiscal_code: row.optional_parsed("fiscal_code", FiscalCode::parse)?,
        category: row.optional("category")?,
        istat_code: row.optional_parsed("istat_code", IstatCode::parse)?,
        certified_emails: row.json("certified_emails")?,
    })
}
