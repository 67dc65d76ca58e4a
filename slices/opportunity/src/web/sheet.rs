//! `/opportunita/{slug}`: one opportunity, with its linked data; and its picture for social networks.

use askama::Template;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use web::{Answer, Caller, Page, PageError};

use super::shown::{direction, until};
use crate::model::linked::{self, Around};
use crate::model::syndication::lines;
use crate::model::{Kind, Opportunity};
use crate::queries::Names;
use crate::store;

#[derive(Template)]
#[template(path = "public/sheet.html")]
struct Sheet {
    page: Page,
    one: Opportunity,
    data: String,
    is_over: bool,
    direction: &'static str,
    facts: Vec<(String, String)>,
    body: Vec<String>,
    requirements: Vec<String>,
    how: Vec<String>,
}

#[derive(Template)]
#[template(path = "public/picture.svg")]
struct Picture {
    kind: String,
    class: &'static str,
    lines: Vec<(String, u32)>,
    place: String,
    until: String,
    portal: String,
    title: String,
}

/// One that everybody is shown, or that stands in the archive.
async fn found(caller: &Caller, slug: &str) -> Result<(Opportunity, Names), PageError> {
    let today = caller.cx.now().date();
    let mut tx = caller.cx.read().await?;
    let one = store::opportunity::by_slug(&mut tx, slug).await?.ok_or_else(PageError::not_found)?;
    if !one.is_shown_on(today) && !one.is_archived_on(today) {
        return Err(PageError::not_found());
    }
    let names = Names::of(&mut tx, std::slice::from_ref(&one), today).await?;
    Ok((one, names))
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

pub(crate) async fn show(caller: Caller, Path(slug): Path<String>) -> Answer {
    let (one, names) = found(&caller, &slug).await?;
    let is_over = one.is_archived_on(caller.cx.now().date());
    let say = caller.visit.translator();
    let place = names.place(&one.place, say);
    let url = caller.app.url(&one.path());
    let data = linked::block(&one, &Around { url: &url, place: &place, portal: &caller.app.site().name });
    let mut page = caller
        .page(one.title.clone())
        .described(one.summary.clone())
        .crumb(caller.t("opportunity-list-title"), "/opportunita")
        .rated();
    if is_over {
        page = page.private();
    }
    web::html(&Sheet {
        facts: facts(&caller, &one, &names, place),
        body: paragraphs(&one.body),
        requirements: paragraphs(&one.requirements),
        how: paragraphs(&one.how),
        direction: direction(&one),
        page,
        one,
        data,
        is_over,
    })
}

fn facts(caller: &Caller, one: &Opportunity, names: &Names, place: String) -> Vec<(String, String)> {
    let say = caller.visit.translator();
    let mut facts = vec![(caller.t("opportunity-fact-kind"), caller.t(one.kind.text()))];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (caller.t(key), value)));
    };
    add("opportunity-fact-employer", one.employer.clone());
    add("opportunity-fact-contract", one.contract.map(|contract| caller.t(contract.text())));
    add("opportunity-fact-positions", one.positions.map(|number| say.number(i64::from(number))));
    let street = Some(one.address.as_str()).filter(|street| !street.is_empty());
    add("opportunity-fact-place", Some(street.map_or(place.clone(), |street| format!("{place}, {street}"))));
    let hour = one.starts_at.map(|time| say.time(time));
    let start = one.starts_on.map(|day| match hour {
        Some(hour) => {
            say.ta("opportunity-fact-day-hour", &[("day", say.date(day).into()), ("hour", hour.into())])
        }
        None => say.date(day),
    });
    let key = if one.kind == Kind::Occasion { "opportunity-fact-when" } else { "opportunity-fact-start" };
    match key {
        "opportunity-fact-when" => add("opportunity-fact-when", start),
        _ => add("opportunity-fact-start", start),
    }
    add("opportunity-fact-groups", Some(names.groups(one, say.locale()).join(", ")));
    add("opportunity-fact-source", Some(one.source_name.clone()));
    let body = names.body(one.organisation).filter(|name| *name != one.source_name);
    add("opportunity-fact-body", body.map(str::to_owned));
    add("opportunity-fact-published", one.published_at.map(|at| say.date_of(at)));
    facts
}

pub(crate) async fn picture(caller: Caller, Path(slug): Path<String>) -> Answer {
    let (one, names) = found(&caller, &slug).await?;
    let say = caller.visit.translator();
    let mut height = 250;
    let lines = lines(&one.title, 27, 4).into_iter().map(|line| {
        let at = height;
        height += 78;
        (line, at)
    });
    let picture = Picture {
        kind: say.t(one.kind.text()),
        class: match one.kind {
            Kind::Vacancy => "#0066cc",
            Kind::Course => "#00654a",
            Kind::Call => "#7a3a00",
            Kind::Occasion => "#8a1753",
            Kind::News => "#435a70",
        },
        lines: lines.collect(),
        place: names.place(&one.place, say),
        until: until(&one, say),
        portal: caller.app.site().name.clone(),
        title: one.title.clone(),
    };
    Ok(([(CONTENT_TYPE, "image/svg+xml; charset=utf-8")], picture.render()?).into_response())
}
