//! Once a day: paths that nobody went on with are forgotten.

use jobs::{Handler, Job, JobError, Schedule};
use serde::{Deserialize, Serialize};
use storage::Cx;
use tracing::info;

use super::actions::{PathError, forget_paths};

const DAY_MINUTES: i64 = 24 * 60;

#[derive(Debug, Default, Serialize, Deserialize)]
struct ForgetPaths {}
impl Job for ForgetPaths {
    const KIND: &'static str = "business_path.forget";
}

pub(super) fn handlers() -> Vec<Handler> {
    vec![Handler::new(|cx, _, _: ForgetPaths| forget(cx))]
}

pub(super) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ForgetPaths>(DAY_MINUTES)]
}

async fn forget(cx: Cx) -> Result<(), JobError> {
    let paths = forget_paths(&cx).await.map_err(|error| match error {
        PathError::Storage(error) => JobError::from(error),
        other => JobError::Never(Box::new(other)),
    })?;
    info!(paths, "forgot paths towards an enterprise");
    Ok(())
}
