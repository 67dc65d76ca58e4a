//! Pages that want to be sure: who came with a lower level is sent back to her provider, and returns to the page.

use policy::{Actor, Level};
use texts::Message;
use web::{Caller, PageError};

use crate::model::{PersonId, level_number};
use crate::queries::entering;
use crate::web::{cookie, towards};

/// Who calls, when she proved her national identity at that level or a higher one. The error is the page that offers
/// the sign-in, or another one at the level needed; both lead back to this page.
///
/// # Errors
/// The page, or a fault of the database.
pub async fn require_level(caller: &Caller, level: Level) -> Result<PersonId, PageError> {
    let held = match &caller.cx.actor {
        Actor::Person { id, level: held } => Some((PersonId::from_uuid(*id), *held)),
        // Staff may have come with a password: what her session was signed in with is on its row.
        Actor::Staff { .. } => match cookie::token(caller) {
            Some(token) => entering::session(&caller.cx, &token)
                .await?
                .and_then(|session| Some((session.person, session.level?))),
            None => None,
        },
        _ => None,
    };
    match held {
        Some((person, held)) if held >= level => Ok(person),
        Some(_) => Err(PageError::forbidden(
            Message::new("identity-level-higher").with("level", level_number(level)),
        )
        .next(address(caller, level), "identity-level-button")),
        None => Err(PageError::sign_in()
            .saying("identity-level-needed")
            .next(address(caller, level), "identity-level-button")),
    }
}

/// The page that offers the providers, with the way back to this one.
pub(super) fn address(caller: &Caller, level: Level) -> String {
    let query = caller.visit.query().map_or_else(String::new, |query| format!("?{query}"));
    let here = format!("{}{query}", caller.visit.path());
    let level = level_number(level);
    match towards::inside(&here) {
        Some(here) => format!("/accedi?livello={level}&verso={}", towards::encoded(here)),
        None => format!("/accedi?livello={level}"),
    }
}
