//! Rights on launching desks, on notices, and on what people say of the pages.
//!
//! A desk stands in three scopes: the desk (`operator`), its body (`clerk`), its network (`coordinator`). A notice
//! stands in its network; a fault report in the networks of the portal.

use ::policy::{Action, Who};
use kernel::Id;

use crate::model::Desk;
use crate::model::feedback::{FaultReport, PageRating};
use crate::model::notice::Notice;

const ADMINISTRATOR: Who = Who::Staff("administrator");
const COORDINATOR: Who = Who::Staff("coordinator");
const CLERK: Who = Who::Staff("clerk");
const OPERATOR: Who = Who::Staff("operator");

::policy::actions! {
    /// Begin the check-list of a member's desk.
    PrepareDesk(Id<Desk>) = "desk.prepare_desk" on "network" for [COORDINATOR, ADMINISTRATOR, Who::System, Who::Console];
    /// See a desk as staff do: its check-list, its guide.
    SeeDesk(Id<Desk>) = "desk.see_desk" on "desk" for [OPERATOR, CLERK, COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Work through the check-list of a desk: room, line, operator, training, act, services.
    WorkThroughLaunch(Id<Desk>) = "desk.work_through_launch" on "desk" for [CLERK, COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Open a desk whose check-list is complete.
    LaunchDesk(Id<Desk>) = "desk.launch_desk" on "desk" for [CLERK, COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Close a desk for some time, and open it again.
    SuspendDesk(Id<Desk>) = "desk.suspend_desk" on "desk" for [CLERK, COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Close a desk for good.
    CloseDesk(Id<Desk>) = "desk.close_desk" on "desk" for [COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Write to all operators of a network.
    WriteNotice(Id<Notice>) = "desk.write_notice" on "network" for [COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Take a notice back.
    WithdrawNotice(Id<Notice>) = "desk.withdraw_notice" on "network" for [COORDINATOR, ADMINISTRATOR, Who::Console];
    /// Say how clear a page is.
    RatePage(Id<PageRating>) = "desk.rate_page" on "page" for [Who::Public];
    /// Report a fault.
    ReportFault(Id<FaultReport>) = "desk.report_fault" on "page" for [Who::Public];
    /// Read what people say of the pages.
    SeeFeedback(()) = "desk.see_feedback" on "networks" for [COORDINATOR, ADMINISTRATOR];
    /// Answer a report of a fault.
    AnswerFault(Id<FaultReport>) = "desk.answer_fault" on "networks" for [COORDINATOR, ADMINISTRATOR];
    /// Delete what is over of launches, notices and feedback.
    ForgetLaunches(()) = "desk.forget_launches" on "launches" for [Who::System, Who::Console];
}

/// The actions that may write a new desk.
pub trait AddsDesk: Action<Target = Id<Desk>> {}
impl AddsDesk for super::SetDesk {}
impl AddsDesk for PrepareDesk {}

/// The actions that change the state of a desk.
pub trait ChangesState: Action<Target = Id<Desk>> {}
impl ChangesState for PrepareDesk {}
impl ChangesState for LaunchDesk {}
impl ChangesState for SuspendDesk {}
impl ChangesState for CloseDesk {}
