//! A body says that its services are as their sheets say.

use kernel::Id;
use network::api::Organisation;
use policy::Resource;
use storage::Cx;

use super::{CatalogueError, stands_by};
use crate::model::catalogue::{Change, ChangeKind, Confirmation, Service, ServiceId, ServiceStatus};
use crate::policy::ConfirmServices;
use crate::store::catalogue::{campaign, change, service};

/// Confirms these services of a body, or all that it still gives; says how many.
///
/// # Errors
/// [`CatalogueError::NotFound`] for an unknown body.
pub async fn confirm_services(
    cx: &Cx,
    organisation: Id<Organisation>,
    only: Option<&[ServiceId]>,
) -> Result<usize, CatalogueError> {
    let mut tx = cx.begin().await?;
    network::api::organisation(&mut tx, organisation).await?.ok_or(CatalogueError::NotFound)?;
    let scopes = network::api::scopes_of_organisation(&mut tx, organisation).await?;
    let resource = Resource::new(organisation, scopes).opened_by_link(organisation.uuid());
    let permit = cx.permit::<ConfirmServices>(resource)?;

    let confirmation = Confirmation { on: cx.now().date(), by: stands_by(&mut tx, cx, organisation).await? };
    let mut services = service::of_body(&mut tx, organisation).await?;
    services.retain(|service| {
        service.status != ServiceStatus::Defunct && only.is_none_or(|only| only.contains(&service.id))
    });
    let ids: Vec<ServiceId> = services.iter().map(|service| service.id).collect();
    service::confirm(&mut tx, &permit, &ids, &confirmation).await?;
    let lines: Vec<Change> = services.iter().map(|service| line(cx, service, &confirmation)).collect();
    change::record(&mut tx, &permit, &lines).await?;
    campaign::answer(&mut tx, &permit, cx.now()).await?;
    tx.commit().await?;
    Ok(ids.len())
}

fn line(cx: &Cx, service: &Service, confirmation: &Confirmation) -> Change {
    Change {
        id: cx.new_id(),
        service: service.id,
        at: cx.now(),
        kind: ChangeKind::Confirm,
        field: "assured_date".to_owned(),
        before: service.confirmation.on.to_string(),
        after: confirmation.on.to_string(),
        changed_by: confirmation.by.clone(),
    }
}
