//! What most flows begin with: a Comune with a desk, an agreement, a body with a contact person, and one without.

use desk::api::Desk;
use identity::api::{NewGrant, Password, ReadyAccount, Role, TotpSecret};
use jiff::civil::date;
use kernel::{Coordinates, EmailAddress, Id, IstatCode, Period};
use network::api::actions::{self as founding, NewMandate, NewNetwork, NewParty};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, LegalBasis, Municipality, Network, Organisation,
    OrganisationDetails, OrganisationKind, PartnerRole, Position, TargetGroup,
};
use policy::Actor;
use referral::actions::{NewTerms, set_terms};
use referral::model::{Package, Person, Referral, State, USUAL};
use storage::{Cx, Migration};
pub use testkit::Seen;
use testkit::{Browser, Engine, Response, TestApp};
use texts::Locale;

pub const NAME: &str = "Persona Inventata";
pub const PHONE: &str = "347 000 1122";
pub const MAIL: &str = "persona@esempio.org";
pub const REASON: &str = "Cerca un corso con tirocinio in officina.";

pub struct Stage {
    pub app: TestApp,
    pub network: Id<Network>,
    pub desk: Desk,
    /// A task in the public interest.
    pub task: Id<Agreement>,
    /// Goes by consent; its text is not written yet.
    pub consent: Id<Agreement>,
    /// A party with two contact persons: `referente@ente.example.org`, `vice@ente.example.org`.
    pub body: Id<Organisation>,
    /// A party whom nobody can write to.
    pub silent: Id<Organisation>,
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
        referral::MIGRATIONS,
    ]
    .concat()
}

pub async fn a_desk(engine: Engine) -> Stage {
    let app = TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, desk::TEXTS, contact::TEXTS, referral::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![network::slice(kit), desk::slice(kit), contact::slice(kit), referral::slice(kit)])
        .start()
        .await;
    let cx = app.cx(Actor::Console);
    let comuni = [("011015", "La Spezia", 93_000), ("011008", "Carrodano", 520)];
    let comuni = comuni.map(|(code, name, population)| Municipality {
        istat_code: IstatCode::parse(code).unwrap(),
        name: name.into(),
        province_code: "011".into(),
        place: Coordinates::new(44.1, 9.8).unwrap(),
        population,
    });
    founding::keep_municipalities(&cx, &comuni).await.unwrap();
    let mut comune = OrganisationDetails::named("Comune capofila", OrganisationKind::Municipality);
    comune.istat_code = IstatCode::parse("011015").ok();
    comune.municipality = comune.istat_code.clone();
    let lead = founding::register_organisation(&cx, None, &comune).await.unwrap();
    let new = NewNetwork {
        name: "Rete di prova".into(),
        slug: "rete-di-prova".into(),
        lead,
        description: String::new(),
    };
    let network = founding::create_network(&cx, new).await.unwrap();
    let named = |name: &str| OrganisationDetails::named(name, OrganisationKind::TrainingProvider);
    let body =
        founding::register_organisation(&cx, Some(network), &named("Ente di formazione")).await.unwrap();
    let silent =
        founding::register_organisation(&cx, Some(network), &named("Ente silenzioso")).await.unwrap();
    let mut agreements = Vec::new();
    for (kind, title, basis) in [
        (AgreementKind::Memorandum, "Protocollo", LegalBasis::PublicTask),
        (AgreementKind::Project, "Progetto", LegalBasis::Consent),
    ] {
        let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
        let mut terms = AgreementTerms::new(kind, title, validity, lead);
        terms.legal_basis = basis;
        terms.target_groups = vec![TargetGroup {
            key: "over_50".into(),
            name_it: "Oltre i cinquanta".into(),
            name_en: "Over fifty".into(),
            rule: String::new(),
            min_age: Some(51),
            max_age: None,
            conditions: Vec::new(),
        }];
        let agreement = founding::create_agreement(&cx, network, terms).await.unwrap();
        for (organisation, role) in
            [(lead, PartnerRole::Lead), (body, PartnerRole::Partner), (silent, PartnerRole::Partner)]
        {
            let from = date(2023, 10, 6);
            let new = NewParty { agreement, organisation, role, from, until: None, act_number: None };
            founding::add_party(&cx, new).await.unwrap();
        }
        agreements.push(agreement);
    }
    for mailbox in ["referente", "vice"] {
        let mandate = NewMandate {
            organisation: body,
            office: Position::ContactPerson,
            person: None,
            name: format!("Incaricata {mailbox}"),
            email: EmailAddress::parse(&format!("{mailbox}@ente.example.org")).unwrap(),
            phone: None,
            language: Locale::It,
            period: Period::starting(date(2023, 1, 1)),
            act_number: None,
        };
        founding::assign_mandate(&cx, mandate).await.unwrap();
    }
    app.finish().await;
    let desks = desk::api::desks_of_body(&mut cx.read().await.unwrap(), lead.uuid()).await.unwrap();
    let desk = desks.into_iter().next().unwrap();
    let consent = agreements.pop().unwrap();
    let task = agreements.pop().unwrap();
    Stage { network, desk, task, consent, body, silent, app }
}

impl Stage {
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console)
    }

    pub fn operator(&self) -> Actor {
        testkit::staff("operator", self.desk.id.uuid())
    }

    pub fn office(&self) -> Browser {
        self.app.browser().acting_as(self.operator())
    }

    pub fn address(&self, rest: &str) -> String {
        format!("/ufficio/invii/{}{rest}", self.desk.slug)
    }

    /// The fields of a form with everything that is asked.
    pub fn fields(&self, to: Id<Organisation>) -> Vec<(&'static str, String)> {
        [
            ("verso", format!("{}:{to}", self.task).as_str()),
            ("chiave", "una"),
            ("service", "altro"),
            ("service_other", "Corso di saldatura"),
            ("reason", REASON),
            ("name", NAME),
            ("phone", PHONE),
            ("email", MAIL),
            ("language", "it"),
            ("birth_year", "1970"),
            ("residence", "011015"),
            ("work_status", "unemployed"),
            ("shares", "phone"),
            ("shares", "age"),
            ("channel", "link"),
            ("informed", "1"),
            ("what", "send"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .to_vec()
    }

    pub async fn post_new(&self, fields: &[(&str, String)]) -> Response {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.office().post_form(&self.address("/nuovo"), &fields).await
    }

    /// Sends one with these changes, its mails too.
    pub async fn sent(&self, changes: &[(&'static str, &str)]) -> Referral {
        let mut fields = self.fields(self.body);
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            fields.push((name, (*value).to_owned()));
        }
        let answer = self.post_new(&fields).await.expect(303);
        let id = answer.location().rsplit('/').next().unwrap().parse().unwrap();
        self.app.finish().await;
        self.found(id).await
    }

    pub async fn found(&self, id: Id<Referral>) -> Referral {
        let mut tx = self.console().read().await.unwrap();
        referral::store::referral::find(&mut tx, id).await.unwrap().unwrap()
    }

    pub async fn person(&self, id: Id<Referral>) -> Option<Person> {
        let mut tx = self.console().read().await.unwrap();
        referral::store::person::find(&mut tx, id).await.unwrap()
    }

    /// What lies ready for the body, read past every door.
    pub async fn package(&self, id: Id<Referral>) -> Option<Package> {
        let mut tx = self.console().read().await.unwrap();
        referral::store::person::look_into_package(&mut tx, id).await.unwrap()
    }

    pub async fn state(&self, id: Id<Referral>) -> State {
        self.found(id).await.state
    }

    /// The one-time code in the last mail to an address.
    pub fn code_to(&self, to: &str) -> String {
        let mails = self.app.mails_to(to);
        let lines = mails.iter().rev().flat_map(|(_, text)| text.lines());
        let is_code =
            |line: &&str| line.len() == 9 && line.replace(' ', "").bytes().all(|c| c.is_ascii_digit());
        lines.into_iter().find(is_code).unwrap().to_owned()
    }

    /// A contact person of the body with her link open, and its address.
    pub async fn body(&self) -> (Browser, String) {
        self.holder("referente@ente.example.org").await
    }

    pub async fn holder(&self, to: &str) -> (Browser, String) {
        let browser = self.app.browser();
        let opened = browser.get(&self.app.mailed_link(to)).await.expect(303);
        let address = opened.location().to_owned();
        (browser, address)
    }

    /// An operator of the desk with an account, so that mails to the desk reach somebody.
    pub async fn an_operator_with_mail(&self) -> &'static str {
        let (name, mail) = ("Operatrice di prova", "operatrice@comune.example.org");
        let within = [self.desk.organisation, self.desk.network];
        let account = ReadyAccount {
            name: name.into(),
            email: EmailAddress::parse(mail).unwrap(),
            locale: Locale::It,
            password: Password::choose("mare-monti-sportello-7", name, mail).unwrap(),
            totp: TotpSecret::new([7; 20]),
            grants: vec![NewGrant::from_now(
                Role::Operator,
                self.desk.id.uuid(),
                within,
                self.app.clock.now(),
            )],
        };
        identity::api::create_ready_account(&self.console(), account).await.unwrap();
        mail
    }

    /// Writes the text of consent.
    pub async fn write_consent(&self, text: &str) {
        let cx = self.app.cx(testkit::staff("coordinator", self.network.uuid()));
        let consent = Some((text.to_owned(), format!("{text} (in English)")));
        set_terms(&cx, self.consent, NewTerms { terms: USUAL, consent }).await.unwrap();
    }
}

/// Everything that says who she is.
pub const WHO: [&str; 5] = ["Inventata", "Persona I", "0001122", "000 1122", MAIL];
