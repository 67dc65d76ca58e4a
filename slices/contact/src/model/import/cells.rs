//! What a cell says, column by column.

use std::collections::HashMap;

use desk::api::ServiceId;
use jiff::civil::Date;
use tables::{Fault, SheetRow, folded};

use super::RowFault;
use super::words::{Lists, Names};

/// What a cell says; nothing where it is empty, or says that it was not said.
pub(super) fn said<'a>(row: &SheetRow<'a>, column: &str, lists: &Lists) -> Option<&'a str> {
    row.get(column).filter(|text| !lists.is_not_said(text))
}

/// A word of a list.
pub(super) fn word<T: Copy>(
    row: &SheetRow<'_>,
    column: &'static str,
    lists: &Lists,
    names: &Names<T>,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<T> {
    let text = said(row, column, lists)?;
    let found = names.read(text);
    if found.is_none() {
        faults.push(row.fault(column, RowFault::Word));
    }
    found
}

/// A whole number, with its unit after it or not: `20`, `20 minuti`.
pub(super) fn number<T: std::str::FromStr>(
    row: &SheetRow<'_>,
    column: &'static str,
    lists: &Lists,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<T> {
    let text = said(row, column, lists)?;
    let plain = match text.split_once(' ') {
        Some((number, unit))
            if matches!(folded(unit).as_str(), "min" | "minuti" | "minuto" | "minutes" | "minute") =>
        {
            number
        }
        _ => text,
    };
    let found = plain.parse().ok();
    if found.is_none() {
        faults.push(row.fault(column, RowFault::Number));
    }
    found
}

/// Something by its name.
pub(super) fn named<T: Clone>(
    row: &SheetRow<'_>,
    column: &'static str,
    lists: &Lists,
    known: &HashMap<String, T>,
    fault: RowFault,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<T> {
    let text = said(row, column, lists).filter(|text| !lists.is_nothing(text))?;
    let found = known.get(&folded(text)).cloned();
    if found.is_none() {
        faults.push(row.fault(column, fault));
    }
    found
}

/// The services given, each once: between semicolons, or between commas as our pages list them.
pub(super) fn services(
    row: &SheetRow<'_>,
    lists: &Lists,
    known: &HashMap<String, ServiceId>,
    faults: &mut Vec<Fault<RowFault>>,
) -> Vec<ServiceId> {
    let mut services = Vec::new();
    let Some(text) = said(row, "services", lists).filter(|text| !lists.is_nothing(text)) else {
        return services;
    };
    for name in text.split(['|', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        match between_commas(name, known) {
            Some(found) => services.extend(found),
            None => faults.push(row.fault("services", RowFault::Service)),
        }
    }
    let mut seen = Vec::new();
    services.retain(|id| {
        let is_new = !seen.contains(id);
        seen.push(*id);
        is_new
    });
    services
}

/// A name may hold commas itself: the longest that is known comes first.
fn between_commas(text: &str, known: &HashMap<String, ServiceId>) -> Option<Vec<ServiceId>> {
    let parts: Vec<&str> = text.split(',').collect();
    let mut found = Vec::new();
    let mut rest = parts.as_slice();
    while !rest.is_empty() {
        let longest = (1..=rest.len()).rev().find_map(|count| {
            let (name, after) = rest.split_at_checked(count)?;
            known.get(&folded(&name.join(","))).map(|id| (*id, after))
        });
        let (id, after) = longest?;
        found.push(id);
        rest = after;
    }
    Some(found)
}

/// A day as sheets have it: `2024-03-05`, `5/3/2024`, with an hour after it or not.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next()?;
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']);
    let mut next = || parts.next()?.parse::<i16>().ok();
    let (day, month, year) = (next()?, next()?, next()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
