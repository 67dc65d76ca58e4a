//! `/ufficio/rapporti/{id}`: a report that was handed in, its files; and handing one in.

use askama::Template;
use axum::extract::Path;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::apart::{Left, PLACES};
use super::preview::Asked;
use super::said::Said;
use super::{files, id, page};
use crate::actions::{HandInError, hand_in as hand_in_report};
use crate::policy::SeeFigures;
use crate::queries;
use crate::store;
use crate::store::report::Report;

#[derive(Template)]
#[template(path = "office/report.html")]
struct Show {
    page: Page,
    said: Said,
    when: String,
    report: Report,
    may_hand_in: bool,
    is_over: bool,
    is_to_complete: bool,
    before: Option<String>,
    asked: Asked,
}

impl Show {
    /// Where a cell opens.
    fn cell(&self, table: &str, row: &usize, column: &usize) -> String {
        format!("/ufficio/rapporti/{}/cifra/{table}/{row}/{column}", self.report.id)
    }

    fn file(&self, ending: &str) -> Option<String> {
        Some(format!("/ufficio/rapporti/{}/rapporto.{ending}", self.report.id))
    }

    fn digest(&self) -> Option<&str> {
        Some(&self.report.digest)
    }
}

/// The report, if the caller may see it.
pub(crate) async fn seen(caller: &Caller, text: &str) -> Result<Report, PageError> {
    let mut tx = caller.cx.read().await?;
    let report = store::report::find(&mut tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    let scope = queries::scope(&mut tx, report.scope_kind, report.scope, report.document.period).await?;
    caller.cx.permit::<SeeFigures>(scope.resource(scope.id))?;
    Ok(report)
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let report = seen(&caller, &text).await?;
    let say = caller.visit.translator();
    let said = Said::of(&report.document, say);
    let asked = Asked {
        form: report.document.form.clone(),
        kind: report.scope_kind,
        id: report.scope,
        period: report.document.period,
    };
    web::html(&Show {
        page: page(&caller, said.title.clone()),
        said,
        when: say.date_time(report.handed_in_at),
        report,
        may_hand_in: false,
        is_over: true,
        is_to_complete: false,
        before: None,
        asked,
    })
}

pub(crate) async fn csv(caller: Caller, Path(text): Path<String>) -> Answer {
    let report = seen(&caller, &text).await?;
    let say = caller.visit.translator();
    files::csv(&report, &Said::of(&report.document, say), say.locale())
}

pub(crate) async fn xlsx(caller: Caller, Path(text): Path<String>) -> Answer {
    let report = seen(&caller, &text).await?;
    files::xlsx(&report, &Said::of(&report.document, caller.visit.translator()))
}

pub(crate) async fn hand_in(caller: Caller, form: Form) -> Answer {
    let asked = Asked::right(&form)?;
    let cx = caller.cx.clone();
    let handed_in = PLACES.work("report-error-hand-in-slow", Left::GoesOn, move || async move {
        Ok(hand_in_report(&cx, asked.kind, asked.id, &asked.form, asked.period).await)
    });
    match handed_in.await? {
        Ok(done) => {
            let to = format!("/ufficio/rapporti/{}", done.id);
            Ok(web::see_other_saying(&caller.visit, &to, "report-handed-in"))
        }
        // Sent twice, or by two at once: it is there.
        Err(HandInError::Before(before)) => Ok(web::see_other(&format!("/ufficio/rapporti/{before}"))),
        Err(other) => Err(other.into()),
    }
}
