//! Controlled words.

use ::policy::Permit;
use storage::{Result, Row, StorageError, ToValue as _, Tx};

use crate::model::catalogue::{Scheme, Term, Vocabulary};
use crate::policy::SetVocabulary;

storage::statements! {
    ALL = "SELECT id, scheme, code, name_it, name_en FROM desk_term ORDER BY scheme, position, code LIMIT 5000";
    PUT = "INSERT INTO desk_term (id, scheme, code, name_it, name_en, position) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (scheme, code)
           DO UPDATE SET name_it = excluded.name_it, name_en = excluded.name_en, position = excluded.position";
}

/// All of them, in order.
///
/// # Errors
/// When the database refuses.
pub async fn all(tx: &mut Tx) -> Result<Vocabulary> {
    let rows = tx.all(&ALL, []).await?;
    Ok(Vocabulary::new(rows.iter().map(read).collect::<Result<_>>()?))
}

/// Writes words in the order given; those known by scheme and code keep their id and get the new names.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &mut Tx, _permit: &Permit<SetVocabulary>, terms: &[Term]) -> Result<()> {
    let rows = terms.iter().enumerate().map(|(position, term)| {
        vec![
            term.id.value(),
            term.scheme.code().value(),
            term.code.value(),
            term.name_it.value(),
            term.name_en.value(),
            position.value(),
        ]
    });
    tx.insert_all(&PUT, rows.collect()).await.map(drop)
}

fn read(row: &Row) -> Result<Term> {
    Ok(Term {
        id: row.get("id")?,
        scheme: row.parsed("scheme", |code| Scheme::parse(code).ok_or(StorageError::Missing("scheme")))?,
        code: row.get("code")?,
        name_it: row.get("name_it")?,
        name_en: row.get("name_en")?,
    })
}
