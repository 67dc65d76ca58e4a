//! Corrects how a client is called and reached.

use kernel::Id;
use storage::{Cx, trail};

use super::ClientError;
use super::standing::of_client;
use crate::model::{Client, ClientNames};
use crate::policy::EditClient;
use crate::store;

/// Writes her names anew: the right of rectification, and typing errors.
///
/// # Errors
/// See [`ClientError`].
pub async fn edit_client(cx: &Cx, id: Id<Client>, names: ClientNames) -> Result<(), ClientError> {
    let mut tx = cx.begin().await?;
    let mut client = store::client::find(&mut tx, id).await?.ok_or(ClientError::Unknown)?;
    let permit = cx.permit::<EditClient>(of_client(&mut tx, &client).await?)?;
    if names.is_empty() {
        return Err(ClientError::NoName);
    }
    client.names = names;
    store::client::edit(&mut tx, &permit, &client).await?;
    trail::record(&mut tx, cx, "contact.edit_client", id.uuid(), serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(())
}
