//! The catalogue of the demonstration, written through the actions: what its tests stand on.

use std::collections::BTreeMap;

use desk::actions::catalogue::{NewService, NewTerm, add_services, set_vocabulary};
use desk::model::catalogue::{
    AccessChannel, Audience, Confirmation, Scheme, ServiceId, ServiceSheet, ServiceStatus,
};
use kernel::{EmailAddress, Id};
use network::api::actions::register_organisation;
use network::api::{Organisation, OrganisationDetails, OrganisationKind};
use storage::{Cx, Migration};
use testkit::{Engine, TestDb, clock, console, cx, database};
use toml::{Table, Value};

/// A database with the demonstration's catalogue.
pub struct Catalogue {
    #[expect(dead_code, reason = "the database goes away with it")]
    database: TestDb,
    /// The console's context: it may do all.
    pub cx: Cx,
    /// The bodies by their key.
    pub bodies: BTreeMap<String, Id<Organisation>>,
    /// The services by their key, which is their slug.
    pub services: BTreeMap<String, ServiceId>,
}

/// All migrations that the catalogue stands on.
pub fn migrations() -> Vec<Migration> {
    [
        storage::MIGRATIONS,
        jobs::MIGRATIONS,
        documents::MIGRATIONS,
        identity::MIGRATIONS,
        network::MIGRATIONS,
        desk::MIGRATIONS,
    ]
    .concat()
}

/// The catalogue of the demonstration on an engine.
pub async fn the_demo_catalogue(engine: Engine) -> Catalogue {
    let database = database(engine, &migrations()).await;
    let cx = cx(&database.db, &clock(), console());
    let (bodies, services) = fill(&cx).await;
    Catalogue { database, cx, bodies, services }
}

/// Bodies and services by their keys.
pub type Keyed = (BTreeMap<String, Id<Organisation>>, BTreeMap<String, ServiceId>);

/// Writes the catalogue of the demonstration through an empty one.
pub async fn fill(cx: &Cx) -> Keyed {
    set_vocabulary(cx, vocabulary()).await.unwrap();
    let mut bodies = BTreeMap::new();
    for body in list("organisations.toml", "organisation") {
        let mut details = OrganisationDetails::named(text(&body, "name"), OrganisationKind::ThirdSector);
        details.email = EmailAddress::parse(&text(&body, "email")).ok();
        bodies.insert(text(&body, "key"), register_organisation(cx, None, &details).await.unwrap());
    }
    let sheets = list("services.toml", "service");
    let new = sheets.iter().map(|sheet| new_service(cx, sheet, &bodies)).collect();
    let ids = add_services(cx, new).await.unwrap();
    let services = sheets.iter().map(|sheet| text(sheet, "key")).zip(ids).collect();
    (bodies, services)
}

/// A list of tables of a file of the demonstration.
pub fn list(file: &str, name: &str) -> Vec<Table> {
    let path = format!("{}/../../app/src/demo/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let table: Table = std::fs::read_to_string(path).expect("the demonstration's file").parse().unwrap();
    table[name].as_array().unwrap().iter().map(|row| row.as_table().unwrap().clone()).collect()
}

/// A text of a table.
pub fn text(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn vocabulary() -> Vec<NewTerm> {
    [
        (Scheme::Lep, "lep", "code"),
        (Scheme::Topic, "topic", "key"),
        (Scheme::TargetGroup, "target_group", "key"),
    ]
    .into_iter()
    .flat_map(|(scheme, name, code)| {
        list("vocabularies.toml", name).into_iter().map(move |row| NewTerm {
            scheme,
            code: text(&row, code),
            name_it: text(&row, "name_it"),
            name_en: text(&row, "name_en"),
        })
    })
    .collect()
}

fn new_service(cx: &Cx, row: &Table, bodies: &BTreeMap<String, Id<Organisation>>) -> NewService {
    let strings = |key: &str| -> Vec<String> {
        row[key].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
    };
    let number = |key: &str| row.get(key).and_then(Value::as_integer).and_then(|n| u32::try_from(n).ok());
    let sheet = ServiceSheet {
        name: text(row, "name"),
        summary: text(row, "summary"),
        description: text(row, "description"),
        audience: Audience::parse(&text(row, "audience")).unwrap(),
        lep: Some(text(row, "lep")),
        topics: strings("topics"),
        target_groups: strings("target_groups"),
        who: text(row, "who"),
        how: text(row, "how"),
        bring: strings("bring"),
        gets: text(row, "gets"),
        times: text(row, "times"),
        cost: text(row, "cost"),
        is_free: text(row, "cost") == "gratuito",
        conditions: text(row, "conditions"),
        keywords: strings("keywords"),
        channels: strings("channels").iter().filter_map(|code| AccessChannel::parse(code)).collect(),
        languages: strings("languages"),
        municipalities: Vec::new(),
        min_age: number("min_age"),
        max_age: number("max_age"),
        minutes: number("minutes"),
        ..ServiceSheet::default()
    };
    let days = row["confirmed_days_ago"].as_integer().unwrap();
    let confirmed = cx.now().plus_days(-days).date();
    NewService {
        organisation: bodies[&text(row, "organisation")],
        sheet,
        status: ServiceStatus::Active,
        slug: Some(text(row, "key")),
        confirmation: Some(Confirmation { on: confirmed, by: "Prova".to_owned() }),
    }
}
