//! An action's row, and the permit that comes out of it.

use std::marker::PhantomData;

use uuid::Uuid;

use crate::{Actor, ROOT};

/// One row of a room's `policy.rs`: what is done, and which actors may do it.
pub trait Action {
    /// What the permit carries: the typed id of the resource that the store will write to.
    type Target: Copy;
    /// `room.verb_thing`, as the matrix prints it.
    const NAME: &'static str;
    /// What the action is done to, as the matrix prints it.
    const RESOURCE: &'static str;
    /// Who may, each with its condition.
    const WHO: &'static [Who];
}

/// Writes a room's table: one line an action, as `Name(Target) = "room.verb_thing" on "resource" for [Who::…];`. It
/// declares each action as a type and, as `rights()`, the rows for the matrix.
#[macro_export]
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident($target:ty) = $name:literal on $resource:literal for $who:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $action;
            impl $crate::Action for $action {
                type Target = $target;
                const NAME: &'static str = $name;
                const RESOURCE: &'static str = $resource;
                const WHO: &'static [$crate::Who] = &$who;
            }
        )+

        /// The rows of these actions, for the matrix.
        pub(crate) fn rights() -> Vec<$crate::Right> {
            vec![$($crate::right::<$action>()),+]
        }
    };
}

/// A kind of actor that may act. A role counts when it is held on one of the resource's scopes or on all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Public,
    /// The holder of a link made for this purpose and this very resource.
    LinkHolder(&'static str),
    /// A signed-in citizen, on a resource of her own.
    Person,
    /// Whoever is signed in, citizen or staff with whatever role or none, on a resource of her own.
    Oneself,
    /// Staff with this role on one of the resource's scopes.
    Staff(&'static str),
    /// Staff with any role at all.
    AnyStaff,
    /// A job.
    System,
    /// The command line.
    Console,
}

/// What an action is done to, with the facts that policy looks at, loaded by the caller.
#[derive(Clone, Debug)]
pub struct Resource<T> {
    target: T,
    link: Option<Uuid>,
    owner: Option<Uuid>,
    scopes: Vec<Uuid>,
}

impl<T> Resource<T> {
    /// The resource with the scopes it stands in (its desk, its body, its network: whoever holds a role there).
    pub fn new(target: T, scopes: impl IntoIterator<Item = Uuid>) -> Self {
        Self { target, link: None, owner: None, scopes: scopes.into_iter().collect() }
    }

    /// Names the resource that a link must have been made for.
    #[must_use]
    pub fn opened_by_link(mut self, resource: Uuid) -> Self {
        self.link = Some(resource);
        self
    }

    /// Names the citizen whose own it is.
    #[must_use]
    pub fn owned_by(mut self, person: Uuid) -> Self {
        self.owner = Some(person);
        self
    }
}

/// The proof that policy was asked and said yes to `A` on this target. Only [`permit`] makes one.
#[derive(Debug)]
pub struct Permit<A: Action> {
    target: A::Target,
    action: PhantomData<fn() -> A>,
}

impl<A: Action> Permit<A> {
    /// The resource it was given for; the store takes the id from here.
    pub const fn target(&self) -> A::Target {
        self.target
    }
}

/// Policy said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is signed in, and staff might: offer the sign-in.
    #[error("sign-in needed for {0}")]
    SignIn(&'static str),
    /// Known, and not allowed.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
}

/// Asks whether `actor` may do `A` to `resource`.
///
/// # Errors
/// [`Refusal`], which names the action.
pub fn permit<A: Action>(actor: &Actor, resource: Resource<A::Target>) -> Result<Permit<A>, Refusal> {
    if A::WHO.iter().any(|who| admits(*who, actor, &resource)) {
        return Ok(Permit { target: resource.target, action: PhantomData });
    }
    match actor {
        Actor::Public => Err(Refusal::SignIn(A::NAME)),
        _ => Err(Refusal::Forbidden(A::NAME)),
    }
}

fn admits<T>(who: Who, actor: &Actor, resource: &Resource<T>) -> bool {
    match (who, actor) {
        (Who::Public, _) => true,
        (Who::LinkHolder(purpose), Actor::LinkHolder { purpose: held, resource: opened, .. }) => {
            purpose == held && resource.link == Some(*opened)
        }
        (Who::Person, Actor::Person { id, .. }) => resource.owner == Some(*id),
        (Who::Oneself, Actor::Person { id, .. } | Actor::Staff { id, .. }) => resource.owner == Some(*id),
        (Who::Staff(role), Actor::Staff { grants, .. }) => grants.iter().any(|grant| {
            grant.role == role && (grant.scope == ROOT || resource.scopes.contains(&grant.scope))
        }),
        (Who::AnyStaff, Actor::Staff { grants, .. }) => !grants.is_empty(),
        (Who::System, Actor::System { .. }) => true,
        (Who::Console, Actor::Console) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Grant;
    use kernel::Instant;

    actions! {
        /// Close a thing.
        Close(u8) = "test.close" on "thing" for [Who::Staff("operator"), Who::LinkHolder("close")];
    }

    fn here() -> Uuid {
        Uuid::from_u128(1)
    }

    fn staff(role: &str, scope: Uuid) -> Actor {
        Actor::Staff { id: Uuid::from_u128(9), grants: vec![Grant { role: role.into(), scope }] }
    }

    fn asked(actor: &Actor) -> Result<u8, Refusal> {
        let resource = Resource::new(7, [here()]).opened_by_link(here());
        permit::<Close>(actor, resource).map(|permit| permit.target())
    }

    #[test]
    fn role_on_the_scope_of_the_resource_is_permitted() {
        assert_eq!(asked(&staff("operator", here())), Ok(7));
        assert_eq!(asked(&staff("operator", ROOT)), Ok(7));
    }

    #[test]
    fn role_on_another_scope_or_another_role_is_refused() {
        assert_eq!(asked(&staff("operator", Uuid::from_u128(2))), Err(Refusal::Forbidden("test.close")));
        assert_eq!(asked(&staff("coordinator", here())), Err(Refusal::Forbidden("test.close")));
    }

    #[test]
    fn link_opens_only_its_own_resource_for_its_own_purpose() {
        let link = |purpose: &str, resource| Actor::LinkHolder {
            purpose: purpose.into(),
            resource,
            expires_at: Instant::from_micros(0),
        };

        assert_eq!(asked(&link("close", here())), Ok(7));
        assert!(asked(&link("close", Uuid::from_u128(2))).is_err());
        assert!(asked(&link("open", here())).is_err());
    }

    #[test]
    fn own_account_is_open_to_its_owner_alone() {
        struct Keep;
        impl Action for Keep {
            type Target = u8;
            const NAME: &'static str = "test.keep";
            const RESOURCE: &'static str = "own thing";
            const WHO: &'static [Who] = &[Who::Oneself];
        }
        let owner = Uuid::from_u128(9);
        let asked =
            |actor: &Actor, owner| permit::<Keep>(actor, Resource::new(7, [here()]).owned_by(owner)).is_ok();
        let without_role = Actor::Staff { id: owner, grants: Vec::new() };

        assert!(asked(&without_role, owner));
        assert!(!asked(&without_role, Uuid::from_u128(8)));
        assert!(!asked(&Actor::Public, owner));
        assert!(permit::<Keep>(&without_role, Resource::new(7, [owner])).is_err());
    }

    #[test]
    fn rows_print_one_line_an_action() {
        let matrix = crate::matrix(rights());

        assert_eq!(matrix.lines().count(), 2);
        assert!(matrix.lines().nth(1).unwrap().starts_with("test.close  thing"), "{matrix}");
    }

    #[test]
    fn public_is_sent_to_sign_in() {
        assert_eq!(asked(&Actor::Public), Err(Refusal::SignIn("test.close")));
    }
}
