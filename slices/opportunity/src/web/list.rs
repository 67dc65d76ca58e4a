//! `/opportunita` and its archive.

use askama::Template;
use web::components::Pager;
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page};

use super::shown::Card;
use super::{form, group_names};
use crate::model::Filter;
use crate::queries::{self, Names, PER_PAGE};
use crate::store;

#[derive(Template)]
#[template(path = "public/list.html")]
struct List {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    groups: Vec<Choice>,
    is_narrowed: bool,
    is_asked: bool,
    query: String,
    cards: Vec<Card>,
    total: usize,
    pager: Pager,
}

#[derive(Template)]
#[template(path = "public/archive.html")]
struct Archive {
    page: Page,
    cards: Vec<Card>,
    total: usize,
    pager: Pager,
}

/// The filter that an address asks for.
pub(crate) fn filter_of(form: &Form) -> Filter {
    Filter::read(|name| form.get(name))
}

fn number(form: &Form) -> usize {
    form.get("pagina")
        .and_then(|text| text.parse().ok())
        .filter(|number| (1..10_000).contains(number))
        .unwrap_or(1)
}

/// The neighbours of a page, which keep the query.
fn pager(path: &str, query: &str, number: usize, total: usize) -> Pager {
    let joined = if query.is_empty() { "?" } else { "&" };
    let href = |number: usize| format!("{path}{query}{joined}pagina={number}");
    Pager {
        previous: (number > 1).then(|| href(number - 1)),
        next: (number.saturating_mul(PER_PAGE) < total).then(|| href(number + 1)),
    }
}

pub(crate) async fn list(caller: Caller, form: Form) -> Answer {
    let (filter, number) = (filter_of(&form), number(&form));
    let today = caller.cx.now().date();
    let mut tx = caller.cx.read().await?;
    let found = queries::find(&mut tx, &filter, today, (number, PER_PAGE)).await?;
    let groups = group_names(&mut tx, today, caller.visit.locale()).await?;
    let mut places = form::places(&mut tx, &caller).await?;
    places.retain(|choice| choice.value != crate::model::draft::EVERYWHERE);
    let say = caller.visit.translator();
    let mut page =
        caller.page(caller.t("opportunity-list-title")).described(caller.t("opportunity-list-lead")).rated();
    // Every narrowing is another address: search engines need the one list.
    if !filter.is_empty() || number > 1 {
        page = page.private();
    }
    web::html(&List {
        page,
        kinds: form::kinds(&caller),
        places,
        groups: groups.into_iter().map(|(key, name)| Choice::new(key, name)).collect(),
        is_narrowed: Filter { words: String::new(), ..filter.clone() } != Filter::default(),
        is_asked: !filter.is_empty(),
        cards: found.page.iter().map(|one| Card::of(one, &found.names, say)).collect(),
        total: found.total,
        pager: pager("/opportunita", &filter.query(), number, found.total),
        query: filter.query(),
        fields: Fields::of(form),
    })
}

pub(crate) async fn archive(caller: Caller, form: Form) -> Answer {
    let number = number(&form);
    let today = caller.cx.now().date();
    let mut tx = caller.cx.read().await?;
    let (found, total) = store::search::archive(&mut tx, today, (number, PER_PAGE)).await?;
    let names = Names::of(&mut tx, &found, today).await?;
    let say = caller.visit.translator();
    let page = caller
        .page(caller.t("opportunity-archive-title"))
        .crumb(caller.t("opportunity-list-title"), "/opportunita")
        .private();
    web::html(&Archive {
        page,
        cards: found.iter().map(|one| Card::of(one, &names, say)).collect(),
        total,
        pager: pager("/opportunita/archivio", "", number, total),
    })
}
