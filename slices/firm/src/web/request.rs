//! `/imprese/richiesta`: a need in three steps, without an account: what, who, once more all of it.
//!
//! Nothing is kept on the server before it is sent: what was typed travels in the form, also on the way back. Whoever wants to
//! stop keeps it by mail ([`super::draft`]).

use ::web::components::{Doubt, Steps};
use ::web::forms::{FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::http::header::SET_COOKIE;
use policy::Actor;
use storage::links;

use super::form::{Choices, FIELDS, codes, errors, typed};
use super::{KEY, keyed, once};
use crate::actions::{NeedError, NewNeed, send_need};
use crate::model::{ANSWER_DAYS, Fault, Field, Firm, Kind, Part, Said};
use crate::policy::{DRAFT, RECEIPT};

#[derive(Template)]
#[template(path = "public/form.html")]
struct FormPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    choices: Choices,
    part: Part,
    kind: Option<Kind>,
    carried: Vec<(&'static str, String)>,
    /// Whether we filled in a name that she gave when she signed in.
    is_known: bool,
}

#[derive(Template)]
#[template(path = "public/summary.html")]
struct Summary {
    page: Page,
    steps: Steps,
    need: Vec<(String, String)>,
    firm: Vec<(String, String)>,
    carried: Vec<(&'static str, String)>,
    has_email: bool,
    days: i64,
    doubts: Vec<Doubt>,
}

impl FormPage {
    fn asks(&self, field: &str) -> bool {
        let field = match field {
            "people" => Field::People,
            "place" => Field::Place,
            "contract" => Field::Contract,
            _ => Field::Hours,
        };
        self.kind.is_some_and(|kind| kind.asks(field))
    }
}

/// The fields of a page, so that the others travel hidden.
const fn shown(part: Part) -> &'static [&'static str] {
    match part {
        Part::Kind => &["kind"],
        Part::Need => &["topic", "details", "people", "place", "contract", "hours", "by_day"],
        Part::Firm => &["firm", "code", "comune", "contact", "email", "phone", "may_share", "privacy"],
        Part::Summary => &[],
    }
}

fn carried(form: &Form, part: Part) -> Vec<(&'static str, String)> {
    let kept = |name: &&'static str| !shown(part).contains(name) && form.has(name);
    let all = FIELDS.into_iter().chain(["bozza", KEY]);
    all.filter(|name| kept(name)).map(|name| (name, form.text(name).to_owned())).collect()
}

fn steps(caller: &Caller, part: Part) -> Steps {
    let names = ["firm-part-need", "firm-part-firm", "firm-part-summary"];
    // What kind it is belongs to the first step, and is chosen on the page before by most.
    let current = Part::ALL.iter().position(|one| *one == part).map_or(1, |place| place.max(1));
    Steps { names: names.iter().map(|key| caller.t(key)).collect(), current, back: None }
}

fn page(caller: &Caller, part: Part) -> Page {
    let title = match part {
        Part::Kind => "firm-form-kind-title",
        Part::Need => "firm-form-need-title",
        Part::Firm => "firm-form-firm-title",
        Part::Summary => "firm-form-summary-title",
    };
    caller.page(caller.t(title)).private().crumb(caller.t("firm-landing-title"), "/imprese")
}

async fn form_page(
    caller: &Caller,
    form: Form,
    part: Part,
    wrong: FieldErrors,
) -> Result<FormPage, PageError> {
    let mut tx = caller.cx.read().await?;
    let choices = Choices::of(&mut tx, caller).await?;
    Ok(FormPage {
        page: page(caller, part),
        steps: steps(caller, part),
        choices,
        part,
        kind: Kind::parse(form.text("kind")).ok(),
        carried: carried(&form, part),
        is_known: matches!(caller.cx.actor, Actor::Person { .. }) && form.has("contact"),
        fields: Fields::refused(form, wrong),
    })
}

/// Shows a page of the form with what was typed.
pub(super) async fn page_of(caller: &Caller, form: Form, part: Part) -> Answer {
    if part == Part::Summary {
        return summary(caller, form).await;
    }
    ::web::html(&form_page(caller, form, part, FieldErrors::new()).await?)
}

/// `GET /imprese/richiesta?tipo=…`. Who is signed in finds her name there already.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn begin(caller: Caller, form: Form) -> Answer {
    let kind = form.text("tipo").to_owned();
    let mut first = Form::default().set("kind", &kind);
    if let Actor::Person { id, .. } = caller.cx.actor {
        let mut tx = caller.cx.read().await?;
        let name = identity::api::display_name(&mut tx, kernel::Id::from_uuid(id)).await?;
        first = first.set("contact", name.unwrap_or_default());
    }
    // Whoever chose on the page before goes on to what is asked.
    let part = if Kind::parse(&kind).is_ok() { Part::Need } else { Part::Kind };
    page_of(&caller, first, part).await
}

/// What is wrong with all of it.
async fn read(caller: &Caller, form: &Form) -> Result<Result<(Said, Firm), Vec<Fault>>, PageError> {
    let mut tx = caller.cx.read().await?;
    let comuni = codes(&mut tx).await?;
    Ok(typed(form).parse(&comuni, caller.cx.now().date()))
}

/// The page that a button leads to: the next one, the one before, or a named one.
fn wanted(form: &Form, from: Part) -> Part {
    let at = Part::ALL.iter().position(|one| *one == from).unwrap_or(0);
    let place = match form.text("verso") {
        "indietro" => at.saturating_sub(1),
        "" | "avanti" => at + 1,
        named => return Part::parse(named).unwrap_or(from),
    };
    Part::ALL.get(place).copied().unwrap_or(from)
}

/// `POST /imprese/richiesta`: goes on, or back. Going on looks at the pages up to this one; going back never refuses.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn go(caller: Caller, form: Form) -> Answer {
    let Ok(from) = Part::parse(form.text("passo")) else { return page_of(&caller, form, Part::Kind).await };
    let to = wanted(&form, from);
    if to <= from {
        return page_of(&caller, form, to).await;
    }
    if let Err(faults) = read(&caller, &form).await? {
        let mine: Vec<Fault> = faults.into_iter().filter(|fault| fault.part() <= from).collect();
        if let Some(first) = mine.iter().map(|fault| fault.part()).min() {
            return refused(&caller, form, first, &mine).await;
        }
    }
    page_of(&caller, form, to).await
}

/// The first page on which something is wrong, with what is wrong there.
async fn refused(caller: &Caller, form: Form, part: Part, faults: &[Fault]) -> Answer {
    let here: Vec<Fault> = faults.iter().copied().filter(|fault| fault.part() == part).collect();
    ::web::unprocessable(&form_page(caller, form, part, errors(&here)).await?)
}

/// All of it once more, right before it is sent (C.SE.1.4).
async fn summary(caller: &Caller, form: Form) -> Answer {
    let (said, firm) = match read(caller, &form).await? {
        Ok(read) => read,
        Err(faults) => {
            let first = faults.iter().map(|fault| fault.part()).min().unwrap_or(Part::Kind);
            return refused(caller, form, first, &faults).await;
        }
    };
    let mut tx = caller.cx.read().await?;
    let comune = match &firm.comune {
        Some(code) => network::api::municipality(&mut tx, code).await?.map(|one| one.name),
        None => None,
    };
    let need = crate::actions::preview(&caller.cx, (said, firm));
    let say = caller.visit.translator();
    let has_email = need.firm.email.is_some();
    let form = keyed(caller, form);
    ::web::html(&Summary {
        page: page(caller, Part::Summary),
        steps: steps(caller, Part::Summary),
        need: crate::shown::need_facts(say, &need),
        firm: crate::shown::firm_facts(say, &need, comune.as_deref()),
        carried: carried(&form, Part::Summary),
        has_email,
        days: ANSWER_DAYS,
        doubts: Doubt::all(&need.doubts()),
    })
}

/// `POST /imprese/richiesta/invia`: sends it, and leads to the receipt.
///
/// # Errors
/// 429 when too many came from one place, 409 when no desk is open.
pub(crate) async fn send(caller: Caller, form: Form) -> Answer {
    let new = NewNeed {
        typed: typed(&form),
        once: once(&caller, &form),
        origin: Some(caller.origin.clone()),
        draft: own_draft(&caller, &form).await?,
    };
    match send_need(&caller.cx, new).await {
        Ok(sent) => {
            let mut response = ::web::see_other("/imprese/ricevuta");
            let secret = links::token(caller.cx.keys(), sent.receipt.id);
            if let Some(cookie) = ::web::links::cookie(caller.app.site(), RECEIPT, &secret) {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(NeedError::Faulty(faults)) => {
            let first = faults.iter().map(|fault| fault.part()).min().unwrap_or(Part::Kind);
            refused(&caller, form, first, &faults).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The draft that the form was made of, if whoever sends it holds its link.
async fn own_draft(
    caller: &Caller,
    form: &Form,
) -> Result<Option<kernel::Id<crate::store::draft::Draft>>, PageError> {
    let Ok(id) = form.text("bozza").parse::<kernel::Id<crate::store::draft::Draft>>() else {
        return Ok(None);
    };
    let held = caller.holding(DRAFT).await?;
    let is_hers =
        held.is_ok_and(|cx| matches!(cx.actor, Actor::LinkHolder { resource, .. } if resource == id.uuid()));
    Ok(is_hers.then_some(id))
}
