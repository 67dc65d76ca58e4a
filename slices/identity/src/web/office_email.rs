//! `/conferma-indirizzo`: the page behind the link that went to an address for notices.

use askama::Template;
use kernel::Id;
use web::{Answer, Caller, Page};

use super::cookie;
use crate::actions::office_email::confirm_office_email;
use crate::policy::CONFIRM_EMAIL;

#[derive(Template)]
#[template(path = "own/office_email.html")]
struct Confirm {
    page: Page,
}

/// Asks, since a mail scanner opens links too.
pub(super) async fn ask(caller: Caller) -> Answer {
    super::invitation::holder(&caller, CONFIRM_EMAIL).await?;
    let page = caller.page(caller.t("identity-office-email-title")).private();
    web::html(&Confirm { page })
}

/// Confirms.
pub(super) async fn confirm(caller: Caller) -> Answer {
    let (cx, person) = super::invitation::holder(&caller, CONFIRM_EMAIL).await?;
    let said = match confirm_office_email(&cx, Id::from_uuid(person.uuid())).await? {
        true => "identity-office-email-done",
        false => "identity-office-email-taken",
    };
    let answer = web::see_other_saying(&caller.visit, "/accedi", said);
    Ok(cookie::take_link(&caller, answer, CONFIRM_EMAIL))
}
