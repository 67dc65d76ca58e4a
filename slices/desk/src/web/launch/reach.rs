//! Which desk an address means, for whom: a desk that somebody has nothing to do with is not there for her.

use kernel::Id;
use policy::{Action, Actor, Refusal};
use storage::Tx;
use web::{Caller, PageError};

use crate::actions::launch::{FeedbackError, LaunchError, NoticeError};
use crate::model::Desk;
use crate::policy::{SeeDesk, WorkThroughLaunch};
use crate::store;

/// The desk, for who may see it as staff do.
///
/// # Errors
/// 401 for nobody, 404 for who has nothing to do with it.
pub(crate) async fn seen(tx: &mut Tx, caller: &Caller, slug: &str) -> Result<Desk, PageError> {
    if !matches!(caller.cx.actor, Actor::Staff { .. }) {
        return Err(PageError::sign_in());
    }
    let desk = store::desk::find_by_slug(tx, slug).await?.ok_or_else(PageError::not_found)?;
    caller.cx.permit::<SeeDesk>(desk.resource()).map_err(|_| PageError::not_found())?;
    Ok(desk)
}

/// The desk, for who works through its check-list.
///
/// # Errors
/// As [`seen`]; 403 for its operator.
pub(crate) async fn worked(tx: &mut Tx, caller: &Caller, slug: &str) -> Result<Desk, PageError> {
    allowed::<WorkThroughLaunch>(tx, caller, slug).await
}

/// The desk, for who may do `A` there.
///
/// # Errors
/// As [`seen`]; 403 for who sees it and may not.
pub(crate) async fn allowed<A: Action<Target = Id<Desk>>>(
    tx: &mut Tx,
    caller: &Caller,
    slug: &str,
) -> Result<Desk, PageError> {
    let desk = seen(tx, caller, slug).await?;
    caller.cx.permit::<A>(desk.resource())?;
    Ok(desk)
}

/// Whether she may do `A` at a desk.
pub(crate) fn may<A: Action<Target = Id<Desk>>>(caller: &Caller, desk: &Desk) -> bool {
    caller.cx.permit::<A>(desk.resource()).is_ok()
}

impl From<LaunchError> for PageError {
    fn from(error: LaunchError) -> Self {
        match error {
            LaunchError::Unknown | LaunchError::NotOperator => Self::not_found(),
            LaunchError::NotMember => Self::conflict("desk-launch-not-member"),
            LaunchError::NoMunicipality => Self::conflict("desk-launch-no-municipality"),
            LaunchError::NotReady(_) => Self::conflict("desk-launch-not-ready"),
            LaunchError::WrongState(_) => Self::conflict("desk-launch-wrong-state"),
            LaunchError::Reason => Self::invalid("desk-launch-reason-missing"),
            LaunchError::Staff(error) => staff(error),
            LaunchError::Refused(refusal) => refused(refusal),
            LaunchError::Storage(error) => error.into(),
        }
    }
}

impl From<NoticeError> for PageError {
    fn from(error: NoticeError) -> Self {
        match error {
            NoticeError::Unknown => Self::not_found(),
            NoticeError::Text => Self::invalid("desk-notice-text-missing"),
            NoticeError::Over => Self::invalid("desk-notice-until-over"),
            NoticeError::Refused(refusal) => refused(refusal),
            NoticeError::Storage(error) => error.into(),
        }
    }
}

impl From<FeedbackError> for PageError {
    fn from(error: FeedbackError) -> Self {
        match error {
            FeedbackError::TooMany => Self::too_many(3600),
            FeedbackError::Text => Self::invalid("desk-fault-text-missing"),
            FeedbackError::Unknown => Self::conflict("desk-fault-answered-already"),
            FeedbackError::Refused(refusal) => refused(refusal),
            FeedbackError::Storage(error) => error.into(),
        }
    }
}

fn refused(refusal: Refusal) -> PageError {
    refusal.into()
}

fn staff(error: identity::api::StaffError) -> PageError {
    use identity::api::StaffError;
    match error {
        StaffError::Refused(refusal) => refusal.into(),
        StaffError::Storage(error) => error.into(),
        StaffError::Disabled => PageError::conflict("desk-setup-operator-disabled"),
        StaffError::Yourself => PageError::conflict("desk-setup-operator-yourself"),
        StaffError::Unknown => PageError::not_found(),
        other => PageError::fault(other),
    }
}
