//! `/ufficio/invii/{desk}/nuovo`: to whom, what, and one page to check before anything is sent. Names are in forms, never
//! in addresses.

use askama::Template;
use axum::extract::Path;
use contact::api::{Age, Citizenship, Client, Contact, PersonFacts, Residence, Schooling, Sex, WorkStatus};
use desk::api::{Desk, ServiceName};
use kernel::Id;
use network::api::{Agreement, LegalBasis, Organisation};
use storage::Tx;
use texts::Locale;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_desk, page};
use crate::actions::standing::{Receiver, ground, receivers};
use crate::actions::{ReferralError, Sending, send_referral};
use crate::model::{Channel, Draft, Facts, Ground, How, Person, Referral, Share, Typed};
use crate::queries::Limited;
use crate::store;
use crate::web::{id, shown};

/// The choice of a service that is in no catalogue.
const OTHER: &str = "altro";

#[derive(Template)]
#[template(path = "office/to_whom.html")]
struct ToWhom {
    page: Page,
    steps: Steps,
    fields: Fields,
    receivers: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "office/what.html")]
struct What {
    page: Page,
    steps: Steps,
    fields: Fields,
    chosen: Vec<(String, String)>,
    services: Vec<Choice>,
    /// What the contact says of her; none from scratch.
    known: Option<Vec<(String, String)>>,
    comuni: Vec<Choice>,
    sexes: Vec<Choice>,
    citizenships: Vec<Choice>,
    work: Vec<Choice>,
    schooling: Vec<Choice>,
    languages: Vec<Choice>,
    shares: Vec<Choice>,
    channels: Vec<Choice>,
    has_contacts: bool,
    consent: Option<(i64, Vec<String>)>,
    consent_address: String,
    controller: String,
    hows: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "office/summary.html")]
struct Summary {
    page: Page,
    steps: Steps,
    carried: Vec<(String, String)>,
    chosen: Vec<(String, String)>,
    limited: Vec<(String, String)>,
    package: Vec<(String, String)>,
    last: Vec<(String, String)>,
    asks_first: bool,
    /// The body reads a name only after it accepted.
    is_by_link: bool,
}

fn steps(caller: &Caller, current: usize, back: Option<String>) -> Steps {
    let names = ["referral-step-whom", "referral-step-what", "referral-step-check"];
    Steps { names: names.iter().map(|key| caller.t(key)).collect(), current, back }
}

/// What the address says: from which contact, after which hand-over, to whom.
struct Route {
    desk: Desk,
    receiver: Receiver,
    ground: Ground,
    has_contacts: bool,
    contact: Option<(Contact, Option<Client>)>,
    previous: Option<(Referral, Option<Person>)>,
    services: Vec<ServiceName>,
}

impl Route {
    async fn of(tx: &mut Tx, caller: &Caller, desk: Desk, form: &Form) -> Result<Self, PageError> {
        let today = caller.cx.now().date();
        let (agreement, body) = form.text("verso").split_once(':').ok_or_else(PageError::not_found)?;
        let (agreement, body): (Id<Agreement>, Id<Organisation>) = (id(agreement)?, id(body)?);
        let found = receivers(tx, &desk, today).await?;
        let receiver = found.into_iter().find(|one| one.agreement.id == agreement && one.body.id == body);
        let receiver = receiver.ok_or_else(|| PageError::from(ReferralError::NotParties))?;
        let ground = ground(tx, &receiver.agreement).await?;
        let has_contacts = !network::api::contacts_of(tx, body, today).await?.is_empty();
        let services = desk::api::services_of_body(tx, body.uuid(), today).await?;
        let contact = contact_of(tx, &desk, form).await?;
        let previous = previous_of(tx, &desk, form).await?;
        Ok(Self { desk, receiver, ground, has_contacts, contact, previous, services })
    }

    fn chosen(&self, caller: &Caller) -> Vec<(String, String)> {
        vec![
            (caller.t("referral-to-body"), self.receiver.body.name.clone()),
            (caller.t("referral-page-under"), self.receiver.agreement.title.clone()),
        ]
    }

    /// The facts of the contact, or those that were typed.
    fn facts(&self, form: &Form) -> PersonFacts {
        match &self.contact {
            Some((contact, _)) => contact.facts.clone(),
            None => typed_facts(form, &mut FieldErrors::new()),
        }
    }

    fn service(&self, form: &Form) -> Option<&ServiceName> {
        self.services.iter().find(|service| service.id.to_string() == form.text("service"))
    }

    fn typed(&self, form: &Form) -> Typed {
        let service = self.service(form).map(|service| service.name.clone());
        Typed {
            name: form.text("name").to_owned(),
            phone: form.text("phone").to_owned(),
            email: form.text("email").to_owned(),
            locale: form.text("language").to_owned(),
            service_name: service.unwrap_or_else(|| form.text("service_other").to_owned()),
            reason: form.text("reason").to_owned(),
            shares: form.get_all("shares").map(str::to_owned).collect(),
            channel: form.text("channel").to_owned(),
            how: form.text("how").to_owned(),
            is_informed: form.has("informed"),
        }
    }

    /// The form as it is first shown: what the desk knows already is not typed again.
    fn filled(&self, form: Form) -> Form {
        let mut form =
            form.set("language", "it").set("channel", if self.has_contacts { "link" } else { "paper" });
        let names = self.contact.as_ref().and_then(|(_, client)| client.as_ref()).map(|client| &client.names);
        if let Some(names) = names {
            form = form
                .set("name", names.name.as_deref().unwrap_or_default())
                .set("phone", names.phone.as_ref().map(kernel::PhoneNumber::as_str).unwrap_or_default())
                .set("email", names.email.as_ref().map(kernel::EmailAddress::as_str).unwrap_or_default());
        }
        if let Some((before, person)) = &self.previous {
            form = form.set("reason", &before.reason);
            if let Some(person) = person {
                form = form
                    .set("name", &person.name)
                    .set("phone", person.phone.as_ref().map(kernel::PhoneNumber::as_str).unwrap_or_default())
                    .set("email", person.email.as_ref().map(kernel::EmailAddress::as_str).unwrap_or_default())
                    .set("language", person.locale.code());
            }
        }
        // What goes along to the body is chosen with her: nothing is ticked before (GDPR art. 25).
        form
    }
}

async fn contact_of(
    tx: &mut Tx,
    desk: &Desk,
    form: &Form,
) -> Result<Option<(Contact, Option<Client>)>, PageError> {
    let Some(text) = form.get("contatto") else { return Ok(None) };
    let found = contact::api::contact(tx, id(text)?).await?;
    let found = found.filter(|one| one.desk == desk.id).ok_or_else(PageError::not_found)?;
    let client = match found.client {
        Some(client) => contact::api::client(tx, client).await?,
        None => None,
    };
    let client = client.filter(|client| client.organisation == found.organisation);
    Ok(Some((found, client)))
}

async fn previous_of(
    tx: &mut Tx,
    desk: &Desk,
    form: &Form,
) -> Result<Option<(Referral, Option<Person>)>, PageError> {
    let Some(text) = form.get("dopo") else { return Ok(None) };
    let found = store::referral::find(tx, id(text)?).await?;
    let found = found.filter(|one| one.desk == desk.id.uuid()).ok_or_else(PageError::not_found)?;
    let person = store::person::find(tx, found.id).await?;
    Ok(Some((found, person)))
}

/// What the form says of the person where there is no contact that does.
fn typed_facts(form: &Form, errors: &mut FieldErrors) -> PersonFacts {
    let unknown = "referral-fault-choice";
    PersonFacts {
        age: errors.optional(form, "birth_year", str::parse, "referral-fault-birth-year").map(Age::Born),
        sex: errors.optional(form, "sex", Sex::parse, unknown),
        residence: errors.optional(form, "residence", Residence::parse, unknown),
        citizenship: errors.optional(form, "citizenship", Citizenship::parse, unknown),
        work_status: errors.optional(form, "work_status", WorkStatus::parse, unknown),
        schooling: errors.optional(form, "schooling", Schooling::parse, unknown),
        ..PersonFacts::default()
    }
}

/// `GET /ufficio/invii/{desk}/nuovo?contatto=&dopo=&verso=`
///
/// # Errors
/// 403 and 404 as the desk's list; 409 where the agreement does not let anybody be handed over.
pub(crate) async fn new(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = own_desk(&mut tx, &caller, &slug).await?;
    if !form.has("verso") {
        return to_whom(&caller, &mut tx, desk, form).await;
    }
    let route = Route::of(&mut tx, &caller, desk, &form).await?;
    let fields = Fields::of(keyed(&caller, route.filled(form)));
    web::html(&What::of(&caller, &mut tx, &route, fields).await?)
}

async fn to_whom(caller: &Caller, tx: &mut Tx, desk: Desk, form: Form) -> Answer {
    contact_of(tx, &desk, &form).await?;
    previous_of(tx, &desk, &form).await?;
    let found = receivers(tx, &desk, caller.cx.now().date()).await?;
    let choices = found.iter().map(|one| {
        let value = format!("{}:{}", one.agreement.id, one.body.id);
        Choice::new(value, format!("{} ({})", one.body.name, one.agreement.title))
    });
    web::html(&ToWhom {
        page: page(caller, caller.t("referral-new-title"), &desk),
        steps: steps(caller, 1, None),
        receivers: choices.collect(),
        fields: Fields::of(form),
    })
}

impl What {
    async fn of(caller: &Caller, tx: &mut Tx, route: &Route, fields: Fields) -> Result<Self, PageError> {
        let say = caller.visit.translator();
        let choice = |word: &str, key: &str| Choice::new(word, caller.t(key));
        let mut services: Vec<Choice> =
            route.services.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
        services.push(choice(OTHER, "referral-service-other"));
        let known = match &route.contact {
            Some((contact, _)) => {
                let facts = Facts::of(&contact.facts, caller.cx.now().date());
                Some(shown::facts(tx, say, &facts).await?)
            }
            None => None,
        };
        let comuni = network::api::municipalities(tx).await?;
        let elsewhere = Residence::Elsewhere;
        let elsewhere = elsewhere.text().map(|key| choice(elsewhere.word(), key));
        let agreement = &route.receiver.agreement;
        let consent = match &route.ground {
            Ground::Consent(text) => {
                let lines = text.in_language(say.locale()).lines().map(str::to_owned).collect();
                Some((text.version, lines))
            }
            Ground::Task => None,
        };
        Ok(Self {
            page: page(caller, caller.t("referral-new-title"), &route.desk),
            steps: steps(caller, 2, Some(back(&route.desk, &fields))),
            chosen: route.chosen(caller),
            services,
            known,
            comuni: comuni
                .into_iter()
                .map(|one| Choice::new(one.istat_code.as_str(), one.name))
                .chain(elsewhere)
                .collect(),
            sexes: Sex::ALL.iter().map(|one| choice(one.word(), one.text())).collect(),
            citizenships: Citizenship::ALL.iter().map(|one| choice(one.word(), one.text())).collect(),
            work: WorkStatus::ALL.iter().map(|one| choice(one.word(), one.text())).collect(),
            schooling: Schooling::ALL.iter().map(|one| choice(one.word(), one.text())).collect(),
            languages: Locale::ALL.iter().map(|one| choice(one.code(), shown::language(*one))).collect(),
            shares: Share::ALL.iter().map(|one| choice(one.word(), one.text())).collect(),
            channels: Channel::ALL
                .iter()
                .filter(|one| route.has_contacts || **one != Channel::Link)
                .map(|one| choice(one.word(), one.text()))
                .collect(),
            has_contacts: route.has_contacts,
            consent,
            consent_address: format!("/ufficio/invii/{}/consenso/{}", route.desk.slug, agreement.id),
            controller: shown::body(tx, agreement.controller).await?,
            hows: How::ALL.iter().map(|one| choice(one.word(), one.text())).collect(),
            fields,
        })
    }
}

/// A form with a key of its own each time it is shown: with the old key a corrected one would be taken for the first.
fn keyed(caller: &Caller, form: Form) -> Form {
    form.set("chiave", caller.cx.new_random_id::<()>().to_string())
}

fn back(desk: &Desk, fields: &Fields) -> String {
    let mut address = format!("/ufficio/invii/{}/nuovo?", desk.slug);
    for name in ["contatto", "dopo"] {
        let value = fields.value(name);
        if value.parse::<uuid::Uuid>().is_ok() {
            address.push_str(&format!("{name}={value}&"));
        }
    }
    address.pop();
    address
}

/// `POST /ufficio/invii/{desk}/nuovo`: to the summary, back to the form, or off.
///
/// # Errors
/// As the form; 422 with what was typed.
pub(crate) async fn send(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = own_desk(&mut tx, &caller, &slug).await?;
    let route = Route::of(&mut tx, &caller, desk, &form).await?;
    if form.text("what") == "edit" {
        return web::html(&What::of(&caller, &mut tx, &route, Fields::of(keyed(&caller, form))).await?);
    }
    let typed = route.typed(&form);
    let mut errors = FieldErrors::new();
    let facts = match &route.contact {
        // What was typed beside a contact is not asked for.
        Some(_) => PersonFacts::default(),
        None => typed_facts(&form, &mut errors),
    };
    let this_year = caller.cx.now().date().year();
    if facts.age.is_some_and(|age| !matches!(age, Age::Born(year) if (1900..=this_year).contains(&year))) {
        errors.add("birth_year", "referral-fault-birth-year");
    }
    let draft = match typed.parse(route.receiver.agreement.legal_basis) {
        Ok(draft) => Some(draft),
        Err(faults) => {
            faults.into_iter().for_each(|fault| errors.add(fault.field(), fault.text()));
            None
        }
    };
    let (Some(draft), true) = (draft, errors.is_empty()) else {
        let fields = Fields::refused(keyed(&caller, form), errors);
        return web::unprocessable(&What::of(&caller, &mut tx, &route, fields).await?);
    };
    if form.text("what") != "send" {
        return web::html(&Summary::of(&caller, &mut tx, &route, &form, &draft).await?);
    }
    drop(tx);
    let sending = Sending {
        agreement: route.receiver.agreement.id,
        body: route.receiver.body.id,
        service: route.service(&form).map(|service| service.id),
        contact: route.contact.as_ref().map(|(contact, _)| contact.id),
        facts,
        previous: route.previous.as_ref().map(|(before, _)| before.id),
        typed,
        key: form.text("chiave").to_owned(),
        desk: route.desk,
    };
    let sent = send_referral(&caller.cx, &sending).await?;
    let said = match (draft.how, &draft.email) {
        (Some(How::Link), _) => "referral-new-asked",
        (_, None) => "referral-new-sent-call",
        _ => "referral-new-sent",
    };
    Ok(web::see_other_saying(&caller.visit, &format!("/ufficio/invii/{slug}/{}", sent.id), said))
}

impl Summary {
    async fn of(
        caller: &Caller,
        tx: &mut Tx,
        route: &Route,
        form: &Form,
        draft: &Draft,
    ) -> Result<Self, PageError> {
        let say = caller.visit.translator();
        let today = caller.cx.now().date();
        let facts = route.facts(form);
        let agreement = &route.receiver.agreement;
        let person = Person {
            name: draft.name.clone(),
            phone: draft.phone.clone(),
            email: draft.email.clone(),
            locale: draft.locale,
            person: None,
            facts: Facts::of(&facts, today),
            shares: draft.shares.clone(),
        };
        let preview = Limited::preview(tx, agreement, draft, &facts, today).await?;
        let terms = store::terms::find(tx, agreement.id).await?;
        let mut last = vec![
            (say.t("referral-form-channel"), say.t(draft.channel.text())),
            (say.t("referral-answer-by"), say.date(terms.answer_by(today))),
            (say.t("referral-form-language"), say.t(shown::language(draft.locale))),
        ];
        let ground = match (agreement.legal_basis, draft.how) {
            (LegalBasis::Consent, Some(how)) => say.t(how.text()),
            _ => say.t("referral-ground-informed"),
        };
        last.push((say.t("referral-form-ground"), ground));
        let carried = form.iter().filter(|(name, _)| *name != "what");
        Ok(Self {
            page: page(caller, caller.t("referral-summary-title"), &route.desk),
            steps: steps(caller, 3, None),
            carried: carried.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            chosen: route.chosen(caller),
            limited: shown::limited(say, &preview),
            package: shown::package(tx, say, &person.package()).await?,
            last,
            asks_first: draft.how == Some(How::Link),
            is_by_link: draft.channel == Channel::Link,
        })
    }
}
