//! What an agreement lays down about hand-overs: how long a body has, and to what people consent.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use kernel::calendar::working_day_from;
use network::api::LegalBasis;
use texts::Locale;

/// The time limits of an agreement, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Days to answer.
    pub answer_days: i64,
    /// Days, from the acceptance, to say what became of it.
    pub outcome_days: i64,
}

/// The limits of an agreement that sets none.
pub const USUAL: Terms = Terms { answer_days: 7, outcome_days: 30 };
/// A reminder goes out so many days before the last one.
pub const REMIND_DAYS: i64 = 2;
/// The longest that can be set.
pub const MOST_DAYS: i64 = 180;

impl Terms {
    /// The last day to answer what is sent today: one on which offices work.
    pub fn answer_by(self, today: Date) -> Date {
        working_day_from(today.saturating_add(self.answer_days.days()))
    }

    /// The last day to say what became of what is accepted today: one on which offices work.
    pub fn outcome_by(self, today: Date) -> Date {
        working_day_from(today.saturating_add(self.outcome_days.days()))
    }
}

/// The text of consent under an agreement, one version of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentText {
    /// Its number, from 1.
    pub version: i64,
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
    /// Since when it is the one in use.
    pub since: Instant,
}

impl ConsentText {
    /// In a language.
    pub fn in_language(&self, locale: Locale) -> &str {
        match locale {
            Locale::It => &self.it,
            Locale::En => &self.en,
        }
    }
}

/// On what ground a hand-over under an agreement stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A task in the public interest: she is informed.
    Task,
    /// Her consent, to this text.
    Consent(ConsentText),
}

/// The agreement goes by consent and has no text of consent: nobody can be handed over under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the agreement goes by consent and has no text of it")]
pub struct NoText;

impl Ground {
    /// The ground of an agreement.
    ///
    /// # Errors
    /// [`NoText`].
    pub fn of(basis: LegalBasis, text: Option<ConsentText>) -> Result<Self, NoText> {
        match basis {
            LegalBasis::PublicTask => Ok(Self::Task),
            LegalBasis::Consent => text.map(Self::Consent).ok_or(NoText),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn last_day_is_counted_from_today() {
        assert_eq!(USUAL.answer_by(date(2026, 11, 23)), date(2026, 11, 30));
        assert_eq!(USUAL.outcome_by(date(2026, 12, 15)), date(2027, 1, 14));
    }

    #[test]
    fn last_day_is_never_a_holiday() {
        // A Sunday; the day of the Immaculate, a Tuesday; Christmas with the weekend after it.
        assert_eq!(USUAL.answer_by(date(2026, 11, 22)), date(2026, 11, 30));
        assert_eq!(USUAL.answer_by(date(2026, 12, 1)), date(2026, 12, 9));
        assert_eq!(USUAL.outcome_by(date(2026, 11, 25)), date(2026, 12, 28));
    }

    #[test]
    fn consent_without_a_text_is_no_ground() {
        assert_eq!(Ground::of(LegalBasis::Consent, None), Err(NoText));
        assert_eq!(Ground::of(LegalBasis::PublicTask, None), Ok(Ground::Task));
    }
}
