//! What most flows begin with: a network of two Comuni with a desk each, a body that can be asked, and a form to send.

use desk::api::Desk;
use firm::model::Need;
use jiff::civil::date;
use kernel::{Coordinates, EmailAddress, Id, IstatCode, Period};
use network::api::actions::{self as founding, NewMandate, NewNetwork, NewParty};
use network::api::{
    AgreementKind, AgreementTerms, Municipality, Network, Organisation, OrganisationDetails,
    OrganisationKind, PartnerRole, Position,
};
use policy::Actor;
use storage::{Cx, Migration, ToValue as _};
pub use testkit::Seen;
use testkit::{Browser, Engine, TestApp};
use texts::Locale;

storage::statements! {
    DESK = "INSERT INTO desk_desk (id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, phone,
                                   opened_on, serves_all_services, created_at)
            VALUES ($1, $2, $3, $4, $5, 'desk', 'open', $6, 'Piazza Inventata 1', '0187 000000', $7, TRUE, $8)";
    NEED = "SELECT id FROM firm_need ORDER BY sent_at DESC, number DESC LIMIT 1";
}

pub struct Stage {
    pub app: TestApp,
    pub network: Id<Network>,
    /// The desk of La Spezia, whose body leads the network.
    pub lead: Id<Desk>,
    /// The desk of Sarzana.
    pub sarzana: Id<Desk>,
    /// A member with a contact person at `referente@ente.example.org`.
    pub body: Id<Organisation>,
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
        firm::MIGRATIONS,
    ]
    .concat()
}

pub async fn a_network(engine: Engine) -> Stage {
    let app = TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, desk::TEXTS, contact::TEXTS, firm::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![contact::slice(kit), firm::slice(kit)])
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
    let named = |name: &str| OrganisationDetails::named(name, OrganisationKind::ThirdSector);
    let spezia = founding::register_organisation(&cx, None, &named("Comune capofila")).await.unwrap();
    let new = NewNetwork {
        name: "Rete di prova".into(),
        slug: "rete-di-prova".into(),
        lead: spezia,
        description: String::new(),
    };
    let network = founding::create_network(&cx, new).await.unwrap();
    let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
    let terms = AgreementTerms::new(AgreementKind::Memorandum, "Protocollo", validity, spezia);
    let agreement = founding::create_agreement(&cx, network, terms).await.unwrap();
    let sarzana =
        founding::register_organisation(&cx, Some(network), &named("Comune di Sarzana")).await.unwrap();
    let body =
        founding::register_organisation(&cx, Some(network), &named("Ente di formazione")).await.unwrap();
    for (organisation, role) in
        [(spezia, PartnerRole::Lead), (sarzana, PartnerRole::Partner), (body, PartnerRole::Partner)]
    {
        let new = NewParty {
            agreement,
            organisation,
            role,
            from: date(2023, 10, 6),
            until: None,
            act_number: None,
        };
        founding::add_party(&cx, new).await.unwrap();
    }
    let mandate = NewMandate {
        organisation: body,
        office: Position::ContactPerson,
        person: None,
        name: "Persona Inventata".into(),
        email: EmailAddress::parse("referente@ente.example.org").unwrap(),
        phone: None,
        language: Locale::It,
        period: Period::starting(date(2023, 1, 1)),
        act_number: None,
    };
    founding::assign_mandate(&cx, mandate).await.unwrap();
    let lead = desk(&cx, network, spezia, ("la-spezia", "011015")).await;
    let sarzana = desk(&cx, network, sarzana, ("sarzana", "011027")).await;
    Stage { app, network, lead, sarzana, body }
}

async fn desk(
    cx: &Cx,
    network: Id<Network>,
    body: Id<Organisation>,
    (slug, istat): (&str, &str),
) -> Id<Desk> {
    let id = cx.new_id();
    let mut tx = cx.begin().await.unwrap();
    let values = [
        id.value(),
        body.value(),
        network.value(),
        slug.value(),
        format!("Sportello {slug}").value(),
        istat.value(),
        date(2024, 1, 1).value(),
        cx.now().value(),
    ];
    tx.execute(&DESK, values).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// A form that lacks nothing.
pub fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("kind", "staff"),
        ("topic", "Cameriere di sala"),
        ("people", "2"),
        ("place", "Sarzana"),
        ("contract", "temporary"),
        ("hours", "full"),
        ("by_day", "2026-12-20"),
        ("firm", "Trattoria Inventata"),
        ("code", "00211160114"),
        ("comune", "011027"),
        ("contact", "Titolare Inventata"),
        ("email", "trattoria@imprese.example.org"),
        ("privacy", "1"),
    ]
}

/// The form with one field set anew.
pub fn with(
    mut form: Vec<(&'static str, &'static str)>,
    field: &'static str,
    value: &'static str,
) -> Vec<(&'static str, &'static str)> {
    form.retain(|(name, _)| *name != field);
    form.push((field, value));
    form
}

impl Stage {
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console)
    }

    pub fn system(&self) -> Cx {
        self.app.cx(Actor::System { job: "test" })
    }

    pub fn operator(&self, desk: Id<Desk>) -> Browser {
        self.app.browser().acting_as(testkit::staff("operator", desk.uuid()))
    }

    pub fn coordinator(&self) -> Browser {
        self.app.browser().acting_as(testkit::staff("coordinator", self.network.uuid()))
    }

    pub async fn need(&self, id: Id<Need>) -> Need {
        let mut tx = self.console().read().await.unwrap();
        firm::store::need::find(&mut tx, id).await.unwrap().unwrap()
    }

    /// The need that came last.
    pub async fn last(&self) -> Need {
        let mut tx = self.console().read().await.unwrap();
        let id = tx.one(&NEED, []).await.unwrap().get("id").unwrap();
        firm::store::need::find(&mut tx, id).await.unwrap().unwrap()
    }

    /// Sends the form and confirms it by the mailed link: the firm's browser, at her page.
    pub async fn confirmed(&self, form: &[(&str, &str)]) -> (Browser, Need) {
        let firm = self.app.browser();
        firm.post_form("/imprese/richiesta/invia", form).await.expect(303);
        self.app.finish().await;
        let page = firm.open(&self.app.mailed_link("Confermi")).await.expect(200);
        assert!(page.text().contains("Confermi la richiesta"), "{}", page.text());
        let need = self.last().await;
        firm.post_form(&own(&need), &[("what", "confirm")]).await.expect(303);
        self.app.finish().await;
        (firm, self.need(need.id).await)
    }

    /// How many mails have these words in their subject.
    pub fn mails(&self, subject: &str) -> usize {
        self.app.mails().iter().filter(|mail| mail.subject.contains(subject)).count()
    }
}

/// The firm's page.
pub fn own(need: &Need) -> String {
    format!("/imprese/mia/{}", need.id)
}

/// The desk's page.
pub fn office(slug: &str, need: &Need) -> String {
    format!("/ufficio/imprese/{slug}/{}", need.id)
}
