//! `/ufficio/avvisi`: what the coordinator tells all operators.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use network::api::Network;
use policy::Actor;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::new::networks;
use super::shown;
use crate::actions::launch::{NewNotice, NoticeError, withdraw_notice, write_notice};
use crate::model::notice::{NOTICE_TEXT_LENGTH, NOTICE_TITLE_LENGTH, Notice};
use crate::store;
use crate::web::setup::read_day;

/// A notice in the list.
struct Row {
    id: String,
    title: String,
    text: String,
    written: String,
    state: String,
    tone: &'static str,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "launch/notices.html")]
struct NoticesPage {
    page: Page,
    notices: Vec<Row>,
}

#[derive(Template)]
#[template(path = "launch/notice.html")]
struct NoticePage {
    page: Page,
    fields: Fields,
    networks: Vec<Choice>,
}

/// All notices of her networks.
///
/// # Errors
/// 401 for nobody, 403 for who is no coordinator.
pub(crate) async fn list(caller: Caller) -> Answer {
    let networks = led(&caller).await?;
    let mut tx = caller.cx.read().await?;
    let ids: Vec<_> = networks.iter().map(|network| network.id.uuid()).collect();
    let notices = store::notice::of_networks(&mut tx, &ids).await?;
    let people: Vec<_> = notices.iter().filter_map(|notice| notice.by.map(Id::from_uuid)).collect();
    let names = identity::api::display_names(&mut tx, &people).await?;
    let page = caller.page(caller.t("desk-notice-list-title")).private();
    let page = page.crumb(caller.t("desk-launch-office"), "/ufficio");
    let notices = notices.into_iter().map(|notice| row(&caller, notice, &names)).collect();
    web::html(&NoticesPage { page, notices })
}

fn row(caller: &Caller, notice: Notice, names: &HashMap<identity::api::PersonId, String>) -> Row {
    let t = caller.visit.translator();
    let is_shown = notice.is_shown_on(caller.cx.now().date());
    let (state, tone) = match (is_shown, notice.withdrawn_at) {
        (true, _) => ("desk-notice-state-shown", "ok"),
        (false, Some(_)) => ("desk-notice-state-withdrawn", "stop"),
        (false, None) => ("desk-notice-state-over", "plain"),
    };
    let by = notice.by.map(|by| shown::called(t, names, by)).unwrap_or_default();
    let written = t.ta(
        "desk-notice-written",
        &[
            ("when", t.date_time(notice.at).into()),
            ("name", by.into()),
            ("until", t.date(notice.until).into()),
        ],
    );
    Row {
        id: notice.id.to_string(),
        title: notice.title,
        text: notice.text,
        written,
        state: t.t(state),
        tone,
        is_shown,
    }
}

/// The form of a new one.
///
/// # Errors
/// As [`list`].
pub(crate) async fn form(caller: Caller) -> Answer {
    let networks = led(&caller).await?;
    let in_two_weeks = caller.cx.now().plus_days(14).date();
    let proposed = Form::from_pairs([("until", in_two_weeks.to_string())]);
    web::html(&page(&caller, &networks, Fields::of(proposed)))
}

/// Writes it.
///
/// # Errors
/// As [`list`].
pub(crate) async fn write(caller: Caller, form: Form) -> Answer {
    let networks = led(&caller).await?;
    let mut errors = FieldErrors::new();
    let network = errors.check("network", chosen(&form, &networks).ok_or("desk-notice-network-missing"));
    let title = errors.check("title", text(&form, "title", NOTICE_TITLE_LENGTH));
    let text = errors.check("text", text(&form, "text", NOTICE_TEXT_LENGTH));
    let until = errors.check("until", read_day(form.text("until")).ok_or("desk-setup-day-wrong"));
    if let (Some(network), Some(title), Some(text), Some(until)) = (network, title, text, until) {
        match write_notice(&caller.cx, NewNotice { network, title, text, until }).await {
            Ok(_) => return Ok(web::see_other_saying(&caller.visit, "/ufficio/avvisi", "desk-notice-done")),
            Err(NoticeError::Over) => errors.add("until", "desk-notice-until-over"),
            Err(error) => return Err(error.into()),
        }
    }
    web::unprocessable(&page(&caller, &networks, Fields::refused(form, errors)))
}

/// Takes one back.
///
/// # Errors
/// As [`list`]; 404 when there is none.
pub(crate) async fn withdraw(caller: Caller, Path(id): Path<String>) -> Answer {
    let id = id.parse::<Id<Notice>>().map_err(|_| PageError::not_found())?;
    withdraw_notice(&caller.cx, id).await?;
    Ok(web::see_other_saying(&caller.visit, "/ufficio/avvisi", "desk-notice-withdrawn"))
}

async fn led(caller: &Caller) -> Result<Vec<Network>, PageError> {
    let Actor::Staff { .. } = caller.cx.actor else { return Err(PageError::sign_in()) };
    let mut tx = caller.cx.read().await?;
    let networks = networks(&mut tx, caller).await?;
    if networks.is_empty() { Err(PageError::forbidden("desk-notice-forbidden")) } else { Ok(networks) }
}

fn page(caller: &Caller, networks: &[Network], fields: Fields) -> NoticePage {
    let page = caller.page(caller.t("desk-notice-new-title")).private();
    let page = page
        .crumb(caller.t("desk-launch-office"), "/ufficio")
        .crumb(caller.t("desk-notice-list-title"), "/ufficio/avvisi");
    let choices = networks.iter().map(|network| Choice::new(network.id.to_string(), network.name.clone()));
    // With one network there is nothing to choose.
    let networks = if networks.len() > 1 { choices.collect() } else { Vec::new() };
    NoticePage { page, fields, networks }
}

fn chosen(form: &Form, networks: &[Network]) -> Option<Id<Network>> {
    match networks {
        [only] => Some(only.id),
        _ => networks
            .iter()
            .find(|network| network.id.to_string() == form.text("network"))
            .map(|network| network.id),
    }
}

fn text(form: &Form, field: &str, most: usize) -> Result<String, &'static str> {
    match form.get(field) {
        None => Err("desk-notice-text-missing"),
        Some(text) if text.chars().count() > most => Err("desk-notice-text-long"),
        Some(text) => Ok(text.to_owned()),
    }
}
