//! The desk of a use case, with the permit to write to it.

use ::policy::{Action, Permit};
use kernel::Id;
use storage::{Cx, Tx};

use super::LaunchError;
use crate::model::Desk;
use crate::store;

/// The desk, held until the transaction ends, and the permit for it.
pub(super) async fn held<A: Action<Target = Id<Desk>>>(
    tx: &mut Tx,
    cx: &Cx,
    desk: Id<Desk>,
) -> Result<(Desk, Permit<A>), LaunchError> {
    let desk = store::launch::lock(tx, desk).await?.ok_or(LaunchError::Unknown)?;
    let permit = cx.permit::<A>(desk.resource())?;
    Ok((desk, permit))
}
