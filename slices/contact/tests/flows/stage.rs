//! What most flows begin with: two bodies with a desk each, two agreements with other bands of ages, two services.

use contact::actions::{Recorded, record_contact};
use contact::api::{Channel, ClientChoice, ClientNames, Contact, Entry, Kind, NewContact, Origin, Request};
use desk::api::{Desk, ServiceId};
use jiff::civil::{Date, date};
use kernel::{Coordinates, Id, IstatCode, Period, PhoneNumber};
use network::api::actions::{self as founding, NewNetwork, NewParty};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, Municipality, Network, Organisation, OrganisationDetails,
    OrganisationKind, PartnerRole, TargetGroup,
};
use policy::Actor;
use storage::{Cx, Migration, ToValue as _};
pub use testkit::Seen;
use testkit::{Browser, Engine, TestApp};

/// The day of every test, a Monday.
pub const TODAY: Date = date(2026, 11, 23);

storage::statements! {
    DESK = "INSERT INTO desk_desk (id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address,
              opened_on, serves_all_services, created_at)
            VALUES ($1, $2, $3, $4, $5, 'desk', 'open', '011015', 'Piazza di prova 1', $6, TRUE, $7)";
    AGENDA = "INSERT INTO desk_agenda (id, desk_id, name, capacity, slot_minutes, buffer_minutes, notice_minutes, horizon_days,
                active, created_at)
              VALUES ($1, $1, 'Sportello 1', 1, 30, 0, 60, 90, TRUE, $2)";
    OPENING = "INSERT INTO desk_opening (id, agenda_id, desk_id, weekday, from_minute, until_minute, channels)
               VALUES ($1, $2, $2, $3, 510, 750, 3)";
    SERVICE = "INSERT INTO desk_service (id, slug, organisation_id, name, summary, description, audience, status, who, how,
                 bring, gets, times, cost, is_free, conditions, keywords, schedule, accessibility, confirmed_on, confirmed_by,
                 created_at, changed_at)
               VALUES ($1, $2, $3, $4, '', '', 'both', 'active', '', '', $5, '', '', '', TRUE, '', $5, '', '', $6, '', $7, $7)";
    /// As it stands after the body has withdrawn it.
    WITHDRAW = "UPDATE desk_service SET status = 'inactive' WHERE id = $1";
    SPOIL = "UPDATE contact_record SET residence_istat = $2 WHERE id = $1";
}

pub struct Stage {
    pub app: TestApp,
    /// A desk of the lead, at `/ufficio/contatti/qui`.
    pub here: Desk,
    /// A desk of another body, at `/ufficio/contatti/altrove`.
    pub elsewhere: Desk,
    /// Binds both bodies; young are those of 15 to 29.
    pub protocol: Id<Agreement>,
    /// Binds the lead alone; young are those of 18 to 35.
    pub project: Id<Agreement>,
    /// Curriculum, orientation.
    pub services: [ServiceId; 2],
}

pub fn migrations() -> Vec<Migration> {
    [
        storage::MIGRATIONS,
        jobs::MIGRATIONS,
        documents::MIGRATIONS,
        identity::MIGRATIONS,
        network::MIGRATIONS,
        desk::MIGRATIONS,
        contact::MIGRATIONS,
    ]
    .concat()
}

pub async fn a_network(engine: Engine) -> Stage {
    let app = TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, desk::TEXTS, contact::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![network::slice(kit), desk::slice(kit), contact::slice(kit)])
        .start()
        .await;
    let cx = app.cx(Actor::Console);
    let comuni = [("011015", "La Spezia"), ("011027", "Sarzana")].map(|(code, name)| Municipality {
        istat_code: IstatCode::parse(code).unwrap(),
        name: name.into(),
        province_code: "011".into(),
        place: Coordinates::new(44.1, 9.8).unwrap(),
        population: 20_000,
    });
    founding::keep_municipalities(&cx, &comuni).await.unwrap();
    let named = |name: &str| OrganisationDetails::named(name, OrganisationKind::Municipality);
    let lead = founding::register_organisation(&cx, None, &named("Comune di Qui")).await.unwrap();
    let new = NewNetwork { name: "Rete".into(), slug: "rete".into(), lead, description: String::new() };
    let network = founding::create_network(&cx, new).await.unwrap();
    let other =
        founding::register_organisation(&cx, Some(network), &named("Comune di Altrove")).await.unwrap();
    let protocol = agreement(&cx, network, lead, AgreementKind::Memorandum, (15, 29)).await;
    let project = agreement(&cx, network, lead, AgreementKind::Project, (18, 35)).await;
    for (agreement, organisation, role) in [
        (protocol, lead, PartnerRole::Lead),
        (protocol, other, PartnerRole::Partner),
        (project, lead, PartnerRole::Lead),
    ] {
        let from = date(2023, 10, 6);
        let new = NewParty { agreement, organisation, role, from, until: None, act_number: None };
        founding::add_party(&cx, new).await.unwrap();
    }
    let here = a_desk(&cx, network, lead, "qui").await;
    let elsewhere = a_desk(&cx, network, other, "altrove").await;
    let services = [a_service(&cx, lead, "Curriculum").await, a_service(&cx, lead, "Orientamento").await];
    Stage { app, here, elsewhere, protocol, project, services }
}

async fn agreement(
    cx: &Cx,
    network: Id<Network>,
    lead: Id<Organisation>,
    kind: AgreementKind,
    (min, max): (u8, u8),
) -> Id<Agreement> {
    let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
    let mut terms = AgreementTerms::new(kind, format!("Accordo {}", kind.word()), validity, lead);
    terms.target_groups = vec![TargetGroup {
        key: "young".into(),
        name_it: format!("Giovani {min}-{max}"),
        name_en: format!("Young {min}-{max}"),
        rule: String::new(),
        min_age: Some(min),
        max_age: Some(max),
        conditions: Vec::new(),
    }];
    founding::create_agreement(cx, network, terms).await.unwrap()
}

async fn a_desk(cx: &Cx, network: Id<Network>, body: Id<Organisation>, slug: &str) -> Desk {
    let mut tx = cx.begin().await.unwrap();
    let id: Id<Desk> = cx.new_id();
    let values = [
        id.value(),
        body.value(),
        network.value(),
        slug.value(),
        format!("Sportello {slug}").value(),
        date(2024, 1, 8).value(),
        cx.now().value(),
    ];
    tx.execute(&DESK, values).await.unwrap();
    tx.execute(&AGENDA, [id.value(), cx.now().value()]).await.unwrap();
    for weekday in 1..=7_i64 {
        let opening: Id<()> = cx.new_id();
        tx.execute(&OPENING, [opening.value(), id.value(), weekday.value()]).await.unwrap();
    }
    let desk = desk::api::desk(&mut tx, id).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    desk
}

async fn a_service(cx: &Cx, body: Id<Organisation>, name: &str) -> ServiceId {
    let mut tx = cx.begin().await.unwrap();
    let id: ServiceId = cx.new_id();
    let values = [
        id.value(),
        name.to_lowercase().value(),
        body.value(),
        name.value(),
        serde_json::json!([]).value(),
        TODAY.value(),
        cx.now().value(),
    ];
    tx.execute(&SERVICE, values).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Somebody as she says her name.
pub fn named(name: &str, phone: &str) -> ClientNames {
    ClientNames {
        name: Some(name.into()),
        phone: Some(PhoneNumber::parse(phone).unwrap()),
        ..ClientNames::default()
    }
}

/// A complete contact of a day.
pub fn an_entry(on_day: Date) -> Entry {
    Entry { request: Some(Request::Job), ..Entry::new(Kind::Person, on_day, Channel::Phone, Origin::Call) }
}

pub fn new(entry: Entry, client: ClientChoice) -> NewContact {
    NewContact { entry, client, agreements: None, key: None }
}

impl Stage {
    pub fn operator(&self) -> Cx {
        self.app.cx(testkit::staff("operator", self.here.id.uuid()))
    }

    pub fn at_desk(&self) -> Browser {
        self.app.browser().acting_as(testkit::staff("operator", self.here.id.uuid()))
    }

    pub async fn recorded(&self, entry: Entry, client: ClientChoice) -> Recorded {
        record_contact(&self.operator(), self.here.id, new(entry, client)).await.unwrap()
    }

    pub async fn found(&self, id: Id<Contact>) -> Contact {
        let mut tx = self.operator().read().await.unwrap();
        contact::api::contact(&mut tx, id).await.unwrap().unwrap()
    }

    /// The body gives a service no more.
    pub async fn withdraw(&self, service: ServiceId) {
        let mut tx = self.operator().begin().await.unwrap();
        tx.execute(&WITHDRAW, [service.value()]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Writes a Comune on a contact that no list has any more.
    pub async fn spoil(&self, id: Id<Contact>, residence: IstatCode) {
        let mut tx = self.operator().begin().await.unwrap();
        tx.execute(&SPOIL, [id.value(), residence.as_str().value()]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The complete contacts of a day at the desk, newest first.
    pub async fn of(&self, day: Date) -> Vec<Contact> {
        let mut tx = self.operator().read().await.unwrap();
        contact::store::lists::of_day(&mut tx, self.here.id, day).await.unwrap()
    }

    /// Those of today.
    pub async fn of_today(&self) -> Vec<Contact> {
        self.of(TODAY).await
    }

    pub async fn to_complete(&self) -> Vec<Contact> {
        let mut tx = self.operator().read().await.unwrap();
        contact::store::lists::to_complete(&mut tx, self.here.id).await.unwrap()
    }
}
