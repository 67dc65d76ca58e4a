//! `/ufficio/sportelli/{slug}/stato`: suspending a desk, opening it again, closing it for good.

use askama::Template;
use axum::extract::Path;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::reach::{may, seen};
use super::shown;
use crate::actions::launch::{Change, LaunchError, change_desk_state};
use crate::model::Desk;
use crate::model::launch::{LifeVerb, after};
use crate::policy::{CloseDesk, SuspendDesk};

#[derive(Template)]
#[template(path = "launch/state.html")]
struct StatePage {
    page: Page,
    fields: Fields,
    state: String,
    tone: &'static str,
    changes: Vec<Choice>,
}

const CHANGES: [(&str, Change, LifeVerb, &str, &str); 3] = [
    ("suspend", Change::Suspend, LifeVerb::Suspend, "desk-state-suspend", "desk-state-suspend-hint"),
    ("reopen", Change::Reopen, LifeVerb::Reopen, "desk-state-reopen", "desk-state-reopen-hint"),
    ("close", Change::Close, LifeVerb::Close, "desk-state-close", "desk-state-close-hint"),
];

/// The form.
///
/// # Errors
/// As [`seen`]; 403 for who may change nothing.
pub(crate) async fn form(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, &caller, &slug).await?;
    web::html(&page(&caller, &desk, Fields::empty())?)
}

/// Changes it.
///
/// # Errors
/// As [`form`].
pub(crate) async fn change(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, &caller, &slug).await?;
    drop(tx);
    let chosen = CHANGES.iter().find(|(word, ..)| *word == form.text("change"));
    let Some((_, change, ..)) = chosen else {
        let mut errors = FieldErrors::new();
        errors.add("change", "desk-state-missing");
        return web::unprocessable(&page(&caller, &desk, Fields::refused(form, errors))?);
    };
    match change_desk_state(&caller.cx, desk.id, *change, form.text("reason")).await {
        Ok(()) => Ok(web::see_other_saying(&caller.visit, &shown::home(&slug), "desk-state-done")),
        Err(LaunchError::Reason) => {
            let mut errors = FieldErrors::new();
            errors.add("reason", "desk-launch-reason-missing");
            web::unprocessable(&page(&caller, &desk, Fields::refused(form, errors))?)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(caller: &Caller, desk: &Desk, fields: Fields) -> Result<StatePage, PageError> {
    let allowed = |change: Change| match change {
        Change::Close => may::<CloseDesk>(caller, desk),
        Change::Suspend | Change::Reopen => may::<SuspendDesk>(caller, desk),
    };
    let changes: Vec<Choice> = CHANGES
        .iter()
        .filter(|(_, change, verb, ..)| allowed(*change) && after(desk.state, *verb).is_some())
        .map(|(word, _, _, label, hint)| Choice::new(*word, caller.t(label)).hint(caller.t(hint)))
        .collect();
    if changes.is_empty() {
        return Err(PageError::forbidden("desk-state-forbidden"));
    }
    let (state, tone) = shown::state_key(desk.state);
    let page = caller.page(caller.t("desk-state-title")).private();
    let page = page
        .crumb(caller.t("desk-launch-office"), "/ufficio")
        .crumb(caller.t("desk-launch-list-title"), "/ufficio/sportelli")
        .crumb(desk.name.clone(), shown::home(&desk.slug));
    Ok(StatePage { page, fields, state: caller.t(state), tone, changes })
}
