//! The lists of words that a contact is made of, each with the key of its name. What is not said is `None`, never a word.

/// Whom a contact was with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody for herself.
    Person,
    /// Somebody for a firm.
    Firm,
}

kernel::words!(Kind { Person = "person", Firm = "firm" });

/// How somebody reached the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// At the counter.
    InPerson,
    /// On the telephone.
    Phone,
    /// On the screen.
    Video,
    /// By mail.
    Mail,
    /// Through a form of the portal.
    Web,
}

kernel::words!(Channel {
    InPerson = "in_person",
    Phone = "phone",
    Video = "video",
    Mail = "mail",
    Web = "web",
});

/// What a contact began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// She came.
    WalkIn,
    /// She had booked.
    Appointment,
    /// She telephoned, or was telephoned to.
    Call,
    /// She wrote.
    Message,
    /// A spreadsheet of past years.
    Import,
}

kernel::words!(Origin {
    WalkIn = "walk_in",
    Appointment = "appointment",
    Call = "call",
    Message = "message",
    Import = "import",
});

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// She knows now.
    Informed,
    /// She was given a service.
    Served,
    /// She has a time.
    Booked,
    /// Another body helps her on.
    Referred,
    /// It goes on.
    ToComeBack,
    /// The desk could do nothing.
    NotHelped,
}

kernel::words!(Outcome {
    Informed = "informed",
    Served = "served",
    Booked = "booked",
    Referred = "referred",
    ToComeBack = "to_come_back",
    NotHelped = "not_helped",
});

/// What was asked: the desk's coded list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Request {
    /// Find a job, answer a notice.
    Job,
    /// Curriculum, letter, interview.
    Curriculum,
    /// Which way to go.
    Orientation,
    /// A course.
    Training,
    /// A traineeship.
    Traineeship,
    /// School, university, recognition of titles.
    Studies,
    /// A competition for a public post.
    PublicPost,
    /// An enterprise of her own.
    Enterprise,
    /// Sums and support in unemployment.
    Support,
    /// Contracts, rights, safety.
    Rights,
    /// Work or study abroad.
    Abroad,
    /// Portals, identity, forms online.
    Digital,
    /// A firm looks for people.
    Staff,
    /// A firm offers a traineeship.
    HostTrainee,
    /// A firm trains its people.
    StaffTraining,
    /// A firm asks for incentives.
    Incentives,
    /// A firm shows its workplace.
    Visit,
    /// Something else.
    Other,
}

kernel::words!(Request {
    Job = "job",
    Curriculum = "curriculum",
    Orientation = "orientation",
    Training = "training",
    Traineeship = "traineeship",
    Studies = "studies",
    PublicPost = "public_post",
    Enterprise = "enterprise",
    Support = "support",
    Rights = "rights",
    Abroad = "abroad",
    Digital = "digital",
    Staff = "staff",
    HostTrainee = "host_trainee",
    StaffTraining = "staff_training",
    Incentives = "incentives",
    Visit = "visit",
    Other = "other",
});

/// Sex, as the registry office has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// Woman.
    F,
    /// Man.
    M,
}

kernel::words!(Sex { F = "f", M = "m" });

/// Citizenship, no finer than reports ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Citizenship {
    /// Italian.
    It,
    /// Of another state of the Union.
    Eu,
    /// Of any other state, or of none.
    Other,
}

kernel::words!(Citizenship { It = "it", Eu = "eu", Other = "other" });

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkStatus {
    /// Looks for the first job.
    FirstJob,
    /// Lost one.
    Unemployed,
    /// Has one.
    Employed,
    /// Neither has nor looks for one.
    Inactive,
    /// Studies.
    Student,
    /// Retired.
    Retired,
}

kernel::words!(WorkStatus {
    FirstJob = "first_job",
    Unemployed = "unemployed",
    Employed = "employed",
    Inactive = "inactive",
    Student = "student",
    Retired = "retired",
});

/// The highest title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schooling {
    /// None.
    None,
    /// Primary school.
    Primary,
    /// Lower secondary school.
    LowerSecondary,
    /// A vocational qualification.
    Vocational,
    /// Upper secondary school.
    UpperSecondary,
    /// University, higher technical institute, academy.
    Tertiary,
}

kernel::words!(Schooling {
    None = "none",
    Primary = "primary",
    LowerSecondary = "lower_secondary",
    Vocational = "vocational",
    UpperSecondary = "upper_secondary",
    Tertiary = "tertiary",
});

/// The requests that are offered for a kind of contact, in the order of their keys.
pub fn requests(kind: Kind) -> Vec<Request> {
    Request::ALL.iter().copied().filter(|request| request.is_for(kind)).collect()
}

impl Request {
    /// Whether a person, or a firm, asks for it.
    pub const fn is_for(self, kind: Kind) -> bool {
        match self {
            Self::Staff | Self::HostTrainee | Self::StaffTraining | Self::Incentives | Self::Visit => {
                matches!(kind, Kind::Firm)
            }
            Self::Other => true,
            _ => matches!(kind, Kind::Person),
        }
    }
}
