//! The demonstration's clock. A demonstration that is started again on its data goes on from where it stopped: otherwise what
//! is written then would stand before what was written already.

use std::time::Duration;

use jiff::civil::Date;
use kernel::{Clock, Instant};
use storage::{Cx, Db, Result, setting};

/// The hour at which the demo's day begins: before the desks open.
const MORNING: i8 = 7;
/// The setting that says how late it had become.
const REACHED: &str = "demo_clock";
/// How often it is written: a demonstration that is killed goes on so much later, so that nothing comes before its data.
const EVERY: Duration = Duration::from_secs(10);

/// The machine's clock, or one that begins on the morning of the day asked for.
pub fn begins(today: Option<Date>) -> Clock {
    match today {
        Some(day) => Clock::starting_at(Instant::from_rome(day.at(MORNING, 0, 0, 0))),
        None => Clock::real(),
    }
}

/// The same, not before what the data had reached.
///
/// # Errors
/// When the database refuses.
pub async fn goes_on(clock: Clock, db: &Db) -> Result<Clock> {
    let reached = setting::get(&mut db.read().await?, REACHED).await?;
    let reached = reached.and_then(|micros| micros.parse().ok()).map(Instant::from_micros);
    let every = i64::try_from(EVERY.as_micros()).unwrap_or(0);
    let next = reached.map(|at| Instant::from_micros(at.micros().saturating_add(every)));
    Ok(match next {
        Some(next) if next > clock.now() => Clock::starting_at(next),
        _ => clock,
    })
}

/// Writes how late it is.
///
/// # Errors
/// When the database refuses.
pub async fn remember(cx: &Cx) -> Result<()> {
    let mut tx = cx.begin().await?;
    setting::put(&mut tx, REACHED, &cx.now().micros().to_string()).await?;
    tx.commit().await
}

/// Writes it again and again, while the demonstration runs.
pub async fn keep(cx: Cx) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = remember(&cx).await {
            tracing::warn!(%error, "the demonstration's time was not written");
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use policy::Actor;

    use super::*;

    #[tokio::test]
    async fn demonstration_started_again_goes_on_after_what_it_has_written() {
        for engine in testkit::engines() {
            let database = testkit::database(engine, &crate::compose::migrations()).await;
            let today = Some(date(2026, 11, 24));
            let new = goes_on(begins(today), &database.db).await.unwrap();
            assert_eq!(new.now().rome().hour(), MORNING, "{engine:?}");
            let noon = Instant::from_rome(date(2026, 11, 24).at(12, 0, 0, 0));
            remember(&testkit::cx(&database.db, &Clock::still(noon), Actor::Console)).await.unwrap();

            let again = goes_on(begins(today), &database.db).await.unwrap();
            let next_day = goes_on(begins(Some(date(2026, 11, 25))), &database.db).await.unwrap();

            assert!(again.now() > noon && again.now() < noon.plus_minutes(2), "{engine:?}");
            assert_eq!(next_day.now().rome().hour(), MORNING, "{engine:?}");
        }
    }
}
