//! A service of a body: its sheet, its state, who stands by it, where it is given.

use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::Organisation;

use super::{Confirmation, Freshness, Label, ServiceSheet};
use crate::model::search::{Entry, Fit, entry};

/// The id of a service.
pub type ServiceId = Id<Service>;
/// The id of a place.
pub type PlaceId = Id<Place>;
/// The id of a suggestion.
pub type SuggestionId = Id<Suggestion>;

/// Whether a service is given; the words are those of HSDS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServiceStatus {
    /// It is given.
    #[default]
    Active,
    /// Not now; it will be again.
    TemporarilyClosed,
    /// Not shown: being prepared, or suspended.
    Inactive,
    /// No more.
    Defunct,
}

impl ServiceStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Active, Self::TemporarilyClosed, Self::Inactive, Self::Defunct];

    /// As it is stored, and in HSDS.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::TemporarilyClosed => "temporarily closed",
            Self::Inactive => "inactive",
            Self::Defunct => "defunct",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether the public sees it.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Active | Self::TemporarilyClosed)
    }
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// The readable part of its address.
    pub slug: String,
    /// The body that gives it: an organisation of `network`.
    pub organisation: Id<Organisation>,
    /// What it says.
    pub sheet: ServiceSheet,
    /// Whether it is given.
    pub status: ServiceStatus,
    /// Who stands by it, and since when.
    pub confirmation: Confirmation,
    /// When it was made.
    pub created_at: Instant,
    /// When it was last changed.
    pub changed_at: Instant,
}

impl Service {
    /// How fresh it is.
    pub fn freshness(&self, today: Date) -> Freshness {
        Freshness::of(self.confirmation.on, today)
    }

    /// Whether the public sees it.
    pub fn is_shown(&self, today: Date) -> bool {
        self.status.is_public() && self.freshness(today) != Freshness::Hidden
    }

    /// Its entry in the search index; `names` are those of its body, topics, target groups and level.
    pub fn entry(&self, body: &str, names: &[String]) -> Entry {
        let sheet = &self.sheet;
        let mut found = Entry::default();
        found.add(&sheet.name, entry::NAME);
        for keyword in &sheet.keywords {
            found.add(keyword, entry::KEYWORD);
        }
        found.add(&sheet.summary, entry::SUMMARY);
        found.add(&sheet.who, entry::WHO);
        found.add(&sheet.description, entry::DESCRIPTION);
        found.add(&sheet.gets, entry::DESCRIPTION);
        for name in names {
            found.add(name, entry::TOPIC);
        }
        found.add(&sheet.how, entry::PRACTICE);
        found.add(&sheet.bring.join(". "), entry::PRACTICE);
        found.add(&sheet.conditions, entry::PRACTICE);
        found.add(&sheet.cost, entry::PRACTICE);
        found.add(body, entry::BODY);
        found
    }
}

/// A service as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCard {
    /// Its id.
    pub id: ServiceId,
    /// The readable part of its address.
    pub slug: String,
    /// The body that gives it.
    pub organisation: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// What it costs.
    pub cost: String,
    /// Whether it costs nothing.
    pub is_free: bool,
    /// Whether it is given.
    pub status: ServiceStatus,
    /// The day of the last confirmation.
    pub confirmed_on: Date,
    /// When it was last changed.
    pub changed_at: Instant,
    /// For whom, to fit a query.
    pub fit: Fit,
    /// What it can be filtered by.
    pub labels: Vec<Label>,
}

impl ServiceCard {
    /// Its codes of a kind of label.
    pub fn codes<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.labels.iter().filter_map(move |label| label.code_of(kind))
    }

    /// How fresh it is.
    pub fn freshness(&self, today: Date) -> Freshness {
        Freshness::of(self.confirmed_on, today)
    }
}

/// A place where a body receives people.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// The body.
    pub organisation: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Province, two letters.
    pub province: String,
    /// Where it lies, when known.
    pub coordinates: Option<(f64, f64)>,
    /// How it can be reached by who has difficulty to move, see or hear.
    pub accessibility: String,
    /// When it is open, in words.
    pub schedule: String,
}

/// That a service is given at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceAtPlace {
    /// Its id.
    pub id: Id<ServiceAtPlace>,
    /// The service.
    pub service: ServiceId,
    /// The place.
    pub place: Place,
}

/// What somebody of the public suggests to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// The service.
    pub service: ServiceId,
    /// What should be mended.
    pub text: String,
    /// When it was written.
    pub made_at: Instant,
}
