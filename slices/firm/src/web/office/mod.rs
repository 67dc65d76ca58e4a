//! What staff sees of firms: the operators of a body its needs, the coordinator those of the network.

pub(super) mod act;
pub(super) mod index;
pub(super) mod new;
pub(super) mod show;
pub(super) mod times;

use ::desk::api::Desk;
use ::web::forms::{Choice, FieldErrors, Form};
use ::web::{Caller, Page, PageError};
use contact::api::Channel;
use policy::Resource;
use storage::Tx;

use crate::actions::Spoken;
use crate::policy::SeeNeeds;

/// The desk of an address, where she sees the needs of its body.
async fn desk(tx: &mut Tx, caller: &Caller, slug: &str) -> Result<Desk, PageError> {
    let desk = ::desk::api::desk_by_slug(tx, slug).await?.ok_or_else(PageError::not_found)?;
    let body = kernel::Id::from_uuid(desk.organisation);
    let scopes = crate::actions::standing::scopes(tx, body, desk.network).await?;
    caller.cx.permit::<SeeNeeds>(Resource::new(desk.organisation, scopes))?;
    Ok(desk)
}

fn page(caller: &Caller, title: impl Into<String>) -> Page {
    caller.page(title).private().crumb(caller.t("web-nav-office"), "/ufficio")
}

fn desk_page(caller: &Caller, title: impl Into<String>, desk: &Desk) -> Page {
    page(caller, title)
        .crumb(caller.t("firm-office-title"), "/ufficio/imprese")
        .crumb(desk.name.clone(), format!("/ufficio/imprese/{}", desk.slug))
}

/// How one can have spoken with a firm, mail first: the commonest.
fn channels(caller: &Caller) -> Vec<Choice> {
    let all = [Channel::Mail, Channel::Phone, Channel::InPerson, Channel::Video];
    all.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect()
}

/// How she spoke with the firm, as the form says.
fn spoken(form: &Form, errors: &mut FieldErrors) -> Spoken {
    let channel = Channel::parse(form.text("channel")).unwrap_or(Channel::Mail);
    let minutes = match form.get("minutes").map(str::parse::<u16>) {
        Some(Ok(minutes @ 1..=600)) => Some(minutes),
        Some(_) => {
            errors.add("minutes", "firm-fault-minutes");
            None
        }
        None => None,
    };
    Spoken { channel, minutes }
}
