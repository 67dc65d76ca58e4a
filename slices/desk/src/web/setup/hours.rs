//! `…/orari`: the agendas of a desk with their weekly hours.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Weekday;
use kernel::Id;
use texts::Translator;
use web::components::Steps;
use web::{Answer, Caller, Page};

use super::super::launch::reach::allowed;
use super::super::shown::channel_key;
use crate::model::launch::{Band, Item, bands_of, write_time};
use crate::model::{Agenda, Desk, Opening};
use crate::policy::SetAgenda;
use crate::store;

/// An agenda in the list.
struct AgendaCard {
    name: String,
    is_active: bool,
    is_own: bool,
    hours: Vec<(String, String)>,
    href: String,
    days_href: String,
}

#[derive(Template)]
#[template(path = "setup/hours.html")]
struct HoursPage {
    page: Page,
    steps: Option<Steps>,
    slug: String,
    agendas: Vec<AgendaCard>,
    onward: Option<String>,
}

/// The page; where there is no agenda yet, the form of the first one.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn list(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let agendas = store::agenda::of_desk(&mut tx, desk.id).await?;
    if agendas.is_empty() {
        return Ok(web::see_other(&format!("/ufficio/sportelli/{slug}/orari/nuova")));
    }
    let mut cards = Vec::with_capacity(agendas.len());
    for agenda in agendas {
        let openings = store::agenda::openings(&mut tx, agenda.id).await?;
        cards.push(card(&caller, &desk, agenda, &openings));
    }
    let steps = super::steps(&caller, &desk, Item::HoursPublished);
    let has_hours = cards.iter().any(|card| !card.hours.is_empty());
    let onward = (steps.is_some() && has_hours).then(|| super::shown::path(&slug, Item::PrivacyAct));
    let page = super::page(&caller, &desk, "desk-setup-hours-title");
    web::html(&HoursPage { page, steps, slug, agendas: cards, onward })
}

fn card(caller: &Caller, desk: &Desk, agenda: Agenda, openings: &[Opening]) -> AgendaCard {
    let base = format!("/ufficio/sportelli/{}/orari/{}", desk.slug, agenda.id);
    AgendaCard {
        is_active: agenda.active,
        is_own: agenda.desk == desk.id,
        hours: said(caller.visit.translator(), openings, desk.id),
        days_href: format!("{base}/giorni"),
        href: base,
        name: agenda.name,
    }
}

/// Weekly hours at a desk as pairs: "martedì, mercoledì" and "08:30-12:00, allo sportello".
pub(crate) fn said(t: &Translator, openings: &[Opening], desk: Id<Desk>) -> Vec<(String, String)> {
    let here = openings.iter().filter(|opening| opening.desk == desk);
    let bands = bands_of(here.map(|opening| (opening.weekday, opening.span, opening.channels)));
    bands.iter().map(|band| (days(t, &band.days), span(t, band))).collect()
}

fn days(t: &Translator, days: &[Weekday]) -> String {
    days.iter().map(|day| t.weekday(*day)).collect::<Vec<_>>().join(", ")
}

fn span(t: &Translator, band: &Band) -> String {
    let ways: Vec<String> = band.channels.iter().map(|way| t.t(channel_key(way))).collect();
    format!("{}-{} · {}", write_time(band.span.from()), write_time(band.span.until()), ways.join(", "))
}
