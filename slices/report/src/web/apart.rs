//! Reports are reckoned apart from the threads that answer everybody: a few at once, and a page waits only so long for its own.

use std::future::Future;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::spawn_blocking;
use web::PageError;

/// As many reports at once: more of them together would only be slower each.
const AT_ONCE: usize = 2;

/// When it may be worth trying again, in seconds.
const AGAIN: u32 = 60;

/// The places that there are, and how long a page waits.
#[derive(Clone, Debug)]
pub(super) struct Places {
    places: Arc<Semaphore>,
    for_place: Duration,
    for_work: Duration,
}

/// As long as a page waits for a place, and then for its report: together less than the shell, which could say nothing of
/// reports.
pub(super) static PLACES: LazyLock<Places> =
    LazyLock::new(|| Places::new(AT_ONCE, Duration::from_secs(5), Duration::from_secs(23)));

/// What becomes of work whose page waits no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// It goes on: what it does is wanted all the same.
    GoesOn,
    /// It is dropped where it next waits for the database: nobody would see it.
    Dropped,
}

impl Places {
    fn new(places: usize, for_place: Duration, for_work: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), for_place, for_work }
    }

    /// Does some work in a place of its own. `too_slow` is what is said when it takes longer than a page waits.
    pub(super) async fn work<T, F>(
        &self,
        too_slow: &'static str,
        left: Left,
        work: impl FnOnce() -> F + Send + 'static,
    ) -> Result<T, PageError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, PageError>>,
    {
        let busy = |text: &'static str| {
            PageError::busy(AGAIN).saying(text).next("/ufficio/rapporti", "report-error-choose")
        };
        let waited = tokio::time::timeout(self.for_place, self.places.clone().acquire_owned()).await;
        let Ok(Ok(place)) = waited else { return Err(busy("report-error-busy")) };
        let runtime = Handle::current();
        // The page holds the other end: it is dropped when the page is answered, or its reader has gone away.
        let (mut gone, page) = oneshot::channel::<()>();
        let working = spawn_blocking(move || {
            let done = runtime.block_on(async move {
                match left {
                    Left::GoesOn => Some(work().await),
                    Left::Dropped => tokio::select! {
                        done = work() => Some(done),
                        () = gone.closed() => None,
                    },
                }
            });
            drop(place);
            done
        });
        let done = tokio::time::timeout(self.for_work, working).await;
        drop(page);
        match done {
            Ok(Ok(Some(done))) => done,
            Ok(Err(fault)) => Err(PageError::fault(fault)),
            Ok(Ok(None)) | Err(_) => Err(busy(too_slow)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(50);
    const LATE: Duration = Duration::from_secs(5);
    const SLOW: &str = "report-error-too-slow";

    #[tokio::test]
    async fn work_that_takes_too_long_is_told_and_keeps_its_place() {
        let places = Places::new(1, SOON, SOON);
        let patient = Places { for_place: LATE, for_work: LATE, ..places.clone() };
        let (done, wait) = std::sync::mpsc::channel::<()>();

        let slow = places.work(SLOW, Left::GoesOn, move || async move {
            wait.recv().ok();
            Ok(1)
        });
        let slow = slow.await;
        let second = places.work(SLOW, Left::GoesOn, || async { Ok(2) }).await;
        done.send(()).unwrap();
        let third = patient.work(SLOW, Left::GoesOn, || async { Ok(3) }).await;

        assert!(format!("{:?}", slow.unwrap_err()).contains(SLOW));
        assert!(format!("{:?}", second.unwrap_err()).contains("report-error-busy"));
        assert_eq!(third.ok(), Some(3));
    }

    #[tokio::test]
    async fn place_of_a_reader_who_has_gone_is_free_again() {
        let places = Places::new(1, LATE, LATE);

        let left = places.work(SLOW, Left::Dropped, std::future::pending::<Result<(), PageError>>);
        tokio::time::timeout(SOON, left).await.unwrap_err();
        let next = places.work(SLOW, Left::Dropped, || async { Ok(2) }).await;

        assert_eq!(next.ok(), Some(2));
    }
}
