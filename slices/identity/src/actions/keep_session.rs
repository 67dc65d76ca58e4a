//! Noting that somebody is still there: at most once a minute, so that reading pages costs no write.

use policy::Resource;
use storage::Cx;

use crate::model::Session;
use crate::policy::SignIn;
use crate::store;

/// Moves the end of a session that is in use.
pub(crate) async fn keep_session(cx: &Cx, session: &Session) -> storage::Result<()> {
    if !session.is_to_be_seen_at(cx.now()) {
        return Ok(());
    }
    let Ok(permit) = cx.permit::<SignIn>(Resource::new(session.person, [])) else { return Ok(()) };
    let mut tx = cx.begin().await?;
    store::session::seen(&mut tx, &permit, session.id, cx.now(), session.last_seen_at.plus_minutes(1))
        .await?;
    tx.commit().await
}
