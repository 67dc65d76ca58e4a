//! Closes months for reports: what is written of them later counts on the day on which it is written, so that no later report
//! tells another number of a month than the one that was handed in.

use std::collections::HashMap;

use desk::api::Desk;
use jiff::civil::Date;
use kernel::Id;
use network::api::Agreement;
use policy::Resource;
use storage::{Cx, Tx};
use uuid::Uuid;

use super::CloseError;
use super::standing::agreements_on;
use crate::model::Contact;
use crate::policy::CloseMonths;
use crate::store;

/// Closes months of a network, an agreement or a body, each by its first day, in the caller's transaction; those that were open.
///
/// # Errors
/// See [`CloseError`].
pub async fn close_months(
    tx: &mut Tx,
    cx: &Cx,
    of: Resource<Uuid>,
    months: &[Date],
) -> Result<Vec<Date>, CloseError> {
    let permit = cx.permit::<CloseMonths>(of)?;
    let mut closed = Vec::new();
    for month in months {
        if store::closed_month::close(tx, &permit, *month, cx.now()).await? {
            closed.push(*month);
        }
    }
    Ok(closed)
}

/// Opens months again whose report was not handed in after all.
///
/// # Errors
/// See [`CloseError`].
pub async fn open_months(
    tx: &mut Tx,
    cx: &Cx,
    of: Resource<Uuid>,
    months: &[Date],
) -> Result<(), CloseError> {
    let permit = cx.permit::<CloseMonths>(of)?;
    for month in months {
        store::closed_month::open(tx, &permit, *month).await?;
    }
    Ok(())
}

/// The day on which reports count a contact that is written today: its own, or today where its month is closed.
pub(super) async fn counted_on(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    agreements: &[Id<Agreement>],
    day: Date,
) -> storage::Result<Date> {
    let today = cx.now().date();
    // A month that is not over has no report: most contacts need not ask.
    if day.first_of_month() == today.first_of_month() {
        return Ok(day);
    }
    let is_closed = store::closed_month::is_closed(tx, &scopes(desk, agreements), day).await?;
    Ok(if is_closed { today } else { day })
}

/// Whether a report was handed in that counts this contact.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn is_told(tx: &mut Tx, desk: &Desk, contact: &Contact) -> storage::Result<bool> {
    if contact.closed_at.is_none() {
        return Ok(false);
    }
    store::closed_month::is_closed(tx, &scopes(desk, &contact.agreements), contact.counted_on).await
}

/// Days of many contacts of a desk, each asked about once.
pub(super) struct Days<'a> {
    desk: &'a Desk,
    known: HashMap<Date, Day>,
}

/// What a contact of a day counts in, and on which day.
#[derive(Clone)]
pub(super) struct Day {
    /// The agreements that the body was a party of.
    pub(super) agreements: Vec<Id<Agreement>>,
    /// When reports count it.
    pub(super) counted_on: Date,
}

impl<'a> Days<'a> {
    pub(super) fn of(desk: &'a Desk) -> Self {
        Self { desk, known: HashMap::new() }
    }

    pub(super) async fn day(&mut self, tx: &mut Tx, cx: &Cx, day: Date) -> storage::Result<Day> {
        if let Some(known) = self.known.get(&day) {
            return Ok(known.clone());
        }
        let agreements = agreements_on(tx, Id::from_uuid(self.desk.organisation), day).await?;
        let counted_on = counted_on(tx, cx, self.desk, &agreements, day).await?;
        let found = Day { agreements, counted_on };
        self.known.insert(day, found.clone());
        Ok(found)
    }
}

fn scopes(desk: &Desk, agreements: &[Id<Agreement>]) -> Vec<Uuid> {
    let agreements = agreements.iter().map(|one| one.uuid());
    [desk.network, desk.organisation].into_iter().chain(agreements).collect()
}
