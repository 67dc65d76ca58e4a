//! `firm_draft`: forms that were begun and are gone on with by a mailed link.

use kernel::{EmailAddress, Id, Instant};
use policy::Permit;
use storage::{Result, StorageError, ToValue as _, Tx};
use texts::Locale;

use crate::policy::{Forget, KeepDraft};

storage::statements! {
    INSERT = "INSERT INTO firm_draft (id, email, fields, locale, kept_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT id, email, fields, locale, kept_at FROM firm_draft WHERE id = $1";
    DELETE = "DELETE FROM firm_draft WHERE id = $1";
    FORGET = "DELETE FROM firm_draft WHERE kept_at < $1";
}

/// A form that was begun.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id; what its link opens.
    pub id: Id<Draft>,
    /// Where the link went.
    pub email: EmailAddress,
    /// What was typed, field by field.
    pub fields: Vec<(String, String)>,
    /// The language of whoever typed it.
    pub locale: Locale,
    /// When.
    pub kept_at: Instant,
}

/// Keeps one.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &mut Tx, permit: &Permit<KeepDraft>, draft: &Draft) -> Result<()> {
    let fields = serde_json::to_value(&draft.fields)
        .map_err(|error| StorageError::Column { column: "fields".into(), source: Box::new(error) })?;
    let values = [
        permit.target().value(),
        draft.email.as_str().value(),
        fields.value(),
        draft.locale.code().value(),
        draft.kept_at.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Draft>) -> Result<Option<Draft>> {
    let Some(row) = tx.optional(&FIND, [id.value()]).await? else { return Ok(None) };
    Ok(Some(Draft {
        id: row.get("id")?,
        email: row.parsed("email", EmailAddress::parse)?,
        fields: row.json("fields")?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        kept_at: row.get("kept_at")?,
    }))
}

/// Throws one away.
///
/// # Errors
/// When the database refuses.
pub async fn delete(tx: &mut Tx, permit: &Permit<KeepDraft>) -> Result<u64> {
    tx.execute(&DELETE, [permit.target().value()]).await
}

/// Throws away what was begun before that time.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}
