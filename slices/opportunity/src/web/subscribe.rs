//! `/opportunita/avvisi`: mails about a search, asked for, confirmed by their link, left with one click.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use kernel::{EmailAddress, Id};
use policy::Actor;
use storage::limits::Limit;
use storage::{Cx, links};
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::list::filter_of;
use super::{group_names, id};
use crate::actions::{confirm_subscription, leave_subscription, subscribe};
use crate::model::{Filter, Subscription};
use crate::notices::described;
use crate::policy::SUBSCRIPTION;
use crate::store;

/// Requests from one place on the network: a mail goes out for each.
const REQUESTS: Limit = Limit { name: "opportunity.subscribe", tries: 10, minutes: 60 };

#[derive(Template)]
#[template(path = "subscription/ask.html")]
struct Ask {
    page: Page,
    fields: Fields,
    search: String,
}

#[derive(Template)]
#[template(path = "subscription/told.html")]
struct Told {
    page: Page,
    text: String,
}

#[derive(Template)]
#[template(path = "subscription/show.html")]
struct Show {
    page: Page,
    search: String,
    query: String,
    is_confirmed: bool,
    until: String,
}

#[derive(Template)]
#[template(path = "subscription/leave.html")]
struct Leave {
    page: Page,
}

/// A filter in words.
async fn words_of(caller: &Caller, filter: &Filter) -> Result<String, PageError> {
    let mut tx = caller.cx.read().await?;
    let groups = group_names(&mut tx, caller.cx.now().date(), caller.visit.locale()).await?;
    let comune = match filter.comune.as_deref().map(kernel::IstatCode::parse) {
        Some(Ok(code)) => network::api::municipality(&mut tx, &code).await?.map(|one| one.name),
        _ => None,
    };
    Ok(described(caller.visit.translator(), filter, comune.as_deref(), &groups))
}

fn page(caller: &Caller, title: &str) -> Page {
    caller.page(caller.t(title)).private().crumb(caller.t("opportunity-list-title"), "/opportunita")
}

/// A saved search looks ahead: it has no day of its own.
fn saved(form: &Form) -> Filter {
    Filter { until: None, ..filter_of(form) }
}

impl Ask {
    async fn of(caller: &Caller, fields: Fields, filter: &Filter) -> Result<Self, PageError> {
        let search = words_of(caller, filter).await?;
        Ok(Self { page: page(caller, "opportunity-subscribe-title"), fields, search })
    }
}

pub(crate) async fn ask(caller: Caller, form: Form) -> Answer {
    let filter = saved(&form);
    web::html(&Ask::of(&caller, Fields::of(form), &filter).await?)
}

pub(crate) async fn send(caller: Caller, form: Form) -> Answer {
    let filter = saved(&form);
    let mut errors = FieldErrors::new();
    let typed = form.get("email").ok_or("opportunity-subscribe-no-email");
    let typed =
        typed.and_then(|text| EmailAddress::parse(text).map_err(|_| "opportunity-subscribe-wrong-email"));
    let email = errors.check("email", typed);
    if !form.has("privacy") {
        errors.add("privacy", "opportunity-subscribe-no-privacy");
    }
    let (Some(email), true) = (email, errors.is_empty()) else {
        return web::unprocessable(&Ask::of(&caller, Fields::refused(form, errors), &filter).await?);
    };
    let mut tx = caller.cx.begin().await?;
    let is_let_through = REQUESTS.count(&mut tx, &caller.origin, caller.cx.now()).await?;
    tx.commit().await?;
    if !is_let_through {
        return Err(PageError::too_many(3600));
    }
    subscribe(&caller.cx, email, filter).await?;
    Ok(web::see_other("/opportunita/avvisi/inviato"))
}

pub(crate) async fn sent(caller: Caller) -> Answer {
    let page = page(&caller, "opportunity-subscribe-sent-title");
    web::html(&Told { page, text: caller.t("opportunity-subscribe-sent-text") })
}

pub(crate) async fn left(caller: Caller) -> Answer {
    let page = page(&caller, "opportunity-subscribe-left-title");
    web::html(&Told { page, text: caller.t("opportunity-subscribe-left-text") })
}

/// The holder of the link to this very search.
async fn holder(caller: &Caller, id: Id<Subscription>) -> Result<Cx, PageError> {
    let cx = caller.holding(SUBSCRIPTION).await??;
    match &cx.actor {
        Actor::LinkHolder { resource, .. } if *resource == id.uuid() => Ok(cx),
        _ => Err(PageError::not_found()),
    }
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    holder(&caller, id).await?;
    let found = store::subscription::find(&mut caller.cx.read().await?, id).await?;
    let one = found.ok_or_else(PageError::not_found)?;
    web::html(&Show {
        search: words_of(&caller, &one.filter).await?,
        query: one.filter.query(),
        is_confirmed: one.confirmed_at.is_some(),
        until: caller.visit.translator().date_of(one.ends_at()),
        page: page(&caller, "opportunity-subscription-title"),
    })
}

pub(crate) async fn keep(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = id(&text)?;
    let cx = holder(&caller, id).await?;
    if form.text("what") == "leave" {
        leave_subscription(&cx, id).await?;
        return Ok(web::see_other("/opportunita/avvisi/lasciato"));
    }
    confirm_subscription(&cx, id).await?;
    let to = format!("/opportunita/avvisi/{id}");
    Ok(web::see_other_saying(&caller.visit, &to, "opportunity-subscription-confirmed"))
}

/// Who holds the secret of an address, without any cookie: a program that reads her mail.
async fn holder_of(caller: &Caller, secret: &str) -> Result<(Cx, Id<Subscription>), PageError> {
    let mut tx = caller.cx.read().await?;
    let link = links::resolve(&mut tx, &caller.cx, secret).await??;
    if link.purpose != SUBSCRIPTION {
        return Err(PageError::not_found());
    }
    let id = Id::from_uuid(link.resource);
    Ok((caller.cx.acting_as(web::context::holder(&link)), id))
}

/// A person opened the address that was meant for her program: a GET never acts.
pub(crate) async fn ask_to_leave(caller: Caller, Path(secret): Path<String>) -> Answer {
    holder_of(&caller, &secret).await?;
    web::html(&Leave { page: page(&caller, "opportunity-leave-title") })
}

/// RFC 8058: `List-Unsubscribe=One-Click`, no cookies, no redirect.
pub(crate) async fn leave(caller: Caller, Path(secret): Path<String>, form: Form) -> Answer {
    let (cx, id) = holder_of(&caller, &secret).await?;
    leave_subscription(&cx, id).await?;
    if form.has("from_page") {
        return Ok(web::see_other("/opportunita/avvisi/lasciato"));
    }
    Ok(StatusCode::OK.into_response())
}
