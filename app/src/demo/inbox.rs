//! Half a year of what people wrote to the open desks: mails and requests of the form, most answered and closed, a few of
//! today that wait.

use identity::api::PersonId;
use inbox::Settings;
use inbox::actions::{PastMessage, bring_in};
use inbox::model::{Automatic, Sender, Way};
use jiff::civil::{Date, Weekday};
use kernel::{Id, Instant};
use serde::Deserialize;
use storage::Cx;

use super::DemoError;
use super::attendees::attendee;
use super::launch::Team;
use super::moments::later;
use super::seeded::Seeded;

/// Days of this history.
const DAYS: i64 = 183;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    subject: String,
    text: String,
    answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    questions: Vec<Question>,
}

/// Fills the inboxes of the open desks.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(cx: &Cx, teams: &[Team]) -> Result<(), DemoError> {
    let questions = toml::from_str::<File>(include_str!("data/inbox.toml"))?.questions;
    let today = cx.now().date();
    for (number, team) in (0..).zip(teams.iter().filter(|team| team.desk.is_open())) {
        let mut story = Story {
            seeded: Seeded::new(20_260_523 + number),
            questions: &questions,
            operator: team.operator.person().map(Id::from_uuid),
            now: cx.now(),
            all: Vec::new(),
        };
        let first = later(today, -DAYS);
        let opened = team.desk.opened_on.unwrap_or(first).max(first);
        let closed: Vec<Date> =
            kernel::calendar::holidays(first, today).into_iter().map(|(day, _)| day).collect();
        let in_a_week = if team.desk.slug == "la-spezia" { 6 } else { 2 };
        for ago in (1..=DAYS).rev() {
            let day = later(today, -ago);
            if day >= opened && story.seeded.below(7) < in_a_week {
                story.past(day, &closed)?;
            }
        }
        if team.desk.slug == "la-spezia" {
            story.today()?;
        }
        story.all.sort_by_key(|one| one.received_at);
        bring_in(cx, &Settings::default(), &team.desk, story.all).await?;
    }
    Ok(())
}

struct Story<'a> {
    seeded: Seeded,
    questions: &'a [Question],
    operator: Option<PersonId>,
    now: Instant,
    all: Vec<PastMessage>,
}

impl Story<'_> {
    fn written(&mut self, at: Instant) -> Result<(PastMessage, String), DemoError> {
        let count = u64::try_from(self.questions.len())?;
        let drawn = usize::try_from(self.seeded.below(count))?;
        let question = self.questions.get(drawn).ok_or("no questions")?;
        let way = if self.seeded.one_in(3) { Way::Web } else { Way::Mail };
        let with_mail = way == Way::Mail || !self.seeded.one_in(4);
        let who = attendee(&mut self.seeded, with_mail)?;
        let message = PastMessage {
            way,
            received_at: at,
            sender: Sender {
                name: who.name,
                phone: who.phone.filter(|_| way == Way::Web),
                email: who.email,
                from: None,
            },
            subject: question.subject.clone(),
            text: question.text.clone(),
            service: None,
            aside: None,
            taken: None,
            answered: None,
            closed_at: None,
        };
        Ok((message, question.answer.clone()))
    }

    /// One of a day that is over: answered within some days on which the desk works, and closed.
    fn past(&mut self, day: Date, closed: &[Date]) -> Result<(), DemoError> {
        let minutes = i64::try_from(self.seeded.below(14 * 60))?;
        let at = Instant::from_rome(day.at(7, 30, 0, 0)).plus_minutes(minutes);
        let (mut message, answer) = self.written(at)?;
        if self.seeded.one_in(12) {
            message.aside = Some(Automatic::AutoSubmitted);
            message.subject = format!("Risposta automatica: {}", message.subject);
            message.text = "Sono fuori ufficio fino a lunedì.".to_owned();
            self.all.push(message);
            return Ok(());
        }
        let mut answered_on = later(day, i64::try_from(self.seeded.below(5))?);
        while matches!(answered_on.weekday(), Weekday::Saturday | Weekday::Sunday)
            || closed.contains(&answered_on)
        {
            answered_on = later(answered_on, 1);
        }
        let hour = i64::try_from(self.seeded.below(220))?;
        let answered =
            Instant::from_rome(answered_on.at(8, 40, 0, 0)).plus_minutes(hour).max(at.plus_minutes(25));
        if answered < self.now
            && let Some(operator) = self.operator
        {
            message.taken = Some((operator, answered.plus_minutes(-12)));
            message.answered = Some((answer, answered));
            let closing = answered.plus_minutes(i64::try_from(self.seeded.below(3))? * 24 * 60 + 3);
            message.closed_at = Some(closing).filter(|at| *at < self.now);
        }
        self.all.push(message);
        Ok(())
    }

    /// A few of this morning, at the desk where one looks first.
    fn today(&mut self) -> Result<(), DemoError> {
        for ago in [150, 95, 40] {
            let at = self.now.plus_minutes(-ago);
            let (message, _) = self.written(at)?;
            self.all.push(message);
        }
        let at = self.now.plus_minutes(-200);
        let (mut message, _) = self.written(at)?;
        message.taken = self.operator.map(|operator| (operator, at.plus_minutes(60)));
        self.all.push(message);
        Ok(())
    }
}
