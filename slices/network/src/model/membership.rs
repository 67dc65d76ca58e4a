//! Membership: a dated fact. Nothing here is kept as a count; every number is of a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{Id, Period};

use super::{Agreement, AgreementKind, Organisation, OrganisationKind, PartnerRole};

/// A body in an agreement, from the first request on.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Its id.
    pub id: Id<Party>,
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// What it is in it.
    pub role: PartnerRole,
}

/// A stretch of days in which a party is bound. The second and later ones are renewals.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its id.
    pub id: Id<Term>,
    /// The party.
    pub party: Id<Party>,
    /// Its place among the party's terms, from 1.
    pub number: u32,
    /// First and last day.
    pub period: Period,
    /// Number of the act it rests on.
    pub act_number: Option<String>,
}

/// A body that is bound by an agreement on the day that was asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Membership {
    /// The party.
    pub party: Id<Party>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// The body's kind, for counts.
    pub organisation_kind: OrganisationKind,
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The agreement's kind.
    pub agreement_kind: AgreementKind,
    /// What it is in it.
    pub role: PartnerRole,
    /// The term that holds on that day.
    pub period: Period,
    /// How many times it was renewed up to then.
    pub renewals: u32,
}

/// Why a term cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// It begins while an earlier one still runs.
    #[error("the term begins while another one runs")]
    Overlaps,
    /// It reaches outside the agreement.
    #[error("the term reaches outside the agreement")]
    OutsideAgreement,
}

/// Whether a term may be added to those that a party has: it lies within the agreement and meets no other.
///
/// # Errors
/// [`TermError`].
pub fn admit_term(agreement: Period, terms: &[Period], new: Period) -> Result<(), TermError> {
    let ends_too_late = match (agreement.until(), new.until()) {
        (Some(last), Some(until)) => until > last,
        (Some(_), None) => true,
        (None, _) => false,
    };
    if new.from() < agreement.from() || ends_too_late {
        Err(TermError::OutsideAgreement)
    } else if terms.iter().any(|term| term.overlaps(new)) {
        Err(TermError::Overlaps)
    } else {
        Ok(())
    }
}

/// Why an agreement cannot run from then to then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValidityError {
    /// A body was bound before, from that day on.
    #[error("a body was bound before it begins")]
    BeginsAfterTerm(Date),
    /// A body is bound from that day on, which would come after the end.
    #[error("it ends before a body is bound")]
    EndsBeforeTerm(Date),
}

/// Whether an agreement may run so, with the terms that its parties have. A term may reach beyond the end: it is cut
/// there; but no term may begin outside, for then it never was.
///
/// # Errors
/// [`ValidityError`].
pub fn admit_validity(new: Period, terms: &[Period]) -> Result<(), ValidityError> {
    let starts = || terms.iter().map(|term| term.from());
    if let Some(first) = starts().min().filter(|first| *first < new.from()) {
        return Err(ValidityError::BeginsAfterTerm(first));
    }
    match (starts().max(), new.until()) {
        (Some(last), Some(until)) if last > until => Err(ValidityError::EndsBeforeTerm(last)),
        _ => Ok(()),
    }
}

/// How many bodies of each kind, each body once however many agreements bind it; the most frequent kind first.
pub fn count_by_kind(members: &[Membership]) -> Vec<(OrganisationKind, usize)> {
    let bodies: BTreeMap<_, _> =
        members.iter().map(|one| (one.organisation, one.organisation_kind)).collect();
    let mut counts: BTreeMap<OrganisationKind, usize> = BTreeMap::new();
    for kind in bodies.into_values() {
        *counts.entry(kind).or_default() += 1;
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    sorted
}

/// How many bodies are bound on a day, each once.
fn bound_on(terms: &[(Id<Organisation>, Period)], day: Date) -> usize {
    let bodies: BTreeSet<_> =
        terms.iter().filter(|(_, period)| period.contains(day)).map(|(body, _)| *body).collect();
    bodies.len()
}

/// The number of members at the end of each year up to `day`, and on `day` itself; of each month when the first term
/// began less than three years before.
pub fn growth(terms: &[(Id<Organisation>, Period)], day: Date) -> Vec<(Date, usize)> {
    let Some(first) = terms.iter().map(|(_, period)| period.from()).filter(|from| *from <= day).min() else {
        return Vec::new();
    };
    let by_year = day.year() - first.year() >= 3;
    let end = |start: Date| if by_year { start.last_of_year() } else { start.last_of_month() };
    let mut points = Vec::new();
    let mut last = end(first);
    while last < day {
        points.push((last, bound_on(terms, last)));
        let Ok(next) = last.tomorrow() else { break };
        last = end(next);
    }
    points.push((day, bound_on(terms, day)));
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn body(number: u128) -> Id<Organisation> {
        Id::from_uuid(uuid_of(number))
    }

    fn uuid_of(number: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(number)
    }

    #[test]
    fn term_after_the_other_within_the_agreement_is_admitted() {
        let agreement = period("2023-10-06/2028-06-30");
        let first = [period("2023-10-06/2025-06-30")];

        assert_eq!(admit_term(agreement, &first, period("2025-07-01/2028-06-30")), Ok(()));
    }

    #[test]
    fn term_that_overlaps_or_outlives_the_agreement_is_refused() {
        let agreement = period("2023-10-06/2028-06-30");
        let first = [period("2023-10-06/2025-06-30")];

        assert_eq!(admit_term(agreement, &first, period("2025-06-30/2028-06-30")), Err(TermError::Overlaps));
        assert_eq!(
            admit_term(agreement, &first, period("2025-07-01/2028-07-01")),
            Err(TermError::OutsideAgreement)
        );
        assert_eq!(admit_term(agreement, &first, period("2025-07-01/..")), Err(TermError::OutsideAgreement));
        assert_eq!(
            admit_term(agreement, &[], period("2023-10-05/2024-01-01")),
            Err(TermError::OutsideAgreement)
        );
    }

    #[test]
    fn validity_that_leaves_a_term_outside_is_refused() {
        let terms = [period("2023-10-06/2025-06-30"), period("2025-07-01/..")];

        assert_eq!(admit_validity(period("2023-10-06/2025-07-01"), &terms), Ok(()));
        assert_eq!(admit_validity(period("2020-01-01/.."), &terms), Ok(()));
        assert_eq!(admit_validity(period("2026-01-01/2026-02-01"), &[]), Ok(()));
        assert_eq!(
            admit_validity(period("2023-10-07/.."), &terms),
            Err(ValidityError::BeginsAfterTerm(date(2023, 10, 6)))
        );
        assert_eq!(
            admit_validity(period("2023-10-06/2025-06-30"), &terms),
            Err(ValidityError::EndsBeforeTerm(date(2025, 7, 1)))
        );
    }

    #[test]
    fn growth_counts_a_body_with_two_agreements_once() {
        let terms = [
            (body(1), period("2018-02-20/2021-02-20")),
            (body(1), period("2020-01-01/..")),
            (body(2), period("2019-05-01/2019-12-30")),
            (body(3), period("2027-01-01/..")),
        ];

        let curve = growth(&terms, date(2021, 3, 1));

        let end = |year| date(year, 12, 31);
        assert_eq!(curve, [(end(2018), 1), (end(2019), 1), (end(2020), 1), (date(2021, 3, 1), 1)]);
        assert_eq!(bound_on(&terms, date(2019, 12, 30)), 2);
    }

    #[test]
    fn growth_of_a_young_network_is_by_month_and_of_none_empty() {
        let terms = [(body(1), period("2026-09-10/..")), (body(2), period("2026-10-05/.."))];

        let curve = growth(&terms, date(2026, 11, 1));

        assert_eq!(curve, [(date(2026, 9, 30), 1), (date(2026, 10, 31), 2), (date(2026, 11, 1), 2)]);
        assert!(growth(&terms, date(2026, 9, 9)).is_empty());
    }

    #[test]
    fn count_by_kind_counts_bodies_not_agreements() {
        let member = |number, kind, agreement| Membership {
            party: Id::from_uuid(uuid_of(number * 10 + agreement)),
            organisation: body(number),
            organisation_kind: kind,
            agreement: Id::from_uuid(uuid_of(agreement)),
            agreement_kind: AgreementKind::Memorandum,
            role: PartnerRole::Partner,
            period: period("2023-01-01/.."),
            renewals: 0,
        };
        let members = [
            member(1, OrganisationKind::TradeUnion, 1),
            member(2, OrganisationKind::Municipality, 1),
            member(2, OrganisationKind::Municipality, 2),
            member(3, OrganisationKind::Municipality, 1),
        ];

        let counts = count_by_kind(&members);

        assert_eq!(counts, [(OrganisationKind::Municipality, 2), (OrganisationKind::TradeUnion, 1)]);
    }
}
