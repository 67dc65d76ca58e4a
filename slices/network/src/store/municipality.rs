//! `network_municipality`.

use kernel::{Coordinates, IstatCode};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use super::{MANY, misfit};
use crate::model::Municipality;
use crate::policy::KeepMunicipalities;

storage::statements! {
    FIND = "SELECT istat_code, name, province_code, latitude, longitude, population
            FROM network_municipality WHERE istat_code = $1";
    LIST = "SELECT istat_code, name, province_code, latitude, longitude, population
            FROM network_municipality ORDER BY name, istat_code LIMIT $1";
    BY_CODES = "SELECT istat_code, name, province_code, latitude, longitude, population
                FROM network_municipality WHERE istat_code IN {set $1 text} ORDER BY name, istat_code LIMIT 10000";
    UPSERT = "INSERT INTO network_municipality (istat_code, name, province_code, latitude, longitude, population)
              VALUES ($1, $2, $3, $4, $5, $6)
              ON CONFLICT (istat_code) DO UPDATE SET
                name = excluded.name,
                province_code = excluded.province_code,
                latitude = excluded.latitude,
                longitude = excluded.longitude,
                population = excluded.population";
}

pub async fn find(tx: &mut Tx, code: &IstatCode) -> Result<Option<Municipality>> {
    tx.optional(&FIND, [code.as_str().value()]).await?.as_ref().map(read).transpose()
}

pub async fn list(tx: &mut Tx) -> Result<Vec<Municipality>> {
    tx.all(&LIST, [MANY.value()]).await?.iter().map(read).collect()
}

pub async fn by_codes(tx: &mut Tx, codes: &[IstatCode]) -> Result<Vec<Municipality>> {
    let codes: Vec<String> = codes.iter().map(|code| code.as_str().to_owned()).collect();
    tx.all(&BY_CODES, [codes.as_slice().value()]).await?.iter().map(read).collect()
}

pub async fn keep(tx: &mut Tx, _permit: &Permit<KeepMunicipalities>, all: &[Municipality]) -> Result<u64> {
    let rows = all.iter().map(|one| {
        vec![
            one.istat_code.as_str().value(),
            one.name.value(),
            one.province_code.value(),
            one.place.latitude().value(),
            one.place.longitude().value(),
            one.population.value(),
        ]
    });
    tx.insert_all(&UPSERT, rows.collect()).await
}

fn read(row: &Row) -> Result<Municipality> {
    let place = Coordinates::new(row.get("latitude")?, row.get("longitude")?);
    Ok(Municipality {
        istat_code: row.parsed("istat_code", IstatCode::parse)?,
        name: row.get("name")?,
        province_code: row.get("province_code")?,
        place: place.map_err(|error| misfit("latitude", error))?,
        population: row.get("population")?,
    })
}
