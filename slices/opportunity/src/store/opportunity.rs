//! `opportunity_opportunity`, row by row.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::{Date, Time};
use kernel::{Id, Instant, IstatCode};
use network::api::{Network, Organisation};
use policy::{Action, Permit};
use storage::{Result, Row, StorageError, ToValue as _, Tx, Value};

use crate::model::{
    Contract, Details, Kind, Language, Opportunity, Origin, Place, Source, State, slug, words,
};
use crate::policy::{ImportFile, TurnDay};

macro_rules! columns {
    () => {
        "id, network_id, slug, kind, state, title, summary, body, requirements, employer, contract, positions,
         source_name, link, how, municipality_istat, address, starts_on, starts_at, ends_on, groups, language, origin,
         organisation_id, source_id, version, reason, publish_on, published_at, changed_at"
    };
}
pub(super) use columns;

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM opportunity_opportunity WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM opportunity_opportunity WHERE id = $1 {for_update}");
    BY_SLUG = concat!("SELECT ", columns!(), " FROM opportunity_opportunity WHERE slug = $1");
    BY_IDS = concat!("SELECT ", columns!(), " FROM opportunity_opportunity WHERE id IN {set $1 uuid} ORDER BY id LIMIT 10000");
    OF_BODY = concat!("SELECT ", columns!(), " FROM opportunity_opportunity WHERE organisation_id = $1
                       ORDER BY changed_at DESC, id DESC LIMIT 200");
    IN_STATE = concat!("SELECT ", columns!(), " FROM opportunity_opportunity
                        WHERE network_id IN {set $1 uuid} AND state = $2
                        ORDER BY changed_at DESC, id DESC LIMIT $3 OFFSET $4");
    COUNTS = "SELECT state, COUNT(*) AS opportunities FROM opportunity_opportunity WHERE network_id IN {set $1 uuid}
              GROUP BY state ORDER BY state LIMIT 20";
    /// The first two are the keys, the rest what a file or form says; a source that says it again says it anew.
    PUT = "INSERT INTO opportunity_opportunity (
             source_id, source_ref, id, network_id, slug, kind, state, title, summary, body, requirements, employer, contract,
             positions, source_name, link, how, municipality_istat, address, starts_on, starts_at, ends_on, groups, language,
             stems, title_stems, origin, organisation_id, digest, version, reason, publish_on, published_at, created_at,
             changed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                   $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)
           ON CONFLICT (source_id, source_ref) DO UPDATE SET
             kind = excluded.kind, state = excluded.state, title = excluded.title, summary = excluded.summary,
             body = excluded.body, requirements = excluded.requirements, employer = excluded.employer,
             contract = excluded.contract, positions = excluded.positions, source_name = excluded.source_name,
             link = excluded.link, how = excluded.how, municipality_istat = excluded.municipality_istat,
             address = excluded.address, starts_on = excluded.starts_on, starts_at = excluded.starts_at,
             ends_on = excluded.ends_on, groups = excluded.groups, language = excluded.language, stems = excluded.stems,
             title_stems = excluded.title_stems, digest = excluded.digest, version = excluded.version,
             published_at = excluded.published_at, changed_at = excluded.changed_at";
    WRITE = "UPDATE opportunity_opportunity SET
               kind = $2, title = $3, summary = $4, body = $5, requirements = $6, employer = $7, contract = $8,
               positions = $9, source_name = $10, link = $11, how = $12, municipality_istat = $13, address = $14,
               starts_on = $15, starts_at = $16, ends_on = $17, groups = $18, language = $19, stems = $20,
               title_stems = $21, version = version + 1, changed_at = $22
             WHERE id = $1 AND version = $23";
    ADVANCE = "UPDATE opportunity_opportunity SET
                 state = $3, reason = $4, publish_on = $5, published_at = $6, changed_at = $7, version = version + 1
               WHERE id = $1 AND state = $2";
    EMPTY = "UPDATE opportunity_opportunity SET
               slug = $2, title = $3, summary = '', body = '', requirements = '', employer = '', source_name = '', link = NULL,
               how = '', address = '', stems = $4, title_stems = $4, changed_at = $5, version = version + 1
             WHERE id = $1";
    OVER = concat!("SELECT ", columns!(), " FROM opportunity_opportunity
                    WHERE state IN ('published', 'approved') AND ends_on < $1 ORDER BY ends_on, id LIMIT $2");
    DUE = concat!("SELECT ", columns!(), " FROM opportunity_opportunity
                   WHERE state = 'approved' AND publish_on <= $1 AND ends_on >= $1 ORDER BY publish_on, id LIMIT $2");
    EXPIRE = "UPDATE opportunity_opportunity SET state = 'expired', changed_at = $2, version = version + 1
              WHERE id IN {set $1 uuid} AND state IN ('published', 'approved')";
    PUBLISH = "UPDATE opportunity_opportunity SET
                 state = 'published', published_at = $2, changed_at = $2, version = version + 1
               WHERE id IN {set $1 uuid} AND state = 'approved'";
    OF_SOURCE = "SELECT id, source_ref, digest, state, version, published_at, created_at FROM opportunity_opportunity
                 WHERE source_id = $1 ORDER BY source_ref LIMIT 1000000";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Opportunity>) -> Result<Option<Opportunity>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Opportunity>) -> Result<Option<Opportunity>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// By the readable part of its address.
///
/// # Errors
/// When the database refuses.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Opportunity>> {
    tx.optional(&BY_SLUG, [slug.value()]).await?.as_ref().map(read).transpose()
}

/// These, in the order of the ids that are given.
///
/// # Errors
/// When the database refuses.
pub async fn by_ids(tx: &mut Tx, ids: &[Id<Opportunity>]) -> Result<Vec<Opportunity>> {
    let rows = tx.all(&BY_IDS, [ids.value()]).await?;
    let mut found: HashMap<Id<Opportunity>, Opportunity> =
        rows.iter().map(|row| read(row).map(|one| (one.id, one))).collect::<Result<_>>()?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// What a body sent in, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_body(tx: &mut Tx, body: Id<Organisation>) -> Result<Vec<Opportunity>> {
    tx.all(&OF_BODY, [body.value()]).await?.iter().map(read).collect()
}

/// What stands somewhere in some networks, the last changed first: one page of it.
///
/// # Errors
/// When the database refuses.
pub async fn in_state(
    tx: &mut Tx,
    networks: &[Id<Network>],
    state: State,
    (limit, offset): (i64, i64),
) -> Result<Vec<Opportunity>> {
    let values = [networks.value(), state.word().value(), limit.value(), offset.value()];
    tx.all(&IN_STATE, values).await?.iter().map(read).collect()
}

/// How many stand where.
///
/// # Errors
/// When the database refuses.
pub async fn counts(tx: &mut Tx, networks: &[Id<Network>]) -> Result<Vec<(State, i64)>> {
    let rows = tx.all(&COUNTS, [networks.value()]).await?;
    rows.iter().map(|row| Ok((row.parsed("state", State::parse)?, row.get("opportunities")?))).collect()
}

/// What is new beside the opportunity itself.
#[derive(Clone, Debug)]
pub struct New {
    /// The opportunity.
    pub opportunity: Opportunity,
    /// What its source calls it.
    pub source_ref: Option<String>,
    /// A digest of what its source said.
    pub digest: Option<String>,
    /// Since when it is on record.
    pub created_at: Instant,
    /// The name of its Comune, for the search.
    pub place_name: String,
}

/// Writes a new one.
///
/// # Errors
/// When the database refuses.
pub async fn insert<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    new: &New,
) -> Result<()> {
    tx.execute(&PUT, put_values(permit.target(), new)).await.map(drop)
}

/// Writes what a file brought: new ones, and known ones anew.
///
/// # Errors
/// When the database refuses.
pub async fn put_all(tx: &mut Tx, _permit: &Permit<ImportFile>, all: &[New]) -> Result<u64> {
    tx.insert_all(&PUT, all.iter().map(|new| put_values(new.opportunity.id, new)).collect()).await
}

fn put_values(id: Id<Opportunity>, new: &New) -> Vec<Value> {
    let one = &new.opportunity;
    let details = &one.details;
    let mut said = said(details, &new.place_name).into_iter();
    let mut values =
        vec![one.source.value(), new.source_ref.value(), id.value(), one.network.value(), one.slug.value()];
    values.extend(said.next());
    values.push(one.state.word().value());
    values.extend(said);
    values.extend([
        one.origin.word().value(),
        one.organisation.value(),
        new.digest.value(),
        one.version.value(),
        one.reason.value(),
        one.publish_on.value(),
        one.published_at.value(),
        new.created_at.value(),
        one.changed_at.value(),
    ]);
    values
}

/// Kind, and the columns from title to title_stems, in their order.
fn said(details: &Details, place_name: &str) -> Vec<Value> {
    let title = words::stems(&details.title);
    let mut all = title.clone();
    let texts =
        [&details.summary, &details.body, &details.requirements, &details.source_name, &details.address];
    for text in texts {
        all.extend(words::stems(text));
    }
    all.extend(words::stems(place_name));
    all.extend(words::stems(details.employer.as_deref().unwrap_or_default()));
    let groups: String = details.groups.iter().map(|key| format!("{key} ")).collect();
    vec![
        details.kind.word().value(),
        details.title.value(),
        details.summary.value(),
        details.body.value(),
        details.requirements.value(),
        details.employer.value(),
        details.contract.map(Contract::word).value(),
        details.positions.value(),
        details.source_name.value(),
        details.link.value(),
        details.how.value(),
        details.place.comune().map(IstatCode::as_str).value(),
        details.address.value(),
        details.starts_on.value(),
        details.starts_at.map(|time| time.strftime("%H:%M").to_string()).value(),
        details.ends_on.value(),
        format!(" {groups}").value(),
        details.language.word().value(),
        words::column(&all).value(),
        words::column(&title).value(),
    ]
}

/// Writes other words; false when somebody else did meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn write<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    details: &Details,
    place_name: &str,
    version: i64,
    now: Instant,
) -> Result<bool> {
    let mut values = vec![permit.target().value()];
    values.extend(said(details, place_name));
    values.extend([now.value(), version.value()]);
    Ok(tx.execute(&WRITE, values).await? == 1)
}

/// Moves it; false when somebody else did meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn advance<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    one: &Opportunity,
    to: State,
    now: Instant,
) -> Result<bool> {
    let values = [
        permit.target().value(),
        one.state.word().value(),
        to.word().value(),
        one.reason.value(),
        one.publish_on.value(),
        one.published_at.value(),
        now.value(),
    ];
    Ok(tx.execute(&ADVANCE, values).await? == 1)
}

/// Empties what is said of it; kind, place, days and how many were wanted stay. Its address says the new title.
///
/// # Errors
/// When the database refuses.
pub async fn empty<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    title: &str,
    now: Instant,
) -> Result<u64> {
    let id = permit.target();
    let values = [
        id.value(),
        slug(title, id.uuid()).value(),
        title.value(),
        words::column(&BTreeSet::new()).value(),
        now.value(),
    ];
    tx.execute(&EMPTY, values).await
}

/// What is over and still stands among the published, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn over(tx: &mut Tx, today: Date, most: i64) -> Result<Vec<Opportunity>> {
    tx.all(&OVER, [today.value(), most.value()]).await?.iter().map(read).collect()
}

/// What was approved to be published by today.
///
/// # Errors
/// When the database refuses.
pub async fn due(tx: &mut Tx, today: Date, most: i64) -> Result<Vec<Opportunity>> {
    tx.all(&DUE, [today.value(), most.value()]).await?.iter().map(read).collect()
}

/// Expires them.
///
/// # Errors
/// When the database refuses.
pub async fn expire_all(
    tx: &mut Tx,
    _permit: &Permit<TurnDay>,
    ids: &[Id<Opportunity>],
    now: Instant,
) -> Result<u64> {
    tx.execute(&EXPIRE, [ids.value(), now.value()]).await
}

/// Publishes them.
///
/// # Errors
/// When the database refuses.
pub async fn publish_all(
    tx: &mut Tx,
    _permit: &Permit<TurnDay>,
    ids: &[Id<Opportunity>],
    now: Instant,
) -> Result<u64> {
    tx.execute(&PUBLISH, [ids.value(), now.value()]).await
}

/// What is on record of an item of a source.
#[derive(Clone, Debug)]
pub struct Known {
    /// Which opportunity it became.
    pub id: Id<Opportunity>,
    /// The digest of what was said last.
    pub digest: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Its version.
    pub version: i64,
    /// When it was published.
    pub published_at: Option<Instant>,
    /// Since when it is on record.
    pub created_at: Instant,
}

/// All that a source ever brought, by what it calls it.
///
/// # Errors
/// When the database refuses.
pub async fn of_source(tx: &mut Tx, source: Id<Source>) -> Result<HashMap<String, Known>> {
    let rows = tx.all(&OF_SOURCE, [source.value()]).await?;
    rows.iter()
        .map(|row| {
            let known = Known {
                id: row.get("id")?,
                digest: row.optional("digest")?,
                state: row.parsed("state", State::parse)?,
                version: row.get("version")?,
                published_at: row.optional("published_at")?,
                created_at: row.get("created_at")?,
            };
            Ok((row.get("source_ref")?, known))
        })
        .collect()
}

/// A time as a column keeps it.
fn time(text: &str) -> std::result::Result<Time, jiff::Error> {
    Time::strptime("%H:%M", text)
}

pub(super) fn read(row: &Row) -> Result<Opportunity> {
    let place: Option<IstatCode> = row.optional_parsed("municipality_istat", IstatCode::parse)?;
    let groups: String = row.get("groups")?;
    let details = Details {
        kind: row.parsed("kind", Kind::parse)?,
        title: row.get("title")?,
        summary: row.get("summary")?,
        body: row.get("body")?,
        requirements: row.get("requirements")?,
        employer: row.optional("employer")?,
        contract: row.optional_parsed("contract", Contract::parse)?,
        positions: positions(row)?,
        source_name: row.get("source_name")?,
        link: row.optional("link")?,
        how: row.get("how")?,
        place: place.map_or(Place::Everywhere, Place::Comune),
        address: row.get("address")?,
        starts_on: row.optional("starts_on")?,
        starts_at: row.optional_parsed("starts_at", time)?,
        ends_on: row.get("ends_on")?,
        groups: groups.split_whitespace().map(str::to_owned).collect(),
        language: row.parsed("language", Language::parse)?,
    };
    Ok(Opportunity {
        id: row.get("id")?,
        network: row.get("network_id")?,
        slug: row.get("slug")?,
        state: row.parsed("state", State::parse)?,
        details,
        origin: row.parsed("origin", Origin::parse)?,
        organisation: row.optional("organisation_id")?,
        source: row.optional("source_id")?,
        version: row.get("version")?,
        reason: row.optional("reason")?,
        publish_on: row.optional("publish_on")?,
        published_at: row.optional("published_at")?,
        changed_at: row.get("changed_at")?,
    })
}

fn positions(row: &Row) -> Result<Option<u32>> {
    let number: Option<i64> = row.optional("positions")?;
    number
        .map(u32::try_from)
        .transpose()
        .map_err(|error| StorageError::Column { column: "positions".to_owned(), source: Box::new(error) })
}
