//! Writes down a place of a body, and which of its services are given there.

use policy::Resource;
use storage::Cx;

use super::CatalogueError;
use crate::model::catalogue::{Place, PlaceId, ServiceId};
use crate::policy::SetPlace;
use crate::store::catalogue::{place, service};

/// Writes a place (a new one has a new id) with the services given there, all of the place's own body.
///
/// # Errors
/// [`CatalogueError::NotFound`] when a service is not of that body.
pub async fn set_place(cx: &Cx, wanted: Place, services: &[ServiceId]) -> Result<PlaceId, CatalogueError> {
    let mut tx = cx.begin().await?;
    let scopes = network::api::scopes_of_organisation(&mut tx, wanted.organisation).await?;
    let id = wanted.id;
    let permit = cx.permit::<SetPlace>(Resource::new(id, scopes))?;
    let own = service::of_body(&mut tx, wanted.organisation).await?;
    if !services.iter().all(|wanted| own.iter().any(|own| own.id == *wanted)) {
        return Err(CatalogueError::NotFound);
    }
    let given: Vec<_> = services.iter().map(|service| (cx.new_id(), *service)).collect();
    let mut places = vec![(permit, wanted)];
    place::put(&mut tx, &places).await?;
    if let Some((permit, _)) = places.pop() {
        place::give(&mut tx, &permit, &given).await?;
    }
    tx.commit().await?;
    Ok(id)
}
