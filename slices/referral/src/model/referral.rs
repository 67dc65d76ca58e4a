//! The hand-over, the person in it, and what her consent was.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant, IstatCode, PhoneNumber};
use network::api::{Agreement, LegalBasis, Network, Organisation, OrganisationKind};
use serde::{Deserialize, Serialize};
use texts::Locale;
use uuid::Uuid;

use super::{Channel, Facts, How, Share, State, WhyNot};

/// A hand-over. It names nobody: who it is stands in [`Person`].
#[derive(Clone, Debug, PartialEq)]
pub struct Referral {
    /// Its id.
    pub id: Id<Referral>,
    /// The desk that sends her.
    pub desk: Uuid,
    /// The body that keeps the desk.
    pub organisation: Id<Organisation>,
    /// Their network.
    pub network: Id<Network>,
    /// The agreement under which.
    pub agreement: Id<Agreement>,
    /// The body she is sent to.
    pub body: Id<Organisation>,
    /// The service asked for, when it is one of the catalogue.
    pub service: Option<Uuid>,
    /// What the service was called that day.
    pub service_name: String,
    /// The year of its number.
    pub year: i64,
    /// Its number among those of the desk in that year.
    pub number: i64,
    /// The contact it came of.
    pub contact: Option<Uuid>,
    /// The hand-over it follows.
    pub previous: Option<Id<Referral>>,
    /// How the body gets it.
    pub channel: Channel,
    /// On what ground.
    pub basis: LegalBasis,
    /// Where it stands.
    pub state: State,
    /// Her Comune, when it has so many people that it tells of nobody.
    pub comune: Option<IstatCode>,
    /// The target groups of the agreement that she belongs to.
    pub groups: Vec<GroupName>,
    /// Why she is sent, in words without a name.
    pub reason: String,
    /// What was said at the last step.
    pub note: Option<String>,
    /// Why the body does not take her on.
    pub why_not: Option<WhyNot>,
    /// The body that the receiving one names in its place.
    pub proposed: Option<Id<Organisation>>,
    /// When it was written.
    pub created_at: Instant,
    /// Who wrote it.
    pub created_by: Option<Uuid>,
    /// When the body was asked.
    pub sent_at: Option<Instant>,
    /// The last day to answer, that day included.
    pub answer_by: Date,
    /// When the body answered.
    pub answered_at: Option<Instant>,
    /// The last day to say what became of it, that day included.
    pub outcome_by: Option<Date>,
    /// When the body was reminded of what it owes now.
    pub reminded_at: Option<Instant>,
    /// When it ended.
    pub closed_at: Option<Instant>,
    /// When the person was forgotten.
    pub forgotten_at: Option<Instant>,
}

impl Referral {
    /// The key of what the person is told of it now.
    pub fn told(&self) -> &'static str {
        self.told_of(self.state)
    }

    /// The key of what she is told where it stands at a state. On paper and in the labour system the body has her name at
    /// once; what she never consented to was never sent.
    pub fn told_of(&self, state: State) -> &'static str {
        match (state, self.channel) {
            (State::Withdrawn, _) if self.sent_at.is_none() => "referral-told-withdrawn-unsent",
            (State::Lapsed, _) if self.sent_at.is_none() => "referral-told-lapsed-unsent",
            (State::Sent, Channel::Paper) => "referral-told-sent-paper",
            (State::Sent, Channel::System) => "referral-told-sent-system",
            (State::Accepted, Channel::Paper | Channel::System) => "referral-told-accepted-known",
            (State::Refused, Channel::Paper) => "referral-told-refused-paper",
            (State::Refused, Channel::System) => "referral-told-refused-system",
            (State::Withdrawn, Channel::Paper) => "referral-told-withdrawn-paper",
            (State::Withdrawn, Channel::System) => "referral-told-withdrawn-system",
            (state, _) => state.told(),
        }
    }

    /// The key of who sees what was chosen for the body, and when.
    pub const fn package_text(&self) -> &'static str {
        match self.channel {
            Channel::Link => "referral-mine-package-text",
            Channel::Paper => "referral-mine-package-text-paper",
            Channel::System => "referral-mine-package-text-system",
        }
    }

    /// Whether "entered in the labour system" can be its end: it went that way, or to a public body, whose offices work in it.
    /// A private one that got a sheet of paper or a mail has no part in that system.
    pub const fn can_be_recorded(&self, body: OrganisationKind) -> bool {
        use OrganisationKind as Kind;
        matches!(self.channel, Channel::System)
            || matches!(
                body,
                Kind::Municipality
                    | Kind::Province
                    | Kind::MetropolitanCity
                    | Kind::Region
                    | Kind::MunicipalUnion
                    | Kind::PublicBody
                    | Kind::EmploymentCentre
            )
    }

    /// Its number as people read it: `12/2026`.
    pub fn numbered(&self) -> String {
        format!("{}/{}", self.number, self.year)
    }

    /// The last day of what is waited for now.
    pub fn due(&self) -> Option<Date> {
        match self.state {
            State::Asked | State::Sent => Some(self.answer_by),
            State::Accepted => self.outcome_by,
            _ => None,
        }
    }

    /// Whether what is waited for should have come.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.due().is_some_and(|due| due < today)
    }
}

/// A target group by its names, as the agreement had them that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupName {
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
}

impl GroupName {
    /// In a language.
    pub fn in_language(&self, locale: Locale) -> &str {
        match locale {
            Locale::It => &self.it,
            Locale::En => &self.en,
        }
    }
}

/// Who is handed over: what the sending desk knows. Never printed.
#[derive(Clone, PartialEq)]
pub struct Person {
    /// Her name.
    pub name: String,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
    /// The language in which she is told.
    pub locale: Locale,
    /// Her account, when she signed in.
    pub person: Option<Uuid>,
    /// What is known of her.
    pub facts: Facts,
    /// What of it the body gets.
    pub shares: Vec<Share>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person(hidden)")
    }
}

impl Person {
    /// What the body gets of her: what was chosen, and no more.
    pub fn package(&self) -> Package {
        let has = |share| self.shares.contains(&share);
        Package {
            name: self.name.clone(),
            phone: self.phone.as_ref().filter(|_| has(Share::Phone)).map(|phone| phone.as_str().to_owned()),
            email: self.email.as_ref().filter(|_| has(Share::Email)).map(|email| email.as_str().to_owned()),
            facts: self.facts.only(&self.shares),
        }
    }
}

/// What a body reads of a person after it accepted and with a code. Never printed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// Her name.
    pub name: String,
    /// Her telephone, when it was chosen.
    pub phone: Option<String>,
    /// Her mail, when it was chosen.
    pub email: Option<String>,
    /// The facts that were chosen.
    pub facts: Facts,
}

impl std::fmt::Debug for Package {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Package(hidden)")
    }
}

/// To what a person said yes, when, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The version of the agreement's text.
    pub version: i64,
    /// The language in which it was read to her.
    pub locale: Locale,
    /// How she gave it.
    pub how: How,
    /// When.
    pub given_at: Instant,
    /// Who wrote it down; none when she did it herself.
    pub recorded_by: Option<Uuid>,
    /// When she took it back.
    pub withdrawn_at: Option<Instant>,
}

/// A contact person of the body who holds a link to a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Its id: what the link opens.
    pub id: Id<Recipient>,
    /// The hand-over.
    pub referral: Id<Referral>,
    /// Her mandate.
    pub mandate: Uuid,
}

/// One step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// When.
    pub at: Instant,
    /// What was done.
    pub verb: super::Verb,
    /// Where it led.
    pub state: State,
    /// Who did it.
    pub side: super::Side,
    /// The operator, when one did it.
    pub person: Option<Uuid>,
    /// What was said.
    pub note: Option<String>,
}

/// Somebody to be told by telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: Id<Call>,
    /// The hand-over.
    pub referral: Id<Referral>,
    /// What she is to be told of.
    pub state: State,
    /// Since when.
    pub wanted_at: Instant,
}
