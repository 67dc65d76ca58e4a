//! An office ends, and with it the role of clerk that came with it.

use events::network::MandateChanged;
use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::{Cx, outbox};

use super::MandateFault;
use super::contest_mandate::end_role;
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
    // A role whose mandate still runs on a day to come is ended by the daily job.
    let is_over = last_day <= cx.now().date();
    if let Some(activation) = store::activation::of_mandate(&mut tx, id).await?.filter(|_| is_over) {
        end_role(&mut tx, cx, &activation).await?;
    }
    let office = mandate.office.word().to_owned();
    let event = MandateChanged { organisation: mandate.organisation.uuid(), office };
    outbox::tell(&mut tx, cx, &event).await?;
    tx.commit().await?;
    Ok(())
}
