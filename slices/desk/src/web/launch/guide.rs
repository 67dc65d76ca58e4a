//! `/ufficio/sportelli/{slug}/guida`: "whom do I send where", on one page, also as a document to be printed.

use askama::Template;
use axum::extract::Path;
use serde::Serialize;
use texts::{Locale, Translator};
use web::{Answer, Caller, Page, PageError};

use super::reach::seen;
use crate::model::catalogue::AccessChannel;
use crate::queries::{self, Guide, GuideLine};
use crate::web::setup::hours_said;

/// All that the guide shows, in words of one language: for the page and for the printed document.
#[derive(Clone, Debug, Serialize)]
pub struct GuideDocument {
    /// "Guida dello Sportello di Follo".
    pub title: String,
    /// What it is for.
    pub lead: String,
    /// The day it is of.
    pub of_day: String,
    /// Address and telephone of the desk.
    pub contacts: Vec<Pair>,
    /// Its weekly hours.
    pub hours: Vec<Pair>,
    /// Heading of the hours.
    pub hours_title: String,
    /// Heading of the services.
    pub lines_title: String,
    /// Heads of the columns.
    pub heads: [String; 4],
    /// Services by topic.
    pub topics: Vec<TopicLines>,
    /// Heading of the next desks.
    pub neighbours_title: String,
    /// The next desks.
    pub neighbours: Vec<Pair>,
    /// Heading of the note on the employment centre.
    pub centre_title: String,
    /// What is done there only.
    pub centre: String,
}

/// A term and what it is.
#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    /// The term.
    pub term: String,
    /// What it is.
    pub text: String,
}

/// The lines of a topic.
#[derive(Clone, Debug, Serialize)]
pub struct TopicLines {
    /// Its name.
    pub name: String,
    /// Service, body, telephone, channels.
    pub lines: Vec<Line>,
}

/// A service in the guide.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Its page on the portal.
    pub href: String,
    /// Its name.
    pub service: String,
    /// The body that gives it.
    pub body: String,
    /// Whom to call; empty when nobody is.
    pub phone: String,
    /// Ways to reach it.
    pub channels: String,
}

#[derive(Template)]
#[template(path = "launch/guide.html")]
struct GuidePage {
    page: Page,
    guide: GuideDocument,
    pdf: String,
    printed: String,
}

/// The page, for who works at the desk or keeps it.
///
/// # Errors
/// 404 for who has nothing to do with it.
pub(crate) async fn show(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, &caller, &slug).await?;
    let guide = queries::guide(&mut tx, desk, caller.cx.now()).await?;
    let t = caller.visit.translator();
    let guide = said(t, &guide);
    let page = caller.page(guide.title.clone()).private();
    let page = page
        .crumb(caller.t("desk-launch-office"), "/ufficio")
        .crumb(caller.t("desk-launch-list-title"), "/ufficio/sportelli")
        .crumb(caller.t("desk-guide-desk"), super::shown::home(&slug));
    let pdf = format!("/ufficio/sportelli/{slug}/guida.pdf");
    web::html(&GuidePage { page, guide, pdf, printed: t.date_time(caller.cx.now()) })
}

/// The guide as a document for `pdf`: typst template and data. 404 and 401 as the page.
///
/// # Errors
/// As [`seen`].
pub async fn guide_document(caller: &Caller, slug: &str) -> Result<(&'static str, GuideDocument), PageError> {
    let mut tx = caller.cx.read().await?;
    let desk = seen(&mut tx, caller, slug).await?;
    let guide = queries::guide(&mut tx, desk, caller.cx.now()).await?;
    Ok((include_str!("../../../templates/print/guide.typ"), said(caller.visit.translator(), &guide)))
}

fn said(t: &Translator, guide: &Guide) -> GuideDocument {
    let desk = &guide.desk;
    let pair = |term: String, text: String| Pair { term, text };
    let mut contacts = vec![pair(t.t("desk-setup-contacts-address"), desk.address.clone())];
    contacts.extend(desk.phone.clone().map(|phone| pair(t.t("desk-setup-contacts-phone"), phone)));
    let neighbour = |other: &crate::model::Desk| {
        let phone = other.phone.as_ref().map(|phone| format!(" · {phone}")).unwrap_or_default();
        pair(other.name.clone(), format!("{}{phone}", other.address))
    };
    let topics = guide.topics.iter().map(|topic| {
        let name = match (&topic.names, t.locale()) {
            (Some((italian, _)), Locale::It) => italian.clone(),
            (Some((_, english)), Locale::En) => english.clone(),
            (None, _) => t.t("desk-guide-other"),
        };
        TopicLines { name, lines: topic.lines.iter().map(|entry| line(t, entry)).collect() }
    });
    GuideDocument {
        title: t.ta("desk-guide-title", &[("desk", desk.name.as_str().into())]),
        lead: t.t("desk-guide-lead"),
        of_day: t.ta("desk-guide-of-day", &[("day", t.date(guide.on).into())]),
        contacts,
        hours: hours_said(t, &guide.openings, desk.id)
            .into_iter()
            .map(|(term, text)| pair(term, text))
            .collect(),
        hours_title: t.t("desk-guide-hours"),
        lines_title: t.t("desk-guide-lines"),
        heads: ["desk-guide-service", "desk-guide-body", "desk-guide-phone", "desk-guide-ways"]
            .map(|key| t.t(key)),
        topics: topics.collect(),
        neighbours_title: t.t("desk-guide-neighbours"),
        neighbours: guide.neighbours.iter().map(neighbour).collect(),
        centre_title: t.t("desk-guide-centre-title"),
        centre: t.t("desk-guide-centre"),
    }
}

fn line(t: &Translator, line: &GuideLine) -> Line {
    let channels = line.channels.iter().filter_map(|code| AccessChannel::parse(code));
    Line {
        href: format!("/servizi/{}", line.slug),
        service: line.service.clone(),
        body: line.body.clone(),
        phone: line.phone.clone().unwrap_or_default(),
        channels: channels.map(|channel| t.t(way_key(channel))).collect::<Vec<_>>().join(", "),
    }
}

/// The text of a way to reach a service.
const fn way_key(channel: AccessChannel) -> &'static str {
    match channel {
        AccessChannel::InPerson => "desk-guide-way-in-person",
        AccessChannel::Telephone => "desk-guide-way-telephone",
        AccessChannel::Video => "desk-guide-way-video",
        AccessChannel::Mail => "desk-guide-way-mail",
        AccessChannel::Online => "desk-guide-way-online",
    }
}
