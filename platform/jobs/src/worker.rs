//! The worker: hands events to subscribers, starts recurring jobs, runs what is due.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use policy::Actor;
use serde::{Deserialize, Serialize};
use storage::{Cx, Result, Tx, limits, links, outbox};
use tracing::{error, info, warn};

use crate::queue::{self, Leased};
use crate::{Handler, Job, JobError, Schedule, Subscriber};

/// How often an idle worker looks for work.
const PAUSE: Duration = Duration::from_millis(400);
/// Tries before a job is put aside.
const TRIES: i64 = 8;

/// Runs jobs. Any number of them may run, in any number of processes.
pub struct Worker {
    cx: Cx,
    handlers: HashMap<&'static str, Handler>,
    subscribers: Arc<Vec<Subscriber>>,
    schedules: Vec<Schedule>,
}

/// Hands one event to one subscriber.
#[derive(Serialize, Deserialize)]
struct Deliver {
    event: kernel::Id<outbox::Told>,
    subscriber: String,
}
impl Job for Deliver {
    const KIND: &'static str = "jobs.deliver_event";
}

/// Forgets what is finished, expired or delivered.
#[derive(Default, Serialize, Deserialize)]
struct CleanUp {}
impl Job for CleanUp {
    const KIND: &'static str = "jobs.clean_up";
}

impl Worker {
    /// A worker with all that the rooms hand in.
    pub fn new(
        cx: &Cx,
        handlers: Vec<Handler>,
        schedules: Vec<Schedule>,
        subscribers: Vec<Subscriber>,
    ) -> Self {
        let subscribers = Arc::new(subscribers);
        let mut by_kind: HashMap<&'static str, Handler> =
            handlers.into_iter().map(|handler| (handler.kind, handler)).collect();
        let deliver = deliver_handler(subscribers.clone());
        let clean_up = Handler::new(|cx, _, job: CleanUp| clean_up(cx, job));
        by_kind.insert(deliver.kind, deliver);
        by_kind.insert(clean_up.kind, clean_up);
        let mut schedules = schedules;
        schedules.push(Schedule::every::<CleanUp>(60));
        Self { cx: cx.acting_as(Actor::System { job: "worker" }), handlers: by_kind, subscribers, schedules }
    }

    /// Runs until `stop` is ready, then finishes the job in hand.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let worked = match self.round().await {
                Ok(ran) => ran > 0,
                Err(error) => {
                    let error: &dyn std::error::Error = &error;
                    warn!(error, "the worker could not reach its queue");
                    false
                }
            };
            let pause = if worked { Duration::ZERO } else { PAUSE };
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// One look at the queue: events, schedules, then the jobs that are due. Returns how many jobs ran.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn round(&self) -> Result<usize> {
        self.hand_out_events().await?;
        self.start_schedules().await?;
        let due = {
            let mut reader = self.cx.read().await?;
            queue::any_due(&mut reader, self.cx.now()).await?
        };
        if !due {
            return Ok(0);
        }
        let mut tx = self.cx.begin().await?;
        let leased = queue::lease(&mut tx, self.cx.now()).await?;
        tx.commit().await?;
        let ran = leased.len();
        for job in leased {
            self.run_one(job).await?;
        }
        Ok(ran)
    }

    async fn hand_out_events(&self) -> Result<()> {
        let any = {
            let mut reader = self.cx.read().await?;
            outbox::any_waiting(&mut reader).await?
        };
        if !any {
            return Ok(());
        }
        let mut tx = self.cx.begin().await?;
        let told = outbox::waiting(&mut tx).await?;
        for event in &told {
            for subscriber in self.subscribers.iter().filter(|s| s.event == event.kind) {
                let job = Deliver { event: event.id, subscriber: subscriber.name.to_owned() };
                let key = format!("{}:{}", subscriber.name, event.id);
                queue::enqueue_once(&mut tx, &self.cx, &job, self.cx.now(), &key).await?;
            }
        }
        let ids: Vec<_> = told.iter().map(|event| event.id).collect();
        outbox::delivered(&mut tx, &ids, self.cx.now()).await?;
        tx.commit().await
    }

    async fn start_schedules(&self) -> Result<()> {
        let now = self.cx.now();
        for schedule in &self.schedules {
            let due = {
                let mut reader = self.cx.read().await?;
                queue::schedule_state(&mut reader, schedule.kind, now).await?
            };
            let next = now.plus_minutes(schedule.every_minutes);
            match due {
                queue::ScheduleState::Waiting => {}
                queue::ScheduleState::Unknown => {
                    let mut tx = self.cx.begin().await?;
                    queue::schedule(&mut tx, schedule.kind, next).await?;
                    tx.commit().await?;
                }
                queue::ScheduleState::Due => {
                    let mut tx = self.cx.begin().await?;
                    // Of several workers only the one that moves the row starts the job.
                    if queue::advance(&mut tx, schedule.kind, now, next).await? {
                        queue::insert(&mut tx, &self.cx, schedule.kind, schedule.payload.clone(), now, None)
                            .await?;
                    }
                    tx.commit().await?;
                }
            }
        }
        Ok(())
    }

    async fn run_one(&self, job: Leased) -> Result<()> {
        let result = match self.handlers.get(job.kind.as_str()) {
            Some(handler) => {
                let cx = self.cx.acting_as(Actor::System { job: handler.kind });
                (handler.run)(cx, job.id, job.payload.clone()).await
            }
            None => Err(JobError::Never(format!("no handler for {}", job.kind).into())),
        };
        let now = self.cx.now();
        let mut tx = self.cx.begin().await?;
        match result {
            Ok(()) => queue::done(&mut tx, job.id, now).await?,
            Err(JobError::Later(cause)) if job.attempts < TRIES => {
                warn!(job = %job.id, kind = job.kind, attempts = job.attempts, error = &*cause, "job put off");
                // 1, 4, 16 minutes, …: an hour's outage is survived, a day's too.
                let minutes = 4_i64.saturating_pow(u32::try_from(job.attempts - 1).unwrap_or(0));
                queue::again(&mut tx, job.id, now.plus_minutes(minutes), &first_line(&*cause)).await?;
            }
            Err(JobError::Later(cause) | JobError::Never(cause)) => {
                error!(job = %job.id, kind = job.kind, attempts = job.attempts, error = &*cause, "job given up");
                queue::dead(&mut tx, job.id, now, &first_line(&*cause)).await?;
            }
        }
        tx.commit().await
    }

    /// Runs everything that is due until nothing is left: for tests and the demo's own beginning.
    ///
    /// # Errors
    /// When the database refuses. The list names the jobs that failed, each with its error; empty is well.
    pub async fn finish(&self) -> Result<Vec<String>> {
        while self.round().await? > 0 {}
        let mut reader = self.cx.read().await?;
        queue::failures(&mut reader).await
    }
}

fn first_line(error: &(dyn std::error::Error + Send + Sync)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text.lines().next().unwrap_or_default().chars().take(300).collect()
}

fn deliver_handler(subscribers: Arc<Vec<Subscriber>>) -> Handler {
    Handler::new(move |cx: Cx, _, job: Deliver| {
        let subscriber = subscribers.iter().find(|s| s.name == job.subscriber).cloned();
        async move {
            let event = {
                let mut reader: Tx = cx.read().await?;
                outbox::find(&mut reader, job.event).await?
            };
            match (event, subscriber) {
                (Some(event), Some(subscriber)) => {
                    (subscriber.run)(cx, kernel::Id::from_uuid(event.id.uuid()), event.payload).await
                }
                (_, None) => Err(JobError::Never(format!("no subscriber {}", job.subscriber).into())),
                (None, _) => Err(JobError::Never("the event is gone".into())),
            }
        }
    })
}

async fn clean_up(cx: Cx, _: CleanUp) -> std::result::Result<(), JobError> {
    let now = cx.now();
    let mut tx = cx.begin().await?;
    let jobs = queue::forget_finished(&mut tx, now).await?;
    let limits = limits::forget_expired(&mut tx, now).await?;
    let links = links::forget_expired(&mut tx, now.plus_days(-30)).await?;
    let events = outbox::forget_over(&mut tx, now).await?;
    tx.commit().await?;
    info!(jobs, limits, links, events, "forgot what is finished");
    Ok(())
}
