//! What most flows begin with: a network of three Comuni with four desks, two agreements, and contacts put into the tables
//! as they are, so that what is counted does not come from the code that counts.

use jiff::civil::{Date, date};
use kernel::{Coordinates, Id, IstatCode, Money, Period};
use network::api::actions::{self as founding, NewNetwork, NewParty};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, Condition, Municipality, Network, Organisation,
    OrganisationDetails, OrganisationKind, PartnerRole, TargetGroup,
};
use policy::Actor;
use storage::{Cx, Migration, ToValue as _, Value};
use testkit::{Browser, Engine, Response, TestApp};
use uuid::Uuid;

/// The day of every test, a Monday.
pub const TODAY: Date = date(2026, 11, 23);

storage::statements! {
    DESK = "INSERT INTO desk_desk (id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address,
              opened_on, serves_all_services, created_at)
            VALUES ($1, $2, $3, $4, $5, 'desk', 'open', $6, 'Piazza di prova 1', $7, TRUE, $8)";
    SERVICE = "INSERT INTO desk_service (id, slug, organisation_id, name, summary, description, audience, status, who, how,
                 bring, gets, times, cost, is_free, conditions, keywords, schedule, accessibility, confirmed_on, confirmed_by,
                 created_at, changed_at)
               VALUES ($1, $2, $3, $4, '', '', 'both', 'active', '', '', $5, '', '', '', TRUE, '', $5, '', '', $6, '', $7, $7)";
    CLIENT = "INSERT INTO contact_client (id, organisation_id, kind, created_at, last_contact_on, forget_on)
              VALUES ($1, $2, 'person', $3, $4, $5)";
    CONTACT = "INSERT INTO contact_record (id, organisation_id, desk_id, kind, on_day, counted_on, channel, origin, is_quick,
                 client_id, is_first, birth_year, sex, citizenship, work_status, schooling, unemployed_since, request,
                 outcome, minutes, created_at, closed_at, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, 'walk_in', FALSE, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 10, $18,
                 $18, 1)";
    OF_AGREEMENT = "INSERT INTO contact_record_agreement (agreement_id, counted_on, contact_id) VALUES ($1, $2, $3)";
    GIVEN = "INSERT INTO contact_record_service (contact_id, service_id) VALUES ($1, $2)";
}

pub struct Stage {
    pub app: TestApp,
    pub network: Id<Network>,
    /// La Spezia (two desks), Sarzana, Follo.
    pub bodies: [Id<Organisation>; 3],
    /// Two of La Spezia, one of Sarzana, one of Follo.
    pub desks: [Uuid; 4],
    /// Curriculum, orientation, training.
    pub services: [Uuid; 3],
    /// Of all three bodies; young are those of 15 to 29, women, and who is long without work.
    pub protocol: Id<Agreement>,
    /// Of La Spezia and Follo; young are those of 18 to 35.
    pub project: Id<Agreement>,
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
        report::MIGRATIONS,
    ]
    .concat()
}

const DESKS: [(&str, &str, usize, &str); 4] = [
    ("centro", "Sportello del centro", 0, "011015"),
    ("ponente", "Sportello di ponente", 0, "011015"),
    ("sarzana", "Sportello di Sarzana", 1, "011027"),
    ("follo", "Sportello di Follo", 2, "011013"),
];

pub async fn a_network(engine: Engine) -> Stage {
    let texts = [identity::TEXTS, network::TEXTS, desk::TEXTS, contact::TEXTS, report::TEXTS];
    let app = TestApp::builder(engine)
        .texts(&texts)
        .migrations(&migrations())
        .rooms(|kit| vec![network::slice(kit), desk::slice(kit), contact::slice(kit), report::slice(kit)])
        .start()
        .await;
    let cx = app.cx(Actor::Console);
    let comuni = [("011015", "La Spezia"), ("011027", "Sarzana"), ("011013", "Follo")];
    let comuni = comuni.map(|(code, name)| Municipality {
        istat_code: IstatCode::parse(code).unwrap(),
        name: name.into(),
        province_code: "011".into(),
        place: Coordinates::new(44.1, 9.8).unwrap(),
        population: 20_000,
    });
    founding::keep_municipalities(&cx, &comuni).await.unwrap();
    let named = |name: &str| OrganisationDetails::named(name, OrganisationKind::Municipality);
    let lead = founding::register_organisation(&cx, None, &named("Comune della Spezia")).await.unwrap();
    let new =
        NewNetwork { name: "Rete di prova".into(), slug: "rete".into(), lead, description: String::new() };
    let network = founding::create_network(&cx, new).await.unwrap();
    let mut bodies = [lead; 3];
    for (body, name) in bodies.iter_mut().skip(1).zip(["Comune di Sarzana", "Comune di Follo"]) {
        *body = founding::register_organisation(&cx, Some(network), &named(name)).await.unwrap();
    }
    let protocol = agreement(&cx, network, lead, AgreementKind::Memorandum).await;
    let project = agreement(&cx, network, lead, AgreementKind::Project).await;
    for (agreement, organisation, role) in [
        (protocol, bodies[0], PartnerRole::Lead),
        (protocol, bodies[1], PartnerRole::Partner),
        (protocol, bodies[2], PartnerRole::Partner),
        (project, bodies[0], PartnerRole::Lead),
        (project, bodies[2], PartnerRole::Partner),
    ] {
        let from = date(2026, 1, 1);
        let new = NewParty { agreement, organisation, role, from, until: None, act_number: None };
        founding::add_party(&cx, new).await.unwrap();
    }
    let mut desks = [Uuid::nil(); 4];
    for (desk, (slug, name, body, comune)) in desks.iter_mut().zip(DESKS) {
        let mut tx = cx.begin().await.unwrap();
        let id: Id<()> = cx.new_id();
        let values = [
            id.value(),
            bodies[body].value(),
            network.value(),
            slug.value(),
            name.value(),
            comune.value(),
            date(2024, 1, 8).value(),
            cx.now().value(),
        ];
        tx.execute(&DESK, values).await.unwrap();
        tx.commit().await.unwrap();
        *desk = id.uuid();
    }
    let mut services = [Uuid::nil(); 3];
    for (service, name) in services.iter_mut().zip(["Curriculum", "Orientamento", "Formazione"]) {
        let mut tx = cx.begin().await.unwrap();
        let id: Id<()> = cx.new_id();
        let values = [
            id.value(),
            name.to_lowercase().value(),
            lead.value(),
            name.value(),
            serde_json::json!([]).value(),
            TODAY.value(),
            cx.now().value(),
        ];
        tx.execute(&SERVICE, values).await.unwrap();
        tx.commit().await.unwrap();
        *service = id.uuid();
    }
    Stage { app, network, bodies, desks, services, protocol, project }
}

async fn agreement(
    cx: &Cx,
    network: Id<Network>,
    lead: Id<Organisation>,
    kind: AgreementKind,
) -> Id<Agreement> {
    let validity = Period::new(date(2026, 1, 1), Some(date(2028, 6, 30))).unwrap();
    let mut terms = AgreementTerms::new(kind, format!("Accordo {}", kind.word()), validity, lead);
    let group =
        |key: &str, name: &str, ages: (Option<u8>, Option<u8>), conditions: Vec<Condition>| TargetGroup {
            key: key.into(),
            name_it: name.into(),
            name_en: name.into(),
            rule: String::new(),
            min_age: ages.0,
            max_age: ages.1,
            conditions,
        };
    let of = |fact: &str, value: &str| Condition::OneOf { fact: fact.into(), values: vec![value.into()] };
    let long = Condition::AtLeast { fact: "months_unemployed".into(), number: 6 };
    if kind == AgreementKind::Project {
        terms.budget = Some(Money::euro_cents(2_498_300));
        terms.target_groups = vec![group("young", "Giovani 18-35", (Some(18), Some(35)), Vec::new())];
    } else {
        terms.target_groups = vec![
            group("young", "Giovani 15-29", (Some(15), Some(29)), Vec::new()),
            group("women", "Donne", (None, None), vec![of("sex", "f")]),
            group("long", "Senza lavoro da sei mesi", (None, None), vec![long]),
        ];
    }
    founding::create_agreement(cx, network, terms).await.unwrap()
}

/// A number that looks like chance and is the same in every run (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most).unwrap()).unwrap()
    }

    fn one<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }
}

impl Stage {
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console)
    }

    pub fn coordinator(&self) -> Actor {
        testkit::staff("coordinator", self.network.uuid())
    }

    pub fn office(&self) -> Browser {
        self.app.browser().acting_as(self.coordinator())
    }

    /// Puts one contact into the tables, of a day of any year.
    pub async fn put_contact_on(&self, day: Date) {
        let cx = self.console();
        let id: Id<()> = cx.new_id();
        let nothing = || None::<String>.value();
        let contact = [
            id.value(),
            self.bodies[0].value(),
            self.desks[0].value(),
            "person".value(),
            day.value(),
            day.value(),
            "in_person".value(),
            None::<Uuid>.value(),
            Some(true).value(),
            Some(1990_i64).value(),
            nothing(),
            nothing(),
            nothing(),
            nothing(),
            None::<Date>.value(),
            "job".value(),
            nothing(),
            cx.now().value(),
        ];
        let mut tx = cx.begin().await.unwrap();
        tx.execute(&CONTACT, contact).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Puts so many contacts into the tables, of the months from January to November, with facts by chance: some not said,
    /// some of nobody known, clients who come again with other facts, at the other desk of their body too, and some written long after
    /// their day, on which they count.
    pub async fn put_contacts(&self, many: usize, seed: u64) {
        let mut chance = Chance(seed);
        let cx = self.console();
        let body_of = [self.bodies[0], self.bodies[0], self.bodies[1], self.bodies[2]];
        let (mut clients, mut contacts, mut agreements, mut given) = (vec![], vec![], vec![], vec![]);
        let mut known: Vec<(Id<()>, usize)> = Vec::new();
        for _ in 0..many {
            let desk = [0, 0, 0, 1, 1, 2, 2, 3][chance.below(8)];
            let body = body_of[desk];
            let day = date(
                2026,
                i8::try_from(1 + chance.below(11)).unwrap(),
                i8::try_from(1 + chance.below(22)).unwrap(),
            );
            let of_body: Vec<Id<()>> = known
                .iter()
                .rev()
                .take(60)
                .filter(|(_, of)| body_of[*of] == body)
                .map(|(id, _)| *id)
                .collect();
            let client = match chance.below(4) {
                0 => None,
                1 if !of_body.is_empty() => Some(chance.one(&of_body)),
                _ => {
                    let id: Id<()> = cx.new_id();
                    known.push((id, desk));
                    clients.push(vec![
                        id.value(),
                        body.value(),
                        cx.now().value(),
                        day.value(),
                        date(2030, 1, 1).value(),
                    ]);
                    Some(id)
                }
            };
            let id: Id<()> = cx.new_id();
            let is_firm = client.is_none() && chance.below(6) == 0;
            let born = (chance.below(8) > 0).then(|| 1950 + i64::try_from(chance.below(60)).unwrap());
            let word = |words: &[Option<&'static str>], chance: &mut Chance| chance.one(words).value();
            let since =
                (chance.below(4) == 0).then(|| date(2026, i8::try_from(1 + chance.below(6)).unwrap(), 1));
            let at =
                kernel::Instant::start_of(day).plus_minutes(600 + i64::try_from(chance.below(300)).unwrap());
            contacts.push(vec![
                id.value(),
                body.value(),
                self.desks[desk].value(),
                if is_firm { "firm" } else { "person" }.value(),
                if chance.below(20) == 0 { date(2026, 1, 2).min(day) } else { day }.value(),
                day.value(),
                chance.one(&["in_person", "in_person", "phone", "mail", "web", "video"]).value(),
                client.value(),
                chance.one(&[None, Some(true), Some(false)]).value(),
                born.value(),
                word(&[None, Some("f"), Some("f"), Some("m")], &mut chance),
                word(&[None, Some("it"), Some("it"), Some("it"), Some("eu"), Some("other")], &mut chance),
                word(
                    &[
                        None,
                        Some("first_job"),
                        Some("unemployed"),
                        Some("unemployed"),
                        Some("employed"),
                        Some("retired"),
                    ],
                    &mut chance,
                ),
                word(&[None, Some("primary"), Some("upper_secondary"), Some("tertiary")], &mut chance),
                since.value(),
                chance.one(&["job", "curriculum", "orientation", "training"]).value(),
                word(&[None, Some("informed"), Some("served"), Some("referred")], &mut chance),
                at.value(),
            ]);
            agreements.push(vec![self.protocol.value(), day.value(), id.value()]);
            if desk != 2 {
                agreements.push(vec![self.project.value(), day.value(), id.value()]);
            }
            for service in self.services {
                if chance.below(3) == 0 {
                    given.push(vec![id.value(), service.value()]);
                }
            }
        }
        let mut tx = cx.begin().await.unwrap();
        let all: [(&storage::Statement, Vec<Vec<Value>>); 4] =
            [(&CLIENT, clients), (&CONTACT, contacts), (&OF_AGREEMENT, agreements), (&GIVEN, given)];
        for (statement, rows) in all {
            tx.insert_all(statement, rows).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

/// What tests ask of an answer.
pub trait Seen: Sized {
    /// Stops unless the page has these words.
    fn holds(self, words: &str) -> Self;
    /// Stops if the page has these words.
    fn lacks(self, words: &str) -> Self;
    /// The addresses of its links.
    fn links(&self) -> Vec<String>;
}

impl Seen for Response {
    fn holds(self, words: &str) -> Self {
        assert!(self.text().contains(words), "{words} is not in {}", self.text());
        self
    }

    fn lacks(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "{words} is in {}", self.text());
        self
    }

    fn links(&self) -> Vec<String> {
        let parts = self.text().split("href=\"").skip(1);
        parts
            .filter_map(|part| part.split('"').next())
            .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
            .collect()
    }
}
