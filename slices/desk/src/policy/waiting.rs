//! Rights on places of the waiting list that their person has by a mailed link.

use ::policy::Who;
use kernel::Id;

use crate::model::Waiting;

/// The purpose of links that open one place on a waiting list.
pub const MANAGE_WAITING: &str = "desk.manage_waiting";

::policy::actions! {
    /// See and correct one's own place on the waiting list.
    KeepWish(Id<Waiting>) = "desk.keep_wish" on "waiting list" for [Who::LinkHolder(MANAGE_WAITING)];
    /// Stop waiting, or take somebody off the list: her place and what she was offered are deleted.
    LeaveWaitingList(Id<Waiting>) = "desk.leave_waiting_list" on "waiting list" for [
        Who::LinkHolder(MANAGE_WAITING), Who::Staff("operator"), Who::Staff("clerk")];
}
