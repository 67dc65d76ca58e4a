//! Reading the index.

use std::collections::BTreeSet;

use storage::{Result, Row, ToValue as _, Tx, Value};

use crate::model::catalogue::ServiceId;
use crate::model::search::{Candidate, Posting, Rarity, typing};

storage::statements! {
    KNOWN = "SELECT word FROM desk_search_word WHERE word IN {set $1 text} AND uses > 0 ORDER BY word LIMIT 1000";
    // Neighbours by typing error: they share a spelling with letters taken out.
    NEIGHBOURS = "SELECT w.word, w.uses FROM desk_search_word w
                  WHERE w.uses > 0
                    AND w.word IN (SELECT p.word FROM desk_search_spelling p WHERE p.spelling IN {set $1 text})
                  ORDER BY w.uses DESC, w.word LIMIT 2000";
    RARITY = "SELECT term, sheets FROM desk_search_term WHERE term IN {set $1 text} AND sheets > 0
              ORDER BY term LIMIT 1000";
    // Eight terms at a time: a limit for each, which one sub-select for all could not have on both engines.
    BEST = "SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $1
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS a
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $2
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS b
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $3
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS c
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $4
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS d
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $5
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS e
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $6
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS f
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $7
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS g
            UNION ALL
            SELECT * FROM (SELECT term, service_id, weight FROM desk_search_posting WHERE term = $8
                           ORDER BY weight DESC, service_id DESC LIMIT $9) AS h";
    OF = "SELECT term, service_id, weight FROM desk_search_posting
          WHERE service_id IN {set $1 uuid} AND term IN {set $2 text} ORDER BY service_id, term LIMIT 100000";
}

/// Postings read of one term: its best sheets. A term in more sheets than this says too little to choose by.
pub const POSTINGS_OF_A_TERM: i64 = 300;
/// Terms of one statement.
const SLOTS: usize = 8;

/// Those of some words that stand in a sheet.
///
/// # Errors
/// When the database refuses.
pub async fn known_words(tx: &mut Tx, words: &[String]) -> Result<BTreeSet<String>> {
    tx.all(&KNOWN, [words.value()]).await?.iter().map(|row| row.get("word")).collect()
}

/// Words of sheets that may be meant by mistyped ones.
///
/// # Errors
/// When the database refuses.
pub async fn candidates(tx: &mut Tx, unknown: &[String]) -> Result<Vec<Candidate>> {
    let spellings: BTreeSet<String> = unknown.iter().flat_map(|word| typing::spellings(word)).collect();
    let spellings: Vec<String> = spellings.into_iter().collect();
    let rows = tx.all(&NEIGHBOURS, [spellings.as_slice().value()]).await?;
    rows.iter().map(|row| Ok(Candidate { word: row.get("word")?, uses: row.get("uses")? })).collect()
}

/// In how many sheets each of some terms stands, those in the fewest first; and how rare that makes them.
///
/// # Errors
/// When the database refuses.
pub async fn rarity(tx: &mut Tx, terms: &[String]) -> Result<(Vec<(String, i64)>, Rarity)> {
    let asked: Vec<String> = terms.iter().cloned().chain([String::new()]).collect();
    let rows = tx.all(&RARITY, [asked.as_slice().value()]).await?;
    let mut counts = rows
        .iter()
        .map(|row| Ok((row.get("term")?, row.get("sheets")?)))
        .collect::<Result<Vec<(String, i64)>>>()?;
    let sheets = counts.iter().find(|(term, _)| term.is_empty()).map_or(0, |(_, sheets)| *sheets);
    counts.retain(|(term, _)| !term.is_empty());
    counts.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    let rarity = Rarity::new(sheets, counts.iter().cloned());
    Ok((counts, rarity))
}

/// The best postings of each of some terms.
///
/// # Errors
/// When the database refuses.
pub async fn best_postings(tx: &mut Tx, terms: &[String], of_each: i64) -> Result<Vec<Posting<ServiceId>>> {
    let mut postings = Vec::new();
    for slots in terms.chunks(SLOTS) {
        // No sheet holds the empty term: it fills the slots that are left.
        let named = slots.iter().map(String::as_str).chain(std::iter::repeat("")).take(SLOTS);
        let values: Vec<Value> = named.map(|term| term.value()).chain([of_each.value()]).collect();
        for row in tx.all(&BEST, values).await? {
            postings.push(read(&row)?);
        }
    }
    Ok(postings)
}

/// The postings of some terms in some sheets.
///
/// # Errors
/// When the database refuses.
pub async fn postings_of(
    tx: &mut Tx,
    services: &[ServiceId],
    terms: &[String],
) -> Result<Vec<Posting<ServiceId>>> {
    tx.all(&OF, [services.value(), terms.value()]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Posting<ServiceId>> {
    Ok(Posting { term: row.get("term")?, sheet: row.get("service_id")?, weight: row.get("weight")? })
}
