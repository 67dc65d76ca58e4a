//! `/ufficio/rete/programmi/nuovo`: a programme is entered.

use askama::Template;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::{own_network, page};
use crate::actions::{AgreementError, NewProgramme, create_programme};
use crate::model::{ProgrammePart, ProgrammeRole, website};
use crate::store;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/programme.html")]
struct New {
    page: Page,
    fields: Fields,
}

impl New {
    fn of(caller: &Caller, fields: Fields) -> Self {
        Self { page: page(caller, caller.t("network-programme-title")), fields }
    }
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    own_network(&mut tx, &caller).await?;
    web::html(&New::of(&caller, Fields::empty()))
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let (network, roles) = {
        let mut tx = caller.cx.read().await?;
        let network = own_network(&mut tx, &caller).await?;
        let mut roles = Vec::new();
        for (role, field) in [(ProgrammeRole::Promoter, "promoter"), (ProgrammeRole::Funder, "funder")] {
            let Some(name) = form.get(field).map(str::to_owned) else { continue };
            let known = store::organisation::by_name_key(&mut tx, &crate::model::name_key(&name)).await?;
            roles.push(ProgrammePart { role, name, organisation: known.map(|body| body.id) });
        }
        (network, roles)
    };
    let mut errors = FieldErrors::new();
    let name = errors.check("name", parse::required(&form, "name", "network-error-name-missing"));
    let site = parse::optional(&form, &mut errors, "website", "network-import-wrong-website", |text| {
        website(text).ok_or(())
    });
    let (Some(name), true) = (name, errors.is_empty()) else {
        return web::unprocessable(&New::of(&caller, Fields::refused(form, errors)));
    };
    let new = NewProgramme { name, funding_line: form.get("line").map(str::to_owned), website: site, roles };
    match create_programme(&caller.cx, network.id, new).await {
        Ok(_) => {
            Ok(web::see_other_saying(&caller.visit, "/ufficio/rete/accordi/nuovo", "network-programme-done"))
        }
        Err(AgreementError::NameTaken) => {
            errors.add("name", "network-error-name-taken");
            web::unprocessable(&New::of(&caller, Fields::refused(form, errors)))
        }
        Err(other) => Err(other.into()),
    }
}
