//! What the actions share: which agreement binds two bodies, and the one way in which a hand-over moves.

use std::result::Result as Std;

use desk::api::Desk;
use events::referral::{ReferralAnswered, ReferralClosed, ReferralSent};
use identity::api::Role;
use jiff::civil::Date;
use kernel::{Event, Id, Instant};
use network::api::{Agreement, Organisation};
use policy::{Permit, Resource};
use serde_json::json;
use storage::{Cx, Result, Tx, links, outbox, trail};
use uuid::Uuid;

use super::ReferralError;
use crate::jobs::{BodyNews, MailBody, MailDesk, MailPerson};
use crate::model::{Channel, Ground, Referral, Side, State, StepRefused, Taken, Verb, WhyNot};
use crate::policy::{ANSWER, FOLLOW, Moves, NAMES};
use crate::store;

/// What is said to a hand-over, by whoever may.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// What is done; none is none.
    pub verb: Option<Verb>,
    /// Why it is refused.
    pub why_not: Option<WhyNot>,
    /// The body that is named instead.
    pub proposed: Option<Id<Organisation>>,
    /// In words.
    pub note: Option<String>,
    /// Where it stood on the page that was answered; none where no page was.
    pub seen: Option<State>,
}

/// Longest note in characters.
pub const NOTE_LENGTH: usize = 500;

/// A body to which a desk can hand people over.
pub struct Receiver {
    /// The agreement that binds the two.
    pub agreement: Agreement,
    /// The body.
    pub body: Organisation,
}

/// A hand-over as a resource of the desk that sent it: nobody else's.
pub(crate) fn of_desk(one: &Referral) -> Resource<Id<Referral>> {
    Resource::new(one.id, [one.desk])
}

/// The bodies that agreements in force today let a desk hand people over to, by name.
///
/// # Errors
/// When the database refuses.
pub async fn receivers(tx: &mut Tx, desk: &Desk, today: Date) -> Result<Vec<Receiver>> {
    let sender: Id<Organisation> = Id::from_uuid(desk.organisation);
    let mut pairs: Vec<(Agreement, Vec<Id<Organisation>>)> = Vec::new();
    for membership in network::api::memberships_of(tx, sender, today).await? {
        let Some(agreement) = network::api::agreement(tx, membership.agreement).await? else { continue };
        let is_known = pairs.iter().any(|(known, _)| known.id == agreement.id);
        if is_known || !agreement.is_in_force_on(today) {
            continue;
        }
        let parties = network::api::parties_as_of(tx, agreement.id, today).await?;
        let others = parties.iter().map(|party| party.organisation).filter(|body| *body != sender);
        pairs.push((agreement, others.collect()));
    }
    let mut ids: Vec<Id<Organisation>> =
        pairs.iter().flat_map(|(_, bodies)| bodies.iter().copied()).collect();
    ids.sort();
    ids.dedup();
    let bodies = network::api::organisations(tx, &ids).await?;
    let mut receivers = Vec::new();
    for body in bodies {
        for (agreement, parties) in &pairs {
            if parties.contains(&body.id) {
                receivers.push(Receiver { agreement: agreement.clone(), body: body.clone() });
            }
        }
    }
    Ok(receivers)
}

/// The ground of hand-overs under an agreement.
///
/// # Errors
/// [`ReferralError::NoGround`], or the database.
pub async fn ground(tx: &mut Tx, agreement: &Agreement) -> Std<Ground, ReferralError> {
    let text = store::terms::text(tx, agreement.id).await?;
    Ok(Ground::of(agreement.legal_basis, text)?)
}

/// Takes a step: moves the row, tells whoever must know, and, where it ends, leaves the body with nothing.
pub(crate) async fn advance<A: Moves>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    one: &mut Referral,
    side: Side,
    answer: Answer,
) -> Std<(), ReferralError> {
    let from = one.state;
    let Some(verb) = answer.verb else { return Err(ReferralError::NoReason) };
    if answer.seen.is_some_and(|seen| seen != from) {
        return Err(ReferralError::Step(StepRefused { from: Some(from), verb }));
    }
    one.state = State::after(Some(from), verb, side)?;
    if verb == Verb::Record && !can_be_recorded(tx, one).await? {
        return Err(ReferralError::Step(StepRefused { from: Some(from), verb }));
    }
    fill_in(tx, cx, one, from, answer).await?;
    if !store::referral::advance(tx, permit, from, one).await? {
        return Err(ReferralError::Moved);
    }
    if one.state == State::Accepted
        && let Some(person) = store::person::find(tx, one.id).await?
    {
        store::person::pack(tx, permit, &person.package(), cx.now()).await?;
    }
    if one.state == State::Withdrawn {
        // Whoever withdraws it, at the desk or by her link: what she had said yes to goes no further.
        store::person::withdraw_consent(tx, permit, cx.now()).await?;
    }
    if one.state.is_closed() {
        store::person::unpack(tx, permit).await?;
        close_doors(tx, cx, one.id).await?;
    }
    if verb == Verb::Send {
        dispatch(tx, cx, one).await?;
    }
    note(tx, cx, one, verb, side).await?;
    tell(tx, cx, one, from).await?;
    inform(tx, cx, one, from, side).await
}

/// Whether it can have been entered in the labour system; see [`Referral::can_be_recorded`].
pub(crate) async fn can_be_recorded(tx: &mut Tx, one: &Referral) -> Result<bool> {
    let body = network::api::organisation(tx, one.body).await?;
    Ok(body.is_some_and(|body| one.can_be_recorded(body.details.kind)))
}

/// What a step writes on the row.
async fn fill_in(
    tx: &mut Tx,
    cx: &Cx,
    one: &mut Referral,
    from: State,
    answer: Answer,
) -> Std<(), ReferralError> {
    let (now, today) = (cx.now(), cx.now().date());
    one.note = answer.note.map(|note| note.trim().chars().take(NOTE_LENGTH).collect::<String>());
    one.note = one.note.take().filter(|note| !note.is_empty());
    match one.state {
        State::Sent => {
            one.sent_at = Some(now);
            one.answer_by = store::terms::find(tx, one.agreement).await?.answer_by(today);
        }
        State::Accepted => {
            one.outcome_by = Some(store::terms::find(tx, one.agreement).await?.outcome_by(today));
        }
        State::Refused => {
            one.why_not = Some(answer.why_not.ok_or(ReferralError::NoReason)?);
        }
        State::Redirected => {
            let proposed = answer.proposed.filter(|body| *body != one.body && *body != one.organisation);
            let parties = network::api::parties_as_of(tx, one.agreement, today).await?;
            let is_party = |body: &Id<Organisation>| parties.iter().any(|party| party.organisation == *body);
            // Not every body that can help is a party: then its name stands in the note.
            one.proposed = proposed.filter(is_party);
            if one.proposed.is_none() && one.note.is_none() {
                return Err(ReferralError::NoReason);
            }
        }
        _ => {}
    }
    if from == State::Sent {
        one.answered_at = Some(now);
    }
    if one.state.is_closed() {
        one.closed_at = Some(now);
    }
    Ok(())
}

/// Whatever opened it to the body is void from now on.
async fn close_doors(tx: &mut Tx, cx: &Cx, id: Id<Referral>) -> Result<()> {
    for recipient in store::recipient::of_referral(tx, id).await? {
        for purpose in [ANSWER, NAMES] {
            links::revoke(tx, purpose, recipient.id.uuid(), cx.now()).await?;
        }
    }
    Ok(())
}

/// Mails the body's contact persons their links; says whether there is anybody.
pub(crate) async fn dispatch(tx: &mut Tx, cx: &Cx, one: &Referral) -> Result<bool> {
    if one.channel != Channel::Link {
        return Ok(true);
    }
    let contacts = network::api::contacts_of(tx, one.body, cx.now().date()).await?;
    let mandates: Vec<Uuid> = contacts.iter().map(|contact| contact.mandate.uuid()).collect();
    store::recipient::add(tx, cx, one.id, &mandates).await?;
    write_body(tx, cx, one, BodyNews::of(one.state)).await?;
    Ok(!mandates.is_empty())
}

async fn write_body(tx: &mut Tx, cx: &Cx, one: &Referral, news: BodyNews) -> Result<()> {
    for recipient in store::recipient::of_referral(tx, one.id).await? {
        let job = MailBody { recipient: recipient.id, news };
        jobs::enqueue(tx, cx, &job, cx.now()).await?;
    }
    Ok(())
}

/// Reminds the body of what it owes.
pub(crate) async fn remind(tx: &mut Tx, cx: &Cx, one: &Referral) -> Result<()> {
    let news = match one.state {
        State::Accepted => BodyNews::RemindOutcome,
        _ => BodyNews::RemindAnswer,
    };
    write_body(tx, cx, one, news).await
}

/// The line of the timeline and that of the trail.
pub(crate) async fn note(tx: &mut Tx, cx: &Cx, one: &Referral, verb: Verb, side: Side) -> Result<()> {
    let why = one.why_not.filter(|_| one.state == State::Refused).map(WhyNot::word);
    let taken =
        Taken { at: cx.now(), verb, state: one.state, side, person: cx.person(), note: one.note.clone() };
    store::line::add(tx, cx, one.id, &taken).await?;
    let details = json!({ "to": one.state.word(), "side": side.word(), "why": why });
    trail::record(tx, cx, &format!("referral.{}", verb.word()), one.id.uuid(), details).await
}

/// Tells what is counted. What the body was never asked is nobody's number.
pub(crate) async fn tell(tx: &mut Tx, cx: &Cx, one: &Referral, from: State) -> Result<()> {
    let Some(sent_at) = one.sent_at else { return Ok(()) };
    let now = cx.now();
    let (agreement, desk, body) = (one.agreement.uuid(), one.desk, one.body.uuid());
    let (organisation, network, service) = (one.organisation.uuid(), one.network.uuid(), one.service);
    let month = month_of(now);
    if one.state == State::Sent {
        let event = ReferralSent { agreement, network, desk, organisation, body, service, month };
        return keep(tx, cx, one, &event).await;
    }
    if from == State::Sent {
        let answer = one.state.word().to_owned();
        let (month, days) = (month.clone(), days_between(sent_at, now));
        let event =
            ReferralAnswered { agreement, network, desk, organisation, body, service, month, answer, days };
        keep(tx, cx, one, &event).await?;
    }
    if one.state.is_closed() {
        let outcome = one.state.word().to_owned();
        let since = if from == State::Sent { sent_at } else { one.answered_at.unwrap_or(sent_at) };
        let days = days_between(since, now);
        let event =
            ReferralClosed { agreement, network, desk, organisation, body, service, month, outcome, days };
        keep(tx, cx, one, &event).await?;
    }
    Ok(())
}

async fn keep<E: Event>(tx: &mut Tx, cx: &Cx, one: &Referral, event: &E) -> Result<()> {
    let told = outbox::tell(tx, cx, event).await?;
    store::line::told(tx, one.id, told).await
}

fn month_of(now: Instant) -> String {
    let day = now.date();
    format!("{:04}-{:02}", day.year(), day.month())
}

fn days_between(from: Instant, until: Instant) -> i64 {
    until.minutes_since(from) / (24 * 60)
}

/// Tells the person, the desk where it comes back, the body where it is taken from it.
pub(crate) async fn inform(
    tx: &mut Tx,
    cx: &Cx,
    one: &Referral,
    from: State,
    side: Side,
) -> Std<(), ReferralError> {
    // Who is erased is not written to: there is no address any more, and she asked for it herself.
    if one.state != State::Erased
        && let Some(person) = store::person::find(tx, one.id).await?
    {
        if person.email.is_some() {
            let job = MailPerson { referral: one.id, state: one.state.word().to_owned() };
            jobs::enqueue(tx, cx, &job, cx.now()).await?;
        } else if side != Side::Person {
            store::line::want_call(tx, cx, one).await?;
        }
    }
    let was_with_body = matches!(from, State::Sent | State::Accepted);
    let is_taken_away = matches!(one.state, State::Withdrawn | State::Lapsed | State::Silent | State::Erased);
    if was_with_body && is_taken_away {
        write_body(tx, cx, one, BodyNews::Over).await?;
    }
    let is_news = one.state.comes_back() || one.state == State::Withdrawn && side == Side::Person;
    if is_news && side != Side::Desk {
        write_desk(tx, cx, one).await?;
    }
    Ok(())
}

/// The desk's own mailbox, or its operators where it has none.
async fn write_desk(tx: &mut Tx, cx: &Cx, one: &Referral) -> Result<()> {
    let state = one.state.word().to_owned();
    let desk = desk::api::desk(tx, Id::from_uuid(one.desk)).await?;
    if desk.is_some_and(|desk| desk.email.is_some()) {
        let job = MailDesk { referral: one.id, state, operator: None };
        return jobs::enqueue(tx, cx, &job, cx.now()).await;
    }
    for operator in identity::api::people_with_role(tx, Role::Operator, one.desk, cx.now()).await? {
        let job = MailDesk { referral: one.id, state: state.clone(), operator: Some(operator.id.uuid()) };
        jobs::enqueue(tx, cx, &job, cx.now()).await?;
    }
    Ok(())
}

/// Whatever opened it to the person herself is void from now on.
pub(crate) async fn close_own_door(tx: &mut Tx, cx: &Cx, id: Id<Referral>) -> Result<()> {
    links::revoke(tx, FOLLOW, id.uuid(), cx.now()).await.map(drop)
}
