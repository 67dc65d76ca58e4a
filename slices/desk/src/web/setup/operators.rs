//! `…/operatori`: who works at the desk.

use askama::Template;
use axum::extract::Path;
use identity::api::{Colleague, PersonId, Role, StaffError};
use kernel::EmailAddress;
use storage::Tx;
use web::components::Steps;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::super::launch::reach::worked;
use crate::actions::launch::{LaunchError, NewOperator, end_operator, namable, name_operator};
use crate::model::Desk;
use crate::model::launch::Item;

/// The choice of who is not in the list.
const SOMEBODY_ELSE: &str = "new";

/// Somebody who works there.
struct Operator {
    id: String,
    name: String,
    email: String,
}

#[derive(Template)]
#[template(path = "setup/operators.html")]
struct OperatorsPage {
    page: Page,
    fields: Fields,
    steps: Option<Steps>,
    slug: String,
    operators: Vec<Operator>,
    known: Vec<Choice>,
    onward: Option<String>,
}

async fn page(tx: &mut Tx, caller: &Caller, desk: &Desk, fields: Fields) -> Result<OperatorsPage, PageError> {
    let operators = here(tx, caller, desk).await?;
    let known = known(tx, caller, desk, &operators).await?;
    let operators: Vec<Operator> = operators
        .into_iter()
        .map(|person| Operator {
            id: person.id.to_string(),
            name: person.name,
            email: person.email.as_str().to_owned(),
        })
        .collect();
    let steps = super::steps(caller, desk, Item::OperatorNamed);
    let onward = (steps.is_some() && !operators.is_empty())
        .then(|| super::shown::path(&desk.slug, Item::OperatorTrained));
    Ok(OperatorsPage {
        page: super::page(caller, desk, "desk-setup-operators-title"),
        fields,
        steps,
        slug: desk.slug.clone(),
        operators,
        known,
        onward,
    })
}

/// Who works at a desk today.
pub(super) async fn here(tx: &mut Tx, caller: &Caller, desk: &Desk) -> storage::Result<Vec<Colleague>> {
    identity::api::people_with_role(tx, Role::Operator, desk.id.uuid(), caller.cx.now()).await
}

/// Who may be named without a new invitation, herself first: [`namable`] says who that is.
/// Addresses are not shown: a name is enough to choose.
async fn known(
    tx: &mut Tx,
    caller: &Caller,
    desk: &Desk,
    already: &[Colleague],
) -> Result<Vec<Choice>, PageError> {
    let mut people = namable(tx, &caller.cx, desk).await?;
    people.retain(|person| !already.iter().any(|there| there.id == person.id));
    let me = caller.cx.person();
    people.sort_by_key(|person| Some(person.id.uuid()) != me);
    let label = |person: &Colleague| match me {
        Some(me) if me == person.id.uuid() => {
            caller.visit.translator().ta("desk-setup-operators-me", &[("name", person.name.as_str().into())])
        }
        _ => person.name.clone(),
    };
    let mut choices: Vec<Choice> =
        people.iter().map(|person| Choice::new(person.id.to_string(), label(person))).collect();
    if !choices.is_empty() {
        choices.push(Choice::new(SOMEBODY_ELSE, caller.t("desk-setup-operators-else")));
    }
    Ok(choices)
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

/// Names her.
///
/// # Errors
/// As [`form`].
pub(crate) async fn save(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    let already = here(&mut tx, &caller, &desk).await?;
    let choices = known(&mut tx, &caller, &desk, &already).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    if let Some(operator) = typed(&caller, &form, &choices, &mut errors) {
        match name_operator(&caller.cx, desk.id, operator).await {
            Ok(_) => {
                return super::onward(&caller, desk, Item::OperatorNamed, "desk-setup-operators-done").await;
            }
            Err(LaunchError::Staff(StaffError::Disabled)) => {
                errors.add("email", "desk-setup-operator-disabled")
            }
            Err(error) => return Err(error.into()),
        }
    }
    let mut tx = caller.cx.read().await?;
    web::unprocessable(&page(&mut tx, &caller, &desk, Fields::refused(form, errors)).await?)
}

/// Only who was offered can be chosen: an id from elsewhere names nobody.
fn typed(caller: &Caller, form: &Form, choices: &[Choice], errors: &mut FieldErrors) -> Option<NewOperator> {
    let chosen = form.text("person");
    if !choices.is_empty() && chosen != SOMEBODY_ELSE && !(chosen.is_empty() && form.has("email")) {
        let offered = choices.iter().any(|choice| choice.value == chosen);
        let person =
            chosen.parse::<PersonId>().ok().filter(|_| offered).ok_or("desk-setup-operators-missing");
        return errors.check("person", person).map(NewOperator::Known);
    }
    let name = errors.check("name", form.get("name").ok_or("desk-setup-operators-name-missing"));
    let email = match form.get("email") {
        None => Err("desk-setup-operators-email-missing"),
        Some(typed) => EmailAddress::parse(typed).map_err(|_| "desk-setup-email-wrong"),
    };
    let email = errors.check("email", email);
    let (name, email) = (name?.chars().take(120).collect(), email?);
    Some(NewOperator::Invited { name, email, locale: caller.visit.locale() })
}

/// Ends what somebody is at the desk.
///
/// # Errors
/// As [`form`]; 404 for who does not work there.
pub(crate) async fn end(caller: Caller, Path((slug, person)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    drop(tx);
    let person = person.parse::<PersonId>().map_err(|_| PageError::not_found())?;
    end_operator(&caller.cx, desk.id, person).await?;
    let to = super::shown::path(&slug, Item::OperatorNamed);
    Ok(web::see_other_saying(&caller.visit, &to, "desk-setup-operators-ended"))
}
