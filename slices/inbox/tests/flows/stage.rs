//! What most flows begin with: a network, two desks of two bodies, two operators of one of them.

use desk::api::Desk;
use inbox::Settings;
use inbox::actions::{Arrival, Arrived, Taken, begin_reading, take_in_mail};
use inbox::model::{MailLimits, Message, read_mail};
use inbox::settings::MailboxSettings;
use kernel::{Id, Instant};
use policy::{Actor, Grant};
use storage::{Cx, Migration, ToValue as _};
pub use testkit::Seen;
use testkit::{Browser, Engine, TestApp};
use uuid::Uuid;

storage::statements! {
    BODY = "INSERT INTO network_organisation
              (id, name, name_key, kind, description, is_invented, is_listed, created_at, changed_at)
            VALUES ($1, $2, $2, 'municipality', '', TRUE, TRUE, $3, $3)";
    NETWORK = "INSERT INTO network_network (id, name, slug, lead_organisation_id, description, created_at)
               VALUES ($1, 'Rete di prova', 'rete-di-prova', $2, '', $3)";
    COMUNE = "INSERT INTO network_municipality (istat_code, name, province_code, latitude, longitude, population)
              VALUES ($1, $2, '011', $3, 9.8, 1000)";
    DESK = "INSERT INTO desk_desk
              (id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, phone, email,
               serves_all_services, created_at)
            VALUES ($1, $2, $3, $4, $5, 'desk', 'open', $6, 'Via di Prova 1', '0187 123456', 'sportello@comune.example.org',
                    TRUE, $7)";
    PERSON = "INSERT INTO identity_person (id, kind, name, email, locale, created_at) VALUES ($1, 'staff', $2, $3, 'it', $4)";
    CITIZEN = "INSERT INTO identity_person (id, kind, name, locale, created_at) VALUES ($1, 'citizen', $2, 'it', $3)";
    GRANT = "INSERT INTO identity_role_grant (id, person_id, role, scope, valid_from, created_at)
             VALUES ($1, $2, 'operator', $3, $4, $5)";
}

pub struct Stage {
    pub app: TestApp,
    /// The desk of the body that leads.
    pub desk: Desk,
    /// The desk of another body.
    pub other: Desk,
    pub settings: Settings,
}

pub const ANNA: Uuid = Uuid::from_u128(0xa);
pub const BEA: Uuid = Uuid::from_u128(0xb);
pub const CITIZEN_ID: Uuid = Uuid::from_u128(0xc);
pub const NETWORK_ID: Uuid = Uuid::from_u128(900);

pub fn migrations() -> Vec<Migration> {
    [
        storage::MIGRATIONS,
        jobs::MIGRATIONS,
        documents::MIGRATIONS,
        identity::MIGRATIONS,
        network::MIGRATIONS,
        desk::MIGRATIONS,
        contact::MIGRATIONS,
        inbox::MIGRATIONS,
    ]
    .concat()
}

pub fn settings() -> Settings {
    let mailbox = MailboxSettings {
        desk: "la-spezia".into(),
        host: "127.0.0.1".into(),
        user: "sportello@laspezia.example.org".into(),
        ..MailboxSettings::default()
    };
    Settings { mailboxes: vec![mailbox], ..Settings::default() }
}

pub async fn a_network(engine: Engine) -> Stage {
    with(engine, settings()).await
}

pub async fn with(engine: Engine, settings: Settings) -> Stage {
    let given = settings.clone();
    let app = TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, desk::TEXTS, contact::TEXTS, inbox::TEXTS])
        .migrations(&migrations())
        // No job of another room runs in these tests: the mailboxes are read when a test says so.
        .rooms(move |kit| {
            vec![network::slice(kit), desk::slice(kit), contact::slice(kit), {
                let mut slice = inbox::slice(kit, given);
                slice.schedules.clear();
                slice
            }]
        })
        .start()
        .await;
    let cx = app.cx(Actor::Console);
    let now = cx.now();
    let bodies = [Uuid::from_u128(901), Uuid::from_u128(902)];
    let desks = [Uuid::from_u128(911), Uuid::from_u128(912)];
    let mut tx = cx.begin().await.unwrap();
    for (body, name) in bodies.iter().zip(["Comune della Spezia", "Comune di Lerici"]) {
        tx.execute(&BODY, [body.value(), name.value(), now.value()]).await.unwrap();
    }
    tx.execute(&NETWORK, [NETWORK_ID.value(), bodies.first().unwrap().value(), now.value()]).await.unwrap();
    for (code, name, latitude) in
        [("011015", "La Spezia", 44.1), ("011016", "Lerici", 44.0), ("011019", "Monterosso", 44.2)]
    {
        tx.execute(&COMUNE, [code.value(), name.value(), latitude.value()]).await.unwrap();
    }
    for ((id, body), (slug, name, comune)) in desks
        .iter()
        .zip(&bodies)
        .zip([("la-spezia", "Sportello della Spezia", "011015"), ("lerici", "Sportello di Lerici", "011016")])
    {
        let row = [
            id.value(),
            body.value(),
            NETWORK_ID.value(),
            slug.value(),
            name.value(),
            comune.value(),
            now.value(),
        ];
        tx.execute(&DESK, row).await.unwrap();
    }
    for (person, name) in [(ANNA, "Anna Operatrice"), (BEA, "Bea Operatrice")] {
        let row = [person.value(), name.value(), format!("{person}@comune.example.org").value(), now.value()];
        tx.execute(&PERSON, row).await.unwrap();
        let grant: Id<()> = cx.new_id();
        let row = [
            grant.value(),
            person.value(),
            desks.first().unwrap().value(),
            now.plus_days(-30).value(),
            now.value(),
        ];
        tx.execute(&GRANT, row).await.unwrap();
    }
    tx.execute(&CITIZEN, [CITIZEN_ID.value(), "Cittadina Inventata".value(), now.value()]).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = cx.read().await.unwrap();
    let desk = desk::api::desk_by_slug(&mut tx, "la-spezia").await.unwrap().unwrap();
    let other = desk::api::desk_by_slug(&mut tx, "lerici").await.unwrap().unwrap();
    drop(tx);
    Stage { app, desk, other, settings }
}

pub fn operator(person: Uuid, desk: &Desk) -> Actor {
    Actor::Staff { id: person, grants: vec![Grant { role: "operator".into(), scope: desk.id.uuid() }] }
}

pub fn coordinator() -> Actor {
    Actor::Staff { id: ANNA, grants: vec![Grant { role: "coordinator".into(), scope: NETWORK_ID }] }
}

impl Stage {
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console)
    }

    pub fn anna(&self) -> Browser {
        self.app.browser().acting_as(operator(ANNA, &self.desk))
    }

    pub fn bea(&self) -> Browser {
        self.app.browser().acting_as(operator(BEA, &self.desk))
    }

    pub fn list(&self) -> &'static str {
        "/ufficio/posta-in-arrivo/la-spezia"
    }

    pub fn page_of(&self, id: Id<Message>) -> String {
        format!("/ufficio/posta-in-arrivo/la-spezia/{id}")
    }

    pub async fn found(&self, id: Id<Message>) -> Message {
        let mut tx = self.console().read().await.unwrap();
        inbox::store::message::find(&mut tx, id).await.unwrap().unwrap()
    }

    /// A mail as the mailbox gives it, without a mailbox.
    pub async fn takes_in(&self, mail: &str) -> Arrived {
        self.takes_in_at(mail, self.console().now()).await
    }

    pub async fn takes_in_at(&self, mail: &str, arrived_at: Instant) -> Arrived {
        let cx = self.console();
        let (lease, reading) = begin_reading(&cx, self.desk.id).await.unwrap().unwrap();
        let taken = Taken { desk: self.desk.id, lease, uid_validity: 1 };
        let limits = MailLimits { files_bytes: 1_000_000, files: 10 };
        let mail = read_mail(mail.replace('\n', "\r\n").as_bytes(), false, limits);
        let (is_from_before, is_answered) = (false, false);
        let arrival = Arrival { uid: reading.last_uid + 1, arrived_at, is_from_before, is_answered, mail };
        let arrived = take_in_mail(&cx, &self.settings, taken, &self.desk, arrival).await.unwrap();
        inbox::actions::end_reading(&cx, self.desk.id, lease, None).await.unwrap();
        arrived
    }

    /// A new request by mail.
    pub async fn a_mail(&self, id: &str) -> Id<Message> {
        match self.takes_in(&mail(id, "")).await {
            Arrived::New(id) => id,
            other => panic!("{other:?}"),
        }
    }
}

/// A person's mail.
pub fn mail(id: &str, headers: &str) -> String {
    format!(
        "Message-ID: <{id}@persone.example.org>\nFrom: Persona Inventata <prova@persone.example.org>\n\
         To: sportello@laspezia.example.org\nSubject: Corsi serali\n{headers}\nBuongiorno, quando cominciano?\n"
    )
}
