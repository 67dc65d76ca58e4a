//! A need as it is kept, and what happened to it.

use ::desk::api::Desk;
use jiff::civil::Date;
use kernel::{EmailAddress, FiscalCode, Id, Instant, IstatCode, PhoneNumber};
use network::api::{Network, Organisation};
use texts::Locale;
use uuid::Uuid;

use super::{Contract, Hours, Kind, Outcome, State};

/// How it came to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By the form of the portal.
    Web,
    /// Written down at the desk.
    Desk,
}

kernel::words!(Origin { Web = "web", Desk = "desk" });

/// Who asks. All of it is emptied when the need is forgotten.
#[derive(Clone, Debug, PartialEq)]
pub struct Firm {
    /// The firm's name; empty once forgotten.
    pub name: String,
    /// Its fiscal code or VAT number: eleven digits, or the sixteen characters of a sole trader.
    pub code: Option<FiscalCode>,
    /// The Comune it is in; none for one outside of the network's.
    pub comune: Option<IstatCode>,
    /// Whom to speak with.
    pub contact: String,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
    /// Whether her name and contacts may go to the body that says it can answer.
    pub may_share: bool,
}

/// A need.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Its id.
    pub id: Id<Need>,
    /// Its reference number, as people read it.
    pub number: String,
    /// The network that answers.
    pub network: Id<Network>,
    /// The desk it is routed to.
    pub desk: Id<Desk>,
    /// The body of that desk.
    pub organisation: Id<Organisation>,
    /// What is needed.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// How it came.
    pub origin: Origin,
    /// The role, the topic, the workplace.
    pub topic: String,
    /// The rest, in the firm's words.
    pub details: String,
    /// How many people.
    pub people: Option<u32>,
    /// Where, in the firm's words.
    pub place: String,
    /// What contract.
    pub contract: Option<Contract>,
    /// What hours.
    pub hours: Option<Hours>,
    /// By when.
    pub by_day: Option<Date>,
    /// Who asks.
    pub firm: Firm,
    /// Who sent it, when she was signed in.
    pub person: Option<Uuid>,
    /// The client of the body that contacts are written under, once there is one.
    pub client: Option<Uuid>,
    /// The language the firm is written to in.
    pub locale: Locale,
    /// Grows with each step: a page that was left open acts on nothing.
    pub version: i64,
    /// When it was sent.
    pub sent_at: Instant,
    /// When it was confirmed: the network's time begins.
    pub received_at: Option<Instant>,
    /// When the network first answered.
    pub first_answer_at: Option<Instant>,
    /// When the firm was asked how it went.
    pub asked_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The last step.
    pub changed_at: Instant,
    /// When the firm's data were emptied.
    pub forgotten_at: Option<Instant>,
}

impl Need {
    /// Whether nothing says any more who asked.
    pub const fn is_forgotten(&self) -> bool {
        self.forgotten_at.is_some()
    }
}

/// What happened to a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The firm sent it.
    Sent,
    /// The desk wrote it down.
    WrittenDown,
    /// It was confirmed.
    Confirmed,
    /// The firm added something.
    Added,
    /// The desk wrote the text that bodies read.
    Reworded,
    /// It went to another desk.
    Moved,
    /// A body was asked.
    BodyAsked,
    /// A body can.
    BodyCan,
    /// A body cannot.
    BodyCannot,
    /// A body did not answer in time.
    BodyLapsed,
    /// The network answered.
    Answered,
    /// The firm was asked how it went.
    OutcomeAsked,
    /// It was closed.
    Closed,
    /// It was withdrawn.
    Withdrawn,
    /// The firm proposed a vacancy.
    VacancyProposed,
    /// A vacancy is on the portal.
    VacancyPublished,
    /// A vacancy came back to be mended.
    VacancyReturned,
    /// A vacancy will not be published.
    VacancyRefused,
}

kernel::words!(StepKind {
    Sent = "sent",
    WrittenDown = "written_down",
    Confirmed = "confirmed",
    Added = "added",
    Reworded = "reworded",
    Moved = "moved",
    BodyAsked = "body_asked",
    BodyCan = "body_can",
    BodyCannot = "body_cannot",
    BodyLapsed = "body_lapsed",
    Answered = "answered",
    OutcomeAsked = "outcome_asked",
    Closed = "closed",
    Withdrawn = "withdrawn",
    VacancyProposed = "vacancy_proposed",
    VacancyPublished = "vacancy_published",
    VacancyReturned = "vacancy_returned",
    VacancyRefused = "vacancy_refused",
});

impl StepKind {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Sent => "firm-step-sent",
            Self::WrittenDown => "firm-step-written-down",
            Self::Confirmed => "firm-step-confirmed",
            Self::Added => "firm-step-added",
            Self::Reworded => "firm-step-reworded",
            Self::Moved => "firm-step-moved",
            Self::BodyAsked => "firm-step-body-asked",
            Self::BodyCan => "firm-step-body-can",
            Self::BodyCannot => "firm-step-body-cannot",
            Self::BodyLapsed => "firm-step-body-lapsed",
            Self::Answered => "firm-step-answered",
            Self::OutcomeAsked => "firm-step-outcome-asked",
            Self::Closed => "firm-step-closed",
            Self::Withdrawn => "firm-step-withdrawn",
            Self::VacancyProposed => "firm-step-vacancy-proposed",
            Self::VacancyPublished => "firm-step-vacancy-published",
            Self::VacancyReturned => "firm-step-vacancy-returned",
            Self::VacancyRefused => "firm-step-vacancy-refused",
        }
    }

    /// Whether the firm is shown it. What bodies say among themselves reaches her in the network's answer.
    pub const fn is_shown_to_firm(self) -> bool {
        !matches!(
            self,
            Self::BodyAsked
                | Self::BodyCan
                | Self::BodyCannot
                | Self::BodyLapsed
                | Self::Moved
                | Self::Reworded
        )
    }
}

/// A line of what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: Id<Step>,
    /// The need.
    pub need: Id<Need>,
    /// What happened.
    pub kind: StepKind,
    /// What was said.
    pub words: Option<String>,
    /// The body that did it, or was asked.
    pub organisation: Option<Id<Organisation>>,
    /// The colleague who did it.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}
