//! `/ufficio/imprese/{desk}/{need}`: a need with everything, and what can be done with it.

use std::collections::{BTreeSet, HashMap};

use ::desk::api::Desk;
use ::web::components::Doubt;
use ::web::forms::{Choice, FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use identity::api::display_names;
use kernel::{Id, Instant};
use network::api::Organisation;
use storage::Tx;
use uuid::Uuid;

use super::act::reworded;
use super::{channels, desk, desk_page};
use crate::model::{
    Ask, AskState, Field, Late, Need, Outcome, State, Step, Vacancy, Verb, Wording, answer_by, may_close,
};
use crate::queries::Names;
use crate::shown::{elapsed, firm_facts, need_facts, said_facts};
use crate::store;
use crate::web::{id, keyed};

#[derive(Template)]
#[template(path = "office/show.html")]
pub(super) struct Show {
    page: Page,
    fields: Fields,
    need: Need,
    facts: Vec<(String, String)>,
    firm: Vec<(String, String)>,
    times: Vec<(String, String)>,
    asks: Vec<(Ask, String)>,
    bodies: Vec<Choice>,
    vacancies: Vec<Vacancy>,
    history: Vec<Line>,
    before: Vec<(Need, String)>,
    desks: Vec<Choice>,
    channels: Vec<Choice>,
    outcomes: Vec<Choice>,
    late: Option<Late>,
    client: Option<String>,
    has_moved: bool,
    /// The desk's version, as bodies read it.
    for_bodies: Option<ForBodies>,
    /// The doubtful words in the text that the form for bodies shows.
    doubts: Vec<Doubt>,
}

/// What bodies read in place of the firm's own words.
struct ForBodies {
    facts: Vec<(String, String)>,
    when: String,
    who: String,
    /// Words that may stay: as they stand there, key of the exception, why.
    confirmed: Vec<(String, Option<&'static str>, String)>,
}

struct Line {
    when: String,
    what: &'static str,
    who: String,
    words: String,
}

impl Show {
    fn can(&self, verb: Verb) -> bool {
        State::after(Some(self.need.state), verb).is_ok()
    }

    /// Whether the text for bodies is being written, or words in it are to be looked at.
    fn is_rewording(&self) -> bool {
        self.fields.is_chosen("what", "reword") || self.has_open_doubts()
    }

    /// Whether words would be left out of what bodies read.
    fn has_open_doubts(&self) -> bool {
        !self.doubts.is_empty() && (self.for_bodies.is_none() || self.fields.is_chosen("what", "reword"))
    }

    fn asks_place(&self) -> bool {
        self.need.kind.asks(Field::Place)
    }

    fn can_confirm(&self) -> bool {
        self.can(Verb::Confirm)
    }

    fn can_answer(&self) -> bool {
        self.can(Verb::Answer)
    }

    fn can_ask_outcome(&self) -> bool {
        self.can(Verb::AskOutcome) && self.need.firm.email.is_some()
    }

    fn can_close(&self) -> bool {
        may_close(&self.need)
    }

    fn late_text(&self) -> Option<&'static str> {
        self.late.map(|late| match late {
            Late::Answer => "firm-late-answer",
            Late::End => "firm-late-end",
        })
    }

    fn outcome_text(&self) -> Option<&'static str> {
        self.need.outcome.map(Outcome::text)
    }
}

/// The desk of the address and the need, where it is one of that body's.
pub(super) async fn own(
    tx: &mut Tx,
    caller: &Caller,
    slug: &str,
    text: &str,
) -> Result<(Desk, Need), PageError> {
    let desk = desk(tx, caller, slug).await?;
    let need = store::need::find(tx, id(text)?).await?;
    let need = need.filter(|need| need.organisation.uuid() == desk.organisation);
    Ok((desk, need.ok_or_else(PageError::not_found)?))
}

fn times(caller: &Caller, need: &Need) -> Vec<(String, String)> {
    let say = caller.visit.translator();
    let mut times = vec![(caller.t("firm-time-sent"), say.date_time(need.sent_at))];
    let Some(received) = need.received_at else { return times };
    times.push((caller.t("firm-time-received"), say.date_time(received)));
    match need.first_answer_at {
        Some(at) => times.push((caller.t("firm-time-answered"), elapsed(say, at.minutes_since(received)))),
        None if need.state == State::Received => {
            times.push((caller.t("firm-time-answer-by"), say.date(answer_by(received))));
        }
        None => {}
    }
    if let Some(at) = need.closed_at {
        times.push((caller.t("firm-time-closed"), elapsed(say, at.minutes_since(received))));
    }
    times
}

/// Members that can be asked: not those that have still to say or said yes; those with services for firms first.
async fn bodies(
    tx: &mut Tx,
    caller: &Caller,
    need: &Need,
    asks: &[Ask],
) -> storage::Result<(Vec<Choice>, HashMap<Id<Organisation>, String>)> {
    let today = caller.cx.now().date();
    let mut members: Vec<Id<Organisation>> = network::api::members_as_of(tx, need.network, today)
        .await?
        .into_iter()
        .map(|one| one.organisation)
        .collect();
    members.sort();
    members.dedup();
    let contacts = network::api::contacts_of_all(tx, &members, today).await?;
    let reached: BTreeSet<Id<Organisation>> =
        contacts.into_iter().map(|contact| contact.organisation).collect();
    let serving: BTreeSet<Uuid> = ::desk::api::services_for_firms(tx, today, 500)
        .await?
        .into_iter()
        .map(|one| one.organisation)
        .collect();
    let names = network::api::organisations(tx, &members).await?;
    let is_asked = |body: Id<Organisation>| {
        asks.iter()
            .any(|ask| ask.organisation == body && matches!(ask.state, AskState::Waiting | AskState::Can))
    };
    let mut offered: Vec<(bool, Choice)> = names
        .iter()
        .filter(|body| reached.contains(&body.id) && !is_asked(body.id) && body.id != need.organisation)
        .map(|body| {
            let serves = serving.contains(&body.id.uuid());
            let choice = Choice::new(body.id.to_string(), body.details.name.clone());
            (!serves, if serves { choice.hint(caller.t("firm-body-serves")) } else { choice })
        })
        .collect();
    offered.sort_by_key(|(later, _)| *later);
    let names = names.into_iter().map(|body| (body.id, body.details.name)).collect();
    Ok((offered.into_iter().map(|(_, choice)| choice).collect(), names))
}

/// The form with the text that bodies read now, unless it is that very form that came back.
fn for_bodies_form(form: Form, need: &Need, wording: Option<&Wording>) -> Form {
    if form.text("what") == "reword" {
        return form;
    }
    let Some(wording) = wording else {
        return form
            .set("for_topic", &need.topic)
            .set("for_place", &need.place)
            .set("for_details", &need.details);
    };
    let form = form
        .set("for_topic", &wording.topic)
        .set("for_place", &wording.place)
        .set("for_details", &wording.details);
    wording.confirmed.iter().fold(form, |form, one| {
        form.set(&Doubt::field(&one.words), &one.sentence)
            .set(&Doubt::exception_field(&one.words), &one.exception)
    })
}

impl Show {
    pub(super) async fn of(
        tx: &mut Tx,
        caller: &Caller,
        (desk, need): (&Desk, Need),
        (form, errors): (Form, FieldErrors),
    ) -> Result<Self, PageError> {
        let say = caller.visit.translator();
        let asks = store::ask::of_need(tx, need.id).await?;
        let steps = store::step::of_need(tx, need.id).await?;
        let vacancies = store::vacancy::of_need(tx, need.id).await?;
        let (offered, mut body_names) = bodies(tx, caller, &need, &asks).await?;
        let missing: Vec<Id<Organisation>> = asks
            .iter()
            .map(|ask| ask.organisation)
            .chain(steps.iter().filter_map(|step| step.organisation))
            .collect();
        for body in network::api::organisations(tx, &missing).await? {
            body_names.insert(body.id, body.details.name);
        }
        let wording = store::wording::of_need(tx, need.id).await?;
        let by = steps.iter().map(|step| step.by).chain(wording.iter().map(|wording| wording.by));
        let people: Vec<_> = by.flatten().map(Id::from_uuid).collect();
        let people = display_names(tx, &people).await?;
        let names = Names::of(tx, std::slice::from_ref(&need), &[]).await?;
        let before = if need.is_forgotten() {
            Vec::new()
        } else {
            store::need::of_firm(tx, caller.cx.keys(), &need).await?
        };
        let before_names = Names::of(tx, &before, &[]).await?;
        let body =
            |id: Option<Id<Organisation>>| id.and_then(|id| body_names.get(&id)).cloned().unwrap_or_default();
        let line = |step: &Step| Line {
            when: say.date_time(step.at),
            what: step.kind.text(),
            who: step
                .by
                .and_then(|by| people.get(&Id::from_uuid(by)).cloned())
                .unwrap_or_else(|| body(step.organisation)),
            words: step.words.clone().unwrap_or_default(),
        };
        let desks = ::desk::api::desks_of_network(tx, need.network.uuid()).await?;
        let desks = desks.into_iter().filter(|one| one.is_open() && one.id != need.desk);
        let title = say.ta("firm-own-title", &[("number", need.number.as_str().into())]);
        let closing = [Outcome::Met, Outcome::Partly, Outcome::NotMet, Outcome::NoAnswer];
        let name = |by: Option<Uuid>| by.and_then(|by| people.get(&Id::from_uuid(by)).cloned());
        let for_bodies = wording.as_ref().map(|wording| ForBodies {
            facts: said_facts(say, &need.clone().for_body(Some(wording))),
            when: say.date_time(wording.at),
            who: name(wording.by).unwrap_or_default(),
            confirmed: wording
                .confirmed
                .iter()
                .map(|one| (one.said.clone(), one.exception().map(Doubt::exception), one.sentence.clone()))
                .collect(),
        });
        let form = for_bodies_form(form, &need, wording.as_ref());
        let doubts = Doubt::all(&reworded(&form).doubts(need.kind));
        Ok(Self {
            page: desk_page(caller, title, desk),
            fields: Fields::refused(form, errors),
            facts: need_facts(say, &need),
            firm: if need.is_forgotten() {
                Vec::new()
            } else {
                firm_facts(say, &need, names.comune(need.firm.comune.as_ref()))
            },
            times: times(caller, &need),
            history: steps.iter().map(line).collect(),
            asks: asks
                .into_iter()
                .map(|ask| {
                    let name = body(Some(ask.organisation));
                    (ask, name)
                })
                .collect(),
            bodies: offered,
            vacancies,
            before: before
                .into_iter()
                .map(|one| {
                    let path = before_names.path(&one);
                    (one, path)
                })
                .collect(),
            desks: desks.map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
            channels: channels(caller),
            outcomes: closing.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect(),
            late: need.late(caller.cx.now()),
            client: need.client.map(|client| format!("/ufficio/contatti/{}/persone/{client}", desk.slug)),
            has_moved: false,
            for_bodies,
            doubts,
            need,
        })
    }

    pub(super) fn moved(mut self) -> Self {
        self.has_moved = true;
        self
    }

    fn when(&self, at: &Instant) -> String {
        self.page.date_time(*at)
    }
}

/// # Errors
/// 404 where it is none of that body's.
pub(crate) async fn show(caller: Caller, Path((slug, text)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (desk, need) = own(&mut tx, &caller, &slug, &text).await?;
    let form = keyed(&caller, Form::default());
    ::web::html(&Show::of(&mut tx, &caller, (&desk, need), (form, FieldErrors::new())).await?)
}
