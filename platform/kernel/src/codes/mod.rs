//! Codes, sums and spans of time that are checked when they are read and are the proof afterwards.
//!
//! Every type has `parse` (forgiving about what people type, strict about what it keeps), an error enum whose
//! variants a form can show, `Display`, and is a string in JSON that goes through `parse` again. The errors and the
//! `Debug` of what belongs to a person never contain the value, so that none of it reaches a log.

mod booking_code;
mod coordinates;
mod cup;
mod deadline;
mod email_address;
mod fiscal_code;
mod ipa_code;
mod istat_code;
mod money;
mod period;
mod phone_number;
mod retention;

pub use booking_code::{BookingCode, BookingCodeError};
pub use coordinates::{Coordinates, CoordinatesError};
pub use cup::{Cup, CupError};
pub use deadline::{Deadline, DeadlineError};
pub use email_address::{EmailAddress, EmailAddressError};
pub use fiscal_code::{FiscalCode, FiscalCodeError, FiscalCodeKind};
pub use ipa_code::{IpaCode, IpaCodeError};
pub use istat_code::{IstatCode, IstatCodeError};
pub use money::{Currency, Money, MoneyError};
pub use period::{Period, PeriodError};
pub use phone_number::{PhoneNumber, PhoneNumberError};
pub use retention::{Retention, RetentionError, RetentionLength};
