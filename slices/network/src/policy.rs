//! Who may do what in this room: one static table.
//!
//! Scopes: a network's id for its coordinator, a body's id for its clerk. A body stands in its own scope and in
//! those of the networks that it joined or was registered under.

use kernel::Id;
use policy::{Action, Right, Who, right};

use crate::model::{Agreement, Mandate, Network, Organisation, Party, Programme, Signature, SignatureRound};

const ADMINISTRATOR: Who = Who::Staff("administrator");
const COORDINATOR: Who = Who::Staff("coordinator");
const CLERK: Who = Who::Staff("clerk");

/// The purpose of the link by which a body sends its signed act.
pub const UPLOAD_SIGNATURE: &str = "network.upload_signature";

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($target:ty) = $text:literal, $resource:literal, [$($who:expr),+];)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}
            impl Action for $name {
                type Target = $target;
                const NAME: &'static str = $text;
                const RESOURCE: &'static str = $resource;
                const WHO: &'static [Who] = &[$($who),+];
            }
        )+

        /// The rows of this room for the rights matrix.
        pub fn rights() -> Vec<Right> {
            vec![$(right::<$name>()),+]
        }
    };
}

actions! {
    /// Loads or updates the list of municipalities.
    KeepMunicipalities(()) = "network.keep_municipalities", "installation", [ADMINISTRATOR, Who::Console];
    /// Registers a body under a network.
    RegisterOrganisation(Id<Organisation>) = "network.register_organisation", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Changes what is known of a body.
    EditOrganisation(Id<Organisation>) = "network.edit_organisation", "body", [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Reads a file of bodies into a network and writes them.
    ImportOrganisations(Id<Network>) = "network.import_organisations", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Sees a body as staff do: its offices with names and addresses.
    SeeOrganisation(Id<Organisation>) = "network.see_organisation", "body", [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Gives an office of a body to somebody.
    AssignMandate(Id<Mandate>) = "network.assign_mandate", "body", [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Ends an office on a day.
    EndMandate(Id<Mandate>) = "network.end_mandate", "body", [ADMINISTRATOR, COORDINATOR, CLERK, Who::Console];
    /// Creates a network.
    CreateNetwork(Id<Network>) = "network.create_network", "installation", [ADMINISTRATOR, Who::Console];
    /// Sees the network as its coordinator does.
    SeeNetwork(Id<Network>) = "network.see_network", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters a programme.
    CreateProgramme(Id<Programme>) = "network.create_programme", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters an agreement of a network.
    CreateAgreement(Id<Agreement>) = "network.create_agreement", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Moves the last day of an agreement.
    ProlongAgreement(Id<Agreement>) = "network.prolong_agreement", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Enters a party that signed already.
    AddParty(Id<Party>) = "network.add_party", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Asks to join an agreement.
    RequestAdhesion(Id<Party>) = "network.request_adhesion", "agreement", [Who::Public];
    /// Approves, refuses, returns, activates or ends an adhesion.
    DecideAdhesion(Id<Party>) = "network.decide_adhesion", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Adds a term to a membership.
    RenewMembership(Id<Party>) = "network.renew_membership", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Marks memberships whose last term is over.
    ExpireMemberships(()) = "network.expire_memberships", "installation", [Who::System, Who::Console];
    /// Records the signed act of a body.
    RecordSignature(Id<Signature>) = "network.record_signature", "network", [Who::LinkHolder(UPLOAD_SIGNATURE), ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Reads the signed act of a body.
    ReadSignature(Id<Signature>) = "network.read_signature", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Opens a round of signatures.
    OpenSignatureRound(Id<SignatureRound>) = "network.open_signature_round", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Closes a round; who signed is renewed when the round prolongs.
    CloseSignatureRound(Id<SignatureRound>) = "network.close_signature_round", "network", [ADMINISTRATOR, COORDINATOR, Who::Console];
    /// Writes to all bodies whose act is awaited.
    RemindSigners(Id<SignatureRound>) = "network.remind_signers", "network", [ADMINISTRATOR, COORDINATOR, Who::System, Who::Console];
    /// Forgets names and addresses whose time is over.
    ForgetContacts(()) = "network.forget_contacts", "installation", [Who::System, Who::Console];
}
