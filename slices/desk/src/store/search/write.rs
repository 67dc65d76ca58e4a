//! Writing the index. Counts are changed by their difference, in the order of their keys, so that two sheets can be
//! written at once without waiting for each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use storage::{Result, ToValue as _, Tx};

use crate::model::catalogue::ServiceId;
use crate::model::search::{Entry, typing};

storage::statements! {
    TERMS = "SELECT service_id, term FROM desk_search_posting WHERE service_id IN {set $1 uuid}
             ORDER BY service_id, term LIMIT 10000000";
    WORDS = "SELECT service_id, word FROM desk_search_sheet_word WHERE service_id IN {set $1 uuid}
             ORDER BY service_id, word LIMIT 10000000";
    CLEAR_TERMS = "DELETE FROM desk_search_posting WHERE service_id IN {set $1 uuid}";
    CLEAR_WORDS = "DELETE FROM desk_search_sheet_word WHERE service_id IN {set $1 uuid}";
    ADD_POSTING = "INSERT INTO desk_search_posting (service_id, term, weight) VALUES ($1, $2, $3)";
    ADD_SHEET_WORD = "INSERT INTO desk_search_sheet_word (service_id, word) VALUES ($1, $2)";
    COUNT_TERM = "INSERT INTO desk_search_term (term, sheets) VALUES ($1, $2)
                  ON CONFLICT (term) DO UPDATE SET sheets = desk_search_term.sheets + excluded.sheets";
    COUNT_WORD = "INSERT INTO desk_search_word (word, uses) VALUES ($1, $2)
                  ON CONFLICT (word) DO UPDATE SET uses = desk_search_word.uses + excluded.uses";
    ADD_SPELLING = "INSERT INTO desk_search_spelling (spelling, word) VALUES ($1, $2)
                    ON CONFLICT (spelling, word) DO NOTHING";
    SPELLED = "SELECT word FROM desk_search_word WHERE word IN {set $1 text} ORDER BY word LIMIT 10000000";
}

/// The entry of a service, or none for one that is not to be found.
pub type EntryOf = (ServiceId, Option<Entry>);

/// Writes the entries of services in place of those they had. The caller holds the services' rows.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &mut Tx, entries: &[EntryOf]) -> Result<()> {
    let ids: Vec<ServiceId> = entries.iter().map(|(id, _)| *id).collect();
    let mut terms = Difference::default();
    let mut words = Difference::default();
    let mut had = BTreeSet::new();
    for row in tx.all(&TERMS, [ids.as_slice().value()]).await? {
        had.insert(row.get::<ServiceId>("service_id")?);
        terms.less(row.get("term")?);
    }
    for row in tx.all(&WORDS, [ids.as_slice().value()]).await? {
        words.less(row.get("word")?);
    }
    for (_, entry) in entries {
        let Some(entry) = entry else { continue };
        entry.terms.keys().for_each(|term| terms.more(term.clone()));
        entry.words.keys().for_each(|word| words.more(word.clone()));
        // The row of the empty term counts the sheets.
        terms.more(String::new());
    }
    had.iter().for_each(|_| terms.less(String::new()));
    if !had.is_empty() {
        tx.execute(&CLEAR_TERMS, [ids.as_slice().value()]).await?;
        tx.execute(&CLEAR_WORDS, [ids.as_slice().value()]).await?;
    }
    spell(tx, &words).await?;
    tx.insert_all(&COUNT_TERM, terms.rows()).await?;
    tx.insert_all(&COUNT_WORD, words.rows()).await?;
    let found = || entries.iter().filter_map(|(id, entry)| Some((id, entry.as_ref()?)));
    let postings = found().flat_map(|(id, entry)| {
        entry.terms.iter().map(|(term, weight)| vec![id.value(), term.value(), weight.value()])
    });
    tx.insert_all(&ADD_POSTING, postings.collect()).await?;
    let sheet_words =
        found().flat_map(|(id, entry)| entry.words.keys().map(|word| vec![id.value(), word.value()]));
    tx.insert_all(&ADD_SHEET_WORD, sheet_words.collect()).await.map(drop)
}

/// Writes the spellings of words that the index does not know yet. Those of a word that goes stay: a lookup joins
/// the words, so they find nothing, and the word often comes back.
async fn spell(tx: &mut Tx, words: &Difference) -> Result<()> {
    let more: Vec<String> = words.0.iter().filter(|(_, by)| **by > 0).map(|(word, _)| word.clone()).collect();
    let rows = tx.all(&SPELLED, [more.as_slice().value()]).await?;
    let spelled = rows.iter().map(|row| row.get("word")).collect::<Result<BTreeSet<String>>>()?;
    let new = more.iter().filter(|word| !spelled.contains(*word));
    let rows = new.flat_map(|word| {
        typing::spellings(word).into_iter().map(move |spelling| vec![spelling.value(), word.value()])
    });
    tx.insert_all(&ADD_SPELLING, rows.collect()).await.map(drop)
}

/// By how much each count changes.
#[derive(Default)]
struct Difference(BTreeMap<String, i64>);

impl Difference {
    fn more(&mut self, key: String) {
        *self.0.entry(key).or_default() += 1;
    }

    fn less(&mut self, key: String) {
        *self.0.entry(key).or_default() -= 1;
    }

    fn rows(&self) -> Vec<Vec<storage::Value>> {
        self.0.iter().filter(|(_, by)| **by != 0).map(|(key, by)| vec![key.value(), by.value()]).collect()
    }
}
