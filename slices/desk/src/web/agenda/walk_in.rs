//! Who came without appointment: one click, and what she says of herself if she does.

use axum::extract::Path;
use kernel::Id;
use uuid::Uuid;
use web::forms::Form;
use web::{Answer, Caller, PageError};

use super::booking::desk_and_agendas;
use super::{base, refused_booking};
use crate::actions::{WalkIn, receive_walk_in};
use crate::model::{Attendee, Channel, NAME_LENGTH};
use crate::web::once::once;

/// Writes her down as served now.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn receive(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let (desk, agendas) = desk_and_agendas(&caller, &desk).await?;
    let chosen = agendas.iter().find(|agenda| agenda.id.to_string() == form.text("agenda"));
    let agenda = chosen.or_else(|| agendas.iter().find(|agenda| agenda.active)).map(|agenda| agenda.id);
    let Some(agenda) = agenda else { return Err(PageError::conflict("desk-agenda-no-agenda")) };
    let name = form.get("name").map(|name| name.chars().take(NAME_LENGTH).collect());
    let walk_in = WalkIn {
        desk: desk.id,
        agenda,
        channel: Channel::InPerson,
        service: form.get("servizio").and_then(|id| Uuid::parse_str(id).ok()).map(Id::from_uuid),
        attendee: Attendee { name, phone: None, email: None },
        note: None,
        minutes: None,
        once: once(&caller, &form),
    };
    let written = receive_walk_in(&caller.cx, walk_in).await.map_err(refused_booking)?;
    let address = format!("{}#a-{}", base(&desk), written.id);
    Ok(web::see_other_saying(&caller.visit, &address, "desk-agenda-walk-in-done"))
}
