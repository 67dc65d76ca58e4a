//! Who works here, as far as the asker's roles reach.

use std::collections::HashMap;

use policy::{ROOT, Refusal, Resource};
use storage::{Cx, StorageError};
use uuid::Uuid;

use crate::api::ScopeOption;
use crate::api::role::{ADMINISTRATOR, COORDINATOR};
use crate::model::{Account, Grant, Held, PersonId, Role};
use crate::policy::{GrantAdministrator, GrantClerk, GrantCoordinator, GrantOperator, ListPeople};
use crate::store;

/// Why a list is not shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ListError {
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A page of the list.
pub(crate) struct People {
    pub(crate) accounts: Vec<Account>,
    /// The grants that are not over, of those people, as far as the asker may see them.
    pub(crate) grants: HashMap<PersonId, Vec<Grant>>,
    /// Whether there are more.
    pub(crate) has_more: bool,
}

/// One person.
pub(crate) struct Sheet {
    pub(crate) account: Account,
    /// All her grants that the asker may see, newest first.
    pub(crate) grants: Vec<Grant>,
}

/// How far the asker sees: everything, or these scopes.
pub(crate) enum Reach {
    Everything,
    Scopes(Vec<Uuid>),
}

impl Reach {
    /// From the asker's roles: a coordinator sees her networks and what lies in them.
    pub(crate) fn of(cx: &Cx, options: &[ScopeOption]) -> Self {
        if cx.actor.scopes_of(ADMINISTRATOR).contains(&ROOT) {
            return Self::Everything;
        }
        let mine = cx.actor.scopes_of(COORDINATOR);
        let lies_in_mine = |option: &&ScopeOption| {
            mine.contains(&option.id) || option.within.iter().any(|scope| mine.contains(scope))
        };
        let mut scopes: Vec<Uuid> = options.iter().filter(lies_in_mine).map(|option| option.id).collect();
        scopes.extend(&mine);
        scopes.sort_unstable();
        scopes.dedup();
        Self::Scopes(scopes)
    }

    fn holds(&self, scope: Uuid) -> bool {
        match self {
            Self::Everything => true,
            Self::Scopes(scopes) => scopes.contains(&scope),
        }
    }

    fn scopes(&self) -> Option<&[Uuid]> {
        match self {
            Self::Everything => None,
            Self::Scopes(scopes) => Some(scopes),
        }
    }
}

/// People by name, from after that one.
pub(crate) async fn list(
    cx: &Cx,
    options: &[ScopeOption],
    after: Option<PersonId>,
) -> Result<People, ListError> {
    let reach = asked(cx, options)?;
    let mut tx = cx.read().await?;
    // The address of the page carries an id, never a name.
    let name = match after {
        Some(id) => store::person::names(&mut tx, &[id]).await?.remove(&id),
        None => None,
    };
    let mut accounts = store::account::list(&mut tx, name.as_deref().zip(after), reach.scopes()).await?;
    let has_more = accounts.len() > store::account::PER_PAGE;
    accounts.truncate(store::account::PER_PAGE);
    let ids: Vec<PersonId> = accounts.iter().map(|account| account.colleague.id).collect();
    let mut grants: HashMap<PersonId, Vec<Grant>> = HashMap::new();
    for grant in store::grant::of_people(&mut tx, &ids).await? {
        if reach.holds(grant.scope) && !grant.is_over_at(cx.now()) {
            grants.entry(grant.person).or_default().push(grant);
        }
    }
    Ok(People { accounts, grants, has_more })
}

/// One person; `None` when there is nobody, or the asker may not know of her.
pub(crate) async fn sheet(
    cx: &Cx,
    options: &[ScopeOption],
    id: PersonId,
) -> Result<Option<Sheet>, ListError> {
    let reach = asked(cx, options)?;
    let mut tx = cx.read().await?;
    let Some(account) = store::account::find(&mut tx, id).await? else { return Ok(None) };
    let mut grants = store::grant::of_people(&mut tx, &[id]).await?;
    grants.retain(|grant| reach.holds(grant.scope));
    let is_in_reach = matches!(reach, Reach::Everything) || !grants.is_empty();
    Ok(is_in_reach.then_some(Sheet { account, grants }))
}

/// What the asker may give: the options of which policy would let her give the role.
pub(crate) fn givable(cx: &Cx, options: Vec<ScopeOption>) -> Vec<ScopeOption> {
    options.into_iter().filter(|option| may_give(cx, option.role, option.id, &option.within)).collect()
}

/// Whether policy would let the actor give and end a role on a scope.
pub(crate) fn may_give(cx: &Cx, role: Role, scope: Uuid, within: &[Uuid]) -> bool {
    let held = Held { person: PersonId::from_uuid(Uuid::nil()), scope };
    let resource = || Resource::new(held, within.iter().copied().chain([scope]));
    match role {
        Role::Administrator => cx.permit::<GrantAdministrator>(resource()).is_ok(),
        Role::Coordinator => cx.permit::<GrantCoordinator>(resource()).is_ok(),
        Role::Operator => cx.permit::<GrantOperator>(resource()).is_ok(),
        Role::Clerk => cx.permit::<GrantClerk>(resource()).is_ok(),
    }
}

fn asked(cx: &Cx, options: &[ScopeOption]) -> Result<Reach, Refusal> {
    let mine = cx.actor.scopes_of(COORDINATOR);
    cx.permit::<ListPeople>(Resource::new((), mine))?;
    Ok(Reach::of(cx, options))
}
