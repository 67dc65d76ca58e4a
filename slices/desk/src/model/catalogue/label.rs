//! Labels: what a service can be filtered by, as one kind of word (`topic:training`, `cost:free`).

use std::collections::BTreeSet;

use super::ServiceSheet;

/// One label of a service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label(String);

/// A service without municipalities serves all of them.
const ALL_MUNICIPALITIES: &str = "municipality:all";

impl Label {
    /// A label as it is stored.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A label of a kind.
    pub fn new(kind: &str, code: &str) -> Self {
        Self(format!("{kind}:{code}"))
    }

    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its code, where it is of that kind.
    pub fn code_of(&self, kind: &str) -> Option<&str> {
        self.0.strip_prefix(kind)?.strip_prefix(':')
    }

    /// The labels of a sheet.
    pub fn of(sheet: &ServiceSheet) -> BTreeSet<Self> {
        let mut labels = BTreeSet::new();
        let mut add = |kind: &str, code: &str| labels.insert(Self::new(kind, code));
        for audience in sheet.audience.served() {
            add("audience", audience.code());
        }
        if let Some(lep) = &sheet.lep {
            add("lep", lep);
        }
        for topic in &sheet.topics {
            add("topic", topic);
        }
        for group in &sheet.target_groups {
            add("target_group", group);
        }
        for channel in &sheet.channels {
            add("channel", channel.code());
        }
        for language in &sheet.languages {
            add("language", language);
        }
        for municipality in &sheet.municipalities {
            add("municipality", municipality);
        }
        if sheet.is_free {
            add("cost", "free");
        }
        if sheet.municipalities.is_empty() {
            labels.insert(Self::stored(ALL_MUNICIPALITIES));
        }
        labels
    }
}

/// What a list is narrowed to: every filter must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    labels: Vec<String>,
    wanted: i64,
}

impl Filters {
    /// Adds a filter.
    pub fn require(&mut self, kind: &str, code: &str) {
        self.labels.push(Label::new(kind, code).0);
        self.wanted += 1;
        // Who serves one municipality or who serves all: never both, so it still counts as one met.
        if kind == "municipality" {
            self.labels.push(ALL_MUNICIPALITIES.to_owned());
        }
    }

    /// Labels of which a service must have [`Filters::wanted`].
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// How many of the labels a service must have.
    pub const fn wanted(&self) -> i64 {
        self.wanted
    }

    /// Whether nothing is narrowed.
    pub const fn is_empty(&self) -> bool {
        self.wanted == 0
    }

    /// Whether labels meet all filters.
    pub fn are_met_by(&self, labels: &BTreeSet<Label>) -> bool {
        let met =
            labels.iter().filter(|label| self.labels.iter().any(|wanted| wanted == label.as_str())).count();
        i64::try_from(met).is_ok_and(|met| met >= self.wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_for_everywhere_meets_any_municipality() {
        let everywhere = Label::of(&ServiceSheet::default());
        let here =
            Label::of(&ServiceSheet { municipalities: vec!["011015".into()], ..ServiceSheet::default() });
        let mut filters = Filters::default();
        filters.require("municipality", "011013");

        assert!(filters.are_met_by(&everywhere));
        assert!(!filters.are_met_by(&here));
    }

    #[test]
    fn all_filters_must_be_met() {
        let labels = Label::of(&ServiceSheet {
            topics: vec!["training".into()],
            is_free: true,
            ..ServiceSheet::default()
        });
        let mut filters = Filters::default();
        filters.require("topic", "training");
        assert!(filters.are_met_by(&labels));

        filters.require("channel", "video");
        assert!(!filters.are_met_by(&labels));
    }
}
