//! Who may do what in this room: one static table.
//!
//! A request stands in the scope of its desk: who works there sees it, nobody else does, the coordinator and the
//! administrator of the house included. A report of a fault is about the portal: it stands in the network's scope too.

use desk::api::Desk;
use identity::api::role;
use kernel::Id;
use policy::Who;

use crate::model::{Message, Note};

const OPERATOR: Who = Who::Staff(role::OPERATOR);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);

/// The purpose of the link by which somebody follows her own request.
pub const FOLLOW: &str = "inbox.follow_message";

policy::actions! {
    /// Writes to a desk.
    SendMessage(Id<Message>) = "inbox.send_message" on "desk" for [Who::Public];
    /// Sees where her own request stands.
    FollowMessage(Id<Message>) = "inbox.follow_message" on "request" for [Who::LinkHolder(FOLLOW)];
    /// Sees the inbox of a desk.
    SeeInbox(Id<Desk>) = "inbox.see_inbox" on "desk" for [OPERATOR];
    /// Sees the reports of faults that arrived in it.
    SeeFaults(Id<Desk>) = "inbox.see_faults" on "desk" for [OPERATOR, COORDINATOR];
    /// Takes a request in hand, answers, notes, closes; of a report of a fault the coordinator too.
    HandleMessage(Id<Message>) = "inbox.handle_message" on "desk" for [OPERATOR, COORDINATOR];
    /// Deletes a note before its day.
    DeleteNote(Id<Note>) = "inbox.delete_note" on "desk" for [OPERATOR, COORDINATOR];
    /// Reads a desk's mailbox.
    ReadMailbox(Id<Desk>) = "inbox.read_mailbox" on "desk" for [Who::System, Who::Console];
    /// Takes in what arrived: a mail, a report of a fault.
    TakeIn(Id<Message>) = "inbox.take_in" on "desk" for [Who::System, Who::Console];
    /// Notes what became of a mail that was sent.
    NoteSending(()) = "inbox.note_sending" on "installation" for [Who::System, Who::Console];
    /// Empties and forgets what was kept long enough.
    Forget(()) = "inbox.forget" on "installation" for [Who::System, Who::Console];
    /// Erases what is kept of herself.
    EraseMine(()) = "inbox.erase_mine" on "person" for [Who::Oneself, Who::System, Who::Console];
}
