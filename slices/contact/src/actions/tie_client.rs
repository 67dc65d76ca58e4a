//! Ties a client to an account. The desk gives her a link; she opens it, signs in, and says that she is this client: nobody
//! else can. No resemblance of names or addresses does it, but an account of another name is refused, since an address can
//! come into other hands. What was tied wrongly the desk unties.

use kernel::Id;
use storage::links::{self, Link};
use storage::{Cx, trail};
use uuid::Uuid;

use super::ClientError;
use super::forget::known_elsewhere;
use super::standing::of_client;
use crate::model::Client;
use crate::policy::{EditClient, TIE_CLIENT, TieClient};
use crate::store;

/// Days for which such a link is good.
const LINK_DAYS: i64 = 7;

/// Makes the link that the operator hands over or sends.
///
/// # Errors
/// See [`ClientError`].
pub async fn give_tie_link(cx: &Cx, id: Id<Client>) -> Result<Link, ClientError> {
    let mut tx = cx.begin().await?;
    let client = store::client::find(&mut tx, id).await?.ok_or(ClientError::Unknown)?;
    cx.permit::<EditClient>(of_client(&mut tx, &client).await?)?;
    if client.person.is_some() {
        return Err(ClientError::TiedAlready);
    }
    let link = links::create(&mut tx, cx, TIE_CLIENT, id.uuid(), cx.now().plus_days(LINK_DAYS)).await?;
    tx.commit().await?;
    Ok(link)
}

/// Ties her: `holder` is the context of who holds the link, `person` the account that is signed in beside it.
///
/// # Errors
/// See [`ClientError`].
pub async fn tie_client(holder: &Cx, id: Id<Client>, person: Uuid) -> Result<(), ClientError> {
    let mut tx = holder.begin().await?;
    let client = store::client::find(&mut tx, id).await?.ok_or(ClientError::Unknown)?;
    let permit = holder.permit::<TieClient>(of_client(&mut tx, &client).await?)?;
    let account = identity::api::display_name(&mut tx, Id::from_uuid(person)).await?;
    let account = account.filter(|name| !name.trim().is_empty()).ok_or(ClientError::AnotherName)?;
    if !known_elsewhere(&mut tx, &client).await?.is_called(Some(&account)) {
        return Err(ClientError::AnotherName);
    }
    if !store::client::tie(&mut tx, &permit, person).await? {
        return Err(ClientError::TiedAlready);
    }
    let by = serde_json::json!({ "person": person });
    trail::record(&mut tx, holder, "contact.tie_client", id.uuid(), by).await?;
    tx.commit().await?;
    Ok(())
}

/// Unties her at the desk: whoever was signed in sees nothing of hers any more. Addresses given before are good no more.
///
/// # Errors
/// See [`ClientError`].
pub async fn untie_client(cx: &Cx, id: Id<Client>) -> Result<(), ClientError> {
    let mut tx = cx.begin().await?;
    let client = store::client::find(&mut tx, id).await?.ok_or(ClientError::Unknown)?;
    let permit = cx.permit::<EditClient>(of_client(&mut tx, &client).await?)?;
    if let Some(person) = client.person {
        store::client::untie(&mut tx, &permit).await?;
        links::revoke(&mut tx, TIE_CLIENT, id.uuid(), cx.now()).await?;
        let from = serde_json::json!({ "person": person });
        trail::record(&mut tx, cx, "contact.untie_client", id.uuid(), from).await?;
    }
    tx.commit().await?;
    Ok(())
}
