//! `/entra-in-rete`: the first of a body that nobody here knows. She finds her body in the public index, has a code sent
//! to its certified mail, types it, signs in with her national identity and declares her mandate.

pub(crate) mod body;
pub(crate) mod code;
pub(crate) mod contest;
pub(crate) mod mandate;
pub(crate) mod start;

use storage::Tx;
use web::components::Steps;
use web::{Caller, Page, PageError};

use crate::model::IndexEntry;
use crate::store;

/// Where the way begins.
pub(crate) const START: &str = "/entra-in-rete";

/// A page of the way, with the way back to its beginning.
fn page(caller: &Caller, title: String) -> Page {
    caller.page(title).crumb(caller.t("network-first-title"), START).private()
}

/// The four steps, at one of them.
fn steps(caller: &Caller, current: usize, back: &str) -> Steps {
    let names = [
        caller.t("network-first-step-body"),
        caller.t("network-first-step-code"),
        caller.t("network-first-step-person"),
        caller.t("network-first-step-mandate"),
    ];
    Steps { names: names.to_vec(), current, back: Some(back.to_owned()) }
}

/// The body that the address names.
async fn entry(tx: &mut Tx, ipa: &str) -> Result<IndexEntry, PageError> {
    let found = store::public_index::find(tx, &ipa.trim().to_lowercase()).await?;
    found.ok_or_else(PageError::not_found)
}
