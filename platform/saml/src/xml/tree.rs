//! The tree of a document that passed the scan.

use bergshamra::xml::uppsala::{Document, NodeId, NodeKind, Parser};

use super::scan::{Limits, parser_depth, scan};
use crate::Refusal;
use crate::step::{Step, ensure, is_off};

/// The longest name of a namespace.
const MAX_NAMESPACE: usize = 96;

/// A parsed document.
pub(crate) struct Tree<'a> {
    document: Document<'a>,
    root: NodeId,
    text: &'a str,
}

/// An element of it.
#[derive(Clone, Copy)]
pub(crate) struct Node<'t> {
    document: &'t Document<'t>,
    id: NodeId,
}

impl<'a> Tree<'a> {
    /// Scans and parses; ids must be unique.
    pub(crate) fn parse(text: &'a str, limits: &Limits) -> Result<Self, Refusal> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        scan(text, limits)?;
        let document = Parser::new()
            .with_max_depth(parser_depth(limits))
            .with_forbid_dtd(!is_off(Step::DocumentType))
            .parse(text)
            .map_err(|_error| Refusal::Malformed)?;
        let root = document.document_element().ok_or(Refusal::Malformed)?;
        let tree = Self { document, root, text };
        ensure(Step::DuplicateId, tree.ids_are_unique(), Refusal::DuplicateId)?;
        ensure(Step::Size, tree.namespaces_are_short(), Refusal::TooLarge)?;
        Ok(tree)
    }

    pub(crate) fn root(&self) -> Node<'_> {
        Node { document: &self.document, id: self.root }
    }

    pub(crate) fn document(&self) -> &Document<'a> {
        &self.document
    }

    pub(crate) const fn text(&self) -> &'a str {
        self.text
    }

    /// The canonical form writes a namespace again wherever it is used: long ones would make a small document grow a
    /// thousand times before its signature is even looked at.
    fn namespaces_are_short(&self) -> bool {
        self.root().all().iter().filter_map(|node| node.document.element(node.id)).all(|element| {
            element
                .namespace_declarations
                .iter()
                .all(|(prefix, uri)| prefix.len() <= 32 && uri.len() <= MAX_NAMESPACE)
        })
    }

    fn ids_are_unique(&self) -> bool {
        let mut seen = std::collections::HashSet::new();
        self.root().all().iter().all(|node| {
            let Some(element) = node.document.element(node.id) else { return true };
            element
                .attributes
                .iter()
                .filter(|one| matches!(&*one.name.local_name, "ID" | "Id" | "id" | "AssertionID"))
                .all(|one| seen.insert(one.value.to_string()))
        })
    }
}

impl<'t> Node<'t> {
    pub(crate) const fn id(self) -> NodeId {
        self.id
    }

    /// Whether it is that element.
    pub(crate) fn is(self, namespace: &str, name: &str) -> bool {
        self.document.element(self.id).is_some_and(|one| one.matches_name_ns(namespace, name))
    }

    /// An attribute without a namespace, also when it is empty.
    pub(crate) fn attribute(self, name: &str) -> Option<&'t str> {
        let element = self.document.element(self.id)?;
        let found = element
            .attributes
            .iter()
            .find(|one| one.name.prefix.is_none() && *one.name.local_name == *name)?;
        Some(&found.value)
    }

    /// `xml:lang`.
    pub(crate) fn language(self) -> Option<&'t str> {
        self.document.element(self.id)?.get_attribute_ns("http://www.w3.org/XML/1998/namespace", "lang")
    }

    /// An attribute that is there and not empty.
    pub(crate) fn given(self, name: &str) -> Option<&'t str> {
        self.attribute(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// The elements in it.
    pub(crate) fn elements(self) -> impl Iterator<Item = Node<'t>> {
        let document = self.document;
        document
            .children_iter(self.id)
            .filter(|id| document.element(*id).is_some())
            .map(move |id| Node { document, id })
    }

    /// The elements of that name in it.
    pub(crate) fn named(self, namespace: &'t str, name: &'t str) -> impl Iterator<Item = Node<'t>> {
        self.elements().filter(move |node| node.is(namespace, name))
    }

    /// The first element of that name in it.
    pub(crate) fn first(self, namespace: &'t str, name: &'t str) -> Option<Node<'t>> {
        self.named(namespace, name).next()
    }

    /// The parent element.
    pub(crate) fn parent(self) -> Option<Node<'t>> {
        let id = self.document.parent(self.id)?;
        self.document.element(id).map(|_| Node { document: self.document, id })
    }

    /// It and every element below, in the order of the document.
    pub(crate) fn all(self) -> Vec<Node<'t>> {
        let mut found = vec![self];
        let below = self.document.descendants(self.id).into_iter();
        found.extend(
            below
                .filter(|id| *id != self.id && self.document.element(*id).is_some())
                .map(|id| Node { document: self.document, id }),
        );
        found
    }

    /// Its text, whole: comments in the middle do not cut it. None when it is empty or holds elements.
    pub(crate) fn text(self) -> Option<String> {
        let mut text = String::new();
        for child in self.document.children_iter(self.id) {
            match self.document.node_kind(child)? {
                NodeKind::Text(part) | NodeKind::CData(part) => text.push_str(part),
                NodeKind::Element(_) => return None,
                _ => {}
            }
        }
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The element as a document of its own: its source with the namespaces that its parents declare.
    pub(crate) fn standalone(self) -> Option<String> {
        let source = self.document.node_source(self.id)?;
        let own = &self.document.element(self.id)?.namespace_declarations;
        let mut declared: Vec<String> = own.iter().map(|(prefix, _)| prefix.to_string()).collect();
        let mut inherited = String::new();
        let mut parent = self.parent();
        while let Some(node) = parent {
            for (prefix, uri) in &node.document.element(node.id)?.namespace_declarations {
                if !declared.iter().any(|one| **one == **prefix) {
                    declared.push(prefix.to_string());
                    let colon = if prefix.is_empty() { "" } else { ":" };
                    inherited.push_str(&format!(" xmlns{colon}{prefix}=\"{}\"", super::escape(uri)));
                }
            }
            parent = node.parent();
        }
        let end_of_name = source.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
        let (name, rest) = source.split_at_checked(end_of_name)?;
        Some(format!("{name}{inherited}{rest}"))
    }
}
