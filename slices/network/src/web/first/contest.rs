//! `/entra-in-rete/contesta/{id}`: a body says, by the link in its certified mail, that a mandate is not its doing.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use policy::Actor;
use storage::Cx;
use web::{Answer, Caller, Page, PageError};

use super::page;
use crate::actions::contest_mandate;
use crate::model::{Mandate, Organisation};
use crate::policy::CONTEST_MANDATE;
use crate::store;
use crate::store::activation::Activation;

#[derive(Template)]
#[template(path = "first/contest.html")]
struct Contest {
    page: Page,
    body: Organisation,
    mandate: Mandate,
    activation: Activation,
    is_over: bool,
}

/// The holder of the link to this very mandate.
async fn holder(caller: &Caller, id: Id<Mandate>) -> Result<Cx, PageError> {
    let cx = caller.holding(CONTEST_MANDATE).await??;
    match &cx.actor {
        Actor::LinkHolder { resource, .. } if *resource == id.uuid() => Ok(cx),
        _ => Err(PageError::not_found()),
    }
}

pub(crate) async fn ask(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    holder(&caller, id).await?;
    let mut tx = caller.cx.read().await?;
    let mandate = store::mandate::find(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    let activation = store::activation::of_mandate(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    let body = store::organisation::find(&mut tx, mandate.organisation).await?;
    let body = body.ok_or_else(PageError::not_found)?;
    drop(tx);
    let page = page(&caller, caller.t("network-contest-title"));
    let is_over = mandate.period.is_over(caller.cx.now().date());
    web::html(&Contest { page, body, mandate, activation, is_over })
}

pub(crate) async fn contest(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    let cx = holder(&caller, id).await?;
    contest_mandate(&cx, id).await?;
    let to = format!("/entra-in-rete/contesta/{id}");
    Ok(web::see_other_saying(&caller.visit, &to, "network-contest-done"))
}
