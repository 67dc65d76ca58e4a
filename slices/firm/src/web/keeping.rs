//! What the room keeps of somebody who sent a need while signed in: shown, given and erased in her personal area. The same of
//! a client under whom needs were written, on the card that her body has of her.

use std::collections::HashMap;

use ::web::Caller;
use ::web::slice::{ClientOfBody, Erased, Keeping, Kept, KeptOf, KeptOfClient, OfClient};
use kernel::Id;
use serde_json::{Value, json};
use storage::{Cx, Tx};
use uuid::Uuid;

use crate::actions;
use crate::model::{Ask, Need, RETENTION_DAYS, Step, Vacancy, VacancyState, Wording};
use crate::queries::Names;
use crate::store;

/// The room's part of the personal area and of a client's card.
pub(crate) const KEEPING: Keeping = Keeping {
    order: 50,
    kept,
    erase,
    of_client: Some(OfClient { kept: kept_of_client, erase: erase_client }),
};

fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let needs = store::need::of_person(&mut tx, person).await?;
        Ok(said(&caller, &OfFirm::of(&mut tx, needs).await?))
    })
}

fn kept_of_client(caller: Caller, client: &ClientOfBody) -> KeptOfClient<'_> {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let needs = store::need::needs_of_client(&mut tx, client.client).await?;
        Ok(said(&caller, &OfFirm::of(&mut tx, needs).await?))
    })
}

/// All that the room has of a firm.
struct OfFirm {
    needs: Vec<Need>,
    wordings: HashMap<Id<Need>, Wording>,
    steps: Vec<Step>,
    asks: Vec<Ask>,
    vacancies: Vec<Vacancy>,
    names: Names,
}

impl OfFirm {
    async fn of(tx: &mut Tx, needs: Vec<Need>) -> storage::Result<Self> {
        let ids: Vec<Id<Need>> = needs.iter().map(|need| need.id).collect();
        let asks = store::ask::of_needs(tx, &ids).await?;
        let bodies: Vec<_> = asks.iter().map(|ask| ask.organisation).collect();
        Ok(Self {
            wordings: store::wording::of_needs(tx, &ids).await?,
            steps: store::step::of_needs(tx, &ids).await?,
            vacancies: store::vacancy::of_needs(tx, &ids).await?,
            names: Names::of(tx, &needs, &bodies).await?,
            asks,
            needs,
        })
    }

    /// What happened to a need, with the firm's later messages and our answers. Colleagues are not named.
    fn history(&self, need: &Need) -> Vec<Value> {
        let hers = self.steps.iter().filter(|step| step.need == need.id);
        let step =
            |step: &Step| json!({ "what": step.kind.word(), "at": step.at.rfc3339(), "words": step.words });
        hers.map(step).collect()
    }

    fn asked(&self, need: &Need) -> Vec<Value> {
        let hers = self.asks.iter().filter(|ask| ask.need == need.id);
        let ask = |ask: &Ask| {
            json!({
                "body": self.names.body(Some(ask.organisation)),
                "asked_at": ask.asked_at.rfc3339(),
                "question": ask.question,
                "state": ask.state.word(),
                "answer": ask.words,
                "from_day": ask.from_day.map(|day| day.to_string()),
                "answered_at": ask.answered_at.map(|at| at.rfc3339()),
            })
        };
        hers.map(ask).collect()
    }

    fn proposed(&self, need: &Need) -> Vec<Value> {
        let hers = self.vacancies.iter().filter(|one| one.need == need.id);
        let vacancy = |one: &Vacancy| {
            json!({
                "state": one.state.word(),
                "proposed_at": one.proposed_at.rfc3339(),
                "words": one.draft,
                "why_returned": one.reason,
                "page": one.path,
            })
        };
        hers.map(vacancy).collect()
    }
}

fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(actions::erase_person(tx, cx, person))
}

fn erase_client<'a>(tx: &'a mut Tx, cx: &'a Cx, client: &'a ClientOfBody) -> Erased<'a> {
    Box::pin(actions::erase_client(tx, cx, client.client))
}

fn said(caller: &Caller, all: &OfFirm) -> Vec<Kept> {
    let OfFirm { needs, wordings, vacancies, .. } = all;
    if needs.is_empty() {
        return Vec::new();
    }
    let say = caller.visit.translator();
    let line = |need: &Need| {
        let args = [
            ("number", need.number.as_str().into()),
            ("day", say.date_of(need.sent_at).into()),
            ("kind", say.t(need.kind.text()).into()),
            ("state", say.t(need.state.text()).into()),
        ];
        say.ta("firm-kept-line", &args)
    };
    let whole = needs.iter().map(|need| {
        json!({
            "number": need.number,
            "kind": need.kind.word(),
            "state": need.state.word(),
            "sent_at": need.sent_at.rfc3339(),
            "topic": need.topic,
            "details": need.details,
            "history": all.history(need),
            "bodies_asked": all.asked(need),
            "vacancies": all.proposed(need),
            "for_bodies": wordings.get(&need.id).map(|one| json!({ "topic": one.topic, "details": one.details })),
            "firm": need.firm.name,
            "firm_code": need.firm.code.as_ref().map(ToString::to_string),
            "contact": need.firm.contact,
            "phone": need.firm.phone.as_ref().map(ToString::to_string),
            "email": need.firm.email.as_ref().map(ToString::to_string),
        })
    });
    let closes = |need: &Need| say.ta("firm-kept-closes", &[("number", need.number.as_str().into())]);
    let vacancy = |one: &Vacancy| {
        let args = [
            ("title", one.draft.title.as_str().into()),
            ("state", say.t(one.state.text()).into()),
            ("day", say.date(one.draft.ends_on).into()),
        ];
        say.ta("firm-kept-vacancy", &args)
    };
    let goes = |one: &Vacancy| {
        let key = match one.state {
            VacancyState::Proposed | VacancyState::Returned => "firm-kept-vacancy-goes",
            VacancyState::Published => "firm-kept-vacancy-off",
            VacancyState::Withdrawn => return None,
        };
        Some(say.ta(key, &[("title", one.draft.title.as_str().into())]))
    };
    let open = needs.iter().filter(|need| need.state.is_open());
    vec![Kept {
        heading: say.t("firm-kept-heading"),
        kept_by: None,
        kept_until: say.ta("firm-kept-until", &[("count", (RETENTION_DAYS / 30).into())]),
        lines: needs.iter().map(line).chain(vacancies.iter().map(vacancy)).collect(),
        whole: whole.collect(),
        on_erasing: open.map(closes).chain(vacancies.iter().filter_map(goes)).collect(),
    }]
}
