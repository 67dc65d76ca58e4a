//! Finds keys in sources, and the variables given with them.

use super::Variables;

/// A key named in a source.
pub(super) struct Call {
    /// The key.
    pub(super) key: String,
    /// The variables given; `None` when the literal does not stand in a call whose variables can be read.
    pub(super) given: Option<Variables>,
}

/// All keys named in one source. In templates only the parts between braces are read: an `id` or a class may
/// look like a key.
pub(super) fn find(names: &[&str], path: &str, content: &str) -> Vec<Call> {
    let is_template = !path.ends_with(".rs");
    let mut calls = Vec::new();
    let mut rest = content;
    while let Some(at) = rest.find('"') {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default());
        let length = after.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        let (literal, tail) = after.split_at(length.unwrap_or(after.len()));
        rest = after;
        let Some(tail) = tail.strip_prefix('"') else { continue };
        let offset = content.len() - after.len();
        if begins_with_a_name(names, literal) && (!is_template || is_in_braces(content.get(..offset))) {
            calls.push(Call { key: literal.to_owned(), given: given(before, tail) });
        }
    }
    calls
}

fn begins_with_a_name(names: &[&str], literal: &str) -> bool {
    literal.split_once('-').is_some_and(|(name, rest)| !rest.is_empty() && names.contains(&name))
}

fn is_in_braces(before: Option<&str>) -> bool {
    let before = before.unwrap_or_default();
    let opened = before.rfind("{{").max(before.rfind("{%"));
    let closed = before.rfind("}}").max(before.rfind("%}"));
    opened > closed
}

fn given(before: &str, tail: &str) -> Option<Variables> {
    let before = before.trim_end();
    if before.ends_with(".t(") {
        Some(Variables::new())
    } else if before.ends_with(".ta(") {
        // Templates write the list without `&`.
        let list = tail.trim_start().strip_prefix(',')?.trim_start().trim_start_matches('&');
        Some(tuple_names(list.strip_prefix('[')?))
    } else if before.ends_with("Message::new(") {
        Some(with_names(tail.trim_start().strip_prefix(')')?))
    } else {
        None
    }
}

/// The names in `("name", value), ("other", value)]`.
fn tuple_names(list: &str) -> Variables {
    let mut names = Variables::new();
    let mut depth = 0_usize;
    for (at, character) in list.char_indices() {
        match character {
            '(' | '[' => {
                if depth == 0 && character == '(' {
                    names.extend(leading_literal(list.get(at + 1..).unwrap_or_default()));
                }
                depth += 1;
            }
            ')' | ']' if depth == 0 => break,
            ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    names
}

/// The names in `.with("name", value).with("other", value)`.
fn with_names(chain: &str) -> Variables {
    let mut names = Variables::new();
    let mut rest = chain.trim_start();
    while let Some(inside) = rest.strip_prefix(".with(") {
        names.extend(leading_literal(inside));
        let mut depth = 1_usize;
        let end = inside.find(|character: char| {
            match character {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some(end) = end else { break };
        rest = inside.get(end + 1..).unwrap_or_default().trim_start();
    }
    names
}

fn leading_literal(text: &str) -> Option<String> {
    let literal = text.trim_start().strip_prefix('"')?;
    literal.split_once('"').map(|(name, _)| name.to_owned())
}
