//! `/ufficio/rapporti/definizioni`: measures and forms as they are in force, and a document of one's own.

use askama::Template;
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use kernel::Id;
use network::api::Network;
use policy::Resource;
use texts::Message;
use web::forms::{FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::{FILE_MIB, page};
use crate::actions::{DefinitionError, keep_definition};
use crate::model::form::{SHIPPED_FORMS, SHIPPED_MEASURES};
use crate::model::{Form as ReportForm, FormFault, Measure};
use crate::policy::KeepDefinitions;
use crate::queries;
use crate::store::definition::{Definition, Kind};

#[derive(Template)]
#[template(path = "office/definitions.html")]
struct Index {
    page: Page,
    fields: Fields,
    measures: Vec<(String, String, &'static str, u32)>,
    forms: Vec<(String, String, String, u32)>,
    own: Vec<Definition>,
}

async fn own_network(caller: &Caller) -> Result<Id<Network>, PageError> {
    let mut tx = caller.cx.read().await?;
    let network = queries::own_network(&mut tx).await?.ok_or_else(PageError::not_found)?;
    caller.cx.permit::<KeepDefinitions>(Resource::new(network.id, [network.id.uuid()]))?;
    Ok(network.id)
}

async fn index_of(caller: &Caller, fields: Fields) -> Result<Index, PageError> {
    let network = own_network(caller).await?;
    let mut tx = caller.cx.read().await?;
    let locale = caller.visit.locale();
    let measures = queries::measures(&mut tx, network).await?;
    let forms = queries::forms(&mut tx, network).await?;
    let measure = |one: Measure| {
        (one.name.of(locale).to_owned(), one.says.of(locale).to_owned(), one.counts.text(), one.version)
    };
    let form = |one: ReportForm| {
        (one.key.clone(), one.name.of(locale).to_owned(), one.about.of(locale).to_owned(), one.version)
    };
    Ok(Index {
        page: page(caller, caller.t("report-definitions-title")),
        fields,
        measures: measures.into_iter().map(measure).collect(),
        forms: forms.into_iter().map(form).collect(),
        own: queries::definitions(&mut tx, network).await?,
    })
}

pub(crate) async fn index(caller: Caller) -> Answer {
    web::html(&index_of(&caller, Fields::empty()).await?)
}

pub(crate) async fn keep(caller: Caller, request: Request) -> Answer {
    let network = own_network(&caller).await?;
    let upload = Upload::read(request, FILE_MIB).await?;
    let mut errors = FieldErrors::new();
    match upload.file("file").map(|file| std::str::from_utf8(&file.bytes)) {
        None => errors.add("file", "report-definition-missing"),
        Some(Err(_)) => errors.add("file", "report-definition-not-text"),
        Some(Ok(text)) => match keep_definition(&caller.cx, network, text).await {
            Ok(_) => {
                let to = "/ufficio/rapporti/definizioni";
                return Ok(web::see_other_saying(&caller.visit, to, "report-definition-kept"));
            }
            Err(DefinitionError::Faulty(fault)) => errors.add("file", said(&fault)),
            Err(other) => return Err(other.into()),
        },
    }
    web::unprocessable(&index_of(&caller, Fields::refused(upload.form, errors)).await?)
}

fn said(fault: &FormFault) -> Message {
    match fault {
        FormFault::Unreadable(why) => Message::new("report-definition-unreadable").with("why", why.clone()),
        FormFault::Schema(_) => Message::new("report-definition-schema"),
        FormFault::MissingWords(at) => Message::new("report-definition-words").with("at", at.clone()),
        FormFault::WrongKey(at) => Message::new("report-definition-key").with("at", at.clone()),
        FormFault::UnknownMeasure(at) => Message::new("report-definition-measure").with("at", at.clone()),
        FormFault::WrongTable(at) => Message::new("report-definition-table").with("at", at.clone()),
        FormFault::NoOutcome(at) => Message::new("report-definition-outcome").with("at", at.clone()),
    }
}

/// A document as a file, to begin one's own with: `misure.toml`, the word of a form, the id of one that is kept.
pub(crate) async fn document(caller: Caller, Path(name): Path<String>, _: Form) -> Answer {
    let network = own_network(&caller).await?;
    let name = name.strip_suffix(".toml").ok_or_else(PageError::not_found)?;
    let mut tx = caller.cx.read().await?;
    let kept = queries::definitions(&mut tx, network).await?;
    let newest =
        kept.iter().find(|one| one.id.to_string() == name || (one.kind == Kind::Form && one.name == name));
    let text = match (name, newest) {
        (_, Some(one)) => one.text.clone(),
        ("misure", None) => SHIPPED_MEASURES.to_owned(),
        _ => {
            let line = format!("key = \"{name}\"");
            let shipped = SHIPPED_FORMS.iter().find(|text| text.lines().nth(1) == Some(line.as_str()));
            (*shipped.ok_or_else(PageError::not_found)?).to_owned()
        }
    };
    let headers = [
        (CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, "attachment; filename=\"definizioni.toml\"".to_owned()),
    ];
    Ok((headers, text).into_response())
}
