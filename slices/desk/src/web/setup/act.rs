//! `…/atto`: the act by which the body treats personal data at the desk.

use askama::Template;
use axum::extract::Path;
use web::components::Steps;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::super::launch::reach::worked;
use super::training::day;
use crate::actions::launch::enter_privacy_act;
use crate::model::Desk;
use crate::model::launch::{Act, Evidence, Item};
use crate::queries;

#[derive(Template)]
#[template(path = "setup/act.html")]
struct ActPage {
    page: Page,
    fields: Fields,
    steps: Option<Steps>,
}

fn page(caller: &Caller, desk: &Desk, fields: Fields) -> ActPage {
    let page = super::page(caller, desk, "desk-setup-act-title");
    ActPage { page, fields, steps: super::steps(caller, desk, Item::PrivacyAct) }
}

/// The form, with what is on record.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn form(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    let launch = queries::launch(&mut tx, desk.clone(), caller.cx.now()).await?;
    let act = launch.readiness.checks.into_iter().find_map(|check| match check.evidence {
        Evidence::Act(act) => Some(act),
        _ => None,
    });
    let known = act.map(|act| Form::from_pairs([("number", act.number), ("day", act.day.to_string())]));
    web::html(&page(&caller, &desk, Fields::of(known.unwrap_or_default())))
}

/// Keeps it.
///
/// # Errors
/// As [`form`].
pub(crate) async fn save(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let number = errors.check("number", form.get("number").ok_or("desk-setup-act-number-missing"));
    let today = caller.cx.now().date();
    let not_to_come = |day| if day <= today { Ok(day) } else { Err("desk-setup-act-day-to-come") };
    let day = errors.check("day", day(form.get("day")).and_then(not_to_come));
    let (Some(number), Some(day)) = (number, day) else {
        return web::unprocessable(&page(&caller, &desk, Fields::refused(form, errors)));
    };
    let number: String = number.chars().take(60).collect();
    enter_privacy_act(&caller.cx, desk.id, Act { number, day }).await?;
    super::onward(&caller, desk, Item::PrivacyAct, "desk-setup-act-done").await
}
