//! `/imprese/ricevuta`: what was sent, its number and code, where it stands and what happens now. For an hour in the browser
//! that sent it, and again with the code: it shows, and changes nothing.

use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use kernel::{Id, Instant};
use policy::{Actor, Resource};

use jiff::civil::Date;

use crate::model::{ANSWER_DAYS, Need, Outcome, State, Step, UNCONFIRMED_DAYS, answer_by, code_of};
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
    code: String,
    steps: Vec<Step>,
    /// The day of the answer; of what is not confirmed, the day it would be if it were confirmed today.
    answer_by: Option<Date>,
}

impl Receipt {
    fn is_sent(&self) -> bool {
        self.need.state == State::Sent
    }

    fn outcome_text(&self) -> Option<&'static str> {
        self.need.outcome.map(Outcome::text)
    }

    fn when(&self, at: &Instant) -> String {
        self.page.date_time(*at)
    }
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
    let title = if need.state == State::Sent { "firm-receipt-title" } else { "firm-receipt-later-title" };
    let page = caller.page(caller.t(title)).private().rated();
    let mut steps = store::step::of_need(&mut tx, need.id).await?;
    steps.retain(|step| step.kind.is_shown_to_firm());
    let by = match need.state {
        State::Sent => Some(answer_by(cx.now())),
        State::Received => need.received_at.map(answer_by),
        State::Answered | State::Asked | State::Closed => None,
    };
    ::web::html(&Receipt {
        page: page.crumb(caller.t("firm-landing-title"), "/imprese"),
        facts: need_facts(say, &need),
        firm: firm_facts(say, &need, names.comune(need.firm.comune.as_ref())),
        desk,
        days: ANSWER_DAYS,
        confirm_days: UNCONFIRMED_DAYS,
        code: code_of(cx.keys(), need.id).to_string(),
        steps,
        answer_by: by,
        need,
    })
}
