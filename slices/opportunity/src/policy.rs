//! Who may do what in this room: one static table.
//!
//! Scopes: a network's id for its coordinator; a body's id for its clerk; a desk's id for its operator, where the
//! installation has one network (`actions::scopes`).

use identity::api::role;
use kernel::Id;
use network::api::Network;
use policy::Who;

use crate::model::{Material, Opportunity, Source, Subscription};

const ADMINISTRATOR: Who = Who::Staff(role::ADMINISTRATOR);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);
const OPERATOR: Who = Who::Staff(role::OPERATOR);
const CLERK: Who = Who::Staff(role::CLERK);

/// The purpose of the link by which a body sends opportunities in.
pub const SEND_IN: &str = "opportunity.send_in";
/// The purpose of the link by which somebody confirms, changes and leaves her saved search.
pub const SUBSCRIPTION: &str = "opportunity.subscription";

policy::actions! {
    /// Writes an opportunity of a body and sends it in.
    SendIn(Id<Opportunity>) = "opportunity.send_in" on "body" for [Who::LinkHolder(SEND_IN), ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Writes an opportunity in the office, changes one, puts it on the portal.
    KeepOpportunity(Id<Opportunity>) = "opportunity.keep_opportunity" on "network" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Approves, returns or takes back.
    DecideOpportunity(Id<Opportunity>) = "opportunity.decide_opportunity" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Takes in a vacancy that a firm proposed.
    TakeProposal(Id<Opportunity>) = "opportunity.take_proposal" on "network" for [Who::System, Who::Console];
    /// Sees what waits and all the rest.
    SeeOffice(Id<Network>) = "opportunity.see_office" on "network" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Mails the member bodies the link by which they send in.
    InviteBodies(Id<Network>) = "opportunity.invite_bodies" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Publishes what was approved for today, and expires what is over.
    TurnDay(()) = "opportunity.turn_day" on "installation" for [Who::System, Who::Console];
    /// Enters a source of files and what is agreed about it.
    KeepSource(Id<Source>) = "opportunity.keep_source" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Reads a file of a source.
    ImportFile(Id<Source>) = "opportunity.import_file" on "network" for [ADMINISTRATOR, COORDINATOR, OPERATOR, Who::Console];
    /// Asks for mails about a search.
    Subscribe(Id<Subscription>) = "opportunity.subscribe" on "search" for [Who::Public];
    /// Confirms a saved search, or leaves it.
    KeepSubscription(Id<Subscription>) = "opportunity.keep_subscription" on "subscription" for [Who::LinkHolder(SUBSCRIPTION)];
    /// Prepares the day's mails.
    SendDigests(()) = "opportunity.send_digests" on "installation" for [Who::System, Who::Console];
    /// Forgets searches that were not confirmed, and old reports of imports.
    Forget(()) = "opportunity.forget" on "installation" for [Who::System, Who::Console];
    /// Puts documents on the portal and takes them away.
    KeepMaterial(Id<Material>) = "opportunity.keep_material" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
}
