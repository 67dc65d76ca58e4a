//! `/prenota`: a time in four steps, with no account: where, when, who, confirmation.
//!
//! Nothing is kept on the server before the confirmation: what was typed travels in the form. A time that somebody
//! else takes meanwhile costs one click, not the typing.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Instant, IstatCode};
use storage::Tx;
use texts::Translator;
use web::components::Steps;
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::shown;
use crate::model::{Channel, Channels, Desk, ServiceId, Slot, Wanted};
use crate::queries::{DeskOffer, FreeSlots, NearBy, first_free, free_slots};
use crate::store;

/// Desks shown on the first page.
const OFFERS: usize = 6;
/// Days shown at a time.
const DAYS: u16 = 14;

/// The service that somebody wants to talk about, from its sheet's address.
pub(super) struct Subject {
    pub id: ServiceId,
    pub slug: String,
    pub name: String,
}

/// Finds it; an unknown one is no reason to send a person away.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn subject(tx: &mut Tx, slug: &str) -> storage::Result<Option<Subject>> {
    if slug.is_empty() {
        return Ok(None);
    }
    let sheet = store::catalogue::service::by_slug(tx, slug).await?;
    Ok(sheet.map(|sheet| Subject { id: sheet.id, slug: slug.to_owned(), name: sheet.sheet.name }))
}

/// The four steps, the given one being the current.
pub(super) fn steps(t: &Translator, current: usize, back: Option<String>) -> Steps {
    let names = [
        "desk-booking-step-where",
        "desk-booking-step-when",
        "desk-booking-step-who",
        "desk-booking-step-summary",
    ];
    Steps { names: names.iter().map(|key| t.t(key)).collect(), current, back }
}

struct OfferRow {
    desk: String,
    address: String,
    distance: Option<String>,
    when: String,
    channel: String,
    href: String,
    others: String,
}

#[derive(Template)]
#[template(path = "booking/where.html")]
struct WherePage {
    page: Page,
    steps: Steps,
    fields: Fields,
    service: Option<(String, String)>,
    service_slug: Option<String>,
    municipalities: Vec<Choice>,
    channels: Vec<Choice>,
    offers: Vec<OfferRow>,
}

/// `/prenota?servizio=…&vicino=…&canale=…`
///
/// # Errors
/// When the database does not answer.
pub async fn place(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let subject = subject(&mut tx, form.text("servizio")).await?;
    let (known, municipalities) = shown::municipality_choices(&mut tx).await?;
    let near =
        IstatCode::parse(form.text("vicino")).ok().filter(|code| known.iter().any(|m| m.istat_code == *code));
    let channel = Channel::parse(form.text("canale")).ok();
    let service = subject.as_ref().map(|subject| subject.id);
    let search = NearBy { service, channel, near: near.clone(), limit: OFFERS };
    let offers = first_free(&mut tx, &caller.cx, &search).await?.unwrap_or_default();
    let t = caller.visit.translator();
    let slug = subject.as_ref().map(|subject| subject.slug.clone());
    let offers = offers.iter().map(|offer| row(t, offer, near.as_ref(), slug.as_deref(), channel)).collect();
    web::html(&WherePage {
        page: caller.page(caller.t("desk-booking-title")),
        steps: steps(t, 1, None),
        fields: Fields::of(form),
        service: subject.map(|subject| (subject.name, format!("/servizi/{}", subject.slug))),
        service_slug: slug,
        municipalities,
        channels: shown::channel_choices(t),
        offers,
    })
}

fn row(
    t: &Translator,
    offer: &DeskOffer,
    near: Option<&IstatCode>,
    slug: Option<&str>,
    on: Option<Channel>,
) -> OfferRow {
    let desk = &offer.desk;
    OfferRow {
        desk: desk.name.clone(),
        address: desk.address.clone(),
        distance: shown::distance(t, offer, near),
        when: t.date_time(offer.slot.starts_at),
        channel: t.t(shown::channel_key(offer.slot.channel)),
        href: shown::take(&desk.slug, &offer.slot, slug),
        others: when_address(desk, slug, on, None),
    }
}

/// The first step again, with the service and the Comune that were chosen.
fn where_address(slug: Option<&str>, near: &str) -> String {
    let parts = [
        slug.map(|slug| format!("servizio={}", shown::encoded(slug))),
        IstatCode::parse(near).ok().map(|code| format!("vicino={code}")),
    ];
    in_query("/prenota", parts)
}

/// The second step of a desk: its times.
pub(super) fn when_address(
    desk: &Desk,
    slug: Option<&str>,
    channel: Option<Channel>,
    from: Option<Date>,
) -> String {
    let parts = [
        slug.map(|slug| format!("servizio={}", shown::encoded(slug))),
        channel.map(|channel| format!("canale={}", channel.word())),
        from.map(|day| format!("dal={day}")),
    ];
    in_query(&format!("/prenota/{}", desk.slug), parts)
}

fn in_query(path: &str, parts: impl IntoIterator<Item = Option<String>>) -> String {
    let query: Vec<String> = parts.into_iter().flatten().collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

struct TimeLink {
    label: String,
    href: String,
}

struct DayOfTimes {
    label: String,
    times: Vec<TimeLink>,
}

#[derive(Template)]
#[template(path = "booking/when.html")]
struct WhenPage {
    page: Page,
    steps: Steps,
    fields: Fields,
    desk_name: String,
    desk_address: String,
    service_name: Option<String>,
    service_slug: Option<String>,
    from: Option<Date>,
    channels: Vec<Choice>,
    days: Vec<DayOfTimes>,
    before: Option<String>,
    after: Option<String>,
    waiting: String,
}

/// `/prenota/{desk}?servizio=…&canale=…&dal=…`: two weeks of times for one way to meet; when none is asked for, the
/// first that has times.
///
/// # Errors
/// 404 when there is no such desk.
pub async fn time(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = open_desk(&mut tx, &slug).await?;
    let subject = subject(&mut tx, form.text("servizio")).await?;
    let today = caller.cx.now().date();
    let from: Date = form.text("dal").parse().unwrap_or(today).max(today);
    let wanted = Wanted { channels: Channels::ALL, ..Wanted::at(desk.id, caller.cx.now()) };
    let service = subject.as_ref().map(|subject| subject.id);
    let asked = FreeSlots { from, days: DAYS, service, wanted };
    let mut slots = free_slots(&mut tx, &desk, &asked).await?;
    let has_times = |channel: &Channel| slots.iter().any(|slot| slot.channel == *channel);
    let ways: Vec<Channel> = Channel::ALL.into_iter().filter(has_times).collect();
    let asked_way = Channel::parse(form.text("canale")).ok();
    let channel = asked_way.or_else(|| ways.first().copied());
    slots.retain(|slot| Some(slot.channel) == channel);
    let t = caller.visit.translator();
    let offered = Channel::ALL.into_iter().filter(|way| ways.contains(way) || Some(*way) == channel);
    let channels = shown::choices_of(t, offered);
    let form = form.set("canale", channel.map_or("", Channel::word));
    let service_slug = subject.as_ref().map(|subject| subject.slug.clone());
    let (earlier, later) =
        (from.saturating_sub(i64::from(DAYS).days()), from.saturating_add(i64::from(DAYS).days()));
    let address = |day: Date| when_address(&desk, service_slug.as_deref(), channel, Some(day));
    let page =
        caller.page(caller.t("desk-booking-when-title")).crumb(caller.t("desk-booking-title"), "/prenota");
    web::html(&WhenPage {
        page: with_phone(page, &desk),
        steps: steps(t, 2, Some(where_address(service_slug.as_deref(), form.text("vicino")))),
        days: by_day(t, &slots, |slot| shown::take(&desk.slug, slot, service_slug.as_deref())),
        before: (from > today).then(|| address(earlier.max(today))),
        after: (later <= today.saturating_add(180.days())).then(|| address(later)),
        waiting: format!("/prenota/{}/attesa", desk.slug),
        fields: Fields::of(form),
        from: (from > today).then_some(from),
        desk_name: desk.name,
        desk_address: desk.address,
        service_name: subject.map(|subject| subject.name),
        service_slug,
        channels,
    })
}

/// The times of a page, day by day.
fn by_day(t: &Translator, slots: &[Slot], href: impl Fn(&Slot) -> String) -> Vec<DayOfTimes> {
    let mut days: BTreeMap<Date, Vec<TimeLink>> = BTreeMap::new();
    for slot in slots {
        let link = TimeLink { label: t.time_of(slot.starts_at), href: href(slot) };
        days.entry(slot.starts_at.date()).or_default().push(link);
    }
    days.into_iter().map(|(day, times)| DayOfTimes { label: t.date(day), times }).collect()
}

/// An open desk by its name in addresses.
///
/// # Errors
/// 404 for a desk that takes no bookings.
pub(super) async fn open_desk(tx: &mut Tx, slug: &str) -> Result<Desk, PageError> {
    let desk = store::desk::find_by_slug(tx, slug).await?;
    desk.filter(Desk::is_open).ok_or_else(PageError::not_found)
}

/// Every page of a desk carries its telephone.
pub(super) fn with_phone(page: Page, desk: &Desk) -> Page {
    match &desk.phone {
        Some(phone) => page.phone(desk.name.clone(), phone.clone()),
        None => page,
    }
}

/// The moment in a form or an address.
pub(super) fn moment(form: &Form) -> Option<Instant> {
    Instant::parse(form.text("ora")).ok()
}
