//! `/ufficio/materiali`: documents of the portal.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Request};
use documents::{AttachmentError, CheckedFile, MediaType};
use kernel::Id;
use network::api::Organisation;
use policy::Resource;
use web::forms::{Choice, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::{chosen, network_choices, networks};
use crate::actions::{add_material, edit_material, remove_material};
use crate::model::draft::{LINE, TEXT, day};
use crate::model::{Language, Material, MaterialDetails, Topic};
use crate::policy::KeepMaterial;
use crate::store;
use crate::web::{MATERIAL_MIB, form, id};

/// What a document may be, judged by its content.
const DOCUMENTS: &[MediaType] = &[MediaType::Pdf, MediaType::Odt, MediaType::Docx, MediaType::Xlsx];

#[derive(Template)]
#[template(path = "office/materials.html")]
struct Index {
    page: Page,
    rows: Vec<Material>,
}

#[derive(Template)]
#[template(path = "office/material.html")]
struct Edit {
    page: Page,
    material: Option<Material>,
    fields: Fields,
    topics: Vec<Choice>,
    bodies: Vec<Choice>,
    languages: Vec<Choice>,
    networks: Vec<Choice>,
}

fn page(caller: &Caller, title: String) -> Page {
    let page = caller.page(title).private().crumb(caller.t("web-nav-office"), "/ufficio");
    page.crumb(caller.t("opportunity-materials-title"), "/ufficio/materiali")
}

/// The networks whose documents she keeps; at least one, or she is told why not.
async fn kept(caller: &Caller) -> Result<Vec<network::api::Network>, PageError> {
    let mut tx = caller.cx.read().await?;
    let mut all = networks(&mut tx, caller).await?;
    let may = |one: &network::api::Network| {
        caller.cx.permit::<KeepMaterial>(Resource::new(caller.cx.new_id(), [one.id.uuid()])).is_ok()
    };
    all.retain(may);
    if all.is_empty() {
        caller.cx.permit::<KeepMaterial>(Resource::new(caller.cx.new_id(), []))?;
    }
    Ok(all)
}

pub(crate) async fn index(caller: Caller) -> Answer {
    let networks: Vec<_> = kept(&caller).await?.into_iter().map(|one| one.id).collect();
    let mut rows = store::material::list(&mut caller.cx.read().await?, None).await?;
    rows.retain(|one| networks.contains(&one.network));
    let page = caller
        .page(caller.t("opportunity-materials-title"))
        .private()
        .crumb(caller.t("web-nav-office"), "/ufficio");
    web::html(&Index { page, rows })
}

#[derive(Template)]
#[template(path = "office/material_remove.html")]
struct Remove {
    page: Page,
    material: Material,
}

/// The bodies of these networks, each once.
async fn bodies(
    caller: &Caller,
    networks: &[network::api::Network],
) -> Result<Vec<network::api::Organisation>, PageError> {
    let mut tx = caller.cx.read().await?;
    let mut ids: BTreeSet<Id<Organisation>> = BTreeSet::new();
    for network in networks {
        let members = network::api::members_as_of(&mut tx, network.id, caller.cx.now().date()).await?;
        ids.extend(members.into_iter().map(|one| one.organisation));
    }
    let ids: Vec<Id<Organisation>> = ids.into_iter().collect();
    Ok(network::api::organisations(&mut tx, &ids).await?)
}

impl Edit {
    async fn of(caller: &Caller, material: Option<Material>, fields: Fields) -> Result<Self, PageError> {
        let networks = kept(caller).await?;
        let bodies = bodies(caller, &networks).await?.into_iter();
        let bodies = bodies.map(|body| Choice::new(body.id.to_string(), body.details.name)).collect();
        let title = match &material {
            Some(material) => material.title.clone(),
            None => caller.t("opportunity-material-new"),
        };
        Ok(Self {
            page: page(caller, title),
            material,
            fields,
            topics: Topic::ALL.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect(),
            bodies,
            languages: form::languages(),
            networks: network_choices(&networks),
        })
    }
}

/// What was typed, by a body that the network has, or that the document had before.
async fn details(
    caller: &Caller,
    form: &Form,
    before: Option<&Material>,
    errors: &mut FieldErrors,
) -> Result<Option<MaterialDetails>, PageError> {
    let organisation = form.get("organisation").map(str::parse::<Id<Organisation>>).transpose();
    let organisation = organisation.map_err(|_| "opportunity-material-no-body");
    let organisation = match errors.check("organisation", organisation).flatten() {
        Some(body) if before.is_none_or(|before| before.organisation != Some(body)) => {
            let bodies = bodies(caller, &kept(caller).await?).await?;
            let is_there = bodies.iter().any(|one| one.id == body);
            errors.check("organisation", is_there.then_some(body).ok_or("opportunity-material-no-body"))
        }
        known => known,
    };
    let written = written(form, errors);
    Ok(written.map(|written| MaterialDetails { organisation, ..written }).filter(|_| errors.is_empty()))
}

fn written(form: &Form, errors: &mut FieldErrors) -> Option<MaterialDetails> {
    let within = |field: &str, most: usize, missing: &'static str| match form.get(field) {
        None => Err(missing),
        Some(text) if text.chars().count() > most => Err("opportunity-fault-too-long"),
        Some(text) => Ok(text),
    };
    let title = errors.check("title", within("title", LINE, "opportunity-fault-no-title"));
    let summary = within("summary", TEXT, "opportunity-material-no-summary");
    let summary = errors.check("summary", summary);
    let topic =
        errors.check("topic", Topic::parse(form.text("topic")).map_err(|_| "opportunity-material-no-topic"));
    let dated_on = errors.check("dated_on", day(form.text("dated_on")).ok_or("opportunity-fault-wrong-date"));
    let language = Language::parse(form.text("language")).map_err(|_| "opportunity-fault-unknown-language");
    let language = errors.check("language", language);
    Some(MaterialDetails {
        title: title?.to_owned(),
        summary: summary?.to_owned(),
        topic: topic?,
        organisation: None,
        dated_on: dated_on?,
        language: language?,
        is_accessible: form.has("is_accessible"),
    })
}

fn file(upload: &Upload) -> Result<CheckedFile, &'static str> {
    let file = upload.file("file").ok_or("opportunity-file-missing")?;
    let most = usize::try_from(MATERIAL_MIB).unwrap_or(usize::MAX).saturating_mul(1024 * 1024);
    documents::check(&file.name, file.bytes.to_vec(), DOCUMENTS, most).map_err(|error| match error {
        AttachmentError::Empty => "opportunity-file-missing",
        AttachmentError::TooLarge { .. } => "opportunity-material-too-large",
        AttachmentError::NotWhatItClaims { .. } => "opportunity-material-claims",
        AttachmentError::Unknown | AttachmentError::NotAccepted { .. } | AttachmentError::Macros => {
            "opportunity-material-kind"
        }
    })
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let today = caller.cx.now().date().to_string();
    let fields = Fields::of(Form::from_pairs([("dated_on", today.as_str()), ("language", "it")]));
    web::html(&Edit::of(&caller, None, fields).await?)
}

pub(crate) async fn create(caller: Caller, request: Request) -> Answer {
    let networks = kept(&caller).await?;
    let upload = Upload::read(request, MATERIAL_MIB).await?;
    let mut errors = FieldErrors::new();
    let details = details(&caller, &upload.form, None, &mut errors).await?;
    let file = errors.check("file", file(&upload));
    if let (Some(details), Some(file)) = (details, file) {
        add_material(&caller.cx, chosen(&networks, &upload.form)?, &details, file).await?;
        return Ok(web::see_other_saying(&caller.visit, "/ufficio/materiali", "opportunity-material-done"));
    }
    web::unprocessable(&Edit::of(&caller, None, Fields::refused(upload.form, errors)).await?)
}

async fn own(caller: &Caller, text: &str) -> Result<Material, PageError> {
    let mut tx = caller.cx.read().await?;
    let material = store::material::find(&mut tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    caller.cx.permit::<KeepMaterial>(Resource::new(material.id, [material.network.uuid()]))?;
    Ok(material)
}

pub(crate) async fn edit(caller: Caller, Path(text): Path<String>) -> Answer {
    let material = own(&caller, &text).await?;
    let fields = Fields::of(Form::from_pairs([
        ("title", material.title.clone()),
        ("summary", material.summary.clone()),
        ("topic", material.topic.word().to_owned()),
        ("organisation", material.organisation.map(|id| id.to_string()).unwrap_or_default()),
        ("dated_on", material.dated_on.to_string()),
        ("language", material.language.word().to_owned()),
        ("is_accessible", if material.is_accessible { "1".to_owned() } else { String::new() }),
    ]));
    web::html(&Edit::of(&caller, Some(material), fields).await?)
}

pub(crate) async fn update(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let material = own(&caller, &text).await?;
    let mut errors = FieldErrors::new();
    if let Some(details) = details(&caller, &form, Some(&material), &mut errors).await? {
        edit_material(&caller.cx, material.id, &details).await?;
        return Ok(web::see_other_saying(&caller.visit, "/ufficio/materiali", "opportunity-material-done"));
    }
    web::unprocessable(&Edit::of(&caller, Some(material), Fields::refused(form, errors)).await?)
}

/// `GET /ufficio/materiali/{id}/togli`: what is taken away does not come back.
pub(crate) async fn ask_to_remove(caller: Caller, Path(text): Path<String>) -> Answer {
    let material = own(&caller, &text).await?;
    web::html(&Remove { page: page(&caller, caller.t("opportunity-material-remove")), material })
}

pub(crate) async fn remove(caller: Caller, Path(text): Path<String>) -> Answer {
    remove_material(&caller.cx, id(&text)?).await?;
    Ok(web::see_other_saying(&caller.visit, "/ufficio/materiali", "opportunity-material-removed"))
}
