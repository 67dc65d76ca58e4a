//! Activity lines for their pages, with what each reader may know of what was reached
//! ([ADR 12](../../../../docs/adr/0012-figures-that-nobody-can-subtract.md)).

use identity::api::role;
use jiff::civil::Date;
use kernel::Id;
use network::api::{Agreement, Organisation};
use policy::{Actor, Resource};
use storage::{Cx, Tx};

use super::activity::{Activity, ReachedLine, reached};
use super::{Scope, SeeError};
use crate::model::{Counts, Dim, Line, LineState, Measure, Month, Months, ScopeKind, Unit};
use crate::policy::{SeeLines, SeeOwnLines};

/// The lines of an agreement as its coordinator sees them.
///
/// # Errors
/// [`SeeError`].
pub async fn of_agreement(
    tx: &mut Tx,
    cx: &Cx,
    agreement: Id<Agreement>,
) -> Result<(Agreement, Activity), SeeError> {
    let found = network::api::agreement(tx, agreement).await?.ok_or(SeeError::NotFound)?;
    cx.permit::<SeeLines>(Resource::new(agreement, [found.network.uuid()]))?;
    let scope = scope(tx, cx, agreement).await?;
    let activity = reached(tx, cx, &scope, Reader::Outside).await?;
    Ok((found, activity))
}

async fn scope(tx: &mut Tx, cx: &Cx, agreement: Id<Agreement>) -> Result<Scope, SeeError> {
    let today = Months::single(Month::of(cx.now().date()));
    super::scope(tx, ScopeKind::Agreement, agreement.uuid(), today).await
}

/// The agreements of the networks that she coordinates, in force or over since less than a year, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn agreements(tx: &mut Tx, cx: &Cx) -> Result<Vec<Agreement>, SeeError> {
    let today = cx.now().date();
    let mut all: Vec<Agreement> = Vec::new();
    let mut refused = None;
    for network in network::api::networks(tx).await? {
        let permit = cx.permit::<SeeLines>(Resource::new(cx.new_id(), [network.id.uuid()]));
        if let Err(refusal) = permit {
            refused = Some(refusal);
            continue;
        }
        for day in [today, today.saturating_sub(jiff::Span::new().years(1))] {
            for agreement in network::api::agreements_as_of(tx, network.id, day).await? {
                if !all.iter().any(|known| known.id == agreement.id) {
                    all.push(agreement);
                }
            }
        }
    }
    match refused {
        Some(refusal) if all.is_empty() => Err(refusal.into()),
        _ => Ok(all),
    }
}

/// Who reads what was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The body that promised a line: what it did itself is its own.
    Body(Id<Organisation>),
    /// Anybody else, the coordinator too. She enters whatever line she likes: what it says must not tell one person from
    /// the next, on one day from the day before, or in one line from that beside it.
    Outside,
}

/// What a reader is told of what was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// As it is: what the body did itself, or what stands behind nobody.
    Number(i64),
    /// So few that they may be known, or none: fewer than this. Up to the end of a month, or up to today.
    FewerThan(i64, Option<Month>),
    /// At least so many; the number after the last is not so many more.
    AtLeast(i64, i64, Option<Month>),
    /// It stands in the report, where small figures are hidden together with what would tell them.
    InReport,
}

/// Figures of others are rounded down to so many, or to the agreement's threshold if that is more.
const STEP: i64 = 5;

impl Reader {
    /// The last month that is counted for this reader; none where the number is for the report alone.
    pub(crate) fn counts_until(self, line: &Line, measure: Option<&Measure>, today: Date) -> Option<Month> {
        let now = Month::of(today);
        if self.is_own(line) {
            return Some(now);
        }
        match narrowings(&line.counts, measure?) {
            0 => Some(now),
            // A number that is watched from day to day would say who of the group came today.
            1 => Some(now.previous()),
            _ => None,
        }
    }

    fn is_own(self, line: &Line) -> bool {
        let is_of_body = matches!(line.counts, Counts::Measure { is_own: true, .. });
        self == Self::Body(line.organisation) && is_of_body
    }

    /// What it is told of a number that was counted.
    pub(crate) fn told(self, line: &Line, number: i64, until: Option<Month>, threshold: u32) -> Told {
        let threshold = i64::from(threshold);
        if self.is_own(line) {
            // None and few look alike: the day on which none becomes one is nobody's business.
            return if number < threshold { Told::FewerThan(threshold, until) } else { Told::Number(number) };
        }
        let step = STEP.max(threshold);
        match number - number.rem_euclid(step) {
            0 => Told::FewerThan(step, until),
            least => Told::AtLeast(least, least + step, until),
        }
    }
}

/// By how much a line is narrower than all that its partner (or everybody) did: how many things she could vary to single
/// somebody out. Whether it was a person or a firm is none, and of hand-overs each counts one step.
fn narrowings(counts: &Counts, measure: &Measure) -> usize {
    let Counts::Measure { service, group, desk, .. } = counts else { return 0 };
    let by_line = [service, group, desk].into_iter().flatten().count();
    let is_step = |dim: Dim| dim == Dim::Outcome && measure.counts == Unit::Handovers;
    let by_measure = measure.only.keys().filter(|dim| **dim != Dim::Kind && !is_step(**dim));
    by_line + by_measure.count()
}

impl Told {
    /// Where a line stands, as far as this says: never more, or its state would tell the number.
    pub(crate) fn state(self, today: Date, due_on: Date, promised: i64) -> LineState {
        let (least, most, until) = match self {
            Self::Number(number) => (number, number, None),
            Self::FewerThan(limit, until) => (0, limit - 1, until),
            Self::AtLeast(least, next, until) => (least, next - 1, until),
            Self::InReport => (0, i64::MAX, None),
        };
        // What came after the month that is counted may have made it up.
        let is_counted = until.is_none_or(|until| due_on <= until.last_day());
        LineState::between(today, due_on, promised, least, if is_counted { most } else { i64::MAX })
    }

    /// The last month that was counted, where it is not this one.
    pub const fn until(self) -> Option<Month> {
        match self {
            Self::FewerThan(_, until) | Self::AtLeast(_, _, until) => until,
            Self::Number(_) | Self::InReport => None,
        }
    }
}

/// The lines of a body in one agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnLines {
    /// The agreement.
    pub agreement: Agreement,
    /// Its lines.
    pub lines: Vec<ReachedLine>,
}

/// What a body promised in the agreements that it is a party to today.
///
/// # Errors
/// [`SeeError`].
pub async fn of_body(tx: &mut Tx, cx: &Cx, body: Id<Organisation>) -> Result<Vec<OwnLines>, SeeError> {
    let scopes = network::api::scopes_of_organisation(tx, body).await?;
    cx.permit::<SeeOwnLines>(Resource::new(body, scopes).opened_by_link(body.uuid()))?;
    let reader = if is_of(&cx.actor, body) { Reader::Body(body) } else { Reader::Outside };
    let mut agreements: Vec<Id<Agreement>> = Vec::new();
    for one in network::api::memberships_of(tx, body, cx.now().date()).await? {
        if !agreements.contains(&one.agreement) {
            agreements.push(one.agreement);
        }
    }
    let mut own = Vec::new();
    for id in agreements {
        let lines = crate::store::line::of_agreement(tx, id).await?;
        if !lines.iter().any(|line| line.organisation == body) {
            continue;
        }
        let scope = scope(tx, cx, id).await?;
        let Some(agreement) = scope.agreement.clone() else { continue };
        let reached = reached(tx, cx, &scope, reader).await?.lines.into_iter();
        let lines = reached.filter(|one| one.line.organisation == body);
        own.push(OwnLines { agreement, lines: lines.collect() });
    }
    Ok(own)
}

/// Whether somebody reads for the body: by its mailed link, or as its clerk. Who coordinates does not, though she may see.
fn is_of(actor: &Actor, body: Id<Organisation>) -> bool {
    match actor {
        Actor::LinkHolder { resource, .. } => *resource == body.uuid(),
        other => other.scopes_of(role::CLERK).contains(&body.uuid()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartnerAs, Values};
    use jiff::civil::date;

    const BODY: Id<Organisation> = Id::from_uuid(uuid::Uuid::from_u128(1));
    const TODAY: Date = date(2026, 11, 23);

    fn line(counts: Counts) -> Line {
        Line {
            id: Id::from_uuid(uuid::Uuid::nil()),
            agreement: Id::from_uuid(uuid::Uuid::nil()),
            organisation: BODY,
            what: "Colloqui".into(),
            counts,
            promised: 10,
            due_on: date(2026, 12, 31),
            budget: None,
            version: 1,
        }
    }

    fn counts(narrowed_by: [bool; 3], is_own: bool) -> Counts {
        let [service, group, desk] = narrowed_by.map(|is_narrowed| is_narrowed.then(|| "x".to_owned()));
        Counts::Measure { key: "contatti".into(), service, group, desk, is_own }
    }

    fn measure(counts: Unit, only: &[(Dim, &str)]) -> Measure {
        let mut measures = crate::model::form::read_measures(crate::model::form::SHIPPED_MEASURES).unwrap();
        let only = only.iter().map(|(dim, word)| (*dim, Values::one(*word))).collect();
        Measure { counts, only, partner: Some(PartnerAs::Organisation), ..measures.remove(0) }
    }

    #[test]
    fn body_is_told_what_is_its_own_and_no_few() {
        let own = line(counts([false; 3], true));
        let told = |number| Reader::Body(BODY).told(&own, number, None, 3);

        assert_eq!(told(12), Told::Number(12));
        assert_eq!(told(3), Told::Number(3));
        assert_eq!(told(2), Told::FewerThan(3, None));
        assert_eq!(told(0), told(2), "nobody and few look alike");
    }

    #[test]
    fn others_are_told_steps_and_no_number() {
        let (own, all) = (line(counts([false; 3], true)), line(counts([false; 3], false)));
        let other = Reader::Body(Id::from_uuid(uuid::Uuid::from_u128(2)));

        for (reader, line) in [(Reader::Outside, &own), (other, &own), (Reader::Body(BODY), &all)] {
            let told = |number| reader.told(line, number, None, 3);
            assert_eq!([0, 1, 4].map(told), [Told::FewerThan(5, None); 3]);
            assert_eq!([10, 12, 14].map(told), [Told::AtLeast(10, 15, None); 3]);
            assert_eq!(
                reader.told(line, 19, None, 10),
                Told::AtLeast(10, 20, None),
                "no finer than the threshold"
            );
        }
    }

    #[test]
    fn narrower_lines_are_told_later_or_in_the_report_alone() {
        let plain = measure(Unit::Contacts, &[(Dim::Kind, "person")]);
        let narrow = measure(Unit::Contacts, &[(Dim::Sex, "f")]);
        let until = |narrowed_by, measure: &Measure| {
            Reader::Outside.counts_until(&line(counts(narrowed_by, true)), Some(measure), TODAY)
        };
        let month = |text| Some(Month::parse(text).unwrap());

        assert_eq!(until([false; 3], &plain), month("2026-11"));
        assert_eq!(until([false, true, false], &plain), month("2026-10"));
        assert_eq!(until([false; 3], &narrow), month("2026-10"), "a measure of one's own narrows too");
        assert_eq!(until([true, true, false], &plain), None);
        assert_eq!(until([false, false, true], &narrow), None);
        let accepted = measure(Unit::Handovers, &[(Dim::Outcome, "accepted")]);
        assert_eq!(until([false; 3], &accepted), month("2026-11"));
        let own = Reader::Body(BODY).counts_until(&line(counts([true; 3], true)), Some(&plain), TODAY);
        assert_eq!(own, month("2026-11"));
    }

    #[test]
    fn state_says_no_more_than_the_number() {
        let on = |told: Told, promised| told.state(TODAY, date(2026, 11, 1), promised);
        let october = Some(Month::parse("2026-10").unwrap());

        assert_eq!(on(Told::FewerThan(5, None), 1), LineState::Over, "none or four: nobody knows");
        assert_eq!(on(Told::FewerThan(5, None), 5), LineState::Late);
        assert_eq!(on(Told::AtLeast(10, 15, None), 10), LineState::Reached);
        assert_eq!(on(Told::AtLeast(10, 15, None), 14), LineState::Over);
        assert_eq!(on(Told::AtLeast(10, 15, None), 15), LineState::Late);
        assert_eq!(on(Told::AtLeast(10, 15, october), 15), LineState::Over, "November is not counted yet");
        assert_eq!(on(Told::InReport, 1), LineState::Over);
        assert_eq!(Told::InReport.state(TODAY, date(2026, 12, 1), 1), LineState::Soon);
    }
}
