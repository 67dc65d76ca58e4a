//! `/servizi`: the catalogue, searched in plain words. The whole state stands in the address.

use askama::Template;
use web::components::Pager;
use web::forms::{Fields, Form};
use web::{Answer, Caller, Page};

use super::filters::{self, Choices};
use crate::model::catalogue::{Freshness, Scheme, ServiceCard};
use crate::queries::catalogue::{Found, Part, find_services};
use crate::store::catalogue::service_list::Narrowed;
use crate::store::catalogue::term;

const PER_PAGE: u32 = 12;

struct Card {
    name: String,
    href: String,
    summary: String,
    body: String,
    cost: String,
    topics: String,
    stale: Option<String>,
    is_closed: bool,
}

#[derive(Template)]
#[template(path = "catalogue/list.html")]
struct ListPage {
    page: Page,
    fields: Fields,
    choices: Choices,
    is_narrowed: bool,
    asked: String,
    total: i64,
    cards: Vec<Card>,
    pager: Pager,
}

/// `GET /servizi?q=…`
///
/// # Errors
/// When the database does not answer.
pub async fn list(caller: Caller, form: Form) -> Answer {
    let t = caller.visit.translator();
    let number: u32 = form.text("pagina").parse().unwrap_or(1).clamp(1, 10_000);
    let part = Part { page: number, per_page: PER_PAGE };
    let narrowed = Narrowed { filters: filters::of(&form), ..Narrowed::default() };
    let today = caller.cx.now().date();
    let mut reader = caller.cx.read().await?;
    let vocabulary = term::all(&mut reader).await?;
    let Found { cards, total, bodies } =
        find_services(&mut reader, form.text("q"), &narrowed, part, today).await?;
    let choices = filters::choices(&mut reader, t, &vocabulary).await?;
    drop(reader);
    let shown = |card: &ServiceCard| Card {
        name: card.name.clone(),
        href: format!("/servizi/{}", card.slug),
        summary: card.summary.clone(),
        body: bodies.get(&card.organisation).cloned().unwrap_or_default(),
        cost: card.cost.clone(),
        topics: card
            .codes("topic")
            .map(|code| vocabulary.name(Scheme::Topic, code, t.locale()).to_owned())
            .collect::<Vec<_>>()
            .join(", "),
        stale: (card.freshness(today) == Freshness::Stale)
            .then(|| t.ta("desk-list-stale", &[("day", t.date_short(card.confirmed_on).into())])),
        is_closed: card.status != crate::model::catalogue::ServiceStatus::Active,
    };
    let last = part.pages(total);
    let pager = Pager {
        previous: (number > 1).then(|| filters::address(&form, number - 1)),
        next: (i64::from(number) < last).then(|| filters::address(&form, number + 1)),
    };
    let title = caller.t("desk-list-title");
    let mut page = caller.page(title).described(caller.t("desk-list-description")).rated();
    // Searches are of the person who made them: only the plain list is for search engines.
    if form.has("q") || filters::chosen(&form) > 0 {
        page = page.private();
    }
    web::html(&ListPage {
        page,
        is_narrowed: filters::chosen(&form) > 0,
        asked: form.text("q").to_owned(),
        cards: cards.iter().map(shown).collect(),
        fields: Fields::of(form),
        choices,
        total,
        pager,
    })
}
