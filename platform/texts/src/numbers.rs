//! Numbers and amounts as people write them.

use crate::Locale;

const fn separators(locale: Locale) -> (char, char) {
    match locale {
        Locale::It => ('.', ','),
        Locale::En => (',', '.'),
    }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

pub(crate) fn number(locale: Locale, number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (thousands, _) = separators(locale);
    format!("{sign}{}", grouped(&number.unsigned_abs().to_string(), thousands))
}

/// Cents stay out when they are zero: "1.500 €" is how a notice is written.
pub(crate) fn money(locale: Locale, cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (thousands, decimal) = separators(locale);
    let (euro, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let mut amount = grouped(&euro.to_string(), thousands);
    if rest != 0 {
        amount.push(decimal);
        amount.push_str(&format!("{rest:02}"));
    }
    match locale {
        // The space may not break: an amount is one word.
        Locale::It => format!("{sign}{amount}\u{a0}€"),
        Locale::En => format!("{sign}€{amount}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_is_grouped_by_language() {
        assert_eq!(number(Locale::It, 1_234_567), "1.234.567");
        assert_eq!(number(Locale::En, -1_234), "-1,234");
        assert_eq!(number(Locale::It, 12), "12");
        assert_eq!(number(Locale::En, i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn money_has_its_sign_and_two_decimals() {
        assert_eq!(money(Locale::It, 123_450), "1.234,50\u{a0}€");
        assert_eq!(money(Locale::En, 123_450), "€1,234.50");
        assert_eq!(money(Locale::It, -5), "-0,05\u{a0}€");
        assert_eq!(money(Locale::It, 150_000), "1.500\u{a0}€");
    }
}
