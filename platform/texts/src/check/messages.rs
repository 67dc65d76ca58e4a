//! Reads the keys and variables of a Fluent file.

use std::collections::BTreeMap;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::Variables;

/// What one text names: its own variables, and the texts and terms it includes.
#[derive(Default)]
struct Named {
    variables: Variables,
    included: Vec<String>,
}

/// The keys of a file with all variables they need (those of included texts too), and syntax errors.
pub(super) fn read(source: &str) -> (BTreeMap<String, Variables>, Vec<String>) {
    let (resource, errors) = match fluent_syntax::parser::parse(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors.iter().map(ToString::to_string).collect()),
    };
    let mut named = BTreeMap::new();
    for entry in &resource.body {
        let (key, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            _ => continue,
        };
        let mut names = Named::default();
        if let Some(pattern) = pattern {
            gather(pattern, &mut names);
        }
        named.insert(key, names);
    }
    let keys = named.keys().filter(|key| !key.starts_with('-'));
    let all = keys.map(|key| (key.clone(), needed(key, &named, 0))).collect();
    (all, errors)
}

fn needed(key: &str, named: &BTreeMap<String, Named>, depth: usize) -> Variables {
    let Some(names) = named.get(key) else { return Variables::new() };
    let mut variables = names.variables.clone();
    // A text that includes itself would go on for ever.
    if depth < 8 {
        for included in &names.included {
            variables.extend(needed(included, named, depth + 1));
        }
    }
    variables
}

fn gather(pattern: &Pattern<&str>, names: &mut Named) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            gather_expression(expression, names);
        }
    }
}

fn gather_expression(expression: &Expression<&str>, names: &mut Named) {
    match expression {
        Expression::Inline(inline) => gather_inline(inline, names),
        Expression::Select { selector, variants } => {
            gather_inline(selector, names);
            for variant in variants {
                gather(&variant.value, names);
            }
        }
    }
}

fn gather_inline(inline: &InlineExpression<&str>, names: &mut Named) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, .. } => names.included.push(id.name.to_owned()),
        // A term sees only what is given to it in the text itself.
        InlineExpression::TermReference { arguments: Some(arguments), .. }
        | InlineExpression::FunctionReference { arguments, .. } => gather_arguments(arguments, names),
        InlineExpression::Placeable { expression } => gather_expression(expression, names),
        _ => {}
    }
}

fn gather_arguments(arguments: &CallArguments<&str>, names: &mut Named) {
    for argument in &arguments.positional {
        gather_inline(argument, names);
    }
    for argument in &arguments.named {
        gather_inline(&argument.value, names);
    }
}
