//! The contact that a form made when it was sent before: asked first, so that a page can say so.

use storage::{Cx, Result, Tx};

use crate::actions::standing::form_key;
use crate::model::{ClientNames, Contact, Entry, NewContact};
use crate::store;

/// The contact, and how its person is called.
///
/// # Errors
/// When the database refuses.
pub async fn made_by_form(
    tx: &mut Tx,
    cx: &Cx,
    new: &NewContact,
) -> Result<Option<(Contact, Option<ClientNames>)>> {
    let Some(key) = &new.key else { return Ok(None) };
    let of_the_form = Entry { appointment: None, message: None, ..new.entry.clone() };
    let made = store::contact::same(tx, &of_the_form, Some(&form_key(cx, key))).await?;
    let Some(made) = made else { return Ok(None) };
    let client = match made.client {
        Some(id) => store::client::find(tx, id).await?,
        None => None,
    };
    Ok(Some((made, client.map(|client| client.names))))
}
