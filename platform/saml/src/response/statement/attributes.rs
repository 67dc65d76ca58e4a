//! What the assertion says of the person.

use std::collections::BTreeMap;

use crate::namespaces::ASSERTION;
use crate::step::{Step, ensure};
use crate::xml::Node;
use crate::{Attributes, Expectations, Refusal};

/// Reads every attribute, each once, each with one value; those asked must be there.
pub(super) fn read(expected: &Expectations<'_>, assertion: Node<'_>) -> Result<Attributes, Refusal> {
    let mut values = BTreeMap::new();
    for statement in assertion.named(ASSERTION, "AttributeStatement") {
        let mut any = false;
        for attribute in statement.named(ASSERTION, "Attribute") {
            any = true;
            let name = attribute.given("Name").ok_or(Refusal::AttributeMalformed)?;
            if let Some(value) = value(attribute)?
                && values.insert(name.to_owned(), value).is_some()
            {
                return Err(Refusal::AttributeMalformed);
            }
        }
        ensure(Step::AttributesEmpty, any, Refusal::AttributesEmpty)?;
    }
    let attributes = Attributes(values);
    let complete = expected.attributes.iter().all(|one| attributes.get(*one).is_some());
    ensure(Step::AttributesAsked, complete, Refusal::AttributeMissing)?;
    Ok(attributes)
}

/// The one value; none when it is empty.
fn value(attribute: Node<'_>) -> Result<Option<String>, Refusal> {
    let mut values = attribute.named(ASSERTION, "AttributeValue");
    let value = values.next().ok_or(Refusal::AttributeMalformed)?;
    if values.next().is_some() || value.elements().next().is_some() {
        return Err(Refusal::AttributeMalformed);
    }
    Ok(value.text())
}
