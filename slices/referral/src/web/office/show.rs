//! `/ufficio/invii/{desk}/{id}`: one hand-over with its timeline, and what can be done; `/foglio`: the same on paper.

use askama::Template;
use axum::extract::Path;
use desk::api::Desk;
use identity::api::PersonId;
use kernel::Id;
use network::api::Organisation;
use serde_json::json;
use storage::{Tx, trail};
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_desk, page};
use crate::actions::standing::{NOTE_LENGTH, can_be_recorded, of_desk};
use crate::actions::{self, ReferralError, record_answer, resend_link};
use crate::model::{Channel, Person, Referral, Side, State, Verb, WhyNot, follow_code};
use crate::policy::SeeReferral;
use crate::queries::Limited;
use crate::store;
use crate::web::errors::lost;
use crate::web::{id, shown};

#[derive(Template)]
#[template(path = "office/show.html")]
struct Show {
    page: Page,
    fields: Fields,
    desk: Desk,
    one: Referral,
    facts: Vec<(String, String)>,
    limited: Vec<(String, String)>,
    package: Vec<(String, String)>,
    code: String,
    lines: Vec<Line>,
    verbs: Vec<Choice>,
    /// Whether one of them is that it was entered in the labour system.
    may_record: bool,
    why_nots: Vec<Choice>,
    others: Vec<Choice>,
    may_withdraw: bool,
    may_resend: bool,
    goes_on: Option<String>,
    next: Option<Id<Referral>>,
    is_forgotten: bool,
    /// Why nothing is left of her.
    forgotten: &'static str,
}

#[derive(Template)]
#[template(path = "office/sheet.html")]
struct Sheet {
    page: Page,
    printed: String,
    facts: Vec<(String, String)>,
    limited: Vec<(String, String)>,
    package: Vec<(String, String)>,
    consent: Option<String>,
    /// Whether it is with the body: who it is goes on paper neither before the consent nor after the end.
    is_handed: bool,
}

struct Line {
    when: String,
    side: &'static str,
    what: &'static str,
    who: Option<String>,
    note: Option<String>,
    /// Whether she was erased by it because she asked.
    is_erasing: bool,
}

/// What a page of one shows, read in the transaction that notes who looked.
struct Seen {
    desk: Desk,
    one: Referral,
    person: Option<Person>,
}

impl Seen {
    async fn of(caller: &Caller, tx: &mut Tx, slug: &str, text: &str) -> Result<Self, PageError> {
        let desk = own_desk(tx, caller, slug).await?;
        let one = store::referral::find(tx, id(text)?).await?;
        let one = one.filter(|one| one.desk == desk.id.uuid()).ok_or_else(PageError::not_found)?;
        caller.cx.permit::<SeeReferral>(of_desk(&one))?;
        let person = store::person::find(tx, one.id).await?;
        if person.is_some() {
            trail::record(tx, &caller.cx, "referral.see_referral", one.id.uuid(), json!({})).await?;
        }
        Ok(Self { desk, one, person })
    }

    async fn facts(&self, caller: &Caller, tx: &mut Tx) -> Result<Vec<(String, String)>, PageError> {
        let say = caller.visit.translator();
        let agreement = network::api::agreement(tx, self.one.agreement).await?;
        let one = &self.one;
        let mut pairs = vec![
            (say.t("referral-page-number"), one.numbered()),
            (say.t("referral-from-desk"), self.desk.name.clone()),
            (say.t("referral-to-body"), shown::body(tx, one.body).await?),
            (say.t("referral-page-under"), agreement.map(|one| one.terms.title).unwrap_or_default()),
            (say.t("referral-form-channel"), say.t(one.channel.text())),
            (say.t("referral-page-created"), say.date_time(one.created_at)),
        ];
        pairs.extend(one.due().map(|day| {
            let key = if one.state == State::Accepted { "referral-outcome-by" } else { "referral-answer-by" };
            (say.t(key), say.date(day))
        }));
        let why_not = one.why_not.filter(|_| one.state == State::Refused);
        pairs.extend(why_not.map(|why| (say.t("referral-why-not"), say.t(why.text()))));
        if let Some(proposed) = one.proposed {
            pairs.push((say.t("referral-form-proposed"), shown::body(tx, proposed).await?));
        }
        pairs.extend(one.note.clone().map(|note| (say.t("referral-form-note"), note)));
        pairs.extend(one.closed_at.map(|at| (say.t("referral-page-closed"), say.date_time(at))));
        pairs.extend(self.consent(caller, tx).await?.map(|text| (say.t("referral-page-consent"), text)));
        Ok(pairs)
    }

    async fn consent(&self, caller: &Caller, tx: &mut Tx) -> Result<Option<String>, PageError> {
        let say = caller.visit.translator();
        let Some(consent) = store::person::consent(tx, self.one.id).await? else { return Ok(None) };
        let who = match consent.recorded_by {
            Some(person) => identity::api::display_name(tx, PersonId::from_uuid(person)).await?,
            None => None,
        };
        let given = say.ta(
            "referral-consent-given",
            &[
                ("how", say.t(consent.how.text()).into()),
                ("version", consent.version.into()),
                ("when", say.date_time(consent.given_at).into()),
                ("who", who.unwrap_or_else(|| say.t("referral-side-person")).into()),
            ],
        );
        let withdrawn = consent
            .withdrawn_at
            .map(|at| say.ta("referral-consent-withdrawn", &[("when", say.date_time(at).into())]));
        Ok(Some([Some(given), withdrawn].into_iter().flatten().collect::<Vec<_>>().join(" ")))
    }

    async fn package(&self, caller: &Caller, tx: &mut Tx) -> Result<Vec<(String, String)>, PageError> {
        let say = caller.visit.translator();
        match &self.person {
            Some(person) => Ok(shown::package(tx, say, &person.package()).await?),
            None => Ok(Vec::new()),
        }
    }

    async fn lines(&self, caller: &Caller, tx: &mut Tx) -> Result<Vec<Line>, PageError> {
        let say = caller.visit.translator();
        let taken = store::line::of(tx, self.one.id).await?;
        let ids: Vec<PersonId> = taken.iter().filter_map(|one| one.person).map(PersonId::from_uuid).collect();
        let names = identity::api::display_names(tx, &ids).await?;
        let line = |one: crate::model::Taken| Line {
            when: say.date_time(one.at),
            side: one.side.text(),
            what: if one.verb == Verb::Erase { State::Erased.text() } else { one.state.text() },
            who: one.person.and_then(|id| names.get(&PersonId::from_uuid(id)).cloned()),
            is_erasing: one.verb == Verb::Erase && one.side == Side::Right,
            note: one.note,
        };
        Ok(taken.into_iter().map(line).collect())
    }
}

impl Show {
    async fn of(caller: &Caller, tx: &mut Tx, seen: Seen, fields: Fields) -> Result<Self, PageError> {
        let say = caller.visit.translator();
        let today = caller.cx.now().date();
        let limited = Limited::of(tx, &seen.one).await?;
        let facts = seen.facts(caller, tx).await?;
        let package = seen.package(caller, tx).await?;
        let lines = seen.lines(caller, tx).await?;
        let is_erased = lines.iter().any(|line| line.is_erasing);
        let forgotten = if is_erased { "referral-show-erased" } else { "referral-show-forgotten" };
        let Seen { desk, one, person } = seen;
        let may_record = can_be_recorded(tx, &one).await?;
        let is_answer = |verb: &Verb| *verb != Verb::Withdraw && (*verb != Verb::Record || may_record);
        let verbs = one.state.verbs(Side::Desk).filter(is_answer);
        let goes_on = one.state.comes_back().then(|| {
            let to = one.proposed.map(|body| format!("&verso={}:{body}", one.agreement));
            format!("/ufficio/invii/{}/nuovo?dopo={}{}", desk.slug, one.id, to.unwrap_or_default())
        });
        Ok(Self {
            page: page(caller, say.ta("referral-show-title", &[("number", one.numbered().into())]), &desk),
            fields,
            facts,
            limited: shown::limited(say, &limited),
            package,
            code: follow_code(caller.cx.keys(), one.id).to_string(),
            lines,
            verbs: verbs.map(|verb| Choice::new(verb.word(), say.t(verb.button()))).collect(),
            may_record,
            why_nots: why_nots(caller),
            others: shown::others(tx, &one, today).await?,
            may_withdraw: one.state.verbs(Side::Desk).any(|verb| verb == Verb::Withdraw),
            may_resend: one.channel == Channel::Link && matches!(one.state, State::Sent | State::Accepted),
            goes_on,
            next: store::referral::after(tx, one.id).await?,
            is_forgotten: person.is_none(),
            forgotten,
            desk,
            one,
        })
    }
}

/// The reasons of a refusal, to choose from.
pub(crate) fn why_nots(caller: &Caller) -> Vec<Choice> {
    WhyNot::ALL.iter().map(|why| Choice::new(why.word(), caller.t(why.text()))).collect()
}

/// What a form says of a step.
pub(crate) fn answer_of(form: &Form) -> actions::Answer {
    actions::Answer {
        verb: Verb::parse(form.text("what")).ok(),
        why_not: WhyNot::parse(form.text("why_not")).ok(),
        proposed: form.get("proposed").and_then(body),
        note: form.get("note").map(|note| note.chars().take(NOTE_LENGTH).collect()),
        seen: State::parse(form.text("stato")).ok(),
    }
}

fn body(text: &str) -> Option<Id<Organisation>> {
    text.parse().ok()
}

/// What is missing in it.
pub(crate) fn missing(form: &Form) -> FieldErrors {
    let mut errors = FieldErrors::new();
    match Verb::parse(form.text("what")) {
        Ok(Verb::Refuse) if WhyNot::parse(form.text("why_not")).is_err() => {
            errors.add("why_not", "referral-fault-why-not");
        }
        Ok(Verb::Redirect) if !form.has("proposed") && !form.has("note") => {
            errors.add("proposed", "referral-fault-proposed");
        }
        Ok(Verb::Redirect) if form.get("proposed").is_some_and(|text| body(text).is_none()) => {
            errors.add("proposed", "referral-fault-proposed");
        }
        Err(_) => errors.add("what", "referral-fault-what"),
        _ => {}
    }
    errors
}

/// `GET /ufficio/invii/{desk}/{id}`; who looked is noted.
///
/// # Errors
/// 404 for a hand-over of another desk.
pub(crate) async fn show(caller: Caller, Path((slug, text)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.begin().await?;
    let seen = Seen::of(&caller, &mut tx, &slug, &text).await?;
    let shown = Show::of(&caller, &mut tx, seen, Fields::empty()).await?;
    tx.commit().await?;
    web::html(&shown)
}

/// `POST /ufficio/invii/{desk}/{id}`
///
/// # Errors
/// 409 and what happened when somebody was faster.
pub(crate) async fn step(caller: Caller, Path((slug, text)): Path<(String, String)>, form: Form) -> Answer {
    let mut tx = caller.cx.begin().await?;
    let seen = Seen::of(&caller, &mut tx, &slug, &text).await?;
    tx.commit().await?;
    let (one, to) = (seen.one.id, format!("/ufficio/invii/{slug}/{}", seen.one.id));
    if form.text("what") == "resend" {
        resend_link(&caller.cx, one).await.map_err(|error| lost(&caller, error))?;
        return Ok(web::see_other_saying(&caller.visit, &to, "referral-show-resent"));
    }
    let errors = missing(&form);
    if !errors.is_empty() {
        let mut tx = caller.cx.read().await?;
        return web::unprocessable(&Show::of(&caller, &mut tx, seen, Fields::refused(form, errors)).await?);
    }
    match record_answer(&caller.cx, one, answer_of(&form)).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, &to, "referral-show-recorded")),
        Err(ReferralError::NoReason) => {
            let mut errors = FieldErrors::new();
            errors.add("proposed", "referral-fault-proposed");
            let mut tx = caller.cx.read().await?;
            web::unprocessable(&Show::of(&caller, &mut tx, seen, Fields::refused(form, errors)).await?)
        }
        Err(error) => Err(lost(&caller, error).next(to, "referral-page-back")),
    }
}

/// `GET /ufficio/invii/{desk}/{id}/foglio`: to be given to a body that works on paper.
///
/// # Errors
/// As the page.
pub(crate) async fn sheet(caller: Caller, Path((slug, text)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.begin().await?;
    let seen = Seen::of(&caller, &mut tx, &slug, &text).await?;
    let say = caller.visit.translator();
    let limited = Limited::of(&mut tx, &seen.one).await?;
    let is_handed = seen.one.state.is_handed();
    let title = say.ta("referral-sheet-title", &[("number", seen.one.numbered().into())]);
    let sheet = Sheet {
        page: page(&caller, title, &seen.desk)
            .crumb(seen.one.numbered(), format!("/ufficio/invii/{slug}/{}", seen.one.id)),
        printed: say.date_time(caller.cx.now()),
        facts: seen.facts(&caller, &mut tx).await?,
        limited: shown::limited(say, &limited),
        package: if is_handed { seen.package(&caller, &mut tx).await? } else { Vec::new() },
        consent: seen.consent(&caller, &mut tx).await?,
        is_handed,
    };
    tx.commit().await?;
    web::html(&sheet)
}
