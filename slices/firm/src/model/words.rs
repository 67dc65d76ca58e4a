//! What a firm may need, and what is asked about each.

/// What a firm needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// People to employ.
    Staff,
    /// Trainees.
    Traineeship,
    /// Training for who works there.
    Training,
    /// What helps to hire or to invest.
    Incentives,
    /// She has a workplace to show to schools and job seekers.
    Workplace,
}

kernel::words!(Kind {
    Staff = "staff",
    Traineeship = "traineeship",
    Training = "training",
    Incentives = "incentives",
    Workplace = "workplace",
});

/// What is asked of some kinds only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How many people.
    People,
    /// Where.
    Place,
    /// What contract.
    Contract,
    /// What hours.
    Hours,
}

impl Kind {
    /// Whether the form asks it.
    pub const fn asks(self, field: Field) -> bool {
        match field {
            Field::People => !matches!(self, Self::Incentives),
            Field::Place => matches!(self, Self::Staff | Self::Traineeship | Self::Workplace),
            Field::Contract => matches!(self, Self::Staff),
            Field::Hours => matches!(self, Self::Staff | Self::Traineeship),
        }
    }

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Staff => "firm-kind-staff",
            Self::Traineeship => "firm-kind-traineeship",
            Self::Training => "firm-kind-training",
            Self::Incentives => "firm-kind-incentives",
            Self::Workplace => "firm-kind-workplace",
        }
    }

    /// The key of what it means.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Staff => "firm-kind-staff-hint",
            Self::Traineeship => "firm-kind-traineeship-hint",
            Self::Training => "firm-kind-training-hint",
            Self::Incentives => "firm-kind-incentives-hint",
            Self::Workplace => "firm-kind-workplace-hint",
        }
    }

    /// The key of the question about its topic.
    pub const fn topic(self) -> &'static str {
        match self {
            Self::Staff => "firm-topic-staff",
            Self::Traineeship => "firm-topic-traineeship",
            Self::Training => "firm-topic-training",
            Self::Incentives => "firm-topic-incentives",
            Self::Workplace => "firm-topic-workplace",
        }
    }
}

/// How the firm would employ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contract {
    /// Without an end.
    Permanent,
    /// For some time, seasons included.
    Temporary,
    /// To learn a trade.
    Apprenticeship,
}

// The words are those of opportunities, where a vacancy made of a need will stand.
kernel::words!(Contract { Permanent = "permanent", Temporary = "temporary", Apprenticeship = "apprenticeship" });

impl Contract {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Permanent => "firm-contract-permanent",
            Self::Temporary => "firm-contract-temporary",
            Self::Apprenticeship => "firm-contract-apprenticeship",
        }
    }
}

/// How many hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// Full time.
    Full,
    /// Part time.
    Part,
    /// Either, or shifts.
    Either,
}

kernel::words!(Hours { Full = "full", Part = "part", Either = "either" });

impl Hours {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Full => "firm-hours-full",
            Self::Part => "firm-hours-part",
            Self::Either => "firm-hours-either",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contract_is_asked_of_staff_alone_and_hours_of_who_works() {
        let asking = |field| Kind::ALL.iter().copied().filter(|kind| kind.asks(field)).collect::<Vec<_>>();

        assert_eq!(asking(Field::Contract), [Kind::Staff]);
        assert_eq!(asking(Field::Hours), [Kind::Staff, Kind::Traineeship]);
        assert!(!Kind::Incentives.asks(Field::People));
    }
}
