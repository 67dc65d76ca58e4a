//! A network with its lead and a Comune that joined: what the tests of launching stand on.

use desk::model::Desk;
use identity::api::{Invitation, NewGrant, PersonId, Role};
use jiff::civil::date;
use kernel::{Coordinates, EmailAddress, Id, IstatCode, Period};
use network::api::actions::{
    NewNetwork, NewParty, add_party, create_agreement, create_network, keep_municipalities,
    register_organisation,
};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, Municipality, Network, Organisation, OrganisationDetails,
    OrganisationKind, PartnerRole,
};
use policy::{Actor, Grant};
use storage::Cx;
use testkit::{Browser, Engine, Router, TestApp, get};
use texts::Locale;
use uuid::Uuid;
use web::slice::Place;

use crate::catalogue_ground::migrations;

/// The check-list of Follo.
pub const FOLLO: &str = "/ufficio/sportelli/follo";

/// What the tests stand on.
pub struct Stage {
    /// The application with the rooms identity, network and desk.
    pub app: TestApp,
    /// The network.
    pub network: Id<Network>,
    /// Its protocol.
    pub agreement: Id<Agreement>,
    /// The Comune of Follo.
    pub follo: Id<Organisation>,
    /// Its clerk.
    pub clerk: Actor,
    /// The coordinator of the network.
    pub coordinator: Actor,
}

impl Stage {
    /// The context of the command line.
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console)
    }

    /// A browser of somebody.
    pub fn browser(&self, actor: &Actor) -> Browser {
        self.app.browser().acting_as(actor.clone())
    }

    /// The desks of Follo.
    pub async fn desks(&self) -> Vec<Desk> {
        let mut tx = self.console().read().await.unwrap();
        desk::store::launch::of_body(&mut tx, self.follo.uuid()).await.unwrap()
    }

    /// The one desk of Follo.
    pub async fn desk(&self) -> Desk {
        let desks = self.desks().await;
        assert_eq!(desks.len(), 1, "{desks:?}");
        desks.into_iter().next().unwrap()
    }

    /// A body joins the protocol.
    pub async fn join(&self, organisation: Id<Organisation>, agreement: Id<Agreement>) {
        join(&self.console(), organisation, agreement, PartnerRole::Partner).await;
    }

    /// An operator of a desk with an account.
    pub async fn operator_of(&self, desk: &Desk, email: &str) -> Actor {
        let within = [desk.organisation, desk.network];
        let grant = NewGrant::from_now(Role::Operator, desk.id.uuid(), within, self.console().now());
        staff(&self.console(), "Olga Operatrice", email, grant).await
    }
}

/// The stage on an engine: Follo has joined, and what comes of it has happened.
pub async fn a_stage(engine: Engine) -> Stage {
    let app = TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, desk::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| {
            let identity =
                identity::slice(kit, |_| Box::pin(async { Ok(Vec::new()) }), identity::Settings::default());
            vec![identity, network::slice(kit), desk::slice(kit), panels_room()]
        })
        .start()
        .await;
    let cx = app.cx(Actor::Console);
    let places = [
        municipality("011015", "La Spezia", 44.1062, 9.8261),
        municipality("011013", "Follo", 44.1644, 9.8625),
    ];
    keep_municipalities(&cx, &places).await.unwrap();
    let lead = register_organisation(&cx, None, &comune("La Spezia", "prova_1", "011015")).await.unwrap();
    let new = NewNetwork {
        name: "Rete di prova".into(),
        slug: "rete-di-prova".into(),
        lead,
        description: "Una rete.".into(),
    };
    let network = create_network(&cx, new).await.unwrap();
    let agreement = an_agreement(&cx, network, lead, "Protocollo di prova").await;
    join(&cx, lead, agreement, PartnerRole::Lead).await;
    let follo =
        register_organisation(&cx, Some(network), &comune("Follo", "prova_2", "011013")).await.unwrap();
    join(&cx, follo, agreement, PartnerRole::Partner).await;
    app.finish().await;

    let clerk = NewGrant::from_now(Role::Clerk, follo.uuid(), [network.uuid()], cx.now());
    let clerk = staff(&cx, "Clara Comunale", "clara@comune.example", clerk).await;
    let coordinator = NewGrant::from_now(Role::Coordinator, network.uuid(), [], cx.now());
    let coordinator = staff(&cx, "Carla Coordinatrice", "carla@rete.example", coordinator).await;
    app.finish().await;
    Stage { app, network, agreement, follo, clerk, coordinator }
}

/// A protocol of a network.
pub async fn an_agreement(
    cx: &Cx,
    network: Id<Network>,
    lead: Id<Organisation>,
    title: &str,
) -> Id<Agreement> {
    let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
    let terms = AgreementTerms::new(AgreementKind::Memorandum, title, validity, lead);
    create_agreement(cx, network, terms).await.unwrap()
}

async fn join(cx: &Cx, organisation: Id<Organisation>, agreement: Id<Agreement>, role: PartnerRole) {
    let from = date(2023, 10, 6);
    let new = NewParty { agreement, organisation, role, from, until: None, act_number: None };
    add_party(cx, new).await.unwrap();
}

/// Somebody with an account and one role.
async fn staff(cx: &Cx, name: &str, email: &str, grant: NewGrant) -> Actor {
    let held = Grant { role: grant.role.name().into(), scope: grant.scope };
    let invitation = Invitation {
        name: name.into(),
        email: EmailAddress::parse(email).unwrap(),
        locale: Locale::It,
        grants: vec![grant],
    };
    let mut tx = cx.begin().await.unwrap();
    let person: PersonId = identity::api::invite(cx, &mut tx, &invitation).await.unwrap().person;
    tx.commit().await.unwrap();
    Actor::Staff { id: person.uuid(), grants: vec![held] }
}

/// A Comune as a body.
pub fn comune(name: &str, ipa: &str, istat: &str) -> OrganisationDetails {
    OrganisationDetails {
        ipa_code: Some(ipa.parse().unwrap()),
        istat_code: Some(istat.parse().unwrap()),
        address: Some("Piazza della Prova 1".into()),
        ..OrganisationDetails::named(format!("Comune di prova: {name}"), OrganisationKind::Municipality)
    }
}

fn municipality(code: &str, name: &str, latitude: f64, longitude: f64) -> Municipality {
    Municipality {
        istat_code: IstatCode::parse(code).unwrap(),
        name: name.into(),
        province_code: "011".into(),
        place: Coordinates::new(latitude, longitude).unwrap(),
        population: 6_300,
    }
}

/// Panels of the desk, as `app` shows them.
fn panels_room() -> web::Slice {
    async fn panels(caller: web::Caller, place: Place) -> String {
        let mut html = String::new();
        for panel in caller.app.panels().iter().filter(|panel| panel.place == place) {
            html.extend((panel.draw)(caller.clone()).await.unwrap());
        }
        html
    }
    let routes = Router::new()
        .route("/prova/casa", get(|caller| panels(caller, Place::Home)))
        .route("/prova/ufficio", get(|caller| panels(caller, Place::Staff)));
    web::Slice {
        name: "toy",
        migrations: &[],
        texts: texts::Resource { name: "toy", it: "", en: "" },
        routes,
        openapi: None,
        rights: Vec::new(),
        handlers: Vec::new(),
        schedules: Vec::new(),
        subscribers: Vec::new(),
        links: Vec::new(),
        panels: Vec::new(),
        staff_links: Vec::new(),
        keepings: Vec::new(),
        cross_site_posts: &[],
    }
}

/// An id that nothing has.
pub fn nothing() -> Uuid {
    Uuid::from_u128(4242)
}
