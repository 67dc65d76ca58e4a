//! What is typed to book an appointment, and what of it is kept.

use kernel::{BookingCode, EmailAddress, EmailAddressError, PhoneNumber, PhoneNumberError};
use storage::Keys;
use uuid::Uuid;

use super::Attendee;

/// Longest name in characters.
pub const NAME_LENGTH: usize = 120;
/// Longest note in characters.
pub const NOTE_LENGTH: usize = 1000;

/// Who comes, as typed.
#[derive(Clone, Default)]
pub struct TypedAttendee {
    /// Her name.
    pub name: String,
    /// Her telephone, or nothing.
    pub phone: String,
    /// Her mail address, or nothing.
    pub email: String,
    /// A note, or nothing.
    pub note: String,
}

/// What is wrong with it; each has its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttendeeError {
    /// No name.
    #[error("the name is missing")]
    NameMissing,
    /// A name that no form holds.
    #[error("the name is too long")]
    NameTooLong,
    /// Neither telephone nor mail.
    #[error("a telephone number or a mail address is needed")]
    ContactMissing,
    /// The telephone cannot be read.
    #[error(transparent)]
    Phone(PhoneNumberError),
    /// The mail address cannot be read.
    #[error(transparent)]
    Email(EmailAddressError),
    /// A note that is too long.
    #[error("the note is too long")]
    NoteTooLong,
}

impl AttendeeError {
    /// The field of the form and of the API it belongs to.
    pub const fn field(self) -> &'static str {
        match self {
            Self::NameMissing | Self::NameTooLong => "name",
            Self::ContactMissing | Self::Phone(_) => "phone",
            Self::Email(_) => "email",
            Self::NoteTooLong => "note",
        }
    }
}

impl TypedAttendee {
    /// Reads it; all that is wrong is told at once. A name and a telephone or a mail are enough.
    ///
    /// # Errors
    /// What is wrong, in the order of the fields.
    pub fn parse(&self) -> Result<(Attendee, Option<String>), Vec<AttendeeError>> {
        let mut wrong = Vec::new();
        let name = kernel::typed(&self.name).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            wrong.push(AttendeeError::NameMissing);
        } else if name.chars().count() > NAME_LENGTH {
            wrong.push(AttendeeError::NameTooLong);
        }
        let phone =
            optional(&self.phone, |text| PhoneNumber::parse(text).map_err(AttendeeError::Phone), &mut wrong);
        let email =
            optional(&self.email, |text| EmailAddress::parse(text).map_err(AttendeeError::Email), &mut wrong);
        if self.phone.trim().is_empty() && self.email.trim().is_empty() {
            wrong.push(AttendeeError::ContactMissing);
        }
        let note = Some(kernel::typed(&self.note).trim().to_owned()).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.chars().count() > NOTE_LENGTH) {
            wrong.push(AttendeeError::NoteTooLong);
        }
        if wrong.is_empty() { Ok((Attendee { name: Some(name), phone, email }, note)) } else { Err(wrong) }
    }
}

fn optional<T>(
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, AttendeeError>,
    wrong: &mut Vec<AttendeeError>,
) -> Option<T> {
    if text.trim().is_empty() {
        return None;
    }
    parse(text).map_err(|error| wrong.push(error)).ok()
}

/// The code of an appointment: computed from the installation's secret, so that the database holds none, and a slip
/// can be printed again. Another salt gives another code.
pub fn code_of(keys: &Keys, appointment: Uuid, salt: i64) -> BookingCode {
    let mac = keys.mac("desk.booking_code", &[appointment.as_bytes(), &salt.to_be_bytes()]);
    let mut bytes = [0; 6];
    bytes.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    BookingCode::from_bytes(bytes)
}

/// How a code is found again in the database: a keyed hash of it.
pub fn hash_of(keys: &Keys, code: &BookingCode) -> String {
    keys.pseudonym("desk.booking_code_hash", code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, phone: &str, email: &str) -> TypedAttendee {
        TypedAttendee { name: name.into(), phone: phone.into(), email: email.into(), note: String::new() }
    }

    #[test]
    fn name_with_telephone_or_mail_is_enough() {
        let (by_phone, _) = typed(" Ada  Prova ", "0187 123456", "").parse().unwrap();
        let (by_mail, _) = typed("Ada Prova", "", "ada@example.org").parse().unwrap();

        assert_eq!(by_phone.name.as_deref(), Some("Ada Prova"));
        assert!(by_phone.phone.is_some() && by_phone.email.is_none());
        assert!(by_mail.phone.is_none() && by_mail.email.is_some());
    }

    #[test]
    fn name_has_no_marks_that_turn_it_around() {
        let (turned, _) = typed("\u{202e}Ada Prova\u{202c}", "", "ada@example.org").parse().unwrap();
        let nothing = typed("\u{202e} \u{200b}", "", "ada@example.org").parse().unwrap_err();

        assert_eq!(turned.name.as_deref(), Some("Ada Prova"));
        assert_eq!(nothing, [AttendeeError::NameMissing]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let wrong = typed("", "", "").parse().unwrap_err();
        let fields: Vec<_> =
            typed(&"a".repeat(121), "12", "x").parse().unwrap_err().iter().map(|e| e.field()).collect();

        assert_eq!(wrong, [AttendeeError::NameMissing, AttendeeError::ContactMissing]);
        assert_eq!(fields, ["name", "phone", "email"]);
    }

    #[test]
    fn code_follows_from_secret_id_and_salt() {
        let (keys, other) = (Keys::new(&[1; 32]), Keys::new(&[2; 32]));
        let id = Uuid::from_u128(7);

        let code = code_of(&keys, id, 0);

        assert_eq!(code_of(&keys, id, 0), code);
        assert_ne!(code_of(&keys, id, 1), code);
        assert_ne!(code_of(&other, id, 0), code);
        assert_ne!(hash_of(&keys, &code), hash_of(&other, &code));
    }
}
