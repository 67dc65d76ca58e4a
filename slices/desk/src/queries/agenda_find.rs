//! Finds an appointment at one desk by its code, or by the name or telephone of who has it. Never beyond the desk:
//! times are the network's, persons are not.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use kernel::{BookingCode, Id, Instant};
use storage::Cx;

use super::DayError;
use super::agenda_day::desk_to_work_at;
use crate::model::{Appointment, Desk, hash_of};
use crate::store;
use texts::italian::words;

/// How many are shown.
pub const MOST_FOUND: usize = 50;
/// How far back; after that names are forgotten.
const DAYS_BACK: i64 = 92;
/// How far ahead.
const DAYS_AHEAD: i64 = 400;
/// A telephone is looked for from so many digits on.
const LEAST_DIGITS: usize = 4;

/// The appointments of a desk that answer what was typed, those still to come first.
///
/// # Errors
/// See [`DayError`].
pub async fn find(cx: &Cx, desk: &str, typed: &str) -> Result<(Desk, Vec<Appointment>), DayError> {
    let mut tx = cx.read().await?;
    let (desk, permit) = desk_to_work_at(&mut tx, cx, desk).await?;
    let mut ids: BTreeSet<Id<Appointment>> = BTreeSet::new();
    if let Ok(code) = BookingCode::parse(typed) {
        let found = store::appointment::find_by_code(&mut tx, &hash_of(cx.keys(), &code)).await?;
        ids.extend(found.map(|appointment| appointment.id));
    }
    let sought = Sought::of(typed);
    if !sought.is_empty() {
        let today = cx.now().date();
        let from = Instant::start_of(today.saturating_sub(DAYS_BACK.days()));
        let until = Instant::start_of(today.saturating_add(DAYS_AHEAD.days()));
        let named = store::agenda_board::named(&mut tx, &permit, from, until).await?;
        let fitting = named.iter().filter(|named| sought.fits(named.name.as_deref(), named.phone.as_deref()));
        ids.extend(fitting.take(MOST_FOUND).map(|named| named.id));
    }
    let mut found = store::agenda_board::some(&mut tx, &permit, &ids).await?;
    let now = cx.now();
    found.sort_by_key(|appointment| {
        let away = appointment.starts_at.minutes_since(now);
        (appointment.ends_at < now, away.abs())
    });
    Ok((desk, found))
}

/// What was typed: the beginnings of words of a name, or some digits of a telephone.
struct Sought {
    words: Vec<String>,
    digits: String,
}

impl Sought {
    fn of(typed: &str) -> Self {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let is_phone = !typed.chars().any(char::is_alphabetic) && digits.len() >= LEAST_DIGITS;
        let words = if is_phone { Vec::new() } else { words(typed) };
        // One letter fits everybody.
        let words = if words.iter().any(|word| word.chars().count() > 1) { words } else { Vec::new() };
        Self { words, digits: if is_phone { digits } else { String::new() } }
    }

    const fn is_empty(&self) -> bool {
        self.words.is_empty() && self.digits.is_empty()
    }

    fn fits(&self, name: Option<&str>, phone: Option<&str>) -> bool {
        if !self.digits.is_empty() {
            return phone.is_some_and(|phone| phone.contains(&self.digits));
        }
        let name = words(name.unwrap_or_default());
        self.words.iter().all(|word| name.iter().any(|part| part.starts_with(word.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_is_found_by_beginnings_in_any_order_without_accents() {
        let found = |typed: &str| Sought::of(typed).fits(Some("Niccolò De Prova"), Some("+393331234567"));

        assert!(found("nicc prov") && found("PROVA niccolo") && found("de"));
        assert!(!found("rova") && !found("nicc bianchi"));
    }

    #[test]
    fn telephone_is_found_by_four_digits_and_more() {
        let found = |typed: &str| Sought::of(typed).fits(Some("Ada Prova"), Some("+393331234567"));

        assert!(found("333 12 34") && found("4567"));
        assert!(!found("9999"));
        assert!(Sought::of("456").is_empty() || !found("456"));
    }

    #[test]
    fn one_letter_asks_for_nobody() {
        assert!(Sought::of("a").is_empty());
        assert!(Sought::of("  ").is_empty());
    }
}
