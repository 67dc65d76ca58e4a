//! The list: what waits first, mine, answered, closed; and the search.

use askama::Template;
use axum::extract::Path;
use desk::api::{Desk, FaultReport};
use identity::api::PersonId;
use kernel::{Id, Instant};
use texts::Translator;
use web::components::Pager;
use web::forms::{Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{id, message_path, page, path};
use crate::mailbox::MailboxFault;
use crate::model::{Message, State, query_words};
use crate::queries::{PER_PAGE, Reach, reach, seen};
use crate::store;
use crate::store::list::{After, View};
use crate::store::mailbox::Reading;
use crate::web::shown::{sender, span, subject};

#[derive(Template)]
#[template(path = "office/desks.html")]
struct DesksPage {
    page: Page,
    desks: Vec<(String, String)>,
}

/// The desks whose inbox one sees; one leads on.
pub(super) async fn desks(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    if !matches!(caller.cx.actor, policy::Actor::Staff { .. }) {
        return Err(PageError::sign_in());
    }
    let seen = seen(&mut tx, &caller.cx).await?;
    if let [(desk, _)] = seen.as_slice() {
        return Ok(web::see_other(&path(desk)));
    }
    let desks = seen.iter().map(|(desk, _)| (desk.name.clone(), path(desk))).collect();
    web::html(&DesksPage { page: page(&caller, caller.t("inbox-list-title")), desks })
}

/// Where a report of a fault is answered: its request in the inbox.
pub(super) async fn of_fault(caller: Caller, Path(report): Path<String>) -> Answer {
    let report: Id<FaultReport> = id(&report)?;
    let mut tx = caller.cx.read().await?;
    let message = store::message::by_fault(&mut tx, report.uuid()).await?.ok_or_else(PageError::not_found)?;
    let desk = desk::api::desk(&mut tx, message.desk).await?.ok_or_else(PageError::not_found)?;
    reach(&mut tx, &caller.cx, &desk.slug).await?;
    Ok(web::see_other(&message_path(&desk, message.id)))
}

/// A filter of the list.
struct Tab {
    label: String,
    href: String,
    count: Option<i64>,
    is_current: bool,
}

/// A request in the list.
struct Row {
    href: String,
    subject: String,
    number: String,
    sender: String,
    way: String,
    state: String,
    tone: &'static str,
    assigned: Option<String>,
    received: String,
    time: String,
    is_late: bool,
}

#[derive(Template)]
#[template(path = "office/list.html")]
struct ListPage {
    page: Page,
    fields: Fields,
    tabs: Vec<Tab>,
    caption: String,
    rows: Vec<Row>,
    pager: Pager,
    searched: bool,
    back: String,
    mailbox: Option<(bool, String)>,
    passed_over: Vec<String>,
}

/// The words of the address for the views.
const VIEWS: [(&str, &str); 6] = [
    ("da-prendere", "inbox-view-waiting"),
    ("mie", "inbox-view-mine"),
    ("aperte", "inbox-view-open"),
    ("risposte", "inbox-view-answered"),
    ("chiuse", "inbox-view-closed"),
    ("automatiche", "inbox-view-aside"),
];
const FAULT_VIEWS: [(&str, &str); 2] = [("aperte", "inbox-view-open"), ("chiuse", "inbox-view-closed")];

fn view(word: &str, reach: Reach, me: PersonId) -> View {
    match (reach, word) {
        (Reach::Faults, "chiuse") => View::ClosedFaults,
        (Reach::Faults, _) => View::OpenFaults,
        (Reach::All, "mie") => View::Mine(me),
        (Reach::All, "aperte") => View::Open,
        (Reach::All, "risposte") => View::Answered,
        (Reach::All, "chiuse") => View::Closed,
        (Reach::All, "automatiche") => View::Aside,
        (Reach::All, _) => View::Waiting,
    }
}

/// The place after which the list goes on: an instant and an id, nothing that names anybody.
fn after(text: &str) -> Option<After> {
    let (micros, id) = text.split_once('_')?;
    Some(After(Instant::from_micros(micros.parse().ok()?), id.parse().ok()?))
}

fn after_text(After(at, id): After) -> String {
    format!("{}_{}", at.micros(), id)
}

pub(super) async fn list(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (desk, reach) = reach(&mut tx, &caller.cx, &slug).await?;
    let me: PersonId = Id::from_uuid(caller.cx.person().unwrap_or_default());
    let word = form.get("vista").unwrap_or("da-prendere").to_owned();
    let words = query_words(form.text("q"));
    // Who answers for faults alone has so few that she needs no search.
    let searched = !words.is_empty() && reach == Reach::All;
    let place = after(form.text("dopo"));
    let (found, next) = if searched {
        let found = store::list::find(&mut tx, desk.id, &words, place, PER_PAGE).await?;
        (found.messages, found.next)
    } else {
        let most = i64::try_from(PER_PAGE + 1).unwrap_or(26);
        let mut found = store::list::page(&mut tx, desk.id, view(&word, reach, me), place, most).await?;
        let has_more = found.len() > PER_PAGE;
        found.truncate(PER_PAGE);
        let next = found.last().filter(|_| has_more).map(|last| After(last.received_at, last.id));
        (found, next)
    };
    let query =
        if searched { format!("q={}", encoded(form.text("q"))) } else { format!("vista={}", encoded(&word)) };
    let next = next.map(|place| format!("{}?{query}&dopo={}", path(&desk), after_text(place)));
    let people: Vec<PersonId> = found.iter().filter_map(|one| one.assigned_to).collect();
    let names = identity::api::display_names(&mut tx, &people).await?;
    let tabs = tabs(&mut tx, &caller, &desk, reach, me, if searched { "" } else { &word }).await?;
    let (mailbox, passed_over) = match reach {
        Reach::All => mailbox(&mut tx, &caller, &desk).await?,
        Reach::Faults => (None, Vec::new()),
    };
    let t = caller.visit.translator();
    let rows = found.iter().map(|one| row(t, &desk, one, &names, &caller)).collect();
    let caption = tabs
        .iter()
        .find(|tab| tab.is_current)
        .map_or_else(|| t.t("inbox-list-found"), |tab| tab.label.clone());
    web::html(&ListPage {
        page: page(&caller, t.ta("inbox-list-of", &[("desk", desk.name.as_str().into())])),
        fields: Fields::of(form),
        tabs,
        caption,
        rows,
        pager: Pager { previous: None, next },
        searched,
        back: path(&desk),
        mailbox,
        passed_over,
    })
}

async fn tabs(
    tx: &mut storage::Tx,
    caller: &Caller,
    desk: &Desk,
    reach: Reach,
    me: PersonId,
    current: &str,
) -> storage::Result<Vec<Tab>> {
    let views: &[(&str, &str)] = if reach == Reach::All { &VIEWS } else { &FAULT_VIEWS };
    let counts = store::list::counts(tx, desk.id).await?;
    let of = |state: State| counts.get(&state).copied().unwrap_or_default();
    let mine = store::list::count_mine(tx, desk.id, me).await?;
    let count = |word: &str| match (reach, word) {
        (Reach::All, "da-prendere") => Some(of(State::New)),
        (Reach::All, "mie") => Some(mine),
        (Reach::All, "aperte") => Some(of(State::New) + of(State::Assigned) + of(State::Answered)),
        (Reach::All, "risposte") => Some(of(State::Answered)),
        _ => None,
    };
    let known = views.iter().any(|(word, _)| *word == current) || current.is_empty();
    let current = if known { current } else { views.first().map_or("", |(word, _)| word) };
    Ok(views
        .iter()
        .map(|(word, key)| Tab {
            label: caller.t(key),
            href: format!("{}?vista={word}", path(desk)),
            count: count(word),
            is_current: *word == current,
        })
        .collect())
}

fn row(
    t: &Translator,
    desk: &Desk,
    one: &Message,
    names: &std::collections::HashMap<PersonId, String>,
    caller: &Caller,
) -> Row {
    let time = match (one.minutes_to_closing(), one.minutes_to_answer()) {
        (Some(minutes), _) => t.ta("inbox-time-closed", &[("time", span(t, minutes).into())]),
        (None, Some(minutes)) => t.ta("inbox-time-answered", &[("time", span(t, minutes).into())]),
        (None, None) => {
            let minutes = crate::model::elapsed(one.received_at, caller.cx.now());
            t.ta("inbox-time-waits", &[("time", span(t, minutes).into())])
        }
    };
    Row {
        href: message_path(desk, one.id),
        subject: subject(t, one),
        number: one.number.to_string(),
        sender: if one.emptied_at.is_some() || one.fault.is_some() {
            one.sender.shown()
        } else {
            sender(t, &one.sender)
        },
        way: t.t(one.way.text()),
        state: t.t(one.state.text()),
        tone: one.state.tone(),
        assigned: one.assigned_to.and_then(|id| names.get(&id).cloned()),
        received: t.date_time(one.received_at),
        time,
        is_late: one.is_late(caller.cx.now().date()),
    }
}

/// How the mailbox is, and what in it could not be read.
async fn mailbox(
    tx: &mut storage::Tx,
    caller: &Caller,
    desk: &Desk,
) -> storage::Result<(Option<(bool, String)>, Vec<String>)> {
    let t = caller.visit.translator();
    let Some(reading) = store::mailbox::find(tx, desk.id).await? else { return Ok((None, Vec::new())) };
    let passed_over = store::mailbox::passed_over(tx, desk.id).await?;
    let lines = passed_over.iter().map(|one| {
        let when = t.date_time(one.sent_at.unwrap_or(one.noted_at));
        t.ta("inbox-passed-over", &[("when", when.into())])
    });
    Ok((said(t, &reading), lines.collect()))
}

fn said(t: &Translator, reading: &Reading) -> Option<(bool, String)> {
    match (&reading.fault, reading.read_at) {
        (Some(fault), _) => {
            let key = MailboxFault::parse(fault).map_or("inbox-mailbox-fault-server", MailboxFault::text);
            let since = reading.fault_since.map(|at| t.date_time(at)).unwrap_or_default();
            Some((false, t.ta(key, &[("since", since.into())])))
        }
        (None, Some(at)) => Some((true, t.ta("inbox-mailbox-read", &[("when", t.date_time(at).into())]))),
        (None, None) => None,
    }
}

/// Text as a value in a query.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
