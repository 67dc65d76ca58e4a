//! A report is handed in: counted, guarded against everything before it, frozen.

use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};
use uuid::Uuid;

use super::HandInError;
use crate::model::guard::Secondary;
use crate::model::{Month, Months, ScopeKind};
use crate::policy::HandIn;
use crate::queries;
use crate::store;
use crate::store::report::Report;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The report.
    pub id: Id<Report>,
    /// How many figures are hidden in it.
    pub hidden: usize,
}

/// How often another one may come in between.
const TRIES: usize = 3;

/// Hands in the report of a form for some months that are over.
///
/// It is counted without holding the writer; whether another report came in meanwhile shows in the network's number, and
/// then it is counted again, since it must be guarded against that one too.
///
/// # Errors
/// [`HandInError`].
pub async fn hand_in(
    cx: &Cx,
    kind: ScopeKind,
    scope: Uuid,
    form: &str,
    period: Months,
) -> Result<HandedIn, HandInError> {
    if period.to >= Month::of(cx.now().date()) {
        return Err(HandInError::NotOver);
    }
    for _ in 0..TRIES {
        let mut reader = cx.read().await?;
        let scope = queries::scope(&mut reader, kind, scope, period).await?;
        let id: Id<Report> = cx.new_id();
        let permit = cx.permit::<HandIn>(scope.resource(id))?;
        let forms = queries::forms(&mut reader, scope.network.id).await?;
        let found = forms.iter().find(|known| known.key == form && known.scopes.contains(&kind));
        let form = found.ok_or(HandInError::NotFound)?;
        if let Some(before) = store::report::same(&mut reader, scope.id, &form.key, period).await? {
            return Err(HandInError::Before(before.id));
        }
        let last = store::report::last_number(&mut reader, scope.network.id).await?;
        let prepared = queries::made(&mut reader, &scope, form, period, Secondary::On).await?;
        drop(reader);

        let mut tx = cx.begin().await?;
        let text = serde_json::to_vec(&prepared.document).unwrap_or_default();
        let report = Report {
            id,
            network: scope.network.id,
            scope_kind: kind,
            scope: scope.id,
            digest: storage::sha256(&text),
            document: prepared.document,
            number: last + 1,
            handed_in_at: cx.now(),
        };
        if store::report::last_number(&mut tx, scope.network.id).await? != last
            || !store::report::insert(&mut tx, cx, &permit, &report, &prepared.figures).await?
        {
            continue;
        }
        let hidden = report.document.hidden();
        let details = json!({
            "form": report.document.form, "from": period.from, "to": period.to, "scope": kind.word(),
            "digest": report.digest, "hidden": hidden,
        });
        trail::record(&mut tx, cx, "report.hand_in", id.uuid(), details).await?;
        tx.commit().await?;
        return Ok(HandedIn { id, hidden });
    }
    Err(HandInError::Moved)
}
