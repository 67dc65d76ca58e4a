//! One request: what was asked and answered, in order, and what can be done.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use contact::api::{Kind, requests};
use documents::Attachment;
use identity::api::{PersonId, role};
use kernel::Id;
use texts::Translator;
use uuid::Uuid;
use web::forms::{Choice, Fields, Form};
use web::{Answer as Response, Caller, Page, PageError};

use super::unsent::Unsent;
use super::{id, message_path, page, path};
use crate::model::{AnswerWay, Automatic, FollowUp, LeftOut, Message, State, Verb, Way};
use crate::queries::{Whole, whole};
use crate::web::once::keyed;
use crate::web::shown::{lines, sender, span, subject};

/// Something that was said in the conversation.
struct Said {
    heading: String,
    when: String,
    lines: Vec<String>,
    note: Option<String>,
    files: Vec<(String, String)>,
    left_out: Vec<String>,
    is_ours: bool,
}

/// A note of a colleague.
struct NoteRow {
    action: String,
    heading: String,
    lines: Vec<String>,
    until: String,
}

#[derive(Template)]
#[template(path = "office/show.html")]
struct ShowPage {
    page: Page,
    fields: Fields,
    path: String,
    state: String,
    tone: &'static str,
    aside: Option<String>,
    facts: Vec<(String, String)>,
    said: Vec<Said>,
    notes: Vec<NoteRow>,
    colleagues: Vec<Choice>,
    requests: Vec<Choice>,
    services: Vec<Choice>,
    contact: Option<String>,
    to: Option<String>,
    has_phone: bool,
    can_assign: bool,
    is_mine: bool,
    can_answer: bool,
    /// Whether sending the answer opens the request again.
    reopens: bool,
    unsent: Unsent,
    is_fault: bool,
    waits_for_coordinator: bool,
    can_close: bool,
    can_set_aside: bool,
    can_take_up: bool,
    can_reopen: bool,
    is_emptied: bool,
}

pub(super) async fn show(caller: Caller, Path((slug, message)): Path<(String, String)>) -> Response {
    web::html(&drawn(&caller, &slug, id(&message)?, Fields::empty()).await?)
}

/// The same page with what was typed and what is wrong, or what somebody else did meanwhile.
pub(super) async fn again(
    caller: &Caller,
    slug: &str,
    message: Id<Message>,
    fields: Fields,
    status: StatusCode,
) -> Response {
    let page = drawn(caller, slug, message, fields).await?;
    Ok((status, Html(page.render()?)).into_response())
}

async fn drawn(caller: &Caller, slug: &str, id: Id<Message>, fields: Fields) -> Result<ShowPage, PageError> {
    let mut tx = caller.cx.read().await?;
    let whole = whole(&mut tx, &caller.cx, slug, id).await?;
    let services = desk::api::service_choices(&mut tx, &whole.desk, caller.cx.now().date()).await?;
    let t = caller.visit.translator();
    let message = &whole.message;
    let is_fault = message.way == Way::Fault;
    let answers_faults = [role::COORDINATOR, role::ADMINISTRATOR]
        .iter()
        .any(|role| !caller.cx.actor.scopes_of(role).is_empty());
    let can = |verb| message.emptied_at.is_none() && message.state.after(verb).is_ok();
    let me = caller.cx.person().map(Id::from_uuid);
    let title = subject(t, message);
    let request = |one: &contact::api::Request| Choice::new(one.word(), t.t(one.text()));
    let can_answer = can(Verb::Answer) && (!is_fault || answers_faults);
    let is_typed =
        fields.is_refused() && (!fields.value("answer").is_empty() || fields.value("reopen") == "1");
    let reopens = !can_answer && is_typed && message.may_be_reopened();
    let colleagues: Vec<Choice> = whole
        .colleagues
        .iter()
        .filter(|one| Some(one.id) != me)
        .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
        .collect();
    let requests: Vec<Choice> = requests(Kind::Person).iter().map(request).collect();
    let services: Vec<Choice> =
        services.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let mut unsent = Unsent::default();
    if fields.is_refused() {
        if !can_answer && !reopens {
            unsent.text(t, &fields, "answer", "inbox-answer-text");
        }
        if message.emptied_at.is_some() {
            unsent.text(t, &fields, "note", "inbox-note-text");
        }
        if !can(Verb::Assign) {
            unsent.choice(t, &fields, ("colleague", "inbox-assign-colleague"), &colleagues);
        }
        if !can(Verb::Close) || message.contact.is_some() {
            unsent.choice(t, &fields, ("request", "inbox-close-request"), &requests);
            unsent.choice(t, &fields, ("services", "inbox-close-service"), &services);
            unsent.value(t, &fields, "minutes", "inbox-close-minutes");
        }
    }
    let contact = message.contact.map(|contact| format!("/ufficio/contatti/{}/{contact}", whole.desk.slug));
    Ok(ShowPage {
        page: page(caller, title)
            .crumb(t.ta("inbox-list-of", &[("desk", whole.desk.name.as_str().into())]), path(&whole.desk)),
        path: message_path(&whole.desk, id),
        state: t.t(message.state.text()),
        tone: message.state.tone(),
        aside: message.aside.filter(|_| message.state == State::SetAside).map(|reason| t.t(reason.text())),
        facts: facts(t, &whole, caller),
        said: said(t, &whole),
        notes: notes(t, &whole),
        colleagues,
        requests,
        services,
        contact,
        to: message.sender.email.as_ref().map(ToString::to_string),
        has_phone: message.sender.phone.is_some(),
        can_assign: can(Verb::Assign),
        is_mine: me.is_some() && message.assigned_to == me,
        can_answer,
        reopens,
        unsent,
        is_fault,
        waits_for_coordinator: can(Verb::Answer) && is_fault && !answers_faults,
        can_close: can(Verb::Close),
        can_set_aside: can(Verb::SetAside) && !is_fault,
        can_take_up: can(Verb::TakeUp),
        can_reopen: message.state == State::Closed && message.emptied_at.is_none() && !is_fault,
        is_emptied: message.emptied_at.is_some(),
        fields: filled(caller, fields, message),
    })
}

/// The version that this page shows, and a key for the form that will be sent from it.
fn filled(caller: &Caller, fields: Fields, message: &Message) -> Fields {
    if fields.is_refused() {
        // What she typed stays; sending it again is her decision, over what the page says now.
        return fields;
    }
    Fields::of(fresh(caller, Form::default(), message))
}

/// A form over the request as it is now.
pub(super) fn fresh(caller: &Caller, form: Form, message: &Message) -> Form {
    let usual = caller.cx.now().plus_days(90).date().to_string();
    let form = keyed(caller, form).set("version", message.version.to_string());
    let form = if form.has("delete_on") { form } else { form.set("delete_on", usual) };
    if form.has("by_way") { form } else { form.set("by_way", AnswerWay::Mail.word()) }
}

fn facts(t: &Translator, whole: &Whole, caller: &Caller) -> Vec<(String, String)> {
    let message = &whole.message;
    let mut facts = vec![
        (t.t("inbox-fact-number"), message.number.to_string()),
        (t.t("inbox-fact-way"), t.t(message.way.text())),
        (t.t("inbox-fact-received"), t.date_time(message.received_at)),
    ];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (t.t(key), value)));
    };
    add("inbox-fact-sender", message.sender.name.clone());
    add("inbox-fact-email", message.sender.own_email().map(ToString::to_string));
    let elsewhere = message.sender.from.as_ref().and(message.sender.email.as_ref());
    add("inbox-fact-answer-to", elsewhere.map(ToString::to_string));
    add("inbox-fact-phone", message.sender.phone.as_ref().map(ToString::to_string));
    add("inbox-fact-receipt", whole.fault.as_ref().map(|one| one.receipt.to_string()));
    add("inbox-fact-assigned", message.assigned_to.and_then(|id| whole.names.get(&id).cloned()));
    let due = message.closed_at.is_none() && message.first_answer_at.is_none();
    let late = message.is_late(caller.cx.now().date());
    add(
        "inbox-fact-due",
        due.then(|| {
            let day = t.date(message.answer_due_on);
            if late { t.ta("inbox-fact-late", &[("day", day.into())]) } else { day }
        }),
    );
    let elapsed = |minutes: i64| t.ta("inbox-fact-elapsed", &[("time", span(t, minutes).into())]);
    add("inbox-fact-answered", message.minutes_to_answer().map(elapsed));
    add("inbox-fact-closed", message.minutes_to_closing().map(elapsed));
    facts
}

fn said(t: &Translator, whole: &Whole) -> Vec<Said> {
    let message = &whole.message;
    let mut all = vec![(message.received_at, first(t, whole))];
    all.extend(whole.follow_ups.iter().map(|one| (one.received_at, further(t, whole, one))));
    for one in &whole.answers {
        let who = one
            .person
            .and_then(|id| whole.names.get(&id).cloned())
            .unwrap_or_else(|| whole.desk.name.clone());
        let (key, note) = match (one.way, one.sent_at, one.refused_at) {
            (AnswerWay::Phone, ..) => ("inbox-said-phone", None),
            (AnswerWay::Mail, _, Some(_)) => ("inbox-said-mail", Some(t.t("inbox-said-refused"))),
            (AnswerWay::Mail, None, None) => ("inbox-said-mail", Some(t.t("inbox-said-going"))),
            (AnswerWay::Mail, Some(_), None) => ("inbox-said-mail", None),
        };
        let text = t.ta(key, &[("who", who.into())]);
        all.push((one.written_at, ours(t, text, one.written_at, &one.text, note)));
    }
    if let Some(answer) = whole.fault.as_ref().and_then(|fault| fault.answer.as_ref()) {
        let by: Option<PersonId> = answer.by.map(Id::from_uuid);
        let who = by.and_then(|id| whole.names.get(&id).cloned()).unwrap_or_else(|| whole.desk.name.clone());
        let text = t.ta("inbox-said-mail", &[("who", who.into())]);
        all.push((answer.at, ours(t, text, answer.at, &answer.text, None)));
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, one)| one).collect()
}

fn ours(t: &Translator, heading: String, at: kernel::Instant, text: &str, note: Option<String>) -> Said {
    Said {
        heading,
        when: t.date_time(at),
        lines: lines(text),
        note,
        files: Vec::new(),
        left_out: Vec::new(),
        is_ours: true,
    }
}

fn first(t: &Translator, whole: &Whole) -> Said {
    let message = &whole.message;
    Said {
        heading: t.ta("inbox-said-sender", &[("who", sender(t, &message.sender).into())]),
        when: t.date_time(message.received_at),
        lines: lines(&message.text),
        note: message.is_partial.then(|| t.t("inbox-said-partial")),
        files: files(t, whole, message.id.uuid()),
        left_out: left_out(t, &message.left_out),
        is_ours: false,
    }
}

fn further(t: &Translator, whole: &Whole, one: &FollowUp) -> Said {
    let partial = one.is_partial.then(|| t.t("inbox-said-partial"));
    Said {
        heading: t.ta("inbox-said-sender", &[("who", sender(t, &one.sender).into())]),
        when: t.date_time(one.received_at),
        lines: lines(&one.text),
        note: one.aside.map(|reason: Automatic| t.t(reason.text())).or(partial),
        files: files(t, whole, one.id.uuid()),
        left_out: left_out(t, &one.left_out),
        is_ours: false,
    }
}

fn files(t: &Translator, whole: &Whole, owner: Uuid) -> Vec<(String, String)> {
    let here = message_path(&whole.desk, whole.message.id);
    let label = |file: &Attachment| {
        let kib = (file.size_bytes / 1024).max(1);
        t.ta("inbox-said-file", &[("name", file.name.as_str().into()), ("kib", kib.into())])
    };
    whole
        .files
        .iter()
        .filter(|file| file.owner == owner)
        .map(|file| (format!("{here}/allegati/{}", file.id), label(file)))
        .collect()
}

fn left_out(t: &Translator, all: &[LeftOut]) -> Vec<String> {
    all.iter()
        .map(|one| {
            let name = if one.name.is_empty() { t.t("inbox-left-out-nameless") } else { one.name.clone() };
            t.ta(one.reason.text(), &[("name", name.into())])
        })
        .collect()
}

fn notes(t: &Translator, whole: &Whole) -> Vec<NoteRow> {
    let here = message_path(&whole.desk, whole.message.id);
    whole
        .notes
        .iter()
        .map(|one| {
            let who = one.person.and_then(|id| whole.names.get(&id).cloned()).unwrap_or_default();
            let when = t.date_time(one.written_at);
            NoteRow {
                action: format!("{here}/nota/{}/cancella", one.id),
                heading: t.ta("inbox-note-heading", &[("who", who.into()), ("when", when.into())]),
                lines: lines(&one.text),
                until: t.ta("inbox-note-until", &[("day", t.date(one.delete_on).into())]),
            }
        })
        .collect()
}
