//! `cargo xtask diagrams`: draws the crates into ARCHITECTURE.md, so that the picture cannot rot.

use std::collections::{BTreeMap, BTreeSet};

use crate::arch::house::{House, Place};
use crate::{Outcome, tree};

const FILE: &str = "ARCHITECTURE.md";
const START: &str = "<!-- generated:crates -->";
const END: &str = "<!-- /generated -->";

/// Which crate uses which, by name.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Writes the picture, or with `--check` only compares.
pub fn run(arguments: &[String]) -> Outcome {
    let only_check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => return Err("usage: cargo xtask diagrams [--check]".to_owned()),
    };
    let root = tree::root();
    let file = root.join(FILE);
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{FILE}: {error}"))?;
    let drawn = place(&text, &picture(&House::read(&root)?))?;
    if drawn == text {
        println!("The picture in {FILE} is fresh.");
        return Ok(());
    }
    if only_check {
        return Err(format!("the picture in {FILE} is stale: run `cargo xtask diagrams`"));
    }
    std::fs::write(&file, drawn).map_err(|error| format!("{FILE}: {error}"))?;
    println!("Drew the crates into {FILE}.");
    Ok(())
}

/// Puts the picture between its two marks.
fn place(text: &str, picture: &str) -> Result<String, String> {
    let missing = || format!("{FILE} lacks the marks `{START}` and `{END}`");
    let (before, rest) = text.split_once(START).ok_or_else(missing)?;
    let (_, after) = rest.split_once(END).ok_or_else(missing)?;
    Ok(format!("{before}{START}\n{picture}{END}{after}"))
}

/// A Mermaid picture, top to bottom: app, rooms, platform. An arrow is left out when a longer way says the same.
fn picture(house: &House) -> String {
    let drawn = |place: Place| !matches!(place, Place::Tool | Place::Unknown);
    let members = || house.crates.iter().filter(|member| drawn(member.place));
    let mut arrows = Arrows::new();
    for member in members() {
        let used = member.dependencies.iter().filter(|dependency| !dependency.is_dev);
        let ours = used.filter(|dependency| members().any(|other| other.name == dependency.package));
        arrows.insert(member.name.clone(), ours.map(|dependency| dependency.package.clone()).collect());
    }
    let mut text = String::from("```mermaid\nflowchart TD\n");
    for (folder, title, places) in [
        ("app", "app: puts it together", [Place::App].as_slice()),
        ("slices", "slices: what the product does", &[Place::Room, Place::Events, Place::Arithmetic]),
        ("platform", "platform: how it does it", &[Place::Platform]),
    ] {
        text.push_str(&format!("  subgraph {folder}_[\"{title}\"]\n"));
        for member in members().filter(|member| places.contains(&member.place)) {
            text.push_str(&format!("    {}\n", member.name));
        }
        text.push_str("  end\n");
    }
    for (from, used) in &arrows {
        for to in used.iter().filter(|to| !has_longer_way(&arrows, from, to)) {
            text.push_str(&format!("  {from} --> {to}\n"));
        }
    }
    text.push_str("```\n");
    text
}

fn has_longer_way(arrows: &Arrows, from: &str, to: &str) -> bool {
    let mut waiting: Vec<&String> =
        arrows.get(from).into_iter().flatten().filter(|next| *next != to).collect();
    let mut seen = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        if next == to {
            return true;
        }
        if seen.insert(next) {
            waiting.extend(arrows.get(next).into_iter().flatten());
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrows(pairs: &[(&str, &str)]) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, to) in pairs {
            arrows.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        arrows
    }

    #[test]
    fn arrow_with_a_longer_way_is_left_out() {
        let arrows = arrows(&[("app", "desk"), ("app", "kernel"), ("desk", "kernel")]);

        assert!(has_longer_way(&arrows, "app", "kernel"));
        assert!(!has_longer_way(&arrows, "app", "desk"));
    }

    #[test]
    fn picture_is_placed_between_its_marks_and_nowhere_else() {
        let text = format!("one\n{START}\nold\n{END}\ntwo\n");

        assert_eq!(place(&text, "new\n").unwrap(), format!("one\n{START}\nnew\n{END}\ntwo\n"));
        assert!(place("no marks", "new").is_err());
    }
}
