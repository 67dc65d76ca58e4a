//! `…/formazione`: on which day an operator was trained, and what proves it.

use askama::Template;
use axum::extract::{Path, Request};
use axum::http::header;
use axum::response::IntoResponse;
use documents::{Attachment, AttachmentError, CheckedFile, MediaType};
use identity::api::PersonId;
use jiff::civil::Date;
use kernel::Id;
use storage::Tx;
use texts::Message;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::super::launch::reach::{seen, worked};
use super::operators::here;
use crate::actions::launch::{TrainingDay, enter_training};
use crate::model::Desk;
use crate::model::launch::{Item, Training};
use crate::queries;

/// Largest file, in mebibytes: a scanned certificate.
pub(super) const LIMIT_MIB: u32 = 10;
/// What a proof may be.
const ACCEPTED: &[MediaType] = &[MediaType::Pdf, MediaType::Png, MediaType::Jpeg];
/// Longest proof in words, in characters.
const PROOF_LENGTH: usize = 300;

/// A training on record.
struct Line {
    text: String,
    file: Option<String>,
}

#[derive(Template)]
#[template(path = "setup/training.html")]
struct TrainingPage {
    page: Page,
    fields: Fields,
    steps: Option<Steps>,
    operators: Vec<Choice>,
    name_href: String,
    trainings: Vec<Line>,
}

async fn page(tx: &mut Tx, caller: &Caller, desk: &Desk, fields: Fields) -> Result<TrainingPage, PageError> {
    let operators = here(tx, caller, desk).await?;
    let launch = queries::launch(tx, desk.clone(), caller.cx.now()).await?;
    let people: Vec<PersonId> =
        launch.facts.trainings.iter().map(|training| Id::from_uuid(training.person)).collect();
    let names = identity::api::display_names(tx, &people).await?;
    let line = |training: &Training| line(caller, desk, &names, training);
    Ok(TrainingPage {
        page: super::page(caller, desk, "desk-setup-training-title"),
        fields,
        steps: super::steps(caller, desk, Item::OperatorTrained),
        operators: operators
            .iter()
            .map(|person| Choice::new(person.id.to_string(), person.name.clone()))
            .collect(),
        name_href: super::shown::path(&desk.slug, Item::OperatorNamed),
        trainings: launch.facts.trainings.iter().map(line).collect(),
    })
}

fn line(caller: &Caller, desk: &Desk, names: &super::shown::Names, training: &Training) -> Line {
    let t = caller.visit.translator();
    let who = super::shown::called(t, names, training.person);
    let held =
        t.ta("desk-launch-evidence-training", &[("name", who.into()), ("day", t.date(training.day).into())]);
    let text = training.proof.as_ref().map_or(held.clone(), |proof| format!("{held} · {proof}"));
    let file = training.attachment.map(|file| format!("/ufficio/sportelli/{}/formazione/{file}", desk.slug));
    Line { text, file }
}

/// The form.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn form(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    web::html(&page(&mut tx, &caller, &desk, Fields::empty()).await?)
}

/// Keeps it.
///
/// # Errors
/// As [`form`]; 413 for a file that is too large.
pub(crate) async fn save(caller: Caller, Path(slug): Path<String>, request: Request) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    let operators: Vec<PersonId> =
        here(&mut tx, &caller, &desk).await?.iter().map(|person| person.id).collect();
    let upload = Upload::read(request, LIMIT_MIB).await?;
    let mut errors = FieldErrors::new();
    let typed = typed(&upload, &operators, caller.cx.now().date(), &mut errors);
    let Some(day) = typed else {
        return web::unprocessable(
            &page(&mut tx, &caller, &desk, Fields::refused(upload.form, errors)).await?,
        );
    };
    drop(tx);
    enter_training(&caller.cx, desk.id, day).await?;
    super::onward(&caller, desk, Item::OperatorTrained, "desk-setup-training-done").await
}

fn typed(
    upload: &Upload,
    operators: &[PersonId],
    today: Date,
    errors: &mut FieldErrors,
) -> Option<TrainingDay> {
    let form = &upload.form;
    let person = errors.check("person", person(form, operators));
    let day = errors.check("day", day(form.get("day")));
    let proof: String = form.text("proof").chars().take(PROOF_LENGTH).collect();
    let proof = (!proof.is_empty()).then_some(proof);
    let file = errors.check("file", file_of(upload));
    let (person, day, file) = (person?, day?, file?);
    // A day to come has no proof yet.
    if day <= today && proof.is_none() && file.is_none() {
        errors.add("proof", "desk-setup-training-proof-missing");
        return None;
    }
    Some(TrainingDay { person, day, proof, file })
}

/// Where one works there, nobody needs to choose.
fn person(form: &Form, operators: &[PersonId]) -> Result<PersonId, &'static str> {
    match (operators, form.get("person")) {
        ([only], None) => Ok(*only),
        (_, typed) => typed
            .and_then(|typed| typed.parse().ok())
            .filter(|person| operators.contains(person))
            .ok_or("desk-setup-training-person-missing"),
    }
}

pub(super) fn day(typed: Option<&str>) -> Result<Date, &'static str> {
    let typed = typed.ok_or("desk-setup-day-missing")?;
    read_day(typed).ok_or("desk-setup-day-wrong")
}

/// A day as a date field sends it, or as people write it where there is none: `23/11/2026`.
pub(crate) fn read_day(typed: &str) -> Option<Date> {
    if let Ok(day) = typed.parse::<Date>() {
        return Some(day).filter(|day| (2000..=2100).contains(&day.year()));
    }
    let mut parts = typed.split(['/', '.', '-']).map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (2000..=2100).contains(&date.year()).then_some(date)
}

fn file_of(upload: &Upload) -> Result<Option<CheckedFile>, Message> {
    let Some(sent) = upload.file("file") else { return Ok(None) };
    let most = usize::try_from(LIMIT_MIB).unwrap_or_default() * 1024 * 1024;
    let checked = documents::check(&sent.name, sent.bytes.to_vec(), ACCEPTED, most);
    checked.map(Some).map_err(|error| {
        Message::from(match error {
            AttachmentError::Empty => "desk-setup-file-empty",
            AttachmentError::TooLarge { .. } => "desk-setup-file-too-large",
            AttachmentError::NotWhatItClaims { .. } => "desk-setup-file-not-what-it-claims",
            AttachmentError::Unknown | AttachmentError::NotAccepted { .. } | AttachmentError::Macros => {
                "desk-setup-file-kind"
            }
        })
    })
}

/// The file that proves a training, for who sees the desk.
///
/// # Errors
/// 404 where there is none of this desk.
pub(crate) async fn file(caller: Caller, Path((slug, file)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, &caller, &slug).await?;
    let id = file.parse::<Id<Attachment>>().map_err(|_| PageError::not_found())?;
    let attachment = documents::find(&mut tx, id).await?;
    let owner = crate::actions::launch::proof_of(desk.id);
    let attachment = attachment
        .filter(|found| found.owner == owner.id && found.owner_kind == owner.kind)
        .ok_or_else(PageError::not_found)?;
    let content = documents::content(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    // The name that was sent may hold the name of a person: it goes into no address and no download.
    let disposition = format!("attachment; filename=\"formazione.{}\"", attachment.media_type.ending());
    let heads = [
        (header::CONTENT_TYPE, attachment.media_type.mime().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((heads, content).into_response())
}
