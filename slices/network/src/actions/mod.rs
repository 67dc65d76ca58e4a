//! One writing use case per file, named by its verb. Each owns its transaction: load → permit → decide → write row,
//! event and job.

mod activate_mandate;
mod activate_membership;
mod add_party;
mod approve_adhesion;
mod assign_mandate;
mod close_signature_round;
mod contest_mandate;
mod create_agreement;
mod create_network;
mod create_programme;
mod edit_agreement;
mod edit_organisation;
mod edit_programme;
mod end_mandate;
mod errors;
mod expire_memberships;
mod forget_contacts;
mod import_index;
mod import_organisations;
mod keep_municipalities;
mod open_signature_round;
mod prolong_agreement;
mod record_signature;
mod refuse_adhesion;
mod register_organisation;
mod remind_signers;
mod renew_membership;
mod request_adhesion;
mod return_act;
mod send_body_code;
mod standing;
mod withdraw_member;

pub use activate_mandate::{DeclaredMandate, activate_mandate};
pub(crate) use activate_mandate::{admit_person, code_of, known_body};
pub use activate_membership::{NewTerm, activate_membership};
pub use add_party::{NewParty, add_party};
pub use approve_adhesion::approve_adhesion;
pub use assign_mandate::{NewMandate, assign_mandate};
pub use close_signature_round::close_signature_round;
pub use contest_mandate::{contest_mandate, end_roles_due};
pub use create_agreement::create_agreement;
pub use create_network::{NewNetwork, create_network};
pub use create_programme::{NewProgramme, create_programme};
pub use edit_agreement::{AgreementEdit, edit_agreement};
pub use edit_organisation::edit_organisation;
pub use edit_programme::edit_programme;
pub use end_mandate::end_mandate;
pub use errors::{
    ActivationError, AdhesionError, AgreementError, ImportError, IndexError, MandateFault, OrganisationError,
    SignatureError,
};
pub use expire_memberships::expire_memberships;
pub use forget_contacts::{ForgetError, Forgotten, forget_contacts};
pub(crate) use import_index::permit as may_import_index;
pub use import_index::{IndexReport, import_index};
pub use import_organisations::{ImportId, confirm_import, read_import, waiting_import};
pub use keep_municipalities::keep_municipalities;
pub use open_signature_round::{NewRound, open_signature_round};
pub use prolong_agreement::prolong_agreement;
pub use record_signature::{SignedAct, record_signature};
pub use refuse_adhesion::refuse_adhesion;
pub use register_organisation::register_organisation;
pub use remind_signers::{Whom, remind_signers, remind_signers_due};
pub use renew_membership::renew_membership;
pub use request_adhesion::{AdhesionRequest, Applicant, request_adhesion};
pub use return_act::return_act;
pub use send_body_code::{open_with_code, send_body_code};
pub use withdraw_member::withdraw_member;
