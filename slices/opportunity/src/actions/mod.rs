//! One writing use case per file, named by its verb. Each owns its transaction: load → permit → decide → write row,
//! event and job.

mod approve_opportunity;
mod create_opportunity;
mod drop_proposal;
mod edit_opportunity;
mod errors;
mod forget;
mod give_back_opportunity;
mod import_file;
mod invite_bodies;
mod keep_material;
mod keep_source;
mod keep_subscription;
mod send_digests;
mod send_in_opportunity;
pub mod standing;
mod subscribe;
mod take_proposal;
mod turn_day;
mod withdraw_opportunity;

pub use approve_opportunity::approve_opportunity;
pub use create_opportunity::{NewOpportunity, create_opportunity};
pub use drop_proposal::{Emptied, drop_proposal};
pub use edit_opportunity::edit_opportunity;
pub use errors::{ImportError, MaterialError, OpportunityError, SourceError, SubscriptionError};
pub use forget::forget;
pub use give_back_opportunity::give_back_opportunity;
pub use import_file::import_file;
pub use invite_bodies::invite_bodies;
pub use keep_material::{add_material, edit_material, remove_material};
pub use keep_source::{create_source, edit_source};
pub use keep_subscription::{confirm_subscription, leave_subscription};
pub use send_digests::send_digests;
pub use send_in_opportunity::{SentIn, send_in_opportunity};
pub use subscribe::subscribe;
pub use take_proposal::take_proposal;
pub use turn_day::turn_day;
pub use withdraw_opportunity::withdraw_opportunity;
