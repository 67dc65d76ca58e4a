//! What most flows begin with: a network with its lead, one protocol, a few Comuni.

use jiff::civil::{Date, date};
use kernel::{Coordinates, EmailAddress, Id, IstatCode, Period};
use network::api::actions::{self, NewMandate, NewNetwork, NewParty};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, Municipality, Network, Organisation, OrganisationDetails,
    OrganisationKind, PartnerRole, Party, Position,
};
use policy::{Actor, Grant};
use storage::Cx;
use testkit::{Browser, Engine, TestApp};
use texts::Locale;

pub struct Stage {
    pub app: TestApp,
    pub network: Id<Network>,
    pub lead: Id<Organisation>,
    pub agreement: Id<Agreement>,
}

/// An empty application with the rooms that this one needs.
pub async fn an_app(engine: Engine) -> TestApp {
    an_app_with(engine, identity::Settings::default()).await
}

/// The same where people sign in as these settings say.
async fn an_app_with(engine: Engine, settings: identity::Settings) -> TestApp {
    TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS])
        .migrations(&[documents::MIGRATIONS, identity::MIGRATIONS, network::MIGRATIONS].concat())
        .rooms(move |kit| {
            let scopes = |_| -> identity::api::ScopesFuture { Box::pin(async { Ok(Vec::new()) }) };
            vec![identity::slice(kit, scopes, settings), network::slice(kit)]
        })
        .session(identity::session_layer)
        .start()
        .await
}

/// A network led by the Comune of La Spezia, with the protocol of 6 October 2023 to the end of June 2028.
pub async fn a_network(engine: Engine) -> Stage {
    a_network_with(engine, identity::Settings::default()).await
}

/// The same where people sign in as these settings say.
pub async fn a_network_with(engine: Engine, settings: identity::Settings) -> Stage {
    let app = an_app_with(engine, settings).await;
    let cx = app.cx(Actor::Console);
    actions::keep_municipalities(&cx, &[la_spezia(), follo()]).await.unwrap();
    let mut details = comune("La Spezia", "c_e463", "011015");
    details.municipality = Some(la_spezia().istat_code);
    let lead = actions::register_organisation(&cx, None, &details).await.unwrap();
    let new = NewNetwork {
        name: "Rete di prova".into(),
        slug: "rete-di-prova".into(),
        lead,
        description: "Una rete.".into(),
    };
    let network = actions::create_network(&cx, new).await.unwrap();
    let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
    let terms = AgreementTerms::new(AgreementKind::Memorandum, "Protocollo di prova", validity, lead);
    let agreement = actions::create_agreement(&cx, network, terms).await.unwrap();
    let stage = Stage { app, network, lead, agreement };
    stage.party(lead, PartnerRole::Lead, date(2023, 10, 6), None).await;
    stage
}

/// A second network of the same lead, and who coordinates both.
pub struct Second {
    pub of_both: Actor,
}

pub async fn a_second_network(stage: &Stage) -> Second {
    stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
    let new = NewNetwork {
        name: "Seconda rete".into(),
        slug: "seconda-rete".into(),
        lead: stage.lead,
        description: String::new(),
    };
    let second = actions::create_network(&stage.console(), new).await.unwrap();
    let grants = [stage.network, second]
        .map(|network| Grant { role: "coordinator".into(), scope: network.uuid() })
        .to_vec();
    Second { of_both: Actor::Staff { id: uuid::Uuid::from_u128(77), grants } }
}

pub fn la_spezia() -> Municipality {
    municipality("011015", "La Spezia", 44.1062, 9.8261, 91_900)
}

pub fn follo() -> Municipality {
    municipality("011013", "Follo", 44.1644, 9.8625, 6_300)
}

fn municipality(code: &str, name: &str, latitude: f64, longitude: f64, population: u32) -> Municipality {
    Municipality {
        istat_code: IstatCode::parse(code).unwrap(),
        name: name.into(),
        province_code: "011".into(),
        place: Coordinates::new(latitude, longitude).unwrap(),
        population,
    }
}

pub fn comune(name: &str, ipa: &str, istat: &str) -> OrganisationDetails {
    OrganisationDetails {
        ipa_code: Some(ipa.parse().unwrap()),
        istat_code: Some(istat.parse().unwrap()),
        ..OrganisationDetails::named(format!("Comune di {name}"), OrganisationKind::Municipality)
    }
}

impl Stage {
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console)
    }

    pub fn coordinator(&self) -> Actor {
        testkit::staff("coordinator", self.network.uuid())
    }

    pub fn browser_of(&self, actor: Actor) -> Browser {
        self.app.browser().acting_as(actor)
    }

    pub async fn body(&self, name: &str) -> Id<Organisation> {
        let details = OrganisationDetails::named(name, OrganisationKind::ThirdSector);
        actions::register_organisation(&self.console(), Some(self.network), &details).await.unwrap()
    }

    pub async fn party(
        &self,
        organisation: Id<Organisation>,
        role: PartnerRole,
        from: Date,
        until: Option<Date>,
    ) -> Id<Party> {
        let new = NewParty { agreement: self.agreement, organisation, role, from, until, act_number: None };
        actions::add_party(&self.console(), new).await.unwrap()
    }

    pub async fn contact(&self, organisation: Id<Organisation>, email: &str) {
        let new = NewMandate {
            organisation,
            office: Position::ContactPerson,
            person: None,
            name: "Persona Inventata".into(),
            email: EmailAddress::parse(email).unwrap(),
            phone: None,
            language: Locale::It,
            period: Period::starting(date(2023, 1, 1)),
            act_number: None,
        };
        actions::assign_mandate(&self.console(), new).await.unwrap();
    }

    pub async fn members_on(&self, day: Date) -> usize {
        let mut tx = self.console().read().await.unwrap();
        network::api::members_as_of(&mut tx, self.network, day).await.unwrap().len()
    }

    /// The link in the last mail that has one.
    pub fn mailed_link(&self) -> String {
        let texts: Vec<String> = self.app.mails().into_iter().filter_map(|mail| mail.text).collect();
        let found =
            texts.iter().rev().find_map(|text| text.split_whitespace().find(|word| word.contains("/l/")));
        found.unwrap().to_owned()
    }
}

/// A document that says it is a PDF.
pub const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";
