//! Who may do what: one table.
//!
//! Scopes: a desk for its operator, the desk's body for its clerk. Not the network: who coordinates sees counts, and persons
//! only where she works at a desk herself; who hands a report in closes its months. A client stands in her body and in all its desks.

use desk::api::Desk;
use identity::api::role;
use kernel::Id;
use network::api::Organisation;
use policy::Who;
use uuid::Uuid;

use crate::model::{Case, Client, Contact};

const OPERATOR: Who = Who::Staff(role::OPERATOR);
const CLERK: Who = Who::Staff(role::CLERK);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);
const ADMINISTRATOR: Who = Who::Staff(role::ADMINISTRATOR);

/// The purpose of the link by which a client says that an account is hers.
pub const TIE_CLIENT: &str = "contact.tie_client";

policy::actions! {
    /// Writes a contact at a desk.
    RecordContact(Id<Desk>) = "contact.record_contact" on "desk" for [OPERATOR, CLERK, Who::System, Who::Console];
    /// Sees the contacts and cases of a desk.
    SeeContacts(Id<Desk>) = "contact.see_contacts" on "desk" for [OPERATOR, CLERK];
    /// Brings contacts of past years in.
    ImportContacts(Id<Desk>) = "contact.import_contacts" on "desk" for [OPERATOR, CLERK];
    /// Completes a contact, corrects it, says which body helps on.
    EditContact(Id<Contact>) = "contact.edit_contact" on "contact" for [OPERATOR, CLERK, Who::System];
    /// Takes a contact away that never was.
    StrikeContact(Id<Contact>) = "contact.strike_contact" on "contact" for [OPERATOR, CLERK, Who::System];
    /// Closes months of a network, an agreement or a body whose report is handed in.
    CloseMonths(Uuid) = "contact.close_months" on "scope" for [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Looks for somebody among those whom a body knows.
    FindClients(Id<Organisation>) = "contact.find_clients" on "body" for [OPERATOR, CLERK];
    /// Sees what a body keeps of somebody.
    SeeClient(Id<Client>) = "contact.see_client" on "client" for [OPERATOR, CLERK];
    /// Corrects it.
    EditClient(Id<Client>) = "contact.edit_client" on "client" for [OPERATOR, CLERK];
    /// Erases it because she asks for it, at the desk or signed in.
    ForgetClient(Id<Client>) = "contact.forget_client" on "client" for [OPERATOR, CLERK, Who::Oneself];
    /// Says that an account is this client's: she alone, by a link that the desk gave her.
    TieClient(Id<Client>) = "contact.tie_client" on "client" for [Who::LinkHolder(TIE_CLIENT)];
    /// Opens a case and closes it.
    KeepCase(Id<Case>) = "contact.keep_case" on "case" for [OPERATOR, CLERK];
    /// Forgets clients and notes whose time is over.
    ForgetDue(()) = "contact.forget_due" on "installation" for [Who::System, Who::Console];
}
