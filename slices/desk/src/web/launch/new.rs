//! `/ufficio/sportelli/nuovo`: a desk for a member, and the clerk who prepares it.

use askama::Template;
use kernel::{EmailAddress, Id};
use network::api::{Network, Organisation, OrganisationKind};
use policy::{Actor, ROOT};
use storage::Tx;
use texts::Message;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::shown;
use crate::actions::launch::{DeskToPrepare, FirstClerk, LaunchError, prepare_desk};

#[derive(Template)]
#[template(path = "launch/new.html")]
struct NewPage {
    page: Page,
    fields: Fields,
    bodies: Vec<Choice>,
}

/// The form.
///
/// # Errors
/// 401 for nobody, 403 for who is no coordinator.
pub(crate) async fn form(caller: Caller) -> Answer {
    web::html(&page(&caller, Fields::empty()).await?)
}

/// Prepares it.
///
/// # Errors
/// As [`form`].
pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let chosen = errors.check("body", chosen(form.text("body")).ok_or("desk-launch-new-body-missing"));
    let clerk = errors.check("clerk_email", clerk(&caller, &form));
    if form.has("clerk_email") && !form.has("clerk_name") {
        errors.add("clerk_name", "desk-launch-new-clerk-name-missing");
    }
    let (Some((network, organisation)), Some(clerk), true) = (chosen, clerk, errors.is_empty()) else {
        return web::unprocessable(&page(&caller, Fields::refused(form, errors)).await?);
    };
    match prepare_desk(&caller.cx, DeskToPrepare { network, organisation, clerk }).await {
        Ok(prepared) => {
            let to = shown::home(&prepared.desk.slug);
            Ok(web::see_other_saying(&caller.visit, &to, "desk-launch-new-done"))
        }
        Err(error) => {
            let (field, message) = match error {
                LaunchError::NotMember => ("body", "desk-launch-not-member"),
                LaunchError::NoMunicipality => ("body", "desk-launch-no-municipality"),
                LaunchError::Staff(identity::api::StaffError::Disabled) => {
                    ("clerk_email", "desk-setup-operator-disabled")
                }
                other => return Err(other.into()),
            };
            errors.add(field, message);
            web::unprocessable(&page(&caller, Fields::refused(form, errors)).await?)
        }
    }
}

async fn page(caller: &Caller, fields: Fields) -> Result<NewPage, PageError> {
    let Actor::Staff { .. } = caller.cx.actor else { return Err(PageError::sign_in()) };
    let mut tx = caller.cx.read().await?;
    let networks = networks(&mut tx, caller).await?;
    if networks.is_empty() {
        return Err(PageError::forbidden("desk-launch-new-forbidden"));
    }
    let bodies = bodies(&mut tx, caller, &networks).await?;
    let page = caller.page(caller.t("desk-launch-new-title")).private();
    let page = page
        .crumb(caller.t("desk-launch-office"), "/ufficio")
        .crumb(caller.t("desk-launch-list-title"), "/ufficio/sportelli");
    Ok(NewPage { page, fields, bodies })
}

/// The networks that she leads; all for the administrator.
pub(crate) async fn networks(tx: &mut Tx, caller: &Caller) -> Result<Vec<Network>, PageError> {
    let mut networks = network::api::networks(tx).await?;
    let actor = &caller.cx.actor;
    if !actor.scopes_of("administrator").contains(&ROOT) {
        let led = actor.scopes_of("coordinator");
        networks.retain(|network| led.contains(&network.id.uuid()) || led.contains(&ROOT));
    }
    Ok(networks)
}

/// The members of today that have no desk in the network yet: Comuni first.
async fn bodies(tx: &mut Tx, caller: &Caller, networks: &[Network]) -> Result<Vec<Choice>, PageError> {
    let mut choices = Vec::new();
    for network in networks {
        let members = network::api::members_as_of(tx, network.id, caller.cx.now().date()).await?;
        let mut ids: Vec<Id<Organisation>> = members.iter().map(|member| member.organisation).collect();
        ids.push(network.lead);
        ids.sort();
        ids.dedup();
        let desks = crate::store::desk::of_network(tx, network.id.uuid()).await?;
        let has_desk = |body: &Organisation| {
            desks.iter().any(|desk| {
                desk.organisation == body.id.uuid() && desk.state != crate::model::DeskState::Closed
            })
        };
        let mut bodies = network::api::organisations(tx, &ids).await?;
        bodies.retain(|body| !has_desk(body));
        bodies.sort_by_key(|body| body.kind != OrganisationKind::Municipality);
        choices.extend(bodies.into_iter().map(|body| {
            let label = if networks.len() > 1 {
                format!("{} ({})", body.name, network.name)
            } else {
                body.name.clone()
            };
            Choice::new(format!("{} {}", network.id, body.id), label)
        }));
    }
    Ok(choices)
}

fn chosen(value: &str) -> Option<(Id<Network>, Id<Organisation>)> {
    let (network, body) = value.split_once(' ')?;
    Some((network.parse().ok()?, body.parse().ok()?))
}

fn clerk(caller: &Caller, form: &Form) -> Result<Option<FirstClerk>, Message> {
    let Some(typed) = form.get("clerk_email") else {
        return match form.get("clerk_name") {
            Some(_) => Err("desk-launch-new-clerk-email-missing".into()),
            None => Ok(None),
        };
    };
    let email = EmailAddress::parse(typed).map_err(|_| "desk-setup-email-wrong")?;
    let name: String = form.text("clerk_name").chars().take(120).collect();
    Ok(Some(FirstClerk { name, email, locale: caller.visit.locale() }))
}
