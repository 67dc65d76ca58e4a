//! `/imprese/mia/{id}/offerta`: a firm writes a vacancy, and mends one that came back.

use ::web::components::Doubt;
use ::web::forms::{Choice, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use kernel::Id;

use super::form::{comuni, contracts, errors};
use super::own::{holder, own};
use super::{id, keyed, once};
use crate::actions::{NeedError, Proposed, propose_vacancy};
use crate::model::{Contract, ELSEWHERE, Need, State, TypedVacancy, Vacancy, VacancyState};
use crate::store;

#[derive(Template)]
#[template(path = "own/vacancy.html")]
struct Edit {
    page: Page,
    fields: Fields,
    comuni: Vec<Choice>,
    contracts: Vec<Choice>,
    reason: Option<String>,
    /// Words that she is shown before they are sent.
    doubts: Vec<Doubt>,
}

impl Edit {
    async fn of(
        caller: &Caller,
        need: &Need,
        before: Option<&Vacancy>,
        fields: Fields,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let comuni = comuni(&mut tx, caller.t("firm-vacancy-everywhere")).await?;
        let title = if before.is_some() { "firm-vacancy-mend-title" } else { "firm-vacancy-title" };
        let say = caller.visit.translator();
        let own = say.ta("firm-own-title", &[("number", need.number.as_str().into())]);
        Ok(Self {
            page: caller
                .page(caller.t(title))
                .private()
                .crumb(caller.t("firm-landing-title"), "/imprese")
                .crumb(own, format!("/imprese/mia/{}", need.id)),
            fields,
            comuni,
            contracts: contracts(caller),
            reason: before.and_then(|one| one.reason.clone()),
            doubts: Vec::new(),
        })
    }
}

/// What a first vacancy begins with: what the need already says.
fn first(need: &Need) -> Form {
    Form::from_pairs([
        ("title", need.topic.clone()),
        ("employer", need.firm.name.clone()),
        ("contract", need.contract.map(Contract::word).unwrap_or_default().to_owned()),
        ("positions", need.people.map(|count| count.to_string()).unwrap_or_default()),
        ("comune", need.firm.comune.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("ends_on", need.by_day.map(|day| day.to_string()).unwrap_or_default()),
    ])
}

fn form_of(vacancy: &Vacancy) -> Form {
    let draft = &vacancy.draft;
    let comune = draft.comune.as_ref().map_or_else(|| ELSEWHERE.to_owned(), ToString::to_string);
    Form::from_pairs([
        ("title", draft.title.clone()),
        ("summary", draft.summary.clone()),
        ("requirements", draft.requirements.clone()),
        ("employer", draft.employer.clone()),
        ("contract", draft.contract.clone().unwrap_or_default()),
        ("positions", draft.positions.map(|count| count.to_string()).unwrap_or_default()),
        ("how", draft.how.clone()),
        ("comune", comune),
        ("address", draft.address.clone()),
        ("ends_on", draft.ends_on.to_string()),
        ("revision", vacancy.revision.to_string()),
    ])
}

fn typed(form: &Form) -> TypedVacancy {
    let text = |field: &str| form.text(field).to_owned();
    TypedVacancy {
        title: text("title"),
        summary: text("summary"),
        requirements: text("requirements"),
        employer: text("employer"),
        contract: text("contract"),
        positions: text("positions"),
        how: text("how"),
        comune: text("comune"),
        address: text("address"),
        ends_on: text("ends_on"),
    }
}

/// A need that may still bring vacancies.
async fn open(caller: &Caller, text: &str) -> Result<(storage::Cx, Need), PageError> {
    let id = id(text)?;
    let cx = holder(caller, id).await?;
    let need = own(&cx, id).await?;
    match need.state {
        State::Received | State::Answered | State::Asked => Ok((cx, need)),
        State::Sent | State::Closed => Err(PageError::conflict("firm-vacancy-not-now")
            .next(format!("/imprese/mia/{id}"), "firm-vacancy-back")),
    }
}

/// # Errors
/// 404 without the link; 409 before the need is confirmed and after it is over.
pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    let (_, need) = open(&caller, &text).await?;
    let fields = Fields::of(keyed(&caller, first(&need)));
    ::web::html(&Edit::of(&caller, &need, None, fields).await?)
}

/// # Errors
/// As [`new`].
pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let (cx, need) = open(&caller, &text).await?;
    save(&caller, &cx, &need, None, form).await
}

async fn returned(cx: &storage::Cx, need: &Need, text: &str) -> Result<Vacancy, PageError> {
    let id: Id<Vacancy> = id(text)?;
    let mut tx = cx.read().await?;
    let one = store::vacancy::find(&mut tx, id).await?.filter(|one| one.need == need.id);
    let one = one.ok_or_else(PageError::not_found)?;
    if one.state == VacancyState::Returned {
        Ok(one)
    } else {
        Err(PageError::conflict("firm-vacancy-with-coordinator")
            .next(format!("/imprese/mia/{}", need.id), "firm-vacancy-back"))
    }
}

/// # Errors
/// As [`new`]; 409 while it is with the coordinator.
pub(crate) async fn edit(caller: Caller, Path((text, vacancy)): Path<(String, String)>) -> Answer {
    let (cx, need) = open(&caller, &text).await?;
    let one = returned(&cx, &need, &vacancy).await?;
    let fields = Fields::of(keyed(&caller, form_of(&one)));
    ::web::html(&Edit::of(&caller, &need, Some(&one), fields).await?)
}

/// # Errors
/// As [`edit`].
pub(crate) async fn update(
    caller: Caller,
    Path((text, vacancy)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let (cx, need) = open(&caller, &text).await?;
    let one = returned(&cx, &need, &vacancy).await?;
    save(&caller, &cx, &need, Some(&one), form).await
}

async fn save(
    caller: &Caller,
    cx: &storage::Cx,
    need: &Need,
    before: Option<&Vacancy>,
    form: Form,
) -> Answer {
    let revision = form.text("revision").parse().unwrap_or(0);
    let proposed = Proposed {
        need: need.id,
        before: before.map(|one| (one.id, revision)),
        typed: typed(&form),
        seen: form.get_all("visto").map(str::to_owned).collect(),
    };
    match propose_vacancy(cx, &proposed, once(caller, &form).as_ref()).await {
        Ok(_) => {
            let to = format!("/imprese/mia/{}", need.id);
            Ok(::web::see_other_saying(&caller.visit, &to, "firm-vacancy-done"))
        }
        Err(NeedError::Faulty(faults)) => {
            let fields = Fields::refused(keyed(caller, form), errors(&faults));
            ::web::unprocessable(&Edit::of(caller, need, before, fields).await?)
        }
        Err(NeedError::Doubtful(doubts)) => {
            let mut page = Edit::of(caller, need, before, Fields::of(keyed(caller, form))).await?;
            page.doubts = Doubt::all(&doubts);
            ::web::unprocessable(&page)
        }
        Err(other) => Err(other.into()),
    }
}
