//! `/ufficio/profilo/codici`: recovery codes, shown until they are saved.

use askama::Template;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, see_other, see_other_saying};

use super::cookie;
use super::profile::{Prove, oneself, page};
use crate::actions::PasswordError;
use crate::actions::renew_recovery_codes::{put_sheet_away, renew_recovery_codes};
use crate::queries::own_account::sheet;

#[derive(Template)]
#[template(path = "own/recovery.html")]
struct Recovery {
    page: Page,
    when: String,
    codes: Vec<String>,
}

/// The sheet; without one, the way to a new one.
pub(super) async fn show(caller: Caller) -> Answer {
    let (_, session) = oneself(&caller).await?;
    let Some(codes) = sheet(&caller.cx, session).await? else {
        return Ok(see_other("/ufficio/profilo/codici/nuovi"));
    };
    let when = caller.visit.translator().date_of(caller.cx.now());
    let page = page(&caller, caller.t("identity-recovery-title"));
    cookie::unkept(web::html(&Recovery { page, when, codes }))
}

/// She has saved them.
pub(super) async fn put_away(caller: Caller) -> Answer {
    let (person, session) = oneself(&caller).await?;
    put_sheet_away(&caller.cx, person, session).await?;
    Ok(see_other_saying(&caller.visit, "/ufficio", "identity-recovery-saved"))
}

fn new_codes(caller: &Caller, fields: Fields) -> Prove {
    Prove {
        page: page(caller, caller.t("identity-recovery-new-title")),
        fields,
        lead: caller.t("identity-recovery-new-lead"),
        button: caller.t("identity-recovery-new-button"),
    }
}

/// The page that asks for the password.
pub(super) async fn ask(caller: Caller) -> Answer {
    oneself(&caller).await?;
    web::html(&new_codes(&caller, Fields::empty()))
}

/// The password: then there are new codes.
pub(super) async fn renew(caller: Caller, form: Form) -> Answer {
    let (person, session) = oneself(&caller).await?;
    let mut errors = FieldErrors::new();
    if let Some(current) = errors.check("current", form.get("current").ok_or("identity-own-current-missing"))
    {
        match renew_recovery_codes(&caller.cx, person, session, current).await {
            Ok(()) => return Ok(see_other("/ufficio/profilo/codici")),
            Err(PasswordError::Wrong) => errors.add("current", "identity-own-password-wrong"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&new_codes(&caller, Fields::refused(form, errors)))
}
