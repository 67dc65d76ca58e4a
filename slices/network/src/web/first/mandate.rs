//! `/entra-in-rete/incarico`: who typed the code right signs in with her national identity and declares her mandate.

use askama::Template;
use axum::response::Response;
use kernel::{EmailAddress, Id, PhoneNumber};
use policy::{Actor, Level};
use storage::Cx;
use storage::links::LinkFault;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{page, steps};
use crate::actions::{ActivationError, DeclaredMandate, activate_mandate, admit_person, code_of};
use crate::model::{IndexEntry, MandateError, Position, SentCode};
use crate::policy::ACTIVATE_MANDATE;
use crate::store;
use crate::web::parse;

/// Where she signs in, and comes back from.
pub(crate) const SIGN_IN: &str = "/accedi?verso=/entra-in-rete/incarico&livello=2";
/// Where the code is typed.
const CODE: &str = "/entra-in-rete/codice";

#[derive(Template)]
#[template(path = "first/mandate.html")]
struct Declare {
    page: Page,
    fields: Fields,
    steps: Steps,
    entry: IndexEntry,
    code: SentCode,
    /// How she is called.
    name: String,
    offices: Vec<Choice>,
}

/// Who stands at this page: with the code, and signed in; or where she must go first.
enum AtTheDoor {
    In(Box<(Cx, Declare)>),
    Elsewhere(Response),
}

async fn door(caller: &Caller, fields: Fields) -> Result<AtTheDoor, PageError> {
    let holder = match caller.holding(ACTIVATE_MANDATE).await? {
        Ok(holder) => holder,
        // The cookie lasts an hour; the code is good still.
        Err(LinkFault::Forged | LinkFault::Expired) => {
            let answer = web::see_other_saying(&caller.visit, CODE, "network-first-type-again");
            return Ok(AtTheDoor::Elsewhere(answer));
        }
        Err(fault) => return Err(fault.into()),
    };
    let mut tx = caller.cx.read().await?;
    let code = store::activation::find_code(&mut tx, code_of(&holder)?).await?;
    let code = code.ok_or_else(PageError::not_found)?;
    let person = match admit_person(&mut tx, &caller.cx).await {
        Ok(person) => person,
        Err(ActivationError::LevelTooLow) => return Ok(AtTheDoor::Elsewhere(web::see_other(SIGN_IN))),
        Err(other) => return Err(other.into()),
    };
    // A role alone is not enough: somebody may hold it who signed in with a password.
    if matches!(caller.cx.actor, Actor::Staff { .. }) {
        identity::api::require_level(caller, Level::Substantial).await?;
    }
    if let Some(before) = store::activation::of_code(&mut tx, code.id).await?
        && before.person == Some(person.uuid())
    {
        return Ok(AtTheDoor::Elsewhere(done(caller, before.organisation)));
    }
    code.admit(caller.cx.now()).map_err(ActivationError::from)?;
    let entry = super::entry(&mut tx, &code.ipa_key).await?;
    let name = identity::api::display_name(&mut tx, person).await?.unwrap_or_default();
    drop(tx);
    let offices = Position::ALL.iter().map(|office| Choice::new(office.word(), caller.t(office.text())));
    let declare = Declare {
        page: page(caller, caller.t("network-first-mandate-title")),
        fields,
        steps: steps(caller, 4, &format!("{CODE}?ente={}", entry.ipa_code)),
        entry,
        code,
        name,
        offices: offices.collect(),
    };
    Ok(AtTheDoor::In(Box::new((holder, declare))))
}

/// The first page of her work, with what comes next.
fn done<T>(caller: &Caller, _body: Id<T>) -> Response {
    web::see_other_saying(&caller.visit, "/ufficio", "network-first-done")
}

pub(crate) async fn ask(caller: Caller) -> Answer {
    match door(&caller, Fields::empty()).await? {
        AtTheDoor::Elsewhere(answer) => Ok(answer),
        AtTheDoor::In(inside) => web::html(&inside.1),
    }
}

pub(crate) async fn activate(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let declared = read(&form, &mut errors);
    let (holder, mut declare) = match door(&caller, Fields::empty()).await? {
        AtTheDoor::Elsewhere(answer) => return Ok(answer),
        AtTheDoor::In(inside) => *inside,
    };
    if let Some(declared) = declared {
        match activate_mandate(&caller.cx, &holder, declared).await {
            Ok(body) | Err(ActivationError::DoneBefore(body)) => return Ok(done(&caller, body)),
            Err(ActivationError::Rule(MandateError::Overlaps)) => {
                errors.add("office", "network-first-office-held");
            }
            Err(ActivationError::Rule(MandateError::SameContact)) => {
                errors.add("email", "network-error-same-contact");
            }
            Err(other) => return Err(other.into()),
        }
    }
    declare.fields = Fields::refused(form, errors);
    web::unprocessable(&declare)
}

fn read(form: &Form, errors: &mut FieldErrors) -> Option<DeclaredMandate> {
    let office = form.get("office").and_then(|word| Position::parse(word).ok());
    let office = errors.check("office", office.ok_or("network-first-office-missing"));
    let act_date = parse::optional(form, errors, "act_date", "network-error-day-wrong", parse::day);
    let email = form.get("email").ok_or("network-error-contact-email");
    let email = email.and_then(|text| EmailAddress::parse(text).map_err(|_| "network-import-wrong-email"));
    let email = errors.check("email", email);
    let phone = parse::optional(form, errors, "phone", "network-import-wrong-phone", PhoneNumber::parse);
    if !form.has("declared") {
        errors.add("declared", "network-first-not-declared");
    }
    if !errors.is_empty() {
        return None;
    }
    Some(DeclaredMandate {
        office: office?,
        act_number: form.get("act_number").map(|text| text.chars().take(200).collect()),
        act_date,
        email: email?,
        phone,
    })
}
