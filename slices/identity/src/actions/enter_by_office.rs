//! Coming in by an office's own sign-in: her account is found by the name that the office has for her, the first time
//! by her address, or made; her roles from groups become what the office says now.
//!
//! Roles that people gave her are never touched. The office's word opens accounts of its own domains alone, and an
//! account that had a code before is bound to the office's name only once she has given that code.

use std::collections::BTreeSet;

use kernel::EmailAddress;
use openid::client::Claims;
use policy::{Action as _, Actor, Resource};
use serde_json::json;
use storage::{Cx, Keys, Tx, trail};
use tracing::warn;
use uuid::Uuid;

use super::EnterError;
use super::ask_office::{NotAdmitted, OfficeError};
use super::open_session::{self, Entered};
use crate::api::ScopeOption;
use crate::model::{Changes, Held, Origin, PersonId, Role, Step};
use crate::policy::{EnterByOffice, GrantByOffice, SignIn};
use crate::settings::Office;
use crate::store;

/// Who acts when an office gives and ends roles.
const ACTOR: Actor = Actor::System { job: "identity.enter_by_office" };
/// No name that people have is longer.
const LONGEST_NAME: usize = 120;

/// Lets her in as far as her office's word goes: signed in where it vouches for a second factor, else before our code.
/// `options` are all scopes there are.
pub(crate) async fn enter_by_office(
    cx: &Cx,
    office: &Office,
    claims: &Claims,
    options: &[ScopeOption],
) -> Result<Entered, OfficeError> {
    let by_office = cx.acting_as(ACTOR);
    let wanted = wanted(office, claims, options);
    let mut tx = cx.begin().await?;
    let (person, is_confirmed) = account(&by_office, &mut tx, office, claims, !wanted.is_empty()).await?;
    let now = cx.now();
    change_roles(&by_office, &mut tx, office, person, &wanted).await?;
    let has_code = store::totp::sealed(&mut tx, person).await?.is_some_and(|sealed| sealed.is_confirmed);
    let vouches = office.vouches(claims.text("acr"), &claims.list("amr"));
    let step = match (vouches && is_confirmed, has_code) {
        (true, _) => Step::Full,
        (false, true) => Step::Code,
        (false, false) => Step::Enrol,
    };
    let permit = by_office.permit::<EnterByOffice>(Resource::new(person, []))?;
    store::office::used(&mut tx, &permit, &subject_hash(cx.keys(), claims), now).await?;
    let permit = cx.permit::<SignIn>(Resource::new(person, []))?;
    let origin = Origin::office(claims.issuer().to_owned());
    let entered = open_session::open_from(&mut tx, cx, &permit, step, origin).await;
    let entered = entered.map_err(EnterError::from)?;
    tx.commit().await?;
    Ok(entered)
}

/// What is kept of the office's name for her.
fn subject_hash(keys: &Keys, claims: &Claims) -> String {
    keys.pseudonym("identity.office_subject", &format!("{} {}", claims.issuer(), claims.subject()))
}

/// The roles that her groups make. A scope that is not there is told to the administrator, not to her.
fn wanted(office: &Office, claims: &Claims, options: &[ScopeOption]) -> BTreeSet<(Role, Uuid)> {
    let groups = claims.list(&office.groups_claim);
    let mut wanted = BTreeSet::new();
    for made in office.roles_of(&groups) {
        let is_it = |option: &&ScopeOption| option.role == made.role && option.word == made.scope;
        match options.iter().find(is_it) {
            Some(option) => drop(wanted.insert((made.role, option.id))),
            None => {
                warn!(office = office.slug, scope = made.scope, "identity.offices: there is no such scope")
            }
        }
    }
    wanted
}

/// Her account, and whether she has shown that it is hers.
async fn account(
    by_office: &Cx,
    tx: &mut Tx,
    office: &Office,
    claims: &Claims,
    has_roles: bool,
) -> Result<(PersonId, bool), OfficeError> {
    let hash = subject_hash(by_office.keys(), claims);
    if let Some(known) = store::office::account(tx, &hash).await? {
        return match known.is_closed {
            true => Err(OfficeError::NotAdmitted(NotAdmitted::Closed)),
            false => Ok((known.person, known.is_confirmed)),
        };
    }
    let email = claims.verified_email().and_then(|email| EmailAddress::parse(email).ok());
    let email = email.ok_or(OfficeError::NotAdmitted(NotAdmitted::EmailUnverified))?;
    if !office.may_speak_for(&email) {
        return Err(OfficeError::NotAdmitted(NotAdmitted::EmailForeign));
    }
    let new = by_office.permit::<EnterByOffice>(Resource::new(by_office.new_id(), []))?;
    let known = store::person::by_email(tx, &email).await?;
    let (person, is_new) = match known {
        Some((_, true)) => return Err(OfficeError::NotAdmitted(NotAdmitted::Closed)),
        Some((known, false)) => (known.id, false),
        None if !has_roles => return Err(OfficeError::NotAdmitted(NotAdmitted::NoRole)),
        None => {
            let (name, locale) = (name(claims, &email), by_office.locale);
            store::person::insert(tx, &new, &name, &email, locale, by_office.now()).await?;
            let made = store::person::by_email(tx, &email).await?;
            // Somebody made and closed it in between: she tries again.
            let (made, _) = made.ok_or(OfficeError::Over)?;
            (made.id, true)
        }
    };
    let has_code = store::totp::sealed(tx, person).await?.is_some_and(|sealed| sealed.is_confirmed);
    let permit = by_office.permit::<EnterByOffice>(Resource::new(person, []))?;
    let name = (hash.as_str(), claims.issuer());
    if !store::office::link(tx, &permit, name, by_office.now(), !has_code).await? {
        return Err(OfficeError::NotAdmitted(NotAdmitted::OtherName));
    }
    let details = json!({ "office": office.slug, "new": is_new });
    trail::record(tx, by_office, EnterByOffice::NAME, person.uuid(), details).await?;
    Ok((person, !has_code))
}

/// As the office writes her name; the part of her address before the @ where it says none.
fn name(claims: &Claims, email: &EmailAddress) -> String {
    let parts = [claims.text("given_name"), claims.text("family_name")];
    let joined = parts.into_iter().flatten().collect::<Vec<&str>>().join(" ");
    let said = claims.text("name").filter(|name| !name.trim().is_empty()).unwrap_or(&joined);
    let plain: String = kernel::typed(said).chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    match plain.trim() {
        "" => email.as_str().split('@').next().unwrap_or_default().to_owned(),
        name => name.to_owned(),
    }
}

/// Makes what she holds of this office what her groups make, each change with its line in the trail.
async fn change_roles(
    by_office: &Cx,
    tx: &mut Tx,
    office: &Office,
    person: PersonId,
    wanted: &BTreeSet<(Role, Uuid)>,
) -> Result<(), OfficeError> {
    let now = by_office.now();
    let until = now.plus_days(i64::from(office.roles_days));
    let held = store::office::grants(tx, person, &office.slug, now).await?;
    let changes = Changes::towards(held, wanted);
    let permit = by_office.permit::<EnterByOffice>(Resource::new(person, []))?;
    if !changes.keep.is_empty() {
        store::office::renew(tx, &permit, &office.slug, &changes.keep, (now, until)).await?;
    }
    for grant in changes.end {
        let permit =
            by_office.permit::<GrantByOffice>(Resource::new(Held { person, scope: grant.scope }, []))?;
        if store::office::end(tx, &permit, grant.id, &office.slug, now).await? {
            let details = json!({
                "office": office.slug, "role": grant.role.name(), "scope": grant.scope, "ended": true,
            });
            trail::record(tx, by_office, GrantByOffice::NAME, person.uuid(), details).await?;
        }
    }
    for (role, scope) in changes.give {
        let permit = by_office.permit::<GrantByOffice>(Resource::new(Held { person, scope }, []))?;
        let id = by_office.new_id();
        store::office::give(tx, &permit, id, (role, &office.slug), (now, until)).await?;
        let details = json!({ "office": office.slug, "role": role.name(), "scope": scope, "until": until });
        trail::record(tx, by_office, GrantByOffice::NAME, person.uuid(), details).await?;
    }
    Ok(())
}
