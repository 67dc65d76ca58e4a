//! Activity lines for their pages: the coordinator's, exact; a partner's own, with what it may know.

use kernel::Id;
use network::api::{Agreement, Organisation};
use policy::Resource;
use storage::{Cx, Tx};

use super::activity::{Activity, ReachedLine, reached};
use super::{Scope, SeeError};
use crate::model::{Counts, Month, Months, ScopeKind};
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
    let activity = reached(tx, cx, &scope).await?;
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

/// What a partner is told of a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What it did itself, or received.
    Number(i64),
    /// So few that they may be known: fewer than this.
    FewerThan(u32),
    /// Counted over what others did: it stands in the report.
    OfOthers,
}

impl Told {
    /// That of a line.
    pub fn of(one: &ReachedLine, threshold: u32) -> Self {
        let few = 1..i64::from(threshold);
        match &one.line.counts {
            Counts::ByHand | Counts::TrainingDays => Self::Number(one.reached),
            Counts::Measure { is_own: false, .. } => Self::OfOthers,
            Counts::Measure { .. } if few.contains(&one.reached) => Self::FewerThan(threshold),
            Counts::Measure { .. } => Self::Number(one.reached),
        }
    }
}

/// The lines of a body in one agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnLines {
    /// The agreement.
    pub agreement: Agreement,
    /// Its lines.
    pub lines: Vec<(ReachedLine, Told)>,
}

/// What a body promised in the agreements that it is a party to today.
///
/// # Errors
/// [`SeeError`].
pub async fn of_body(tx: &mut Tx, cx: &Cx, body: Id<Organisation>) -> Result<Vec<OwnLines>, SeeError> {
    let scopes = network::api::scopes_of_organisation(tx, body).await?;
    cx.permit::<SeeOwnLines>(Resource::new(body, scopes).opened_by_link(body.uuid()))?;
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
        let reached = reached(tx, cx, &scope).await?.lines.into_iter();
        let lines = reached.filter(|one| one.line.organisation == body);
        let lines = lines.map(|one| {
            let told = Told::of(&one, scope.threshold);
            (one, told)
        });
        own.push(OwnLines { agreement, lines: lines.collect() });
    }
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Line, LineState};
    use jiff::civil::date;

    fn line(counts: Counts, reached: i64) -> ReachedLine {
        let line = Line {
            id: Id::from_uuid(uuid::Uuid::nil()),
            agreement: Id::from_uuid(uuid::Uuid::nil()),
            organisation: Id::from_uuid(uuid::Uuid::nil()),
            what: "Colloqui".into(),
            counts,
            promised: 10,
            due_on: date(2026, 12, 31),
            budget: None,
            version: 1,
        };
        let state = LineState::Open;
        ReachedLine { line, partner: "Ente".into(), reached, state, progress: Vec::new(), measure: None }
    }

    fn measure(is_own: bool) -> Counts {
        Counts::Measure { key: "contatti".into(), service: None, group: None, desk: None, is_own }
    }

    #[test]
    fn partner_is_told_what_is_its_own_and_no_few() {
        let told = |counts, reached| Told::of(&line(counts, reached), 3);

        assert_eq!(told(measure(true), 12), Told::Number(12));
        assert_eq!(told(measure(true), 0), Told::Number(0));
        assert_eq!(told(measure(true), 2), Told::FewerThan(3));
        assert_eq!(told(measure(true), 3), Told::Number(3));
        assert_eq!(told(measure(false), 12), Told::OfOthers);
        assert_eq!(told(Counts::ByHand, 1), Told::Number(1));
        assert_eq!(told(Counts::TrainingDays, 2), Told::Number(2));
    }
}
