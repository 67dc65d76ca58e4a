//! The text of a need as bodies of the network read it: the desk's version, which stands beside the firm's own words, and
//! what is left out of it.

use kernel::Instant;
use serde::{Deserialize, Serialize};
use texts::italian::offer::{Doubt, Exception, Reason, Reasons, asks_of_people, doubts, without};
use uuid::Uuid;

use super::typed::{LINE, TEXT};
use super::{Fault, FaultKind, Field, Kind, Need};

/// Doubtful words that may stay, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// What they are known by.
    pub words: String,
    /// As they stand there.
    pub said: String,
    /// The word of the exception that somebody chose.
    pub exception: String,
    /// Why it holds here.
    pub sentence: String,
}

/// The desk's version of a need's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The role, the topic.
    pub topic: String,
    /// Where.
    pub place: String,
    /// The rest.
    pub details: String,
    /// The doubtful words in it that may stay.
    pub confirmed: Vec<Confirmed>,
    /// The colleague who wrote it.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedWording {
    /// The role, the topic.
    pub topic: String,
    /// Where.
    pub place: String,
    /// The rest.
    pub details: String,
}

impl TypedWording {
    /// Reads it as the text of a need.
    ///
    /// # Errors
    /// All that is wrong, in the order of the page.
    pub fn parse(&self, need: &Need) -> Result<Self, Vec<Fault>> {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = if need.kind.asks(Field::Place) { line(&self.place) } else { String::new() };
        let read = Self { topic: line(&self.topic), place, details: self.details.trim().to_owned() };
        let mut faults = Vec::new();
        if read.topic.is_empty() {
            faults.push(Fault { field: "for_topic", kind: FaultKind::NoTopic });
        }
        for (field, text, most) in [
            ("for_topic", &read.topic, LINE),
            ("for_place", &read.place, LINE),
            ("for_details", &read.details, TEXT),
        ] {
            if text.chars().count() > most {
                faults.push(Fault { field, kind: FaultKind::TooLong });
            }
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// The words in it by which nobody may be chosen for what this kind of need is about.
    pub fn doubts(&self, kind: Kind) -> Vec<Doubt> {
        kind.doubts(&self.topic, &[&self.place, &self.details])
    }

    /// As it is kept, with why its doubtful words may stay.
    pub fn confirmed(self, kind: Kind, reasons: &Reasons, (by, at): (Option<Uuid>, Instant)) -> Wording {
        let confirmed = self.doubts(kind).into_iter().filter_map(|doubt| {
            let (exception, sentence) = reasons.get(&doubt)?;
            Some(Confirmed {
                exception: exception.word().to_owned(),
                sentence: sentence.to_owned(),
                words: doubt.words,
                said: doubt.said,
            })
        });
        let confirmed = confirmed.collect();
        Wording { topic: self.topic, place: self.place, details: self.details, confirmed, by, at }
    }
}

impl Wording {
    /// Why doubtful words in it may stay, as the form has it.
    pub fn reasons(&self) -> Reasons {
        Reasons::of(self.confirmed.iter().map(|one| {
            let reason = Reason { exception: one.exception.clone(), sentence: one.sentence.clone() };
            (one.words.clone(), reason)
        }))
    }
}

impl Confirmed {
    /// The exception; none where the word is none of today's.
    pub fn exception(&self) -> Option<Exception> {
        Exception::parse(&self.exception)
    }
}

impl Kind {
    /// The words by which nobody may be chosen. Staff and trainees are always chosen by what such a text says. Who asks for
    /// training or incentives may say whom they are for ("incentives for the under 30"): only words that shut people out by
    /// name count, but where the text asks something of people all do. A workplace chooses nobody.
    pub fn doubts(self, topic: &str, rest: &[&str]) -> Vec<Doubt> {
        let mut all = match self {
            Self::Workplace => return Vec::new(),
            _ => doubts(topic, rest),
        };
        let is_asking = || asks_of_people(&[topic]) || asks_of_people(rest);
        if matches!(self, Self::Training | Self::Incentives) && !is_asking() {
            all.retain(Doubt::is_barred);
        }
        all
    }
}

impl Need {
    /// The words in what the firm wrote by which nobody may be chosen.
    pub fn doubts(&self) -> Vec<Doubt> {
        self.kind.doubts(&self.topic, &[&self.place, &self.details])
    }

    /// As a body of the network may read it: the desk's version where there is one, else the firm's words; a body may not choose
    /// by doubtful words, so they do not reach it unless the desk said why they may. What is barred never does.
    #[must_use]
    pub fn for_body(mut self, wording: Option<&Wording>) -> Self {
        if let Some(wording) = wording {
            self.topic.clone_from(&wording.topic);
            self.place.clone_from(&wording.place);
            self.details.clone_from(&wording.details);
        }
        let mut doubts = self.doubts();
        doubts.retain(|doubt| doubt.is_barred() || !may_stay(wording, doubt));
        self.topic = without(&self.topic, true, &doubts);
        self.place = without(&self.place, false, &doubts);
        self.details = without(&self.details, false, &doubts);
        self
    }
}

/// Whether the desk said of these words why they may stay.
pub fn may_stay(wording: Option<&Wording>, doubt: &Doubt) -> bool {
    wording.is_some_and(|wording| wording.confirmed.iter().any(|one| one.words == doubt.words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(kind: Kind, details: &str) -> Vec<String> {
        kind.doubts("", &[details]).into_iter().map(|doubt| doubt.words).collect()
    }

    #[test]
    fn whoever_is_chosen_is_chosen_lawfully_and_whoever_asks_may_say_whom_it_is_for() {
        let text = "Incentivi per assumere under 30";
        assert_eq!(words(Kind::Staff, text), ["under 30"]);
        assert_eq!(words(Kind::Traineeship, text), ["under 30"]);
        assert_eq!(words(Kind::Incentives, text), Vec::<String>::new());
        assert_eq!(words(Kind::Workplace, "Visite per giovani"), Vec::<String>::new());
        for kind in [Kind::Training, Kind::Incentives] {
            assert_eq!(words(kind, "Corso riservato a under 30"), ["under 30"]);
            assert_eq!(words(kind, "Un corso, no stranieri"), ["no stranieri"]);
        }
    }
}
