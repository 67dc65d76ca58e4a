//! A network as of a day, for everybody; and what waits for its coordinator.

use std::collections::{BTreeMap, HashMap};

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, IstatCode, Period};
use storage::{Cx, Result, Tx};

use super::names;
use crate::model::{
    Adhesion, Agreement, Network, Organisation, OrganisationKind, Party, Programme, RoundCount,
    SignatureRound, count_by_kind, growth,
};
use crate::store;

/// A network as of a day.
pub struct Overview {
    /// The network.
    pub network: Network,
    /// The name of the body that leads it.
    pub lead: String,
    /// Its members, by name.
    pub members: Vec<Member>,
    /// How many of each kind.
    pub kinds: Vec<(OrganisationKind, usize)>,
    /// Agreements in force, each with the number of its parties.
    pub agreements: Vec<(Agreement, usize)>,
    /// The number of members over time.
    pub growth: Vec<(Date, usize)>,
}

/// A member as of that day.
pub struct Member {
    /// Its id.
    pub id: Id<Organisation>,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Its Comune.
    pub municipality: Option<String>,
    /// Member since; a renewal does not begin anew.
    pub since: Date,
    /// Whether it exists in the demonstration only.
    pub is_invented: bool,
}

/// The network as everybody may see it on that day.
pub async fn as_of(tx: &mut Tx, network: Network, day: Date) -> Result<Overview> {
    let memberships = store::membership::members_as_of(tx, network.id, day).await?;
    let kinds = count_by_kind(&memberships);
    let terms = store::membership::member_terms(tx, network.id).await?;
    let mut ids: Vec<Id<Organisation>> = memberships.iter().map(|one| one.organisation).collect();
    ids.sort_unstable();
    ids.dedup();
    let bodies = store::organisation::by_ids(tx, &ids).await?;
    let places = municipality_names(tx, &bodies).await?;
    let members = bodies.into_iter().map(|body| member(body, &places, &terms, day)).collect();
    let mut agreements = Vec::new();
    for agreement in store::agreement::as_of(tx, network.id, day).await? {
        let parties = store::membership::parties_as_of(tx, agreement.id, day).await?.len();
        agreements.push((agreement, parties));
    }
    let lead = names(tx, &[network.lead]).await?.remove(&network.lead).unwrap_or_default();
    Ok(Overview { network, lead, members, kinds, agreements, growth: growth(&terms, day) })
}

fn member(
    body: Organisation,
    places: &BTreeMap<IstatCode, String>,
    terms: &[(Id<Organisation>, Period)],
    day: Date,
) -> Member {
    let own = terms.iter().filter(|(id, period)| *id == body.id && period.from() <= day);
    let since = own.map(|(_, period)| period.from()).min().unwrap_or(day);
    Member {
        id: body.id,
        kind: body.kind,
        municipality: body.municipality.as_ref().and_then(|code| places.get(code).cloned()),
        since,
        is_invented: body.is_invented,
        name: body.details.name,
    }
}

/// The names of the Comuni where these bodies sit.
pub(crate) async fn municipality_names(
    tx: &mut Tx,
    bodies: &[Organisation],
) -> Result<BTreeMap<IstatCode, String>> {
    let codes: Vec<IstatCode> = bodies.iter().filter_map(|body| body.municipality.clone()).collect();
    let found = store::municipality::by_codes(tx, &codes).await?;
    Ok(found.into_iter().map(|one| (one.istat_code, one.name)).collect())
}

/// What waits for the coordinator of a network.
pub struct Desk {
    /// The network.
    pub network: Network,
    /// How many members today.
    pub members: usize,
    /// All its agreements, the newest first, each with the number of its parties today.
    pub agreements: Vec<(Agreement, usize)>,
    /// Those that end within half a year.
    pub ending: Vec<Agreement>,
    /// Adhesions that wait for an answer or a check: party, body, agreement.
    pub to_decide: Vec<Waiting>,
    /// Memberships whose last term ends within a quarter while the agreement goes on.
    pub expiring: Vec<Expiring>,
    /// Open rounds with how they stand.
    pub rounds: Vec<(SignatureRound, RoundCount)>,
    /// All programmes on record, by name.
    pub programmes: Vec<Programme>,
}

/// An adhesion that waits for the coordinator.
pub struct Waiting {
    /// Where it stands.
    pub adhesion: Adhesion,
    /// The body's name.
    pub body: String,
    /// The agreement's title.
    pub agreement: String,
}

/// A membership that ends soon.
pub struct Expiring {
    /// The party.
    pub party: Id<Party>,
    /// The body's name.
    pub body: String,
    /// The agreement's title.
    pub agreement: String,
    /// Its last day.
    pub until: Date,
}

/// Months ahead in which an agreement's end is announced.
const MONTHS_AHEAD: i32 = 6;
/// Months ahead in which a membership's end is announced.
const QUARTER: i32 = 3;

/// What waits in a network; the caller has the permit to see it.
pub async fn waiting(tx: &mut Tx, network: Network, today: Date) -> Result<Desk> {
    let memberships = store::membership::members_as_of(tx, network.id, today).await?;
    let members = count_by_kind(&memberships).iter().map(|(_, count)| count).sum();
    let all = store::agreement::of_network(tx, network.id).await?;
    let soon = today.checked_add(MONTHS_AHEAD.months()).unwrap_or(today);
    let ends_soon =
        |one: &&Agreement| one.validity.until().is_some_and(|last| (today..=soon).contains(&last));
    let ending = all.iter().filter(ends_soon).cloned().collect();
    let (mut agreements, mut bound) = (Vec::new(), Vec::new());
    for agreement in all {
        let parties = store::membership::parties_as_of(tx, agreement.id, today).await?;
        let count = parties.len();
        bound.extend(parties);
        agreements.push((agreement, count));
    }
    let to_decide = to_decide(tx, &network, &agreements).await?;
    let quarter = today.checked_add(QUARTER.months()).unwrap_or(today);
    let last_days: HashMap<Id<Party>, Option<Date>> = {
        let ids: Vec<Id<Party>> = bound.iter().map(|one| one.party).collect();
        store::adhesion::last_days(tx, &ids).await?.into_iter().collect()
    };
    let titles: HashMap<_, _> =
        agreements.iter().map(|(one, _)| (one.id, (one.title.clone(), one.validity))).collect();
    let ids: Vec<Id<Organisation>> = bound.iter().map(|one| one.organisation).collect();
    let bodies = names(tx, &ids).await?;
    let mut expiring: Vec<Expiring> = bound
        .iter()
        .filter_map(|one| {
            let until = last_days.get(&one.party).copied().flatten().filter(|last| *last <= quarter)?;
            let (title, validity) = titles.get(&one.agreement)?;
            let goes_on = validity.until().is_none_or(|last| last > until);
            let body = bodies.get(&one.organisation).cloned().unwrap_or_default();
            goes_on.then(|| Expiring { party: one.party, body, agreement: title.clone(), until })
        })
        .collect();
    expiring.sort_by(|one, other| (one.until, &one.body).cmp(&(other.until, &other.body)));
    let rounds = open_rounds(tx, &network, today).await?;
    let programmes = store::programme::list(tx).await?;
    Ok(Desk { network, members, agreements, ending, to_decide, expiring, rounds, programmes })
}

async fn to_decide(
    tx: &mut Tx,
    network: &Network,
    agreements: &[(Agreement, usize)],
) -> Result<Vec<Waiting>> {
    let adhesions = store::adhesion::to_decide(tx, network.id).await?;
    let ids: Vec<Id<Party>> = adhesions.iter().map(|one| one.party).collect();
    let parties: HashMap<_, _> =
        store::membership::by_ids(tx, &ids).await?.into_iter().map(|party| (party.id, party)).collect();
    let bodies: Vec<Id<Organisation>> = parties.values().map(|party| party.organisation).collect();
    let bodies = names(tx, &bodies).await?;
    let waiting = adhesions.into_iter().filter_map(|adhesion| {
        let party = parties.get(&adhesion.party)?;
        let agreement = agreements.iter().find(|(one, _)| one.id == party.agreement);
        Some(Waiting {
            body: bodies.get(&party.organisation).cloned().unwrap_or_default(),
            agreement: agreement.map(|(one, _)| one.title.clone()).unwrap_or_default(),
            adhesion,
        })
    });
    Ok(waiting.collect())
}

async fn open_rounds(
    tx: &mut Tx,
    network: &Network,
    today: Date,
) -> Result<Vec<(SignatureRound, RoundCount)>> {
    let rounds = store::signature::open_rounds(tx, network.id).await?;
    let ids: Vec<Id<SignatureRound>> = rounds.iter().map(|round| round.id).collect();
    let signatures = store::signature::of_rounds(tx, &ids).await?;
    let counted = rounds.into_iter().map(|round| {
        let own = signatures.iter().filter(|one| one.round == Some(round.id));
        let count = RoundCount::of(own, today);
        (round, count)
    });
    Ok(counted.collect())
}

/// The bodies whose clerk she is and that have not joined yet, each with the agreements that would make it a member of
/// the portal's network: the next step of who has just taken on a mandate.
pub async fn outside(tx: &mut Tx, cx: &Cx) -> Result<Vec<(Organisation, Vec<Agreement>)>> {
    let own = cx.actor.scopes_of(identity::api::role::CLERK);
    let own: Vec<Id<Organisation>> = own.into_iter().map(Id::from_uuid).collect();
    let Some(network) = store::network::list(tx).await?.into_iter().next().filter(|_| !own.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut agreements = store::agreement::as_of(tx, network.id, cx.now().date()).await?;
    agreements.retain(|agreement| agreement.confers_membership);
    let mut outside = Vec::new();
    for body in store::organisation::by_ids(tx, &own).await?.into_iter().take(20) {
        let mut is_party = false;
        for agreement in &agreements {
            is_party |= store::membership::of_body(tx, agreement.id, body.id).await?.is_some();
        }
        if !is_party && !agreements.is_empty() {
            outside.push((body, agreements.clone()));
        }
    }
    Ok(outside)
}
