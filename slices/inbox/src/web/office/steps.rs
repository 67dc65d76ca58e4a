//! What is done with a request: taken, answered, noted, closed. A page left open, or a colleague who was faster, is told
//! what happened, and keeps what she typed (409).

use axum::extract::Path;
use axum::http::StatusCode;
use contact::api::{ContactError, EntryFault, Request};
use desk::api::ServiceId;
use identity::api::PersonId;
use jiff::civil::Date;
use kernel::Id;
use texts::Message as Text;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, PageError};

use super::show::{again, fresh};
use super::{id, message_path};
use crate::actions::{
    Closing, ContactWanted, InboxError, NewAnswer, NewNote, add_note, answer_message, assign_message,
    close_message, delete_note as delete, turn_message,
};
use crate::model::{AnswerWay, Message, Shelf, State, Verb};
use crate::queries::reach;
use crate::store;
use crate::web::once::{key, sent};

/// A request in an address, for who may know of it.
struct At {
    slug: String,
    id: Id<Message>,
    path: String,
}

impl At {
    async fn of(caller: &Caller, slug: String, message: &str) -> Result<Self, PageError> {
        let id = id(message)?;
        let mut tx = caller.cx.read().await?;
        let (desk, _) = reach(&mut tx, &caller.cx, &slug).await?;
        let found = store::message::find(&mut tx, id).await?.filter(|message| message.desk == desk.id);
        let found = found.ok_or_else(PageError::not_found)?;
        let resource = crate::actions::resource(&found, &desk);
        caller.cx.permit::<crate::policy::HandleMessage>(resource).map_err(|_| PageError::not_found())?;
        Ok(Self { path: message_path(&desk, id), slug, id })
    }

    /// Shows the page again with what is wrong.
    async fn wrong(&self, caller: &Caller, form: Form, field: &str, what: &'static str) -> Answer {
        let mut errors = FieldErrors::new();
        errors.add(field, what);
        let form = self.fresh(caller, form).await?;
        again(caller, &self.slug, self.id, Fields::refused(form, errors), StatusCode::UNPROCESSABLE_ENTITY)
            .await
    }

    /// Shows the page as it is now, with what happened meanwhile.
    async fn moved(&self, caller: &Caller, form: Form, field: &str) -> Answer {
        let mut tx = caller.cx.read().await?;
        let message = store::message::find(&mut tx, self.id).await?.ok_or_else(PageError::not_found)?;
        let answers = store::thread::answers(&mut tx, self.id).await?;
        let who = answers.last().and_then(|one| one.person).filter(|_| message.state != State::Assigned);
        let who = who.or(message.assigned_to);
        let name = match who {
            Some(who) => identity::api::display_name(&mut tx, who).await?,
            None => None,
        };
        drop(tx);
        let t = caller.visit.translator();
        let name = name.unwrap_or_else(|| t.t("inbox-conflict-somebody"));
        let what = match message.state {
            State::Closed => Text::new("inbox-conflict-closed"),
            State::Answered => Text::new("inbox-conflict-answered").with("who", name),
            State::Assigned => Text::new("inbox-conflict-assigned").with("who", name),
            State::New => Text::new("inbox-conflict-new"),
            State::SetAside => Text::new("inbox-conflict-set-aside"),
        };
        let mut errors = FieldErrors::new();
        // What was typed stands in its field, or is shown as it was; a choice whose field is gone leads to what happened.
        let is_shown = matches!(field, "answer" | "note") || message.state.shelf() == Shelf::Open;
        errors.add(if is_shown { field } else { "conversation" }, what);
        let form = fresh(caller, form, &message);
        again(caller, &self.slug, self.id, Fields::refused(form, errors), StatusCode::CONFLICT).await
    }

    /// The form with a key of its own and the version that the page shows, so that it can be sent again.
    async fn fresh(&self, caller: &Caller, form: Form) -> Result<Form, PageError> {
        // A colleague's change since then stays a conflict: the version is the one that she saw.
        let version = form.text("version").to_owned();
        let mut tx = caller.cx.read().await?;
        let message = store::message::find(&mut tx, self.id).await?.ok_or_else(PageError::not_found)?;
        Ok(fresh(caller, form, &message).set("version", version))
    }

    fn done(&self, caller: &Caller, key: &'static str) -> Answer {
        Ok(web::see_other_saying(&caller.visit, &self.path, key))
    }
}

fn version(form: &Form) -> i64 {
    form.text("version").parse().unwrap_or_default()
}

/// `POST …/assegna`: to oneself, or to a colleague.
pub(super) async fn assign(
    caller: Caller,
    Path((slug, message)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let at = At::of(&caller, slug, &message).await?;
    let to: PersonId = match form.get("colleague") {
        Some(text) if form.text("to") == "colleague" => id(text)?,
        None if form.text("to") == "colleague" => {
            return at.wrong(&caller, form, "colleague", "inbox-assign-missing").await;
        }
        _ => Id::from_uuid(caller.cx.person().ok_or_else(PageError::sign_in)?),
    };
    match assign_message(&caller.cx, at.id, version(&form), to).await {
        Ok(()) => at.done(&caller, "inbox-assign-done"),
        Err(InboxError::Moved | InboxError::Step(_)) => {
            let field = if form.text("to") == "colleague" { "colleague" } else { "conversation" };
            at.moved(&caller, form, field).await
        }
        Err(InboxError::NotColleague) => {
            at.wrong(&caller, form, "colleague", "inbox-error-not-colleague").await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST …/rispondi`
pub(super) async fn answer(
    caller: Caller,
    Path((slug, message)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let at = At::of(&caller, slug, &message).await?;
    let way = AnswerWay::parse(form.text("by_way")).unwrap_or(AnswerWay::Mail);
    let new = NewAnswer {
        version: version(&form),
        way,
        text: form.text("answer").to_owned(),
        key: key(&caller, &form),
        reopens: form.has("reopen"),
    };
    match answer_message(&caller.cx, at.id, new).await {
        Ok(()) if way == AnswerWay::Phone => at.done(&caller, "inbox-answer-noted"),
        Ok(()) => at.done(&caller, "inbox-answer-done"),
        Err(InboxError::Text | InboxError::Fault(desk::api::FeedbackError::Text)) => {
            at.wrong(&caller, form, "answer", "inbox-error-text").await
        }
        Err(InboxError::NoAddress) => at.wrong(&caller, form, "answer", "inbox-error-no-address").await,
        Err(
            InboxError::Moved | InboxError::Step(_) | InboxError::Fault(desk::api::FeedbackError::Unknown),
        ) => at.moved(&caller, form, "answer").await,
        Err(other) => Err(other.into()),
    }
}

/// `POST …/nota`
pub(super) async fn note(
    caller: Caller,
    Path((slug, message)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let at = At::of(&caller, slug, &message).await?;
    let Ok(delete_on) = form.text("delete_on").parse::<Date>() else {
        return at.wrong(&caller, form, "delete_on", "inbox-error-no-day").await;
    };
    let new = NewNote { text: form.text("note").to_owned(), delete_on, key: key(&caller, &form) };
    match add_note(&caller.cx, at.id, new).await {
        Ok(()) => at.done(&caller, "inbox-note-done"),
        Err(InboxError::Text) => at.wrong(&caller, form, "note", "inbox-error-text").await,
        Err(InboxError::NoDay) => at.wrong(&caller, form, "delete_on", "inbox-error-no-day").await,
        Err(InboxError::Moved) => at.moved(&caller, form, "note").await,
        Err(other) => Err(other.into()),
    }
}

/// `POST …/nota/{note}/cancella`
pub(super) async fn delete_note(
    caller: Caller,
    Path((slug, message, note)): Path<(String, String, String)>,
) -> Answer {
    let at = At::of(&caller, slug, &message).await?;
    delete(&caller.cx, at.id, id(&note)?).await?;
    at.done(&caller, "inbox-note-deleted")
}

/// `POST …/chiudi`: with or without a contact.
pub(super) async fn close(
    caller: Caller,
    Path((slug, message)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let at = At::of(&caller, slug, &message).await?;
    let contact = if form.has("contact") {
        let request = form.get("request").map(Request::parse).transpose();
        let Ok(request) = request else {
            return at.wrong(&caller, form, "request", "inbox-close-request-wrong").await;
        };
        let Ok(minutes) = form.get("minutes").map(str::parse::<u16>).transpose() else {
            return at.wrong(&caller, form, "minutes", "inbox-close-minutes-wrong").await;
        };
        let services = form.get_all("services").filter(|text| !text.is_empty()).map(str::parse);
        let Ok(services) = services.collect::<Result<Vec<ServiceId>, _>>() else {
            return at.wrong(&caller, form, "services", "inbox-close-service-wrong").await;
        };
        Some(ContactWanted { request, services, minutes, keeps_names: form.has("keeps_names") })
    } else {
        None
    };
    let closing = Closing { version: version(&form), contact, form: Some(sent(&caller, &form)) };
    match close_message(&caller.cx, at.id, closing).await {
        Ok(Some(_)) => at.done(&caller, "inbox-close-done-contact"),
        Ok(None) => at.done(&caller, "inbox-close-done"),
        Err(InboxError::Moved | InboxError::Step(_)) => at.moved(&caller, form, "request").await,
        Err(InboxError::Contact(why)) => {
            let (field, what) = refused(&why);
            at.wrong(&caller, form, field, what).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Where the form says why there can be no such contact.
fn refused(why: &ContactError) -> (&'static str, &'static str) {
    match why {
        ContactError::Faulty(faults) if faults.contains(&EntryFault::Minutes) => {
            ("minutes", "inbox-close-minutes-wrong")
        }
        ContactError::Faulty(faults)
            if faults.contains(&EntryFault::UnknownService) || faults.contains(&EntryFault::Services) =>
        {
            ("services", "inbox-close-service-wrong")
        }
        _ => ("request", "inbox-close-contact-refused"),
    }
}

/// `POST …/stato`: set aside, taken up, opened again.
pub(super) async fn turn(
    caller: Caller,
    Path((slug, message)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let at = At::of(&caller, slug, &message).await?;
    let verb = Verb::parse(form.text("what")).map_err(|_| PageError::invalid("inbox-error-moved"))?;
    match turn_message(&caller.cx, at.id, version(&form), verb).await {
        Ok(_) => at.done(&caller, "inbox-turn-done"),
        Err(InboxError::Moved | InboxError::Step(_)) => at.moved(&caller, form, "conversation").await,
        Err(other) => Err(other.into()),
    }
}
