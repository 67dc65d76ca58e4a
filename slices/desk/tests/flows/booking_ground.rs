//! A desk with an agenda, made through the actions: what the tests of booking stand on.

use desk::actions::{Booking, add_agenda, add_desk, set_hours};
use desk::model::{
    Agenda, Attendee, Channel, Channels, Desk, DeskKind, DeskState, Opening, TypedAttendee, WallSpan,
};
use jiff::civil::{Date, Weekday, date};
use kernel::{Clock, Coordinates, Id, Instant, IstatCode};
use policy::Actor;
use storage::{Cx, ToValue as _};
use testkit::{Engine, TestApp, TestDb, clock, cx, database, public, staff};
use uuid::Uuid;

use crate::catalogue_ground::migrations;

storage::statements! {
    ORGANISATION = "INSERT INTO network_organisation
        (id, name, name_key, kind, description, is_invented, is_listed, created_at, changed_at)
        VALUES ($1, 'Comune di prova', 'comune di prova', 'municipality', '', TRUE, TRUE, $2, $2)";
    MUNICIPALITY = "INSERT INTO network_municipality
        (istat_code, name, province_code, latitude, longitude, population) VALUES ($1, $2, '011', $3, $4, 1000)";
}

/// The Tuesday after the tests' Monday: a working day of the desk that is not today.
pub const TUESDAY: Date = date(2026, 11, 24);

/// The program with this room alone, and a desk in it.
pub async fn an_app_with_desk(engine: Engine) -> (TestApp, Desk) {
    let app = TestApp::builder(engine)
        .texts(&[desk::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![desk::slice(kit)])
        .start()
        .await;
    let desk = a_desk_in(&app.cx(staff("coordinator", network()))).await;
    (app, desk)
}

/// The network of the tests.
pub fn network() -> Uuid {
    Uuid::from_u128(900)
}

fn body() -> Uuid {
    Uuid::from_u128(901)
}

/// A desk open every day from 8:30 to 12:30 with one agenda, half hours, one seat.
pub struct Ground {
    /// The database.
    pub database: TestDb,
    /// Stands still at eight o'clock of Monday.
    pub clock: Clock,
    /// The desk.
    pub desk: Desk,
    /// Its agenda.
    pub agenda: Agenda,
}

impl Ground {
    /// The context of somebody.
    pub fn cx(&self, actor: Actor) -> Cx {
        cx(&self.database.db, &self.clock, actor)
    }

    /// Anybody.
    pub fn public(&self) -> Cx {
        self.cx(public())
    }

    /// The operator of the desk.
    pub fn operator(&self) -> Cx {
        self.cx(staff("operator", self.desk.id.uuid()))
    }

    /// Whoever holds the link of an appointment.
    pub fn holder(&self, appointment: Id<desk::model::Appointment>) -> Cx {
        self.cx(Actor::LinkHolder {
            purpose: desk::policy::MANAGE_APPOINTMENT.into(),
            resource: appointment.uuid(),
            expires_at: Instant::from_micros(i64::MAX),
        })
    }

    /// A wish for a time at the desk.
    pub fn booking(&self, starts_at: Instant) -> Booking {
        booking(self.desk.id, starts_at)
    }
}

/// A wish for a time at a desk, by somebody with a mail address.
pub fn booking(desk: Id<Desk>, starts_at: Instant) -> Booking {
    Booking {
        desk,
        starts_at,
        channel: Channel::InPerson,
        service: None,
        attendee: somebody("Ada Prova", "", "ada@posta.example"),
        note: None,
        agenda: None,
        minutes: None,
        once: None,
        by: None,
    }
}

/// Somebody, as she writes herself down.
pub fn somebody(name: &str, phone: &str, email: &str) -> Attendee {
    let typed =
        TypedAttendee { name: name.into(), phone: phone.into(), email: email.into(), note: String::new() };
    typed.parse().unwrap().0
}

/// A wall-clock time of a day.
pub fn at(day: Date, hour: i8, minute: i8) -> Instant {
    Instant::from_rome(day.at(hour, minute, 0, 0))
}

/// The desk and its agenda on an engine.
pub async fn a_desk(engine: Engine) -> Ground {
    let database = database(engine, &migrations()).await;
    let clock = clock();
    let cx = cx(&database.db, &clock, staff("coordinator", network()));
    let desk = a_desk_without_agenda(&cx).await;
    let agenda = an_agenda(&cx, desk.id, 1).await;
    Ground { database, clock, desk, agenda }
}

/// The same in a database that somebody else made.
pub async fn a_desk_in(cx: &Cx) -> Desk {
    let desk = a_desk_without_agenda(cx).await;
    an_agenda(cx, desk.id, 1).await;
    desk
}

async fn a_desk_without_agenda(cx: &Cx) -> Desk {
    add_body_and_municipality(cx).await;
    let desk = new_desk("prova", "Sportello di prova", "011015", Some((44.1, 9.8)));
    add_desk(cx, desk, &[]).await.unwrap()
}

/// An agenda of a desk, open every day from 8:30 to 12:30.
pub async fn an_agenda(cx: &Cx, desk: Id<Desk>, capacity: u8) -> Agenda {
    let agenda = Agenda {
        id: Id::from_uuid(Uuid::nil()),
        desk,
        name: "Sportello 1".into(),
        person: None,
        capacity,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 60,
        horizon_days: 90,
        active: true,
        video: None,
    };
    let agenda = add_agenda(cx, agenda).await.unwrap();
    set_hours(cx, agenda.id, &every_day(&agenda, 510, 750), &[]).await.unwrap();
    agenda
}

/// The same hours every day.
pub fn every_day(agenda: &Agenda, from: u16, until: u16) -> Vec<Opening> {
    let opening = |weekday: Weekday| Opening {
        agenda: agenda.id,
        desk: agenda.desk,
        weekday,
        span: WallSpan::new(from, until).unwrap(),
        channels: Channels::from_iter([Channel::InPerson, Channel::Phone]),
    };
    Weekday::Monday.cycle_forward().take(7).map(opening).collect()
}

/// An open desk, not yet written.
pub fn new_desk(slug: &str, name: &str, istat: &str, place: Option<(f64, f64)>) -> Desk {
    Desk {
        id: Id::from_uuid(Uuid::nil()),
        organisation: body(),
        network: network(),
        slug: slug.into(),
        name: name.into(),
        kind: DeskKind::Desk,
        state: DeskState::Open,
        municipality: IstatCode::parse(istat).unwrap(),
        address: "Piazza di prova 1".into(),
        place: place.map(|(latitude, longitude)| Coordinates::new(latitude, longitude).unwrap()),
        phone: Some("0187 123456".into()),
        email: Some("sportello@comune.example".into()),
        opened_on: Some(date(2026, 1, 1)),
        serves_all_services: true,
    }
}

async fn add_body_and_municipality(cx: &Cx) {
    let mut tx = cx.begin().await.unwrap();
    for (istat, name, latitude, longitude) in
        [("011015", "La Prova", 44.1, 9.82), ("011027", "Prova di Sopra", 44.3, 9.7)]
    {
        tx.execute(&MUNICIPALITY, [istat.value(), name.value(), latitude.value(), longitude.value()])
            .await
            .unwrap();
    }
    tx.execute(&ORGANISATION, [body().value(), cx.now().value()]).await.unwrap();
    tx.commit().await.unwrap();
}
