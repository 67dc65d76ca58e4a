//! Fills a database through the rooms' own actions: desks on a grid over a country, each with one agenda, and services
//! from a seed.

use desk::actions::catalogue::{NewService, NewTerm, add_services, set_vocabulary};
use desk::actions::{add_agenda, add_desk, set_hours};
use desk::model::catalogue::{AccessChannel, Audience, Scheme, ServiceSheet, ServiceStatus};
use desk::model::{Agenda, Channel, Channels, Desk, DeskKind, DeskState, Opening, WallSpan};
use jiff::civil::Weekday;
use kernel::{Clock, Coordinates, Id, IstatCode};
use network::api::actions::{NewNetwork, create_network, keep_municipalities, register_organisation};
use network::api::{Municipality, OrganisationDetails, OrganisationKind};
use policy::{Actor, Grant, ROOT};
use storage::{Cx, Db, Keys};
use texts::Locale;

use crate::Failure;
use crate::engine::Place;

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its word on the command line.
    pub name: &'static str,
    /// Desks.
    pub desks: u32,
    /// Services.
    pub services: u32,
}

impl Size {
    /// A network such as that of the notices, with a large catalogue.
    pub const SMALL: Self = Self { name: "small", desks: 13, services: 5_000 };
    /// A desk in every Comune of the country.
    pub const LARGE: Self = Self { name: "large", desks: 8_000, services: 100_000 };
}

/// Opens the database of a place, migrated, with the secret that the server will read.
pub async fn open(place: &Place) -> Result<Cx, Failure> {
    let db = Db::open(&place.url).await?;
    let clock = Clock::real();
    storage::migrate(&db, &clock, &inrete::compose::migrations()).await?;
    let keys: Keys = inrete::compose::keys(&db, &place.folder.join("secret")).await?;
    Ok(Cx::new(db, clock, keys, Actor::Console, Locale::It))
}

/// Fills it; the desks, in the order of their numbers.
pub async fn fill(cx: &Cx, size: Size) -> Result<Vec<Desk>, Failure> {
    let municipalities: Vec<Municipality> =
        (0..size.desks).map(municipality).collect::<Result<_, Failure>>()?;
    keep_municipalities(cx, &municipalities).await?;
    let body = register_organisation(
        cx,
        None,
        &OrganisationDetails::named("Ente capofila", OrganisationKind::Municipality),
    )
    .await?;
    let new = NewNetwork { name: "Rete".into(), slug: "rete".into(), lead: body, description: String::new() };
    let network = create_network(cx, new).await?;
    // Whoever keeps the whole installation; no row names her.
    let keeper = Actor::Staff { id: ROOT, grants: vec![Grant { role: "administrator".into(), scope: ROOT }] };
    let staff = cx.acting_as(keeper);
    let mut desks = Vec::new();
    for municipality in municipalities {
        let new = Desk {
            id: cx.new_id(),
            organisation: body.uuid(),
            network: network.uuid(),
            slug: format!("sportello-{}", municipality.istat_code),
            name: format!("Sportello di {}", municipality.name),
            kind: DeskKind::Desk,
            state: DeskState::Open,
            municipality: municipality.istat_code,
            address: "Palazzo comunale".into(),
            place: Some(municipality.place),
            phone: Some("0187 000000".into()),
            email: None,
            opened_on: None,
            serves_all_services: true,
        };
        let desk = add_desk(cx, new, &[]).await?;
        agenda(&staff, desk.id).await?;
        desks.push(desk);
    }
    services(cx, body, size.services).await?;
    Ok(desks)
}

/// A municipality on a grid, a tenth of a degree apart, ninety in a row.
fn municipality(number: u32) -> Result<Municipality, Failure> {
    let (row, column) = (number / 90, number % 90);
    Ok(Municipality {
        istat_code: IstatCode::parse(&format!("{:03}{:03}", 1 + number / 900, 1 + number % 900))?,
        name: format!("Comune {number}"),
        province_code: format!("{:03}", 1 + number / 900),
        place: Coordinates::new(37.0 + f64::from(row) / 10.0, 7.0 + f64::from(column) / 10.0)?,
        population: 1000,
    })
}

/// One counter, Monday to Friday from eight to six, half hours.
async fn agenda(staff: &Cx, desk: Id<Desk>) -> Result<(), Failure> {
    let new = Agenda {
        id: staff.new_id(),
        desk,
        name: "Postazione 1".into(),
        person: None,
        capacity: 1,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 60,
        horizon_days: 90,
        active: true,
        video: None,
    };
    let agenda = add_agenda(staff, new).await?;
    let days = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let span = WallSpan::new(8 * 60, 18 * 60)?;
    let channels = Channels::from(Channel::InPerson);
    let openings = days.map(|weekday| Opening { agenda: agenda.id, desk, weekday, span, channels });
    set_hours(staff, agenda.id, &openings, &[]).await?;
    Ok(())
}

/// Words that services are made of.
const SUBJECTS: [&str; 20] = [
    "curriculum",
    "colloquio",
    "corso",
    "tirocinio",
    "impresa",
    "partita IVA",
    "saldatore",
    "magazziniere",
    "cameriere",
    "assistenza",
    "contratto",
    "busta paga",
    "apprendistato",
    "microcredito",
    "permesso",
    "diploma",
    "patente",
    "informatica",
    "inglese",
    "sicurezza",
];
const DEEDS: [&str; 10] = [
    "scrivere",
    "preparare",
    "trovare",
    "aprire",
    "frequentare",
    "capire",
    "chiedere",
    "rinnovare",
    "ottenere",
    "avviare",
];
const PLACES: [&str; 12] = [
    "al porto",
    "in cantiere",
    "in albergo",
    "in fabbrica",
    "in ufficio",
    "a casa",
    "all'estero",
    "nel turismo",
    "in agricoltura",
    "nella nautica",
    "nel commercio",
    "nella scuola",
];

async fn services(cx: &Cx, body: Id<network::api::Organisation>, count: u32) -> Result<(), Failure> {
    let topic = NewTerm {
        scheme: Scheme::Topic,
        code: "job_search".into(),
        name_it: "Lavoro".into(),
        name_en: "Work".into(),
    };
    set_vocabulary(cx, vec![topic]).await?;
    let pick = |words: &[&str], number: u32| -> String {
        let length = u32::try_from(words.len()).unwrap_or(1);
        let index = usize::try_from(number % length).unwrap_or(0);
        words.get(index).copied().unwrap_or_default().to_owned()
    };
    let mut numbers = 0..count;
    loop {
        let batch: Vec<NewService> = numbers
            .by_ref()
            .take(500)
            .map(|number| {
                let (deed, subject, place) =
                    (pick(&DEEDS, number / 20), pick(&SUBJECTS, number), pick(&PLACES, number / 200));
                NewService {
                    organisation: body,
                    sheet: ServiceSheet {
                        name: format!("{deed} {subject} {place} {number}"),
                        summary: format!("Aiuto per {deed} {subject} {place}."),
                        description: format!(
                            "Un operatore spiega come {deed} {subject} {place} e che cosa serve."
                        ),
                        audience: Audience::Persons,
                        topics: vec!["job_search".into()],
                        who: "Chi cerca lavoro.".into(),
                        how: "Prenotare un appuntamento.".into(),
                        gets: "Un colloquio.".into(),
                        times: "Una settimana.".into(),
                        cost: "gratuito".into(),
                        is_free: true,
                        keywords: vec![subject, place],
                        channels: vec![AccessChannel::InPerson],
                        languages: vec!["it".into()],
                        minutes: Some(30),
                        ..ServiceSheet::default()
                    },
                    status: ServiceStatus::Active,
                    slug: Some(format!("servizio-{number}")),
                    confirmation: None,
                }
            })
            .collect();
        if batch.is_empty() {
            return Ok(());
        }
        add_services(cx, batch).await?;
    }
}
