//! A report is handed in: its months are closed, it is counted, guarded against everything before it, frozen.

use contact::api::Closing;
use jiff::civil::Date;
use kernel::Id;
use serde_json::json;
use storage::{Cx, trail};
use uuid::Uuid;

use super::HandInError;
use crate::model::guard::Secondary;
use crate::model::{Form, Month, Months, ScopeKind};
use crate::policy::HandIn;
use crate::queries::{self, Scope};
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

/// Hands in the report of a form for some months that are over. From the moment on in which it is counted, contacts that are
/// written of them count on the day on which they are written: no later report tells another number because of them.
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
    let scope = queries::scope(&mut cx.read().await?, kind, scope, period).await?;
    let form = possible(cx, &scope, form, period).await?;
    close(cx, &scope, &form, period).await?;
    let handed_in = counted(cx, &scope, &form, period).await;
    if handed_in.is_err() {
        open_again(cx, &scope, &form, period).await?;
    }
    handed_in
}

/// The form, where the report may be handed in and was not yet.
async fn possible(cx: &Cx, scope: &Scope, form: &str, period: Months) -> Result<Form, HandInError> {
    cx.permit::<HandIn>(scope.resource(cx.new_id()))?;
    let mut tx = cx.read().await?;
    let forms = queries::forms(&mut tx, scope.network.id).await?;
    let found = forms.into_iter().find(|known| known.key == form && known.scopes.contains(&scope.kind));
    let form = found.ok_or(HandInError::NotFound)?;
    match store::report::same(&mut tx, scope.id, &form.key, period).await? {
        Some(before) => Err(HandInError::Before(before.id)),
        None => Ok(form),
    }
}

/// The months that it tells of, each by its first day.
fn months(scope: &Scope, form: &Form, period: Months) -> Vec<Date> {
    scope.months_told(form, period).each().iter().map(|month| month.first_day()).collect()
}

/// Closes them while it is counted, so that nothing comes in between.
async fn close(cx: &Cx, scope: &Scope, form: &Form, period: Months) -> Result<(), HandInError> {
    let mut tx = cx.begin().await?;
    let (of, months) = (scope.resource(scope.id), months(scope, form, period));
    contact::api::close_months(&mut tx, cx, of, &months, Closing::Counting).await?;
    Ok(tx.commit().await?)
}

/// It was not handed in after all.
async fn open_again(cx: &Cx, scope: &Scope, form: &Form, period: Months) -> Result<(), HandInError> {
    let mut tx = cx.begin().await?;
    let (of, months) = (scope.resource(scope.id), months(scope, form, period));
    contact::api::open_months(&mut tx, cx, of, &months).await?;
    Ok(tx.commit().await?)
}

async fn counted(cx: &Cx, scope: &Scope, form: &Form, period: Months) -> Result<HandedIn, HandInError> {
    for _ in 0..TRIES {
        let id: Id<Report> = cx.new_id();
        let permit = cx.permit::<HandIn>(scope.resource(id))?;
        let mut reader = cx.read().await?;
        if let Some(before) = store::report::same(&mut reader, scope.id, &form.key, period).await? {
            return Err(HandInError::Before(before.id));
        }
        let last = store::report::last_number(&mut reader, scope.network.id).await?;
        let prepared = queries::made(&mut reader, scope, form, period, Secondary::On).await?;
        drop(reader);

        let mut tx = cx.begin().await?;
        let text = serde_json::to_vec(&prepared.document).unwrap_or_default();
        let report = Report {
            id,
            network: scope.network.id,
            scope_kind: scope.kind,
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
        let (of, months) = (scope.resource(scope.id), months(scope, form, period));
        contact::api::close_months(&mut tx, cx, of, &months, Closing::ForGood).await?;
        let hidden = report.document.hidden();
        let details = json!({
            "form": report.document.form, "from": period.from, "to": period.to, "scope": scope.kind.word(),
            "digest": report.digest, "hidden": hidden,
        });
        trail::record(&mut tx, cx, "report.hand_in", id.uuid(), details).await?;
        tx.commit().await?;
        return Ok(HandedIn { id, hidden });
    }
    Err(HandInError::Moved)
}
