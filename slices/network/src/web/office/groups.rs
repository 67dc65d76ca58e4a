//! Target groups in a form: a few rows, each a name, ages and one condition that people know by a word.

use web::Caller;
use web::forms::{Choice, FieldErrors, Form};

use crate::model::{Condition, TargetGroup};

/// Rows of the form.
pub(crate) const ROWS: usize = 6;

/// The fields of one row.
pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) name: String,
    pub(crate) name_en: String,
    pub(crate) min: String,
    pub(crate) max: String,
    pub(crate) condition: String,
    pub(crate) rule: String,
}

pub(crate) fn rows() -> Vec<Row> {
    (1..=ROWS)
        .map(|number| Row {
            number,
            name: format!("group_{number}"),
            name_en: format!("group_{number}_en"),
            min: format!("group_{number}_min"),
            max: format!("group_{number}_max"),
            condition: format!("group_{number}_condition"),
            rule: format!("group_{number}_rule"),
        })
        .collect()
}

/// Conditions that a row can have, by word.
pub(crate) fn conditions(caller: &Caller) -> Vec<Choice> {
    [
        ("women", "network-condition-women"),
        ("unemployed", "network-condition-unemployed"),
        ("first_job", "network-condition-first-job"),
        ("vulnerable", "network-condition-vulnerable"),
    ]
    .into_iter()
    .map(|(word, key)| Choice::new(word, caller.t(key)))
    .collect()
}

fn condition(word: &str) -> Option<Condition> {
    let one_of = |fact: &str, value: &str| Condition::OneOf { fact: fact.into(), values: vec![value.into()] };
    match word {
        "women" => Some(one_of("sex", "f")),
        "unemployed" => Some(one_of("work_status", "unemployed")),
        "first_job" => Some(Condition::Yes { fact: "first_job".into() }),
        "vulnerable" => Some(Condition::Yes { fact: "vulnerable".into() }),
        _ => None,
    }
}

/// The groups of a form; rows without a name are left out.
pub(crate) fn parse(form: &Form, errors: &mut FieldErrors) -> Vec<TargetGroup> {
    let mut groups: Vec<TargetGroup> = Vec::new();
    for row in rows() {
        let Some(name) = form.get(&row.name) else { continue };
        let mut age = |field: &str| {
            let text = form.get(field)?;
            errors.check(field, text.parse::<u8>().map_err(|_| "network-error-age-wrong"))
        };
        let (min_age, max_age) = (age(&row.min), age(&row.max));
        if let (Some(min), Some(max)) = (min_age, max_age)
            && max < min
        {
            errors.add(&row.max, "network-error-ages-turned");
        }
        let key = tables::folded(name).replace(' ', "_");
        if groups.iter().any(|group| group.key == key) {
            errors.add(&row.name, "network-error-group-twice");
        }
        groups.push(TargetGroup {
            key,
            name_it: name.to_owned(),
            name_en: form.get(&row.name_en).unwrap_or(name).to_owned(),
            rule: form.text(&row.rule).to_owned(),
            min_age,
            max_age,
            conditions: condition(form.text(&row.condition)).into_iter().collect(),
        });
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_groups_and_faults_stay_with_their_field() {
        let form = Form::from_pairs([
            ("group_1", "Giovani"),
            ("group_1_max", "29"),
            ("group_2", "Donne"),
            ("group_2_condition", "women"),
            ("group_4", "GIOVANI"),
            ("group_4_min", "anta"),
        ]);
        let mut errors = FieldErrors::new();

        let groups = parse(&form, &mut errors);

        let keys: Vec<_> = groups.iter().map(|group| (group.key.as_str(), group.max_age)).collect();
        assert_eq!(keys, [("giovani", Some(29)), ("donne", None), ("giovani", None)]);
        assert_eq!(groups[1].conditions, [Condition::OneOf { fact: "sex".into(), values: vec!["f".into()] }]);
        let told: Vec<_> = errors.iter().map(|(field, message)| (field, message.key)).collect();
        assert_eq!(
            told,
            [("group_4_min", "network-error-age-wrong"), ("group_4", "network-error-group-twice")]
        );
    }
}
