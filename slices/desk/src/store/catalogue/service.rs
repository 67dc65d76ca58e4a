//! Services, whole: the row with its labels.

use std::collections::BTreeMap;

use ::policy::Permit;
use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::Organisation;
use storage::{Result, Row, StorageError, ToValue as _, Tx, Value};

use crate::model::catalogue::{
    AccessChannel, Audience, Confirmation, Label, Service, ServiceId, ServiceSheet, ServiceStatus,
};
use crate::policy::{AddService, ConfirmServices, EditService};

storage::statements! {
    BY_IDS = "SELECT id, slug, organisation_id, name, summary, description, audience, status, who, how, bring, gets,
                     times, cost, is_free, conditions, keywords, min_age, max_age, minutes, url, email, phone,
                     schedule, accessibility, confirmed_on, confirmed_by, created_at, changed_at
              FROM desk_service WHERE id IN {set $1 uuid} ORDER BY name, id LIMIT 100000";
    LOCK = "SELECT id FROM desk_service WHERE id = $1 {for_update}";
    BY_SLUG = "SELECT id FROM desk_service WHERE slug = $1";
    SLUGS = "SELECT slug FROM desk_service WHERE slug >= $1 AND slug < $2 ORDER BY slug LIMIT 10000";
    OF_BODY = "SELECT id FROM desk_service WHERE organisation_id = $1 ORDER BY name, id LIMIT 5000";
    LABELS = "SELECT service_id, label FROM desk_service_label WHERE service_id IN {set $1 uuid}
              ORDER BY service_id, label LIMIT 1000000";
    INSERT = "INSERT INTO desk_service
                (id, slug, organisation_id, name, summary, description, audience, status, who, how, bring, gets,
                 times, cost, is_free, conditions, keywords, min_age, max_age, minutes, url, email, phone,
                 schedule, accessibility, confirmed_on, confirmed_by, created_at, changed_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                      $21, $22, $23, $24, $25, $26, $27, $28, $29)";
    UPDATE = "UPDATE desk_service
              SET name = $2, summary = $3, description = $4, audience = $5, status = $6, who = $7, how = $8,
                  bring = $9, gets = $10, times = $11, cost = $12, is_free = $13, conditions = $14, keywords = $15,
                  min_age = $16, max_age = $17, minutes = $18, url = $19, email = $20, phone = $21, schedule = $22,
                  accessibility = $23, confirmed_on = $24, confirmed_by = $25, changed_at = $26
              WHERE id = $1";
    CONFIRM = "UPDATE desk_service SET confirmed_on = $3, confirmed_by = $4
               WHERE organisation_id = $1 AND id IN {set $2 uuid}";
    CLEAR_LABELS = "DELETE FROM desk_service_label WHERE service_id = $1";
    ADD_LABEL = "INSERT INTO desk_service_label (service_id, label) VALUES ($1, $2)";
}

/// One service.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: ServiceId) -> Result<Option<Service>> {
    Ok(by_ids(tx, &[id]).await?.into_iter().next())
}

/// One service, held until the transaction ends: its index is mended from what stands there now.
///
/// # Errors
/// When the database refuses.
pub async fn find_to_change(tx: &mut Tx, id: ServiceId) -> Result<Option<Service>> {
    match tx.optional(&LOCK, [id.value()]).await? {
        Some(_) => find(tx, id).await,
        None => Ok(None),
    }
}

/// One service by the readable part of its address.
///
/// # Errors
/// When the database refuses.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Service>> {
    let Some(row) = tx.optional(&BY_SLUG, [slug.value()]).await? else { return Ok(None) };
    find(tx, row.get("id")?).await
}

/// The slugs that begin so, to find a free one.
///
/// # Errors
/// When the database refuses.
pub async fn slugs_from(tx: &mut Tx, beginning: &str) -> Result<Vec<String>> {
    let values = [beginning.value(), format!("{beginning}~").value()];
    tx.all(&SLUGS, values).await?.iter().map(|row| row.get("slug")).collect()
}

/// All services of a body in any state, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of_body(tx: &mut Tx, organisation: Id<Organisation>) -> Result<Vec<Service>> {
    let rows = tx.all(&OF_BODY, [organisation.value()]).await?;
    let ids = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<ServiceId>>>()?;
    by_ids(tx, &ids).await
}

/// These services, by name.
///
/// # Errors
/// When the database refuses.
pub async fn by_ids(tx: &mut Tx, ids: &[ServiceId]) -> Result<Vec<Service>> {
    let rows = tx.all(&BY_IDS, [ids.value()]).await?;
    let mut labels = labels(tx, ids).await?;
    rows.iter()
        .map(|row| {
            let id: ServiceId = row.get("id")?;
            read(row, labels.remove(&id).unwrap_or_default())
        })
        .collect()
}

/// The labels of some services.
///
/// # Errors
/// When the database refuses.
pub async fn labels(tx: &mut Tx, ids: &[ServiceId]) -> Result<BTreeMap<ServiceId, Vec<Label>>> {
    let mut labels: BTreeMap<ServiceId, Vec<Label>> = BTreeMap::new();
    for row in tx.all(&LABELS, [ids.value()]).await? {
        labels.entry(row.get("service_id")?).or_default().push(Label::stored(row.get::<String>("label")?));
    }
    Ok(labels)
}

/// Writes new services; their ids are the permits'.
///
/// # Errors
/// [`StorageError::Unique`] when a slug is taken.
pub async fn insert(tx: &mut Tx, services: &[(Permit<AddService>, Service)]) -> Result<()> {
    let rows = services.iter().map(|(permit, service)| {
        let mut row = vec![permit.target().value(), service.slug.value(), service.organisation.value()];
        row.extend(content(service));
        row.push(service.created_at.value());
        row.push(service.changed_at.value());
        row
    });
    tx.insert_all(&INSERT, rows.collect()).await?;
    let labels = services.iter().flat_map(|(permit, service)| label_rows(permit.target(), &service.sheet));
    tx.insert_all(&ADD_LABEL, labels.collect()).await.map(drop)
}

/// Writes a service anew.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &mut Tx, permit: &Permit<EditService>, service: &Service) -> Result<()> {
    let mut row = vec![permit.target().value()];
    row.extend(content(service));
    row.push(service.changed_at.value());
    tx.execute(&UPDATE, row).await?;
    tx.execute(&CLEAR_LABELS, [permit.target().value()]).await?;
    tx.insert_all(&ADD_LABEL, label_rows(permit.target(), &service.sheet).collect()).await.map(drop)
}

/// Writes who stands by services of a body from this day; says how many were confirmed.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(
    tx: &mut Tx,
    permit: &Permit<ConfirmServices>,
    services: &[ServiceId],
    confirmation: &Confirmation,
) -> Result<u64> {
    let values =
        [permit.target().value(), services.value(), confirmation.on.value(), confirmation.by.value()];
    tx.execute(&CONFIRM, values).await
}

/// The columns from `name` to `confirmed_by`, in their order.
fn content(service: &Service) -> Vec<Value> {
    let sheet = &service.sheet;
    vec![
        sheet.name.value(),
        sheet.summary.value(),
        sheet.description.value(),
        sheet.audience.code().value(),
        service.status.code().value(),
        sheet.who.value(),
        sheet.how.value(),
        serde_json::Value::from(sheet.bring.clone()).value(),
        sheet.gets.value(),
        sheet.times.value(),
        sheet.cost.value(),
        sheet.is_free.value(),
        sheet.conditions.value(),
        serde_json::Value::from(sheet.keywords.clone()).value(),
        sheet.min_age.value(),
        sheet.max_age.value(),
        sheet.minutes.value(),
        sheet.url.value(),
        sheet.email.value(),
        sheet.phone.value(),
        sheet.schedule.value(),
        sheet.accessibility.value(),
        service.confirmation.on.value(),
        service.confirmation.by.value(),
    ]
}

fn label_rows(id: ServiceId, sheet: &ServiceSheet) -> impl Iterator<Item = Vec<Value>> {
    Label::of(sheet).into_iter().map(move |label| vec![id.value(), label.as_str().value()])
}

fn read(row: &Row, labels: Vec<Label>) -> Result<Service> {
    let codes = |kind: &str| -> Vec<String> {
        labels.iter().filter_map(|label| label.code_of(kind)).map(str::to_owned).collect()
    };
    let sheet = ServiceSheet {
        name: row.get("name")?,
        summary: row.get("summary")?,
        description: row.get("description")?,
        audience: row.parsed("audience", |code| known(Audience::parse(code)))?,
        lep: codes("lep").into_iter().next(),
        topics: codes("topic"),
        target_groups: codes("target_group"),
        who: row.get("who")?,
        how: row.get("how")?,
        bring: row.json("bring")?,
        gets: row.get("gets")?,
        times: row.get("times")?,
        cost: row.get("cost")?,
        is_free: row.get("is_free")?,
        conditions: row.get("conditions")?,
        keywords: row.json("keywords")?,
        channels: codes("channel").iter().filter_map(|code| AccessChannel::parse(code)).collect(),
        languages: codes("language"),
        municipalities: codes("municipality").into_iter().filter(|code| code != "all").collect(),
        min_age: row.optional("min_age")?,
        max_age: row.optional("max_age")?,
        minutes: row.optional("minutes")?,
        url: row.optional("url")?,
        email: row.optional("email")?,
        phone: row.optional("phone")?,
        schedule: row.get("schedule")?,
        accessibility: row.get("accessibility")?,
    };
    Ok(Service {
        id: row.get("id")?,
        slug: row.get("slug")?,
        organisation: row.get("organisation_id")?,
        sheet,
        status: row.parsed("status", |code| known(ServiceStatus::parse(code)))?,
        confirmation: Confirmation { on: row.get::<Date>("confirmed_on")?, by: row.get("confirmed_by")? },
        created_at: row.get::<Instant>("created_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// A code of ours that the schema lets in and the program knows; else code and schema disagree.
pub(super) fn known<T>(parsed: Option<T>) -> std::result::Result<T, StorageError> {
    parsed.ok_or(StorageError::Missing("a code that the program knows"))
}
