//! Target groups as figures. A group whose rule is made of groupings that tables show anyway is a figure over their values,
//! so that one table cannot give away what another hides; any other is a grouping of its own, named by its rule.

use std::collections::BTreeSet;

use network::api::{Condition, TargetGroup};

use super::document::Label;
use super::facts::AGES;
use super::form::Words;
use super::{Dim, Filters, Values};

/// A row of a table by target group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// Its name.
    pub name: Words,
    /// The rule in the act's words.
    pub rule: String,
    /// Whom it counts.
    pub filters: Filters,
}

impl GroupRow {
    /// The row of a group.
    pub fn of(group: &TargetGroup) -> Self {
        Self {
            name: Words { it: group.name_it.clone(), en: group.name_en.clone() },
            rule: group.rule.clone(),
            filters: filters(group),
        }
    }

    /// Its name; of a rule that is only written in words, that it counts everybody.
    pub fn label(&self) -> Label {
        let name = Label::Words(self.name.clone());
        if self.filters.is_empty() {
            Label::Several(vec![name, Label::text("report-group-everybody")])
        } else {
            name
        }
    }
}

/// What a group's rule says, whatever its name: two agreements with one rule have one group.
pub fn signature(group: &TargetGroup) -> String {
    let ages = format!("{:?}-{:?}", group.min_age, group.max_age);
    let conditions: BTreeSet<String> = group.conditions.iter().map(|one| format!("{one:?}")).collect();
    let text = format!("{ages}{conditions:?}");
    storage::sha256(text.as_bytes()).chars().take(16).collect()
}

fn filters(group: &TargetGroup) -> Filters {
    by_groupings(group).unwrap_or_else(|| Filters::from([(Dim::Group, Values::one(signature(group)))]))
}

/// The rule in groupings that tables show; `None` where it asks for anything else.
fn by_groupings(group: &TargetGroup) -> Option<Filters> {
    let mut filters = Filters::new();
    if group.min_age.is_some() || group.max_age.is_some() {
        filters.insert(Dim::Age, bands(group.min_age, group.max_age)?);
    }
    for condition in &group.conditions {
        let (dim, values) = match condition {
            Condition::OneOf { fact, values } => (dim_of(fact)?, values.iter().cloned().collect()),
            Condition::Yes { fact } if fact == "first_job" => {
                (Dim::WorkStatus, BTreeSet::from(["first_job".to_owned()]))
            }
            _ => return None,
        };
        let both = match filters.get(&dim) {
            Some(known) => known.intersection(&values).cloned().collect(),
            None => values,
        };
        filters.insert(dim, both.into());
    }
    Some(filters)
}

fn dim_of(fact: &str) -> Option<Dim> {
    match fact {
        "sex" => Some(Dim::Sex),
        "citizenship" => Some(Dim::Citizenship),
        "work_status" => Some(Dim::WorkStatus),
        "schooling" => Some(Dim::Schooling),
        "residence" => Some(Dim::Residence),
        _ => None,
    }
}

/// The bands of ages that make up a span of ages; none where its edge runs through one.
fn bands(min: Option<u8>, max: Option<u8>) -> Option<Values> {
    let (min, max) = (min.unwrap_or(0), max.unwrap_or(u8::MAX));
    let mut chosen = BTreeSet::new();
    for (word, youngest, oldest) in AGES {
        let (is_inside, is_outside) = (*youngest >= min && *oldest <= max, *oldest < min || *youngest > max);
        if is_inside {
            chosen.insert((*word).to_owned());
        } else if !is_outside {
            return None;
        }
    }
    Some(chosen.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(min_age: Option<u8>, max_age: Option<u8>, conditions: Vec<Condition>) -> TargetGroup {
        TargetGroup {
            key: "x".into(),
            name_it: "x".into(),
            name_en: "x".into(),
            rule: String::new(),
            min_age,
            max_age,
            conditions,
        }
    }

    fn words(filters: &Filters, dim: Dim) -> Vec<&str> {
        filters.get(&dim).into_iter().flatten().map(String::as_str).collect()
    }

    #[test]
    fn group_of_whole_bands_is_a_figure_over_ages() {
        let young = filters(&group(Some(15), Some(29), Vec::new()));
        let old = filters(&group(Some(55), None, Vec::new()));
        let everybody = filters(&group(None, None, Vec::new()));

        assert_eq!(words(&young, Dim::Age), ["15-17", "18-24", "25-29"]);
        assert_eq!(words(&old, Dim::Age), ["55-64", "65+"]);
        assert_eq!(everybody, Filters::new());
    }

    #[test]
    fn group_of_women_is_the_figure_of_the_table_by_sex() {
        let sex = Condition::OneOf { fact: "sex".into(), values: vec!["f".into()] };

        let women = filters(&group(None, None, vec![sex]));

        assert_eq!(words(&women, Dim::Sex), ["f"]);
        assert_eq!(women.len(), 1);
    }

    #[test]
    fn group_whose_rule_no_table_shows_is_a_grouping_of_its_own() {
        let long = Condition::AtLeast { fact: "months_unemployed".into(), number: 6 };
        let odd = filters(&group(Some(20), Some(29), Vec::new()));
        let months = filters(&group(None, None, vec![long.clone()]));

        assert_eq!(odd.keys().copied().collect::<Vec<_>>(), [Dim::Group]);
        assert_eq!(months.keys().copied().collect::<Vec<_>>(), [Dim::Group]);
        assert_ne!(odd, months);
        assert_eq!(
            signature(&group(None, None, vec![long.clone()])),
            signature(&group(None, None, vec![long]))
        );
    }
}
