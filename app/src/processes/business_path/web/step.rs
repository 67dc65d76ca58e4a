//! `/percorso-impresa/{step}` and the summary: guidance, tasks, notes, and what helps.
//!
//! Until she keeps the path, what she says travels in the form; from then on each step is saved as she goes on.

use ::web::components::Steps;
use ::web::forms::{Choice, FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};

use super::typed::{self, Go};
use super::{CODE, Own, START, SUMMARY, opened};
use crate::processes::business_path::actions::{Kept, PathError, keep_step, start_path};
use crate::processes::business_path::helps::{Helps, helps};
use crate::processes::business_path::model::{self, Answers, NOTE_LENGTH, Step, Task};

#[derive(Template)]
#[template(path = "business_path/step.html")]
struct StepPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    carried: Vec<(String, String)>,
    lead: String,
    guidance: Vec<String>,
    action: String,
    tasks_field: String,
    tasks: Vec<Choice>,
    note_field: String,
    note_length: usize,
    go_on: &'static str,
    back: Option<&'static str>,
    is_kept: bool,
    is_last: bool,
    helps: Helps,
    /// What another window saved of this step since it was opened in this one.
    other: Option<Said>,
}

impl StepPage {
    async fn of(
        caller: &Caller,
        step: Step,
        fields: Fields,
        carried: Vec<(String, String)>,
        is_kept: bool,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let t = caller.visit.translator();
        let page = caller.page(caller.t(step.title())).crumb(caller.t("app-business-title"), START);
        Ok(Self {
            page: if is_kept { page.private() } else { page.described(caller.t(step.lead())) },
            steps: Steps {
                names: Step::ALL.iter().map(|step| caller.t(step.name())).collect(),
                current: step.number(),
                back: None,
            },
            fields,
            carried,
            lead: caller.t(step.lead()),
            guidance: step.guidance().iter().map(|key| caller.t(key)).collect(),
            action: format!("/percorso-impresa/{}", step.word()),
            tasks_field: typed::done_field(step),
            tasks: typed::tasks(caller, step),
            note_field: typed::note_field(step),
            note_length: NOTE_LENGTH,
            go_on: step.after().map_or(Go::Summary, Go::Step).word(),
            back: step.before().map(Step::word),
            is_kept,
            is_last: step.after().is_none(),
            helps: helps(&mut tx, t, step, caller.cx.now().date()).await?,
            other: None,
        })
    }

    /// With what was said, kept or carried.
    async fn showing(
        caller: &Caller,
        step: Step,
        answers: &Answers,
        form: &Form,
        seen: Option<i64>,
    ) -> Answer {
        let fields = Fields::of(Form::from_pairs(typed::pairs(step, &answers.of(step))));
        let carried = carried(caller, form, answers, Some(step), seen);
        web::html(&Self::of(caller, step, fields, carried, seen.is_some()).await?)
    }
}

/// The hidden fields: of a path that is kept only that it is, and how often the step was saved.
fn carried(
    caller: &Caller,
    form: &Form,
    answers: &Answers,
    without: Option<Step>,
    seen: Option<i64>,
) -> Vec<(String, String)> {
    match seen {
        Some(seen) => vec![(typed::KEPT.to_owned(), seen.to_string())],
        None => typed::carried(caller, form, answers, without),
    }
}

/// How often a step of a path that is kept was saved.
fn version(kept: &Kept, step: Step) -> i64 {
    kept.versions.get(&step).copied().unwrap_or_default()
}

/// The step again, with what was just typed in the form and what another window saved beside it: nothing is lost, and what is
/// saved next is hers to say.
///
/// # Errors
/// When the database does not answer.
pub async fn changed_meanwhile(caller: &Caller, step: Step, answer: &model::Answer, kept: &Kept) -> Answer {
    let fields = Fields::of(Form::from_pairs(typed::pairs(step, answer)));
    let seen = Some(version(kept, step));
    let carried = carried(caller, &Form::default(), &kept.answers, Some(step), seen);
    let page = StepPage::of(caller, step, fields, carried, true).await?;
    let page = StepPage { other: Some(said_of(caller, &kept.answers, step)), ..page };
    Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
}

fn read(word: &str) -> Result<Step, PageError> {
    Step::parse(word).map_err(|_| PageError::not_found().next(START, "app-business-title"))
}

/// A step, with what is kept of it.
///
/// # Errors
/// 404 for a word that is none.
pub async fn show(caller: Caller, Path(word): Path<String>) -> Answer {
    let step = read(&word)?;
    let own = Own::of(&caller).await?;
    let seen = own.as_ref().map(|own| version(&own.kept, step));
    let answers = own.map(|own| own.kept.answers).unwrap_or_default();
    StepPage::showing(&caller, step, &answers, &Form::default(), seen).await
}

/// On, back, to the summary or to the code, with what was said.
///
/// # Errors
/// 404 for a word that is none; 422 for a note that is too long; 409 when another window saved the step meanwhile.
pub async fn go_on(caller: Caller, Path(word): Path<String>, form: Form) -> Answer {
    let step = read(&word)?;
    let answers = typed::answers(&form);
    let own = Own::of(&caller).await?;
    if !answers.of(step).fits() {
        let mut errors = FieldErrors::new();
        errors.add(&typed::note_field(step), "app-business-note-long");
        let is_kept = own.is_some();
        let seen = is_kept.then(|| typed::seen(&form));
        let carried = carried(&caller, &form, &answers, Some(step), seen);
        return web::unprocessable(
            &StepPage::of(&caller, step, Fields::refused(form, errors), carried, is_kept).await?,
        );
    }
    let go = Go::of(&form, Some(step));
    match own {
        Some(own) => {
            let (answer, seen) = (answers.of(step), typed::seen(&form));
            match keep_step(&own.cx, own.id, (step, seen), &answer).await {
                Ok(()) => Ok(web::see_other(&address(go))),
                Err(PathError::Changed) => {
                    let now = Own::of(&caller).await?.map_or(own.kept, |own| own.kept);
                    changed_meanwhile(&caller, step, &answer, &now).await
                }
                Err(error) => Err(error.into()),
            }
        }
        // It was kept, and the hour of its cookie is over: the code opens it again, with what she just typed.
        None if form.has(typed::KEPT) => {
            super::code::closed_meanwhile(&caller, step, &answers.of(step), typed::seen(&form))
        }
        None => carry_on(&caller, &form, &answers, go).await,
    }
}

/// From the summary of a path that is not kept.
///
/// # Errors
/// As [`go_on`].
pub async fn from_summary(caller: Caller, form: Form) -> Answer {
    let go = Go::of(&form, None);
    if Own::of(&caller).await?.is_some() {
        return Ok(web::see_other(&address(go)));
    }
    carry_on(&caller, &form, &typed::answers(&form), go).await
}

fn address(go: Go) -> String {
    match go {
        Go::Step(step) => format!("/percorso-impresa/{}", step.word()),
        Go::Summary => SUMMARY.to_owned(),
        Go::Keep => CODE.to_owned(),
    }
}

async fn carry_on(caller: &Caller, form: &Form, answers: &Answers, go: Go) -> Answer {
    match go {
        Go::Step(step) => StepPage::showing(caller, step, answers, form, None).await,
        Go::Summary => web::html(&Summary::of(caller, answers, form, false)),
        Go::Keep => {
            // Notes of other steps came through hidden fields: whoever wrote longer ones there wrote them by hand.
            if Step::ALL.iter().any(|step| !answers.of(*step).fits()) {
                return Err(PageError::invalid("app-business-note-long"));
            }
            let key = form
                .get(typed::KEY)
                .map_or_else(|| caller.cx.new_random_id::<()>().to_string(), str::to_owned);
            let (_, link) = start_path(&caller.cx, &caller.origin, answers, &key).await?;
            let response = web::see_other_saying(&caller.visit, CODE, "app-business-kept");
            Ok(opened(caller, &link, response))
        }
    }
}

/// A step of the summary.
struct Said {
    word: &'static str,
    name: String,
    done: Vec<String>,
    left: Vec<String>,
    note: String,
}

#[derive(Template)]
#[template(path = "business_path/summary.html")]
struct Summary {
    page: Page,
    printed: String,
    steps: Vec<Said>,
    carried: Vec<(String, String)>,
    is_kept: bool,
}

impl Summary {
    fn of(caller: &Caller, answers: &Answers, form: &Form, is_kept: bool) -> Self {
        let page = caller.page(caller.t("app-business-summary-title"));
        Self {
            page: page.crumb(caller.t("app-business-title"), START).private(),
            printed: caller.visit.translator().date_time(caller.cx.now()),
            steps: said(caller, answers),
            carried: carried(caller, form, answers, None, is_kept.then_some(0)),
            is_kept,
        }
    }
}

fn said(caller: &Caller, answers: &Answers) -> Vec<Said> {
    Step::ALL.iter().map(|step| said_of(caller, answers, *step)).collect()
}

fn said_of(caller: &Caller, answers: &Answers, step: Step) -> Said {
    let answer = answers.of(step);
    let (done, left): (Vec<&Task>, Vec<&Task>) =
        step.tasks().iter().partition(|task| answer.done.contains(&task.word));
    Said {
        word: step.word(),
        name: caller.t(step.name()),
        done: done.iter().map(|task| caller.t(task.text)).collect(),
        left: left.iter().map(|task| caller.t(task.text)).collect(),
        note: answer.note,
    }
}

/// The summary of a path that is kept; who has kept none begins.
///
/// # Errors
/// When the database does not answer.
pub async fn summary(caller: Caller) -> Answer {
    match Own::of(&caller).await? {
        Some(own) => web::html(&Summary::of(&caller, &own.kept.answers, &Form::default(), true)),
        None => Ok(web::see_other(START)),
    }
}

/// The same for the operator, who only reads.
#[derive(Template)]
#[template(path = "business_path/read.html")]
struct Read {
    page: Page,
    printed: String,
    steps: Vec<Said>,
    changed: String,
}

/// The path that an operator was shown.
///
/// # Errors
/// When the template cannot be written.
pub fn read_only(caller: &Caller, answers: &Answers, changed_at: kernel::Instant) -> Answer {
    let t = caller.visit.translator();
    let page = caller.page(caller.t("app-business-read-title"));
    web::html(&Read {
        page: page.crumb(caller.t("app-business-staff-link"), "/ufficio/percorsi-impresa").private(),
        printed: t.date_time(caller.cx.now()),
        steps: said(caller, answers),
        changed: t.ta("app-business-changed", &[("day", t.date(changed_at.date()).into())]),
    })
}
