//! What must be there before a desk opens, and who sees to it.

/// An item of the check-list, in the order in which it is worked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A room, with its address.
    Room,
    /// A telephone line of its own.
    PhoneLine,
    /// Somebody who works there.
    OperatorNamed,
    /// She was trained: on which day, with what proof.
    OperatorTrained,
    /// An agenda with hours that people can book.
    HoursPublished,
    /// The act by which the body treats personal data there.
    PrivacyAct,
    /// The body stands by the services that its desk answers for.
    CatalogueConfirmed,
}

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Responsible {
    /// The clerk of the body.
    Clerk,
    /// The coordinator of the network.
    Coordinator,
    /// The operator named for the desk.
    Operator,
}

/// Not one of the words of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an item of the check-list")]
pub struct UnknownItem;

impl Item {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Room,
        Self::PhoneLine,
        Self::OperatorNamed,
        Self::OperatorTrained,
        Self::HoursPublished,
        Self::PrivacyAct,
        Self::CatalogueConfirmed,
    ];

    /// The word of the schema, the trail and the addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::PhoneLine => "phone_line",
            Self::OperatorNamed => "operator_named",
            Self::OperatorTrained => "operator_trained",
            Self::HoursPublished => "hours_published",
            Self::PrivacyAct => "privacy_act",
            Self::CatalogueConfirmed => "catalogue_confirmed",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownItem`].
    pub fn parse(word: &str) -> Result<Self, UnknownItem> {
        Self::ALL.into_iter().find(|item| item.word() == word).ok_or(UnknownItem)
    }
}
