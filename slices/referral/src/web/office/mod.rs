//! What the sending desk sees, and the coordinator's page of terms.

pub(crate) mod calls;
pub(crate) mod consent;
pub(crate) mod index;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod show;
pub(crate) mod terms;

use desk::api::Desk;
use storage::Tx;
use web::{Caller, Page, PageError};

use crate::queries;

/// The desk of an address, for who works at it.
async fn own_desk(tx: &mut Tx, caller: &Caller, slug: &str) -> Result<Desk, PageError> {
    let Some(desk) = desk::api::desk_by_slug(tx, slug).await? else {
        // Who is not signed in is asked to, whether there is such a desk or not.
        return Err(if caller.cx.actor == policy::Actor::Public {
            PageError::sign_in()
        } else {
            PageError::not_found()
        });
    };
    queries::may_see(&caller.cx, &desk)?;
    Ok(desk)
}

/// A page of a desk.
fn page(caller: &Caller, title: String, desk: &Desk) -> Page {
    caller
        .page(title)
        .private()
        .crumb(caller.t("referral-office-title"), "/ufficio/invii")
        .crumb(desk.name.clone(), format!("/ufficio/invii/{}", desk.slug))
}
