//! What changes in somebody's roles when her office says to which groups she belongs.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Grant, GrantId, Role};

/// What to do with the grants that come from one office, so that they are what her groups make.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Roles that she has not yet from this office.
    pub(crate) give: Vec<(Role, Uuid)>,
    /// Grants that go on.
    pub(crate) keep: Vec<GrantId>,
    /// Grants whose group is gone.
    pub(crate) end: Vec<Grant>,
}

impl Changes {
    /// From what she holds of this office to what her groups make.
    pub(crate) fn towards(held: Vec<Grant>, wanted: &BTreeSet<(Role, Uuid)>) -> Self {
        let (mut keep, mut end, mut kept) = (Vec::new(), Vec::new(), BTreeSet::new());
        for grant in held {
            let what = (grant.role, grant.scope);
            // Twice the same, from two sign-ins at once: one is enough.
            if wanted.contains(&what) && kept.insert(what) {
                keep.push(grant.id);
            } else {
                end.push(grant);
            }
        }
        let give = wanted.difference(&kept).copied().collect();
        Self { give, keep, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Id, Instant};

    fn grant(number: u128, role: Role, scope: u128) -> Grant {
        Grant {
            id: Id::from_uuid(Uuid::from_u128(number)),
            person: Id::from_uuid(Uuid::from_u128(9)),
            role,
            scope: Uuid::from_u128(scope),
            valid_from: Instant::from_micros(0),
            valid_until: None,
            office: Some("comune".to_owned()),
        }
    }

    #[test]
    fn roles_become_what_the_groups_make() {
        let (desk, body) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let held =
            vec![grant(11, Role::Operator, 1), grant(12, Role::Operator, 1), grant(13, Role::Operator, 3)];
        let wanted = BTreeSet::from([(Role::Operator, desk), (Role::Clerk, body)]);

        let changes = Changes::towards(held, &wanted);

        assert_eq!(changes.give, [(Role::Clerk, body)]);
        assert_eq!(changes.keep, [Id::from_uuid(Uuid::from_u128(11))]);
        assert_eq!(changes.end, [grant(12, Role::Operator, 1), grant(13, Role::Operator, 3)]);
    }

    #[test]
    fn nothing_changes_when_groups_do_not() {
        let wanted = BTreeSet::from([(Role::Operator, Uuid::from_u128(1))]);

        let changes = Changes::towards(vec![grant(11, Role::Operator, 1)], &wanted);

        assert!(changes.give.is_empty() && changes.end.is_empty());
    }
}
