//! What a figure is: what is counted, when, and of whom. Two tables that show the same figure show the same [`Key`].

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What is counted: four different numbers of one desk's month, and what the bodies do with who is sent to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People, each once.
    Persons,
    /// Contacts: one person may have many.
    Contacts,
    /// Services given: one contact may have many.
    Services,
    /// Appointments, whatever became of them.
    Appointments,
    /// Hand-overs to bodies.
    Handovers,
}

kernel::words!(Unit {
    Persons = "persons",
    Contacts = "contacts",
    Services = "services",
    Appointments = "appointments",
    Handovers = "handovers",
});

impl Unit {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Persons => "report-unit-persons",
            Self::Contacts => "report-unit-contacts",
            Self::Services => "report-unit-services",
            Self::Appointments => "report-unit-appointments",
            Self::Handovers => "report-unit-handovers",
        }
    }

    /// The key of the sentence that says what the number is.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Persons => "report-meaning-persons",
            Self::Contacts => "report-meaning-contacts",
            Self::Services => "report-meaning-services",
            Self::Appointments => "report-meaning-appointments",
            Self::Handovers => "report-meaning-handovers",
        }
    }

    /// Whether the months of a period add up to the period. People who come in two months are one person.
    pub const fn adds_up(self) -> bool {
        !matches!(self, Self::Persons)
    }
}

/// What figures are grouped by. Months are periods, not one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dim {
    /// The agreement that the work is done under.
    Agreement,
    /// The body whose desk it is.
    Organisation,
    /// The Comune where the desk is.
    Comune,
    /// The desk.
    Desk,
    /// How: at the desk, by telephone.
    Channel,
    /// The service given, booked, or handed over to.
    Service,
    /// The target group of an agreement.
    Group,
    /// Sex.
    Sex,
    /// Age, in bands.
    Age,
    /// Citizenship group.
    Citizenship,
    /// Work status.
    WorkStatus,
    /// Schooling.
    Schooling,
    /// The Comune where people live.
    Residence,
    /// What was asked.
    Request,
    /// What came of it.
    Outcome,
    /// First time or again.
    Visit,
    /// A person or a firm.
    Kind,
    /// The body that people are sent to.
    Receiver,
}

kernel::words!(Dim {
    Agreement = "agreement",
    Organisation = "organisation",
    Comune = "comune",
    Desk = "desk",
    Channel = "channel",
    Service = "service",
    Group = "group",
    Sex = "sex",
    Age = "age",
    Citizenship = "citizenship",
    WorkStatus = "work_status",
    Schooling = "schooling",
    Residence = "residence",
    Request = "request",
    Outcome = "outcome",
    Visit = "visit",
    Kind = "kind",
    Receiver = "receiver",
});

impl Dim {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Agreement => "report-dim-agreement",
            Self::Organisation => "report-dim-organisation",
            Self::Comune => "report-dim-comune",
            Self::Desk => "report-dim-desk",
            Self::Channel => "report-dim-channel",
            Self::Service => "report-dim-service",
            Self::Group => "report-dim-group",
            Self::Sex => "report-dim-sex",
            Self::Age => "report-dim-age",
            Self::Citizenship => "report-dim-citizenship",
            Self::WorkStatus => "report-dim-work-status",
            Self::Schooling => "report-dim-schooling",
            Self::Residence => "report-dim-residence",
            Self::Request => "report-dim-request",
            Self::Outcome => "report-dim-outcome",
            Self::Visit => "report-dim-visit",
            Self::Kind => "report-dim-kind",
            Self::Receiver => "report-dim-receiver",
        }
    }

    /// Whether one counted thing may stand under several of its values, so that they do not add up to the total.
    pub const fn overlaps(self, unit: Unit) -> bool {
        match self {
            // A contact counts in every agreement that its body is a party to.
            Self::Group | Self::Agreement => true,
            Self::Service => matches!(unit, Unit::Contacts | Unit::Persons),
            _ => false,
        }
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

/// A text that is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a month is written 2026-11")]
pub struct NoMonth;

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Reads `2026-11`.
    ///
    /// # Errors
    /// [`NoMonth`].
    pub fn parse(text: &str) -> Result<Self, NoMonth> {
        let (year, month) = text.trim().split_once('-').ok_or(NoMonth)?;
        let (year, month) = (year.parse().map_err(|_| NoMonth)?, month.parse().map_err(|_| NoMonth)?);
        let is_month = (1..=12).contains(&month) && (1990..=2200).contains(&year);
        if is_month { Ok(Self { year, month }) } else { Err(NoMonth) }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// The next month.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    /// The month before.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { year: self.year, month: self.month - 1 }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl TryFrom<String> for Month {
    type Error = NoMonth;
    fn try_from(text: String) -> Result<Self, NoMonth> {
        Self::parse(&text)
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// A span of whole months, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Months {
    /// The first.
    pub from: Month,
    /// The last.
    pub to: Month,
}

impl Months {
    /// From one month to another; the other way round it is the same span.
    pub fn new(one: Month, other: Month) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    /// One month.
    pub const fn single(month: Month) -> Self {
        Self { from: month, to: month }
    }

    /// Each of its months.
    pub fn each(self) -> Vec<Month> {
        let mut months = Vec::new();
        let mut month = self.from;
        while month <= self.to && months.len() < 600 {
            months.push(month);
            month = month.next();
        }
        months
    }

    /// Whether it is one month.
    pub fn is_single(self) -> bool {
        self.from == self.to
    }

    /// Whether all of the other is in it.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether they share a month.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// Stands among the others where there are none: the row is always there.
pub const NOBODY: &str = "*";

/// What narrows a figure: for each grouping the values that count.
pub type Filters = BTreeMap<Dim, Values>;

/// The values of one grouping that count, sorted. Figures by the thousand have the same ones: they share them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Values(Arc<BTreeSet<String>>);

impl Values {
    /// One value.
    pub fn one(value: impl Into<String>) -> Self {
        Self::from(BTreeSet::from([value.into()]))
    }
}

impl Deref for Values {
    type Target = BTreeSet<String>;
    fn deref(&self) -> &BTreeSet<String> {
        &self.0
    }
}

impl DerefMut for Values {
    fn deref_mut(&mut self) -> &mut BTreeSet<String> {
        Arc::make_mut(&mut self.0)
    }
}

impl<'a> IntoIterator for &'a Values {
    type Item = &'a String;
    type IntoIter = std::collections::btree_set::Iter<'a, String>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl From<BTreeSet<String>> for Values {
    fn from(values: BTreeSet<String>) -> Self {
        Self(Arc::new(values))
    }
}

impl FromIterator<String> for Values {
    fn from_iter<T: IntoIterator<Item = String>>(values: T) -> Self {
        Self::from(BTreeSet::from_iter(values))
    }
}

impl PartialOrd for Values {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Values {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.0.cmp(&other.0) }
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeSet::deserialize(deserializer).map(Self::from)
    }
}

/// A figure by its definition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// What is counted.
    pub unit: Unit,
    /// When.
    pub period: Months,
    /// Of whom.
    pub filters: Filters,
}

impl Key {
    /// All of a period.
    pub const fn all(unit: Unit, period: Months) -> Self {
        Self { unit, period, filters: Filters::new() }
    }

    /// The same, narrowed to one value.
    #[must_use]
    pub fn with(mut self, dim: Dim, value: &str) -> Self {
        self.filters.insert(dim, Values::one(value));
        self
    }

    /// The same in other months.
    #[must_use]
    pub const fn during(mut self, period: Months) -> Self {
        self.period = period;
        self
    }

    /// The same without a grouping.
    #[must_use]
    pub fn without(mut self, dim: Dim) -> Self {
        self.filters.remove(&dim);
        self
    }

    /// The one value of a grouping, if it has one.
    pub fn single(&self, dim: Dim) -> Option<&str> {
        let values = self.filters.get(&dim)?;
        if values.len() == 1 { values.first().map(String::as_str) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_over_the_year() {
        let month = Month::parse("2026-12").unwrap();

        assert_eq!(month.next().to_string(), "2027-01");
        assert_eq!(month.next().previous(), month);
        assert_eq!(month.last_day().day(), 31);
        assert_eq!(Months::new(month, Month::parse("2026-10").unwrap()).each().len(), 3);
        for wrong in ["", "2026", "2026-13", "2026-0", "26-01", "x-y"] {
            assert_eq!(Month::parse(wrong), Err(NoMonth), "{wrong}");
        }
    }
}
