//! Looks at all that a body keeps of somebody. That somebody looked stays in the trail.

use kernel::Id;
use storage::{Cx, Tx, trail};

use super::ClientError;
use super::standing::of_client;
use crate::model::{Case, Client, Contact};
use crate::policy::SeeClient;
use crate::store;

/// All that is kept.
#[derive(Clone, Debug)]
pub struct KnownOf {
    /// Who she is.
    pub client: Client,
    /// Her contacts, newest first.
    pub contacts: Vec<Contact>,
    /// Her cases, newest first.
    pub cases: Vec<Case>,
}

/// Shows it to the staff of her body.
///
/// # Errors
/// See [`ClientError`].
pub async fn look_at_client(cx: &Cx, id: Id<Client>) -> Result<KnownOf, ClientError> {
    let mut tx = cx.begin().await?;
    let client = store::client::find(&mut tx, id).await?.ok_or(ClientError::Unknown)?;
    cx.permit::<SeeClient>(of_client(&mut tx, &client).await?)?;
    let known = known_of(&mut tx, client).await?;
    trail::record(&mut tx, cx, "contact.look_at_client", id.uuid(), serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(known)
}

/// All that is kept of a client: for whoever may see it.
pub(crate) async fn known_of(tx: &mut Tx, client: Client) -> storage::Result<KnownOf> {
    let contacts = store::lists::of_client(tx, client.id).await?;
    let cases = store::case::of_client(tx, client.id).await?;
    Ok(KnownOf { client, contacts, cases })
}
