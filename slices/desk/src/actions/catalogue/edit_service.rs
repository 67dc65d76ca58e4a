//! Mends the sheet of a service. Who mends it has read it: it counts as confirmed.

use kernel::Instant;
use policy::Resource;
use storage::{Cx, Tx};

use super::add_services::check;
use super::{CatalogueError, index_services, stands_by};
use crate::model::catalogue::{
    Change, ChangeKind, Confirmation, Service, ServiceId, ServiceSheet, ServiceStatus, changes,
};
use crate::policy::EditService;
use crate::store::catalogue::{change, service, term};

/// Writes a sheet anew; says how many fields changed. `seen` is when it had last been changed as the caller saw it;
/// none does not ask.
///
/// # Errors
/// [`CatalogueError::Faulty`] with what to mend first; [`CatalogueError::Moved`] when somebody saved meanwhile.
pub async fn edit_service(
    cx: &Cx,
    id: ServiceId,
    sheet: ServiceSheet,
    status: ServiceStatus,
    seen: Option<Instant>,
) -> Result<usize, CatalogueError> {
    let mut tx = cx.begin().await?;
    let changed = edit_service_in(&mut tx, cx, id, sheet, status, seen).await?;
    tx.commit().await?;
    Ok(changed)
}

/// The same in the caller's transaction.
pub(super) async fn edit_service_in(
    tx: &mut Tx,
    cx: &Cx,
    id: ServiceId,
    sheet: ServiceSheet,
    status: ServiceStatus,
    seen: Option<Instant>,
) -> Result<usize, CatalogueError> {
    let before = service::find_to_change(tx, id).await?.ok_or(CatalogueError::NotFound)?;
    let scopes = network::api::scopes_of_organisation(tx, before.organisation).await?;
    let resource = Resource::new(id, scopes).opened_by_link(before.organisation.uuid());
    let permit = cx.permit::<EditService>(resource)?;
    // A second press on the same button says the same as what stands there: nobody's work is lost by it.
    let same = before.status == status && changes(&before.sheet, &sheet).is_empty();
    if !same && seen.is_some_and(|seen| seen != before.changed_at) {
        return Err(CatalogueError::Moved(before.changed_at));
    }
    let vocabulary = term::all(tx).await?;
    check(&sheet, &vocabulary)?;

    let by = stands_by(tx, cx, before.organisation).await?;
    let after = Service {
        sheet,
        status,
        confirmation: Confirmation { on: cx.now().date(), by: by.clone() },
        changed_at: cx.now(),
        ..before.clone()
    };
    let lines = history(cx, &before, &after, &by);
    service::update(tx, &permit, &after).await?;
    change::record(tx, &permit, &lines).await?;
    index_services(tx, &[&after], &vocabulary).await?;
    Ok(lines.len())
}

fn history(cx: &Cx, before: &Service, after: &Service, by: &str) -> Vec<Change> {
    let line = |field: &str, before_text: String, after_text: String| Change {
        id: cx.new_id(),
        service: after.id,
        at: cx.now(),
        kind: ChangeKind::Update,
        field: field.to_owned(),
        before: before_text,
        after: after_text,
        changed_by: by.to_owned(),
    };
    let mut lines: Vec<Change> = changes(&before.sheet, &after.sheet)
        .into_iter()
        .map(|change| line(change.field.code(), change.before, change.after))
        .collect();
    if before.status != after.status {
        lines.push(line("status", before.status.code().to_owned(), after.status.code().to_owned()));
    }
    lines
}
