//! What a contact says, word by word, in the order in which `contact_record.facts` keeps them; an empty one is not said.

use kernel::UnknownWord;

use crate::model::{
    Age, AgeBand, Asked, Channel, Citizenship, Kind, Outcome, Request, Residence, Schooling, Sex, Tally,
    WorkStatus,
};

type Read<T> = std::result::Result<T, UnknownWord>;

/// The words that are left.
pub(super) struct Words<'a>(std::str::Split<'a, char>);

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self(text.split(' '))
    }

    /// The next word, read; nothing where it is empty.
    pub(super) fn one<T, E>(
        &mut self,
        what: &'static str,
        parse: impl FnOnce(&'a str) -> std::result::Result<T, E>,
    ) -> Read<Option<T>> {
        let word = self.0.next().ok_or(UnknownWord(what))?;
        if word.is_empty() { Ok(None) } else { parse(word).map(Some).map_err(|_| UnknownWord(what)) }
    }

    /// [`Self::one`] if it is asked for; else it is passed over.
    fn asked<T, E>(
        &mut self,
        is_asked: bool,
        what: &'static str,
        parse: impl FnOnce(&'a str) -> std::result::Result<T, E>,
    ) -> Read<Option<T>> {
        if is_asked {
            return self.one(what, parse);
        }
        self.0.next().map(|_| None).ok_or(UnknownWord(what))
    }

    /// Says of a contact what is asked for, and no more.
    pub(super) fn tell(&mut self, tally: &mut Tally, asked: Asked) -> Read<()> {
        tally.kind = self.asked(asked.kind, "kind", Kind::parse)?;
        tally.channel = self.asked(asked.channel, "channel", Channel::parse)?;
        tally.request = self.asked(asked.request, "request", Request::parse)?;
        tally.outcome = self.asked(asked.outcome, "outcome", Outcome::parse)?;
        tally.is_first = self.asked(asked.first, "first", yes_or_no)?;
        let born = self.asked(asked.age, "birth year", str::parse)?;
        tally.facts.age = Age::of(born, self.asked(asked.age, "age band", AgeBand::parse)?);
        tally.facts.sex = self.asked(asked.sex, "sex", Sex::parse)?;
        tally.facts.residence = self.asked(asked.residence, "residence", Residence::parse)?;
        tally.facts.citizenship = self.asked(asked.citizenship, "citizenship", Citizenship::parse)?;
        tally.facts.work_status = self.asked(asked.work, "work status", WorkStatus::parse)?;
        tally.facts.schooling = self.asked(asked.schooling, "schooling", Schooling::parse)?;
        tally.facts.is_vulnerable = self.asked(asked.vulnerable, "vulnerable", yes_or_no)?;
        Ok(())
    }
}

fn yes_or_no(word: &str) -> Read<bool> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(UnknownWord("yes or no")),
    }
}
