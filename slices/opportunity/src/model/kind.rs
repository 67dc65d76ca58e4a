//! What an opportunity is.

/// What is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Work, with a named employer.
    Vacancy,
    /// Training.
    Course,
    /// A call for applications (bando): funds, incentives, public competitions.
    Call,
    /// A gathering on a day.
    Occasion,
    /// News of the province.
    News,
}

kernel::words!(Kind { Vacancy = "vacancy", Course = "course", Call = "call", Occasion = "event", News = "news" });

impl Kind {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Vacancy => "opportunity-kind-vacancy",
            Self::Course => "opportunity-kind-course",
            Self::Call => "opportunity-kind-call",
            Self::Occasion => "opportunity-kind-event",
            Self::News => "opportunity-kind-news",
        }
    }

    /// The key of what its last day means.
    pub const fn end_text(self) -> &'static str {
        match self {
            Self::Vacancy | Self::Course | Self::Call => "opportunity-end-apply",
            Self::Occasion => "opportunity-end-event",
            Self::News => "opportunity-end-news",
        }
    }

    /// Whether it may say whom it is for. A vacancy may not: an offer of work that chooses by age, sex, origin, belief or
    /// health is forbidden (L. 300/1970 art. 15, D.Lgs. 276/2003 art. 10, D.Lgs. 198/2006 art. 27).
    pub const fn may_name_groups(self) -> bool {
        !matches!(self, Self::Vacancy)
    }

    /// Whether it must say who offers it by name: a notice of work may not be anonymous (D.Lgs. 276/2003 art. 9).
    pub const fn needs_employer(self) -> bool {
        matches!(self, Self::Vacancy)
    }

    /// Whether one must be told how to take it up.
    pub const fn needs_way(self) -> bool {
        !matches!(self, Self::News)
    }
}

/// How one would be employed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contract {
    /// Open-ended.
    Permanent,
    /// For a time.
    Temporary,
    /// Apprenticeship.
    Apprenticeship,
    /// Traineeship.
    Traineeship,
    /// Through a work agency.
    Agency,
    /// Self-employed.
    SelfEmployed,
}

kernel::words!(Contract {
    Permanent = "permanent",
    Temporary = "temporary",
    Apprenticeship = "apprenticeship",
    Traineeship = "traineeship",
    Agency = "agency",
    SelfEmployed = "self_employed",
});

impl Contract {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Permanent => "opportunity-contract-permanent",
            Self::Temporary => "opportunity-contract-temporary",
            Self::Apprenticeship => "opportunity-contract-apprenticeship",
            Self::Traineeship => "opportunity-contract-traineeship",
            Self::Agency => "opportunity-contract-agency",
            Self::SelfEmployed => "opportunity-contract-self-employed",
        }
    }

    /// The word of schema.org's `employmentType`.
    pub const fn schema_org(self) -> &'static str {
        match self {
            Self::Permanent => "FULL_TIME",
            Self::Temporary | Self::Agency => "TEMPORARY",
            Self::Apprenticeship => "OTHER",
            Self::Traineeship => "INTERN",
            Self::SelfEmployed => "CONTRACTOR",
        }
    }

    /// From a word of schema.org; what it does not decide is left open.
    pub fn from_schema_org(word: &str) -> Option<Self> {
        match word {
            "TEMPORARY" => Some(Self::Temporary),
            "INTERN" => Some(Self::Traineeship),
            "CONTRACTOR" => Some(Self::SelfEmployed),
            _ => None,
        }
    }
}
