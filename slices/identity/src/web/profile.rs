//! `/ufficio/profilo`: one's own account.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError, see_other_saying};

use super::invitation::typed_twice;
use super::{ScopeSource, cookie, enter, towards, words};
use crate::actions::PasswordError;
use crate::model::{PASSWORD_MIN_CHARS, PersonId, SessionId, Step};
use crate::queries::{entering, own_account};

#[derive(Template)]
#[template(path = "own/profile.html")]
struct Profile {
    page: Page,
    who: Vec<(String, String)>,
    roles: Vec<(String, String)>,
    sessions: Vec<SessionRow>,
    recovery_left: i64,
}

struct SessionRow {
    id: SessionId,
    began: String,
    seen: String,
    is_this: bool,
}

#[derive(Template)]
#[template(path = "own/password.html")]
struct NewPassword {
    page: Page,
    fields: Fields,
    min: usize,
}

#[derive(Template)]
#[template(path = "own/prove.html")]
pub(super) struct Prove {
    pub(super) page: Page,
    pub(super) fields: Fields,
    pub(super) lead: String,
    pub(super) button: String,
}

/// Who is signed in, and in which session. Every page about oneself begins here.
pub(super) async fn oneself(caller: &Caller) -> Result<(PersonId, SessionId), PageError> {
    let token = cookie::token(caller).ok_or_else(PageError::sign_in)?;
    let session = entering::session(&caller.cx, &token).await?;
    let session = session.filter(|session| session.step == Step::Full).ok_or_else(PageError::sign_in)?;
    Ok((session.person, session.id))
}

/// A page under one's own.
pub(super) fn page(caller: &Caller, title: String) -> Page {
    let page = caller.page(title).crumb(caller.t("web-nav-office"), "/ufficio");
    page.crumb(caller.t("identity-own-title"), "/ufficio/profilo").private()
}

/// The account: roles, sessions, what can be changed.
pub(super) async fn show(caller: Caller, Extension(scopes): Extension<ScopeSource>) -> Answer {
    let (person, this) = oneself(&caller).await?;
    let options = (scopes.0)(caller.cx.clone()).await?;
    let own = own_account::own(&caller.cx, person, this).await?.ok_or_else(PageError::not_found)?;
    let say = caller.visit.translator();
    let sessions = own.sessions.iter().map(|session| SessionRow {
        id: session.id,
        began: say.date_time(session.created_at),
        seen: say.date_time(session.last_seen_at),
        is_this: session.is_this,
    });
    web::html(&Profile {
        page: caller
            .page(caller.t("identity-own-title"))
            .crumb(caller.t("web-nav-office"), "/ufficio")
            .private(),
        who: vec![
            (caller.t("identity-people-name"), own.account.colleague.name.clone()),
            (caller.t("identity-enter-email"), own.account.colleague.email.to_string()),
        ],
        roles: own
            .grants
            .iter()
            .map(|grant| (words::grant(say, grant, &options), words::span(say, grant)))
            .collect(),
        sessions: sessions.collect(),
        recovery_left: own.recovery_left,
    })
}

fn new_password(caller: &Caller, fields: Fields) -> NewPassword {
    let page = page(caller, caller.t("identity-own-password-title"));
    NewPassword { page, fields, min: PASSWORD_MIN_CHARS }
}

/// The page to change the password.
pub(super) async fn ask_password(caller: Caller) -> Answer {
    oneself(&caller).await?;
    web::html(&new_password(&caller, Fields::empty()))
}

/// The password in use and the new one, twice.
pub(super) async fn change_password(caller: Caller, form: Form) -> Answer {
    let (person, session) = oneself(&caller).await?;
    let mut errors = FieldErrors::new();
    let current = errors.check("current", form.get("current").ok_or("identity-own-current-missing"));
    let new = typed_twice(&form, &mut errors);
    if let (Some(current), Some(new)) = (current, new) {
        let changed =
            crate::actions::change_password::change_password(&caller.cx, person, session, current, new).await;
        match changed {
            Ok(()) => {
                return Ok(see_other_saying(&caller.visit, "/ufficio/profilo", "identity-own-password-done"));
            }
            Err(PasswordError::Fault(fault)) => errors.add("password", words::password_fault(fault)),
            Err(PasswordError::Wrong) => errors.add("current", "identity-own-password-wrong"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&new_password(&caller, Fields::refused(form, errors)))
}

fn new_app(caller: &Caller, fields: Fields) -> Prove {
    Prove {
        page: page(caller, caller.t("identity-own-app-title")),
        fields,
        lead: caller.t("identity-own-app-lead"),
        button: caller.t("identity-own-app-button"),
    }
}

/// The page for a new telephone.
pub(super) async fn ask_app(caller: Caller) -> Answer {
    oneself(&caller).await?;
    web::html(&new_app(&caller, Fields::empty()))
}

/// The password: then the app is set up anew.
pub(super) async fn change_app(caller: Caller, form: Form) -> Answer {
    let (person, _) = oneself(&caller).await?;
    let mut errors = FieldErrors::new();
    if let Some(current) = errors.check("current", form.get("current").ok_or("identity-own-current-missing"))
    {
        match crate::actions::change_app::change_app(&caller.cx, person, current).await {
            Ok(entered) => return Ok(enter::lead_on(&caller, &entered, towards::OFFICE)),
            Err(PasswordError::Wrong) => errors.add("current", "identity-own-password-wrong"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&new_app(&caller, Fields::refused(form, errors)))
}

/// Ends one of one's sessions.
pub(super) async fn end_session(caller: Caller, Path(id): Path<SessionId>) -> Answer {
    let (person, _) = oneself(&caller).await?;
    if !crate::actions::end_session::end_session(&caller.cx, person, id).await? {
        return Err(PageError::not_found());
    }
    Ok(see_other_saying(&caller.visit, "/ufficio/profilo", "identity-own-session-ended"))
}
