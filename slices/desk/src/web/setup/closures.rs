//! `…/chiusure`: days without bookings, of an agenda, the desk, or the whole network, each with its reason.

use askama::Template;
use axum::extract::Path;
use policy::Resource;
use storage::Tx;
use texts::Message;
use uuid::Uuid;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::super::launch::reach::allowed;
use super::training::{day, read_day};
use crate::actions::{CloseError, close_days, reopen_days, reopen_network};
use crate::model::launch::{read_time, write_time};
use crate::model::{Agenda, Closure, ClosureOf, Desk, WallSpan};
use crate::policy::{CloseDays, CloseNetwork};
use crate::store;
use crate::store::agenda::ListedClosure;

/// A closure on record.
struct Line {
    id: String,
    what: String,
    when: String,
    reason: String,
    can_reopen: bool,
}

#[derive(Template)]
#[template(path = "setup/closures.html")]
struct ClosuresPage {
    page: Page,
    fields: Fields,
    slug: String,
    targets: Vec<Choice>,
    closures: Vec<Line>,
}

async fn page(tx: &mut Tx, caller: &Caller, desk: &Desk, fields: Fields) -> Result<ClosuresPage, PageError> {
    let agendas = store::agenda::of_desk(tx, desk.id).await?;
    let listed = store::agenda::closures(tx, desk.id, caller.cx.now().date()).await?;
    let leads = leads(caller, desk);
    let mut targets = vec![Choice::new("desk", caller.t("desk-setup-closures-desk"))];
    let own = agendas.iter().filter(|agenda| agenda.desk == desk.id);
    targets.extend(own.map(|agenda| Choice::new(agenda.id.to_string(), agenda.name.clone())));
    if leads {
        let hint = caller.t("desk-setup-closures-network-hint");
        targets.push(Choice::new("network", caller.t("desk-setup-closures-network")).hint(hint));
    }
    let closures = listed.iter().map(|listed| line(caller, &agendas, listed, leads)).collect();
    let page = super::page(caller, desk, "desk-setup-closures-title");
    Ok(ClosuresPage { page, fields, slug: desk.slug.clone(), targets, closures })
}

fn leads(caller: &Caller, desk: &Desk) -> bool {
    caller.cx.permit::<CloseNetwork>(Resource::new(desk.network, [desk.network])).is_ok()
}

fn line(caller: &Caller, agendas: &[Agenda], listed: &ListedClosure, leads: bool) -> Line {
    let t = caller.visit.translator();
    let Closure { of, from_day, until_day, span } = listed.closure;
    let what = match of {
        ClosureOf::Agenda(id) => {
            agendas.iter().find(|agenda| agenda.id == id).map(|agenda| agenda.name.clone())
        }
        ClosureOf::Desk(_) => Some(t.t("desk-setup-closures-desk")),
        ClosureOf::Network(_) => Some(t.t("desk-setup-closures-network")),
    };
    let days = if from_day == until_day {
        t.date(from_day)
    } else {
        t.ta(
            "desk-setup-closures-days",
            &[("from", t.date(from_day).into()), ("until", t.date(until_day).into())],
        )
    };
    let when = if span == WallSpan::DAY {
        days
    } else {
        format!("{days}, {}-{}", write_time(span.from()), write_time(span.until()))
    };
    Line {
        id: listed.id.to_string(),
        what: what.unwrap_or_default(),
        when,
        reason: listed.reason.clone(),
        can_reopen: leads || !matches!(of, ClosureOf::Network(_)),
    }
}

/// The form and the closures on record.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn form(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<CloseDays>(&mut tx, &caller, &slug).await?;
    let proposed = Form::from_pairs([("target", "desk")]);
    web::html(&page(&mut tx, &caller, &desk, Fields::of(proposed)).await?)
}

/// Closes. Who had a time in it is mailed, or stands in the list of calls.
///
/// # Errors
/// As [`form`].
pub(crate) async fn save(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<CloseDays>(&mut tx, &caller, &slug).await?;
    let own: Vec<Agenda> = store::agenda::of_desk(&mut tx, desk.id).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let of = errors.check("target", target(&form, &desk, &own));
    let from_day = errors.check("from_day", day(form.get("from_day")));
    let until_day = errors.check("until_day", until(&form, from_day));
    let span = errors.check("from", span(&form));
    let reason = errors.check("reason", form.get("reason").ok_or("desk-launch-reason-missing"));
    if let (Some(of), Some(from_day), Some(until_day), Some(span), Some(reason)) =
        (of, from_day, until_day, span, reason)
    {
        match close_days(&caller.cx, Closure { of, from_day, until_day, span }, reason).await {
            Ok(closed) => {
                let said = if closed.displaced.is_empty() {
                    "desk-setup-closures-done"
                } else {
                    "desk-setup-closures-done-displaced"
                };
                return Ok(web::see_other_saying(&caller.visit, &back(&slug), said));
            }
            Err(CloseError::Reason) => errors.add("reason", "desk-setup-closures-reason-long"),
            Err(CloseError::Days) => errors.add("until_day", "desk-setup-closures-over"),
            Err(error) => return Err(fault(error)),
        }
    }
    let mut tx = caller.cx.read().await?;
    web::unprocessable(&page(&mut tx, &caller, &desk, Fields::refused(form, errors)).await?)
}

/// Takes a closure back.
///
/// # Errors
/// As [`form`]; 404 for a closure of somebody else's.
pub(crate) async fn reopen(caller: Caller, Path((slug, closure)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<CloseDays>(&mut tx, &caller, &slug).await?;
    let closure = closure.parse::<Uuid>().map_err(|_| PageError::not_found())?;
    let listed = store::agenda::closures(&mut tx, desk.id, caller.cx.now().date()).await?;
    drop(tx);
    let known = listed.iter().find(|listed| listed.id == closure).ok_or_else(PageError::not_found)?;
    match known.closure.of {
        ClosureOf::Network(network) => reopen_network(&caller.cx, network, closure).await,
        ClosureOf::Agenda(_) | ClosureOf::Desk(_) => reopen_days(&caller.cx, desk.id, closure).await,
    }
    .map_err(fault)?;
    Ok(web::see_other_saying(&caller.visit, &back(&slug), "desk-setup-closures-reopened"))
}

fn back(slug: &str) -> String {
    format!("/ufficio/sportelli/{slug}/chiusure")
}

fn target(form: &Form, desk: &Desk, agendas: &[Agenda]) -> Result<ClosureOf, &'static str> {
    match form.text("target") {
        "desk" => Ok(ClosureOf::Desk(desk.id)),
        "network" => Ok(ClosureOf::Network(desk.network)),
        id => {
            let own = agendas.iter().find(|agenda| agenda.desk == desk.id && agenda.id.to_string() == id);
            own.map(|agenda| ClosureOf::Agenda(agenda.id)).ok_or("desk-setup-closures-target-missing")
        }
    }
}

/// Without a last day it is one day.
fn until(form: &Form, from: Option<jiff::civil::Date>) -> Result<jiff::civil::Date, &'static str> {
    let Some(typed) = form.get("until_day") else { return from.ok_or("desk-setup-day-missing") };
    let until = read_day(typed).ok_or("desk-setup-day-wrong")?;
    match from {
        Some(from) if until < from => Err("desk-setup-closures-order"),
        _ => Ok(until),
    }
}

/// Without hours it is whole days.
fn span(form: &Form) -> Result<WallSpan, Message> {
    match (form.get("from"), form.get("until")) {
        (None, None) => Ok(WallSpan::DAY),
        (from, until) => {
            let from = from.map_or(Some(0), read_time).ok_or("desk-setup-row-time-wrong")?;
            let until = until.map_or(Some(1440), read_time).ok_or("desk-setup-row-time-wrong")?;
            WallSpan::new(from, until).map_err(|_| "desk-setup-closures-hours-wrong".into())
        }
    }
}

fn fault(error: CloseError) -> PageError {
    match error {
        CloseError::Unknown => PageError::not_found(),
        CloseError::Reason => PageError::invalid("desk-launch-reason-missing"),
        CloseError::Days => PageError::invalid("desk-setup-closures-over"),
        CloseError::Refused(refusal) => refusal.into(),
        CloseError::Storage(error) => error.into(),
    }
}
