//! Sets the controlled words by which the catalogue is ordered.

use policy::Resource;
use storage::Cx;

use super::CatalogueError;
use crate::model::catalogue::{Scheme, Term};
use crate::policy::SetVocabulary;
use crate::store::catalogue::term;

/// A word to set: its list, its code, its names in Italian and English.
#[derive(Clone, Debug)]
pub struct NewTerm {
    /// Its list.
    pub scheme: Scheme,
    /// Its code.
    pub code: String,
    /// In Italian.
    pub name_it: String,
    /// In English.
    pub name_en: String,
}

/// Sets words, in the order given. Those that are there keep their id and get the new names.
///
/// # Errors
/// When policy or the database refuses.
pub async fn set_vocabulary(cx: &Cx, words: Vec<NewTerm>) -> Result<(), CatalogueError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<SetVocabulary>(Resource::new((), []))?;
    let terms: Vec<Term> = words
        .into_iter()
        .map(|word| Term {
            id: cx.new_id(),
            scheme: word.scheme,
            code: word.code,
            name_it: word.name_it,
            name_en: word.name_en,
        })
        .collect();
    term::put(&mut tx, &permit, &terms).await?;
    Ok(tx.commit().await?)
}
