//! What changed in an agreement or a programme: each fact with what it was and what it is. The trail keeps it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The facts of something that can be edited: the word of each, with its value as it is stored.
pub type Facts = Vec<(&'static str, Value)>;

/// One fact that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The word of the fact.
    pub fact: String,
    /// What it was.
    pub was: Value,
    /// What it is.
    pub is: Value,
}

/// The facts that are not the same before and after, in their order.
pub fn changes(before: Facts, after: Facts) -> Vec<Change> {
    let pairs = before.into_iter().zip(after);
    let changed = pairs.filter(|((_, was), (_, is))| was != is);
    changed.map(|((fact, was), (_, is))| Change { fact: fact.to_owned(), was, is }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn change_has_both_values_and_what_stayed_is_left_out() {
        let before = vec![("title", json!("Protocollo")), ("until", Value::Null), ("budget", json!(100))];
        let after =
            vec![("title", json!("Protocollo")), ("until", json!("2028-06-30")), ("budget", json!(200))];

        let changed = changes(before, after);

        let change = |fact: &str, was, is| Change { fact: fact.into(), was, is };
        assert_eq!(
            changed,
            [change("until", Value::Null, json!("2028-06-30")), change("budget", json!(100), json!(200))]
        );
    }
}
