//! A request to a desk and what belongs to it.

use std::fmt;

use desk::api::{Desk, FaultReport, ServiceId};
use identity::api::PersonId;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use texts::Locale;
use uuid::Uuid;

use super::{Automatic, LeftOut, RequestNumber, State, elapsed};

/// The way it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// A mail to the desk's mailbox.
    Mail,
    /// The public form.
    Web,
    /// A report of a fault of the portal.
    Fault,
    /// A mail that lay in the mailbox before it was connected: nobody was promised anything.
    Earlier,
}

kernel::words!(Way { Mail = "mail", Web = "web", Fault = "fault", Earlier = "earlier" });

impl Way {
    /// The key of its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Mail => "inbox-way-mail",
            Self::Web => "inbox-way-web",
            Self::Fault => "inbox-way-fault",
            Self::Earlier => "inbox-way-earlier",
        }
    }

    /// The way that it is counted and kept as: an earlier mail is a mail.
    pub const fn counted(self) -> Self {
        match self {
            Self::Earlier => Self::Mail,
            way => way,
        }
    }
}

/// Who wrote. `Debug` hides her.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// How she calls herself.
    pub name: Option<String>,
    /// Where an answer goes.
    pub email: Option<EmailAddress>,
    /// Where she can be called.
    pub phone: Option<PhoneNumber>,
    /// The address that a mail came from, where its answer is wanted at another: the one she is known by.
    pub from: Option<EmailAddress>,
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sender(…)")
    }
}

impl Sender {
    /// Her own address: anybody can write another's as the one to answer.
    pub const fn own_email(&self) -> Option<&EmailAddress> {
        match &self.from {
            Some(from) => Some(from),
            None => self.email.as_ref(),
        }
    }

    /// How the list names her: by name, else by address or telephone.
    pub fn shown(&self) -> String {
        let contact =
            || self.own_email().map(ToString::to_string).or(self.phone.as_ref().map(ToString::to_string));
        self.name.clone().or_else(contact).unwrap_or_default()
    }
}

/// A request to one desk. Emptied, sender, subject and text are gone and the rest stays, to be counted.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: Id<Message>,
    /// The desk it is for.
    pub desk: Id<Desk>,
    /// The body that keeps the desk.
    pub organisation: Uuid,
    /// The way it came in.
    pub way: Way,
    /// Where it stands.
    pub state: State,
    /// Its number.
    pub number: RequestNumber,
    /// Who wrote.
    pub sender: Sender,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The language it is answered in by our own mails.
    pub locale: Locale,
    /// The service it asks about, if it was said.
    pub service: Option<ServiceId>,
    /// Who wrote, if she had signed in.
    pub person: Option<PersonId>,
    /// What a mail called itself.
    pub mail_id: Option<String>,
    /// Whether only the beginning of a large mail was read.
    pub is_partial: bool,
    /// Attachments that were not kept.
    pub left_out: Vec<LeftOut>,
    /// Why it is set aside.
    pub aside: Option<Automatic>,
    /// The report of a fault that it is.
    pub fault: Option<Id<FaultReport>>,
    /// The client of the body that it became.
    pub client: Option<Uuid>,
    /// The contact that it became.
    pub contact: Option<Uuid>,
    /// Who has it in hand.
    pub assigned_to: Option<PersonId>,
    /// Since when.
    pub assigned_at: Option<Instant>,
    /// When the first answer was written.
    pub first_answer_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The day by which an answer was promised.
    pub answer_due_on: Date,
    /// When it arrived.
    pub received_at: Instant,
    /// When its words were taken away.
    pub emptied_at: Option<Instant>,
    /// Goes up with each change, so that a page left open changes nothing.
    pub version: i64,
}

impl Message {
    /// Minutes to the first answer, of time that passed.
    pub fn minutes_to_answer(&self) -> Option<i64> {
        self.first_answer_at.map(|at| elapsed(self.received_at, at))
    }

    /// Minutes to its closing, of time that passed.
    pub fn minutes_to_closing(&self) -> Option<i64> {
        self.closed_at.map(|at| elapsed(self.received_at, at))
    }

    /// Whether it can be opened again: a report of a fault has one answer, and an emptied request no words.
    pub fn may_be_reopened(&self) -> bool {
        let is_done = matches!(self.state, State::Closed | State::SetAside);
        is_done && self.emptied_at.is_none() && self.way != Way::Fault
    }

    /// Whether the day of the answer is over and none was given.
    pub fn is_late(&self, today: Date) -> bool {
        self.first_answer_at.is_none()
            && matches!(self.state, State::New | State::Assigned)
            && self.answer_due_on < today
    }
}

/// A further mail of the same conversation.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// Its id.
    pub id: Id<FollowUp>,
    /// Who wrote.
    pub sender: Sender,
    /// What it says.
    pub text: String,
    /// What it called itself.
    pub mail_id: Option<String>,
    /// Whether only its beginning was read.
    pub is_partial: bool,
    /// Attachments that were not kept.
    pub left_out: Vec<LeftOut>,
    /// Why no person wrote it.
    pub aside: Option<Automatic>,
    /// When it arrived.
    pub received_at: Instant,
}

/// How an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerWay {
    /// By mail.
    Mail,
    /// By telephone: what is kept is what was said.
    Phone,
}

kernel::words!(AnswerWay { Mail = "mail", Phone = "phone" });

/// An answer of a colleague.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its id; that of the mail too.
    pub id: Id<Answer>,
    /// The request.
    pub message: Id<Message>,
    /// Who answered.
    pub person: Option<PersonId>,
    /// How.
    pub way: AnswerWay,
    /// What she wrote or said.
    pub text: String,
    /// When she wrote it.
    pub written_at: Instant,
    /// When the server took it over.
    pub sent_at: Option<Instant>,
    /// When the server refused it for good.
    pub refused_at: Option<Instant>,
}

/// A note among colleagues.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its id.
    pub id: Id<Note>,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub written_at: Instant,
    /// The day on which it goes.
    pub delete_on: Date,
}
