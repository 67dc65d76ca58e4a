//! `/ufficio/contatti/{desk}`: the desk's day, what is to be completed on top, and the quick contact.

use askama::Template;
use axum::extract::Path;
use desk::api::Desk;
use jiff::ToSpan as _;
use jiff::civil::Date;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::again::{Before, before};
use super::{Tab, tabs, top};
use crate::actions::{ContactError, record_contact};
use crate::model::Kind;
use crate::queries::{Ground, desk_at};
use crate::store;
use crate::web::choices::{Keyed, channels, most_given, requests};
use crate::web::form::{self, base};
use crate::web::shown::{Line, Names};

#[derive(Template)]
#[template(path = "office/day.html")]
struct Day {
    page: Page,
    tabs: Vec<Tab>,
    fields: Fields,
    base: String,
    day: String,
    date: Date,
    before: Date,
    after: Option<Date>,
    is_today: bool,
    open: Vec<Line>,
    lines: Vec<Line>,
    requests: Vec<Keyed>,
    firm_requests: Vec<Keyed>,
    channels: Vec<Keyed>,
    most_given: Vec<Keyed>,
    services: Vec<Choice>,
}

impl Day {
    async fn of(caller: &Caller, desk: &Desk, date: Date, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let today = caller.cx.now().date();
        let open = store::lists::to_complete(&mut tx, desk.id).await?;
        let done = store::lists::of_day(&mut tx, desk.id, date).await?;
        let open_names = Names::of(&mut tx, &open).await?;
        let names = Names::of(&mut tx, &done).await?;
        let ground = Ground::of(&mut tx, desk, today, today).await?;
        let base = base(desk);
        let title = caller.visit.translator().ta("contact-day-title", &[("desk", desk.name.as_str().into())]);
        Ok(Self {
            page: top(caller, title),
            tabs: tabs(caller, desk, ""),
            fields,
            day: caller.visit.translator().date(date),
            date,
            before: date.saturating_sub(1.day()),
            after: (date < today).then(|| date.saturating_add(1.day())),
            is_today: date == today,
            open: open
                .iter()
                .map(|one| Line::of(caller, &base, one, &open_names, true).completing())
                .collect(),
            lines: done.iter().map(|one| Line::of(caller, &base, one, &names, false)).collect(),
            requests: requests(caller, Kind::Person),
            firm_requests: requests(caller, Kind::Firm),
            channels: channels(caller),
            most_given: most_given(&ground),
            services: ground
                .services
                .iter()
                .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
                .collect(),
            base,
        })
    }
}

pub(crate) async fn day(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let desk = {
        let mut tx = caller.cx.read().await?;
        desk_at(&mut tx, &caller.cx, &desk).await?
    };
    let today = caller.cx.now().date();
    let date = form.get("giorno").and_then(|text| text.parse().ok()).unwrap_or(today).min(today);
    let fields = Fields::of(form::keyed(&caller, Form::default().set("canale", "in_person")));
    web::html(&Day::of(&caller, &desk, date, fields).await?)
}

/// The quick contact.
pub(crate) async fn record(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let desk = {
        let mut tx = caller.cx.read().await?;
        desk_at(&mut tx, &caller.cx, &desk).await?
    };
    let mut errors = FieldErrors::new();
    let form = form.set("cosa", "rapido");
    let read = form::read(&caller, &form, &mut errors).filter(|_| errors.is_empty());
    let known = match &read {
        Some(new) => before(&caller, &desk, new).await?,
        None => Before::Nothing,
    };
    match (known, read) {
        (Before::Same(_), _) => {
            return Ok(web::see_other_saying(&caller.visit, &base(&desk), "contact-quick-again"));
        }
        (Before::Else | Before::Another(_), _) => errors.add("richiesta", "contact-error-made-before"),
        (Before::Nothing, None) => {}
        (Before::Nothing, Some(new)) => match record_contact(&caller.cx, desk.id, new).await {
            Ok(_) => return Ok(web::see_other_saying(&caller.visit, &base(&desk), "contact-quick-done")),
            Err(ContactError::Faulty(faults)) => errors = form::errors(&faults),
            Err(other) => return Err(other.into()),
        },
    }
    let fields = Fields::refused(form::keyed(&caller, form), errors);
    web::unprocessable(&Day::of(&caller, &desk, caller.cx.now().date(), fields).await?)
}
