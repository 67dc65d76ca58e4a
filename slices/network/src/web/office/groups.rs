//! Target groups in a form: a few rows, each a name, ages and one condition that people know by a word.

use texts::Locale;
use web::Caller;
use web::forms::{Choice, FieldErrors, Form};

use crate::model::{Condition, TargetGroup};

/// Rows of the form.
const ROWS: usize = 6;

/// The word of a condition that this form cannot say: it stays as it is on record.
const KEPT: &str = "kept";

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

/// Rows enough for the groups on record and a new one.
pub(crate) fn rows(on_record: usize) -> Vec<Row> {
    (1..=ROWS.max(on_record + 1))
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
pub(crate) fn conditions(caller: &Caller, on_record: &[TargetGroup]) -> Vec<Choice> {
    let is_kept = on_record.iter().any(|group| word_of(&group.conditions) == KEPT);
    let kept = is_kept.then_some((KEPT, "network-condition-kept"));
    [
        ("women", "network-condition-women"),
        ("unemployed", "network-condition-unemployed"),
        ("first_job", "network-condition-first-job"),
        ("vulnerable", "network-condition-vulnerable"),
    ]
    .into_iter()
    .chain(kept)
    .map(|(word, key)| Choice::new(word, caller.t(key)))
    .collect()
}

/// The names of groups without ages and conditions: their rule in words is shown, but reports count everybody.
pub(crate) fn of_everybody(groups: &[TargetGroup], locale: Locale) -> Vec<String> {
    let is_of_everybody = |group: &&TargetGroup| {
        group.min_age.is_none() && group.max_age.is_none() && group.conditions.is_empty()
    };
    let name = |group: &TargetGroup| match locale {
        Locale::It => group.name_it.clone(),
        Locale::En => group.name_en.clone(),
    };
    groups.iter().filter(is_of_everybody).map(name).collect()
}

/// The word that stands for the conditions of a group.
fn word_of(conditions: &[Condition]) -> &'static str {
    match conditions {
        [] => "",
        [one] => WORDS.iter().find(|word| condition(word).as_ref() == Some(one)).unwrap_or(&KEPT),
        _ => KEPT,
    }
}

/// The fields that show the groups on record.
pub(crate) fn pairs(on_record: &[TargetGroup]) -> Vec<(String, String)> {
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    let rows = rows(on_record.len()).into_iter().zip(on_record);
    rows.flat_map(|(row, group)| {
        [
            (row.name, group.name_it.clone()),
            (row.name_en, group.name_en.clone()),
            (row.min, age(group.min_age)),
            (row.max, age(group.max_age)),
            (row.condition, word_of(&group.conditions).to_owned()),
            (row.rule, group.rule.clone()),
        ]
    })
    .collect()
}

/// The words of the conditions that a row can say.
const WORDS: [&str; 4] = ["women", "unemployed", "first_job", "vulnerable"];

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

/// The groups of a form; rows without a name are left out. A group on record that keeps its row keeps its key, by
/// which reports know it, and the conditions that no row can say.
pub(crate) fn parse(form: &Form, errors: &mut FieldErrors, on_record: &[TargetGroup]) -> Vec<TargetGroup> {
    let mut groups: Vec<TargetGroup> = Vec::new();
    for row in rows(on_record.len()) {
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
        let before = on_record.get(row.number - 1);
        let same = before.filter(|group| group.name_it == name);
        let key = same.map_or_else(|| tables::folded(name).replace(' ', "_"), |group| group.key.clone());
        let word = form.text(&row.condition);
        let conditions = match before {
            Some(group) if word == KEPT => group.conditions.clone(),
            _ => condition(word).into_iter().collect(),
        };
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
            conditions,
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

        let groups = parse(&form, &mut errors, &[]);

        let keys: Vec<_> = groups.iter().map(|group| (group.key.as_str(), group.max_age)).collect();
        assert_eq!(keys, [("giovani", Some(29)), ("donne", None), ("giovani", None)]);
        assert_eq!(groups[1].conditions, [Condition::OneOf { fact: "sex".into(), values: vec!["f".into()] }]);
        let told: Vec<_> = errors.iter().map(|(field, message)| (field, message.key)).collect();
        assert_eq!(
            told,
            [("group_4_min", "network-error-age-wrong"), ("group_4", "network-error-group-twice")]
        );
    }

    #[test]
    fn groups_on_record_come_back_as_they_were() {
        let long = Condition::AtLeast { fact: "months_unemployed".into(), number: 6 };
        let group = |key: &str, name: &str, conditions| TargetGroup {
            key: key.into(),
            name_it: name.into(),
            name_en: format!("{name} in English"),
            rule: "come dice l'atto".into(),
            min_age: Some(18),
            max_age: None,
            conditions,
        };
        let women = condition("women").into_iter().collect();
        let kept: Vec<TargetGroup> =
            vec![group("young", "Giovani", women), group("long", "Da tempo", vec![long])];
        let mut errors = FieldErrors::new();

        let again = parse(&Form::from_pairs(pairs(&kept)), &mut errors, &kept);

        assert_eq!(again, kept);
        assert!(errors.is_empty());
    }
}
