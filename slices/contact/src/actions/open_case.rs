//! Opens a case: only for somebody who comes back with one purpose.

use desk::api::Desk;
use kernel::Id;
use storage::Cx;

use super::CaseError;
use super::standing::at_desk;
use crate::model::{Case, Client, PURPOSE_CHARS, Request};
use crate::policy::KeepCase;
use crate::store;

/// A case to be opened.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The desk that follows it.
    pub desk: Id<Desk>,
    /// Whose.
    pub client: Id<Client>,
    /// What for.
    pub request: Request,
    /// A line on it.
    pub purpose: Option<String>,
}

/// Contacts that somebody must have had before a case is opened.
const RETURNED: usize = 2;

/// Opens it; an open one with the same purpose is the one.
///
/// # Errors
/// See [`CaseError`].
pub async fn open_case(cx: &Cx, new: NewCase) -> Result<Id<Case>, CaseError> {
    let mut tx = cx.begin().await?;
    let desk = desk::api::desk(&mut tx, new.desk).await?.ok_or(CaseError::Unknown)?;
    let id: Id<Case> = cx.new_id();
    let permit = cx.permit::<KeepCase>(at_desk(id, &desk))?;
    let client = store::client::find(&mut tx, new.client).await?.ok_or(CaseError::Unknown)?;
    if client.organisation.uuid() != desk.organisation {
        return Err(CaseError::Unknown);
    }
    if new.purpose.as_ref().is_some_and(|words| words.chars().count() > PURPOSE_CHARS) {
        return Err(CaseError::Purpose);
    }
    let open = store::case::of_client(&mut tx, client.id).await?;
    if let Some(same) = open.iter().find(|one| one.closed.is_none() && one.request == new.request) {
        return Ok(same.id);
    }
    if store::lists::of_client(&mut tx, client.id).await?.len() < RETURNED {
        return Err(CaseError::NotReturned);
    }
    let case = Case {
        id,
        organisation: client.organisation,
        desk: desk.id,
        client: Some(client.id),
        request: new.request,
        purpose: new.purpose,
        opened_on: cx.now().date(),
        closed: None,
        told: None,
    };
    store::case::insert(&mut tx, &permit, &[case], cx.person()).await?;
    tx.commit().await?;
    Ok(id)
}
