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

/// Minutes for which months stay closed while their report is counted; far more than that takes.
const COUNTING_MINUTES: i64 = 15;

/// How long months are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// While their report is counted: should it never be handed in, they open by themselves.
    Counting,
    /// It was handed in.
    ForGood,
}

/// Closes months of a network, an agreement or a body, each by its first day, in the caller's transaction.
///
/// # Errors
/// See [`CloseError`].
pub async fn close_months(
    tx: &mut Tx,
    cx: &Cx,
    of: Resource<Uuid>,
    months: &[Date],
    closing: Closing,
) -> Result<(), CloseError> {
    let permit = cx.permit::<CloseMonths>(of)?;
    let until = (closing == Closing::Counting).then(|| cx.now().plus_minutes(COUNTING_MINUTES));
    for month in months {
        store::closed_month::close(tx, &permit, *month, until).await?;
    }
    Ok(())
}

/// Opens months again whose report was not handed in after all; those of which another one was stay closed.
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
    let is_closed = store::closed_month::is_closed(tx, &scopes(desk, agreements), day, cx.now()).await?;
    Ok(if is_closed { today } else { day })
}

/// Whether a report was handed in that counts this contact.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn is_told(tx: &mut Tx, cx: &Cx, desk: &Desk, contact: &Contact) -> storage::Result<bool> {
    if contact.closed_at.is_none() {
        return Ok(false);
    }
    let scopes = scopes(desk, &contact.agreements);
    store::closed_month::is_closed(tx, &scopes, contact.counted_on, cx.now()).await
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
