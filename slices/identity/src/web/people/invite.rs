//! Inviting somebody.

use askama::Template;
use axum::Extension;
use kernel::EmailAddress;
use texts::Locale;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError, see_other_saying};

use super::{options, page, role_form};
use crate::actions::StaffError;
use crate::actions::invite_person::{Invitation, invite_person};
use crate::api::ScopeOption;
use crate::queries::people::{givable, list};
use crate::web::ScopeSource;

/// Longest name.
const NAME_CHARS: usize = 120;

#[derive(Template)]
#[template(path = "people/invite.html")]
struct Invite {
    page: Page,
    fields: Fields,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
}

impl Invite {
    fn of(caller: &Caller, fields: Fields, givable: &[ScopeOption]) -> Self {
        Self {
            page: page(caller, caller.t("identity-invite-title")),
            fields,
            roles: role_form::choices(caller.visit.translator(), givable),
            languages: Locale::ALL.map(|locale| Choice::new(locale.code(), locale.own_name())).into(),
        }
    }
}

/// The roles that she may give. Who may give none does not invite.
async fn asked(caller: &Caller, scopes: ScopeSource) -> Result<Vec<ScopeOption>, PageError> {
    let options = options(caller, scopes).await?;
    list(&caller.cx, &options, None).await?;
    Ok(givable(&caller.cx, options))
}

/// The form.
pub(in crate::web) async fn ask(caller: Caller, Extension(scopes): Extension<ScopeSource>) -> Answer {
    let givable = asked(&caller, scopes).await?;
    let form = Form::default().set("language", Locale::It.code());
    web::html(&Invite::of(&caller, Fields::of(form), &givable))
}

/// The invitation.
pub(in crate::web) async fn send(
    caller: Caller,
    Extension(scopes): Extension<ScopeSource>,
    form: Form,
) -> Answer {
    let givable = asked(&caller, scopes).await?;
    let mut errors = FieldErrors::new();
    if let Some(invitation) = read(&form, &givable, &caller, &mut errors) {
        match invite(&caller, &invitation).await {
            Ok(()) => return Ok(see_other_saying(&caller.visit, "/ufficio/persone", "identity-invite-sent")),
            Err(StaffError::Disabled) => errors.add("email", "identity-people-disabled"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&Invite::of(&caller, Fields::refused(form, errors), &givable))
}

async fn invite(caller: &Caller, invitation: &Invitation) -> Result<(), StaffError> {
    let mut tx = caller.cx.begin().await?;
    invite_person(&caller.cx, &mut tx, invitation).await?;
    Ok(tx.commit().await?)
}

fn read(
    form: &Form,
    givable: &[ScopeOption],
    caller: &Caller,
    errors: &mut FieldErrors,
) -> Option<Invitation> {
    let name = form.get("name").filter(|name| name.chars().count() <= NAME_CHARS && !name.contains('\n'));
    let name = errors.check("name", name.ok_or("identity-invite-name-missing"));
    let email = EmailAddress::parse(form.text("email")).map_err(|_| "identity-invite-email-wrong");
    let email = errors.check("email", email);
    let locale = errors
        .check("language", Locale::parse(form.text("language")).ok_or("identity-invite-language-missing"));
    let grant = role_form::read(form, givable, caller.cx.now(), errors);
    Some(Invitation { name: name?.to_owned(), email: email?, locale: locale?, grants: vec![grant?] })
}
