//! Launching a desk, notices, and what people say of the pages; one file a use case.

mod answer_fault;
mod change_desk_state;
mod choose_services;
mod enter_contacts;
mod enter_privacy_act;
mod enter_training;
mod errors;
mod forget_launches;
mod launch_desk;
mod load;
mod name_operator;
mod prepare_desk;
mod rate_page;
mod report_fault;
mod withdraw_notice;
mod write_notice;

pub use answer_fault::{answer_fault, answer_fault_in};
pub use change_desk_state::{Change, change_desk_state};
pub use choose_services::{Served, choose_services};
pub use enter_contacts::{DeskContacts, enter_contacts};
pub use enter_privacy_act::enter_privacy_act;
pub(crate) use enter_training::proof_of;
pub use enter_training::{TrainingDay, enter_training};
pub use errors::{FeedbackError, LaunchError, NoticeError};
pub use forget_launches::{
    ADDRESS_DAYS, FEEDBACK_MONTHS, ForgetLaunchesError, Forgotten, NOTICE_MONTHS, TRAINING_YEARS,
    forget_launches,
};
pub use launch_desk::launch_desk;
pub use name_operator::{NewOperator, end_operator, namable, name_operator};
pub use prepare_desk::{DeskToPrepare, FirstClerk, Prepared, prepare_desk, prepare_desk_of_member};
pub use rate_page::{TypedRating, rate_page};
pub use report_fault::{TypedFault, report_fault};
pub use withdraw_notice::withdraw_notice;
pub use write_notice::{NewNotice, write_notice};
