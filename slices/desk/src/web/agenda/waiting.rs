//! `/ufficio/agenda/{desk}/attesa`: who waits for an earlier time; a time given by telephone; taken off the list.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use jiff::civil::Date;
use kernel::{Id, PhoneNumber};
use texts::Translator;
use uuid::Uuid;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::booking::to_slip;
use super::moving::{DayOfTimes, TimeButton, by_day, read_value, value};
use super::{Tabs, base, page_of, refused_booking, refused_change, refused_day, said};
use crate::actions::{BookError, book_for_waiting, leave_waiting_list};
use crate::model::{Desk, Slot, Waiting, WaitingState};
use crate::queries::agenda_calls::{WaitingWithTimes, waiting_at};
use crate::web::shown::channel_key;

/// Times shown in the list itself.
const FIRST_TIMES: usize = 3;
/// Times shown on the page of one person.
const MOST_TIMES: usize = 60;

struct WaitingLine {
    href: String,
    name: String,
    phone: Option<String>,
    email: Option<String>,
    wish: String,
    since: String,
    is_offered: bool,
    times: Vec<TimeButton>,
}

#[derive(Template)]
#[template(path = "agenda/waiting.html")]
struct WaitingPage {
    page: Page,
    tabs: Tabs,
    list: Vec<WaitingLine>,
    join: String,
}

/// Who waits.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn list(caller: Caller, Path(desk): Path<String>) -> Answer {
    let (desk, list) = waiting_at(&caller.cx, &desk).await.map_err(refused_day)?;
    let (t, today) = (caller.visit.translator(), caller.cx.now().date());
    web::html(&WaitingPage {
        page: page_of(&caller, &desk, caller.t("desk-agenda-waiting-title")),
        tabs: Tabs::of(&caller, &desk, "attesa").await?,
        list: list.iter().map(|one| line(t, &desk, one, today)).collect(),
        join: format!("/prenota/{}/attesa", desk.slug),
    })
}

fn line(t: &Translator, desk: &Desk, one: &WaitingWithTimes, today: Date) -> WaitingLine {
    let waiting = &one.waiting;
    let time = |slot: &Slot| TimeButton { value: value(slot), label: said::moment(t, slot.starts_at, today) };
    WaitingLine {
        href: format!("{}/attesa/{}", base(desk), waiting.id),
        name: waiting.name.clone(),
        phone: waiting.phone.as_ref().map(PhoneNumber::to_string),
        email: waiting.email.as_ref().map(|email| email.as_str().to_owned()),
        wish: wish(t, waiting, today),
        since: t.date_short(waiting.created_at.date()),
        is_offered: waiting.state == WaitingState::Offered,
        times: one.slots.iter().take(FIRST_TIMES).map(time).collect(),
    }
}

/// "da lunedì 23 novembre a venerdì 4 dicembre, allo sportello".
fn wish(t: &Translator, waiting: &Waiting, today: Date) -> String {
    let args = [
        ("from", said::day(t, waiting.from_day, today).into()),
        ("until", said::day(t, waiting.until_day, today).into()),
        ("channel", t.t(channel_key(waiting.channel)).into()),
    ];
    t.ta("desk-agenda-waiting-wish", &args)
}

async fn one(caller: &Caller, desk: &str, id: &str) -> Result<(Desk, WaitingWithTimes), PageError> {
    let id: Id<Waiting> = Uuid::parse_str(id).map(Id::from_uuid).map_err(|_| PageError::not_found())?;
    let (desk, list) = waiting_at(&caller.cx, desk).await.map_err(refused_day)?;
    let found = list.into_iter().find(|one| one.waiting.id == id);
    Ok((desk, found.ok_or_else(PageError::not_found)?))
}

#[derive(Template)]
#[template(path = "agenda/waiting_times.html")]
struct TimesPage {
    page: Page,
    taken: bool,
    details: Vec<(String, String)>,
    days: Vec<DayOfTimes>,
    back: String,
}

/// All times that would suit one person.
///
/// # Errors
/// 404 for who waits at another desk.
pub async fn times(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (desk, one) = one(&caller, &desk, &id).await?;
    web::html(&times_page(&caller, &desk, &one, false))
}

fn times_page(caller: &Caller, desk: &Desk, one: &WaitingWithTimes, taken: bool) -> TimesPage {
    let (t, today) = (caller.visit.translator(), caller.cx.now().date());
    let waiting = &one.waiting;
    let mut details = vec![
        (t.t("desk-booking-name"), waiting.name.clone()),
        (t.t("desk-agenda-waiting-when"), wish(t, waiting, today)),
    ];
    details.extend(waiting.phone.as_ref().map(|phone| (t.t("desk-booking-phone"), phone.to_string())));
    let shown: Vec<Slot> = one.slots.iter().take(MOST_TIMES).copied().collect();
    TimesPage {
        page: page_of(caller, desk, caller.t("desk-agenda-waiting-times-title"))
            .crumb(caller.t("desk-agenda-waiting-title"), format!("{}/attesa", base(desk))),
        taken,
        details,
        days: by_day(t, &shown, today),
        back: format!("{}/attesa", base(desk)),
    }
}

/// Books a time for who waits.
///
/// # Errors
/// 404 for who waits at another desk, 409 when the time is gone.
pub async fn give(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, one) = one(&caller, &desk, &id).await?;
    let back = format!("{}/attesa", base(&desk));
    let Some((starts_at, _)) = read_value(form.text("ora")) else {
        return Err(
            PageError::invalid("desk-agenda-book-time-missing").next(back, "desk-agenda-waiting-title")
        );
    };
    match book_for_waiting(&caller.cx, one.waiting.id, starts_at, None).await {
        Ok(booked) => Ok(to_slip(&caller, &desk, &booked)),
        Err(BookError::SlotTaken { .. } | BookError::Past) => {
            let page = times_page(&caller, &desk, &one, true);
            Ok((StatusCode::CONFLICT, Html(askama::Template::render(&page)?)).into_response())
        }
        Err(BookError::NotWaiting) => {
            Err(PageError::conflict("desk-agenda-waiting-gone").next(back, "desk-agenda-waiting-title"))
        }
        Err(error) => Err(refused_booking(error)),
    }
}

/// Takes somebody off the list.
///
/// # Errors
/// 404 for who waits at another desk.
pub async fn remove(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (desk, one) = one(&caller, &desk, &id).await?;
    let back = format!("{}/attesa", base(&desk));
    leave_waiting_list(&caller.cx, one.waiting.id).await.map_err(|error| refused_change(error, &back))?;
    Ok(web::see_other_saying(&caller.visit, &back, "desk-agenda-waiting-removed"))
}
