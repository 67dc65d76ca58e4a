//! Lets go of people: when their time is over, when a contact of theirs is forgotten, when they close their account.

use kernel::Id;
use policy::{Actor, Resource};
use storage::{Cx, Tx};
use uuid::Uuid;
use web::slice::ClientOfBody;

use super::ReferralError;
use super::standing::{Answer, advance, close_own_door, note};
use crate::model::{Referral, Side, Verb};
use crate::policy::{EraseOwn, Forget, LapseReferral};
use crate::store;

/// Days after the end until the person in it is forgotten: questions and checks come in that time.
pub const PERSON_DAYS: i64 = 365;
/// Days after the end until the row without a person is deleted.
pub const ROW_DAYS: i64 = 2 * 365;
/// Days until a code is deleted.
const CODE_DAYS: i64 = 1;
/// Days in which the body can be told that a hand-over was erased.
const TOLD_DAYS: i64 = 7;
/// So many at a time.
const BATCH: i64 = 500;

/// Forgets whose time is over; how many people.
///
/// # Errors
/// See [`ReferralError`].
pub async fn forget(cx: &Cx) -> Result<usize, ReferralError> {
    let permit = cx.permit::<Forget>(Resource::new((), []))?;
    let now = cx.now();
    let mut forgotten = 0;
    loop {
        let mut tx = cx.begin().await?;
        let ids = store::forget::over(&mut tx, now.plus_days(-PERSON_DAYS), BATCH).await?;
        if ids.is_empty() {
            break;
        }
        forgotten += ids.len();
        let_go(&mut tx, cx, &ids).await?;
        tx.commit().await?;
    }
    loop {
        let mut tx = cx.begin().await?;
        store::forget::codes(&mut tx, &permit, now.plus_days(-CODE_DAYS)).await?;
        store::forget::told_recipients(&mut tx, &permit, now.plus_days(-TOLD_DAYS)).await?;
        let rows = store::forget::rows(&mut tx, &permit, now.plus_days(-ROW_DAYS), BATCH).await?;
        tx.commit().await?;
        if rows == 0 {
            break;
        }
    }
    Ok(forgotten)
}

/// Forgets the people of contacts that the desk's record has forgotten, because she asked or because her time is over; what
/// is open ends by it.
///
/// # Errors
/// See [`ReferralError`].
pub async fn forget_contacts(cx: &Cx, contacts: &[Uuid], on_request: bool) -> Result<usize, ReferralError> {
    cx.permit::<Forget>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let ids = store::forget::of_contacts(&mut tx, contacts).await?;
    let ids = store::forget::with_onward(&mut tx, ids).await?;
    erase(&mut tx, cx, &ids, if on_request { Side::Right } else { Side::Clock }).await?;
    tx.commit().await?;
    Ok(ids.len())
}

/// Forgets all of somebody who closes her account, in the transaction that closes it.
///
/// # Errors
/// See [`ReferralError`].
pub async fn erase_person(tx: &mut Tx, cx: &Cx, person: Uuid) -> Result<(), ReferralError> {
    cx.permit::<EraseOwn>(Resource::new(person, []).owned_by(person))?;
    let ids = store::person::of_person(tx, person).await?;
    erase(tx, cx, &ids, Side::Right).await
}

/// The hand-overs of a client of a body: those of her contacts, those of who is reached and called as she is, and those that
/// went on from them.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn of_client(tx: &mut Tx, client: &ClientOfBody) -> storage::Result<Vec<Id<Referral>>> {
    let mut ids = store::forget::of_contacts(tx, &client.contacts).await?;
    let (phone, email) = (client.phone.as_ref(), client.email.as_ref());
    let reached = store::person::reached(tx, client.organisation, phone, email).await?;
    ids.extend(reached.into_iter().filter(|(_, one)| client.is_called(Some(&one.name))).map(|(id, _)| id));
    store::forget::with_onward(tx, ids).await
}

/// Forgets a client in all hand-overs of her body, in the transaction in which it erases her. Who may was asked there.
///
/// # Errors
/// See [`ReferralError`].
pub(crate) async fn erase_client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> Result<(), ReferralError> {
    let ids = of_client(tx, client).await?;
    erase(tx, cx, &ids, Side::Right).await
}

async fn erase(tx: &mut Tx, cx: &Cx, ids: &[Id<Referral>], side: Side) -> Result<(), ReferralError> {
    let system = cx.acting_as(Actor::System { job: "referral.forget" });
    for id in ids {
        let Some(mut one) = store::referral::for_change(tx, *id).await? else { continue };
        if one.forgotten_at.is_some() {
            continue;
        }
        if one.state.is_closed() {
            one.note = None;
            note(tx, &system, &one, Verb::Erase, side).await?;
        } else {
            let permit = system.permit::<LapseReferral>(Resource::new(*id, []))?;
            let answer = Answer { verb: Some(Verb::Erase), ..Answer::default() };
            advance(tx, &system, &permit, &mut one, side, answer).await?;
        }
    }
    let_go(tx, cx, ids).await
}

async fn let_go(tx: &mut Tx, cx: &Cx, ids: &[Id<Referral>]) -> Result<(), ReferralError> {
    for id in ids {
        close_own_door(tx, cx, *id).await?;
    }
    Ok(store::forget::people(tx, ids, cx.now()).await?)
}
