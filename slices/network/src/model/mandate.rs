//! Offices held in a body: dated mandates.

use kernel::{EmailAddress, Id, Period, PhoneNumber};
use texts::Locale;
use uuid::Uuid;

use super::Organisation;

/// An office that somebody holds in a body for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Mandate {
    /// Its id.
    pub id: Id<Mandate>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// The office.
    pub office: Position,
    /// Her account in `identity`, when she has one.
    pub person: Option<Uuid>,
    /// Her name; empty once it was forgotten.
    pub name: Option<String>,
    /// Her address; empty once it was forgotten.
    pub email: Option<EmailAddress>,
    /// Her number; empty once it was forgotten.
    pub phone: Option<PhoneNumber>,
    /// The language of mails to her.
    pub language: Locale,
    /// First and last day.
    pub period: Period,
    /// The act that gave it.
    pub act_number: Option<String>,
}

/// A contact person as other rooms need her: where to write to.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactPerson {
    /// The mandate.
    pub mandate: Id<Mandate>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: EmailAddress,
    /// The language of mails to her.
    pub language: Locale,
}

/// The offices of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// Head of the administration (segretario or direttore generale).
    TopOfficer,
    /// Who signs for the body (sindaco, presidente).
    LegalRepresentative,
    /// Whom the network writes to; a body may have several.
    ContactPerson,
    /// Responsible for the digital transition (CAD, art. 17).
    DigitalTransitionOfficer,
}

kernel::words!(Position {
    TopOfficer = "top_officer",
    LegalRepresentative = "legal_representative",
    ContactPerson = "contact_person",
    DigitalTransitionOfficer = "digital_transition_officer",
});

impl Position {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::TopOfficer => "network-office-top-officer",
            Self::LegalRepresentative => "network-office-legal-representative",
            Self::ContactPerson => "network-office-contact-person",
            Self::DigitalTransitionOfficer => "network-office-digital-transition-officer",
        }
    }

    /// Whether one person at a time holds it.
    pub const fn is_held_by_one(self) -> bool {
        !matches!(self, Self::ContactPerson)
    }
}

/// Why a mandate cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MandateError {
    /// Somebody else holds the office in that time.
    #[error("somebody else holds the office in that time")]
    Overlaps,
    /// The same address is a contact person in that time.
    #[error("the same address is a contact person in that time")]
    SameContact,
}

/// Whether a mandate may stand beside those that the body has.
///
/// # Errors
/// [`MandateError`].
pub fn admit_mandate(held: &[Mandate], new: &Mandate) -> Result<(), MandateError> {
    let mut meeting = held
        .iter()
        .filter(|one| one.id != new.id && one.office == new.office && one.period.overlaps(new.period));
    if new.office.is_held_by_one() {
        return meeting.next().map_or(Ok(()), |_| Err(MandateError::Overlaps));
    }
    let address = new.email.as_ref().map(EmailAddress::folded);
    let same = |one: &Mandate| address.is_some() && one.email.as_ref().map(EmailAddress::folded) == address;
    if meeting.any(same) { Err(MandateError::SameContact) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mandate(number: u128, office: Position, email: &str, period: &str) -> Mandate {
        Mandate {
            id: Id::from_uuid(Uuid::from_u128(number)),
            organisation: Id::from_uuid(Uuid::from_u128(1)),
            office,
            person: None,
            name: Some("Persona Inventata".into()),
            email: Some(EmailAddress::parse(email).unwrap()),
            phone: None,
            language: Locale::It,
            period: Period::parse(period).unwrap(),
            act_number: None,
        }
    }

    #[test]
    fn office_of_one_follows_on_the_next_day() {
        let held = [mandate(1, Position::LegalRepresentative, "a@comune.example", "2020-01-01/2025-06-30")];

        let next = mandate(2, Position::LegalRepresentative, "b@comune.example", "2025-07-01/..");
        let early = mandate(2, Position::LegalRepresentative, "b@comune.example", "2025-06-30/..");

        assert_eq!(admit_mandate(&held, &next), Ok(()));
        assert_eq!(admit_mandate(&held, &early), Err(MandateError::Overlaps));
    }

    #[test]
    fn contact_persons_may_be_several_but_not_one_twice() {
        let held = [mandate(1, Position::ContactPerson, "a@comune.example", "2025-01-01/..")];

        let other = mandate(2, Position::ContactPerson, "b@comune.example", "2025-01-01/..");
        let same = mandate(2, Position::ContactPerson, "A@comune.example", "2026-01-01/..");

        assert_eq!(admit_mandate(&held, &other), Ok(()));
        assert_eq!(admit_mandate(&held, &same), Err(MandateError::SameContact));
    }

    #[test]
    fn other_office_in_the_same_time_is_no_obstacle() {
        let held = [mandate(1, Position::TopOfficer, "a@comune.example", "2025-01-01/..")];

        let other = mandate(2, Position::DigitalTransitionOfficer, "a@comune.example", "2025-01-01/..");

        assert_eq!(admit_mandate(&held, &other), Ok(()));
    }
}
