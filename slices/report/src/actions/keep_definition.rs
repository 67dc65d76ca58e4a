//! A network keeps measures or a form of its own, or a newer edition of what comes with the program.

use kernel::Id;
use network::api::Network;
use policy::Resource;
use serde_json::json;
use storage::{Cx, trail};

use super::DefinitionError;
use crate::model::form::{read_form, read_measures};
use crate::policy::KeepDefinitions;
use crate::queries;
use crate::store;
use crate::store::definition::Kind;

/// Reads the document, measures or a form, and keeps it as it was written.
///
/// # Errors
/// [`DefinitionError::Faulty`] says what is wrong with it.
pub async fn keep_definition(cx: &Cx, network: Id<Network>, text: &str) -> Result<Kind, DefinitionError> {
    let mut tx = cx.begin().await?;
    network::api::network(&mut tx, network).await?.ok_or(DefinitionError::NotFound)?;
    let permit = cx.permit::<KeepDefinitions>(Resource::new(network, [network.uuid()]))?;
    let is_form = text.lines().any(|line| line.trim_start().starts_with("[[section]]"));
    let (kind, name) = if is_form {
        let measures = queries::measures(&mut tx, network).await?;
        (Kind::Form, read_form(text, &measures)?.key)
    } else {
        read_measures(text)?;
        (Kind::Measures, String::new())
    };
    store::definition::insert(&mut tx, cx, &permit, kind, &name, text).await?;
    let details = json!({ "kind": kind.word(), "name": name });
    trail::record(&mut tx, cx, "report.keep_definition", network.uuid(), details).await?;
    tx.commit().await?;
    Ok(kind)
}
