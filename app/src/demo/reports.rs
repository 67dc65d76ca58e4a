//! Reports that were handed in: the network's of each of the last six months, on a morning of the month after; the funder's
//! sheet of the pact for a quarter, and what it promised and reached.

use events::referral::{ReferralAnswered, ReferralClosed, ReferralSent};
use kernel::Event as _;
use report::actions::{count_answered, count_closed, count_sent, hand_in};
use report::model::{Month, Months, ScopeKind};
use serde::de::DeserializeOwned;
use storage::{Cx, outbox};
use uuid::Uuid;

use super::DemoError;
use super::moments::{at, working};
use super::network::Filled;

/// How many months of reports there are.
const MONTHS: usize = 6;

/// Hands them in, the oldest first: each is guarded against those before it.
///
/// # Errors
/// When the database refuses.
pub async fn fill(cx: &Cx, coordinator: &Cx, filled: &Filled) -> Result<(), DemoError> {
    hear(cx).await?;
    let today = cx.now().date();
    let last = Month::of(today).previous();
    let first = (1..MONTHS).fold(last, |month, _| month.previous());
    for month in Months::new(first, last).each() {
        let scope = filled.network.uuid();
        one(coordinator, (ScopeKind::Network, scope), "mensile", Months::single(month)).await?;
    }
    let mut tx = coordinator.read().await?;
    let agreements = network::api::agreements_as_of(&mut tx, filled.network, today).await?;
    drop(tx);
    if let Some(pact) =
        agreements.iter().find(|one| one.budget.is_some() && one.is_in_force_on(first.last_day()))
    {
        let quarter = Months::new(last.previous().previous(), last);
        one(coordinator, (ScopeKind::Agreement, pact.id.uuid()), "finanziatore", quarter).await?;
        let whole = Months::single(last);
        one(coordinator, (ScopeKind::Agreement, pact.id.uuid()), "promesso-raggiunto", whole).await?;
    }
    Ok(())
}

/// On a morning of the month after, when that has come.
async fn one(
    coordinator: &Cx,
    (kind, scope): (ScopeKind, Uuid),
    form: &str,
    period: Months,
) -> Result<(), DemoError> {
    let day = working(period.to.next().first_day().saturating_add(jiff::Span::new().days(6)));
    let then = at(coordinator, day.min(coordinator.now().date()), 9);
    hand_in(&then, kind, scope, form, period).await?;
    Ok(())
}

/// Counts the hand-overs of the past before the worker does, which knows an event again that was counted: its transaction
/// is given up, and every event waits still.
async fn hear(cx: &Cx) -> Result<(), DemoError> {
    let mut told = Vec::new();
    let mut tx = cx.begin().await?;
    loop {
        let waiting = outbox::waiting(&mut tx).await?;
        if waiting.is_empty() {
            break;
        }
        let ids: Vec<_> = waiting.iter().map(|one| one.id).collect();
        outbox::delivered(&mut tx, &ids, cx.now()).await?;
        told.extend(waiting.into_iter().filter(|one| one.kind.starts_with("referral.")));
    }
    tx.rollback().await?;
    for one in told {
        match one.kind.as_str() {
            ReferralSent::KIND => count_sent(cx, one.id.uuid(), &read(one.payload)?).await?,
            ReferralAnswered::KIND => count_answered(cx, one.id.uuid(), &read(one.payload)?).await?,
            ReferralClosed::KIND => count_closed(cx, one.id.uuid(), &read(one.payload)?).await?,
            _ => {}
        }
    }
    Ok(())
}

fn read<T: DeserializeOwned>(payload: serde_json::Value) -> Result<T, DemoError> {
    Ok(serde_json::from_value(payload)?)
}
