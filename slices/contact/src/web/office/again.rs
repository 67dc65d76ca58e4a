//! A form whose contact is there already: it comes back by the browser's Back, or from a page that was kept; or a colleague wrote
//! the contact of the same appointment or message.

use desk::api::Desk;
use kernel::Id;
use web::{Caller, PageError};

use crate::model::{Contact, NewContact};
use crate::queries::{Made, made_before};

/// What became of the form before.
pub(super) enum Before {
    /// Nothing: it is sent for the first time.
    Nothing,
    /// There is this contact, and the form says the same.
    Same(Box<Contact>),
    /// It made a contact, and says something else now: whoever sent it is asked what she means.
    Else,
    /// Another form made the contact of that appointment or message, and this one says something else.
    Another(Id<Contact>),
}

/// Whether there is a contact of this desk by the form, or of its appointment or message. One that waits to be completed was not
/// made by this form's answers; it is completed by them.
pub(super) async fn before(caller: &Caller, desk: &Desk, new: &NewContact) -> Result<Before, PageError> {
    let mut tx = caller.cx.read().await?;
    let made = made_before(&mut tx, &caller.cx, new).await?;
    let made = made.filter(|made| made.contact.desk == desk.id && made.contact.closed_at.is_some());
    Ok(match made {
        None => Before::Nothing,
        Some(Made { contact, names, .. }) if !new.says_else(&contact, names.as_ref()) => {
            Before::Same(Box::new(contact))
        }
        Some(Made { by_this_form: true, .. }) => Before::Else,
        Some(Made { contact, .. }) => Before::Another(contact.id),
    })
}
