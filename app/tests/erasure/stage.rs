//! The whole program with a desk of a Comune, a body that takes people over, a desk of another Comune, and a provider of
//! identities.

use contact::api::{Channel, ClientChoice, ClientNames, Entry, Kind, NewContact, Note, Origin, Request};
use desk::actions::{Booking, add_agenda, book_appointment, set_hours};
use desk::model::{
    Agenda, Appointment, Channel as Way, Channels, Desk, DeskKind, DeskState, Opening, WallSpan,
};
use identity::api::keys::{NewCertificate, make_certificate};
use identity::api::providers::{ProviderKind, RegistryFile, import};
use inbox::actions::{Closing, ContactWanted, NewMessage, Visitor, close_message, send_message};
use inbox::model::{Message, TypedMessage};
use inrete::compose::{House, migrations};
use jiff::civil::{Date, Weekday, date};
use kernel::{Coordinates, EmailAddress, Id, Instant, IstatCode, Period, PhoneNumber};
use network::api::actions::{self as founding, NewMandate, NewNetwork, NewParty};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, LegalBasis, Municipality, Network, Organisation,
    OrganisationDetails, OrganisationKind, PartnerRole, Position,
};
use policy::{Actor, Grant, Level};
use referral::actions::{Sending, send_referral};
use referral::model::{Referral, Typed};
use storage::Cx;
use testkit::{Browser, Engine, IdentityProvider, Kind as Of, TestApp};
use texts::Locale;
use uuid::Uuid;

pub const TODAY: Date = date(2026, 11, 23);
pub const TOMORROW: Date = date(2026, 11, 24);
pub const NAME: &str = "Zaira Provetti";
pub const PHONE: &str = "347 555 1122";
pub const MAIL: &str = "zaira.provetti@posta.example";
pub const WORDS: &str = "Cerco un corso di saldatura serale";
pub const NOTE: &str = "Richiamarla dopo le undici";
pub const REASON: &str = "Vuole imparare in officina";

pub struct Stage {
    pub app: TestApp,
    pub agreement: Id<Agreement>,
    pub desk: Desk,
    pub far: Desk,
    pub body: Id<Organisation>,
    pub providers: IdentityProvider,
    operator: Uuid,
}

pub async fn a_portal(engine: Engine) -> Stage {
    let settings = settings();
    let given = settings.clone();
    let app = TestApp::builder(engine)
        .migrations(&migrations())
        .start_composed(move |ground| {
            let house = House::build(
                ground.db,
                ground.clock,
                ground.keys,
                ground.site,
                ground.mailer,
                given,
                axum::Router::default(),
            )
            .unwrap();
            (house.app, house.router, house.worker)
        })
        .await;
    let cx = app.cx(Actor::Console);
    let new =
        NewCertificate { organisation: None, public_url: "https://rete.example", years: 3, is_next: false };
    make_certificate(&cx, &settings, &new).await.unwrap();
    let providers = app.identity_providers(&["/spid/metadata"]);
    let registry = providers.registry(Of::Spid).unwrap();
    let file = RegistryFile {
        xml: registry.as_bytes(),
        kind: ProviderKind::Spid,
        signed_by: None,
        on: date(2026, 11, 20),
    };
    import(&cx, file).await.unwrap();

    let comuni = [("011015", "La Spezia"), ("011016", "Lerici")].map(|(code, name)| Municipality {
        istat_code: IstatCode::parse(code).unwrap(),
        name: name.into(),
        province_code: "011".into(),
        place: Coordinates::new(44.1, 9.8).unwrap(),
        population: 20_000,
    });
    founding::keep_municipalities(&cx, &comuni).await.unwrap();
    let comune = OrganisationDetails::named("Comune di Qui", OrganisationKind::Municipality);
    let lead = founding::register_organisation(&cx, None, &comune).await.unwrap();
    let new =
        NewNetwork { name: "Rete di prova".into(), slug: "rete".into(), lead, description: String::new() };
    let network = founding::create_network(&cx, new).await.unwrap();
    let named = |name: &str, kind| OrganisationDetails::named(name, kind);
    let school = named("Ente di formazione", OrganisationKind::TrainingProvider);
    let body = founding::register_organisation(&cx, Some(network), &school).await.unwrap();
    let far = named("Comune di Altrove", OrganisationKind::Municipality);
    let far = founding::register_organisation(&cx, Some(network), &far).await.unwrap();
    let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
    let mut terms = AgreementTerms::new(AgreementKind::Memorandum, "Protocollo", validity, lead);
    terms.legal_basis = LegalBasis::PublicTask;
    let agreement = founding::create_agreement(&cx, network, terms).await.unwrap();
    for (organisation, role) in [(lead, PartnerRole::Lead), (body, PartnerRole::Partner)] {
        let from = date(2023, 10, 6);
        let new = NewParty { agreement, organisation, role, from, until: None, act_number: None };
        founding::add_party(&cx, new).await.unwrap();
    }
    let mandate = NewMandate {
        organisation: body,
        office: Position::ContactPerson,
        person: None,
        name: "Incaricata".into(),
        email: EmailAddress::parse("referente@ente.example.org").unwrap(),
        phone: None,
        language: Locale::It,
        period: Period::starting(date(2023, 1, 1)),
        act_number: None,
    };
    founding::assign_mandate(&cx, mandate).await.unwrap();
    let operator =
        identity::api::create_ready_citizen(&cx, "Olga Operatrice", None, Locale::It).await.unwrap();
    let coordinator = app.cx(testkit::staff("coordinator", network.uuid()));
    let desk = a_desk(&coordinator, lead, network, ("qui", "011015")).await;
    let far = a_desk(&coordinator, far, network, ("altrove", "011016")).await;
    Stage { app, agreement, desk, far, body, providers, operator: operator.uuid() }
}

fn settings() -> identity::Settings {
    let organisation = identity::settings::Organisation {
        slug: "comune-di-prova".to_owned(),
        name: "Comune di Prova".to_owned(),
        display_name: "Comune di Prova".to_owned(),
        url: "https://www.comune.prova.example".to_owned(),
        ipa_code: "c_x000".to_owned(),
        fiscal_code: "00000000018".to_owned(),
        vat_number: None,
        email: "ufficio.digitale@comune.prova.example".to_owned(),
        phone: Some("+390000000000".to_owned()),
        municipality: "Prova".to_owned(),
        municipality_code: None,
        province: Some("SP".to_owned()),
        profile: identity::settings::Profile::Public,
        entity_id: None,
        cie_entity_id: None,
        spid: true,
        cie: false,
    };
    identity::Settings { organisations: vec![organisation], ..identity::Settings::default() }
}

async fn a_desk(cx: &Cx, body: Id<Organisation>, network: Id<Network>, (slug, istat): (&str, &str)) -> Desk {
    let new = Desk {
        id: Id::from_uuid(Uuid::nil()),
        organisation: body.uuid(),
        network: network.uuid(),
        slug: slug.into(),
        name: format!("Sportello {slug}"),
        kind: DeskKind::Desk,
        state: DeskState::Open,
        municipality: IstatCode::parse(istat).unwrap(),
        address: "Piazza di prova 1".into(),
        place: None,
        phone: Some("0187 123456".into()),
        email: Some("sportello@comune.example".into()),
        opened_on: Some(date(2026, 1, 1)),
        serves_all_services: true,
    };
    let desk = desk::actions::add_desk(cx, new, &[]).await.unwrap();
    let agenda = Agenda {
        id: Id::from_uuid(Uuid::nil()),
        desk: desk.id,
        name: "Sportello 1".into(),
        person: None,
        capacity: 3,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 60,
        horizon_days: 90,
        active: true,
        video: None,
    };
    let agenda = add_agenda(cx, agenda).await.unwrap();
    let opening = |weekday: Weekday| Opening {
        agenda: agenda.id,
        desk: desk.id,
        weekday,
        span: WallSpan::new(510, 1080).unwrap(),
        channels: Channels::from_iter([Way::InPerson, Way::Phone]),
    };
    let openings: Vec<Opening> = Weekday::Monday.cycle_forward().take(7).map(opening).collect();
    set_hours(cx, agenda.id, &openings, &[]).await.unwrap();
    desk
}

/// A wall-clock time of a day.
pub fn at(day: Date, hour: i8) -> Instant {
    Instant::from_rome(day.at(hour, 0, 0, 0))
}

impl Stage {
    pub fn staff_of(&self, desk: &Desk) -> Actor {
        let grant = Grant { role: "operator".to_owned(), scope: desk.id.uuid() };
        Actor::Staff { id: self.operator, grants: vec![grant] }
    }

    pub fn operator(&self) -> Cx {
        self.app.cx(self.staff_of(&self.desk))
    }

    pub fn office(&self) -> Browser {
        self.app.browser().acting_as(self.staff_of(&self.desk))
    }

    pub fn anybody(&self) -> Cx {
        self.app.cx(Actor::Public)
    }

    /// Signs in with SPID; she, and who she is here.
    pub async fn signed_in(&self, person: &str) -> (Browser, Cx, String) {
        let browser = self.app.browser();
        browser.sign_in_with(&self.providers, "ponente", person).await.expect(200);
        let data = browser.get("/area-personale/dati.json").await.expect(200).json();
        let name = data.get("name").and_then(serde_json::Value::as_str).unwrap().to_owned();
        let mut tx = self.anybody().read().await.unwrap();
        let row = tx.one(&PERSON, [storage::ToValue::value(&name)]).await.unwrap();
        let actor = Actor::Person { id: row.get("id").unwrap(), level: Level::Substantial };
        drop(tx);
        (browser, self.app.cx(actor), name)
    }

    /// An appointment at a desk.
    pub async fn booked(&self, cx: &Cx, desk: &Desk, starts_at: Instant, who: [&str; 3]) -> Id<Appointment> {
        let [name, phone, email] = who.map(str::to_owned);
        let typed =
            desk::model::TypedAttendee { name, phone, email, note: "Porto il curriculum di Zaira".into() };
        let (attendee, note) = typed.parse().unwrap();
        let booking = Booking {
            desk: desk.id,
            starts_at,
            channel: Way::InPerson,
            service: None,
            attendee,
            note,
            agenda: None,
            minutes: None,
            once: None,
            by: None,
        };
        book_appointment(cx, booking).await.unwrap().id
    }

    /// A request to a desk through the public form.
    pub async fn wrote(&self, cx: &Cx, desk: &Desk, who: [&str; 3]) -> Id<Message> {
        let [name, phone, email] = who.map(str::to_owned);
        let typed = TypedMessage { subject: "Corsi".into(), text: WORDS.into(), name, phone, email };
        let new = NewMessage {
            desk: desk.id,
            service: None,
            typed: typed.check().map_err(|faults| format!("{faults:?}")).unwrap(),
            key: None,
            by: Visitor { origin: "prova".into() },
        };
        send_message(cx, &inbox::Settings::default(), new).await.unwrap().id
    }

    /// Closes a request at its desk, with a contact and its client.
    pub async fn closed(&self, desk: &Desk, message: Id<Message>) {
        let wanted =
            ContactWanted { request: Some(Request::Training), keeps_names: true, ..ContactWanted::default() };
        let cx = self.app.cx(self.staff_of(desk));
        close_message(&cx, message, Closing { version: 1, contact: Some(wanted), form: None }).await.unwrap();
    }

    /// A contact of somebody at a desk.
    pub async fn came(&self, desk: &Desk, [name, phone, email]: [&str; 3]) -> contact::actions::Recorded {
        let mut entry = Entry::new(Kind::Person, TODAY, Channel::InPerson, Origin::WalkIn);
        entry.request = Some(Request::Training);
        entry.note = Some(Note { text: NOTE.into(), until: date(2026, 12, 20), by: None });
        let names = ClientNames {
            name: Some(name.into()),
            phone: PhoneNumber::parse(phone).ok(),
            email: EmailAddress::parse(email).ok(),
            ..ClientNames::default()
        };
        let new = NewContact { entry, client: ClientChoice::New(names), agreements: None, key: None };
        contact::actions::record_contact(&self.app.cx(self.staff_of(desk)), desk.id, new).await.unwrap()
    }

    /// Hands her over to the body.
    pub async fn sent(&self, contact: Id<contact::api::Contact>) -> Id<Referral> {
        let typed = Typed {
            name: NAME.into(),
            phone: PHONE.into(),
            email: MAIL.into(),
            locale: "it".into(),
            service_name: "Corso di saldatura".into(),
            reason: REASON.into(),
            shares: vec!["phone".into(), "email".into()],
            channel: "link".into(),
            how: String::new(),
            is_informed: true,
        };
        let sending = Sending {
            desk: self.desk.clone(),
            agreement: self.agreement,
            body: self.body,
            service: None,
            contact: Some(contact),
            facts: Default::default(),
            previous: None,
            typed,
            key: "una".into(),
        };
        send_referral(&self.operator(), &sending).await.unwrap().id
    }

    /// The body accepts by its link.
    pub async fn accepted(&self) -> (Browser, String) {
        let body = self.app.browser();
        let link = self.app.mailed_link("referente@ente.example.org");
        let address = body.get(&link).await.expect(303).location().to_owned();
        body.post_form(&address, &[("what", "accept")]).await.expect(303);
        (body, address)
    }

    /// The lines of all tables that have one of these words, in whatever case.
    pub async fn found_anywhere(&self, words: &[&str]) -> Vec<String> {
        let mut file = Vec::new();
        storage::backup::export(self.app.app.db(), &migrations(), &mut file).await.unwrap();
        let text = String::from_utf8_lossy(&file).to_lowercase();
        let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let has = |line: &&str| words.iter().any(|word| line.contains(word));
        text.lines().filter(has).map(str::to_owned).collect()
    }
}

storage::statements! {
    PERSON = "SELECT id FROM identity_person WHERE name = $1";
}

/// What would name her: her names, her address, the digits of her telephone.
pub const WHO: [&str; 4] = ["Zaira", "Provetti", "zaira.provetti", "3475551122"];
