//! Who may do what in this room: one static table.
//!
//! Scopes: a network's id for its coordinator; a body's id for its clerk, a desk's id for its operator. A report of a body
//! stands in the body, its desks and its network.

use identity::api::role;
use kernel::Id;
use network::api::{Agreement, Network, Organisation};
use policy::Who;
use uuid::Uuid;

use crate::model::Line;
use crate::store::report::Report;

const ADMINISTRATOR: Who = Who::Staff(role::ADMINISTRATOR);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);
const OPERATOR: Who = Who::Staff(role::OPERATOR);
const CLERK: Who = Who::Staff(role::CLERK);

/// The purpose of the link by which a partner sees what it promised.
pub const OWN_LINES: &str = "report.own_lines";

policy::actions! {
    /// Sees figures of a network, of an agreement or of a body, guarded as if they were handed in.
    SeeFigures(Uuid) = "report.see_figures" on "scope" for [ADMINISTRATOR, COORDINATOR, CLERK, OPERATOR, Who::Console];
    /// Hands a report in: from then on it is frozen, and every later one is guarded against it.
    HandIn(Id<Report>) = "report.hand_in" on "scope" for [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Keeps measures and forms.
    KeepDefinitions(Id<Network>) = "report.keep_definitions" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Sees the activity lines of an agreement, promised and reached.
    SeeLines(Id<Agreement>) = "report.see_lines" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters and changes an activity line.
    KeepLine(Id<Line>) = "report.keep_line" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Mails the partners of an agreement the link to their own lines.
    MailLines(Id<Agreement>) = "report.mail_lines" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Sees what one body promised, and what it reached of it.
    SeeOwnLines(Id<Organisation>) = "report.see_own_lines" on "body" for [Who::LinkHolder(OWN_LINES), ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Counts a hand-over that was told.
    CountHandover(()) = "report.count_handover" on "installation" for [Who::System, Who::Console];
    /// Lets go of what its time is over of.
    Forget(()) = "report.forget" on "installation" for [Who::System, Who::Console];
}
