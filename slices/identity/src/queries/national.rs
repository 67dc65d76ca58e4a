//! What the pages of SPID, CIE and of the personal area show.

use kernel::Instant;
use storage::{Cx, Keys};

use crate::model::{Open, PersonId, ProviderKind, Registry, Session, SessionId, Way};
use crate::store;
use crate::store::citizen::Own;
use crate::store::federation::Offered as Federated;
use crate::store::provider::Offered;
use crate::store::sign_in_log::Past;

/// The providers of the page that offers them, in an order of their own at each page, and of which day they are.
pub(crate) struct Choice {
    pub(crate) providers: Vec<Offered>,
    /// Those of the OpenID federations.
    pub(crate) federated: Vec<Federated>,
    pub(crate) registries: Vec<Registry>,
}

impl Choice {
    /// Those of one kind.
    pub(crate) fn of(&self, kind: ProviderKind) -> impl Iterator<Item = &Offered> {
        self.providers.iter().filter(move |provider| provider.kind == kind)
    }
}

/// Who can be chosen.
pub(crate) async fn choice(cx: &Cx) -> storage::Result<Choice> {
    let mut tx = cx.read().await?;
    let mut providers = store::provider::offered(&mut tx).await?;
    let registries = store::provider::registries(&mut tx).await?;
    shuffle(&mut providers);
    let mut federated = store::federation::offered(&mut tx, cx.now()).await?;
    shuffle(&mut federated);
    Ok(Choice { providers, federated, registries })
}

/// Nobody is first by name: the rules of SPID want an order by chance.
pub(crate) fn shuffle<T>(list: &mut [T]) {
    for last in (1..list.len()).rev() {
        let number = u64::from_le_bytes(Keys::random::<8>());
        let bound = u64::try_from(last).unwrap_or_default() + 1;
        // The bias of the remainder is a millionth of a millionth with lists of a dozen.
        if let Ok(other) = usize::try_from(number % bound) {
            list.swap(last, other);
        }
    }
}

/// Everything that is kept of a citizen.
pub(crate) struct Personal {
    pub(crate) own: Own,
    pub(crate) sessions: Vec<(Open, Way)>,
    pub(crate) past: Vec<Past>,
    pub(crate) has_roles: bool,
}

/// What is kept of her; `None` when the account is closed.
pub(crate) async fn personal(
    cx: &Cx,
    person: PersonId,
    this: SessionId,
) -> storage::Result<Option<Personal>> {
    let mut tx = cx.read().await?;
    let Some(own) = store::citizen::own(&mut tx, person).await? else { return Ok(None) };
    let sessions = store::session::open_of(&mut tx, person, cx.now()).await?;
    let past = store::sign_in_log::of_person(&mut tx, person).await?;
    let grants = store::grant::of_people(&mut tx, &[person]).await?;
    let has_roles = grants.iter().any(|grant| !grant.is_over_at(cx.now()));
    let sessions = sessions.into_iter().map(|session| (open(&session, this), session.way)).collect();
    Ok(Some(Personal { own, sessions, past, has_roles }))
}

fn open(session: &Session, this: SessionId) -> Open {
    let (created_at, last_seen_at): (Instant, Instant) = (session.created_at, session.last_seen_at);
    Open { id: session.id, created_at, last_seen_at, is_this: session.id == this }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_reached_by_each_about_as_often() {
        let mut firsts = [0_u32; 4];
        for _ in 0..4_000 {
            let mut list = [0_usize, 1, 2, 3];
            shuffle(&mut list);
            firsts[list[0]] += 1;
        }
        assert!(firsts.iter().all(|count| (800..1_200).contains(count)), "{firsts:?}");
    }

    #[test]
    fn list_is_the_same_in_another_order() {
        let mut list: Vec<u8> = (0..40).collect();
        shuffle(&mut list);
        assert_ne!(list, (0..40).collect::<Vec<u8>>());
        list.sort_unstable();
        assert_eq!(list, (0..40).collect::<Vec<u8>>());
    }
}
