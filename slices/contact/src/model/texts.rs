//! The key of the name of each word, in the texts of this room.

use super::{AgeBand, Channel, Citizenship, Kind, Origin, Outcome, Request, Schooling, Sex, WorkStatus};

impl Kind {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Person => "contact-kind-person",
            Self::Firm => "contact-kind-firm",
        }
    }
}

impl Channel {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::InPerson => "contact-channel-in-person",
            Self::Phone => "contact-channel-phone",
            Self::Video => "contact-channel-video",
            Self::Mail => "contact-channel-mail",
            Self::Web => "contact-channel-web",
        }
    }
}

impl Origin {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::WalkIn => "contact-origin-walk-in",
            Self::Appointment => "contact-origin-appointment",
            Self::Call => "contact-origin-call",
            Self::Message => "contact-origin-message",
            Self::Import => "contact-origin-import",
        }
    }
}

impl Outcome {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Informed => "contact-outcome-informed",
            Self::Served => "contact-outcome-served",
            Self::Booked => "contact-outcome-booked",
            Self::Referred => "contact-outcome-referred",
            Self::ToComeBack => "contact-outcome-to-come-back",
            Self::NotHelped => "contact-outcome-not-helped",
        }
    }
}

impl Request {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Job => "contact-request-job",
            Self::Curriculum => "contact-request-curriculum",
            Self::Orientation => "contact-request-orientation",
            Self::Training => "contact-request-training",
            Self::Traineeship => "contact-request-traineeship",
            Self::Studies => "contact-request-studies",
            Self::PublicPost => "contact-request-public-post",
            Self::Enterprise => "contact-request-enterprise",
            Self::Support => "contact-request-support",
            Self::Rights => "contact-request-rights",
            Self::Abroad => "contact-request-abroad",
            Self::Digital => "contact-request-digital",
            Self::Staff => "contact-request-staff",
            Self::HostTrainee => "contact-request-host-trainee",
            Self::StaffTraining => "contact-request-staff-training",
            Self::Incentives => "contact-request-incentives",
            Self::Visit => "contact-request-visit",
            Self::Other => "contact-request-other",
        }
    }
}

impl Sex {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::F => "contact-sex-f",
            Self::M => "contact-sex-m",
        }
    }
}

impl Citizenship {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::It => "contact-citizenship-it",
            Self::Eu => "contact-citizenship-eu",
            Self::Other => "contact-citizenship-other",
        }
    }
}

impl WorkStatus {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::FirstJob => "contact-work-first-job",
            Self::Unemployed => "contact-work-unemployed",
            Self::Employed => "contact-work-employed",
            Self::Inactive => "contact-work-inactive",
            Self::Student => "contact-work-student",
            Self::Retired => "contact-work-retired",
        }
    }
}

impl Schooling {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::None => "contact-schooling-none",
            Self::Primary => "contact-schooling-primary",
            Self::LowerSecondary => "contact-schooling-lower-secondary",
            Self::Vocational => "contact-schooling-vocational",
            Self::UpperSecondary => "contact-schooling-upper-secondary",
            Self::Tertiary => "contact-schooling-tertiary",
        }
    }
}

impl AgeBand {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::From15 => "contact-band-15",
            Self::From18 => "contact-band-18",
            Self::From25 => "contact-band-25",
            Self::From30 => "contact-band-30",
            Self::From36 => "contact-band-36",
            Self::From45 => "contact-band-45",
            Self::From50 => "contact-band-50",
            Self::From55 => "contact-band-55",
            Self::From65 => "contact-band-65",
        }
    }
}
