//! `/spid/metadata`, `/cie/metadata`: what the federations read of us.

use axum::Extension;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use web::{Answer, Caller, PageError};

use super::{Slug, organisation, public_url};
use crate::Room;
use crate::model::Service;
use crate::room::OurFault;

/// The signed document, made once in a process for each set of keys.
pub(super) async fn show(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(service): Extension<Service>,
    slug: Slug,
) -> Answer {
    let organisation = organisation(&room, service, &slug)?;
    let metadata = room.metadata(&caller.cx, service, organisation, public_url(&caller)).await;
    let metadata = metadata.map_err(|fault| match fault {
        OurFault::Key(crate::KeyError::Storage(error)) => error.into(),
        other => PageError::fault(other),
    })?;
    let metadata = metadata.ok_or_else(|| PageError::not_found().saying("identity-leave-not-yet"))?;
    let head = [(CONTENT_TYPE, "application/samlmetadata+xml"), (CACHE_CONTROL, "public, max-age=300")];
    Ok((head, metadata.to_string()).into_response())
}
