//! Reports are reckoned apart from the threads that answer everybody: a few at once, and a page waits only so long for its own.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use web::PageError;

/// As many reports at once: more of them together would only be slower each. One whose reader has gone away keeps its place
/// until it is done.
const AT_ONCE: usize = 2;

/// As long as a page waits for a place, and then for its report: together less than the shell, which could say nothing of
/// reports.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(23));

/// When it may be worth trying again, in seconds.
const AGAIN: u32 = 60;

/// The places there are.
#[derive(Clone, Debug)]
pub(super) struct Places(Arc<Semaphore>);

static PLACES: std::sync::LazyLock<Places> = std::sync::LazyLock::new(|| Places::new(AT_ONCE));

impl Places {
    fn new(places: usize) -> Self {
        Self(Arc::new(Semaphore::new(places)))
    }

    /// Does some work in a place of its own. `too_slow` is what is said when it takes longer than a page waits; it is
    /// done to its end all the same.
    async fn work<T, F>(
        &self,
        (for_place, for_work): (Duration, Duration),
        too_slow: &'static str,
        work: impl FnOnce() -> F + Send + 'static,
    ) -> Result<T, PageError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, PageError>>,
    {
        let busy = |text: &'static str| {
            PageError::busy(AGAIN).saying(text).next("/ufficio/rapporti", "report-error-choose")
        };
        let waited = tokio::time::timeout(for_place, self.0.clone().acquire_owned()).await;
        let Ok(Ok(place)) = waited else { return Err(busy("report-error-busy")) };
        let runtime = Handle::current();
        let working = spawn_blocking(move || {
            let done = runtime.block_on(work());
            drop(place);
            done
        });
        match tokio::time::timeout(for_work, working).await {
            Ok(Ok(done)) => done,
            Ok(Err(fault)) => Err(PageError::fault(fault)),
            Err(_) => Err(busy(too_slow)),
        }
    }
}

/// Does some work on a report apart.
pub(super) async fn apart<T, F>(
    too_slow: &'static str,
    work: impl FnOnce() -> F + Send + 'static,
) -> Result<T, PageError>
where
    T: Send + 'static,
    F: Future<Output = Result<T, PageError>>,
{
    PLACES.work(PATIENCE, too_slow, work).await
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: (Duration, Duration) = (Duration::from_millis(50), Duration::from_millis(50));
    const LATE: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(5));

    #[tokio::test]
    async fn work_that_takes_too_long_is_told_and_keeps_its_place() {
        let places = Places::new(1);
        let (done, wait) = std::sync::mpsc::channel::<()>();

        let slow = places.work(SOON, "report-error-too-slow", move || async move {
            wait.recv().ok();
            Ok(1)
        });
        let slow = slow.await;
        let second = places.work(SOON, "report-error-too-slow", || async { Ok(2) }).await;
        done.send(()).unwrap();
        let third = places.work(LATE, "report-error-too-slow", || async { Ok(3) }).await;

        assert!(format!("{:?}", slow.unwrap_err()).contains("report-error-too-slow"));
        assert!(format!("{:?}", second.unwrap_err()).contains("report-error-busy"));
        assert_eq!(third.ok(), Some(3));
    }
}
