//! What went wrong between the person and her provider (SPID, table of errors): she is told which.

/// An anomaly that the service must explain to the person with a text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anomaly {
    /// nr19: wrong credentials, too many times.
    WrongCredentials,
    /// nr20: she has no credentials of the level asked.
    NoCredentials,
    /// nr21: she took too long.
    Timeout,
    /// nr22: she refused to let her data be sent.
    ConsentDenied,
    /// nr23: her identity is suspended or revoked, or her credentials are blocked.
    Suspended,
    /// nr25: she cancelled.
    Cancelled,
    /// nr30: she used another kind of identity than the one asked.
    WrongIdentityKind,
}

impl Anomaly {
    /// Each of them, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::WrongCredentials,
        Self::NoCredentials,
        Self::Timeout,
        Self::ConsentDenied,
        Self::Suspended,
        Self::Cancelled,
        Self::WrongIdentityKind,
    ];

    /// Its number in the table of errors.
    pub const fn number(self) -> u8 {
        match self {
            Self::WrongCredentials => 19,
            Self::NoCredentials => 20,
            Self::Timeout => 21,
            Self::ConsentDenied => 22,
            Self::Suspended => 23,
            Self::Cancelled => 25,
            Self::WrongIdentityKind => 30,
        }
    }

    /// The anomaly of a number, when the number is one that the person must be told about.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|anomaly| anomaly.number() == number)
    }

    /// The stable code in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongCredentials => "saml.anomaly_19",
            Self::NoCredentials => "saml.anomaly_20",
            Self::Timeout => "saml.anomaly_21",
            Self::ConsentDenied => "saml.anomaly_22",
            Self::Suspended => "saml.anomaly_23",
            Self::Cancelled => "saml.anomaly_25",
            Self::WrongIdentityKind => "saml.anomaly_30",
        }
    }
}
