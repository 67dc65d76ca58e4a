//! A person, or the contact person of a firm, as one body knows her.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, PhoneNumber};
use network::api::Organisation;
use uuid::Uuid;

use super::{Kind, PersonFacts};

/// Months after the last contact when a client is forgotten.
pub const KEPT_MONTHS: i32 = 24;

/// Somebody whom a body knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// Her id; it means nothing outside her body.
    pub id: Id<Client>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// Herself or a firm.
    pub kind: Kind,
    /// How she is called and reached.
    pub names: ClientNames,
    /// Her account, if she said herself that she is this client.
    pub person: Option<Uuid>,
    /// What was said last.
    pub facts: PersonFacts,
    /// Her last contact.
    pub last_contact_on: Date,
    /// When she is forgotten.
    pub forget_on: Date,
}

/// How a client is called and reached: each may be missing.
#[derive(Clone, Default, PartialEq)]
pub struct ClientNames {
    /// Her name.
    pub name: Option<String>,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
    /// The firm's name.
    pub firm_name: Option<String>,
    /// The firm's fiscal code.
    pub firm_code: Option<String>,
}

impl std::fmt::Debug for ClientNames {
    /// Names stay out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientNames")
    }
}

impl ClientNames {
    /// Whether there is nothing by which she could be known again.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Her name and her firm's as they are looked for: folded words, each with a space before it.
    pub fn folded(&self) -> Option<String> {
        let text = [self.name.as_deref(), self.firm_name.as_deref()].into_iter().flatten();
        let words: Vec<String> = text.flat_map(texts::italian::words).collect();
        if words.is_empty() { None } else { Some(words.iter().map(|word| format!(" {word}")).collect()) }
    }

    /// How she is called on pages: her name, or her firm's, or how she is reached.
    pub fn shown(&self) -> Option<String> {
        let phone = || self.phone.as_ref().map(ToString::to_string);
        let email = || self.email.as_ref().map(ToString::to_string);
        self.name.clone().or_else(|| self.firm_name.clone()).or_else(phone).or_else(email)
    }
}

/// The day on which a client is forgotten whose last contact was on that day.
pub fn forget_on(last_contact: Date) -> Date {
    last_contact.saturating_add(jiff::Span::new().months(KEPT_MONTHS))
}
