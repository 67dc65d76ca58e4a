//! Lists of what everybody is shown: narrowed, counted, page by page.

use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Result, ToValue as _, Tx, Value};

use super::opportunity::{columns, read};
use crate::model::{Filter, Opportunity, words};

macro_rules! shown {
    () => {
        " FROM opportunity_opportunity
          WHERE state = 'published' AND ends_on >= $1
            AND (CAST($2 AS {text}) IS NULL OR kind = $2)
            AND (CAST($3 AS {text}) IS NULL OR municipality_istat = $3 OR municipality_istat IS NULL)
            AND (CAST($4 AS {text}) IS NULL OR groups LIKE $4 ESCAPE '!')
            AND (CAST($5 AS {date}) IS NULL OR ends_on >= $5)"
    };
}

storage::statements! {
    COUNT = concat!("SELECT COUNT(*) AS opportunities", shown!());
    PAGE = concat!("SELECT ", columns!(), shown!(), " ORDER BY published_at DESC, id DESC LIMIT $6 OFFSET $7");
    /// Whatever holds one of the stems; which answer best is decided over their columns.
    CANDIDATES = concat!("SELECT id, title_stems, stems", shown!(), "
                          AND EXISTS (SELECT 1 FROM {set $6 text} AS asked
                                      WHERE opportunity_opportunity.stems LIKE '% ' || asked.value || ' %')
                          ORDER BY published_at DESC, id DESC LIMIT 2000");
    ARCHIVE = concat!("SELECT ", columns!(), " FROM opportunity_opportunity
                       WHERE state = 'expired' OR (state = 'published' AND ends_on < $1)
                       ORDER BY ends_on DESC, id DESC LIMIT $2 OFFSET $3");
    ARCHIVED = "SELECT COUNT(*) AS opportunities FROM opportunity_opportunity
                WHERE state = 'expired' OR (state = 'published' AND ends_on < $1)";
    /// For the digest: what came between two moments and is still of use.
    BETWEEN = concat!("SELECT stems, ", columns!(), " FROM opportunity_opportunity
                       WHERE state = 'published' AND ends_on >= $1 AND published_at > $2 AND published_at <= $3
                       ORDER BY published_at DESC, id DESC LIMIT 2000");
}

fn values(filter: &Filter, today: Date) -> Vec<Value> {
    let escaped = |key: &String| key.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    vec![
        today.value(),
        filter.kind.value(),
        filter.comune.value(),
        filter.group.as_ref().map(|key| format!("% {} %", escaped(key))).value(),
        filter.until.value(),
    ]
}

/// A page of what answers, and how many there are in all. Without words the newest first, with words the best first.
///
/// # Errors
/// When the database refuses.
pub async fn find(
    tx: &mut Tx,
    filter: &Filter,
    today: Date,
    (number, per_page): (usize, usize),
) -> Result<(Vec<Opportunity>, usize)> {
    let skipped = number.saturating_sub(1).saturating_mul(per_page);
    let query = words::query(&filter.words);
    let mut values = values(filter, today);
    if query.is_empty() {
        let total: i64 = tx.one(&COUNT, values.clone()).await?.get("opportunities")?;
        values.extend([per_page.value(), skipped.value()]);
        let page: Result<Vec<Opportunity>> = tx.all(&PAGE, values).await?.iter().map(read).collect();
        return Ok((page?, usize::try_from(total).unwrap_or(0)));
    }
    values.push(query.as_slice().value());
    let mut found = Vec::new();
    for row in tx.all(&CANDIDATES, values).await? {
        let (id, title, all): (Id<Opportunity>, String, String) =
            (row.get("id")?, row.get("title_stems")?, row.get("stems")?);
        found.push((words::worth(&query, &title, &all), words::held(&query, &all), id));
    }
    let best = words::best(&query, found);
    let page: Vec<Id<Opportunity>> = best.iter().skip(skipped).take(per_page).copied().collect();
    Ok((super::opportunity::by_ids(tx, &page).await?, best.len()))
}

/// A page of what is over, the last first, and how many there are.
///
/// # Errors
/// When the database refuses.
pub async fn archive(
    tx: &mut Tx,
    today: Date,
    (number, per_page): (usize, usize),
) -> Result<(Vec<Opportunity>, usize)> {
    let skipped = number.saturating_sub(1).saturating_mul(per_page);
    let total: i64 = tx.one(&ARCHIVED, [today.value()]).await?.get("opportunities")?;
    let rows = tx.all(&ARCHIVE, [today.value(), per_page.value(), skipped.value()]).await?;
    let page: Result<Vec<Opportunity>> = rows.iter().map(read).collect();
    Ok((page?, usize::try_from(total).unwrap_or(0)))
}

/// What was published between two moments and is of use today, with its stems.
///
/// # Errors
/// When the database refuses.
pub async fn between(
    tx: &mut Tx,
    today: Date,
    after: Instant,
    until: Instant,
) -> Result<Vec<(Opportunity, String)>> {
    let rows = tx.all(&BETWEEN, [today.value(), after.value(), until.value()]).await?;
    rows.iter().map(|row| Ok((read(row)?, row.get("stems")?))).collect()
}
