//! `/ufficio/agenda/{desk}/assenza`: "I am ill today", or closed on some days or hours.
//!
//! Twice one button: the first shows who would lose a time, the second closes. Then the list of calls.

use askama::Template;
use axum::extract::Path;
use jiff::civil::{Date, Time};
use texts::{Message, Translator};
use uuid::Uuid;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::booking::desk_and_agendas;
use super::{Tabs, base, lines, page_of, refused, refused_day, said};
use crate::actions::{CloseError, close_days, reopen_days};
use crate::model::{Agenda, Closure, ClosureOf, Desk, WallSpan, WallSpanError};
use crate::queries::agenda_closing::{Touched, closures_at, touched_by};
use crate::queries::agenda_day::Board;
use crate::store::agenda::ListedClosure;

/// The value that means the whole desk.
const DESK: &str = "sportello";
/// Longest reason in characters, as the action has it.
const REASON_LENGTH: usize = 300;

struct Standing {
    text: String,
    reopen: Option<String>,
}

#[derive(Template)]
#[template(path = "agenda/absence.html")]
struct AbsencePage {
    page: Page,
    tabs: Tabs,
    fields: Fields,
    whom: Vec<Choice>,
    standing: Vec<Standing>,
}

impl AbsencePage {
    async fn of(caller: &Caller, desk: &Desk, agendas: &[Agenda], fields: Fields) -> Result<Self, PageError> {
        let t = caller.visit.translator();
        let closures = closures_at(&caller.cx, desk).await.map_err(refused_day)?;
        let (agendas, today) = (agendas.to_vec(), caller.cx.now().date());
        let whom = whom(t, desk, &agendas);
        let board = Board { desk: desk.clone(), agendas, days: Vec::new(), services: Default::default() };
        Ok(Self {
            page: page_of(caller, desk, caller.t("desk-agenda-absence-title")),
            tabs: Tabs::of(caller, desk, "assenza").await?,
            standing: closures.iter().map(|listed| standing(t, &board, listed, today)).collect(),
            fields,
            whom,
        })
    }
}

/// The agendas that the desk keeps, and the whole desk.
fn whom(t: &Translator, desk: &Desk, agendas: &[Agenda]) -> Vec<Choice> {
    let own = agendas.iter().filter(|agenda| agenda.active && agenda.desk == desk.id);
    let mut choices: Vec<Choice> =
        own.map(|agenda| Choice::new(agenda.id.to_string(), agenda.name.clone())).collect();
    choices
        .push(Choice::new(DESK, t.t("desk-agenda-absence-desk")).hint(t.t("desk-agenda-absence-desk-hint")));
    choices
}

fn standing(t: &Translator, board: &Board, listed: &ListedClosure, today: Date) -> Standing {
    let is_networks = matches!(listed.closure.of, ClosureOf::Network(_));
    Standing {
        text: format!("{}: {}", when(t, &listed.closure, today), lines::closure(t, board, listed)),
        reopen: (!is_networks).then(|| format!("{}/assenza/{}/riapri", base(&board.desk), listed.id)),
    }
}

/// "lunedì 23 novembre", "da … a …, 8:30–12:00".
fn when(t: &Translator, closure: &Closure, today: Date) -> String {
    let days = match closure.from_day == closure.until_day {
        true => said::day(t, closure.from_day, today),
        false => {
            let (from, until) =
                (said::day(t, closure.from_day, today), said::day(t, closure.until_day, today));
            t.ta("desk-agenda-absence-days", &[("from", from.into()), ("until", until.into())])
        }
    };
    match closure.span == WallSpan::DAY {
        true => days,
        false => format!("{days}, {}", said::span(closure.span)),
    }
}

/// The form, ready for "I am ill today": her agenda, today, all day.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn form(caller: Caller, Path(desk): Path<String>) -> Answer {
    let (desk, agendas) = desk_and_agendas(&caller, &desk).await?;
    let own: Vec<&Agenda> = agendas.iter().filter(|agenda| agenda.active && agenda.desk == desk.id).collect();
    let hers = own.iter().find(|agenda| agenda.person.is_some() && agenda.person == caller.cx.person());
    let whom = match (hers, own.as_slice()) {
        (Some(agenda), _) | (None, [agenda]) => agenda.id.to_string(),
        (None, []) => DESK.to_owned(),
        // Who is ill must not send the people of her colleagues away by not choosing.
        _ => String::new(),
    };
    let today = caller.cx.now().date().to_string();
    let reason = caller.t("desk-agenda-absence-reason-usual");
    let form = Form::from_pairs([("chi", whom), ("dal", today.clone()), ("al", today), ("motivo", reason)]);
    web::html(&AbsencePage::of(&caller, &desk, &agendas, Fields::of(form)).await?)
}

struct Loser {
    when: String,
    name: String,
    phone: Option<String>,
    is_mailed: bool,
}

#[derive(Template)]
#[template(path = "agenda/absence_summary.html")]
struct SummaryPage {
    page: Page,
    tabs: Tabs,
    fields: Fields,
    details: Vec<(String, String)>,
    losers: Vec<Loser>,
    mailed: usize,
    called: usize,
    elsewhere: usize,
}

/// Shows what would happen; with `conferma` does it, and leads to the list of calls.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn close(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let (desk, agendas) = desk_and_agendas(&caller, &desk).await?;
    let (closure, reason) = match read(&desk, &agendas, &form, caller.cx.now().date()) {
        Ok(read) => read,
        Err(errors) => {
            let page = AbsencePage::of(&caller, &desk, &agendas, Fields::refused(form, errors)).await?;
            return web::unprocessable(&page);
        }
    };
    if !form.has("conferma") {
        let touched = touched_by(&caller.cx, &desk.slug, &closure).await.map_err(refused_day)?;
        return web::html(&summary(&caller, &desk, &agendas, &closure, &touched, form).await?);
    }
    close_days(&caller.cx, closure, &reason).await.map_err(refused_closing)?;
    let address = format!("{}/telefonate", base(&desk));
    Ok(web::see_other_saying(&caller.visit, &address, "desk-agenda-absence-done"))
}

/// Takes a closure back.
///
/// # Errors
/// 404 for a closure of another desk.
pub async fn reopen(caller: Caller, Path((desk, closure)): Path<(String, String)>) -> Answer {
    let (desk, _) = desk_and_agendas(&caller, &desk).await?;
    let closure = Uuid::parse_str(&closure).map_err(|_| PageError::not_found())?;
    reopen_days(&caller.cx, desk.id, closure).await.map_err(refused_closing)?;
    let address = format!("{}/assenza", base(&desk));
    Ok(web::see_other_saying(&caller.visit, &address, "desk-agenda-absence-reopened"))
}

fn refused_closing(error: CloseError) -> PageError {
    match error {
        CloseError::Unknown => PageError::not_found(),
        CloseError::Refused(refusal) => refused(refusal),
        CloseError::Storage(error) => error.into(),
        CloseError::Reason => PageError::invalid("desk-agenda-absence-reason-missing"),
        CloseError::Days => PageError::invalid("desk-agenda-absence-days-over"),
    }
}

fn read(desk: &Desk, agendas: &[Agenda], form: &Form, today: Date) -> Result<(Closure, String), FieldErrors> {
    let mut errors = FieldErrors::new();
    let of = match form.text("chi") {
        DESK => Ok(ClosureOf::Desk(desk.id)),
        text => {
            let own = agendas.iter().find(|agenda| agenda.desk == desk.id && agenda.id.to_string() == text);
            own.map(|agenda| ClosureOf::Agenda(agenda.id)).ok_or("desk-agenda-absence-whom-missing")
        }
    };
    let of = errors.check("chi", of);
    let from_day =
        errors.check("dal", form.text("dal").parse::<Date>().map_err(|_| "desk-agenda-absence-day-wrong"));
    let until = if form.has("al") { form.text("al") } else { form.text("dal") };
    let until_day = errors.check("al", until.parse::<Date>().map_err(|_| "desk-agenda-absence-day-wrong"));
    if let (Some(from), Some(until)) = (from_day, until_day) {
        if until < from {
            errors.add("al", "desk-agenda-absence-days-order");
        } else if until < today {
            errors.add("al", "desk-agenda-absence-days-over");
        }
    }
    let from = errors.check("dalle", minute(form.text("dalle"), 0));
    let until = errors.check("alle", minute(form.text("alle"), 1440));
    let span = match (from, until) {
        (Some(from), Some(until)) => errors.check("alle", WallSpan::new(from, until).map_err(span_message)),
        _ => None,
    };
    let reason = form.text("motivo").to_owned();
    if reason.is_empty() {
        errors.add("motivo", "desk-agenda-absence-reason-missing");
    } else if reason.chars().count() > REASON_LENGTH {
        errors.add("motivo", "desk-agenda-over-reason-long");
    }
    match (of, from_day, until_day, span) {
        (Some(of), Some(from_day), Some(until_day), Some(span)) if errors.is_empty() => {
            Ok((Closure { of, from_day, until_day, span }, reason))
        }
        _ => Err(errors),
    }
}

/// Minutes from midnight; nothing typed is the end of the day, or its beginning.
fn minute(text: &str, empty: u16) -> Result<u16, Message> {
    if text.is_empty() {
        return Ok(empty);
    }
    let time: Time = text.parse().map_err(|_| Message::new("desk-agenda-absence-hour-wrong"))?;
    let minutes = i64::from(time.hour()) * 60 + i64::from(time.minute());
    u16::try_from(minutes).map_err(|_| Message::new("desk-agenda-absence-hour-wrong"))
}

fn span_message(error: WallSpanError) -> Message {
    Message::new(match error {
        WallSpanError::WrongOrder => "desk-agenda-absence-hours-order",
        WallSpanError::NotFiveMinutes => "desk-agenda-book-five",
    })
}

async fn summary(
    caller: &Caller,
    desk: &Desk,
    agendas: &[Agenda],
    closure: &Closure,
    touched: &Touched,
    form: Form,
) -> Result<SummaryPage, PageError> {
    let (t, today) = (caller.visit.translator(), caller.cx.now().date());
    let what = match closure.of {
        ClosureOf::Agenda(id) => {
            agendas.iter().find(|agenda| agenda.id == id).map(|agenda| agenda.name.clone())
        }
        _ => None,
    };
    let details = vec![
        (t.t("desk-agenda-absence-whom"), what.unwrap_or_else(|| t.t("desk-agenda-absence-desk"))),
        (t.t("desk-agenda-absence-when"), when(t, closure, today)),
        (t.t("desk-agenda-absence-reason"), form.text("motivo").to_owned()),
    ];
    let loser = |appointment: &crate::model::Appointment| Loser {
        when: match closure.from_day == closure.until_day {
            true => t.time_of(appointment.starts_at),
            false => said::moment(t, appointment.starts_at, today),
        },
        name: said::name(t, appointment),
        phone: said::phone(appointment),
        is_mailed: appointment.attendee.email.is_some(),
    };
    let losers: Vec<Loser> = touched.here.iter().map(loser).collect();
    let mailed = losers.iter().filter(|loser| loser.is_mailed).count();
    Ok(SummaryPage {
        page: page_of(caller, desk, caller.t("desk-agenda-absence-summary-title"))
            .crumb(caller.t("desk-agenda-absence-title"), format!("{}/assenza", base(desk))),
        tabs: Tabs::of(caller, desk, "assenza").await?,
        fields: Fields::of(form),
        details,
        called: losers.len() - mailed,
        mailed,
        losers,
        elsewhere: touched.elsewhere,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_left_empty_are_the_whole_day() {
        assert_eq!(minute("", 0), Ok(0));
        assert_eq!(minute("", 1440), Ok(1440));
        assert_eq!(minute("08:30", 0), Ok(510));
        assert!(minute("8", 0).is_err() && minute("25:00", 0).is_err());
    }
}
