//! `/imprese/mia/{id}`: the firm's own page of a need, by her mailed link: confirm, follow, add, say how it went, withdraw.

use ::web::forms::{Choice, FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use kernel::{Id, Instant};
use policy::Resource;
use storage::Cx;

use super::{id, keyed, once};
use crate::actions::{NeedError, add_words, confirm_need, say_outcome, withdraw_need};
use crate::model::{Need, Outcome, State, Step, StepKind, Vacancy, VacancyState, answer_by};
use crate::policy::{HoldNeed, NEED};
use crate::queries::Names;
use crate::shown::{firm_facts, need_facts};
use crate::store;

#[derive(Template)]
#[template(path = "own/show.html")]
struct Show {
    page: Page,
    fields: Fields,
    need: Need,
    facts: Vec<(String, String)>,
    firm: Vec<(String, String)>,
    again: Vec<(&'static str, String)>,
    steps: Vec<Step>,
    vacancies: Vec<Vacancy>,
    outcomes: Vec<Choice>,
    desk: Option<::desk::api::Desk>,
    answer_by: Option<jiff::civil::Date>,
    is_late: bool,
}

impl Show {
    fn is_mendable(&self, vacancy: &Vacancy) -> bool {
        vacancy.state == VacancyState::Returned && self.may_propose()
    }

    fn may_propose(&self) -> bool {
        matches!(self.need.state, State::Received | State::Answered | State::Asked)
    }

    fn may_tell(&self) -> bool {
        matches!(self.need.state, State::Answered | State::Asked)
    }

    fn is_sent(&self) -> bool {
        self.need.state == State::Sent
    }

    fn is_asked(&self) -> bool {
        self.need.state == State::Asked
    }

    fn when(&self, at: &Instant) -> String {
        self.page.date_time(*at)
    }

    fn outcome_text(&self) -> Option<&'static str> {
        self.need.outcome.map(Outcome::text)
    }
}

/// The context of who holds the link to this very need.
pub(super) async fn holder(caller: &Caller, id: Id<Need>) -> Result<Cx, PageError> {
    let cx = caller.holding(NEED).await??;
    match cx.permit::<HoldNeed>(Resource::new(id, []).opened_by_link(id.uuid())) {
        Ok(_) => Ok(cx),
        Err(_) => Err(PageError::not_found()),
    }
}

/// The need behind the link.
pub(super) async fn own(cx: &Cx, id: Id<Need>) -> Result<Need, PageError> {
    let mut tx = cx.read().await?;
    let need = store::need::find(&mut tx, id).await?;
    need.filter(|need| !need.is_forgotten()).ok_or_else(PageError::not_found)
}

/// What a further need of the same firm begins with: nobody types twice what we know (C.SE.1.5).
fn again(need: &Need) -> Vec<(&'static str, String)> {
    let firm = &need.firm;
    let text = |value: Option<String>| value.unwrap_or_default();
    let comune = firm.comune.as_ref().map_or_else(|| crate::model::ELSEWHERE.to_owned(), ToString::to_string);
    let all = vec![
        ("firm", firm.name.clone()),
        ("code", text(firm.code.as_ref().map(ToString::to_string))),
        ("comune", comune),
        ("contact", firm.contact.clone()),
        ("email", text(firm.email.as_ref().map(ToString::to_string))),
        ("phone", text(firm.phone.as_ref().map(ToString::to_string))),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

impl Show {
    async fn of(caller: &Caller, cx: &Cx, need: Need, fields: Fields) -> Result<Self, PageError> {
        let mut tx = cx.read().await?;
        let names = Names::of(&mut tx, std::slice::from_ref(&need), &[]).await?;
        let mut steps = store::step::of_need(&mut tx, need.id).await?;
        steps.retain(|step| step.kind.is_shown_to_firm());
        let vacancies = store::vacancy::of_need(&mut tx, need.id).await?;
        let desk = ::desk::api::desk(&mut tx, need.desk).await?;
        let say = caller.visit.translator();
        let title = say.ta("firm-own-title", &[("number", need.number.as_str().into())]);
        Ok(Self {
            page: caller.page(title).private().crumb(caller.t("firm-landing-title"), "/imprese"),
            fields,
            facts: need_facts(say, &need),
            firm: firm_facts(say, &need, names.comune(need.firm.comune.as_ref())),
            again: again(&need),
            steps,
            vacancies,
            outcomes: Outcome::SAID.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect(),
            desk,
            answer_by: need.received_at.filter(|_| need.state == State::Received).map(answer_by),
            is_late: need.late(cx.now()).is_some(),
            need,
        })
    }
}

/// # Errors
/// 404 without the link, 410 when it is over.
pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    let cx = holder(&caller, id).await?;
    let need = own(&cx, id).await?;
    let fields = Fields::of(keyed(&caller, Form::default()));
    ::web::html(&Show::of(&caller, &cx, need, fields).await?)
}

/// # Errors
/// As [`show`].
pub(crate) async fn act(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = id(&text)?;
    let cx = holder(&caller, id).await?;
    let (done, field, said) = match form.text("what") {
        "confirm" => (confirm_need(&cx, id).await, "words", "firm-own-confirmed"),
        "add" => (
            add_words(&cx, id, form.text("words"), once(&caller, &form).as_ref()).await,
            "words",
            "firm-own-added",
        ),
        "withdraw" => {
            (withdraw_need(&cx, id, None, form.text("reason")).await, "reason", "firm-own-withdrawn")
        }
        "outcome" => match Outcome::parse(form.text("outcome")) {
            Ok(outcome) => {
                (say_outcome(&cx, id, outcome, form.text("how")).await, "outcome", "firm-own-told")
            }
            Err(_) => (Err(NeedError::NoWords), "outcome", "firm-own-told"),
        },
        _ => return Err(PageError::invalid("firm-error-faulty")),
    };
    let to = format!("/imprese/mia/{id}");
    let (status, key) = match done {
        Ok(()) => return Ok(::web::see_other_saying(&caller.visit, &to, said)),
        Err(NeedError::NoWords) if field == "outcome" => {
            (StatusCode::UNPROCESSABLE_ENTITY, "firm-fault-no-outcome")
        }
        Err(NeedError::NoWords) => (StatusCode::UNPROCESSABLE_ENTITY, "firm-fault-missing"),
        Err(NeedError::Moved | NeedError::Step(_)) => (StatusCode::CONFLICT, "firm-error-moved"),
        Err(other) => return Err(other.into()),
    };
    let mut errors = FieldErrors::new();
    errors.add(field, key);
    let need = own(&cx, id).await?;
    let show = Show::of(&caller, &cx, need, Fields::refused(keyed(&caller, form), errors)).await?;
    Ok((status, Html(show.render()?)).into_response())
}

/// Whether the firm is shown what was said in a step.
impl Step {
    pub(crate) fn shown_words(&self) -> Option<&str> {
        let is_said = matches!(
            self.kind,
            StepKind::Added
                | StepKind::Answered
                | StepKind::Closed
                | StepKind::Withdrawn
                | StepKind::VacancyProposed
                | StepKind::VacancyPublished
                | StepKind::VacancyReturned
                | StepKind::VacancyRefused
        );
        self.words.as_deref().filter(|_| is_said)
    }
}
