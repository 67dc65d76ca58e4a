//! Three steps: what is asked and of whom, who asks, all of it on one screen before it is sent (C.SE.1.4, 1.8). What was
//! typed goes along from step to step; nothing is kept before the last.

use std::cmp::Ordering;

use askama::Template;
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use desk::api::{Desk, ServiceName};
use identity::api::PersonId;
use kernel::{Id, IstatCode};
use network::api::Municipality;
use policy::Actor;
use storage::{Tx, links};
use texts::Translator;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::{NewMessage, Visitor, send_message};
use crate::model::{Fault, TypedMessage};
use crate::policy::FOLLOW;
use crate::web::once::{KEY, key, keyed};
use crate::web::{FOLLOWED, Given, shown};

/// What goes along from step to step.
const FIELDS: [&str; 8] = ["desk", "comune", "servizio", "subject", "text", "name", "phone", "email"];

/// What can be chosen from.
struct Ground {
    desks: Vec<Desk>,
    comuni: Vec<Municipality>,
    service: Option<ServiceName>,
}

impl Ground {
    async fn of(tx: &mut Tx, form: &Form) -> storage::Result<Self> {
        let service = match form.get("servizio") {
            Some(slug) => desk::api::service_by_slug(tx, slug).await?,
            None => None,
        };
        Ok(Self {
            desks: desk::api::public_desks(tx).await?,
            comuni: network::api::municipalities(tx).await?,
            service,
        })
    }

    /// The desk that was chosen, or the nearest to the Comune that was.
    fn desk(&self, form: &Form) -> Option<&Desk> {
        let named = self.desks.iter().find(|desk| desk.slug == form.text("desk"));
        named.or_else(|| self.nearest(form.text("comune")))
    }

    fn nearest(&self, comune: &str) -> Option<&Desk> {
        let code = IstatCode::parse(comune).ok()?;
        let from = self.comuni.iter().find(|one| one.istat_code == code)?;
        let away = |desk: &Desk| {
            let its = self.comuni.iter().find(|one| one.istat_code == desk.municipality);
            let place = desk.place.or_else(|| its.map(|one| one.place));
            if desk.municipality == code {
                -1.0
            } else {
                place.map_or(f64::MAX, |place| from.place.km_to(place))
            }
        };
        self.desks.iter().min_by(|a, b| away(a).partial_cmp(&away(b)).unwrap_or(Ordering::Equal))
    }
}

/// The three steps.
fn steps(t: &Translator, current: usize) -> Steps {
    let names = ["inbox-form-step-what", "inbox-form-step-who", "inbox-form-step-check"];
    Steps { names: names.iter().map(|key| t.t(key)).collect(), current, back: None }
}

#[derive(Template)]
#[template(path = "public/what.html")]
struct WhatPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    desks: Vec<Choice>,
    comuni: Vec<Choice>,
    service: Option<(String, String)>,
}

impl WhatPage {
    fn of(caller: &Caller, ground: &Ground, fields: Fields) -> Self {
        let desks = ground.desks.iter().map(|desk| Choice::new(desk.slug.clone(), desk.name.clone()));
        let comuni = ground.comuni.iter().map(|one| Choice::new(one.istat_code.as_str(), one.name.clone()));
        Self {
            page: page(caller).described(caller.t("inbox-form-lead")),
            steps: steps(caller.visit.translator(), 1),
            fields,
            desks: desks.collect(),
            comuni: comuni.collect(),
            service: ground.service.as_ref().map(|one| (one.name.clone(), format!("/servizi/{}", one.slug))),
        }
    }
}

fn page(caller: &Caller) -> Page {
    caller.page(caller.t("inbox-form-title"))
}

/// `GET /contattaci?servizio=…`
pub(super) async fn begin(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let first = Form::from_pairs([("servizio", form.text("servizio")), ("desk", form.text("sportello"))]);
    let ground = Ground::of(&mut tx, &first).await?;
    web::html(&WhatPage::of(&caller, &ground, Fields::of(first)))
}

/// `GET /contattaci/{desk}`
pub(super) async fn begin_at(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let first = Form::from_pairs([("servizio", form.text("servizio")), ("desk", slug.as_str())]);
    let ground = Ground::of(&mut tx, &first).await?;
    if !ground.desks.iter().any(|desk| desk.slug == slug) {
        return Err(PageError::not_found().next("/contattaci", "inbox-form-title"));
    }
    web::html(&WhatPage::of(&caller, &ground, Fields::of(first)))
}

/// Who opens a later step by its address begins at the first.
pub(super) async fn again() -> Answer {
    Ok(web::see_other("/contattaci"))
}

/// `POST /contattaci`: back at the first step, with all that was typed.
pub(super) async fn what(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let ground = Ground::of(&mut tx, &form).await?;
    web::html(&WhatPage::of(&caller, &ground, Fields::of(form)))
}

#[derive(Template)]
#[template(path = "public/who.html")]
struct WhoPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    chosen: Vec<(String, String)>,
    /// Whether name and address come from her sign-in.
    is_known: bool,
}

impl WhoPage {
    fn of(caller: &Caller, desk: &Desk, ground: &Ground, fields: Fields, is_known: bool) -> Self {
        let t = caller.visit.translator();
        let mut chosen = vec![(t.t("inbox-form-desk"), desk.name.clone())];
        chosen.extend(ground.service.iter().map(|one| (t.t("inbox-form-service"), one.name.clone())));
        chosen.push((t.t("inbox-form-subject"), fields.value("subject").to_owned()));
        Self { page: with_phone(page(caller).private(), desk), steps: steps(t, 2), fields, chosen, is_known }
    }
}

fn with_phone(page: Page, desk: &Desk) -> Page {
    match &desk.phone {
        Some(phone) => page.phone(desk.name.clone(), phone.clone()),
        None => page,
    }
}

/// What a sign-in tells of her: typed once, there (C.SE.1.5).
async fn prefilled(tx: &mut Tx, caller: &Caller, form: Form) -> storage::Result<(Form, bool)> {
    let Actor::Person { id, .. } = caller.cx.actor else { return Ok((form, false)) };
    if ["name", "phone", "email"].iter().any(|field| form.has(field)) {
        return Ok((form, false));
    }
    let person: PersonId = Id::from_uuid(id);
    let name = identity::api::display_name(tx, person).await?.unwrap_or_default();
    let email =
        identity::api::colleague(tx, person).await?.map(|one| one.email.to_string()).unwrap_or_default();
    let is_known = !name.is_empty();
    Ok((form.set("name", name).set("email", email), is_known))
}

/// What was typed, as the model reads it.
fn typed(form: &Form) -> TypedMessage {
    TypedMessage {
        subject: form.text("subject").to_owned(),
        text: form.text("text").to_owned(),
        name: form.text("name").to_owned(),
        phone: form.text("phone").to_owned(),
        email: form.text("email").to_owned(),
    }
}

/// What is wrong with one part of it.
fn wrong(form: &Form, of_question: bool) -> FieldErrors {
    let mut errors = FieldErrors::new();
    let faults = typed(form).check().err().unwrap_or_default();
    for fault in faults.into_iter().filter(|fault: &Fault| fault.is_of_question() == of_question) {
        errors.add(fault.field(), fault.text());
    }
    errors
}

/// The first step as it is sent on: the desk, or what is wrong.
fn checked<'a>(caller: &Caller, ground: &'a Ground, form: &Form) -> Result<&'a Desk, Box<WhatPage>> {
    let mut errors = FieldErrors::new();
    let desk = ground.desk(form);
    if desk.is_none() {
        errors.add("desk", "inbox-form-desk-missing");
    }
    for (field, message) in wrong(form, true).iter() {
        errors.add(field, message.clone());
    }
    match desk {
        Some(desk) if errors.is_empty() => Ok(desk),
        _ => Err(Box::new(WhatPage::of(caller, ground, Fields::refused(form.clone(), errors)))),
    }
}

/// `POST /contattaci/recapiti`: the second step, and back at it.
pub(super) async fn who(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let ground = Ground::of(&mut tx, &form).await?;
    let desk = match checked(&caller, &ground, &form) {
        Ok(desk) => desk,
        Err(page) => return web::unprocessable(&*page),
    };
    let (form, is_known) = prefilled(&mut tx, &caller, form).await?;
    let form = form.set("desk", &desk.slug);
    web::html(&WhoPage::of(&caller, desk, &ground, Fields::of(form), is_known))
}

#[derive(Template)]
#[template(path = "public/summary.html")]
struct SummaryPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    asked: Vec<(String, String)>,
    sender: Vec<(String, String)>,
    carried: Vec<&'static str>,
    due: String,
}

/// `POST /contattaci/riepilogo`: everything on one screen, right before it is sent.
pub(super) async fn summary(caller: Caller, given: Given, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let ground = Ground::of(&mut tx, &form).await?;
    let desk = match checked(&caller, &ground, &form) {
        Ok(desk) => desk,
        Err(page) => return web::unprocessable(&*page),
    };
    let errors = wrong(&form, false);
    if !errors.is_empty() {
        return web::unprocessable(&WhoPage::of(
            &caller,
            desk,
            &ground,
            Fields::refused(form, errors),
            false,
        ));
    }
    let t = caller.visit.translator();
    let line = |(field, key): (&str, &str)| form.get(field).map(|value| (t.t(key), value.to_owned()));
    let mut asked = vec![(t.t("inbox-form-desk"), desk.name.clone())];
    asked.extend(ground.service.iter().map(|one| (t.t("inbox-form-service"), one.name.clone())));
    asked.extend(
        [("subject", "inbox-form-subject"), ("text", "inbox-form-text")].into_iter().filter_map(line),
    );
    let sender = [("name", "inbox-form-name"), ("phone", "inbox-form-phone"), ("email", "inbox-form-email")];
    let due = crate::model::answer_due(caller.cx.now(), given.answer_days);
    web::html(&SummaryPage {
        page: with_phone(page(&caller).private(), desk),
        steps: steps(t, 3),
        sender: sender.into_iter().filter_map(line).collect(),
        asked,
        due: t.date(due),
        fields: Fields::of(keyed(&caller, form)),
        carried: FIELDS.into_iter().chain([KEY]).collect(),
    })
}

/// `POST /contattaci/invia`: sends it, and leads to its receipt.
pub(super) async fn send(caller: Caller, given: Given, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let ground = Ground::of(&mut tx, &form).await?;
    drop(tx);
    let desk = match checked(&caller, &ground, &form) {
        Ok(desk) => desk,
        Err(page) => return web::unprocessable(&*page),
    };
    let Ok(typed) = typed(&form).check() else {
        let fields = Fields::refused(form.clone(), wrong(&form, false));
        return web::unprocessable(&WhoPage::of(&caller, desk, &ground, fields, false));
    };
    let new = NewMessage {
        desk: desk.id,
        service: ground.service.as_ref().map(|one| one.id),
        typed,
        key: key(&caller, &form),
        by: Visitor { origin: caller.origin.clone() },
    };
    let sent = send_message(&caller.cx, &given, new).await?;
    let mut response = web::see_other_saying(&caller.visit, FOLLOWED, "inbox-form-sent");
    let secret = links::token(caller.cx.keys(), sent.link.id);
    if let Some(cookie) = web::links::cookie(caller.app.site(), FOLLOW, &secret) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// A text as lines, for the summary.
fn lines(text: &str) -> Vec<String> {
    shown::lines(text)
}
