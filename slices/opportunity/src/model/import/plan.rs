//! What a file would bring: each item completed with what is agreed about its source, and looked at.

use std::collections::HashSet;

use jiff::ToSpan as _;

use super::Item;
use crate::model::draft::day;
use crate::model::text::{cut, line};
use crate::model::{Details, FaultKind, Ground, SourceTerms};

/// An item that is good.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// What its source calls it.
    pub reference: String,
    /// What it says.
    pub details: Details,
}

/// An item that is not, with the reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFault {
    /// Its line or number.
    pub number: u64,
    /// Its title, as far as there is one.
    pub title: String,
    /// What is wrong.
    pub kinds: Vec<FaultKind>,
}

/// What a file would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Items that are good.
    pub good: Vec<Planned>,
    /// Items that are not.
    pub faults: Vec<ItemFault>,
    /// Items whose last day is over: nothing is wrong with them, and nobody needs them.
    pub over: usize,
}

/// Looks at all items.
pub fn plan(items: Vec<Item>, source: &SourceTerms, ground: &Ground) -> Plan {
    let mut plan = Plan::default();
    let mut seen = HashSet::new();
    for item in items {
        let number = item.number;
        let title = cut(&line(&item.draft.title), 80);
        let mut refuse =
            |kinds: Vec<FaultKind>| plan.faults.push(ItemFault { number, title: title.clone(), kinds });
        if item.is_broken {
            refuse(vec![FaultKind::Unreadable]);
            continue;
        }
        let item = completed(item, source);
        if item.reference.is_empty() {
            refuse(vec![FaultKind::NoReference]);
            continue;
        }
        match item.draft.check(ground) {
            Ok(_) if !seen.insert(item.reference.clone()) => refuse(vec![FaultKind::Twice]),
            Ok(details) => plan.good.push(Planned { reference: item.reference, details }),
            Err(faults) if faults.iter().all(|fault| fault.kind == FaultKind::Over) => plan.over += 1,
            Err(faults) => refuse(faults.into_iter().map(|fault| fault.kind).collect()),
        }
    }
    plan
}

/// Fills in what the item leaves to its source.
fn completed(mut item: Item, source: &SourceTerms) -> Item {
    let draft = &mut item.draft;
    let fill = |field: &mut String, with: &str| {
        if field.trim().is_empty() {
            field.clear();
            field.push_str(with);
        }
    };
    fill(&mut draft.kind, source.kind.word());
    fill(&mut draft.place, source.place.as_deref().unwrap_or_default());
    fill(&mut draft.source_name, &source.name);
    if draft.language.trim().is_empty() {
        source.language.word().clone_into(&mut draft.language);
    }
    let short = cut(&line(if draft.summary.is_empty() { &draft.body } else { &draft.summary }), 290);
    if draft.body.is_empty() && short.chars().count() < draft.summary.chars().count() {
        draft.body.clone_from(&draft.summary);
    }
    draft.summary = short;
    fill(&mut draft.summary, &draft.title.clone());
    if draft.title.chars().count() > 160 {
        draft.title = cut(&line(&draft.title), 160);
    }
    draft.body = cut(&draft.body, 8_000);
    draft.requirements = cut(&draft.requirements, 2_000);
    if draft.ends_on.trim().is_empty()
        && let (Some(days), Some(dated)) = (source.days, day(&item.dated))
        && let Ok(end) = dated.checked_add(i64::from(days).days())
    {
        draft.ends_on = end.to_string();
    }
    // A feed writes day and hour in one.
    if draft.starts_at.is_empty()
        && let Some((_, time)) = draft.starts_on.split_once('T')
    {
        draft.starts_at = time.chars().take(5).collect();
    }
    if item.reference.trim().is_empty() {
        item.reference = line(&item.draft.link);
    }
    item.reference = item.reference.chars().take(300).collect();
    item
}
