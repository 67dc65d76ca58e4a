//! Services in lists: the public's, the HSDS feed's, the keepers'.

use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::Organisation;
use storage::{Result, Row, ToValue as _, Tx, Value};

use super::service::{known, labels};
use crate::model::catalogue::{Audience, Filters, ServiceCard, ServiceId, ServiceStatus};
use crate::model::search::Fit;

storage::statements! {
    // `/servizi` without words, `/api/v1/services`, `/hsds/v3/services`: every condition that is null or empty is off.
    LIST = "SELECT id, slug, organisation_id, name, summary, cost, is_free, status, audience, min_age, max_age,
                   confirmed_on, changed_at
            FROM desk_service s
            WHERE s.status IN ('active', 'temporarily closed') AND s.confirmed_on > $1
              AND (CAST($2 AS {int}) = 0 OR
                   (SELECT COUNT(*) FROM desk_service_label l
                    WHERE l.service_id = s.id AND l.label IN {set $3 text}) >= $2)
              AND (CAST($4 AS {uuid}) IS NULL OR s.organisation_id = $4)
              AND (CAST($5 AS {instant}) IS NULL OR s.changed_at >= $5)
              AND (CAST($6 AS {text}) IS NULL OR EXISTS
                   (SELECT 1 FROM desk_service_label l WHERE l.service_id = s.id AND l.label > $6 AND l.label < $7))
              AND (CAST($8 AS {bool}) = FALSE OR s.id IN {set $9 uuid})
            ORDER BY s.name, s.id LIMIT $10 OFFSET $11";
    COUNT = "SELECT COUNT(*) AS n
             FROM desk_service s
             WHERE s.status IN ('active', 'temporarily closed') AND s.confirmed_on > $1
               AND (CAST($2 AS {int}) = 0 OR
                    (SELECT COUNT(*) FROM desk_service_label l
                     WHERE l.service_id = s.id AND l.label IN {set $3 text}) >= $2)
               AND (CAST($4 AS {uuid}) IS NULL OR s.organisation_id = $4)
               AND (CAST($5 AS {instant}) IS NULL OR s.changed_at >= $5)
               AND (CAST($6 AS {text}) IS NULL OR EXISTS
                    (SELECT 1 FROM desk_service_label l WHERE l.service_id = s.id AND l.label > $6 AND l.label < $7))
               AND (CAST($8 AS {bool}) = FALSE OR s.id IN {set $9 uuid})";
    CARDS = "SELECT id, slug, organisation_id, name, summary, cost, is_free, status, audience, min_age, max_age,
                    confirmed_on, changed_at
             FROM desk_service WHERE id IN {set $1 uuid} ORDER BY name, id LIMIT 100000";
    // Reports and past contacts: what is given, confirmed lately or not, and what was withdrawn since a moment.
    ON_RECORD = "SELECT id, slug, organisation_id, name, summary, cost, is_free, status, audience, min_age, max_age,
                        confirmed_on, changed_at
                 FROM desk_service
                 WHERE status IN ('active', 'temporarily closed')
                    OR (status = 'defunct' AND (CAST($1 AS {instant}) IS NULL OR changed_at >= $1))
                 ORDER BY CASE WHEN status = 'defunct' THEN 1 ELSE 0 END, name, id LIMIT $2";
    FITS = "SELECT id, name, audience, min_age, max_age
            FROM desk_service s
            WHERE s.id IN {set $1 uuid} AND s.status IN ('active', 'temporarily closed') AND s.confirmed_on > $2
              AND (CAST($3 AS {int}) = 0 OR
                   (SELECT COUNT(*) FROM desk_service_label l
                    WHERE l.service_id = s.id AND l.label IN {set $4 text}) >= $3)
            ORDER BY s.id LIMIT 10000";
    // `/ufficio/catalogo`: everything, for who keeps it.
    WORK = "SELECT id, slug, organisation_id, name, summary, cost, is_free, status, audience, min_age, max_age,
                   confirmed_on, changed_at
            FROM desk_service s
            WHERE (CAST($1 AS {bool}) OR s.organisation_id IN {set $2 uuid})
              AND s.confirmed_on <= $3
            ORDER BY s.confirmed_on, s.name, s.id LIMIT $4 OFFSET $5";
    WORK_COUNT = "SELECT COUNT(*) AS n, COUNT(CASE WHEN confirmed_on > $3 THEN 1 END) AS fresh,
                         COUNT(CASE WHEN confirmed_on <= $4 THEN 1 END) AS hidden
                  FROM desk_service s
                  WHERE (CAST($1 AS {bool}) OR s.organisation_id IN {set $2 uuid})";
    BODIES = "SELECT organisation_id, COUNT(*) AS services, MIN(confirmed_on) AS oldest
              FROM desk_service WHERE status <> 'defunct' GROUP BY organisation_id ORDER BY organisation_id LIMIT 100000";
}

/// What a list of shown services is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// Labels that must be met.
    pub filters: Filters,
    /// One body.
    pub organisation: Option<Id<Organisation>>,
    /// Changed at or after.
    pub changed_from: Option<Instant>,
    /// Having any label of that kind.
    pub kind: Option<&'static str>,
    /// Among these.
    pub among: Option<Vec<ServiceId>>,
}

impl Narrowed {
    pub(super) fn values(&self, today_hides: Date) -> Vec<Value> {
        vec![
            today_hides.value(),
            self.filters.wanted().value(),
            self.filters.labels().value(),
            self.organisation.value(),
            self.changed_from.value(),
            self.kind.map(|kind| format!("{kind}:")).value(),
            // The character after the colon: all labels of the kind lie between the two.
            self.kind.map(|kind| format!("{kind};")).value(),
            self.among.is_some().value(),
            self.among.as_deref().unwrap_or_default().value(),
        ]
    }
}

/// How many shown services there are, and how many of them were confirmed lately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FreshnessCount {
    /// All of them.
    pub all: i64,
    /// Fresh ones.
    pub fresh: i64,
    /// Hidden ones.
    pub hidden: i64,
}

impl FreshnessCount {
    /// Those that are shown with a mark.
    pub const fn stale(&self) -> i64 {
        self.all - self.fresh - self.hidden
    }
}

/// Shown services by name: so many, after so many.
///
/// # Errors
/// When the database refuses.
pub async fn list(
    tx: &mut Tx,
    narrowed: &Narrowed,
    hides: Date,
    limit: i64,
    offset: i64,
) -> Result<Vec<ServiceCard>> {
    let mut values = narrowed.values(hides);
    values.extend([limit.value(), offset.value()]);
    let rows = tx.all(&LIST, values).await?;
    with_labels(tx, &rows).await
}

/// Services without labels, so many: by name those that are given, whether confirmed lately or not, then by name those that are
/// given no more and whose sheet was changed since a moment (ever, without one).
///
/// # Errors
/// When the database refuses.
pub async fn on_record(tx: &mut Tx, since: Option<Instant>, limit: i64) -> Result<Vec<ServiceCard>> {
    tx.all(&ON_RECORD, [since.value(), limit.value()]).await?.iter().map(read).collect()
}

/// How many there are.
///
/// # Errors
/// When the database refuses.
pub async fn count(tx: &mut Tx, narrowed: &Narrowed, hides: Date) -> Result<i64> {
    tx.one(&COUNT, narrowed.values(hides)).await?.get("n")
}

/// These services as cards, in the order of the ids.
///
/// # Errors
/// When the database refuses.
pub async fn cards(tx: &mut Tx, ids: &[ServiceId]) -> Result<Vec<ServiceCard>> {
    let rows = tx.all(&CARDS, [ids.value()]).await?;
    let mut cards = with_labels(tx, &rows).await?;
    cards.sort_by_key(|card| ids.iter().position(|id| *id == card.id));
    Ok(cards)
}

/// For whom those of some services are that are shown and meet the filters, with their names.
///
/// # Errors
/// When the database refuses.
pub async fn fits(
    tx: &mut Tx,
    ids: &[ServiceId],
    hides: Date,
    filters: &Filters,
) -> Result<Vec<(ServiceId, String, Fit)>> {
    let values = [ids.value(), hides.value(), filters.wanted().value(), filters.labels().value()];
    tx.all(&FITS, values)
        .await?
        .iter()
        .map(|row| Ok((row.get("id")?, row.get("name")?, read_fit(row)?)))
        .collect()
}

/// The services of some bodies (or of all, without bodies) confirmed no later than a day, the longest ago first.
///
/// # Errors
/// When the database refuses.
pub async fn work(
    tx: &mut Tx,
    bodies: Option<&[Id<Organisation>]>,
    confirmed_up_to: Date,
    limit: i64,
    offset: i64,
) -> Result<Vec<ServiceCard>> {
    let values = [
        bodies.is_none().value(),
        bodies.unwrap_or_default().value(),
        confirmed_up_to.value(),
        limit.value(),
        offset.value(),
    ];
    let rows = tx.all(&WORK, values).await?;
    with_labels(tx, &rows).await
}

/// How fresh the services of some bodies (or of all) are.
///
/// # Errors
/// When the database refuses.
pub async fn freshness(
    tx: &mut Tx,
    bodies: Option<&[Id<Organisation>]>,
    stale_up_to: Date,
    hidden_up_to: Date,
) -> Result<FreshnessCount> {
    let values = [
        bodies.is_none().value(),
        bodies.unwrap_or_default().value(),
        stale_up_to.value(),
        hidden_up_to.value(),
    ];
    let row = tx.one(&WORK_COUNT, values).await?;
    Ok(FreshnessCount { all: row.get("n")?, fresh: row.get("fresh")?, hidden: row.get("hidden")? })
}

/// The bodies that have services: how many, and the day of the oldest confirmation.
///
/// # Errors
/// When the database refuses.
pub async fn bodies(tx: &mut Tx) -> Result<Vec<(Id<Organisation>, i64, Date)>> {
    let rows = tx.all(&BODIES, []).await?;
    rows.iter()
        .map(|row| Ok((row.get("organisation_id")?, row.get("services")?, row.get("oldest")?)))
        .collect()
}

async fn with_labels(tx: &mut Tx, rows: &[Row]) -> Result<Vec<ServiceCard>> {
    let mut cards = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    let ids: Vec<ServiceId> = cards.iter().map(|card| card.id).collect();
    let mut labels = labels(tx, &ids).await?;
    for card in &mut cards {
        card.labels = labels.remove(&card.id).unwrap_or_default();
    }
    Ok(cards)
}

fn read(row: &Row) -> Result<ServiceCard> {
    Ok(ServiceCard {
        id: row.get("id")?,
        slug: row.get("slug")?,
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        summary: row.get("summary")?,
        cost: row.get("cost")?,
        is_free: row.get("is_free")?,
        status: row.parsed("status", |code| known(ServiceStatus::parse(code)))?,
        confirmed_on: row.get("confirmed_on")?,
        changed_at: row.get("changed_at")?,
        fit: read_fit(row)?,
        labels: Vec::new(),
    })
}

fn read_fit(row: &Row) -> Result<Fit> {
    let audience: Audience = row.parsed("audience", |code| known(Audience::parse(code)))?;
    Ok(Fit {
        min_age: row.optional("min_age")?,
        max_age: row.optional("max_age")?,
        is_for_persons: audience != Audience::Firms,
        is_for_firms: audience != Audience::Persons,
    })
}
