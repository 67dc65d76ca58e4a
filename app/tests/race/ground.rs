//! A database with one desk of two counters, and the bookings that want its times.

use std::path::PathBuf;

use desk::actions::{add_agenda, add_desk, set_hours};
use desk::model::{Agenda, Channel, Channels, Desk, DeskKind, DeskState, Opening, WallSpan};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use kernel::{Clock, Instant, IstatCode};
use network::api::actions::{NewNetwork, create_network, register_organisation};
use network::api::{OrganisationDetails, OrganisationKind};
use policy::{Actor, Grant, ROOT};
use serde_json::json;
use storage::{Cx, Keys};
use testkit::{Engine, TestDb};
use texts::Locale;

/// Seats of each time: two counters with one each, so that "any operator" must find the other one.
pub const SEATS: usize = 2;

/// What the servers share.
pub struct Ground {
    /// The database.
    pub database: TestDb,
    /// A folder with the secret.
    pub folder: PathBuf,
    /// The times that are fought over.
    pub times: Vec<Instant>,
    /// Whose they are.
    pub desk: Desk,
    /// To look with, and to book past the servers with.
    pub cx: Cx,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Prepares it.
pub async fn prepare(engine: Engine, times: usize) -> Ground {
    let database = testkit::database(engine, &inrete::compose::migrations()).await;
    let name = format!("inrete-race-{:08x}", u32::from_le_bytes(Keys::random::<4>()));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let keys: Keys = inrete::compose::keys(&database.db, &folder.join("secret")).await.unwrap();
    let cx = Cx::new(database.db.clone(), Clock::real(), keys, Actor::Console, Locale::It);
    let body = OrganisationDetails::named("Comune di prova", OrganisationKind::Municipality);
    let body = register_organisation(&cx, None, &body).await.unwrap();
    let network =
        NewNetwork { name: "Rete".into(), slug: "rete".into(), lead: body, description: String::new() };
    let network = create_network(&cx, network).await.unwrap();
    let desk = Desk {
        id: cx.new_id(),
        organisation: body.uuid(),
        network: network.uuid(),
        slug: "prova".into(),
        name: "Sportello di prova".into(),
        kind: DeskKind::Desk,
        state: DeskState::Open,
        municipality: IstatCode::parse("011015").unwrap(),
        address: "Palazzo comunale".into(),
        place: None,
        phone: None,
        email: None,
        opened_on: None,
        serves_all_services: true,
    };
    let desk = add_desk(&cx, desk, &[]).await.unwrap();
    for _ in 0..SEATS {
        counter(&cx, &desk).await;
    }
    Ground { times: starts(cx.now().date()).take(times).collect(), database, folder, desk, cx }
}

impl Ground {
    /// A booking of the time with this number by this client, as JSON. Everybody has a telephone of her own.
    pub fn booking(&self, time: usize, client: usize) -> String {
        json!({
            "desk": self.desk.id.to_string(),
            "starts_at": self.times[time].rfc3339(),
            "channel": "in_person",
            "name": "Prova Uno",
            "phone": format!("0187 {time:04}{client}"),
        })
        .to_string()
    }
}

/// One counter, every day from six to ten in the evening, half hours.
async fn counter(cx: &Cx, desk: &Desk) {
    let grants = vec![Grant { role: "administrator".into(), scope: ROOT }];
    let staff = cx.acting_as(Actor::Staff { id: ROOT, grants });
    let agenda = Agenda {
        id: staff.new_id(),
        desk: desk.id,
        name: "Postazione".into(),
        person: None,
        capacity: 1,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 0,
        horizon_days: 90,
        active: true,
        video: None,
    };
    let agenda = add_agenda(&staff, agenda).await.unwrap();
    let week = Weekday::Monday.cycle_forward().take(7);
    let span = WallSpan::new(6 * 60, 22 * 60).unwrap();
    let channels = Channels::from(Channel::InPerson);
    let openings: Vec<Opening> =
        week.map(|weekday| Opening { agenda: agenda.id, desk: desk.id, weekday, span, channels }).collect();
    set_hours(&staff, agenda.id, &openings, &[]).await.unwrap();
}

fn starts(today: Date) -> impl Iterator<Item = Instant> {
    let days = (2..80_i64).map(move |n| today.saturating_add(n.days()));
    days.flat_map(|day| {
        (12..44_i8).map(move |half| Instant::from_rome(day.at(half / 2, half % 2 * 30, 0, 0)))
    })
}

/// What is taken, counter by counter.
async fn taken(ground: &Ground) -> Vec<Vec<desk::model::Taken>> {
    let mut tx = ground.cx.read().await.unwrap();
    let days = desk::model::LocalDay::range(
        ground.cx.now().date(),
        ground.cx.now().date().saturating_add(90.days()),
    );
    let rules = desk::store::rules::load(&mut tx, &[ground.desk.id], days[0].date, days[days.len() - 1].date)
        .await
        .unwrap();
    let states = desk::store::rules::with_taken(&mut tx, rules, &days).await.unwrap();
    states.into_iter().map(|state| state.taken).collect()
}

/// How many appointments there are.
pub async fn booked(ground: &Ground) -> usize {
    taken(ground).await.iter().map(Vec::len).sum()
}

/// How many of them begin before the one before them in the same seat of the same counter has ended.
pub async fn overlaps(ground: &Ground) -> usize {
    let mut overlaps = 0;
    for mut counter in taken(ground).await {
        counter.sort_by_key(|taken| (taken.seat, taken.first_grain));
        let overlap = |pair: &&[desk::model::Taken]| {
            pair[0].seat == pair[1].seat
                && pair[0].first_grain + i64::from(pair[0].grains) > pair[1].first_grain
        };
        overlaps += counter.windows(2).filter(overlap).count();
    }
    overlaps
}
