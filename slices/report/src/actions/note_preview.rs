//! A report that somebody looked at before it is handed in: previews are not guarded against each other, so the trail says who
//! asked for which. No figure stands there.

use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use crate::model::Months;
use crate::policy::SeeFigures;
use crate::queries::{Scope, SeeError};

/// Writes it into the trail.
///
/// # Errors
/// [`SeeError::Refused`], or the database.
pub async fn note_preview(cx: &Cx, scope: &Scope, form: &str, period: Months) -> Result<(), SeeError> {
    cx.permit::<SeeFigures>(Resource::new(scope.id, scope.scopes.iter().copied()))?;
    let details = json!({ "form": form, "scope": scope.kind.word(), "from": period.from, "to": period.to });
    let mut tx = cx.begin().await?;
    trail::record(&mut tx, cx, "report.preview", scope.id, details).await?;
    tx.commit().await?;
    Ok(())
}
