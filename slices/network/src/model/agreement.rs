//! Agreements: everything is done under one.

use jiff::civil::Date;
use kernel::{Id, Money, Period};
use serde_json::{Value, json};

use super::{Facts, Network, Organisation, Programme, TargetGroup};

/// A dated agreement of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Its id.
    pub id: Id<Agreement>,
    /// The network whose agreement it is.
    pub network: Id<Network>,
    /// What was agreed.
    pub terms: AgreementTerms,
}

impl std::ops::Deref for Agreement {
    type Target = AgreementTerms;
    fn deref(&self) -> &AgreementTerms {
        &self.terms
    }
}

impl Agreement {
    /// Whether it is in force on a day.
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.terms.validity.contains(day)
    }
}

/// What was agreed: also what a form or demo data brings.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementTerms {
    /// Protocol, pact or funded project.
    pub kind: AgreementKind,
    /// Its title.
    pub title: String,
    /// What it is for, one paragraph.
    pub description: String,
    /// The programme it belongs to.
    pub programme: Option<Id<Programme>>,
    /// Number of the act, as the body's register gave it.
    pub act_number: Option<String>,
    /// Day of the act.
    pub act_date: Option<Date>,
    /// From when to when it holds.
    pub validity: Period,
    /// Whether its parties are members of the network (a protocol's are; a project may have outsiders).
    pub confers_membership: bool,
    /// The sum granted.
    pub budget: Option<Money>,
    /// What the parties add of their own.
    pub cofunding: Option<Money>,
    /// The data controller.
    pub controller: Id<Organisation>,
    /// On what ground data of people are used.
    pub legal_basis: LegalBasis,
    /// Cells of a report below this many people are not shown.
    pub suppression_threshold: u32,
    /// Whom it is for, as rules over base facts.
    pub target_groups: Vec<TargetGroup>,
}

/// Below this many people a cell of a report is not shown, unless the agreement says another number.
pub const DEFAULT_SUPPRESSION_THRESHOLD: u32 = 3;

impl AgreementTerms {
    /// An agreement with the usual values: a protocol confers membership, data are used for a public task.
    pub fn new(
        kind: AgreementKind,
        title: impl Into<String>,
        validity: Period,
        controller: Id<Organisation>,
    ) -> Self {
        Self {
            kind,
            title: title.into(),
            description: String::new(),
            programme: None,
            act_number: None,
            act_date: None,
            validity,
            confers_membership: kind == AgreementKind::Memorandum,
            budget: None,
            cofunding: None,
            controller,
            legal_basis: LegalBasis::PublicTask,
            suppression_threshold: DEFAULT_SUPPRESSION_THRESHOLD,
            target_groups: Vec::new(),
        }
    }

    /// Every fact that can be edited, as the trail keeps it: days in ISO form, sums in cents.
    pub fn facts(&self) -> Facts {
        let day = |day: Option<Date>| day.map_or(Value::Null, |day| json!(day.to_string()));
        let sum = |sum: Option<Money>| sum.map_or(Value::Null, |sum| json!(sum.cents()));
        vec![
            ("kind", json!(self.kind.word())),
            ("title", json!(self.title)),
            ("description", json!(self.description)),
            ("act_number", json!(self.act_number)),
            ("act_date", day(self.act_date)),
            ("from", day(Some(self.validity.from()))),
            ("until", day(self.validity.until())),
            ("confers", json!(self.confers_membership)),
            ("programme", json!(self.programme)),
            ("budget", sum(self.budget)),
            ("cofunding", sum(self.cofunding)),
            ("controller", json!(self.controller)),
            ("basis", json!(self.legal_basis.word())),
            ("threshold", json!(self.suppression_threshold)),
            ("groups", json!(self.target_groups)),
        ]
    }
}

/// What kind of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgreementKind {
    /// Memorandum of understanding (protocollo d'intesa).
    Memorandum,
    /// Collaboration agreement (patto di collaborazione).
    Pact,
    /// Funded project.
    Project,
}

kernel::words!(AgreementKind { Memorandum = "memorandum", Pact = "pact", Project = "project" });

impl AgreementKind {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Memorandum => "network-agreement-kind-memorandum",
            Self::Pact => "network-agreement-kind-pact",
            Self::Project => "network-agreement-kind-project",
        }
    }
}

/// On what ground data of people are used (GDPR art. 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegalBasis {
    /// A task carried out in the public interest.
    PublicTask,
    /// The person's consent.
    Consent,
}

kernel::words!(LegalBasis { PublicTask = "public_task", Consent = "consent" });

impl LegalBasis {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::PublicTask => "network-agreement-basis-public-task",
            Self::Consent => "network-agreement-basis-consent",
        }
    }
}

/// What a body is in an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartnerRole {
    /// Leads it and answers for it.
    Lead,
    /// Takes part.
    Partner,
}

kernel::words!(PartnerRole { Lead = "lead", Partner = "partner" });

impl PartnerRole {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Lead => "network-party-role-lead",
            Self::Partner => "network-party-role-partner",
        }
    }
}
