//! What the page shows of the OpenAPI document.

use serde_json::Value;

/// One operation.
pub struct Operation {
    /// `GET`, `POST`, …
    pub method: String,
    /// Its path.
    pub path: String,
    /// One line.
    pub summary: String,
    /// More.
    pub description: String,
    /// Parameters: name, where, what.
    pub parameters: Vec<(String, String, String)>,
    /// Status and what it means.
    pub answers: Vec<(String, String)>,
    /// An id for the address of the heading.
    pub id: String,
}

/// Operations by their first tag, in the document's order.
pub fn groups(document: &Value) -> Vec<(String, Vec<Operation>)> {
    let mut groups: Vec<(String, Vec<Operation>)> = Vec::new();
    for (path, item) in members(field(document, "paths")) {
        for (method, operation) in members(item) {
            let tag = text(field(operation, "tags").get(0).unwrap_or(&Value::Null));
            let shown = read(path, method, operation);
            match groups.iter_mut().find(|(name, _)| *name == tag) {
                Some((_, operations)) => operations.push(shown),
                None => groups.push((tag, vec![shown])),
            }
        }
    }
    groups
}

fn read(path: &str, method: &str, operation: &Value) -> Operation {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(field(operation, "summary")),
        description: text(field(operation, "description")),
        parameters: list(field(operation, "parameters"))
            .iter()
            .map(|p| (text(field(p, "name")), text(field(p, "in")), text(field(p, "description"))))
            .collect(),
        answers: members(field(operation, "responses"))
            .map(|(status, answer)| (status.clone(), text(field(answer, "description"))))
            .collect(),
        id: text(field(operation, "operationId")),
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// A member of an object, or null.
fn field<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
