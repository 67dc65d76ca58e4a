//! What the pages about one's own account show. Needs no permit but to be she: the id comes from the session.

use storage::Cx;

use crate::actions::EnterError;
use crate::model::{Account, Grant, Open, PersonId, SessionId};
use crate::{store, vault};

/// One's own account.
pub(crate) struct Own {
    pub(crate) account: Account,
    pub(crate) grants: Vec<Grant>,
    pub(crate) sessions: Vec<Open>,
    pub(crate) recovery_left: i64,
}

/// Everything on the page about oneself.
pub(crate) async fn own(cx: &Cx, person: PersonId, this: SessionId) -> storage::Result<Option<Own>> {
    let mut tx = cx.read().await?;
    let Some(account) = store::account::find(&mut tx, person).await? else { return Ok(None) };
    let grants = store::grant::of_people(&mut tx, &[person]).await?;
    let grants = grants.into_iter().filter(|grant| !grant.is_over_at(cx.now())).collect();
    let sessions = store::session::open_of(&mut tx, person, cx.now()).await?;
    let sessions = sessions
        .into_iter()
        .map(|session| Open {
            id: session.id,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            is_this: session.id == this,
        })
        .collect();
    let recovery_left = store::recovery::unused(&mut tx, person).await?;
    Ok(Some(Own { account, grants, sessions, recovery_left }))
}

/// New recovery codes as they are written down, while the sheet of this session lasts.
pub(crate) async fn sheet(cx: &Cx, this: SessionId) -> Result<Option<Vec<String>>, EnterError> {
    let Some(sealed) = store::sheet::sealed(&mut cx.read().await?, this, cx.now()).await? else {
        return Ok(None);
    };
    let codes = vault::open_codes(cx.keys(), this, &sealed)?;
    Ok(Some(codes.iter().map(ToString::to_string).collect()))
}
