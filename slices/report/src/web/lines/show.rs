//! `…/{line}`: a line, how its number comes about, what was entered by hand; entering more; taking it away.

use askama::Template;
use axum::extract::Path;
use network::api::Agreement;
use texts::Translator;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::form::errors;
use super::said::{Names, Row};
use super::{kept, key, keyed, line_of, line_path, page, path, seen};
use crate::actions::{LineError, enter_progress, remove_line};
use crate::model::{Counts, Entry, Line, Progress, day};
use crate::queries::activity::ReachedLine;
use crate::queries::lines::of_agreement;
use crate::store;

#[derive(Template)]
#[template(path = "lines/show.html")]
struct Show {
    page: Page,
    row: Row,
    facts: Vec<(String, String)>,
    /// The sentence that says what its number is.
    says: String,
    entries: Vec<Entered>,
    fields: Fields,
    is_by_hand: bool,
}

/// Something entered by hand.
struct Entered {
    day: String,
    amount: String,
    proof: String,
    /// When it was struck and why.
    struck: Option<String>,
    /// Where it is struck.
    href: String,
}

impl Entered {
    fn of(entry: &Entry, line: &Line, say: &Translator) -> Self {
        let struck = entry.struck.as_ref().map(|(at, reason)| {
            let args = [("day", say.date_of(*at).into()), ("reason", reason.as_str().into())];
            say.ta("report-lines-struck", &args)
        });
        Self {
            day: say.date_short(entry.progress.day),
            amount: say.number(entry.progress.amount),
            proof: entry.progress.proof.clone(),
            struck,
            href: format!("{}/inserito/{}/togli", line_path(line), entry.id),
        }
    }
}

#[derive(Template)]
#[template(path = "lines/remove.html")]
struct Remove {
    page: Page,
    line: Line,
    href: String,
}

impl Show {
    async fn of(
        caller: &Caller,
        agreement: &Agreement,
        line: &Line,
        fields: Fields,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let (_, activity) = of_agreement(&mut tx, &caller.cx, agreement.id).await?;
        let one = activity.lines.into_iter().find(|one| one.line.id == line.id);
        let one = one.ok_or_else(PageError::not_found)?;
        let names = Names::of(&mut tx, caller, agreement).await?;
        let say = caller.visit.translator();
        let row = Row::of(&one, &names, say);
        let mut facts = vec![
            (caller.t("report-line-partner"), row.partner.clone()),
            (caller.t("report-lines-counts"), row.counts.clone()),
            (caller.t("report-line-reached"), row.reached.clone()),
            (caller.t("report-lines-counted"), row.until.clone()),
            (caller.t("report-line-due"), say.date(line.due_on)),
        ];
        facts.retain(|(_, said)| !said.is_empty());
        if !row.budget.is_empty() {
            facts.push((caller.t("report-lines-budget"), row.budget.clone()));
        }
        let entries = store::line::entries(&mut tx, line.id).await?;
        Ok(Self {
            page: page(caller, line.what.clone(), agreement),
            facts,
            says: says(caller, &one),
            entries: entries.iter().map(|entry| Entered::of(entry, line, say)).collect(),
            is_by_hand: line.counts == Counts::ByHand,
            row,
            fields,
        })
    }
}

fn says(caller: &Caller, one: &ReachedLine) -> String {
    let say = caller.visit.translator();
    match (&one.line.counts, &one.measure) {
        (Counts::ByHand, _) => say.t("report-lines-says-by-hand"),
        (Counts::TrainingDays, _) => say.t("report-lines-says-training"),
        (Counts::Measure { .. }, Some(measure)) => measure.says.of(say.locale()).to_owned(),
        (Counts::Measure { .. }, None) => say.t("report-lines-says-gone"),
    }
}

async fn found(caller: &Caller, text: &str, line: &str) -> Result<(Agreement, Line), PageError> {
    let mut tx = caller.cx.read().await?;
    let agreement = seen(&mut tx, caller, text).await?;
    let line = line_of(&mut tx, &agreement, line).await?;
    Ok((agreement, line))
}

pub(super) async fn show(caller: Caller, Path((text, line)): Path<(String, String)>) -> Answer {
    let (agreement, line) = found(&caller, &text, &line).await?;
    let today = Form::from_pairs([("day", caller.cx.now().date().to_string())]);
    let fields = Fields::of(keyed(&caller, today));
    web::html(&Show::of(&caller, &agreement, &line, fields).await?)
}

pub(super) async fn enter(caller: Caller, Path((text, line)): Path<(String, String)>, form: Form) -> Answer {
    let (agreement, line) = found(&caller, &text, &line).await?;
    let mut wrong = FieldErrors::new();
    let done_on = wrong.check("day", day(form.text("day")).ok_or("report-fault-day"));
    let amount = form.text("amount").replace('.', "").parse::<i64>();
    let amount = wrong.check("amount", amount.map_err(|_| "report-fault-amount"));
    if form.text("proof").is_empty() {
        wrong.add("proof", "report-fault-proof");
    }
    if let (Some(day), Some(amount), true) = (done_on, amount, wrong.is_empty()) {
        let progress = Progress { day, amount, proof: form.text("proof").to_owned() };
        match enter_progress(&caller.cx, line.id, &progress, key(&caller, &form).as_deref()).await {
            Ok(()) => {
                return Ok(web::see_other_saying(
                    &caller.visit,
                    &line_path(&line),
                    "report-lines-done-entered",
                ));
            }
            Err(LineError::Faulty(faults)) => wrong = errors(&faults),
            Err(other) => return Err(other.into()),
        }
    }
    let fields = Fields::refused(keyed(&caller, form), wrong);
    web::unprocessable(&Show::of(&caller, &agreement, &line, fields).await?)
}

pub(super) async fn ask_to_remove(caller: Caller, Path((text, line)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = kept(&mut tx, &caller, &text).await?;
    let line = line_of(&mut tx, &agreement, &line).await?;
    let page = page(&caller, caller.t("report-lines-remove-title"), &agreement);
    let href = line_path(&line);
    web::html(&Remove { page: page.crumb(line.what.clone(), href.clone()), line, href })
}

pub(super) async fn remove(caller: Caller, Path((text, line)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = kept(&mut tx, &caller, &text).await?;
    let line = line_of(&mut tx, &agreement, &line).await?;
    drop(tx);
    remove_line(&caller.cx, line.id).await?;
    Ok(web::see_other_saying(&caller.visit, &path(agreement.id), "report-lines-removed"))
}
