//! `/ufficio/rete/programmi/nuovo` and `…/programmi/{id}`: the form of a programme.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use policy::Resource;
use storage::Tx;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_network, page, same_network};
use crate::actions::{AgreementError, NewProgramme, create_programme, edit_programme};
use crate::model::{Network, Programme, ProgrammePart, ProgrammeRole, website};
use crate::policy::EditProgramme;
use crate::store;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/programme.html")]
struct ProgrammeForm {
    page: Page,
    fields: Fields,
}

impl ProgrammeForm {
    fn of(caller: &Caller, title: String, fields: Fields) -> Self {
        Self { page: page(caller, title), fields }
    }
}

/// Who does what in a programme, with the field that names them, one on a line.
const ROLES: [(ProgrammeRole, &str); 2] =
    [(ProgrammeRole::Promoter, "promoter"), (ProgrammeRole::Funder, "funder")];

pub(crate) async fn new(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    own_network(&mut tx, &caller).await?;
    web::html(&ProgrammeForm::of(&caller, caller.t("network-programme-title"), Fields::empty()))
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let (network, new) = {
        let mut tx = caller.cx.read().await?;
        let network = own_network(&mut tx, &caller).await?;
        (network, read(&mut tx, &form, &mut errors).await?)
    };
    if let Some(new) = new {
        match create_programme(&caller.cx, network.id, new).await {
            Ok(_) => {
                let to = format!("/ufficio/rete/accordi/nuovo{}", same_network(&caller));
                return Ok(web::see_other_saying(&caller.visit, &to, "network-programme-done"));
            }
            Err(AgreementError::NameTaken) => errors.add("name", "network-error-name-taken"),
            Err(other) => return Err(other.into()),
        }
    }
    let title = caller.t("network-programme-title");
    web::unprocessable(&ProgrammeForm::of(&caller, title, Fields::refused(form, errors)))
}

pub(crate) async fn edit(caller: Caller, Path(text): Path<String>) -> Answer {
    let (_, programme) = own_programme(&caller, &text).await?;
    let names = |role| {
        let parts = programme.roles.iter().filter(|part| part.role == role);
        parts.map(|part| part.name.as_str()).collect::<Vec<_>>().join("\n")
    };
    let form = Form::from_pairs([
        ("name", programme.name.clone()),
        ("line", programme.funding_line.clone().unwrap_or_default()),
        ("website", programme.website.clone().unwrap_or_default()),
        ("promoter", names(ProgrammeRole::Promoter)),
        ("funder", names(ProgrammeRole::Funder)),
    ]);
    let title = caller.t("network-programme-edit-title");
    web::html(&ProgrammeForm::of(&caller, title, Fields::of(form)))
}

pub(crate) async fn update(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let (network, programme) = own_programme(&caller, &text).await?;
    let mut errors = FieldErrors::new();
    let new = read(&mut caller.cx.read().await?, &form, &mut errors).await?;
    if let Some(new) = new {
        match edit_programme(&caller.cx, network.id, programme.id, new).await {
            Ok(()) => {
                let to = format!("/ufficio/rete{}", same_network(&caller));
                return Ok(web::see_other_saying(&caller.visit, &to, "network-programme-done"));
            }
            Err(AgreementError::NameTaken) => errors.add("name", "network-error-name-taken"),
            Err(other) => return Err(other.into()),
        }
    }
    let title = caller.t("network-programme-edit-title");
    web::unprocessable(&ProgrammeForm::of(&caller, title, Fields::refused(form, errors)))
}

/// A programme that the caller may change, and the network for which she does it.
async fn own_programme(caller: &Caller, text: &str) -> Result<(Network, Programme), PageError> {
    let id: Id<Programme> = crate::web::id(text)?;
    let mut tx = caller.cx.read().await?;
    let network = own_network(&mut tx, caller).await?;
    let programme = store::programme::by_ids(&mut tx, &[id]).await?.pop().ok_or_else(PageError::not_found)?;
    for user in store::programme::networks_of(&mut tx, id).await? {
        let may = caller.cx.permit::<EditProgramme>(Resource::new(id, [user.uuid()]));
        may.map_err(|_| AgreementError::UsedElsewhere)?;
    }
    Ok((network, programme))
}

/// What the form says; a name that a body on record has is that body.
async fn read(tx: &mut Tx, form: &Form, errors: &mut FieldErrors) -> Result<Option<NewProgramme>, PageError> {
    let mut roles: Vec<ProgrammePart> = Vec::new();
    for (role, field) in ROLES {
        for name in form.text(field).lines().map(str::trim).filter(|name| !name.is_empty()) {
            let known = store::organisation::by_name_key(tx, &crate::model::name_key(name)).await?;
            let part = ProgrammePart { role, name: name.to_owned(), organisation: known.map(|body| body.id) };
            if !roles.iter().any(|one| one.role == role && one.name == part.name) {
                roles.push(part);
            }
        }
    }
    let name = errors.check("name", parse::required(form, "name", "network-error-name-missing"));
    let website = parse::optional(form, errors, "website", "network-import-wrong-website", |text| {
        website(text).ok_or(())
    });
    let funding_line = form.get("line").map(str::to_owned);
    let (Some(name), true) = (name, errors.is_empty()) else { return Ok(None) };
    Ok(Some(NewProgramme { name, funding_line, website, roles }))
}
