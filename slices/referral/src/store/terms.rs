//! `referral_terms` and `referral_consent_text`.

use kernel::{Id, Instant};
use network::api::Agreement;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use crate::model::{ConsentText, Terms, USUAL};
use crate::policy::SetTerms;

storage::statements! {
    FIND = "SELECT answer_days, outcome_days FROM referral_terms WHERE agreement_id = $1";
    SET = "INSERT INTO referral_terms (agreement_id, answer_days, outcome_days, changed_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (agreement_id) DO UPDATE
           SET answer_days = excluded.answer_days, outcome_days = excluded.outcome_days, changed_at = excluded.changed_at";
    TEXT = "SELECT version, text_it, text_en, since FROM referral_consent_text
            WHERE agreement_id = $1 ORDER BY version DESC LIMIT 1";
    TEXT_OF_VERSION = "SELECT version, text_it, text_en, since FROM referral_consent_text
                       WHERE agreement_id = $1 AND version = $2";
    ADD_TEXT = "INSERT INTO referral_consent_text (agreement_id, version, text_it, text_en, since)
                VALUES ($1, $2, $3, $4, $5)";
}

/// The limits of an agreement, or the usual ones.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Terms> {
    let Some(row) = tx.optional(&FIND, [agreement.value()]).await? else { return Ok(USUAL) };
    Ok(Terms { answer_days: row.get("answer_days")?, outcome_days: row.get("outcome_days")? })
}

/// Sets them.
///
/// # Errors
/// When the database refuses.
pub async fn set(tx: &mut Tx, permit: &Permit<SetTerms>, terms: Terms, now: Instant) -> Result<()> {
    let values =
        [permit.target().value(), terms.answer_days.value(), terms.outcome_days.value(), now.value()];
    tx.execute(&SET, values).await.map(drop)
}

/// The text of consent in use.
///
/// # Errors
/// When the database refuses.
pub async fn text(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Option<ConsentText>> {
    tx.optional(&TEXT, [agreement.value()]).await?.as_ref().map(read).transpose()
}

/// A version of it: the one that somebody said yes to.
///
/// # Errors
/// When the database refuses.
pub async fn text_of_version(
    tx: &mut Tx,
    agreement: Id<Agreement>,
    version: i64,
) -> Result<Option<ConsentText>> {
    tx.optional(&TEXT_OF_VERSION, [agreement.value(), version.value()]).await?.as_ref().map(read).transpose()
}

/// Adds a version.
///
/// # Errors
/// When the database refuses; `Unique` when somebody else added it at the same time.
pub async fn add_text(tx: &mut Tx, permit: &Permit<SetTerms>, text: &ConsentText) -> Result<()> {
    let values =
        [permit.target().value(), text.version.value(), text.it.value(), text.en.value(), text.since.value()];
    tx.execute(&ADD_TEXT, values).await.map(drop)
}

fn read(row: &Row) -> Result<ConsentText> {
    Ok(ConsentText {
        version: row.get("version")?,
        it: row.get("text_it")?,
        en: row.get("text_en")?,
        since: row.get("since")?,
    })
}
