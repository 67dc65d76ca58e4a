//! Sums of money in whole cents.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The currency of a sum. There is one; it is written so that a sum never travels as a bare number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    /// The euro.
    #[default]
    Euro,
}

impl Currency {
    /// The code of ISO 4217.
    pub const fn iso(self) -> &'static str {
        match self {
            Self::Euro => "EUR",
        }
    }

    /// The sign written behind a sum.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Euro => "€",
        }
    }
}

/// A sum of money in whole cents and its currency. Shown as Italians write it (`24.983,00 €`); in JSON a plain decimal
/// (`"24983.00"`). Arithmetic is checked: a sum that does not fit is an error, never a wrong sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Money {
    currency: Currency,
    cents: i64,
}

/// Why a text is no sum of money, or a result none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("the sum is empty")]
    Empty,
    /// No number, dots in the wrong places, more than two decimals or another currency.
    #[error("a sum is written 24.983,00")]
    WrongForm,
    /// More than some 92 million billion euro.
    #[error("the sum is too large")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self::euro_cents(0);

    /// A sum in euro cents.
    pub const fn euro_cents(cents: i64) -> Self {
        Self { currency: Currency::Euro, cents }
    }

    /// Reads a sum as typed in Italy (`24.983,00`, `24983`, `24983,5`, with `€` or `EUR` around it or not) or plain
    /// (`24983.00`). A single dot before exactly three digits groups thousands, as it does in Italy.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let number: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let number = number.trim_start_matches('€').trim_end_matches('€');
        let number = number.strip_prefix("EUR").unwrap_or(number);
        let number = number.strip_suffix("EUR").or_else(|| number.strip_suffix("euro")).unwrap_or(number);
        let (negative, number) = match number.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, number),
        };
        if number.is_empty() {
            return Err(MoneyError::Empty);
        }
        let (whole, decimals) = split_decimals(number);
        let whole = ungroup(whole)?;
        if decimals.len() > 2 || !is_digits(decimals) {
            return Err(MoneyError::WrongForm);
        }
        let cents: i64 = format!("{whole}{decimals:0<2}").parse().map_err(|_| MoneyError::TooLarge)?;
        Ok(Self::euro_cents(if negative { -cents } else { cents }))
    }

    /// The sum in cents.
    pub const fn cents(self) -> i64 {
        self.cents
    }

    /// Its currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The sum as a plain decimal for machines: `24983.00`.
    pub fn plain(self) -> String {
        let (sign, units, cents) = self.parts();
        format!("{sign}{units}.{cents:02}")
    }

    /// The two together.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.cents.checked_add(other.cents).map(Self::euro_cents).ok_or(MoneyError::TooLarge)
    }

    /// This less the other; below zero is a sum too.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.cents.checked_sub(other.cents).map(Self::euro_cents).ok_or(MoneyError::TooLarge)
    }

    /// So many times this.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn times(self, count: i64) -> Result<Self, MoneyError> {
        self.cents.checked_mul(count).map(Self::euro_cents).ok_or(MoneyError::TooLarge)
    }

    /// All of them together.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn total(sums: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        sums.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    fn parts(self) -> (&'static str, u64, u64) {
        let cents = self.cents.unsigned_abs();
        (if self.cents < 0 { "-" } else { "" }, cents / 100, cents % 100)
    }
}

/// A comma always separates decimals; a single dot does when one or two digits follow it, as machines write.
fn split_decimals(number: &str) -> (&str, &str) {
    if let Some(parts) = number.split_once(',') {
        return parts;
    }
    match number.split_once('.') {
        Some((whole, decimals)) if matches!(decimals.len(), 1 | 2) => (whole, decimals),
        _ => (number, ""),
    }
}

/// Takes out the dots that group thousands, and refuses misplaced ones: "1.00.000" is a typing error to show.
fn ungroup(whole: &str) -> Result<String, MoneyError> {
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains('.');
    let right = !first.is_empty() && is_digits(first) && (!grouped || first.len() <= 3);
    if right && groups.all(|group| group.len() == 3 && is_digits(group)) {
        Ok(whole.replace('.', ""))
    } else {
        Err(MoneyError::WrongForm)
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_digit())
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, units, cents) = self.parts();
        let digits = units.to_string();
        f.write_str(sign)?;
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        // The space does not break: a sum stays on one line with its sign.
        write!(f, ",{cents:02}\u{a0}{}", self.currency.sign())
    }
}

impl FromStr for Money {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Money {
    type Error = MoneyError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Money> for String {
    fn from(sum: Money) -> Self {
        sum.plain()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_typed() {
        let sums = [
            ("24.983,00 €", 2_498_300),
            ("€ 24.983", 2_498_300),
            ("24983", 2_498_300),
            ("24983,5", 2_498_350),
            ("24983.00", 2_498_300),
            ("EUR 1.234.567,89", 123_456_789),
            ("1.234", 123_400),
            ("0,01", 1),
            ("-12,30", -1_230),
            ("12 euro", 1_200),
        ];

        for (typed, cents) in sums {
            assert_eq!(Money::parse(typed), Ok(Money::euro_cents(cents)), "{typed}");
        }
    }

    #[test]
    fn money_of_wrong_form_is_refused() {
        assert_eq!(Money::parse(" € "), Err(MoneyError::Empty));
        for typed in ["1.00.000", "12,345", "1,2,3", ",50", "1234.567", "dodici", "12 $", "--1", "1.234.5"] {
            assert_eq!(Money::parse(typed), Err(MoneyError::WrongForm), "{typed}");
        }
        assert_eq!(Money::parse("99999999999999999999"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn money_is_shown_as_italians_write_it() {
        assert_eq!(Money::euro_cents(2_498_300).to_string(), "24.983,00\u{a0}€");
        assert_eq!(Money::euro_cents(100_000_000).to_string(), "1.000.000,00\u{a0}€");
        assert_eq!(Money::euro_cents(-5).to_string(), "-0,05\u{a0}€");
        assert_eq!(Money::euro_cents(-5).plain(), "-0.05");
    }

    #[test]
    fn money_shown_or_plain_is_read_back() {
        for cents in [0, 1, -1, 99_999, 2_498_300, i64::MAX, -i64::MAX] {
            let sum = Money::euro_cents(cents);

            assert_eq!(Money::parse(&sum.to_string()), Ok(sum));
            assert_eq!(Money::parse(&sum.plain()), Ok(sum));
        }
    }

    #[test]
    fn money_that_does_not_fit_is_an_error() {
        let most = Money::euro_cents(i64::MAX);

        assert_eq!(most.plus(Money::euro_cents(1)), Err(MoneyError::TooLarge));
        assert_eq!(most.times(2), Err(MoneyError::TooLarge));
        assert_eq!(Money::ZERO.minus(most), Ok(Money::euro_cents(-i64::MAX)));
        assert_eq!(Money::total([Money::euro_cents(1), Money::euro_cents(2)]), Ok(Money::euro_cents(3)));
    }
}
