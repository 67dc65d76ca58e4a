//! `/imprese/ricevuta`: what was sent, its number, and what happens now; for an hour, in the browser that sent it.

use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use kernel::Id;
use policy::{Actor, Resource};

use crate::model::{ANSWER_DAYS, Need, UNCONFIRMED_DAYS};
use crate::policy::{RECEIPT, SeeReceipt};
use crate::queries::Names;
use crate::shown::{firm_facts, need_facts};
use crate::store;

#[derive(Template)]
#[template(path = "public/receipt.html")]
struct Receipt {
    page: Page,
    need: Need,
    facts: Vec<(String, String)>,
    firm: Vec<(String, String)>,
    desk: Option<::desk::api::Desk>,
    days: i64,
    confirm_days: i64,
}

/// # Errors
/// 404 without its link.
pub(crate) async fn show(caller: Caller) -> Answer {
    let cx = caller.holding(RECEIPT).await??;
    let Actor::LinkHolder { resource, .. } = cx.actor else { return Err(PageError::not_found()) };
    cx.permit::<SeeReceipt>(Resource::new(Id::from_uuid(resource), []).opened_by_link(resource))?;
    let mut tx = cx.read().await?;
    let need = store::need::find(&mut tx, Id::from_uuid(resource)).await?;
    let need = need.filter(|need| !need.is_forgotten()).ok_or_else(PageError::not_found)?;
    let names = Names::of(&mut tx, std::slice::from_ref(&need), &[]).await?;
    let desk = ::desk::api::desk(&mut tx, need.desk).await?;
    let say = caller.visit.translator();
    let page = caller.page(caller.t("firm-receipt-title")).private().rated();
    ::web::html(&Receipt {
        page: page.crumb(caller.t("firm-landing-title"), "/imprese"),
        facts: need_facts(say, &need),
        firm: firm_facts(say, &need, names.comune(need.firm.comune.as_ref())),
        desk,
        days: ANSWER_DAYS,
        confirm_days: UNCONFIRMED_DAYS,
        need,
    })
}
