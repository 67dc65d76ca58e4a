//! The rights matrix, printed from the same rows that decide.

use std::fmt::Write as _;

use crate::{Action, Who};

/// One row of the matrix.
#[derive(Clone, Copy, Debug)]
pub struct Right {
    name: &'static str,
    resource: &'static str,
    who: &'static [Who],
}

/// The row of an action.
pub const fn right<A: Action>() -> Right {
    Right { name: A::NAME, resource: A::RESOURCE, who: A::WHO }
}

/// The six columns, one a kind of actor.
const COLUMNS: [&str; 8] =
    ["action", "resource", "public", "link holder", "person", "staff", "system", "console"];

impl Right {
    fn cells(&self) -> [String; 8] {
        let public = self.who.contains(&Who::Public);
        let yes = |is: bool| if is { "yes".to_owned() } else { "-".to_owned() };
        let named = |pick: fn(&Who) -> Option<&'static str>| {
            let names: Vec<&str> = self.who.iter().filter_map(pick).collect();
            match names.is_empty() {
                true => yes(public),
                false => names.join(", "),
            }
        };
        [
            self.name.to_owned(),
            self.resource.to_owned(),
            yes(public),
            named(|who| match who {
                Who::LinkHolder(purpose) => Some(purpose),
                _ => None,
            }),
            yes(public || self.who.contains(&Who::Person) || self.who.contains(&Who::Oneself)),
            named(|who| match who {
                Who::Staff(role) => Some(role),
                Who::AnyStaff => Some("any role"),
                Who::Oneself => Some("herself"),
                _ => None,
            }),
            yes(public || self.who.contains(&Who::System)),
            yes(public || self.who.contains(&Who::Console)),
        ]
    }
}

/// The whole matrix as text, sorted by action: kept as a golden file and read by people who do not program.
pub fn matrix(rights: impl IntoIterator<Item = Right>) -> String {
    let mut rows: Vec<[String; 8]> = rights.into_iter().map(|right| right.cells()).collect();
    rows.sort();
    rows.insert(0, COLUMNS.map(str::to_owned));
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:width$}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
