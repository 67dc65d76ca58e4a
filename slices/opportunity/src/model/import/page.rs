//! Pages saved as files: the linked data of schema.org inside them (`JobPosting`, `Event`, `Course`), alone or in a list.

use serde_json::Value;

use super::{DEEPEST, FileFault, Item};
use crate::model::Contract;
use crate::model::text::{line, plain};

const SCRIPT: &str = "<script";
const END: &str = "</script";

/// What is in the scripts of a page whose type is linked data. A script that cannot be read is named.
pub fn items_of_html(html: &str) -> Result<Vec<Item>, FileFault> {
    let mut items = Vec::new();
    // Letters without case have the same length in ASCII alone: places in one text are places in the other.
    let folded = html.to_ascii_lowercase();
    let mut at = 0;
    while let Some(start) = folded.get(at..).and_then(|rest| rest.find(SCRIPT)).map(|place| at + place) {
        let Some(open) = folded.get(start..).and_then(|rest| rest.find('>')).map(|place| start + place + 1)
        else {
            break;
        };
        let close =
            folded.get(open..).and_then(|rest| rest.find(END)).map_or(html.len(), |place| open + place);
        at = close;
        let is_data = folded.get(start..open).is_some_and(|tag| tag.contains("application/ld+json"));
        if !is_data {
            continue;
        }
        match serde_json::from_str(html.get(open..close).unwrap_or_default().trim()) {
            Ok(value) => gather(&value, 0, &mut items)?,
            Err(_) => items.push(Item { is_broken: true, ..Item::default() }),
        }
    }
    Ok(numbered(items))
}

/// Linked data by itself.
pub fn items_of_json(text: &str) -> Result<Vec<Item>, FileFault> {
    let value: Value = serde_json::from_str(text).map_err(|_| FileFault::Unreadable)?;
    let mut items = Vec::new();
    gather(&value, 0, &mut items)?;
    Ok(numbered(items))
}

fn numbered(mut items: Vec<Item>) -> Vec<Item> {
    for (item, number) in items.iter_mut().zip(1..) {
        item.number = number;
    }
    items
}

fn gather(value: &Value, depth: usize, items: &mut Vec<Item>) -> Result<(), FileFault> {
    if depth > DEEPEST {
        return Err(FileFault::TooDeep);
    }
    match value {
        Value::Array(list) => list.iter().try_for_each(|one| gather(one, depth + 1, items)),
        Value::Object(_) => match kind(value) {
            Some(kind) => {
                items.push(item(value, kind));
                Ok(())
            }
            None => ["@graph", "itemListElement", "item", "mainEntity"]
                .iter()
                .filter_map(|name| value.get(name))
                .try_for_each(|inner| gather(inner, depth + 1, items)),
        },
        _ => Ok(()),
    }
}

fn kind(value: &Value) -> Option<&'static str> {
    let is = |wanted: &str| match value.get("@type") {
        Some(Value::String(name)) => name.ends_with(wanted),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).any(|name| name.ends_with(wanted))
        }
        _ => false,
    };
    if is("JobPosting") {
        Some("vacancy")
    } else if is("Course") {
        Some("course")
    } else if is("Event") {
        Some("event")
    } else {
        None
    }
}

/// The first text on a path; lists are looked through, a number is a text.
fn text(value: &Value, path: &[&str]) -> String {
    match (value, path.split_first()) {
        (Value::Array(list), _) => {
            list.iter().map(|one| text(one, path)).find(|found| !found.is_empty()).unwrap_or_default()
        }
        (Value::String(found), None) => found.trim().to_owned(),
        (Value::Number(number), None) => number.to_string(),
        (Value::Object(_), None) => text(value, &["name"]),
        (_, Some((name, rest))) => value.get(name).map(|inner| text(inner, rest)).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The first path that leads to a text.
fn first(value: &Value, paths: &[&[&str]]) -> String {
    paths.iter().map(|path| text(value, path)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn item(value: &Value, kind: &'static str) -> Item {
    let mut item = Item {
        reference: first(value, &[&["identifier", "value"], &["identifier"], &["@id"], &["url"]]),
        dated: first(value, &[&["datePosted"], &["datePublished"]]),
        ..Item::default()
    };
    let draft = &mut item.draft;
    draft.kind = kind.to_owned();
    draft.title = line(&plain(&first(value, &[&["title"], &["name"]])));
    draft.body = plain(&text(value, &["description"]));
    draft.link = first(value, &[&["url"], &["mainEntityOfPage"]]);
    draft.language = first(value, &[&["inLanguage"]]);
    draft.requirements = plain(&first(
        value,
        &[&["qualifications"], &["experienceRequirements"], &["skills"], &["coursePrerequisites"]],
    ));
    let held = value.get("jobLocation").or_else(|| value.get("location"));
    let held = held.or_else(|| value.get("hasCourseInstance").and_then(|one| one.get("location")));
    if let Some(held) = held {
        let comune = first(held, &[&["address", "addressLocality"], &["addressLocality"], &["name"]]);
        // "Sarzana (SP)" is Sarzana.
        draft.place = comune.split(['(', ',']).next().unwrap_or_default().trim().to_owned();
        draft.address = text(held, &["address", "streetAddress"]);
    }
    match kind {
        "vacancy" => {
            draft.employer = text(value, &["hiringOrganization"]);
            draft.ends_on = first(value, &[&["validThrough"]]);
            draft.positions = text(value, &["totalJobOpenings"]);
            let word = text(value, &["employmentType"]);
            draft.contract =
                Contract::from_schema_org(&word).map(|one| one.word().to_owned()).unwrap_or_default();
        }
        "course" => {
            draft.source_name = text(value, &["provider"]);
            draft.starts_on = text(value, &["hasCourseInstance", "startDate"]);
            let ends: &[&[&str]] = &[
                &["offers", "availabilityEnds"],
                &["offers", "validThrough"],
                &["hasCourseInstance", "endDate"],
                &["hasCourseInstance", "startDate"],
            ];
            draft.ends_on = first(value, ends);
        }
        _ => {
            draft.source_name = text(value, &["organizer"]);
            draft.starts_on = text(value, &["startDate"]);
            draft.ends_on = first(value, &[&["endDate"], &["startDate"]]);
            if let Some((_, time)) = draft.starts_on.split_once('T') {
                draft.starts_at = time.chars().take(5).collect();
            }
        }
    }
    item
}
