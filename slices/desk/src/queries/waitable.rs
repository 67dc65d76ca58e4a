//! What may be waited for at a desk.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Id;
use storage::{Result, Tx};

use super::free_slots::HORIZON_DAYS;
use crate::model::{Channels, Desk};
use crate::store;

/// Days ahead that one may wait for at a desk without hours: nobody can say yet how far it will book.
const WITHOUT_HOURS_DAYS: i64 = 60;

/// The ways in which a desk meets people, and the last day for which it gives times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waitable {
    /// The channels of its hours; all where it has none yet.
    pub channels: Channels,
    /// Today and the longest horizon of its agendas.
    pub last_day: Date,
}

/// What may be waited for at a desk today.
///
/// # Errors
/// When the database refuses.
pub async fn waitable(tx: &mut Tx, desk: Id<Desk>, today: Date) -> Result<Waitable> {
    let rules = store::rules::load(tx, &[desk], today, today.saturating_add(HORIZON_DAYS.days())).await?;
    let mut found: Option<(Channels, u16)> = None;
    for rules in rules.iter().filter(|rules| rules.agenda.active) {
        let weekly = rules.openings.iter().map(|hours| (hours.desk, hours.channels));
        let daily = rules.exceptions.iter().map(|hours| (hours.desk, hours.channels));
        for (_, channels) in weekly.chain(daily).filter(|(at, _)| *at == desk) {
            let (so_far, days) = found.unwrap_or((Channels::NONE, 0));
            found = Some((so_far.or(channels), days.max(rules.agenda.horizon_days)));
        }
    }
    let (channels, days) = match found {
        Some((channels, days)) => (channels, i64::from(days)),
        None => (Channels::ALL, WITHOUT_HOURS_DAYS),
    };
    Ok(Waitable { channels, last_day: today.saturating_add(days.days()) })
}
