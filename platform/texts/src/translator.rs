//! The texts in the language of one reader.

use crate::{Arg, Given, Locale, Message, Texts, dates, numbers};
use jiff::civil;
use kernel::Instant;

/// Says texts, dates and numbers in one language. Cheap to clone. Values are taken by value or by reference, since
/// templates hand over references.
#[derive(Clone)]
pub struct Translator {
    texts: Texts,
    locale: Locale,
}

impl std::fmt::Debug for Translator {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Translator({})", self.locale)
    }
}

impl Translator {
    pub(crate) const fn new(texts: Texts, locale: Locale) -> Self {
        Self { texts, locale }
    }

    /// The language.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The text of a key. A missing key shows itself and is logged: a page with one ugly word is better than
    /// no page.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.ta(key, &[])
    }

    /// The text of a key with values for its variables.
    #[must_use]
    pub fn ta(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.texts.say(self.locale, key, args).unwrap_or_else(|| {
            tracing::warn!(key, locale = %self.locale, "there is no such text");
            key.to_owned()
        })
    }

    /// The text of a message made elsewhere.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.ta(message.key, &message.args)
    }

    /// Whether there is a text for the key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.texts.say(self.locale, key, &[]).is_some()
    }

    /// "martedì 24 novembre 2026", "Tuesday 24 November 2026".
    #[must_use]
    pub fn date(&self, date: impl Given<civil::Date>) -> String {
        dates::date(self.locale, date.given())
    }

    /// "24/11/2026" in both languages: day first, as the offices write it.
    #[must_use]
    pub fn date_short(&self, date: impl Given<civil::Date>) -> String {
        dates::date_short(date.given())
    }

    /// "9:30", "14:05".
    #[must_use]
    pub fn time(&self, time: impl Given<civil::Time>) -> String {
        dates::time(time.given())
    }

    /// The wall-clock time in Rome: "9:30".
    #[must_use]
    pub fn time_of(&self, instant: impl Given<Instant>) -> String {
        dates::time(instant.given().rome().time())
    }

    /// The day in Rome: "martedì 24 novembre 2026".
    #[must_use]
    pub fn date_of(&self, instant: impl Given<Instant>) -> String {
        dates::date(self.locale, instant.given().rome().date())
    }

    /// "martedì 24 novembre 2026 alle 9:30", "Tuesday 24 November 2026 at 9:30", in Rome. In the hour that the
    /// clock shows twice, the offset is added, so that nobody comes an hour early.
    #[must_use]
    pub fn date_time(&self, instant: impl Given<Instant>) -> String {
        dates::date_time(self.locale, &instant.given().rome())
    }

    /// "martedì".
    #[must_use]
    pub fn weekday(&self, day: impl Given<civil::Weekday>) -> String {
        dates::weekday(self.locale, day.given()).to_owned()
    }

    /// "novembre"; 1 is January. Empty outside 1 to 12.
    #[must_use]
    pub fn month(&self, month: impl Given<i8>) -> String {
        dates::month(self.locale, month.given()).to_owned()
    }

    /// A whole number: "12.345", "12,345".
    #[must_use]
    pub fn number(&self, number: impl Given<i64>) -> String {
        numbers::number(self.locale, number.given())
    }

    /// An amount of euro given in cents: "1.234,50 €", "€1,234.50".
    #[must_use]
    pub fn money(&self, cents: impl Given<i64>) -> String {
        numbers::money(self.locale, cents.given())
    }
}
