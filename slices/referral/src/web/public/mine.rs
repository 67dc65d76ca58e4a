//! `/invio/mio/{id}`: the person sees where her hand-over stands, consents to it, takes it back.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use policy::{Actor, Resource};
use storage::Cx;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use crate::actions::{claim_referral, consent_to_referral, withdraw_own_referral};
use crate::model::{Referral, Side, State, Verb, follow_code};
use crate::policy::{FOLLOW, FollowReferral};
use crate::store;
use crate::web::errors::lost;
use crate::web::{id, shown};

#[derive(Template)]
#[template(path = "public/mine.html")]
struct Mine {
    page: Page,
    one: Referral,
    printed: String,
    told: String,
    facts: Vec<(String, String)>,
    received: (String, String),
    due: Option<(String, String)>,
    closed: Option<(String, String)>,
    package: Vec<(String, String)>,
    lines: Vec<(String, &'static str)>,
    code: String,
    aloud: String,
    consent: Option<(i64, Vec<String>)>,
    may_withdraw: bool,
    /// She is signed in, and it is not in her personal area yet.
    may_claim: bool,
}

async fn hers(caller: &Caller, text: &str) -> Result<(Cx, Referral), PageError> {
    let id: Id<Referral> = id(text)?;
    let held = caller.holding(FOLLOW).await?;
    let cx = held.map_err(|fault| PageError::from(fault).next("/invio", "referral-find-title"))?;
    cx.permit::<FollowReferral>(Resource::new(id, []).opened_by_link(id.uuid()))
        .map_err(|_| PageError::not_found().next("/invio", "referral-find-title"))?;
    let one = store::referral::find(&mut caller.cx.read().await?, id)
        .await?
        .filter(|one| one.forgotten_at.is_none());
    Ok((cx, one.ok_or_else(PageError::not_found)?))
}

/// `GET /invio/mio/{id}`
///
/// # Errors
/// 404 with the link of another one.
pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let (_, one) = hers(&caller, &text).await?;
    let mut tx = caller.cx.read().await?;
    let say = caller.visit.translator();
    let body = shown::body(&mut tx, one.body).await?;
    let desk = desk::api::desk(&mut tx, Id::from_uuid(one.desk)).await?;
    let agreement = network::api::agreement(&mut tx, one.agreement).await?;
    let controller = match &agreement {
        Some(agreement) => shown::body(&mut tx, agreement.controller).await?,
        None => String::new(),
    };
    let about = [("body", body.as_str().into()), ("service", one.service_name.as_str().into())];
    let person = store::person::find(&mut tx, one.id).await?;
    let is_signed_in = matches!(caller.cx.actor, Actor::Person { .. });
    let may_claim = is_signed_in && person.as_ref().is_some_and(|person| person.person.is_none());
    let package = match person {
        Some(person) => shown::package(&mut tx, say, &person.package()).await?,
        None => Vec::new(),
    };
    let consent = match one.state {
        State::Asked => store::terms::text(&mut tx, one.agreement).await?.map(|text| {
            let lines = text.in_language(say.locale()).lines().map(str::to_owned).collect();
            (text.version, lines)
        }),
        _ => None,
    };
    let why = one.why_not.filter(|_| one.state == State::Refused);
    let mut facts = vec![
        (say.t("referral-limited-service"), one.service_name.clone()),
        (say.t("referral-to-body"), body.clone()),
        (say.t("referral-limited-reason"), one.reason.clone()),
        (say.t("referral-from-desk"), desk.as_ref().map(|desk| desk.name.clone()).unwrap_or_default()),
        (say.t("referral-page-under"), agreement.map(|one| one.terms.title).unwrap_or_default()),
        (say.t("referral-terms-controller"), controller),
    ];
    facts.extend(why.map(|why| (say.t("referral-why-not"), say.t(why.text()))));
    let lines = store::line::of(&mut tx, one.id).await?;
    let title = say.ta("referral-mine-title", &[("number", one.numbered().into())]);
    let mut page = caller.page(title).private().crumb(caller.t("referral-find-title"), "/invio");
    if let Some(desk) = desk {
        page = match desk.phone {
            Some(phone) => page.phone(desk.name, phone),
            None => page,
        };
    }
    if one.state.is_closed() {
        page = page.rated();
    }
    let code = follow_code(caller.cx.keys(), one.id);
    web::html(&Mine {
        page,
        printed: say.date_time(caller.cx.now()),
        told: say.ta(one.told(), &about),
        facts,
        received: (one.created_at.rfc3339(), say.date_time(one.created_at)),
        due: one.due().map(|day| (day.to_string(), say.date(day))),
        closed: one.closed_at.map(|at| (at.rfc3339(), say.date_time(at))),
        package,
        lines: lines.into_iter().map(|line| (say.date_time(line.at), line.state.text())).collect(),
        aloud: code.read_aloud_in_italian(),
        code: code.to_string(),
        consent,
        may_claim,
        may_withdraw: one.state.verbs(Side::Person).any(|verb| verb == Verb::Withdraw),
        one,
    })
}

/// `POST /invio/mio/{id}`
///
/// # Errors
/// 409 and what happened when somebody was faster.
pub(crate) async fn act(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let (cx, one) = hers(&caller, &text).await?;
    let to = format!("/invio/mio/{}", one.id);
    let said = match form.text("what") {
        "consent" => {
            let version = form.text("version").parse().unwrap_or_default();
            consent_to_referral(&cx, one.id, version).await.map(|_| "referral-mine-consented")
        }
        "claim" => {
            let Actor::Person { id: person, .. } = caller.cx.actor else { return Err(PageError::sign_in()) };
            claim_referral(&cx, one.id, person).await.map(|_| "referral-mine-claimed")
        }
        "withdraw" => withdraw_own_referral(&cx, one.id).await.map(|_| "referral-mine-withdrawn"),
        _ => return Err(PageError::not_found()),
    };
    match said {
        Ok(said) => Ok(web::see_other_saying(&caller.visit, &to, said)),
        Err(error) => Err(lost(&caller, error).next(to, "referral-page-back")),
    }
}
