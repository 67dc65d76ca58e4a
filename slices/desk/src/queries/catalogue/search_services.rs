//! Search: from what a person wrote to the services that answer it best. A fixed handful of set statements, whatever
//! the size of the catalogue.

use std::collections::BTreeSet;

use jiff::civil::Date;
use storage::{Result, Tx};

use crate::model::catalogue::{Filters, Freshness, ServiceId};
use crate::model::search::{Posting, Query, Ranked, rank, terms};
use crate::store::catalogue::service_list::fits;
use crate::store::search::{POSTINGS_OF_A_TERM, best_postings, candidates, known_words, postings_of, rarity};

/// Terms looked at, the rarest first: those left out say almost nothing.
const MOST_TERMS: usize = 32;
/// Postings read to choose candidates by. Terms beyond it are too common to choose by; they still count, in the
/// candidates that the rarer ones chose.
const POSTINGS_READ: i64 = 1500;
/// Services that are looked at closely.
const MOST_CANDIDATES: usize = 200;
/// With filters many of the best fall out, so more are looked at.
const MORE_WITH_FILTERS: i64 = 3;

/// The services that answer `text`, best first: those shown on `today` that meet the filters.
///
/// # Errors
/// When the database refuses. No text is an error.
pub async fn search_services(
    tx: &mut Tx,
    text: &str,
    filters: &Filters,
    today: Date,
) -> Result<Vec<Ranked<ServiceId>>> {
    let Some(query) = understood(tx, text).await? else { return Ok(Vec::new()) };
    let needs = query.needs();
    let (counts, rarity) = rarity(tx, &terms(&needs)).await?;
    let widened = if filters.is_empty() { 1 } else { MORE_WITH_FILTERS };
    let (of_each, most) =
        (POSTINGS_OF_A_TERM * widened, MOST_CANDIDATES * usize::try_from(widened).unwrap_or(1));
    let looked_up = choosing(&counts, of_each, POSTINGS_READ * widened);
    let mut postings = best_postings(tx, &looked_up, of_each).await?;
    // Terms not read, or not to the end: their weight in the candidates is still to be asked.
    let is_read = |term: &String, sheets: i64| sheets <= of_each && looked_up.contains(term);
    let unread: Vec<String> = counts
        .iter()
        .take(MOST_TERMS)
        .filter(|(term, sheets)| !is_read(term, *sheets))
        .map(|(term, _)| term.clone())
        .collect();
    let mut ranked = rank(&needs, &rarity, postings.iter().cloned());
    ranked.truncate(most);
    let ids: Vec<ServiceId> = ranked.iter().map(|ranked| ranked.sheet).collect();
    if !unread.is_empty() {
        postings.extend(postings_of(tx, &ids, &unread).await?);
        let chosen: BTreeSet<ServiceId> = ids.iter().copied().collect();
        postings.retain(|posting: &Posting<ServiceId>| chosen.contains(&posting.sheet));
        ranked = rank(&needs, &rarity, postings);
    }
    fitted(tx, &query, ranked, filters, today).await
}

/// The terms by which candidates are chosen: the rarest, as many as the postings that may be read allow, at least one.
fn choosing(counts: &[(String, i64)], of_each: i64, mut left: i64) -> Vec<String> {
    let mut chosen = Vec::new();
    for (term, sheets) in counts.iter().take(MOST_TERMS) {
        if left <= 0 && !chosen.is_empty() {
            break;
        }
        left -= (*sheets).min(of_each);
        chosen.push(term.clone());
    }
    chosen
}

/// The query with its typing errors mended; none when it asks for nothing.
async fn understood(tx: &mut Tx, text: &str) -> Result<Option<Query>> {
    let mut query = Query::parse(text);
    if query.is_empty() {
        return Ok(None);
    }
    let known = known_words(tx, &query.words()).await?;
    query.part(&known);
    let unknown = query.unknown(&known);
    if !unknown.is_empty() {
        let candidates = candidates(tx, &unknown).await?;
        query.guess(&unknown, &candidates);
    }
    Ok(Some(query))
}

/// Keeps those that are shown and meet the filters; who asks, and how old she is, moves them a little.
async fn fitted(
    tx: &mut Tx,
    query: &Query,
    ranked: Vec<Ranked<ServiceId>>,
    filters: &Filters,
    today: Date,
) -> Result<Vec<Ranked<ServiceId>>> {
    let ids: Vec<ServiceId> = ranked.iter().map(|ranked| ranked.sheet).collect();
    let fits = fits(tx, &ids, Freshness::hidden_up_to(today), filters).await?;
    let mut fitted: Vec<(Ranked<ServiceId>, &str)> = ranked
        .into_iter()
        .filter_map(|ranked| {
            // `fits` comes ordered by id.
            let at = fits.binary_search_by(|(id, ..)| id.cmp(&ranked.sheet)).ok()?;
            let (_, name, fit) = fits.get(at)?;
            let worth = ranked.worth * fit.factor(query.age, query.is_of_firm);
            Some((Ranked { worth, ..ranked }, name.as_str()))
        })
        .collect();
    // Equals by name: ids differ from one database to the next, names do not.
    fitted.sort_by(|(a, name_a), (b, name_b)| b.worth.total_cmp(&a.worth).then_with(|| name_a.cmp(name_b)));
    let mut best: Vec<Ranked<ServiceId>> = fitted.into_iter().map(|(ranked, _)| ranked).collect();
    crate::model::search::rank::cut(&mut best);
    Ok(best)
}
