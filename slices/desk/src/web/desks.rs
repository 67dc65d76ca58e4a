//! `/sportelli`: the desks with their first free times; `/sportelli/{slug}`: one of them with its hours and week.

use askama::Template;
use axum::extract::Path;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Coordinates, Id, Instant, IstatCode};
use network::api::{Municipality, Organisation};
use texts::Translator;
use web::components::{Cell, CellState, Week, WeekDay, WeekRow};
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::shown;
use crate::model::availability::Standing;
use crate::model::{Desk, DeskState, Slot, WallSpan, Wanted};
use crate::queries::{DeskOffer, FreeSlots, NearBy, first_free, free_slots, week_of};
use crate::store;

/// More desks than a page should list.
const MOST: i64 = 200;

struct First {
    when: String,
    href: String,
}

struct DeskCard {
    name: String,
    href: String,
    address: String,
    distance: Option<String>,
    phone: Option<String>,
    first: Option<First>,
    without: String,
}

#[derive(Template)]
#[template(path = "desks/list.html")]
struct ListPage {
    page: Page,
    fields: Fields,
    municipalities: Vec<Choice>,
    map: Option<String>,
    desks: Vec<DeskCard>,
}

/// `/sportelli?vicino=ISTAT`
///
/// # Errors
/// When the database does not answer.
pub async fn list(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (known, municipalities) = shown::municipality_choices(&mut tx).await?;
    let near =
        IstatCode::parse(form.text("vicino")).ok().filter(|code| known.iter().any(|m| m.istat_code == *code));
    let desks = store::desk::shown(&mut tx, MOST).await?;
    let search = NearBy { near: near.clone(), limit: desks.len(), ..NearBy::default() };
    let offers = first_free(&mut tx, &caller.cx, &search).await?.unwrap_or_default();
    let t = caller.visit.translator();
    let cards = in_order(desks.clone(), &offers, near.as_ref(), &known)
        .iter()
        .map(|desk| card(t, desk, offers.iter().find(|offer| offer.desk.id == desk.id), near.as_ref()))
        .collect();
    let page = caller.page(caller.t("desk-desks-title")).rated();
    let map = map(t, &desks, &known)?;
    web::html(&ListPage { page, fields: Fields::of(form), municipalities, map, desks: cards })
}

/// Near the reader first; without a Comune, open ones by name and then those to come.
fn in_order(
    mut desks: Vec<Desk>,
    offers: &[DeskOffer],
    near: Option<&IstatCode>,
    known: &[Municipality],
) -> Vec<Desk> {
    let from = near.and_then(|near| known.iter().find(|m| m.istat_code == *near)).map(|m| m.place);
    let far = |desk: &Desk| match (from, desk.place) {
        (Some(from), Some(place)) => from.km_to(place),
        _ => f64::MAX,
    };
    let rank = |desk: &Desk| (near != Some(&desk.municipality), !desk.is_open());
    let has_time = |desk: &Desk| offers.iter().any(|offer| offer.desk.id == desk.id);
    desks.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(far(a).total_cmp(&far(b)))
            .then(has_time(b).cmp(&has_time(a)))
            .then_with(|| a.name.cmp(&b.name))
    });
    desks
}

fn card(t: &Translator, desk: &Desk, offer: Option<&DeskOffer>, near: Option<&IstatCode>) -> DeskCard {
    DeskCard {
        name: desk.name.clone(),
        href: format!("/sportelli/{}", desk.slug),
        address: desk.address.clone(),
        distance: offer.and_then(|offer| shown::distance(t, offer, near)),
        phone: desk.phone.clone(),
        first: offer.map(|offer| first(t, desk, &offer.slot)),
        without: without(t, desk),
    }
}

fn first(t: &Translator, desk: &Desk, slot: &Slot) -> First {
    First { when: t.date_time(slot.starts_at), href: shown::take(&desk.slug, slot, None) }
}

fn without(t: &Translator, desk: &Desk) -> String {
    t.t(match desk.state {
        DeskState::Preparing => "desk-desks-preparing",
        DeskState::Suspended | DeskState::Closed => "desk-desks-suspended",
        DeskState::Open => "desk-desks-full",
    })
}

struct Dot {
    x: i64,
    y: i64,
    label: String,
    label_x: i64,
    label_y: i64,
    anchor: &'static str,
    state: &'static str,
}

#[derive(Template)]
#[template(path = "desks/map.html")]
struct Map {
    title: String,
    description: String,
    open: String,
    preparing: String,
    width: i64,
    height: i64,
    dots: Vec<Dot>,
}

/// The picture's width and margins, in its own units.
const WIDTH: i64 = 640;
const MARGIN: i64 = 110;
const TOP: i64 = 40;
/// What a letter and a line take, where they are largest: on a telephone.
const LETTER: i64 = 11;
const LINE: i64 = 22;

/// A schematic of where the desks are: true to the map, except that labels are moved apart.
pub(super) fn map(
    t: &Translator,
    desks: &[Desk],
    known: &[Municipality],
) -> Result<Option<String>, PageError> {
    let placed: Vec<(&Desk, Coordinates)> = desks
        .iter()
        .filter_map(|desk| {
            let comune = || known.iter().find(|m| m.istat_code == desk.municipality).map(|m| m.place);
            Some((desk, desk.place.or_else(comune)?))
        })
        .collect();
    let bounds = |of: fn(Coordinates) -> f64| {
        let values = placed.iter().map(|(_, place)| of(*place));
        (values.clone().fold(f64::MAX, f64::min), values.fold(f64::MIN, f64::max))
    };
    let ((south, north), (west, east)) = (bounds(Coordinates::latitude), bounds(Coordinates::longitude));
    if placed.len() < 2 || north <= south || east <= west {
        return Ok(None);
    }
    // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    let aspect = (north - south) / ((east - west) * ((north + south) / 2.0).to_radians().cos());
    let across = f64::from(i32::try_from(WIDTH - 2 * MARGIN).unwrap_or(500));
    let down = (across * aspect).clamp(200.0, 620.0);
    let mut dots: Vec<Dot> = placed
        .iter()
        .map(|(desk, place)| {
            let x = MARGIN + rounded((place.longitude() - west) / (east - west) * across);
            let y = TOP + rounded((north - place.latitude()) / (north - south) * down);
            let label = known.iter().find(|m| m.istat_code == desk.municipality).map(|m| m.name.clone());
            let state = if desk.is_open() { "open" } else { "preparing" };
            Dot {
                x,
                y,
                label: label.unwrap_or_else(|| desk.name.clone()),
                label_x: x,
                label_y: y,
                anchor: "start",
                state,
            }
        })
        .collect();
    place_labels(&mut dots);
    let open = desks.iter().filter(|desk| desk.is_open()).count();
    let (open, preparing) = (count(open), count(desks.len() - open));
    let map = Map {
        title: t.t("desk-map-title"),
        description: t.ta("desk-map-description", &[("open", open.into()), ("preparing", preparing.into())]),
        open: t.t("desk-map-open"),
        preparing: t.t("desk-map-preparing"),
        width: WIDTH,
        height: rounded(down) + 2 * TOP,
        dots,
    };
    Ok(Some(map.render()?))
}

/// A rectangle: left, top, right, bottom.
type Frame = (i64, i64, i64, i64);

/// Puts each label beside, under, over or askew of its dot: where it lies on nothing else, or on the least.
fn place_labels(dots: &mut [Dot]) {
    let mut taken: Vec<Frame> =
        dots.iter().map(|dot| (dot.x - 10, dot.y - 10, dot.x + 10, dot.y + 10)).collect();
    for dot in dots {
        let width = count(dot.label.chars().count()) * LETTER;
        let (right, left, half) = (dot.x + 15, dot.x - 15, width / 2);
        let places = [
            ("start", right, dot.y + 5, right),
            ("end", left, dot.y + 5, left - width),
            ("middle", dot.x, dot.y + 29, dot.x - half),
            ("middle", dot.x, dot.y - 16, dot.x - half),
            ("start", right, dot.y + 20, right),
            ("start", right, dot.y - 10, right),
            ("end", left, dot.y + 20, left - width),
            ("end", left, dot.y - 10, left - width),
        ];
        let frame = |(_, _, y, left): &(&str, i64, i64, i64)| (*left, y - LINE + 4, left + width, y + 4);
        let lies_on = |a: &Frame, b: &Frame| a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3;
        let spoils = |place: &&(&str, i64, i64, i64)| {
            let frame = frame(place);
            let is_cut = frame.0 < 0 || frame.2 > WIDTH;
            (is_cut, taken.iter().filter(|other| lies_on(&frame, other)).count())
        };
        if let Some(place) = places.iter().min_by_key(spoils) {
            (dot.anchor, dot.label_x, dot.label_y) = (place.0, place.1, place.2);
            taken.push(frame(place));
        }
    }
}

fn rounded(value: f64) -> i64 {
    format!("{value:.0}").parse().unwrap_or_default()
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[derive(Template)]
#[template(path = "desks/show.html")]
struct ShowPage {
    page: Page,
    first: Option<First>,
    all_times: String,
    without: String,
    contacts: Contacts,
    hours: Vec<(String, String)>,
    closures: Vec<String>,
    week: Option<Week>,
    week_before: Option<String>,
    week_after: String,
}

/// `/sportelli/{slug}?dal=YYYY-MM-DD`
///
/// # Errors
/// 404 when there is no such desk.
pub async fn show(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = store::desk::find_by_slug(&mut tx, &slug).await?.ok_or_else(PageError::not_found)?;
    let body = network::api::organisation(&mut tx, Id::from_uuid(desk.organisation)).await?;
    let today = caller.cx.now().date();
    let mut monday = monday_of(form.text("dal").parse().unwrap_or(today).max(today));
    let mut starts = week_of(&mut tx, &desk, caller.cx.now(), monday).await?;
    // At the week's end what she came for is the next one.
    let is_over = starts.iter().all(|(_, standing)| matches!(standing, Standing::Over));
    if !form.has("dal") && is_over {
        monday = monday.saturating_add(7.days());
        starts = week_of(&mut tx, &desk, caller.cx.now(), monday).await?;
    }
    let wanted = Wanted::at(desk.id, caller.cx.now());
    let search = FreeSlots { from: today, days: 60, service: None, wanted };
    let free = starts.iter().find_map(|(_, standing)| match standing {
        Standing::Free(slot) => Some(*slot),
        _ => None,
    });
    let next = match free.filter(|_| monday <= today) {
        Some(slot) => Some(slot),
        None => free_slots(&mut tx, &desk, &search).await?.first().copied(),
    };
    let openings = store::agenda::openings_of_desks(&mut tx, &[desk.id]).await?;
    let closures = store::agenda::closures(&mut tx, desk.id, today).await?;
    let t = caller.visit.translator();
    let mut page = caller.page(desk.name.clone()).crumb(caller.t("desk-desks-title"), "/sportelli").rated();
    if let Some(phone) = &desk.phone {
        page = page.phone(desk.name.clone(), phone.clone());
    }
    let before = monday.saturating_sub(7.days());
    web::html(&ShowPage {
        first: next.map(|slot| first(t, &desk, &slot)),
        all_times: format!("/prenota/{}", desk.slug),
        without: without(t, &desk),
        contacts: Contacts::of(&desk, body),
        hours: hours(t, &openings),
        closures: closures
            .iter()
            .filter(|listed| desk.is_open() && listed.closure.span == WallSpan::DAY)
            .map(|listed| closure(t, listed))
            .collect(),
        week: desk.is_open().then(|| week(t, &desk, monday, today, &starts)),
        week_before: (monday > today).then(|| format!("/sportelli/{}?dal={before}", desk.slug)),
        week_after: format!("/sportelli/{}?dal={}", desk.slug, monday.saturating_add(7.days())),
        page,
    })
}

fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

struct Contacts {
    address: String,
    phone: Option<String>,
    email: Option<String>,
    body: Option<String>,
    /// Where one writes to it: the room of the inbox stands on this one and is only linked to.
    write: String,
}

impl Contacts {
    fn of(desk: &Desk, body: Option<Organisation>) -> Self {
        let Desk { address, phone, email, .. } = desk.clone();
        let write = format!("/contattaci/{}", desk.slug);
        Self { write, address, phone, email, body: body.map(|body| body.name.clone()) }
    }
}

/// The number of a weekday, its name, and its spans in minutes of the day.
type DayHours = (i8, String, Vec<(u16, u16)>);

/// A line a weekday: the hours of all counters put together.
fn hours(t: &Translator, openings: &[crate::model::Opening]) -> Vec<(String, String)> {
    let mut spans: Vec<_> =
        openings.iter().map(|o| (o.weekday.to_monday_one_offset(), o.weekday, o.span)).collect();
    spans.sort_by_key(|(number, _, span)| (*number, span.from(), span.until()));
    let mut days: Vec<DayHours> = Vec::new();
    for (number, weekday, span) in spans {
        if days.last().is_none_or(|(last, ..)| *last != number) {
            days.push((number, t.weekday(weekday), Vec::new()));
        }
        let Some((_, _, merged)) = days.last_mut() else { continue };
        match merged.last_mut() {
            Some((_, until)) if span.from() <= *until => *until = (*until).max(span.until()),
            _ => merged.push((span.from(), span.until())),
        }
    }
    let said = |(from, until): &(u16, u16)| format!("{}–{}", wall(*from), wall(*until));
    days.into_iter()
        .map(|(_, day, merged)| (day, merged.iter().map(said).collect::<Vec<_>>().join(", ")))
        .collect()
}

fn wall(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

fn closure(t: &Translator, listed: &store::agenda::ListedClosure) -> String {
    let closure = &listed.closure;
    let reason = listed.reason.as_str();
    if closure.from_day == closure.until_day {
        return t.ta(
            "desk-show-closure-day",
            &[("day", t.date(closure.from_day).into()), ("reason", reason.into())],
        );
    }
    let (from, until) = (t.date(closure.from_day), t.date(closure.until_day));
    t.ta(
        "desk-show-closure-days",
        &[("from", from.into()), ("until", until.into()), ("reason", reason.into())],
    )
}

fn week(t: &Translator, desk: &Desk, monday: Date, today: Date, starts: &[(Instant, Standing)]) -> Week {
    let days: Vec<Date> = (0..7).map(|n| monday.saturating_add(i64::from(n).days())).collect();
    // Saturday and Sunday only where the desk works then.
    let works = |day: &Date| starts.iter().any(|(at, _)| at.date() == *day);
    let days: Vec<Date> =
        days.into_iter().enumerate().filter(|(n, day)| *n < 5 || works(day)).map(|(_, d)| d).collect();
    let mut times: Vec<_> = starts.iter().map(|(at, _)| at.rome().time()).collect();
    times.sort();
    times.dedup();
    let cell = |day: &Date, time| {
        let start = starts.iter().find(|(at, _)| at.date() == *day && at.rome().time() == time);
        start.map(|(_, standing)| cell(t, desk, standing)).unwrap_or_default()
    };
    Week {
        caption: t.ta("desk-show-week-caption", &[("day", t.date(monday).into())]),
        days: days.iter().map(|day| WeekDay { label: day_label(t, *day), is_today: *day == today }).collect(),
        rows: times
            .into_iter()
            .map(|time| WeekRow {
                time: t.time(time),
                cells: days.iter().map(|day| cell(day, time)).collect(),
            })
            .collect(),
    }
}

/// A start that others have is "full": only what no opening makes is "closed".
fn cell(t: &Translator, desk: &Desk, standing: &Standing) -> Cell {
    let slot = match standing {
        Standing::Free(slot) => slot,
        Standing::Late => {
            return Cell { state: CellState::Past, text: t.t("desk-show-cell-late"), ..Cell::default() };
        }
        Standing::Full => return Cell { state: CellState::Full, ..Cell::default() },
        Standing::Over => return Cell { state: CellState::Past, ..Cell::default() },
    };
    let wall = slot.starts_at.rome();
    let spoken = t.ta(
        "desk-show-cell",
        &[
            ("day", t.date(wall.date()).into()),
            ("time", t.time(wall.time()).into()),
            ("left", i64::from(slot.capacity_left).into()),
        ],
    );
    let href = Some(shown::take(&desk.slug, slot, None));
    Cell { state: CellState::Free, text: String::new(), href, spoken: Some(spoken) }
}

fn day_label(t: &Translator, day: Date) -> String {
    format!("{} {}", t.weekday(day.weekday()), day.day())
}
