//! A hand-over was told: its step is counted, nothing else of it is kept.

use events::referral::{ReferralAnswered, ReferralClosed, ReferralSent};
use policy::Resource;
use storage::{Cx, Result, StorageError};
use uuid::Uuid;

use crate::model::Month;
use crate::policy::CountHandover;
use crate::store;
use crate::store::handover::Handovers;

/// Counts a sending.
///
/// # Errors
/// When the database refuses.
pub async fn count_sent(cx: &Cx, id: Uuid, event: &ReferralSent) -> Result<()> {
    let one = Told {
        agreement: event.agreement,
        desk: event.desk,
        organisation: event.organisation,
        body: event.body,
        service: event.service,
    };
    count(cx, id, event.network, &event.month, "sent", one).await
}

/// Counts an acceptance. The other answers end the hand-over: they are counted when it is closed.
///
/// # Errors
/// When the database refuses.
pub async fn count_answered(cx: &Cx, id: Uuid, event: &ReferralAnswered) -> Result<()> {
    if event.answer != "accepted" {
        return Ok(());
    }
    let one = Told {
        agreement: event.agreement,
        desk: event.desk,
        organisation: event.organisation,
        body: event.body,
        service: event.service,
    };
    count(cx, id, event.network, &event.month, "accepted", one).await
}

/// Counts what came of one.
///
/// # Errors
/// When the database refuses.
pub async fn count_closed(cx: &Cx, id: Uuid, event: &ReferralClosed) -> Result<()> {
    let one = Told {
        agreement: event.agreement,
        desk: event.desk,
        organisation: event.organisation,
        body: event.body,
        service: event.service,
    };
    count(cx, id, event.network, &event.month, &event.outcome, one).await
}

/// What the three events have in common.
struct Told {
    agreement: Uuid,
    desk: Uuid,
    organisation: Uuid,
    body: Uuid,
    service: Option<Uuid>,
}

async fn count(cx: &Cx, event: Uuid, network: Uuid, month: &str, outcome: &str, told: Told) -> Result<()> {
    // A month that cannot be read was not told by our own rooms: nothing to count.
    let Ok(month) = Month::parse(month) else { return Ok(()) };
    let Ok(permit) = cx.permit::<CountHandover>(Resource::new((), [])) else {
        return Err(StorageError::Missing("the system's right to count"));
    };
    let mut tx = cx.begin().await?;
    let one = Handovers {
        agreement: told.agreement,
        desk: told.desk,
        organisation: told.organisation,
        receiver: told.body,
        service: told.service.unwrap_or_else(Uuid::nil),
        month,
        outcome: outcome.to_owned(),
        count: 1,
    };
    store::handover::count(&mut tx, &permit, event, network, &one, cx.now()).await?;
    tx.commit().await
}
