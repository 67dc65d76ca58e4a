//! A small graph of linked data, and the two ways in which it is written: Turtle and JSON-LD.
//!
//! Every thing has an address: there are no blank nodes, so that both texts say the same triples.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// What the beginnings of predicates and types stand for.
pub const PREFIXES: &[(&str, &str)] = &[
    ("adms", "http://www.w3.org/ns/adms#"),
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("cpsvapit", "https://w3id.org/italia/onto/CPSV/"),
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("locn", "http://www.w3.org/ns/locn#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What is said of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Object {
    /// Another thing, by its address.
    Thing(String),
    /// Text in a language.
    Text(String, &'static str),
    /// A value of a type, such as `xsd:date`; plain text without one.
    Value(String, Option<&'static str>),
}

/// A thing and what is said of it.
#[derive(Clone, Debug)]
pub struct Node {
    id: String,
    types: &'static [&'static str],
    said: Vec<(&'static str, Object)>,
}

impl Node {
    /// A thing of these types.
    pub fn new(id: impl Into<String>, types: &'static [&'static str]) -> Self {
        Self { id: address(&id.into()), types, said: Vec::new() }
    }

    /// Says that it stands to another thing.
    #[must_use]
    pub fn thing(mut self, predicate: &'static str, id: impl Into<String>) -> Self {
        self.said.push((predicate, Object::Thing(address(&id.into()))));
        self
    }

    /// Says the same of several things.
    #[must_use]
    pub fn things(self, predicate: &'static str, ids: impl IntoIterator<Item = String>) -> Self {
        ids.into_iter().fold(self, |node, id| node.thing(predicate, id))
    }

    /// Says a text in Italian; an empty one is not said.
    #[must_use]
    pub fn it(self, predicate: &'static str, text: &str) -> Self {
        self.text(predicate, text, "it")
    }

    /// Says a text in a language; an empty one is not said.
    #[must_use]
    pub fn text(mut self, predicate: &'static str, text: &str, language: &'static str) -> Self {
        if !text.is_empty() {
            self.said.push((predicate, Object::Text(text.to_owned(), language)));
        }
        self
    }

    /// Says a plain word, such as an identifier.
    #[must_use]
    pub fn plain(mut self, predicate: &'static str, value: impl Into<String>) -> Self {
        self.said.push((predicate, Object::Value(value.into(), None)));
        self
    }

    /// Says a value of a type.
    #[must_use]
    pub fn typed(
        mut self,
        predicate: &'static str,
        value: impl Into<String>,
        datatype: &'static str,
    ) -> Self {
        self.said.push((predicate, Object::Value(value.into(), Some(datatype))));
        self
    }
}

/// Things, each once.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    known: BTreeSet<String>,
}

impl Graph {
    /// Adds a thing; one that is there already stays as it was first described.
    pub fn add(&mut self, node: Node) {
        if self.known.insert(node.id.clone()) {
            self.nodes.push(node);
        }
    }

    /// As Turtle.
    pub fn turtle(&self) -> String {
        let mut out = String::new();
        for (name, stands_for) in PREFIXES {
            out.push_str(&format!("@prefix {name}: <{stands_for}> .\n"));
        }
        for node in &self.nodes {
            out.push_str(&format!("\n<{}> a {}", node.id, node.types.join(", ")));
            for (predicate, object) in &node.said {
                out.push_str(&format!(" ;\n  {predicate} {}", in_turtle(object)));
            }
            out.push_str(" .\n");
        }
        out
    }

    /// As JSON-LD.
    pub fn json_ld(&self) -> Value {
        let context: Map<String, Value> =
            PREFIXES.iter().map(|(name, stands_for)| ((*name).to_owned(), json!(stands_for))).collect();
        let nodes: Vec<Value> = self.nodes.iter().map(in_json).collect();
        json!({ "@context": context, "@graph": nodes })
    }
}

fn in_turtle(object: &Object) -> String {
    match object {
        Object::Thing(id) => format!("<{id}>"),
        Object::Text(text, language) => format!("\"{}\"@{language}", escaped(text)),
        Object::Value(value, Some(datatype)) => format!("\"{}\"^^{datatype}", escaped(value)),
        Object::Value(value, None) => format!("\"{}\"", escaped(value)),
    }
}

fn in_json(node: &Node) -> Value {
    let mut fields: Map<String, Value> = Map::new();
    fields.insert("@id".to_owned(), json!(node.id));
    fields.insert("@type".to_owned(), json!(node.types));
    for (predicate, object) in &node.said {
        let value = match object {
            Object::Thing(id) => json!({ "@id": id }),
            Object::Text(text, language) => json!({ "@value": text, "@language": language }),
            Object::Value(value, Some(datatype)) => json!({ "@value": value, "@type": datatype }),
            Object::Value(value, None) => json!(value),
        };
        let list = fields.entry((*predicate).to_owned()).or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(value);
        }
    }
    fields.into()
}

/// A text between two quotation marks of Turtle.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => out.push(sign),
        }
    }
    out
}

/// An address without the signs that none may have.
fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\' => {
                out.push_str(&format!("%{:02X}", u32::from(sign)));
            }
            sign if sign.is_whitespace() || sign.is_control() => out.push_str("%20"),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        let mut graph = Graph::default();
        let said = Node::new("https://a.example/x y", &["cpsv:PublicService"])
            .it("dct:title", "«Città» \"e\" \\ mare\nfine")
            .it("dct:description", "")
            .thing("dct:isPartOf", "https://a.example/<all>")
            .typed("dct:modified", "2026-11-22", "xsd:date")
            .plain("dct:identifier", "7");
        graph.add(said);
        graph.add(Node::new("https://a.example/x y", &["cv:Channel"]));
        graph
    }

    #[test]
    fn turtle_escapes_texts_and_addresses() {
        let text = graph().turtle();

        let expected = "<https://a.example/x%20y> a cpsv:PublicService ;\n  dct:title \"«Città» \\\"e\\\" \\\\ mare\\nfine\"@it ;\n  \
             dct:isPartOf <https://a.example/%3Call%3E> ;\n  dct:modified \"2026-11-22\"^^xsd:date ;\n  \
             dct:identifier \"7\" .\n";
        assert!(text.ends_with(expected), "{text}");
        assert!(!text.contains("cv:Channel"), "a thing is described once");
    }

    #[test]
    fn json_ld_says_the_same() {
        let json = graph().json_ld();

        let node = &json["@graph"][0];
        assert_eq!(node["@id"], "https://a.example/x%20y");
        assert_eq!(node["dct:title"][0]["@language"], "it");
        assert_eq!(node["dct:isPartOf"][0]["@id"], "https://a.example/%3Call%3E");
        assert_eq!(node["dct:modified"][0]["@type"], "xsd:date");
        assert_eq!(node["dct:identifier"][0], "7");
        assert_eq!(json["@context"]["dct"], "http://purl.org/dc/terms/");
        assert_eq!(json["@graph"].as_array().unwrap().len(), 1);
    }
}
