//! An office ends.

use events::network::MandateChanged;
use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::{Cx, outbox};

use super::MandateFault;
use crate::api::scopes_of_organisation;
use crate::model::Mandate;
use crate::policy::EndMandate;
use crate::store;

/// Ends an office on a day, which still belongs to it.
///
/// # Errors
/// [`MandateFault::NotRunning`] when it does not run on that day.
pub async fn end_mandate(cx: &Cx, id: Id<Mandate>, last_day: Date) -> Result<(), MandateFault> {
    let mut tx = cx.begin().await?;
    let mandate = store::mandate::find(&mut tx, id).await?.ok_or(MandateFault::NotFound)?;
    let scopes = scopes_of_organisation(&mut tx, mandate.organisation).await?;
    let permit = cx.permit::<EndMandate>(Resource::new(id, scopes))?;

    if !store::mandate::end(&mut tx, &permit, last_day).await? {
        return Err(MandateFault::NotRunning);
    }
    let office = mandate.office.word().to_owned();
    let event = MandateChanged { organisation: mandate.organisation.uuid(), office };
    outbox::tell(&mut tx, cx, &event).await?;
    tx.commit().await?;
    Ok(())
}
