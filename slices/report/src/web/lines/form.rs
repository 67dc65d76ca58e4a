//! `…/nuova` and `…/{line}/modifica`: a line is entered, or its terms change.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Money;
use network::api::Agreement;
use texts::Translator;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::said::Names;
use super::{KEY, kept, key, keyed, line_of, line_path, page, path};
use crate::actions::{LineError, create_line, edit_line};
use crate::model::{BY_HAND, Counts, Line, LineDraft, LineFault, TRAINING_DAYS};

#[derive(Template)]
#[template(path = "lines/form.html")]
struct Edit {
    page: Page,
    fields: Fields,
    carried: &'static str,
    partners: Vec<Choice>,
    counts: Vec<Choice>,
    services: Vec<Choice>,
    groups: Vec<Choice>,
    desks: Vec<Choice>,
    is_new: bool,
}

fn choices(pairs: &[(String, String)]) -> Vec<Choice> {
    pairs.iter().map(|(id, name)| Choice::new(id.clone(), name.clone())).collect()
}

fn countable(names: &Names, say: &Translator) -> Vec<Choice> {
    let mut all = vec![
        Choice::new(BY_HAND, say.t("report-lines-by-hand")),
        Choice::new(TRAINING_DAYS, say.t("report-lines-training-days")),
    ];
    all.extend(names.measures.iter().map(|one| Choice::new(one.key.clone(), one.name.of(say.locale()))));
    all
}

impl Edit {
    async fn of(
        caller: &Caller,
        agreement: &Agreement,
        line: Option<&Line>,
        fields: Fields,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let names = Names::of(&mut tx, caller, agreement).await?;
        let page = match line {
            Some(line) => {
                let page = page(caller, caller.t("report-lines-edit-title"), agreement);
                page.crumb(line.what.clone(), line_path(line))
            }
            None => page(caller, caller.t("report-lines-new-title"), agreement),
        };
        Ok(Self {
            page,
            fields,
            carried: if line.is_some() { "version" } else { KEY },
            partners: choices(&names.ground.partners),
            counts: countable(&names, caller.visit.translator()),
            services: choices(&names.ground.services),
            groups: choices(names.groups()),
            desks: choices(&names.ground.desks),
            is_new: line.is_none(),
        })
    }
}

pub(super) fn draft(form: &Form) -> LineDraft {
    let text = |field: &str| form.text(field).to_owned();
    LineDraft {
        organisation: text("organisation"),
        what: text("what"),
        counts: text("counts"),
        service: text("service"),
        group: text("group"),
        desk: text("desk"),
        is_own: form.has("is_own"),
        promised: text("promised"),
        due_on: text("due_on"),
        budget: text("budget"),
    }
}

/// A line as the form shows it, and as a file says it: by ids and words.
pub(super) fn draft_of(line: &Line) -> LineDraft {
    let (service, group, desk, is_own) = match &line.counts {
        Counts::Measure { service, group, desk, is_own, .. } => {
            (service.clone(), group.clone(), desk.clone(), *is_own)
        }
        Counts::ByHand | Counts::TrainingDays => (None, None, None, true),
    };
    LineDraft {
        organisation: line.organisation.to_string(),
        what: line.what.clone(),
        counts: line.counts.word().to_owned(),
        service: service.unwrap_or_default(),
        group: group.unwrap_or_default(),
        desk: desk.unwrap_or_default(),
        is_own,
        promised: line.promised.to_string(),
        due_on: line.due_on.to_string(),
        budget: line.budget.map(Money::plain).unwrap_or_default(),
    }
}

fn form_of(line: &Line) -> Form {
    let draft = draft_of(line);
    Form::from_pairs([
        ("organisation", draft.organisation),
        ("what", draft.what),
        ("counts", draft.counts),
        ("service", draft.service),
        ("group", draft.group),
        ("desk", draft.desk),
        ("is_own", if draft.is_own { "1".to_owned() } else { String::new() }),
        ("promised", draft.promised),
        ("due_on", draft.due_on),
        ("budget", draft.budget),
        ("version", line.version.to_string()),
    ])
}

/// All that is wrong, each beside its field.
pub(super) fn errors(faults: &[LineFault]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for fault in faults {
        errors.add(fault.field, fault.text);
    }
    errors
}

pub(super) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    let agreement = kept(&mut caller.cx.read().await?, &caller, &text).await?;
    let usual = Form::from_pairs([("counts", BY_HAND), ("is_own", "1")]);
    let fields = Fields::of(keyed(&caller, usual));
    web::html(&Edit::of(&caller, &agreement, None, fields).await?)
}

pub(super) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let agreement = kept(&mut caller.cx.read().await?, &caller, &text).await?;
    match create_line(&caller.cx, agreement.id, &draft(&form), key(&caller, &form).as_deref()).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, &path(agreement.id), "report-lines-entered")),
        Err(LineError::Faulty(faults)) => {
            let fields = Fields::refused(keyed(&caller, form), errors(&faults));
            web::unprocessable(&Edit::of(&caller, &agreement, None, fields).await?)
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn edit(caller: Caller, Path((text, line)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = kept(&mut tx, &caller, &text).await?;
    let line = line_of(&mut tx, &agreement, &line).await?;
    drop(tx);
    web::html(&Edit::of(&caller, &agreement, Some(&line), Fields::of(form_of(&line))).await?)
}

pub(super) async fn update(caller: Caller, Path((text, line)): Path<(String, String)>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = kept(&mut tx, &caller, &text).await?;
    let line = line_of(&mut tx, &agreement, &line).await?;
    drop(tx);
    let version = form.text("version").parse().unwrap_or(0);
    match edit_line(&caller.cx, line.id, version, &draft(&form)).await {
        Ok(()) => Ok(web::see_other_saying(&caller.visit, &line_path(&line), "report-lines-changed")),
        Err(LineError::Faulty(faults)) => {
            let fields = Fields::refused(form, errors(&faults));
            web::unprocessable(&Edit::of(&caller, &agreement, Some(&line), fields).await?)
        }
        Err(LineError::Moved) => {
            // What she typed stays; the version is the new one, so that saving again is her decision.
            let mut errors = FieldErrors::new();
            errors.add("what", "report-line-moved");
            let fields = Fields::refused(form.set("version", line.version.to_string()), errors);
            let mut answer = web::unprocessable(&Edit::of(&caller, &agreement, Some(&line), fields).await?)?;
            *answer.status_mut() = StatusCode::CONFLICT;
            Ok(answer)
        }
        Err(other) => Err(other.into()),
    }
}
