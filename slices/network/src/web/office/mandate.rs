//! `/ufficio/rete/enti/{id}/incarichi`: an office of a body is given, or ended.

use askama::Template;
use axum::extract::Path;
use kernel::{EmailAddress, Id, PhoneNumber};
use texts::Locale;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{page, same_network};
use crate::actions::{MandateFault, NewMandate, assign_mandate, end_mandate};
use crate::model::{MandateError, Organisation, Position};
use crate::queries::organisation;
use crate::store;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/mandate.html")]
struct MandateForm {
    page: Page,
    fields: Fields,
    offices: Vec<Choice>,
    languages: Vec<Choice>,
}

impl MandateForm {
    async fn of(caller: &Caller, id: Id<Organisation>, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let found = organisation::for_staff(&mut tx, &caller.cx, id).await??;
        let (view, _) = found.ok_or_else(PageError::not_found)?;
        let query = same_network(caller);
        let page = page(caller, caller.t("network-mandate-title"))
            .crumb(caller.t("network-bodies-title"), format!("/ufficio/rete/enti{query}"))
            .crumb(view.body.name.clone(), format!("/ufficio/rete/enti/{id}{query}"));
        let offices = Position::ALL.iter().map(|office| Choice::new(office.word(), caller.t(office.text())));
        let languages = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.own_name()));
        Ok(Self { page, fields, offices: offices.collect(), languages: languages.collect() })
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    let usual = Form::from_pairs([
        ("office", Position::ContactPerson.word().to_owned()),
        ("from", caller.cx.now().date().to_string()),
        ("language", Locale::It.code().to_owned()),
    ]);
    web::html(&MandateForm::of(&caller, crate::web::id(&text)?, Fields::of(usual)).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = crate::web::id(&text)?;
    let mut errors = FieldErrors::new();
    if let Some(new) = read(id, &form, &mut errors) {
        match assign_mandate(&caller.cx, new).await {
            Ok(_) => {
                let to = format!("/ufficio/rete/enti/{id}{}", same_network(&caller));
                return Ok(web::see_other_saying(&caller.visit, &to, "network-mandate-done"));
            }
            Err(MandateFault::Rule(MandateError::Overlaps)) => {
                errors.add("from", "network-error-office-held")
            }
            Err(MandateFault::Rule(MandateError::SameContact)) => {
                errors.add("email", "network-error-same-contact")
            }
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&MandateForm::of(&caller, id, Fields::refused(form, errors)).await?)
}

fn read(organisation: Id<Organisation>, form: &Form, errors: &mut FieldErrors) -> Option<NewMandate> {
    let office = form.get("office").and_then(|word| Position::parse(word).ok());
    let office = errors.check("office", office.ok_or("network-error-kind-missing"));
    let name = errors.check("name", parse::required(form, "name", "network-error-contact-name"));
    let email = form.get("email").ok_or("network-error-contact-email");
    let email = email.and_then(|text| EmailAddress::parse(text).map_err(|_| "network-import-wrong-email"));
    let email = errors.check("email", email);
    let phone = parse::optional(form, errors, "phone", "network-import-wrong-phone", PhoneNumber::parse);
    let period = parse::period(form, errors);
    if !errors.is_empty() {
        return None;
    }
    Some(NewMandate {
        organisation,
        office: office?,
        person: None,
        name: name?,
        email: email?,
        phone,
        language: Locale::parse(form.text("language")).unwrap_or_default(),
        period: period?,
        act_number: form.get("act_number").map(str::to_owned),
    })
}

pub(crate) async fn end(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    let mandate = {
        let mut tx = caller.cx.read().await?;
        store::mandate::find(&mut tx, id).await?.ok_or_else(PageError::not_found)?
    };
    end_mandate(&caller.cx, id, caller.cx.now().date()).await?;
    let to = format!("/ufficio/rete/enti/{}{}", mandate.organisation, same_network(&caller));
    Ok(web::see_other_saying(&caller.visit, &to, "network-mandate-ended"))
}
