//! What the desk does on the page of a need: one address, one form for each thing.

use ::desk::api::Desk;
use ::web::components::Doubt;
use ::web::forms::{FieldErrors, Form};
use ::web::{Answer, Caller, PageError};
use askama::Template as _;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use kernel::Id;
use network::api::Organisation;
use texts::Message;

use super::show::{Show, own};
use super::spoken;
use crate::actions::{
    NeedError, Question, answer_need, ask_bodies, ask_outcome, close_need, confirm_need, move_need,
    reword_need, withdraw_need,
};
use crate::model::{Need, Outcome, TypedWording};
use crate::web::{form, keyed, once};

/// The field that a refusal belongs to, and what is said when it is done.
struct Asked {
    field: &'static str,
    done: &'static str,
}

async fn run(
    caller: &Caller,
    need: Id<Need>,
    form: &Form,
    errors: &mut FieldErrors,
) -> Result<(Asked, Result<(), NeedError>), PageError> {
    let cx = &caller.cx;
    let at = (need, form.text("version").parse().unwrap_or(0));
    let once = once(caller, form);
    let asked = |field, done| Asked { field, done };
    Ok(match form.text("what") {
        "confirm" => (asked("what", "firm-act-confirmed"), confirm_need(cx, need).await),
        "answer" => {
            let spoken = spoken(form, errors);
            let done = if errors.is_empty() {
                answer_need(cx, at, form.text("answer"), spoken, once.as_ref()).await
            } else {
                Err(NeedError::NoWords)
            };
            (asked("answer", "firm-act-answered"), done)
        }
        "ask" => {
            let bodies = form.get_all("bodies").map(str::parse).collect::<Result<Vec<Id<Organisation>>, _>>();
            let done = match bodies {
                Ok(bodies) => {
                    let question = Question { bodies, words: form.text("question").to_owned() };
                    ask_bodies(cx, at, &question).await.map(drop)
                }
                Err(_) => Err(NeedError::NoBody),
            };
            (asked("bodies", "firm-act-asked"), done)
        }
        "reword" => {
            let done = reword_need(cx, at, &reworded(form), &Doubt::reasons(form)).await;
            (asked("for_topic", "firm-act-reworded"), done)
        }
        "ask_outcome" => (asked("what", "firm-act-outcome-asked"), ask_outcome(cx, at).await),
        "close" => {
            let spoken = spoken(form, errors);
            let done = match Outcome::parse(form.text("outcome")) {
                Ok(outcome) if errors.is_empty() => {
                    close_need(cx, at, (outcome, form.text("how")), spoken, once.as_ref()).await
                }
                _ => Err(NeedError::NoWords),
            };
            (asked("outcome", "firm-act-closed"), done)
        }
        "withdraw" => {
            let done = withdraw_need(cx, need, Some(at.1), form.text("reason")).await;
            (asked("reason", "firm-act-withdrawn"), done)
        }
        "move" => {
            let done = match form.text("desk").parse::<Id<Desk>>() {
                Ok(desk) => move_need(cx, at, desk).await,
                Err(_) => Err(NeedError::NoWords),
            };
            (asked("desk", "firm-act-moved"), done)
        }
        _ => return Err(PageError::invalid("firm-error-faulty")),
    })
}

/// The text for bodies, as the form has it.
pub(super) fn reworded(form: &Form) -> TypedWording {
    let text = |field: &str| form.text(field).to_owned();
    TypedWording { topic: text("for_topic"), place: text("for_place"), details: text("for_details") }
}

/// # Errors
/// 409 with the page as it is now and what was typed when somebody else was faster; 422 with what is missing.
pub(crate) async fn act(caller: Caller, Path((slug, text)): Path<(String, String)>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (desk, need) = own(&mut tx, &caller, &slug, &text).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let (asked, done) = run(&caller, need.id, &form, &mut errors).await?;
    let status = match done {
        Ok(()) => {
            let to = match form.text("what") {
                // It may be another body's now.
                "move" => format!("/ufficio/imprese/{}", desk.slug),
                _ => format!("/ufficio/imprese/{}/{}", desk.slug, need.id),
            };
            return Ok(::web::see_other_saying(&caller.visit, &to, asked.done));
        }
        Err(NeedError::NoWords | NeedError::NoBody) => {
            let key = match asked.field {
                "bodies" => "firm-fault-no-body",
                "outcome" => "firm-fault-no-outcome",
                "desk" => "firm-fault-no-desk",
                _ => "firm-fault-missing",
            };
            if errors.is_empty() {
                errors.add(asked.field, key);
            }
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(NeedError::Faulty(faults)) => {
            errors = form::errors(&faults);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(NeedError::Doubtful(missing)) if asked.field == "bodies" => {
            for doubt in missing {
                errors.add("question", Message::new("firm-fault-question").with("words", doubt.said));
            }
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(NeedError::Doubtful(missing)) => {
            errors = Doubt::errors(&Doubt::reasons(&form), &missing);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(NeedError::Moved | NeedError::Step(_)) => StatusCode::CONFLICT,
        Err(other) => return Err(other.into()),
    };
    let mut tx = caller.cx.read().await?;
    let (desk, need) = own(&mut tx, &caller, &slug, &text).await?;
    let page = Show::of(&mut tx, &caller, (&desk, need), (keyed(&caller, form), errors)).await?;
    let page = if status == StatusCode::CONFLICT { page.moved() } else { page };
    Ok((status, Html(page.render()?)).into_response())
}
