//! Metadata policies (OpenID Federation 1.0, section 6.1): merged from the anchor down, each superior can only narrow what those
//! above it left open; then applied to the leaf's metadata.

use serde_json::{Map, Value};

use super::FederationError;
use crate::steps::{Step, ensure};

/// The operators, in the order in which they are applied.
pub(super) const OPERATORS: &[&str] =
    &["value", "add", "default", "one_of", "subset_of", "superset_of", "essential"];

type Parameters = Map<String, Value>;

/// No list of a policy, or of metadata that a policy looks at, is longer: lists are compared member by member.
const LONGEST_LIST: usize = 512;

/// The policy of a superior and that of one below it, for one type of entity, made one.
pub fn merge(superior: &Parameters, below: &Parameters) -> Result<Parameters, FederationError> {
    let mut merged = superior.clone();
    for (parameter, operators) in below {
        let rules = match (merged.get(parameter).and_then(Value::as_object), operators.as_object()) {
            (_, None) => return Err(conflict(parameter)),
            (None, Some(operators)) => operators.clone(),
            (Some(rules), Some(operators)) => merge_operators(parameter, rules, operators)?,
        };
        merged.insert(parameter.clone(), Value::Object(rules));
    }
    for (parameter, rules) in &merged {
        let rules = rules.as_object().ok_or_else(|| conflict(parameter))?;
        ensure(Step::PolicySize, rules.values().all(is_short), conflict(parameter))?;
        ensure(Step::PolicyConflict, is_coherent(rules), conflict(parameter))?;
    }
    Ok(merged)
}

fn merge_operators(
    parameter: &str,
    above: &Parameters,
    below: &Parameters,
) -> Result<Parameters, FederationError> {
    let short = above.values().chain(below.values()).all(is_short);
    ensure(Step::PolicySize, short, conflict(parameter))?;
    let mut rules = above.clone();
    for (operator, value) in below {
        let Some(known) = above.get(operator) else {
            rules.insert(operator.clone(), value.clone());
            continue;
        };
        let together = match operator.as_str() {
            "value" | "default" => {
                ensure(Step::PolicyConflict, known == value, conflict(parameter))?;
                known.clone()
            }
            "add" | "superset_of" => union(known, value),
            "one_of" => {
                let both = intersection(known, value);
                let some = both.as_array().is_some_and(|both| !both.is_empty());
                ensure(Step::PolicyConflict, some, conflict(parameter))?;
                both
            }
            "subset_of" => intersection(known, value),
            "essential" => {
                let loosened = known == &Value::Bool(true) && value == &Value::Bool(false);
                ensure(Step::PolicyConflict, !loosened, conflict(parameter))?;
                value.clone()
            }
            _ => value.clone(),
        };
        rules.insert(operator.clone(), together);
    }
    Ok(rules)
}

/// Whether the operators of one parameter can stand together (section 6.1.3.1).
fn is_coherent(rules: &Parameters) -> bool {
    let get = |name: &str| rules.get(name);
    let within = |inner: Option<&Value>, outer: Option<&Value>| match (inner, outer) {
        (Some(inner), Some(outer)) => is_subset(inner, outer),
        _ => true,
    };
    let (value, add, default) = (get("value"), get("add"), get("default"));
    let (one_of, subset, superset) = (get("one_of"), get("subset_of"), get("superset_of"));
    let lists = add.is_some() || subset.is_some() || superset.is_some();
    let essential = get("essential") == Some(&Value::Bool(true));
    within(add, value)
        && within(value, one_of)
        && within(value, subset)
        && within(superset, value)
        && within(add, subset)
        && within(superset, subset)
        && within(default, one_of)
        && within(default, subset)
        && within(superset, default)
        && !(one_of.is_some() && lists)
        && !(essential && value == Some(&Value::Null))
        && default != Some(&Value::Null)
}

/// The metadata that a policy makes of these.
pub fn apply(metadata: &Parameters, policy: &Parameters) -> Result<Parameters, FederationError> {
    let mut metadata = metadata.clone();
    for (parameter, rules) in policy {
        let rules = rules.as_object().ok_or_else(|| conflict(parameter))?;
        let short = metadata.get(parameter).is_none_or(is_short);
        ensure(Step::PolicySize, short, FederationError::PolicyExcluded(parameter.clone()))?;
        let spaced = metadata.get(parameter).is_some_and(Value::is_string) && has_lists(rules);
        let before = metadata.remove(parameter).map(|value| if spaced { words(&value) } else { value });
        let Some(after) = apply_one(parameter, before, rules)? else { continue };
        metadata.insert(parameter.clone(), if spaced { joined(&after) } else { after });
    }
    Ok(metadata)
}

fn apply_one(
    parameter: &str,
    mut value: Option<Value>,
    rules: &Parameters,
) -> Result<Option<Value>, FederationError> {
    let excluded = || FederationError::PolicyExcluded(parameter.to_owned());
    if let Some(set) = rules.get("value") {
        value = (!set.is_null()).then(|| set.clone());
    }
    if let Some(add) = rules.get("add") {
        value = Some(value.map_or_else(|| add.clone(), |value| union(&value, add)));
    }
    if let (None, Some(default)) = (&value, rules.get("default")) {
        value = Some(default.clone());
    }
    if let (Some(value), Some(one_of)) = (&value, rules.get("one_of")) {
        ensure(Step::PolicyOneOf, is_subset(value, one_of), excluded())?;
    }
    if let (Some(whole), Some(subset)) = (&value, rules.get("subset_of"))
        && !crate::steps::is_off(Step::PolicySubset)
    {
        let left = intersection(whole, subset);
        value = left.as_array().is_some_and(|left| !left.is_empty()).then_some(left);
    }
    if let (Some(value), Some(superset)) = (&value, rules.get("superset_of")) {
        ensure(Step::PolicySuperset, is_subset(superset, value), excluded())?;
    }
    let missing = value.is_none() && rules.get("essential") == Some(&Value::Bool(true));
    ensure(Step::PolicyEssential, !missing, FederationError::PolicyEssential(parameter.to_owned()))?;
    Ok(value)
}

fn has_lists(rules: &Parameters) -> bool {
    ["add", "subset_of", "superset_of"].iter().any(|operator| rules.contains_key(*operator))
}

/// A value as the set it stands for; a single one is a set of one.
fn members(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |values| values.iter().collect())
}

fn is_short(value: &Value) -> bool {
    match value {
        Value::Array(members) => members.len() <= LONGEST_LIST,
        // A list written as words.
        Value::String(text) => text.len() <= 16 * LONGEST_LIST,
        _ => true,
    }
}

fn union(one: &Value, other: &Value) -> Value {
    let mut all: Vec<Value> = members(one).into_iter().cloned().collect();
    for value in members(other) {
        if !all.contains(value) {
            all.push(value.clone());
        }
    }
    Value::Array(all)
}

fn intersection(one: &Value, other: &Value) -> Value {
    let other = members(other);
    Value::Array(members(one).into_iter().filter(|value| other.contains(value)).cloned().collect())
}

fn is_subset(inner: &Value, outer: &Value) -> bool {
    let outer = members(outer);
    members(inner).into_iter().all(|value| outer.contains(&value))
}

/// `scope` and its like are lists written as words.
fn words(value: &Value) -> Value {
    Value::Array(value.as_str().unwrap_or_default().split_whitespace().map(Value::from).collect())
}

fn joined(value: &Value) -> Value {
    let words: Vec<&str> = members(value).into_iter().filter_map(Value::as_str).collect();
    Value::String(words.join(" "))
}

fn conflict(parameter: &str) -> FederationError {
    FederationError::PolicyConflict(parameter.to_owned())
}
