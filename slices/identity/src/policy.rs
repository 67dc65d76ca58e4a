//! Who may do what with accounts.
//!
//! Signing in, giving the code and signing out are open to everybody: the evidence is the password, the code, the
//! cookie. The rows for giving roles differ by role, and so do their permits: who may name an operator may not
//! name an administrator. The scopes of a resource are the scope of the role and those it lies in, as the room
//! that knows them says.

use policy::{Action, Who};

use crate::api::role::{ADMINISTRATOR, CLERK, COORDINATOR};
use crate::model::{Held, KeyId, PersonId, Role, SessionId};

/// The purpose of the link in an invitation.
pub const ACCEPT_INVITATION: &str = "identity.accept_invitation";
/// The purpose of the link for a forgotten password.
pub const RESET_PASSWORD: &str = "identity.reset_password";
/// The purpose of the link that confirms an address for notices.
pub const CONFIRM_EMAIL: &str = "identity.confirm_email";

policy::actions! {
    /// Begin a session with a password, carry it on, raise it with a code, set up the app that makes codes.
    SignIn(PersonId) = "identity.sign_in" on "account" for [Who::Public];
    /// Make the account of who proves a national identity, unless she has one, and take over her name.
    EnterWithIdentity(PersonId) = "identity.enter_with_identity" on "account" for [Who::Public];
    /// Send somebody to a provider of national identities, take its answer, keep both in the log.
    AskProvider(()) = "identity.ask_provider" on "sign-in" for [Who::Public];
    /// End the sessions that a provider asks to end.
    EndForProvider(()) = "identity.end_for_provider" on "sessions" for [Who::Public];
    /// End the session whose cookie one has.
    SignOut(SessionId) = "identity.sign_out" on "own session" for [Who::Public];
    /// Ask for the mail with a link for a new password.
    AskForReset(PersonId) = "identity.ask_for_reset" on "account" for [Who::Public];
    /// Choose a new password with the mailed link.
    ResetPassword(PersonId) = "identity.reset_password" on "account" for [Who::LinkHolder(RESET_PASSWORD)];
    /// Choose the first password with the mailed link.
    AcceptInvitation(PersonId) = "identity.accept_invitation" on "account" for [Who::LinkHolder(ACCEPT_INVITATION)];
    /// Change one's password, make new recovery codes, end one's sessions.
    KeepOwnAccount(PersonId) = "identity.keep_own_account" on "own account" for [Who::Oneself];
    /// Close one's account of a citizen and erase what is kept of her.
    EraseOwnAccount(PersonId) = "identity.erase_own_account" on "own account" for [Who::Oneself];
    /// See who works here, as far as one's scopes reach.
    ListPeople(()) = "identity.list_people" on "installation or network" for [Who::Staff(ADMINISTRATOR), Who::Staff(COORDINATOR)];
    /// Make an account and mail the invitation, or mail it again.
    InvitePerson(PersonId) = "identity.invite_person" on "account" for [Who::Staff(ADMINISTRATOR), Who::Staff(COORDINATOR), Who::Staff(CLERK), Who::Console];
    /// Give and end the role of administrator.
    GrantAdministrator(Held) = "identity.grant_administrator" on "installation" for [Who::Staff(ADMINISTRATOR), Who::Console];
    /// Give and end the role of coordinator.
    GrantCoordinator(Held) = "identity.grant_coordinator" on "network" for [Who::Staff(ADMINISTRATOR), Who::Console];
    /// Give and end the role of operator.
    GrantOperator(Held) = "identity.grant_operator" on "desk" for [Who::Staff(ADMINISTRATOR), Who::Staff(COORDINATOR), Who::Staff(CLERK), Who::Console];
    /// Give and end the role of clerk.
    GrantClerk(Held) = "identity.grant_clerk" on "organisation" for [Who::Staff(ADMINISTRATOR), Who::Staff(COORDINATOR), Who::Console];
    /// Take the role of clerk that comes with a mandate of one's own, which the room of the mandates has proved; it ends
    /// with the mandate.
    HoldOffice(Held) = "identity.hold_office" on "own account, by a mandate" for [Who::Oneself, Who::System];
    /// Confirm the address for one's notices with the mailed link.
    ConfirmOfficeEmail(PersonId) = "identity.confirm_office_email" on "account" for [Who::LinkHolder(CONFIRM_EMAIL)];
    /// Close an account and open it again.
    DisablePerson(PersonId) = "identity.disable_person" on "account" for [Who::Staff(ADMINISTRATOR), Who::Console];
    /// Forget the app of who has lost telephone and recovery codes.
    ForgetCodes(PersonId) = "identity.forget_codes" on "account" for [Who::Staff(ADMINISTRATOR), Who::Console];
    /// Make the first administrator, or let one in again who is locked out.
    CreateAdministrator(PersonId) = "identity.create_administrator" on "installation" for [Who::Console];
    /// Make an account that is ready to sign in, for demonstrations and tests.
    CreateReadyAccount(PersonId) = "identity.create_ready_account" on "account" for [Who::Console];
    /// Send somebody to her office's own sign-in and take its answer.
    AskOffice(()) = "identity.ask_office" on "sign-in" for [Who::Public];
    /// Find, bind or make the account of whom an office knows.
    EnterByOffice(PersonId) = "identity.enter_by_office" on "account" for [Who::System];
    /// Give and end the roles that an office's groups make.
    GrantByOffice(Held) = "identity.grant_by_office" on "installation, network, desk or organisation" for [Who::System];
    /// Make a key of the installation, let it sign, set an end to it.
    KeepKeys(KeyId) = "identity.keep_keys" on "keys of the installation" for [Who::Console];
    /// Take over the registry of providers of national identities.
    ImportProviders(()) = "identity.import_providers" on "installation" for [Who::Console];
    /// Read the log of requests and responses, for who may ask: each reading leaves a trace.
    ReadSignInLog(()) = "identity.read_sign_in_log" on "installation" for [Who::Console];
    /// Build the trust chains of the OpenID federations' providers anew.
    RefreshProviders(()) = "identity.refresh_providers" on "installation" for [Who::System, Who::Console];
    /// Delete what is over.
    ForgetWhatIsOver(()) = "identity.forget_what_is_over" on "sessions" for [Who::System];
}

/// An action that gives or ends one role.
pub trait GivesRole: Action<Target = Held> {
    /// The role.
    const ROLE: Role;
}
impl GivesRole for GrantAdministrator {
    const ROLE: Role = Role::Administrator;
}
impl GivesRole for GrantCoordinator {
    const ROLE: Role = Role::Coordinator;
}
impl GivesRole for GrantOperator {
    const ROLE: Role = Role::Operator;
}
impl GivesRole for HoldOffice {
    const ROLE: Role = Role::Clerk;
}
impl GivesRole for GrantClerk {
    const ROLE: Role = Role::Clerk;
}

/// An action that ends in an account with a password of its owner's choosing.
pub trait ChoosesPassword: Action<Target = PersonId> {}
impl ChoosesPassword for ResetPassword {}
impl ChoosesPassword for AcceptInvitation {}
impl ChoosesPassword for KeepOwnAccount {}
impl ChoosesPassword for CreateReadyAccount {}

/// An action that makes an account.
pub trait MakesAccount: Action<Target = PersonId> {}
impl MakesAccount for EnterByOffice {}
impl MakesAccount for InvitePerson {}
impl MakesAccount for CreateAdministrator {}
impl MakesAccount for CreateReadyAccount {}

/// An action that may set up the secret of the one-time codes, or forget it.
pub trait SetsCodes: Action<Target = PersonId> {}
impl SetsCodes for SignIn {}
impl SetsCodes for AcceptInvitation {}
impl SetsCodes for ForgetCodes {}
impl SetsCodes for KeepOwnAccount {}
impl SetsCodes for CreateReadyAccount {}

/// An action that may end all sessions of somebody.
pub trait EndsSessions: Action<Target = PersonId> {}
impl EndsSessions for ResetPassword {}
impl EndsSessions for AcceptInvitation {}
impl EndsSessions for KeepOwnAccount {}
impl EndsSessions for DisablePerson {}
impl EndsSessions for EraseOwnAccount {}
impl EndsSessions for ForgetCodes {}
