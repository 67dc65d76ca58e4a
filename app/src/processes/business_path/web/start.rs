//! `/percorso-impresa`: what the path is, its steps, and the way back to one that is kept.

use ::web::{Answer, Caller, Page};
use askama::Template;

use super::Own;
use crate::processes::business_path::model::{Answers, Step};

/// A step in a list.
pub struct Listed {
    name: String,
    lead: String,
    href: String,
    done: String,
}

#[derive(Template)]
#[template(path = "business_path/start.html")]
struct Start {
    page: Page,
    steps: Vec<Listed>,
    next: String,
    is_kept: bool,
}

/// The first page.
///
/// # Errors
/// When the database does not answer.
pub async fn start(caller: Caller) -> Answer {
    let own = Own::of(&caller).await?;
    let is_kept = own.is_some();
    let answers = own.map(|own| own.kept.answers);
    let page = caller.page(caller.t("app-business-title"));
    let page = page.described(caller.t("app-business-description")).rated();
    let next = answers.as_ref().map_or(Some(Step::Idea), Answers::next);
    web::html(&Start {
        page: if is_kept { page.private() } else { page },
        steps: Step::ALL.iter().map(|step| listed(&caller, *step, answers.as_ref())).collect(),
        next: next
            .map_or_else(|| super::SUMMARY.to_owned(), |step| format!("/percorso-impresa/{}", step.word())),
        is_kept,
    })
}

fn listed(caller: &Caller, step: Step, answers: Option<&Answers>) -> Listed {
    let done = answers.map(|answers| answers.of(step).done.len());
    let counts = |done: usize| {
        let of = step.tasks().len();
        caller.visit.translator().ta("app-business-done", &[("done", done.into()), ("of", of.into())])
    };
    Listed {
        name: caller.t(step.name()),
        lead: caller.t(step.lead()),
        href: format!("/percorso-impresa/{}", step.word()),
        done: done.map(counts).unwrap_or_default(),
    }
}
