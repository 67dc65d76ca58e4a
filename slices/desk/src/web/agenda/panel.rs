//! What the first page of staff says of her desks today.

use askama::Template;
use jiff::civil::Date;
use texts::Translator;
use web::Caller;
use web::slice::{Panel, PanelHtml, Place};

use super::{base, choose};
use crate::model::Desk;
use crate::queries::DayError;
use crate::queries::agenda_calls::tasks;
use crate::queries::agenda_day::{day_at, desks_to_work_at, taken_at};

/// More than these are a list of their own.
const MOST: usize = 3;

/// The panels of the agenda.
pub fn panels() -> Vec<Panel> {
    vec![Panel { place: Place::Staff, order: 10, draw: draw_today }]
}

struct DeskToday {
    name: String,
    href: String,
    numbers: String,
    next: Option<String>,
    calls: usize,
    waiting: usize,
}

#[derive(Template)]
#[template(path = "agenda/panel.html")]
struct TodayPanel {
    t: Translator,
    day: String,
    desks: Vec<DeskToday>,
    others: usize,
}

fn draw_today(caller: Caller) -> PanelHtml {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        // First the desks that she sits at, then those of her body.
        let own = caller.cx.actor.scopes_of("operator");
        let mut desks = desks_to_work_at(&mut tx, &caller.cx).await?;
        drop(tx);
        desks.sort_by_key(|desk| !own.contains(&desk.id.uuid()));
        if desks.is_empty() {
            return Ok(None);
        }
        let others = desks.len().saturating_sub(MOST);
        desks.truncate(MOST);
        let today = caller.cx.now().date();
        match drawn(&caller, desks, others, today).await {
            Ok(html) => Ok(html),
            Err(DayError::Storage(error)) => Err(error),
            Err(_) => Ok(None),
        }
    })
}

async fn drawn(
    caller: &Caller,
    desks: Vec<Desk>,
    others: usize,
    today: Date,
) -> Result<Option<String>, DayError> {
    let mut tx = caller.cx.read().await?;
    let t = caller.visit.translator();
    let appointments = day_at(&mut tx, &caller.cx, &desks, today).await?;
    let taken = taken_at(&mut tx, &caller.cx, &desks, today).await?;
    drop(tx);
    let mut shown = Vec::with_capacity(desks.len());
    for desk in &desks {
        let tasks = tasks(&caller.cx, desk).await?;
        shown.push(DeskToday {
            name: desk.name.clone(),
            href: base(desk),
            numbers: choose::numbers(t, desk, &taken),
            next: choose::next(t, desk, &appointments, caller.cx.now()),
            calls: tasks.calls,
            waiting: tasks.waiting,
        });
    }
    let panel = TodayPanel { t: t.clone(), day: t.date(today), desks: shown, others };
    Ok(panel.render().ok())
}
