//! How far a mailbox was read: leased while it is read, so that two processes do not read at once.

use desk::api::Desk;
use kernel::Id;
use policy::Resource;
use storage::Cx;
use uuid::Uuid;

use super::InboxError;
use crate::policy::ReadMailbox;
use crate::store;
use crate::store::mailbox::{PassedOver, Reading};

/// For how long a mailbox is kept after the last mail that was taken in.
pub(super) const LEASE_MINUTES: i64 = 5;

/// A mailbox that is being read.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Whose it is.
    pub desk: Id<Desk>,
    /// By which lease.
    pub lease: Uuid,
    /// The numbering of the server.
    pub uid_validity: i64,
}

/// Takes a mailbox; `None` when another process is reading it.
///
/// # Errors
/// When the database refuses.
pub async fn begin_reading(cx: &Cx, desk: Id<Desk>) -> Result<Option<(Uuid, Reading)>, InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ReadMailbox>(Resource::new(desk, []))?;
    let lease = cx.new_random_id::<()>().uuid();
    let until = cx.now().plus_minutes(LEASE_MINUTES);
    let reading = store::mailbox::lease(&mut tx, &permit, lease, cx.now(), until).await?;
    tx.commit().await?;
    Ok(reading.map(|reading| (lease, reading)))
}

/// Gives it back, and notes what was wrong, if anything: one of our words.
///
/// # Errors
/// When the database refuses.
pub async fn end_reading(
    cx: &Cx,
    desk: Id<Desk>,
    lease: Uuid,
    fault: Option<&str>,
) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ReadMailbox>(Resource::new(desk, []))?;
    store::mailbox::went(&mut tx, &permit, lease, fault, cx.now()).await?;
    store::mailbox::release(&mut tx, &permit, lease).await?;
    tx.commit().await?;
    Ok(())
}

/// The server numbers its mails anew: all are looked at again, and known ones are known by their Message-ID.
///
/// # Errors
/// When the database refuses.
pub async fn renumber(cx: &Cx, taken: Taken) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ReadMailbox>(Resource::new(taken.desk, []))?;
    store::mailbox::renumbered(&mut tx, &permit, taken.lease, taken.uid_validity, cx.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes that the reading broke off at a mail; after some times it is passed over.
///
/// # Errors
/// When the database refuses.
pub async fn get_stuck(cx: &Cx, taken: Taken, uid: i64) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ReadMailbox>(Resource::new(taken.desk, []))?;
    store::mailbox::stuck(&mut tx, &permit, taken.lease, uid).await?;
    tx.commit().await?;
    Ok(())
}

/// Moves on past a mail that stays where it is: it was answered before the mailbox was connected.
///
/// # Errors
/// When the database refuses.
pub async fn leave_there(cx: &Cx, taken: Taken, uid: i64) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ReadMailbox>(Resource::new(taken.desk, []))?;
    let until = cx.now().plus_minutes(LEASE_MINUTES);
    store::mailbox::advance(&mut tx, &permit, taken.lease, uid, until).await?;
    tx.commit().await?;
    Ok(())
}

/// Passes a mail over that cannot be read, and notes it for who keeps the mailbox.
///
/// # Errors
/// When the database refuses.
pub async fn pass_over(cx: &Cx, taken: Taken, one: &PassedOver) -> Result<(), InboxError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<ReadMailbox>(Resource::new(taken.desk, []))?;
    let until = cx.now().plus_minutes(LEASE_MINUTES);
    if store::mailbox::advance(&mut tx, &permit, taken.lease, one.uid, until).await? {
        store::mailbox::pass_over(&mut tx, &permit, taken.uid_validity, one).await?;
    }
    tx.commit().await?;
    Ok(())
}
