//! `/ufficio/opportunita/{id}`: one opportunity as the office sees it, its steps, and ready words for social networks.

use askama::Template;
use axum::extract::Path;
use policy::Resource;
use storage::trail::{self, Entry};
use texts::italian::offer::Exception;
use web::components::Doubt;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::form::publish_day;
use super::{must_see, page};
use crate::actions::{OpportunityError, approve_opportunity, give_back_opportunity, withdraw_opportunity};
use crate::model::doubt::doubts;
use crate::model::syndication::{LONG, SHORT, Said, post};
use crate::model::{Opportunity, State, Verb};
use crate::policy::DecideOpportunity;
use crate::queries::Names;
use crate::store;
use crate::web::id;
use crate::web::shown::{done_text, until};

#[derive(Template)]
#[template(path = "office/show.html")]
struct Show {
    page: Page,
    one: Opportunity,
    fields: Fields,
    facts: Vec<(String, String)>,
    doubts: Vec<Doubt>,
    posts: Vec<(usize, String)>,
    history: Vec<Line>,
    may_decide: bool,
    may_approve: bool,
    may_return: bool,
    may_withdraw: bool,
}

struct Line {
    when: String,
    what: &'static str,
    reason: String,
}

impl Show {
    async fn of(caller: &Caller, one: Opportunity, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let today = caller.cx.now().date();
        let names = Names::of(&mut tx, std::slice::from_ref(&one), today).await?;
        let say = caller.visit.translator();
        let place = names.place(&one.place, say);
        let said = Said {
            kind: say.t(one.kind.text()),
            place: place.clone(),
            until: until(&one, say),
            url: caller.app.url(&one.path()),
        };
        let is_public = one.is_shown_on(today);
        let posts = [SHORT, LONG].map(|most| (most, post(&one, &said, most)));
        let history = trail::of_resource(&mut tx, one.id.uuid()).await?;
        let decides = Resource::new(one.id, [one.network.uuid()]);
        let can = |verb| State::after(Some(one.state), verb).is_ok();
        Ok(Self {
            page: page(caller, one.title.clone()),
            fields,
            facts: facts(caller, &one, &names, place),
            doubts: if can(Verb::Approve) { Doubt::all(&doubts(&one)) } else { Vec::new() },
            posts: if is_public { posts.into() } else { Vec::new() },
            history: history.iter().map(|entry| line(caller, entry)).collect(),
            may_decide: caller.cx.permit::<DecideOpportunity>(decides).is_ok(),
            may_approve: can(Verb::Approve),
            may_return: can(Verb::Return),
            may_withdraw: can(Verb::Withdraw),
            one,
        })
    }
}

fn line(caller: &Caller, entry: &Entry) -> Line {
    let said = |name: &str| entry.details.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let (words, sentence) = (said("words"), said("reason"));
    let reason = match Exception::parse(said("exception")) {
        Some(exception) => format!("{}. {sentence}", caller.t(Doubt::exception(exception))),
        None => sentence.to_owned(),
    };
    Line {
        when: caller.visit.translator().date_time(entry.at),
        what: done_text(&entry.action),
        reason: if words.is_empty() { reason } else { format!("«{words}»: {reason}") },
    }
}

fn facts(caller: &Caller, one: &Opportunity, names: &Names, place: String) -> Vec<(String, String)> {
    let say = caller.visit.translator();
    let mut facts = vec![
        (caller.t("opportunity-fact-kind"), caller.t(one.kind.text())),
        (caller.t("opportunity-fact-place"), place),
        (caller.t("opportunity-form-ends"), say.date(one.ends_on)),
        (caller.t("opportunity-fact-source"), one.source_name.clone()),
    ];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (caller.t(key), value)));
    };
    add("opportunity-fact-employer", one.employer.clone());
    add("opportunity-fact-body", names.body(one.organisation).map(str::to_owned));
    add("opportunity-fact-groups", Some(names.groups(one, say.locale()).join(", ")));
    add("opportunity-fact-requirements", Some(one.requirements.clone()));
    add("opportunity-fact-how", Some(one.how.clone()));
    add("opportunity-fact-link", one.link.clone());
    add("opportunity-publish-on", one.publish_on.map(|day| say.date(day)));
    add("opportunity-fact-published", one.published_at.map(|at| say.date_of(at)));
    facts
}

async fn own(caller: &Caller, text: &str) -> Result<Opportunity, PageError> {
    let mut tx = caller.cx.read().await?;
    let one = store::opportunity::find(&mut tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    must_see(&mut tx, caller, one.network).await?;
    Ok(one)
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let one = own(&caller, &text).await?;
    web::html(&Show::of(&caller, one, Fields::empty()).await?)
}

pub(crate) async fn step(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let one = own(&caller, &text).await?;
    let mut errors = FieldErrors::new();
    let what = form.text("what").to_owned();
    let publish_on = publish_day(&form, &mut errors);
    let reasons = Doubt::reasons(&form);
    if errors.is_empty() {
        let (field, done) = match what.as_str() {
            "approve" => ("publish_on", approve_opportunity(&caller.cx, one.id, publish_on, &reasons).await),
            "return" => ("reason", give_back_opportunity(&caller.cx, one.id, form.text("reason")).await),
            "withdraw" => ("reason", withdraw_opportunity(&caller.cx, one.id, form.text("reason")).await),
            _ => return Err(PageError::invalid("opportunity-error-faulty")),
        };
        match done {
            Ok(()) => {
                let key = match what.as_str() {
                    "approve" => "opportunity-step-approved",
                    "return" => "opportunity-step-returned",
                    _ => "opportunity-step-withdrawn",
                };
                let to = format!("/ufficio/opportunita/{}", one.id);
                return Ok(web::see_other_saying(&caller.visit, &to, key));
            }
            Err(OpportunityError::NoReason) => errors.add(field, "opportunity-error-no-reason"),
            Err(OpportunityError::Doubtful(missing)) => errors = Doubt::errors(&reasons, &missing),
            Err(OpportunityError::Over) => errors.add(field, "opportunity-error-over"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&Show::of(&caller, one, Fields::refused(form, errors)).await?)
}
