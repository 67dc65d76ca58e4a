//! One writing use case per file, named by its verb. Each owns its transaction, but for those that other rooms
//! call inside theirs (inviting, giving and ending roles).

pub(crate) mod accept_invitation;
pub(crate) mod ask_federation;
pub(crate) mod ask_for_reset;
pub(crate) mod ask_office;
pub(crate) mod ask_provider;
pub(crate) mod change_app;
pub(crate) mod change_password;
pub(crate) mod confirm_code;
pub(crate) mod create_administrator;
pub(crate) mod create_ready_account;
pub(crate) mod disable_person;
pub(crate) mod end_grant;
pub(crate) mod end_session;
pub(crate) mod enter_by_office;
pub(crate) mod enter_with_identity;
pub(crate) mod erase_own_account;
mod errors;
pub(crate) mod forget_codes;
pub(crate) mod forget_what_is_over;
pub(crate) mod give_role;
pub(crate) mod hold_office;
pub(crate) mod import_providers;
pub(crate) mod import_trust_mark;
pub(crate) mod invite_person;
pub(crate) mod keep_session;
pub(crate) mod log_out;
pub(crate) mod make_certificate;
pub(crate) mod make_key;
pub(crate) mod office_email;
mod open_session;
pub(crate) mod read_sign_in_log;
pub(crate) mod refresh_providers;
pub(crate) mod renew_recovery_codes;
pub(crate) mod reset_password;
pub(crate) mod rotate_key;
pub(crate) mod set_up_app;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod take_answer;
pub(crate) mod take_code;

pub use errors::StaffError;
pub(crate) use errors::{EnterError, PasswordError};
pub(crate) use open_session::{Entered, KeptOrigin};
