//! The report of an agreement over a hundred thousand contacts: wall time, since a coordinator waits for it, and CPU time,
//! which does not know what else the machine does.

use std::collections::BTreeSet;
use std::time::Instant;

use ::report::model::{Month, Months, ScopeKind};
use ::report::queries;
use contact::actions::{PastContact, record_many};
use contact::api::{
    Age, Channel, Citizenship, Client, ClientNames, Entry, Kind, Origin, Outcome, PersonFacts, Request,
    Schooling, Sex, WorkStatus,
};
use desk::model::Desk;
use jiff::ToSpan as _;
use jiff::civil::date;
use kernel::{Clock, Id, Period};
use network::api::actions::{NewParty, add_party, create_agreement};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, Condition, Organisation, PartnerRole, TargetGroup,
};
use policy::Actor;
use storage::{Cx, Dialect};

use crate::Failure;
use crate::contacts::cpu_ticks;
use crate::fill::{Size, fill};

storage::statements! {
    /// What PostgreSQL does by itself within a minute or so of such a change: until then it takes the full tables for empty ones.
    COUNT_ROWS = "ANALYZE";
}

/// How many contacts, of how many people.
const CONTACTS: usize = 100_000;
const PEOPLE: usize = 40_000;
/// How often each report is made.
const RUNS: u32 = 5;

/// Measures a funder's sheet of a year, and the month's report of the network.
///
/// # Errors
/// When the database refuses.
pub async fn measure(cx: &Cx) -> Result<(), Failure> {
    let clock = Clock::still(kernel::Instant::start_of(date(2026, 11, 23)));
    let cx = cx.acting_as(Actor::Console).under(clock);
    let desks = fill(&cx, Size::SMALL).await?;
    let agreement = an_agreement(&cx, &desks).await?;
    let start = Instant::now();
    contacts(&cx, &desks, agreement).await?;
    let mut tx = cx.begin().await?;
    if tx.dialect() == Dialect::Pg {
        tx.execute(&COUNT_ROWS, []).await?;
    }
    tx.commit().await?;
    println!("{CONTACTS} contacts of {PEOPLE} people, written in {:.1} s", start.elapsed().as_secs_f64());
    let year = Months::new(Month::parse("2025-12")?, Month::parse("2026-11")?);
    let network = desks.first().ok_or("no desk")?.network;
    for (what, kind, id, form, period) in [
        (
            "funder's sheet of an agreement, a year",
            ScopeKind::Agreement,
            agreement.uuid(),
            "finanziatore",
            year,
        ),
        ("monthly form of an agreement, a year", ScopeKind::Agreement, agreement.uuid(), "mensile", year),
        ("monthly report of the network", ScopeKind::Network, network, "mensile", Months::single(year.to)),
    ] {
        let (mut best, mut worst, mut cpu_ms) = (f64::MAX, 0.0_f64, 0.0);
        let mut shown = String::new();
        for _ in 0..RUNS {
            let (start, cpu) = (Instant::now(), cpu_ticks()?);
            let mut tx = cx.read().await?;
            let scope = queries::scope(&mut tx, kind, id, period).await?;
            let forms = queries::forms(&mut tx, scope.network.id).await?;
            let form = forms.iter().find(|one| one.key == form).ok_or("no form")?;
            let made = queries::report(&mut tx, &cx, &scope, form, period).await?;
            let took_ms = start.elapsed().as_secs_f64() * 1000.0;
            (best, worst) = (best.min(took_ms), worst.max(took_ms));
            cpu_ms += (cpu_ticks()? - cpu) * 10.0;
            shown = format!("{} figures, {} hidden", made.figures.len(), made.document.hidden());
        }
        let cpu_ms = cpu_ms / f64::from(RUNS);
        println!("{what}: {best:.0} to {worst:.0} ms, {cpu_ms:.0} CPU-ms of this process ({shown})");
    }
    Ok(())
}

async fn an_agreement(cx: &Cx, desks: &[Desk]) -> Result<Id<Agreement>, Failure> {
    let desk = desks.first().ok_or("no desk")?;
    let body: Id<Organisation> = Id::from_uuid(desk.organisation);
    let from = date(2025, 1, 1);
    let validity = Period::new(from, Some(date(2028, 12, 31)))?;
    let mut terms = AgreementTerms::new(AgreementKind::Project, "Progetto di misura", validity, body);
    let group = |key: &str, ages: (Option<u8>, Option<u8>), conditions: Vec<Condition>| TargetGroup {
        key: key.to_owned(),
        name_it: key.to_owned(),
        name_en: key.to_owned(),
        rule: String::new(),
        min_age: ages.0,
        max_age: ages.1,
        conditions,
    };
    // No table shows it: it is asked of each contact.
    let long = Condition::AtLeast { fact: "months_unemployed".to_owned(), number: 6 };
    let women = Condition::OneOf { fact: "sex".to_owned(), values: vec!["f".to_owned()] };
    terms.target_groups = vec![
        group("young", (Some(18), Some(35)), Vec::new()),
        group("old", (Some(50), None), Vec::new()),
        group("women", (None, None), vec![women]),
        group("long", (Some(18), None), vec![long]),
    ];
    let agreement = create_agreement(cx, Id::from_uuid(desk.network), terms).await?;
    let role = PartnerRole::Lead;
    add_party(cx, NewParty { agreement, organisation: body, role, from, until: None, act_number: None })
        .await?;
    Ok(agreement)
}

async fn contacts(cx: &Cx, desks: &[Desk], agreement: Id<Agreement>) -> Result<(), Failure> {
    let mut tx = cx.read().await?;
    let services = desk::api::services_on_record(&mut tx, None, 25).await?;
    drop(tx);
    let body: Id<Organisation> = Id::from_uuid(desks.first().ok_or("no desk")?.organisation);
    let mut random = 0_u64;
    let mut below = |most: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap_or(0) % most.max(1)
    };
    let people: Vec<Client> = (0..PEOPLE)
        .map(|_| Client {
            id: cx.new_id(),
            organisation: body,
            kind: Kind::Person,
            names: ClientNames::default(),
            person: None,
            facts: PersonFacts::default(),
            last_contact_on: date(2026, 11, 20),
            forget_on: date(2028, 11, 20),
        })
        .collect();
    let facts: Vec<PersonFacts> = (0..PEOPLE)
        .map(|_| PersonFacts {
            age: Some(Age::Born(1950 + i16::try_from(below(58)).unwrap_or(0))),
            sex: Sex::ALL.get(below(2)).copied(),
            residence: None,
            citizenship: Citizenship::ALL.get(below(4)).copied(),
            work_status: WorkStatus::ALL.get(below(7)).copied(),
            unemployed_since: (below(3) == 0)
                .then(|| date(2025, 1, 1).saturating_add(i64::try_from(below(20)).unwrap_or(0).months())),
            schooling: Schooling::ALL.get(below(7)).copied(),
            is_vulnerable: None,
        })
        .collect();
    for (number, desk) in desks.iter().enumerate() {
        let mut rows = Vec::new();
        for _ in 0..CONTACTS / desks.len() {
            let day = date(2025, 12, 1).saturating_add(i64::try_from(below(350))?.days());
            let channel = Channel::ALL.get(below(5)).copied().unwrap_or(Channel::Phone);
            let mut entry = Entry::new(Kind::Person, day, channel, Origin::WalkIn);
            let who = below(PEOPLE);
            entry.client = people.get(who).map(|one| one.id);
            entry.facts = facts.get(who).cloned().unwrap_or_default();
            entry.request = Request::ALL.get(below(6)).copied();
            entry.outcome = Outcome::ALL.get(below(7)).copied();
            entry.is_first = Some(below(3) == 0);
            entry.minutes = Some(15);
            entry.agreements = vec![agreement];
            // None, one, two or three.
            let given = (0..below(4)).filter_map(|_| services.get(below(services.len()))).map(|one| one.id);
            entry.services = given.collect::<BTreeSet<_>>().into_iter().collect();
            rows.push(PastContact { entry, at: kernel::Instant::start_of(day).plus_minutes(600) });
        }
        let clients = if number == 0 { people.as_slice() } else { &[] };
        record_many(cx, desk.id, clients, &[], rows).await?;
    }
    Ok(())
}
