//! `/ufficio/segnalazioni`: reported faults with their answers, and how clear people find the pages.

use askama::Template;
use axum::extract::Path;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Id;
use policy::{Actor, Resource};
use storage::Tx;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::launch::{FeedbackError, answer_fault};
use crate::model::feedback::{FaultReport, PageClarity};
use crate::notices::launch::reason_key;
use crate::policy::SeeFeedback;
use crate::store;

/// Months of ratings that are shown.
const MONTHS: i32 = 6;

/// A report in the list.
struct Row {
    href: String,
    receipt: String,
    reason: String,
    made: String,
    page: String,
    state: String,
    tone: &'static str,
}

/// A page with its ratings.
struct Clarity {
    path: String,
    count: String,
    average: String,
}

#[derive(Template)]
#[template(path = "feedback/list.html")]
struct ListPage {
    page: Page,
    reports: Vec<Row>,
    clarity: Vec<Clarity>,
    words: Vec<(String, String)>,
}

/// The page.
///
/// # Errors
/// 401 for nobody, 403 for who is no coordinator.
pub(crate) async fn list(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    allowed(&mut tx, &caller).await?;
    let since = caller.cx.now().date().checked_sub(MONTHS.months()).unwrap_or(Date::MIN);
    let mut reports = store::feedback::open(&mut tx).await?;
    reports.extend(store::feedback::answered(&mut tx).await?);
    let clarity = store::feedback::clarity(&mut tx, since).await?;
    let words = store::feedback::words(&mut tx, since).await?;
    let page = caller.page(caller.t("desk-fault-list-title")).private();
    let page = page.crumb(caller.t("desk-launch-office"), "/ufficio");
    web::html(&ListPage {
        page,
        reports: reports.iter().map(|report| row(&caller, report)).collect(),
        clarity: clarity.iter().map(|page| averaged(&caller, page)).collect(),
        words: words
            .into_iter()
            .map(|rating| (format!("{} · {}/5", rating.path, rating.rate), rating.text.unwrap_or_default()))
            .collect(),
    })
}

async fn allowed(tx: &mut Tx, caller: &Caller) -> Result<(), PageError> {
    let Actor::Staff { .. } = caller.cx.actor else { return Err(PageError::sign_in()) };
    let networks = network::api::networks(tx).await?;
    let scopes = networks.iter().map(|network| network.id.uuid());
    caller.cx.permit::<SeeFeedback>(Resource::new((), scopes))?;
    Ok(())
}

fn row(caller: &Caller, report: &FaultReport) -> Row {
    let t = caller.visit.translator();
    let (state, tone) = match report.answer {
        Some(_) => ("desk-fault-state-answered", "ok"),
        None => ("desk-fault-state-open", "wait"),
    };
    Row {
        href: format!("/ufficio/segnalazioni/{}", report.id),
        receipt: report.receipt.to_string(),
        reason: t.t(reason_key(report.reason)),
        made: t.date_time(report.at),
        page: report.page.clone(),
        state: t.t(state),
        tone,
    }
}

/// An average of whole numbers with one digit, rounded half up.
fn averaged(caller: &Caller, page: &PageClarity) -> Clarity {
    let tenths = (page.sum * 20 + page.count) / (page.count * 2).max(1);
    let mark = if caller.visit.locale() == texts::Locale::It { ',' } else { '.' };
    Clarity {
        path: page.path.clone(),
        count: page.count.to_string(),
        average: format!("{}{mark}{}", tenths / 10, tenths % 10),
    }
}

#[derive(Template)]
#[template(path = "feedback/answer.html")]
struct AnswerPage {
    page: Page,
    fields: Fields,
    facts: Vec<(String, String)>,
    text: Vec<String>,
    answer: Option<Vec<String>>,
    mails: bool,
}

/// One report.
///
/// # Errors
/// As [`list`]; 404 when there is none.
pub(crate) async fn show(caller: Caller, Path(id): Path<String>) -> Answer {
    let report = load(&caller, &id).await?;
    web::html(&page(&caller, &report, Fields::empty()))
}

/// Answers it.
///
/// # Errors
/// As [`show`]; 409 when somebody else has.
pub(crate) async fn answer(caller: Caller, Path(id): Path<String>, form: Form) -> Answer {
    let report = load(&caller, &id).await?;
    match answer_fault(&caller.cx, report.id, form.text("answer")).await {
        Ok(()) => Ok(web::see_other_saying(&caller.visit, "/ufficio/segnalazioni", "desk-fault-answer-done")),
        Err(FeedbackError::Text) => {
            let mut errors = FieldErrors::new();
            errors.add("answer", "desk-fault-answer-missing");
            web::unprocessable(&page(&caller, &report, Fields::refused(form, errors)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn load(caller: &Caller, id: &str) -> Result<FaultReport, PageError> {
    let mut tx = caller.cx.read().await?;
    allowed(&mut tx, caller).await?;
    let id = id.parse::<Id<FaultReport>>().map_err(|_| PageError::not_found())?;
    store::feedback::find(&mut tx, id).await?.ok_or_else(PageError::not_found)
}

fn page(caller: &Caller, report: &FaultReport, fields: Fields) -> AnswerPage {
    let t = caller.visit.translator();
    let title = t.ta("desk-fault-answer-title", &[("receipt", report.receipt.to_string().into())]);
    let page = caller.page(title).private();
    let page = page.crumb(caller.t("desk-fault-list-title"), "/ufficio/segnalazioni");
    let facts = vec![
        (t.t("desk-fault-reason"), t.t(reason_key(report.reason))),
        (t.t("desk-fault-page"), report.page.clone()),
        (t.t("desk-fault-made"), t.date_time(report.at)),
    ];
    let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let answer = report.answer.as_ref().map(|answer| lines(&answer.text));
    AnswerPage { page, fields, facts, text: lines(&report.text), answer, mails: report.email.is_some() }
}
