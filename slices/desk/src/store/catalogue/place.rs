//! Places of bodies, and which services are given there.

use ::policy::Permit;
use jiff::civil::Date;
use kernel::Id;
use network::api::Organisation;
use storage::{Result, Row, ToValue as _, Tx, Value};

use super::service_list::Narrowed;
use crate::model::catalogue::{Place, ServiceAtPlace, ServiceId};
use crate::policy::SetPlace;

storage::statements! {
    PUT = "INSERT INTO desk_place
             (id, organisation_id, name, address, postal_code, city, province, latitude, longitude, accessibility,
              schedule)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           ON CONFLICT (id) DO UPDATE
           SET name = excluded.name, address = excluded.address, postal_code = excluded.postal_code,
               city = excluded.city, province = excluded.province, latitude = excluded.latitude,
               longitude = excluded.longitude, accessibility = excluded.accessibility, schedule = excluded.schedule";
    GIVE = "INSERT INTO desk_service_at_place (id, service_id, place_id) VALUES ($1, $2, $3)
            ON CONFLICT (service_id, place_id) DO NOTHING";
    OF_BODIES = "SELECT id AS place_id, organisation_id, name, address, postal_code, city, province, latitude,
                        longitude, accessibility, schedule
                 FROM desk_place WHERE organisation_id IN {set $1 uuid} ORDER BY name, id LIMIT 20000";
    OF_SERVICES = "SELECT a.id AS at_id, a.service_id, p.id AS place_id, p.organisation_id, p.name, p.address,
                          p.postal_code, p.city, p.province, p.latitude, p.longitude, p.accessibility, p.schedule
                   FROM desk_service_at_place a JOIN desk_place p ON p.id = a.place_id
                   WHERE a.service_id IN {set $1 uuid} ORDER BY a.service_id, p.name, a.id LIMIT 100000";
    FIND = "SELECT a.id AS at_id, a.service_id, p.id AS place_id, p.organisation_id, p.name, p.address,
                   p.postal_code, p.city, p.province, p.latitude, p.longitude, p.accessibility, p.schedule
            FROM desk_service_at_place a JOIN desk_place p ON p.id = a.place_id WHERE a.id = $1";
    // `/hsds/v3/service_at_locations`: as the list of services, with the place's postal district.
    GIVEN = "SELECT a.id AS at_id, a.service_id, p.id AS place_id, p.organisation_id, p.name, p.address,
                    p.postal_code, p.city, p.province, p.latitude, p.longitude, p.accessibility, p.schedule
             FROM desk_service_at_place a
             JOIN desk_place p ON p.id = a.place_id
             JOIN desk_service s ON s.id = a.service_id
             WHERE s.status IN ('active', 'temporarily closed') AND s.confirmed_on > $1
               AND (CAST($2 AS {int}) = 0 OR
                    (SELECT COUNT(*) FROM desk_service_label l
                     WHERE l.service_id = s.id AND l.label IN {set $3 text}) >= $2)
               AND (CAST($4 AS {uuid}) IS NULL OR s.organisation_id = $4)
               AND (CAST($5 AS {instant}) IS NULL OR s.changed_at >= $5)
               AND (CAST($6 AS {text}) IS NULL OR EXISTS
                    (SELECT 1 FROM desk_service_label l WHERE l.service_id = s.id AND l.label > $6 AND l.label < $7))
               AND (CAST($8 AS {bool}) = FALSE OR s.id IN {set $9 uuid})
               AND (CAST($10 AS {text}) IS NULL OR p.postal_code = $10)
             ORDER BY a.id LIMIT $11 OFFSET $12";
    COUNT_GIVEN = "SELECT COUNT(*) AS n
             FROM desk_service_at_place a
             JOIN desk_place p ON p.id = a.place_id
             JOIN desk_service s ON s.id = a.service_id
             WHERE s.status IN ('active', 'temporarily closed') AND s.confirmed_on > $1
               AND (CAST($2 AS {int}) = 0 OR
                    (SELECT COUNT(*) FROM desk_service_label l
                     WHERE l.service_id = s.id AND l.label IN {set $3 text}) >= $2)
               AND (CAST($4 AS {uuid}) IS NULL OR s.organisation_id = $4)
               AND (CAST($5 AS {instant}) IS NULL OR s.changed_at >= $5)
               AND (CAST($6 AS {text}) IS NULL OR EXISTS
                    (SELECT 1 FROM desk_service_label l WHERE l.service_id = s.id AND l.label > $6 AND l.label < $7))
               AND (CAST($8 AS {bool}) = FALSE OR s.id IN {set $9 uuid})
               AND (CAST($10 AS {text}) IS NULL OR p.postal_code = $10)";
    // `/hsds/v3/services?postcode=`: the services given in a postal district.
    BY_POSTCODE = "SELECT a.service_id FROM desk_place p JOIN desk_service_at_place a ON a.place_id = p.id
                   WHERE p.postal_code = $1 ORDER BY a.service_id LIMIT 100000";
}

/// Writes places.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &mut Tx, places: &[(Permit<SetPlace>, Place)]) -> Result<()> {
    let rows = places.iter().map(|(permit, place)| {
        vec![
            permit.target().value(),
            place.organisation.value(),
            place.name.value(),
            place.address.value(),
            place.postal_code.value(),
            place.city.value(),
            place.province.value(),
            place.coordinates.map(|(latitude, _)| latitude).value(),
            place.coordinates.map(|(_, longitude)| longitude).value(),
            place.accessibility.value(),
            place.schedule.value(),
        ]
    });
    tx.insert_all(&PUT, rows.collect()).await.map(drop)
}

/// Writes that services are given at a place.
///
/// # Errors
/// When the database refuses.
pub async fn give(
    tx: &mut Tx,
    permit: &Permit<SetPlace>,
    services: &[(Id<ServiceAtPlace>, ServiceId)],
) -> Result<()> {
    let rows =
        services.iter().map(|(id, service)| vec![id.value(), service.value(), permit.target().value()]);
    tx.insert_all(&GIVE, rows.collect()).await.map(drop)
}

/// The places of some bodies, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of_bodies(tx: &mut Tx, bodies: &[Id<Organisation>]) -> Result<Vec<Place>> {
    tx.all(&OF_BODIES, [bodies.value()]).await?.iter().map(read).collect()
}

/// Where some services are given.
///
/// # Errors
/// When the database refuses.
pub async fn of_services(tx: &mut Tx, services: &[ServiceId]) -> Result<Vec<ServiceAtPlace>> {
    tx.all(&OF_SERVICES, [services.value()]).await?.iter().map(read_at).collect()
}

/// One service at one place.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<ServiceAtPlace>) -> Result<Option<ServiceAtPlace>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read_at).transpose()
}

/// Which services at which places are asked for.
pub struct Asked<'a> {
    /// Which services.
    pub narrowed: &'a Narrowed,
    /// In which postal district.
    pub postcode: Option<&'a str>,
    /// The last day of confirmation that hides a service.
    pub hides: Date,
}

impl Asked<'_> {
    fn values(&self) -> Vec<Value> {
        let mut values = self.narrowed.values(self.hides);
        values.push(self.postcode.value());
        values
    }
}

/// Shown services at their places: so many, after so many.
///
/// # Errors
/// When the database refuses.
pub async fn given(tx: &mut Tx, asked: &Asked<'_>, limit: i64, offset: i64) -> Result<Vec<ServiceAtPlace>> {
    let mut values = asked.values();
    values.extend([limit.value(), offset.value()]);
    tx.all(&GIVEN, values).await?.iter().map(read_at).collect()
}

/// How many there are.
///
/// # Errors
/// When the database refuses.
pub async fn count_given(tx: &mut Tx, asked: &Asked<'_>) -> Result<i64> {
    tx.one(&COUNT_GIVEN, asked.values()).await?.get("n")
}

/// The services given in a postal district.
///
/// # Errors
/// When the database refuses.
pub async fn services_by_postcode(tx: &mut Tx, postal_code: &str) -> Result<Vec<ServiceId>> {
    tx.all(&BY_POSTCODE, [postal_code.value()]).await?.iter().map(|row| row.get("service_id")).collect()
}

fn read_at(row: &Row) -> Result<ServiceAtPlace> {
    Ok(ServiceAtPlace { id: row.get("at_id")?, service: row.get("service_id")?, place: read(row)? })
}

fn read(row: &Row) -> Result<Place> {
    Ok(Place {
        id: row.get("place_id")?,
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        address: row.get("address")?,
        postal_code: row.get("postal_code")?,
        city: row.get("city")?,
        province: row.get("province")?,
        coordinates: row.optional("latitude")?.zip(row.optional("longitude")?),
        accessibility: row.get("accessibility")?,
        schedule: row.get("schedule")?,
    })
}
