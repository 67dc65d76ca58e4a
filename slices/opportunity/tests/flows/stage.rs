//! What most flows begin with: a network, a member body with a contact person, and ready words.

use jiff::civil::date;
use kernel::{Coordinates, EmailAddress, Id, IstatCode, Period};
use network::api::actions::{self as founding, NewMandate, NewNetwork, NewParty};
use network::api::{
    AgreementKind, AgreementTerms, Municipality, Network, Organisation, OrganisationDetails,
    OrganisationKind, PartnerRole, Position, TargetGroup,
};
use opportunity::actions::{NewOpportunity, create_opportunity};
use opportunity::model::doubt::Reasons;
use opportunity::model::{Draft, Opportunity};
use policy::Actor;
use storage::{Cx, Migration};
pub use testkit::Seen;
use testkit::{Browser, Engine, TestApp};
use texts::Locale;

pub struct Stage {
    pub app: TestApp,
    pub network: Id<Network>,
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
        opportunity::MIGRATIONS,
    ]
    .concat()
}

pub async fn a_network(engine: Engine) -> Stage {
    let app = TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, opportunity::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![network::slice(kit), opportunity::slice(kit)])
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
    let lead = founding::register_organisation(&cx, None, &named("Comune capofila")).await.unwrap();
    let new = NewNetwork {
        name: "Rete di prova".into(),
        slug: "rete-di-prova".into(),
        lead,
        description: String::new(),
    };
    let network = founding::create_network(&cx, new).await.unwrap();
    let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
    let mut terms = AgreementTerms::new(AgreementKind::Memorandum, "Protocollo", validity, lead);
    terms.target_groups = vec![TargetGroup {
        key: "young".into(),
        name_it: "Giovani".into(),
        name_en: "Young people".into(),
        rule: String::new(),
        min_age: None,
        max_age: Some(29),
        conditions: Vec::new(),
    }];
    let agreement = founding::create_agreement(&cx, network, terms).await.unwrap();
    let body = founding::register_organisation(&cx, Some(network), &named("Ente proponente")).await.unwrap();
    for (organisation, role) in [(lead, PartnerRole::Lead), (body, PartnerRole::Partner)] {
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
    Stage { app, network, body }
}

pub fn vacancy(title: &str) -> Draft {
    Draft {
        kind: "vacancy".into(),
        title: title.into(),
        summary: "Cercasi persona capace.".into(),
        employer: "Impresa Inventata".into(),
        source_name: "Impresa Inventata".into(),
        how: "Mandare il curriculum.".into(),
        place: "011027".into(),
        ends_on: "2026-12-20".into(),
        ..Draft::default()
    }
}

/// The fields of a form with that vacancy.
pub fn fields(title: &str) -> Vec<(&str, &str)> {
    vec![
        ("kind", "vacancy"),
        ("title", title),
        ("summary", "Cercasi persona capace."),
        ("employer", "Impresa Inventata"),
        ("source_name", "Ente proponente"),
        ("how", "Mandare il curriculum."),
        ("place", "011027"),
        ("ends_on", "2026-12-20"),
        ("language", "it"),
    ]
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

    pub async fn published(&self, draft: Draft) -> Opportunity {
        let new = NewOpportunity {
            id: None,
            network: self.network,
            draft,
            publish_on: None,
            reasons: Reasons::default(),
        };
        let id = create_opportunity(&self.console(), new).await.unwrap();
        self.found(id).await
    }

    pub async fn found(&self, id: Id<Opportunity>) -> Opportunity {
        let mut tx = self.console().read().await.unwrap();
        opportunity::store::opportunity::find(&mut tx, id).await.unwrap().unwrap()
    }
}
