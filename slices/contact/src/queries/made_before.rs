//! The contact that a form made when it was sent before, or that another one made of the same appointment or message: asked first,
//! so that a page can say so.

use storage::{Cx, Result, Tx};

use crate::actions::standing::form_key;
use crate::model::{ClientNames, Contact, Entry, NewContact};
use crate::store;

/// A contact that is there already.
pub struct Made {
    /// The contact.
    pub contact: Contact,
    /// How its person is called.
    pub names: Option<ClientNames>,
    /// Whether this very form made it.
    pub by_this_form: bool,
}

/// The contact of a form, else that of its appointment or message.
///
/// # Errors
/// When the database refuses.
pub async fn made_before(tx: &mut Tx, cx: &Cx, new: &NewContact) -> Result<Option<Made>> {
    let key = new.key.as_deref().map(|key| form_key(cx, key));
    let of_the_form = Entry { appointment: None, message: None, ..new.entry.clone() };
    let by_form = store::contact::same(tx, &of_the_form, key.as_deref()).await?;
    let by_this_form = by_form.is_some();
    let made = match by_form {
        Some(made) => Some(made),
        None => store::contact::same(tx, &new.entry, None).await?,
    };
    let Some(contact) = made else { return Ok(None) };
    let client = match contact.client {
        Some(id) => store::client::find(tx, id).await?,
        None => None,
    };
    Ok(Some(Made { contact, names: client.map(|client| client.names), by_this_form }))
}
