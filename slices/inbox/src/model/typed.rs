//! What somebody typed into the public form, before and after it is looked at.

use kernel::{EmailAddress, PhoneNumber};

use super::Sender;

/// Longest subject, in characters.
pub const SUBJECT_LENGTH: usize = 150;
/// Longest text, in characters.
pub const MESSAGE_LENGTH: usize = 4000;
/// Longest name, in characters.
const NAME_LENGTH: usize = 120;

/// What was typed, field by field.
#[derive(Clone, Default)]
pub struct TypedMessage {
    /// What it is about.
    pub subject: String,
    /// The question.
    pub text: String,
    /// Who asks.
    pub name: String,
    /// Her telephone.
    pub phone: String,
    /// Her mail address.
    pub email: String,
}

/// What was typed, looked at.
#[derive(Clone)]
pub struct Typed {
    /// What it is about.
    pub subject: String,
    /// The question.
    pub text: String,
    /// Who asks.
    pub sender: Sender,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No subject.
    NoSubject,
    /// A subject without end.
    LongSubject,
    /// No text.
    NoText,
    /// A text without end.
    LongText,
    /// No name.
    NoName,
    /// A name without end.
    LongName,
    /// Neither telephone nor address.
    NoContact,
    /// No telephone number.
    WrongPhone,
    /// No mail address.
    WrongEmail,
}

impl Fault {
    /// The field.
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoSubject | Self::LongSubject => "subject",
            Self::NoText | Self::LongText => "text",
            Self::NoName | Self::LongName => "name",
            Self::NoContact | Self::WrongEmail => "email",
            Self::WrongPhone => "phone",
        }
    }

    /// The key of its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::NoSubject => "inbox-form-subject-missing",
            Self::LongSubject => "inbox-form-subject-long",
            Self::NoText => "inbox-form-text-missing",
            Self::LongText => "inbox-form-text-long",
            Self::NoName => "inbox-form-name-missing",
            Self::LongName => "inbox-form-name-long",
            Self::NoContact => "inbox-form-contact-missing",
            Self::WrongPhone => "inbox-form-phone-wrong",
            Self::WrongEmail => "inbox-form-email-wrong",
        }
    }

    /// Whether it belongs to the first step, what is asked.
    pub const fn is_of_question(self) -> bool {
        matches!(self, Self::NoSubject | Self::LongSubject | Self::NoText | Self::LongText)
    }
}

impl TypedMessage {
    /// Looks at all of it.
    ///
    /// # Errors
    /// All that is wrong, in the order of the fields.
    pub fn check(&self) -> Result<Typed, Vec<Fault>> {
        let mut faults = Vec::new();
        let subject = self.subject.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = self.text.trim().to_owned();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let texts = [
            (&subject, SUBJECT_LENGTH, Fault::NoSubject, Fault::LongSubject),
            (&text, MESSAGE_LENGTH, Fault::NoText, Fault::LongText),
            (&name, NAME_LENGTH, Fault::NoName, Fault::LongName),
        ];
        for (value, most, missing, long) in texts {
            match value.chars().count() {
                0 => faults.push(missing),
                length if length > most => faults.push(long),
                _ => {}
            }
        }
        let (phone, email) = (self.phone.trim(), self.email.trim());
        if phone.is_empty() && email.is_empty() {
            faults.push(Fault::NoContact);
        }
        let email = Some(email).filter(|email| !email.is_empty()).map(EmailAddress::parse).transpose();
        let email = email.unwrap_or_else(|_| {
            faults.push(Fault::WrongEmail);
            None
        });
        let phone = Some(phone).filter(|phone| !phone.is_empty()).map(PhoneNumber::parse).transpose();
        let phone = phone.unwrap_or_else(|_| {
            faults.push(Fault::WrongPhone);
            None
        });
        if faults.is_empty() {
            Ok(Typed { subject, text, sender: Sender { name: Some(name), email, phone, from: None } })
        } else {
            Err(faults)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedMessage {
        TypedMessage {
            subject: " Corsi  serali ".into(),
            text: "Quando cominciano?".into(),
            name: "Persona Inventata".into(),
            phone: String::new(),
            email: "prova@persone.example.org".into(),
        }
    }

    #[test]
    fn name_question_and_one_contact_are_enough() {
        let read = typed().check().unwrap_or_else(|faults| panic!("{faults:?}"));

        assert_eq!(read.subject, "Corsi serali");
        assert!(read.sender.phone.is_none() && read.sender.email.is_some());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let wrong = TypedMessage {
            subject: "x".repeat(151),
            email: "boh".into(),
            phone: "tre".into(),
            ..Default::default()
        };

        use Fault::{LongSubject, NoName, NoText, WrongEmail, WrongPhone};
        assert_eq!(wrong.check().err(), Some(vec![LongSubject, NoText, NoName, WrongEmail, WrongPhone]));
        let nobody = TypedMessage { email: String::new(), ..typed() };
        assert_eq!(nobody.check().err(), Some(vec![Fault::NoContact]));
    }
}
