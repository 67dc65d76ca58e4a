//! Who may do what in this room: one static table.
//!
//! Scopes: a network's id for its coordinator, a body's id for its clerk. A body stands in its own scope and in
//! those of the networks that it joined or was registered under.

use identity::api::role;
use kernel::Id;
use policy::Who;

use crate::model::{
    Agreement, Mandate, Network, Organisation, Party, Programme, SentCode, Signature, SignatureRound,
};

const ADMINISTRATOR: Who = Who::Staff(role::ADMINISTRATOR);
const COORDINATOR: Who = Who::Staff(role::COORDINATOR);
const CLERK: Who = Who::Staff(role::CLERK);

/// The purpose of the link by which a body sends its signed act.
pub const UPLOAD_SIGNATURE: &str = "network.upload_signature";
/// The purpose of the link that stands for a code typed right: its holder may activate a mandate.
pub const ACTIVATE_MANDATE: &str = "network.activate_mandate";
/// The purpose of the link by which a body says that a mandate is not its doing.
pub const CONTEST_MANDATE: &str = "network.contest_mandate";

policy::actions! {
    /// Loads or updates the list of municipalities.
    KeepMunicipalities(()) = "network.keep_municipalities" on "installation" for [ADMINISTRATOR, Who::Console];
    /// Registers a body under a network.
    RegisterOrganisation(Id<Organisation>) = "network.register_organisation" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Changes what is known of a body.
    EditOrganisation(Id<Organisation>) = "network.edit_organisation" on "body" for [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Reads a file of bodies into a network and writes them.
    ImportOrganisations(Id<Network>) = "network.import_organisations" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Sees a body as staff do: its offices with names and addresses.
    SeeOrganisation(Id<Organisation>) = "network.see_organisation" on "body" for [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Gives an office of a body to somebody.
    AssignMandate(Id<Mandate>) = "network.assign_mandate" on "body" for [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Ends an office on a day.
    EndMandate(Id<Mandate>) = "network.end_mandate" on "body" for [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Brings the public index of administrations up to date.
    ImportIndex(()) = "network.import_index" on "public index" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Has a one-time code sent to the certified mail of a body.
    SendBodyCode(Id<SentCode>) = "network.send_body_code" on "body of the public index" for [Who::Public];
    /// Uses such a code up.
    UseBodyCode(Id<SentCode>) = "network.use_body_code" on "code typed right" for [Who::LinkHolder(ACTIVATE_MANDATE)];
    /// Takes on a mandate for the body whose code she used up: always asked for together with that one.
    ActivateMandate(Id<Mandate>) = "network.activate_mandate" on "own account" for [Who::Oneself];
    /// Says for the body that a mandate is not its doing: it ends.
    ContestMandate(Id<Mandate>) = "network.contest_mandate" on "body" for [Who::LinkHolder(CONTEST_MANDATE)];
    /// Creates a network.
    CreateNetwork(Id<Network>) = "network.create_network" on "installation" for [ADMINISTRATOR, Who::Console];
    /// Sees the network as its coordinator does.
    SeeNetwork(Id<Network>) = "network.see_network" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters a programme.
    CreateProgramme(Id<Programme>) = "network.create_programme" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Changes what is known of a programme: asked for once for each network whose agreements are under it.
    EditProgramme(Id<Programme>) = "network.edit_programme" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters an agreement of a network.
    CreateAgreement(Id<Agreement>) = "network.create_agreement" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Changes what is known of an agreement.
    EditAgreement(Id<Agreement>) = "network.edit_agreement" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Moves the last day of an agreement.
    ProlongAgreement(Id<Agreement>) = "network.prolong_agreement" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters a party that signed already.
    AddParty(Id<Party>) = "network.add_party" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Asks to join an agreement.
    RequestAdhesion(Id<Party>) = "network.request_adhesion" on "agreement" for [Who::Public];
    /// Approves, refuses, returns, activates or ends an adhesion.
    DecideAdhesion(Id<Party>) = "network.decide_adhesion" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Adds a term to a membership.
    RenewMembership(Id<Party>) = "network.renew_membership" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Marks memberships whose last term is over.
    ExpireMemberships(()) = "network.expire_memberships" on "installation" for [Who::System, Who::Console];
    /// Records the signed act of a body.
    RecordSignature(Id<Signature>) = "network.record_signature" on "network" for [Who::LinkHolder(UPLOAD_SIGNATURE), ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Reads the signed act of a body.
    ReadSignature(Id<Signature>) = "network.read_signature" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Opens a round of signatures.
    OpenSignatureRound(Id<SignatureRound>) = "network.open_signature_round" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Closes a round; who signed is renewed when the round prolongs.
    CloseSignatureRound(Id<SignatureRound>) = "network.close_signature_round" on "network" for [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Writes to all bodies whose act is awaited.
    RemindSigners(Id<SignatureRound>) = "network.remind_signers" on "network" for [ADMINISTRATOR, COORDINATOR, Who::System, Who::Console];
    /// Forgets names and addresses whose time is over.
    ForgetContacts(()) = "network.forget_contacts" on "installation" for [Who::System, Who::Console];
}
