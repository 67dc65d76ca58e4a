//! `/ufficio/agenda/{desk}/telefonate`: who must be called since her time was taken away, with three others each, and
//! who comes on the next day of work and can only be reminded by telephone.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use texts::Translator;
use web::{Answer, Caller, Page};

use super::moving::{TimeButton, value};
use super::{Tabs, base, page_of, refused_day, said};
use crate::model::{Appointment, Desk};
use crate::queries::agenda_calls::{ToMove, calls};
use crate::web::shown::channel_key;

struct MoveCall {
    href: String,
    name: String,
    phone: Option<String>,
    email: Option<String>,
    was: String,
    reason: Option<String>,
    proposals: Vec<TimeButton>,
}

struct Reminder {
    href: String,
    name: String,
    phone: String,
    time: String,
    is_told: bool,
}

#[derive(Template)]
#[template(path = "agenda/calls.html")]
struct CallsPage {
    page: Page,
    tabs: Tabs,
    printed: String,
    displaced: Vec<MoveCall>,
    undecided: Vec<MoveCall>,
    reminders_title: Option<String>,
    reminders: Vec<Reminder>,
}

/// Whom to call.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn list(caller: Caller, Path(desk): Path<String>) -> Answer {
    let calls = calls(&caller.cx, &desk).await.map_err(refused_day)?;
    let (t, today) = (caller.visit.translator(), caller.cx.now().date());
    let to_move = |list: &[ToMove]| list.iter().map(|one| move_call(t, &calls.desk, one, today)).collect();
    let title = |day: Date| t.ta("desk-agenda-calls-day", &[("day", said::day(t, day, today).into())]);
    web::html(&CallsPage {
        page: page_of(&caller, &calls.desk, caller.t("desk-agenda-calls-title")),
        tabs: Tabs::of(&caller, &calls.desk, "telefonate").await?,
        printed: t.date_time(caller.cx.now()),
        displaced: to_move(&calls.displaced),
        undecided: to_move(&calls.undecided),
        reminders_title: calls.day.map(title),
        reminders: calls.reminders.iter().map(|appointment| reminder(t, &calls.desk, appointment)).collect(),
    })
}

fn address(desk: &Desk, appointment: &Appointment) -> String {
    format!("{}/appuntamenti/{}", base(desk), appointment.id)
}

fn move_call(t: &Translator, desk: &Desk, one: &ToMove, today: Date) -> MoveCall {
    let appointment = &one.appointment;
    let proposal = |slot: &crate::model::Slot| {
        let when = said::moment(t, slot.starts_at, today);
        // Another way to meet than hers is said; her own goes without saying.
        let label = match slot.channel == appointment.channel {
            true => when,
            false => format!("{when}, {}", t.t(channel_key(slot.channel))),
        };
        TimeButton { value: value(slot), label }
    };
    MoveCall {
        href: address(desk, appointment),
        name: said::name(t, appointment),
        phone: said::phone(appointment),
        email: appointment.attendee.email.as_ref().map(|email| email.as_str().to_owned()),
        was: said::moment(t, appointment.starts_at, today),
        reason: appointment.cancel_reason.clone(),
        proposals: one.proposals.iter().map(proposal).collect(),
    }
}

fn reminder(t: &Translator, desk: &Desk, appointment: &Appointment) -> Reminder {
    Reminder {
        href: address(desk, appointment),
        name: said::name(t, appointment),
        phone: said::phone(appointment).unwrap_or_default(),
        time: t.time_of(appointment.starts_at),
        is_told: appointment.told_at.is_some(),
    }
}
