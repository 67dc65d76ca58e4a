//! One person: her roles, and what can be done about her account.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use policy::Resource;
use uuid::Uuid;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError, see_other_saying};

use super::{options, page, role_form};
use crate::actions::{disable_person, end_grant, forget_codes as codes, give_role, invite_person};
use crate::api::ScopeOption;
use crate::model::{AccountState, Grant, GrantId, PersonId};
use crate::policy::{DisablePerson, ForgetCodes};
use crate::queries::people::{Sheet, givable, may_give, sheet};
use crate::web::{ScopeSource, words};

#[derive(Template)]
#[template(path = "people/person.html")]
struct Person {
    page: Page,
    /// Not `id`: the macro of the table has one of its own, and would win.
    person: PersonId,
    facts: Vec<(String, String)>,
    state: String,
    tone: &'static str,
    heads: Vec<String>,
    grants: Vec<GrantRow>,
    fields: Fields,
    roles: Vec<Choice>,
    may_invite_again: bool,
    may_close: bool,
    may_reopen: bool,
    may_forget_codes: bool,
}

struct GrantRow {
    id: GrantId,
    role: String,
    span: String,
    is_over: bool,
    may_end: bool,
}

impl Person {
    fn of(caller: &Caller, sheet: &Sheet, options: Vec<ScopeOption>, fields: Fields) -> Self {
        let say = caller.visit.translator();
        let account = &sheet.account;
        let id = account.colleague.id;
        let (state, tone) = words::state(say, account.state());
        let is_open = account.state() != AccountState::Disabled;
        let is_other = caller.cx.person() != Some(id.uuid());
        let may_disable = caller.cx.permit::<DisablePerson>(Resource::new(id, [])).is_ok() && is_other;
        let may_forget = caller.cx.permit::<ForgetCodes>(Resource::new(id, [])).is_ok();
        let heads = ["identity-people-role", "identity-people-span", "identity-people-action"];
        let grants = sheet.grants.iter().map(|grant| GrantRow {
            id: grant.id,
            role: words::grant(say, grant, &options),
            span: words::span(say, grant),
            is_over: grant.is_over_at(caller.cx.now()),
            may_end: may_give(&caller.cx, grant.role, grant.scope, within(&options, grant.scope)),
        });
        Self {
            page: page(caller, account.colleague.name.clone()),
            person: id,
            facts: vec![
                (caller.t("identity-enter-email"), account.colleague.email.to_string()),
                (caller.t("identity-people-since"), say.date_of(account.created_at)),
            ],
            state,
            tone,
            heads: heads.map(|key| caller.t(key)).into(),
            grants: grants.collect(),
            fields,
            may_invite_again: account.state() == AccountState::Invited,
            may_close: is_open && may_disable,
            may_reopen: !is_open && may_disable,
            may_forget_codes: account.has_totp && is_open && is_other && may_forget,
            roles: role_form::choices(say, &givable(&caller.cx, options)),
        }
    }
}

/// The scopes in which a scope lies.
fn within(options: &[ScopeOption], scope: Uuid) -> &[Uuid] {
    options
        .iter()
        .find(|option| option.id == scope)
        .map(|option| option.within.as_slice())
        .unwrap_or_default()
}

async fn known(
    caller: &Caller,
    scopes: ScopeSource,
    id: PersonId,
) -> Result<(Sheet, Vec<ScopeOption>), PageError> {
    let options = options(caller, scopes).await?;
    let sheet = sheet(&caller.cx, &options, id).await?.ok_or_else(PageError::not_found)?;
    Ok((sheet, options))
}

fn back(caller: &Caller, id: PersonId, saying: &'static str) -> Response {
    see_other_saying(&caller.visit, &format!("/ufficio/persone/{id}"), saying)
}

/// The page.
pub(in crate::web) async fn show(
    caller: Caller,
    Extension(scopes): Extension<ScopeSource>,
    Path(id): Path<PersonId>,
) -> Answer {
    let (sheet, options) = known(&caller, scopes, id).await?;
    web::html(&Person::of(&caller, &sheet, options, Fields::empty()))
}

/// Gives a role.
pub(in crate::web) async fn give(
    caller: Caller,
    Extension(scopes): Extension<ScopeSource>,
    Path(id): Path<PersonId>,
    form: Form,
) -> Answer {
    let (sheet, options) = known(&caller, scopes, id).await?;
    let mut errors = FieldErrors::new();
    let givable = givable(&caller.cx, options.clone());
    let Some(grant) = role_form::read(&form, &givable, caller.cx.now(), &mut errors) else {
        return web::unprocessable(&Person::of(&caller, &sheet, options, Fields::refused(form, errors)));
    };
    let mut tx = caller.cx.begin().await?;
    give_role::give_role(&caller.cx, &mut tx, id, &grant).await?;
    tx.commit().await?;
    Ok(back(&caller, id, "identity-people-role-given"))
}

/// Ends a role.
pub(in crate::web) async fn end(
    caller: Caller,
    Extension(scopes): Extension<ScopeSource>,
    Path((id, grant)): Path<(PersonId, GrantId)>,
) -> Answer {
    let (sheet, options) = known(&caller, scopes, id).await?;
    let is_grant = |found: &&Grant| found.id == grant;
    let found = sheet.grants.iter().find(is_grant).ok_or_else(PageError::not_found)?;
    end_grant::end_grant(&caller.cx, id, grant, within(&options, found.scope)).await?;
    Ok(back(&caller, id, "identity-people-role-ended"))
}

/// Mails the invitation again.
pub(in crate::web) async fn invite_again(
    caller: Caller,
    Extension(scopes): Extension<ScopeSource>,
    Path(id): Path<PersonId>,
) -> Answer {
    let (sheet, options) = known(&caller, scopes, id).await?;
    let scopes: Vec<Uuid> = sheet
        .grants
        .iter()
        .flat_map(|grant| within(&options, grant.scope).iter().copied().chain([grant.scope]))
        .collect();
    invite_person::invite_again(&caller.cx, id, &scopes).await?;
    Ok(back(&caller, id, "identity-invite-sent"))
}

/// Closes the account.
pub(in crate::web) async fn close(caller: Caller, Path(id): Path<PersonId>) -> Answer {
    disable_person::disable_person(&caller.cx, id).await?;
    Ok(back(&caller, id, "identity-people-closed"))
}

/// Opens it again.
pub(in crate::web) async fn reopen(caller: Caller, Path(id): Path<PersonId>) -> Answer {
    disable_person::enable_person(&caller.cx, id).await?;
    Ok(back(&caller, id, "identity-people-reopened"))
}

/// Forgets the app of who has lost her telephone.
pub(in crate::web) async fn forget_codes(caller: Caller, Path(id): Path<PersonId>) -> Answer {
    codes::forget_codes(&caller.cx, id).await?;
    Ok(back(&caller, id, "identity-people-codes-forgotten"))
}
