//! Laws 1, 2 and 3 as far as manifests show them: which crate may depend on which.

use super::Violation;
use super::house::{Crate, Dependency, House, Place};

/// The platform from left to right. A crate uses those of the rows above its own, never its own row.
const ORDER: &[&[&str]] = &[
    &["kernel"],
    &["policy", "texts", "tables", "saml", "openid"],
    &["storage"],
    &["jobs"],
    &["mail", "documents"],
    &["pdf", "web"],
    &["standins"],
    &["testkit"],
];

/// Arithmetic crates and the one room that each belongs to.
const ARITHMETIC: &[(&str, &str)] = &[("ballot", "vote"), ("ranking", "call")];

/// The rooms that others stand on, from left to right: each may ask the `api` of those before it (ADR 11).
pub const FOUNDATIONS: &[&str] = &["identity", "network", "desk", "contact"];

/// Reads every manifest against laws 1 to 3.
pub fn check(house: &House) -> Vec<Violation> {
    let mut found = Vec::new();
    for member in &house.crates {
        if let Some((law, what)) = homeless(member) {
            found.push(Violation { law, file: member.manifest(), line: 1, what });
        }
        for dependency in &member.dependencies {
            let Some(used) = house.find(&dependency.package) else { continue };
            if let Some((law, what)) = judge(member, dependency, used) {
                let (file, line) = (member.manifest(), line_of(house, member, &dependency.used_as));
                found.push(Violation { law, file, line, what });
            }
        }
    }
    found
}

/// A crate that the laws have no place for.
fn homeless(member: &Crate) -> Option<(u8, String)> {
    match member.place {
        Place::Platform if row(&member.name).is_none() => Some((
            1,
            format!(
                "`{}` has no place in the order of the platform: decide it in ARCHITECTURE.md and add it to ORDER \
                 in xtask/src/arch/dependencies.rs",
                member.name
            ),
        )),
        Place::Unknown => Some((
            1,
            format!(
                "`{}` is neither platform, room, app nor tool: move it to one of these folders",
                member.name
            ),
        )),
        _ => None,
    }
}

fn judge(member: &Crate, dependency: &Dependency, used: &Crate) -> Option<(u8, String)> {
    let (from, to) = (member.name.as_str(), used.name.as_str());
    if dependency.used_as != used.name.replace('-', "_") {
        let what =
            format!("`{to}` is renamed to `{}`, which hides it: use it by its own name", dependency.used_as);
        return Some((law_of(member.place), what));
    }
    if used.place == Place::App && member.place != Place::Tool {
        return Some((
            3,
            format!("`{from}` uses the app `{to}`: nothing does; move what it needs into a room"),
        ));
    }
    // What a tool or the app uses is not of interest here; where the app uses stand-ins is (see `imports`).
    if matches!(member.place, Place::Tool | Place::App | Place::Unknown) {
        return None;
    }
    if used.place == Place::Tool {
        return Some((
            3,
            format!("`{from}` uses the tool `{to}`: a tool reads the product, never the other way"),
        ));
    }
    match to {
        "testkit" if dependency.is_dev => return None,
        "testkit" => {
            return Some((1, format!("`{from}` uses `testkit` outside tests: make it a dev-dependency")));
        }
        "standins" if from != "testkit" => {
            let what = format!("`{from}` uses `standins`: only testkit and app/src/demo/ do");
            return Some((1, what));
        }
        _ => {}
    }
    match member.place {
        Place::Platform => platform(from, used),
        Place::Events | Place::Arithmetic => (to != "kernel").then(|| {
            (2, format!("`{from}` uses `{to}`: it may use only `kernel`; pass plain values instead"))
        }),
        Place::Room => room(from, used),
        Place::App | Place::Tool | Place::Unknown => None,
    }
}

fn platform(from: &str, used: &Crate) -> Option<(u8, String)> {
    let to = used.name.as_str();
    if used.place != Place::Platform {
        return Some((
            1,
            format!("the platform crate `{from}` uses the room `{to}`: turn it round, the room calls"),
        ));
    }
    (row(to)? >= row(from)?).then(|| {
        let what = format!(
            "`{from}` uses `{to}`, which does not stand to its left (kernel → policy, texts, tables, saml, openid → \
             storage → jobs → mail, documents → pdf, web → standins → testkit): move what it needs to the left"
        );
        (1, what)
    })
}

fn room(from: &str, used: &Crate) -> Option<(u8, String)> {
    let to = used.name.as_str();
    let is_allowed = match used.place {
        Place::Platform | Place::Events => true,
        Place::Arithmetic => ARITHMETIC.contains(&(to, from)),
        Place::Room => match (storey(from), storey(to)) {
            (Some(from), Some(to)) => to < from,
            (None, Some(_)) => true,
            (_, None) => false,
        },
        _ => false,
    };
    (!is_allowed).then(|| {
        let what = format!(
            "the room `{from}` uses `{to}`: rooms tell each other by events; ask only the `api` of identity, network, desk and \
             contact, each only those before it; a process across rooms is a file in app/src/processes/"
        );
        (2, what)
    })
}

/// Where a room that others stand on has its place.
fn storey(name: &str) -> Option<usize> {
    FOUNDATIONS.iter().position(|room| *room == name)
}

fn row(name: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&name))
}

fn law_of(place: Place) -> u8 {
    if place == Place::Platform { 1 } else { 2 }
}

/// The line of the manifest that starts with this name; the first when there is none to be found.
fn line_of(house: &House, member: &Crate, name: &str) -> usize {
    let text = std::fs::read_to_string(house.root.join(member.manifest())).unwrap_or_default();
    let starts = |line: &str| {
        let rest = line.trim_start().trim_start_matches('"').replace('-', "_");
        rest.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '.', '=', '"', '\t']))
    };
    text.lines().position(starts).map_or(1, |index| index + 1)
}
