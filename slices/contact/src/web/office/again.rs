//! A form that made a contact already comes back: by the browser's Back, or from a page that was kept.

use desk::api::Desk;
use web::{Caller, PageError};

use crate::model::{Contact, NewContact};
use crate::queries::made_by_form;

/// What became of the form before.
pub(super) enum Before {
    /// Nothing: it is sent for the first time.
    Nothing,
    /// It made this contact, and says the same.
    Same(Box<Contact>),
    /// It made a contact, and says something else now: whoever sent it is asked what she means.
    Else,
}

/// Whether the form made a contact of this desk already. One that waits to be completed was not made by this form's
/// answers; it is completed by them.
pub(super) async fn before(caller: &Caller, desk: &Desk, new: &NewContact) -> Result<Before, PageError> {
    let mut tx = caller.cx.read().await?;
    let made = made_by_form(&mut tx, &caller.cx, new).await?;
    Ok(match made.filter(|(made, _)| made.desk == desk.id && made.closed_at.is_some()) {
        None => Before::Nothing,
        Some((made, names)) if new.says_else(&made, names.as_ref()) => Before::Else,
        Some((made, _)) => Before::Same(Box::new(made)),
    })
}
