//! The coordinator sets the time limits of an agreement and writes the text of consent.

use kernel::Id;
use network::api::Agreement;
use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use super::TermsError;
use crate::model::{ConsentText, MOST_DAYS, Terms};
use crate::policy::SetTerms;
use crate::store;

/// What is set.
#[derive(Clone, Debug)]
pub struct NewTerms {
    /// The limits.
    pub terms: Terms,
    /// The text of consent in Italian and English; empty leaves what there is.
    pub consent: Option<(String, String)>,
}

/// Sets them. A text that says something else is a new version; who said yes to an older one did so to that one.
///
/// # Errors
/// See [`TermsError`].
pub async fn set_terms(cx: &Cx, agreement: Id<Agreement>, new: NewTerms) -> Result<(), TermsError> {
    let mut tx = cx.begin().await?;
    let found = network::api::agreement(&mut tx, agreement).await?.ok_or(TermsError::NotFound)?;
    let scopes = network::api::scopes_of_agreement(&found);
    let permit = cx.permit::<SetTerms>(Resource::new(agreement, scopes))?;
    let days = 1..=MOST_DAYS;
    if !days.contains(&new.terms.answer_days) || !days.contains(&new.terms.outcome_days) {
        return Err(TermsError::Days);
    }
    store::terms::set(&mut tx, &permit, new.terms, cx.now()).await?;
    let known = store::terms::text(&mut tx, agreement).await?;
    let mut version = known.as_ref().map_or(0, |text| text.version);
    if let Some((it, en)) = new.consent {
        let is_other = known.is_none_or(|text| text.it != it || text.en != en);
        if is_other {
            version += 1;
            let text = ConsentText { version, it, en, since: cx.now() };
            match store::terms::add_text(&mut tx, &permit, &text).await {
                Err(error) if error.is_unique_on("referral_consent_text") => return Err(TermsError::Moved),
                done => done?,
            }
        }
    }
    let Terms { answer_days, outcome_days } = new.terms;
    let details = json!({ "answer_days": answer_days, "outcome_days": outcome_days, "text": version });
    trail::record(&mut tx, cx, "referral.set_terms", agreement.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}
