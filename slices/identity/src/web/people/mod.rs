//! `/ufficio/persone`: who works here.

pub(super) mod invite;
pub(super) mod list;
pub(super) mod person;
mod role_form;

use policy::ROOT;
use web::{Caller, Page};

use super::ScopeSource;
use crate::api::ScopeOption;
use crate::model::Role;

/// What roles can be held on: the whole installation, and what the other rooms have.
async fn options(caller: &Caller, scopes: ScopeSource) -> storage::Result<Vec<ScopeOption>> {
    let mut options = (scopes.0)(caller.cx.clone()).await?;
    options.retain(|option| option.role != Role::Administrator);
    let label = caller.app.site().name.clone();
    options.insert(
        0,
        ScopeOption {
            id: ROOT,
            role: Role::Administrator,
            word: "installation".to_owned(),
            label,
            within: Vec::new(),
        },
    );
    Ok(options)
}

/// A page under the list.
fn page(caller: &Caller, title: String) -> Page {
    let page = caller.page(title).crumb(caller.t("web-nav-office"), "/ufficio");
    page.crumb(caller.t("identity-people-title"), "/ufficio/persone").private()
}
