//! The code of a path: shown, given to go on, and the ways out: close it here, delete it.

use ::web::forms::{FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use kernel::BookingCode;

use super::step::changed_meanwhile;
use super::typed;
use super::{CODE, Own, START, SUMMARY, closed, opened};
use crate::processes::business_path::actions::{
    CodeError, PathError, delete_path, holding, keep_step, open_by_code, own_path, renew_shown,
};
use crate::processes::business_path::model::{self, KEPT_DAYS, Step, code_of, show_code_of};

#[derive(Template)]
#[template(path = "business_path/code.html")]
struct CodePage {
    page: Page,
    printed: String,
    code: String,
    aloud: String,
    shown: String,
    shown_aloud: String,
    until: String,
    read: Vec<String>,
    next: String,
}

/// The code of one's own path.
///
/// # Errors
/// When the database does not answer.
pub async fn show(caller: Caller) -> Answer {
    let Some(own) = Own::of(&caller).await? else { return Ok(web::see_other("/percorso-impresa/riprendi")) };
    let t = caller.visit.translator();
    let code = code_of(caller.cx.keys(), own.id);
    let shown = show_code_of(caller.cx.keys(), own.id, own.kept.show_turn);
    let until = own.kept.changed_at.plus_days(KEPT_DAYS).date();
    let page = caller.page(caller.t("app-business-code-title")).crumb(caller.t("app-business-title"), START);
    let next = own.kept.answers.next();
    web::html(&CodePage {
        page: page.private(),
        printed: t.date_time(caller.cx.now()),
        aloud: code.read_aloud_in_italian(),
        code: code.to_string(),
        shown_aloud: shown.read_aloud_in_italian(),
        shown: shown.to_string(),
        until: t.ta("app-business-until", &[("day", t.date(until).into())]),
        read: own.kept.read_at.iter().map(|at| t.date_time(*at)).collect(),
        next: next.map_or_else(|| SUMMARY.to_owned(), |step| format!("/percorso-impresa/{}", step.word())),
    })
}

/// Another code to show: by the one there was nobody reads the path any more.
///
/// # Errors
/// When the database does not answer.
pub async fn renew(caller: Caller) -> Answer {
    let Some(own) = Own::of(&caller).await? else { return Ok(web::see_other("/percorso-impresa/riprendi")) };
    renew_shown(&own.cx, own.id).await?;
    Ok(web::see_other_saying(&caller.visit, CODE, "app-business-show-renewed"))
}

#[derive(Template)]
#[template(path = "business_path/resume.html")]
struct Resume {
    page: Page,
    fields: Fields,
    /// What she typed before the path closed by itself.
    carried: Vec<(String, String)>,
}

impl Resume {
    fn of(caller: &Caller, fields: Fields, carried: Vec<(String, String)>) -> Self {
        let page = caller.page(caller.t("app-business-resume-title"));
        Self { page: page.crumb(caller.t("app-business-title"), START).private(), fields, carried }
    }
}

/// Asks for the code.
///
/// # Errors
/// None of its own.
pub async fn ask(caller: Caller) -> Answer {
    web::html(&Resume::of(&caller, Fields::empty(), Vec::new()))
}

/// Asks for it again, with what was just typed still there.
pub fn closed_meanwhile(caller: &Caller, step: Step, answer: &model::Answer, seen: i64) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("code", "app-business-code-again");
    let carried = carried(step, answer, seen);
    web::unprocessable(&Resume::of(caller, Fields::refused(Form::default(), errors), carried))
}

fn carried(step: Step, answer: &model::Answer, seen: i64) -> Vec<(String, String)> {
    let own = [("passo".to_owned(), step.word().to_owned()), (typed::KEPT.to_owned(), seen.to_string())];
    own.into_iter().chain(typed::pairs(step, answer)).collect()
}

/// A right code opens the path.
///
/// # Errors
/// 429 after too many wrong ones.
pub async fn resume(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let carried_step = Step::parse(form.text("passo")).ok();
    let code = BookingCode::parse(form.text("code")).map_err(|_| "app-business-code-unknown");
    if let Some(code) = errors.check("code", code) {
        match open_by_code(&caller.cx, &caller.origin, &code).await {
            Ok((path, link)) => {
                if let Some(step) = carried_step {
                    let answer = typed::answer(&form, step);
                    let holder = holding(&caller.cx, &link);
                    let seen = (step, typed::seen(&form));
                    if answer.fits() {
                        match keep_step(&holder, path, seen, &answer).await {
                            Err(PathError::Changed) => {
                                let kept = own_path(&holder, path).await?;
                                let page = changed_meanwhile(&caller, step, &answer, &kept).await?;
                                return Ok(opened(&caller, &link, page));
                            }
                            kept => kept?,
                        }
                    }
                }
                return Ok(opened(&caller, &link, web::see_other(SUMMARY)));
            }
            Err(CodeError::Unknown) => errors.add("code", "app-business-code-unknown"),
            Err(error) => return Err(error.into()),
        }
    }
    let carried = carried_step
        .map_or_else(Vec::new, |step| carried(step, &typed::answer(&form, step), typed::seen(&form)));
    web::unprocessable(&Resume::of(&caller, Fields::refused(form, errors), carried))
}

/// Closes the path in this browser: on a shared computer the next person must not find it.
///
/// # Errors
/// None of its own.
pub async fn leave(caller: Caller) -> Answer {
    Ok(closed(&caller, web::see_other_saying(&caller.visit, START, "app-business-left")))
}

#[derive(Template)]
#[template(path = "business_path/delete.html")]
struct Delete {
    page: Page,
}

/// Asks whether to delete.
///
/// # Errors
/// When the database does not answer.
pub async fn ask_to_delete(caller: Caller) -> Answer {
    if Own::of(&caller).await?.is_none() {
        return Ok(web::see_other(START));
    }
    let page = caller.page(caller.t("app-business-delete-title"));
    web::html(&Delete { page: page.crumb(caller.t("app-business-title"), START).private() })
}

/// Deletes: done twice, it is done.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(caller: Caller) -> Answer {
    if let Some(own) = Own::of(&caller).await? {
        delete_path(&own.cx, own.id).await?;
    }
    Ok(closed(&caller, web::see_other_saying(&caller.visit, START, "app-business-deleted")))
}

impl From<CodeError> for PageError {
    fn from(error: CodeError) -> Self {
        match error {
            CodeError::Unknown => Self::not_found(),
            CodeError::TooMany => Self::too_many(900).saying("app-business-code-too-many"),
            CodeError::Refused(refusal) => refusal.into(),
            CodeError::Storage(error) => error.into(),
        }
    }
}
