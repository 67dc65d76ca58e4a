//! Cases: somebody comes back with one purpose. The list of a desk, one with its timeline, opening and closing.

use askama::Template;
use axum::extract::Path;
use desk::api::Desk;
use kernel::Id;
use storage::Tx;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{Tab, page, tabs};
use crate::actions::{CaseError, NewCase, close_case, open_case};
use crate::model::{Case, Outcome, Request};
use crate::queries::desk_at;
use crate::store;
use crate::web::choices::outcomes;
use crate::web::form::base;
use crate::web::shown::{Line, Names};

/// Closed cases that the list shows.
const MOST_CLOSED: i64 = 50;
const MOST_OPEN: i64 = 500;

#[derive(Template)]
#[template(path = "office/cases.html")]
struct Cases {
    page: Page,
    tabs: Vec<Tab>,
    open: Vec<Row>,
    closed: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    who: String,
    opened: String,
    closed: String,
}

#[derive(Template)]
#[template(path = "office/case.html")]
struct Show {
    page: Page,
    fields: Fields,
    terms: Vec<(String, String)>,
    client: Option<(String, String)>,
    add: Option<String>,
    lines: Vec<Line>,
    outcomes: Vec<Choice>,
    is_open: bool,
}

/// A case in one line: what for, and since when.
pub(super) fn name(caller: &Caller, case: &Case) -> String {
    let request = caller.t(case.request.text());
    let since = caller.visit.translator().date_short(case.opened_on);
    let since = caller.visit.translator().ta("contact-case-since", &[("day", since.into())]);
    match &case.purpose {
        Some(purpose) => format!("{request}: {purpose} · {since}"),
        None => format!("{request} · {since}"),
    }
}

pub(crate) async fn list(caller: Caller, Path(desk): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, &desk).await?;
    let open = store::case::of_desk(&mut tx, desk.id, true, MOST_OPEN).await?;
    let closed = store::case::of_desk(&mut tx, desk.id, false, MOST_CLOSED).await?;
    let shown = Cases {
        page: page(&caller, &desk, caller.t("contact-cases-title")),
        tabs: tabs(&caller, &desk, "/casi"),
        open: rows(&mut tx, &caller, &desk, &open).await?,
        closed: rows(&mut tx, &caller, &desk, &closed).await?,
    };
    web::html(&shown)
}

async fn rows(tx: &mut Tx, caller: &Caller, desk: &Desk, cases: &[Case]) -> storage::Result<Vec<Row>> {
    let ids: Vec<_> = cases.iter().filter_map(|one| one.client).collect();
    let clients = store::client::some(tx, &ids).await?;
    let say = caller.visit.translator();
    let row = |one: &Case| {
        let client = clients.iter().find(|client| Some(client.id) == one.client);
        let who = client.and_then(|client| client.names.shown());
        let closed = one
            .closed
            .map(|(day, outcome)| format!("{} · {}", say.date_short(day), caller.t(outcome.text())));
        Row {
            href: format!("{}/casi/{}", base(desk), one.id),
            name: name(caller, one),
            who: who.unwrap_or_else(|| caller.t("contact-client-nameless")),
            opened: say.date_short(one.opened_on),
            closed: closed.unwrap_or_default(),
        }
    };
    Ok(cases.iter().map(row).collect())
}

async fn own(caller: &Caller, desk: &str, id: &str) -> Result<(Desk, Case), PageError> {
    let mut tx = caller.cx.read().await?;
    let desk = desk_at(&mut tx, &caller.cx, desk).await?;
    let case = store::case::find(&mut tx, crate::web::id(id)?).await?;
    let case = case.filter(|one| one.organisation.uuid() == desk.organisation);
    Ok((desk, case.ok_or_else(PageError::not_found)?))
}

impl Show {
    async fn of(caller: &Caller, desk: &Desk, case: &Case, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let say = caller.visit.translator();
        let contacts = store::lists::of_case(&mut tx, case.id).await?;
        let names = Names::of(&mut tx, &contacts).await?;
        let base = base(desk);
        let client = match case.client {
            Some(id) => store::client::find(&mut tx, id).await?,
            None => None,
        };
        let mut terms = vec![
            (caller.t("contact-form-request"), caller.t(case.request.text())),
            (caller.t("contact-case-opened"), say.date(case.opened_on)),
        ];
        terms.extend(case.purpose.clone().map(|purpose| (caller.t("contact-case-purpose"), purpose)));
        if let Some((day, outcome)) = case.closed {
            terms.push((caller.t("contact-case-closed-on"), say.date(day)));
            terms.push((caller.t("contact-form-outcome"), caller.t(outcome.text())));
        }
        let add = case.client.filter(|_| case.closed.is_none()).map(|client| {
            format!("{base}/nuovo?persona={client}&caso={}&richiesta={}", case.id, case.request.word())
        });
        Ok(Self {
            page: page(caller, desk, caller.t("contact-case-title")),
            fields,
            terms,
            client: client.map(|client| {
                let name = client.names.shown().unwrap_or_else(|| caller.t("contact-client-nameless"));
                (format!("{base}/persone/{}", client.id), name)
            }),
            add,
            lines: contacts.iter().map(|one| Line::of(caller, &base, one, &names, true)).collect(),
            outcomes: outcomes(caller),
            is_open: case.closed.is_none(),
        })
    }
}

pub(crate) async fn show(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (desk, case) = own(&caller, &desk, &id).await?;
    web::html(&Show::of(&caller, &desk, &case, Fields::empty()).await?)
}

pub(crate) async fn open(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let desk = {
        let mut tx = caller.cx.read().await?;
        desk_at(&mut tx, &caller.cx, &desk).await?
    };
    let new = NewCase {
        desk: desk.id,
        client: crate::web::id(form.text("persona"))?,
        request: Request::parse(form.text("richiesta"))
            .map_err(|_| PageError::invalid("contact-error-request"))?,
        purpose: form.get("scopo").map(str::to_owned),
    };
    let id = open_case(&caller.cx, new).await?;
    let to = format!("{}/casi/{id}", base(&desk));
    Ok(web::see_other_saying(&caller.visit, &to, "contact-case-done"))
}

pub(crate) async fn close(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, case) = own(&caller, &desk, &id).await?;
    let mut errors = FieldErrors::new();
    let outcome =
        errors.check("esito", Outcome::parse(form.text("esito")).map_err(|_| "contact-error-outcome"));
    let id: Id<Case> = case.id;
    match outcome {
        Some(outcome) => match close_case(&caller.cx, id, outcome).await {
            Ok(()) | Err(CaseError::Closed) => {
                let to = format!("{}/casi/{id}", base(&desk));
                Ok(web::see_other_saying(&caller.visit, &to, "contact-case-closed"))
            }
            Err(other) => Err(other.into()),
        },
        None => {
            let fields = Fields::refused(form, errors);
            web::unprocessable(&Show::of(&caller, &desk, &case, fields).await?)
        }
    }
}
