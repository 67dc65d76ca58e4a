//! The closed lists of the room: how it is sent, why it is refused, how consent was given, what is passed on.

use serde::{Deserialize, Serialize};

/// How a body gets a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// By mailed links to its contact persons.
    Link,
    /// On paper; the desk writes down what it answers.
    Paper,
    /// Entered by the desk in the labour system (SIISL, SIL).
    System,
}

kernel::words!(Channel { Link = "link", Paper = "paper", System = "system" });

impl Channel {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Link => "referral-channel-link",
            Self::Paper => "referral-channel-paper",
            Self::System => "referral-channel-system",
        }
    }
}

/// Why a body does not take somebody on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    /// It is not its task.
    NotOurs,
    /// No place now.
    NoPlace,
    /// A requirement is missing.
    Requirements,
    /// Not for that place.
    Area,
    /// Something else.
    Other,
}

kernel::words!(WhyNot {
    NotOurs = "not_ours",
    NoPlace = "no_place",
    Requirements = "requirements",
    Area = "area",
    Other = "other",
});

impl WhyNot {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::NotOurs => "referral-why-not-ours",
            Self::NoPlace => "referral-why-no-place",
            Self::Requirements => "referral-why-requirements",
            Self::Area => "referral-why-area",
            Self::Other => "referral-why-other",
        }
    }
}

/// How somebody gives her consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// At the desk, aloud, with the printed form before her.
    Oral,
    /// She signed the printed form.
    Signed,
    /// By her own mailed link.
    Link,
}

kernel::words!(How { Signed = "signed", Oral = "oral", Link = "link" });

impl How {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Oral => "referral-how-oral",
            Self::Signed => "referral-how-signed",
            Self::Link => "referral-how-link",
        }
    }
}

/// What is passed on beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Her telephone.
    Phone,
    /// Her mail address.
    Email,
    /// Her age.
    Age,
    /// Her sex.
    Sex,
    /// Where she lives.
    Comune,
    /// Her citizenship.
    Citizenship,
    /// Whether she works.
    WorkStatus,
    /// What she studied.
    Schooling,
}

kernel::words!(Share {
    Phone = "phone",
    Email = "email",
    Age = "age",
    Sex = "sex",
    Comune = "comune",
    Citizenship = "citizenship",
    WorkStatus = "work_status",
    Schooling = "schooling",
});

impl Share {
    /// The base facts among them.
    pub const FACTS: [Self; 6] =
        [Self::Age, Self::Sex, Self::Comune, Self::Citizenship, Self::WorkStatus, Self::Schooling];

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Phone => "referral-share-phone",
            Self::Email => "referral-share-email",
            Self::Age => "referral-share-age",
            Self::Sex => "referral-share-sex",
            Self::Comune => "referral-share-comune",
            Self::Citizenship => "referral-share-citizenship",
            Self::WorkStatus => "referral-share-work",
            Self::Schooling => "referral-share-schooling",
        }
    }
}
