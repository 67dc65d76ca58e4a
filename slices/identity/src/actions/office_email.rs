//! The address for the notices of a citizen who took on a mandate: given by her, confirmed by its link.

use kernel::EmailAddress;
use policy::Resource;
use storage::{Cx, Tx, links};

use super::StaffError;
use crate::jobs::{Notice, SendNotice};
use crate::model::PersonId;
use crate::policy::{CONFIRM_EMAIL, ConfirmOfficeEmail, KeepOwnAccount};
use crate::store;

/// How long the link is good.
const LINK_DAYS: i64 = 7;

/// Notes it and mails the link. Who has an address already, or confirmed this one, gets nothing.
pub(crate) async fn offer_office_email(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    email: &EmailAddress,
) -> Result<(), StaffError> {
    let permit = cx.permit::<KeepOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    if store::person::find_active(tx, person).await?.is_some() {
        return Ok(());
    }
    store::office_email::offer(tx, &permit, email, cx.now()).await?;
    links::revoke(tx, CONFIRM_EMAIL, person.uuid(), cx.now()).await?;
    links::create(tx, cx, CONFIRM_EMAIL, person.uuid(), cx.now().plus_days(LINK_DAYS)).await?;
    jobs::enqueue(tx, cx, &SendNotice { person, notice: Notice::ConfirmEmail }, cx.now()).await?;
    Ok(())
}

/// Takes the address over into her account; `false` when it is somebody else's or was confirmed before.
pub(crate) async fn confirm_office_email(cx: &Cx, person: PersonId) -> Result<bool, StaffError> {
    let resource = Resource::new(person, []).opened_by_link(person.uuid());
    let permit = cx.permit::<ConfirmOfficeEmail>(resource)?;
    let mut tx = cx.begin().await?;
    let Some((email, _)) = store::office_email::offered(&mut tx, person).await? else { return Ok(false) };
    if store::person::by_email(&mut tx, &email).await?.is_some() {
        return Ok(false);
    }
    store::office_email::take_over(&mut tx, &permit, &email).await?;
    links::revoke(&mut tx, CONFIRM_EMAIL, person.uuid(), cx.now()).await?;
    tx.commit().await?;
    Ok(true)
}
