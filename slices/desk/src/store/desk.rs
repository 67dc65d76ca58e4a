//! Desks as rows.

use kernel::{Coordinates, Id, IstatCode};
use storage::{Result, Row, StorageError, ToValue as _, Tx};
use uuid::Uuid;

use ::policy::Permit;
use kernel::Instant;

use crate::model::{Desk, DeskKind, DeskState, ServiceId};
use crate::policy::{AddsDesk, SetDesk};

storage::statements! {
    FIND = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                   longitude, phone, email, opened_on, serves_all_services
            FROM desk_desk WHERE id = $1";
    FIND_BY_SLUG = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address,
                           latitude, longitude, phone, email, opened_on, serves_all_services
                    FROM desk_desk WHERE slug = $1";
    SOME = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                   longitude, phone, email, opened_on, serves_all_services
            FROM desk_desk WHERE id IN {set $1 uuid} ORDER BY name, id LIMIT 1000";
    // The public list: those that the public may know, page by page.
    PUBLIC = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                     longitude, phone, email, opened_on, serves_all_services
              FROM desk_desk
              WHERE state IN ('open', 'suspended') ORDER BY name, id LIMIT $1 OFFSET $2";
    SHOWN = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                    longitude, phone, email, opened_on, serves_all_services
             FROM desk_desk WHERE state <> 'closed' ORDER BY name, id LIMIT $1";
    COUNT_PUBLIC = "SELECT COUNT(*) AS n FROM desk_desk WHERE state IN ('open', 'suspended')";
    OF_NETWORK = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address,
                         latitude, longitude, phone, email, opened_on, serves_all_services
                  FROM desk_desk WHERE network_id = $1 ORDER BY name, id LIMIT 10000";
    OPEN = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                   longitude, phone, email, opened_on, serves_all_services
            FROM desk_desk WHERE state = 'open' ORDER BY name, id LIMIT 20000";
    OPEN_AROUND = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address,
                          latitude, longitude, phone, email, opened_on, serves_all_services
                   FROM desk_desk
                   WHERE state = 'open'
                     AND (municipality_istat = $1
                          OR (latitude BETWEEN $2 AND $3 AND longitude BETWEEN $4 AND $5))
                   ORDER BY name, id LIMIT 20000";
    SERVES_ONE = "SELECT id FROM desk_service
                  WHERE id = $1 AND status = 'active'
                    AND (CAST($2 AS {bool}) OR EXISTS (SELECT 1 FROM desk_desk_service
                                       WHERE desk_desk_service.desk_id = $3
                                         AND desk_desk_service.service_id = desk_service.id))";
    IS_ACTIVE = "SELECT id FROM desk_service WHERE id = $1 AND status = 'active'";
    SERVES = "SELECT desk_id FROM desk_desk_service WHERE service_id = $1 AND desk_id IN {set $2 uuid}
              ORDER BY desk_id LIMIT 10000";
    SERVICES = "SELECT service_id FROM desk_desk_service WHERE desk_id = $1 ORDER BY service_id LIMIT 10000";
    INSERT = "INSERT INTO desk_desk
                (id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                 longitude, phone, email, opened_on, serves_all_services, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    UPDATE = "UPDATE desk_desk
              SET name = $2, kind = $3, address = $4, latitude = $5, longitude = $6, phone = $7, email = $8,
                  serves_all_services = $9
              WHERE id = $1";
    SET_STATE = "UPDATE desk_desk SET state = $2, opened_on = COALESCE(opened_on, $3) WHERE id = $1";
    CLEAR_SERVICES = "DELETE FROM desk_desk_service WHERE desk_id = $1";
    ADD_SERVICE = "INSERT INTO desk_desk_service (desk_id, service_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
}

/// One desk.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Desk>) -> Result<Option<Desk>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// One desk by its name in addresses.
///
/// # Errors
/// When the database refuses.
pub async fn find_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Desk>> {
    tx.optional(&FIND_BY_SLUG, [slug.value()]).await?.as_ref().map(read).transpose()
}

/// Some desks, by name.
///
/// # Errors
/// When the database refuses.
pub async fn some(tx: &mut Tx, ids: &[Id<Desk>]) -> Result<Vec<Desk>> {
    tx.all(&SOME, [ids.value()]).await?.iter().map(read).collect()
}

/// Open and suspended desks by name: so many, after so many.
///
/// # Errors
/// When the database refuses.
pub async fn public(tx: &mut Tx, limit: i64, offset: i64) -> Result<Vec<Desk>> {
    tx.all(&PUBLIC, [limit.value(), offset.value()]).await?.iter().map(read).collect()
}

/// The desks that the portal's list and picture show, by name: those being got ready too.
///
/// # Errors
/// When the database refuses.
pub async fn shown(tx: &mut Tx, limit: i64) -> Result<Vec<Desk>> {
    tx.all(&SHOWN, [limit.value()]).await?.iter().map(read).collect()
}

/// How many there are.
///
/// # Errors
/// When the database refuses.
pub async fn count_public(tx: &mut Tx) -> Result<i64> {
    tx.one(&COUNT_PUBLIC, []).await?.get("n")
}

/// All open desks, by name.
///
/// # Errors
/// When the database refuses.
pub async fn open(tx: &mut Tx) -> Result<Vec<Desk>> {
    tx.all(&OPEN, []).await?.iter().map(read).collect()
}

/// The open desks of a Comune and those between these latitudes and longitudes, by name.
///
/// # Errors
/// When the database refuses.
pub async fn open_around(
    tx: &mut Tx,
    municipality: &IstatCode,
    (south, north): (f64, f64),
    (west, east): (f64, f64),
) -> Result<Vec<Desk>> {
    let values = [municipality.as_str().value(), south.value(), north.value(), west.value(), east.value()];
    tx.all(&OPEN_AROUND, values).await?.iter().map(read).collect()
}

/// All desks of a network in any state, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of_network(tx: &mut Tx, network: Uuid) -> Result<Vec<Desk>> {
    tx.all(&OF_NETWORK, [network.value()]).await?.iter().map(read).collect()
}

/// Whether there is a service that is given now, and the desk answers for it.
///
/// # Errors
/// When the database refuses.
pub async fn serves(tx: &mut Tx, desk: &Desk, service: ServiceId) -> Result<bool> {
    let values = [service.value(), desk.serves_all_services.value(), desk.id.value()];
    Ok(tx.optional(&SERVES_ONE, values).await?.is_some())
}

/// Whether there is a service that is given now, wherever.
///
/// # Errors
/// When the database refuses.
pub async fn is_given(tx: &mut Tx, service: ServiceId) -> Result<bool> {
    Ok(tx.optional(&IS_ACTIVE, [service.value()]).await?.is_some())
}

/// Those of some desks that answer for a service.
///
/// # Errors
/// When the database refuses.
pub async fn serving(tx: &mut Tx, desks: Vec<Desk>, service: ServiceId) -> Result<Vec<Desk>> {
    let choosy: Vec<Id<Desk>> =
        desks.iter().filter(|desk| !desk.serves_all_services).map(|desk| desk.id).collect();
    if choosy.is_empty() {
        return Ok(desks);
    }
    let rows = tx.all(&SERVES, [service.value(), choosy.as_slice().value()]).await?;
    let serving = rows.iter().map(|row| row.get("desk_id")).collect::<Result<Vec<Id<Desk>>>>()?;
    Ok(desks.into_iter().filter(|desk| desk.serves_all_services || serving.contains(&desk.id)).collect())
}

/// The services that a desk lists.
///
/// # Errors
/// When the database refuses.
pub async fn services(tx: &mut Tx, desk: Id<Desk>) -> Result<Vec<ServiceId>> {
    tx.all(&SERVICES, [desk.value()]).await?.iter().map(|row| row.get("service_id")).collect()
}

/// Writes a new desk; its id is the permit's.
///
/// # Errors
/// [`StorageError::Unique`] when its name in addresses is taken.
pub async fn insert<A: AddsDesk>(tx: &mut Tx, permit: &Permit<A>, desk: &Desk, now: Instant) -> Result<()> {
    let values = [
        permit.target().value(),
        desk.organisation.value(),
        desk.network.value(),
        desk.slug.value(),
        desk.name.value(),
        desk.kind.word().value(),
        desk.state.word().value(),
        desk.municipality.as_str().value(),
        desk.address.value(),
        desk.place.map(Coordinates::latitude).value(),
        desk.place.map(Coordinates::longitude).value(),
        desk.phone.value(),
        desk.email.value(),
        desk.opened_on.value(),
        desk.serves_all_services.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Writes what may change of a desk: not its bodies, Comune, slug or state.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &mut Tx, permit: &Permit<SetDesk>, desk: &Desk) -> Result<()> {
    let values = [
        permit.target().value(),
        desk.name.value(),
        desk.kind.word().value(),
        desk.address.value(),
        desk.place.map(Coordinates::latitude).value(),
        desk.place.map(Coordinates::longitude).value(),
        desk.phone.value(),
        desk.email.value(),
        desk.serves_all_services.value(),
    ];
    tx.execute(&UPDATE, values).await.map(drop)
}

/// Gives a desk another state; the first opening sets its day.
///
/// # Errors
/// When the database refuses.
pub async fn set_state<A>(tx: &mut Tx, permit: &Permit<A>, state: DeskState, now: Instant) -> Result<()>
where
    A: ::policy::Action<Target = Id<Desk>>,
{
    let opened = (state == DeskState::Open).then(|| now.date());
    tx.execute(&SET_STATE, [permit.target().value(), state.word().value(), opened.value()]).await.map(drop)
}

/// Lists the services that a desk answers for, in place of those it listed.
///
/// # Errors
/// When the database refuses.
pub async fn set_services(tx: &mut Tx, permit: &Permit<SetDesk>, services: &[ServiceId]) -> Result<()> {
    tx.execute(&CLEAR_SERVICES, [permit.target().value()]).await?;
    let rows = services.iter().map(|service| vec![permit.target().value(), service.value()]).collect();
    tx.insert_all(&ADD_SERVICE, rows).await.map(drop)
}

pub(super) fn read(row: &Row) -> Result<Desk> {
    Ok(Desk {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        network: row.get("network_id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        kind: row.parsed("kind", DeskKind::parse)?,
        state: row.parsed("state", DeskState::parse)?,
        municipality: row.parsed("municipality_istat", IstatCode::parse)?,
        address: row.get("address")?,
        place: place(row)?,
        phone: row.optional("phone")?,
        email: row.optional("email")?,
        opened_on: row.optional("opened_on")?,
        serves_all_services: row.get("serves_all_services")?,
    })
}

fn place(row: &Row) -> Result<Option<Coordinates>> {
    let (Some(latitude), Some(longitude)) = (row.optional("latitude")?, row.optional("longitude")?) else {
        return Ok(None);
    };
    let place = Coordinates::new(latitude, longitude);
    place
        .map(Some)
        .map_err(|error| StorageError::Column { column: "latitude".into(), source: Box::new(error) })
}
