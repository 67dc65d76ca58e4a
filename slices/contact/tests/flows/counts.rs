//! Contacts for reports: each comes once, with its services; one that is to be completed does not come.

use std::collections::BTreeSet;

use contact::actions::record_contact;
use contact::api::{
    Age, AgeBand, Asked, Channel, Citizenship, ClientChoice, Entry, NewContact, Outcome, PersonFacts,
    Request, Residence, Schooling, Sex, Tally, Under, Wanted, WorkStatus,
};
use jiff::civil::{Date, date};
use kernel::{Id, IstatCode};
use network::api::Belongs;

use crate::stage::{Stage, TODAY, a_network, an_entry, named, new};

fn wanted(stage: &Stage, asked: Asked) -> Wanted {
    Wanted { from: date(2026, 1, 1), until: TODAY, under: Under::Any, desks: vec![stage.here.id], asked }
}

async fn tallies(stage: &Stage, wanted: &Wanted) -> Vec<Tally> {
    let mut tx = stage.operator().read().await.unwrap();
    let mut all = Vec::new();
    contact::api::each_tally(&mut tx, wanted, |tally| all.push(tally)).await.unwrap();
    all
}

/// Three contacts of one client and one of nobody, with five services, and one to be completed.
async fn a_month(stage: &Stage) {
    let born = |year, day: Date| {
        let mut entry = an_entry(day);
        entry.facts.age = Some(Age::Born(year));
        entry.services = stage.services.to_vec();
        entry
    };
    let first = stage.recorded(born(1994, TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
    let ada = || ClientChoice::Known(first.client.unwrap());
    stage.recorded(Entry { channel: Channel::Mail, ..born(1994, date(2026, 10, 5)) }, ada()).await;
    stage.recorded(Entry { services: Vec::new(), ..born(1994, date(2025, 12, 30)) }, ada()).await;
    let mut nobody = born(2001, TODAY);
    nobody.services.truncate(1);
    nobody.minutes = Some(20);
    stage.recorded(nobody, ClientChoice::Nobody).await;
    stage.recorded(Entry { request: None, ..an_entry(TODAY) }, ClientChoice::Nobody).await;
}

#[tokio::test]
async fn contact_comes_once_and_says_what_was_asked_and_no_more() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        a_month(&stage).await;

        let bare = tallies(&stage, &wanted(&stage, Asked::default())).await;
        let some = Asked { client: true, channel: true, ..Asked::default() };
        let some = tallies(&stage, &wanted(&stage, some)).await;
        let all = tallies(&stage, &wanted(&stage, Asked::default().and_person())).await;

        let contacts: BTreeSet<_> = bare.iter().map(|tally| tally.contact).collect();
        assert_eq!((bare.len(), contacts.len()), (3, 3));
        assert!(bare.iter().all(|tally| {
            let Tally { closed_at, client, services, kind, channel, request, .. } = tally;
            tally.facts.is_empty()
                && services.is_empty()
                && (closed_at, client) == (&None, &None)
                && (kind, channel, request) == (&None, &None, &None)
        }));
        assert_eq!(some.iter().filter(|tally| tally.client.is_some()).count(), 2);
        assert!(some.iter().all(|tally| tally.channel.is_some() && tally.facts.is_empty()));
        let latest = some.iter().filter(|tally| tally.client.is_some());
        assert_eq!(latest.max_by_key(|tally| (tally.counted_on, tally.closed_at)).unwrap().counted_on, TODAY);
        let mut born: Vec<_> = all.iter().map(|tally| tally.facts.age.unwrap()).collect();
        born.sort();
        assert_eq!(born, [1994, 1994, 2001].map(Age::Born));
        let mut tx = stage.operator().read().await.unwrap();
        let open = contact::api::to_complete(&mut tx, &wanted(&stage, Asked::default())).await.unwrap();
        assert_eq!(open, 1);
    }
}

#[tokio::test]
async fn same_contacts_count_rightly_in_two_agreements() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        a_month(&stage).await;
        let mut tx = stage.operator().read().await.unwrap();

        let mut young = Vec::new();
        for id in [stage.protocol, stage.project] {
            let agreement = network::api::agreement(&mut tx, id).await.unwrap().unwrap();
            let asked = Asked::default().and_person();
            let wanted = Wanted { under: Under::Agreement(id), ..wanted(&stage, asked) };
            let all = tallies(&stage, &wanted).await;
            let belongs = |tally: &&Tally| tally.belong_to(&agreement.target_groups[0]) == Belongs::Yes;
            young.push(all.iter().filter(belongs).count());
            assert_eq!(contact::api::to_complete(&mut tx, &wanted).await.unwrap(), 1);
        }

        // Of those of 2026: she of 2001 is young in both, she of 1994 in the project alone.
        assert_eq!(young, [1, 3]);
    }
}

#[tokio::test]
async fn those_under_an_agreement_and_those_that_are_not_are_all() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        a_month(&stage).await;
        let of_no_protocol = async |entry, agreements| {
            let contact = NewContact { agreements: Some(agreements), ..new(entry, ClientChoice::Nobody) };
            record_contact(&stage.operator(), stage.here.id, contact).await.unwrap().id
        };
        let outside = of_no_protocol(an_entry(date(2026, 9, 1)), vec![stage.project]).await;
        of_no_protocol(Entry { request: None, ..an_entry(TODAY) }, Vec::new()).await;
        let of = |under| Wanted { under, ..wanted(&stage, Asked::default()) };
        let mut tx = stage.operator().read().await.unwrap();

        let ids = async |under| {
            let all = tallies(&stage, &of(under)).await;
            all.iter().map(|tally| tally.contact).collect::<BTreeSet<_>>()
        };
        let (under, others) = (Under::Agreement(stage.protocol), Under::NotAgreement(stage.protocol));
        let (those, rest, all) = (ids(under).await, ids(others).await, ids(Under::Any).await);
        let mut waiting = Vec::new();
        for under in [under, others, Under::Any] {
            waiting.push(contact::api::to_complete(&mut tx, &of(under)).await.unwrap());
        }

        assert_eq!(those.len(), 3);
        assert_eq!(rest, BTreeSet::from([outside]), "{engine:?}");
        assert_eq!(all, &those | &rest);
        assert_eq!(waiting, [1, 1, 2], "{engine:?}");
    }
}

#[tokio::test]
async fn contact_comes_once_with_its_services_and_filters_hold() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        a_month(&stage).await;
        let asked = Asked { services: true, request: true, ..Asked::default() };

        let given = tallies(&stage, &wanted(&stage, asked)).await;
        let october = Wanted { until: date(2026, 10, 31), ..wanted(&stage, asked) };
        let october = tallies(&stage, &october).await;
        let elsewhere = Wanted { desks: vec![stage.elsewhere.id], ..wanted(&stage, asked) };

        let of = |service| given.iter().filter(|tally| tally.services.contains(&service)).count();
        assert_eq!(stage.services.map(of), [3, 2]);
        let contacts: BTreeSet<_> = given.iter().map(|tally| tally.contact).collect();
        assert_eq!((given.len(), contacts.len()), (3, 3));
        assert_eq!(given.iter().map(|tally| tally.services.len()).sum::<usize>(), 5);
        assert_eq!(october.iter().map(|tally| tally.services.len()).collect::<Vec<_>>(), [2]);
        assert!(october.iter().all(|tally| tally.request == Some(Request::Job)));
        assert_eq!(tallies(&stage, &elsewhere).await, []);
    }
}

/// One who said everything, one who said all of it otherwise, one who said nothing.
fn people(stage: &Stage) -> [Entry; 3] {
    let all = PersonFacts {
        age: Some(Age::Born(1994)),
        sex: Some(Sex::F),
        residence: Some(Residence::Comune(IstatCode::parse("011027").unwrap())),
        citizenship: Some(Citizenship::Eu),
        work_status: Some(WorkStatus::Unemployed),
        unemployed_since: Some(date(2026, 3, 1)),
        schooling: Some(Schooling::LowerSecondary),
        is_vulnerable: Some(true),
    };
    let otherwise = PersonFacts {
        age: Some(Age::Band(AgeBand::From65)),
        sex: Some(Sex::M),
        residence: Some(Residence::Elsewhere),
        citizenship: Some(Citizenship::Other),
        work_status: Some(WorkStatus::FirstJob),
        unemployed_since: None,
        schooling: Some(Schooling::None),
        is_vulnerable: Some(false),
    };
    let everything = Entry {
        facts: all,
        outcome: Some(Outcome::Referred),
        referred_to: Some(Id::from_uuid(stage.elsewhere.organisation)),
        is_first: Some(true),
        ..an_entry(TODAY)
    };
    let another = Entry {
        facts: otherwise,
        outcome: Some(Outcome::ToComeBack),
        is_first: Some(false),
        ..an_entry(date(2026, 2, 28))
    };
    [everything, another, Entry { is_first: None, ..an_entry(date(2026, 1, 1)) }]
}

#[tokio::test]
async fn all_that_was_written_is_told_as_it_was_written() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut written = Vec::new();
        for entry in people(&stage) {
            let id = stage.recorded(entry.clone(), ClientChoice::Nobody).await.id;
            let found = stage.found(id).await;
            assert_eq!(found.entry.facts, entry.facts);
            written.push(Tally {
                contact: id,
                desk: stage.here.id,
                counted_on: entry.on_day,
                closed_at: found.closed_at,
                client: None,
                services: Vec::new(),
                kind: Some(entry.kind),
                channel: Some(entry.channel),
                request: entry.request,
                outcome: entry.outcome,
                is_first: entry.is_first,
                referred_to: entry.referred_to,
                facts: entry.facts,
            });
        }

        for (asked, only) in each_fact() {
            let mut told = tallies(&stage, &wanted(&stage, asked)).await;

            told.sort_by_key(|tally| tally.contact);
            let mut expected: Vec<Tally> = written.iter().map(only).collect();
            expected.sort_by_key(|tally| tally.contact);
            assert_eq!(told, expected, "{engine:?} {asked:?}");
        }
    }
}

type Only = fn(&Tally) -> Tally;

/// Each thing that can be asked for alone, and all of them, with what is told then.
fn each_fact() -> [(Asked, Only); 16] {
    fn bare(tally: &Tally) -> Tally {
        Tally {
            closed_at: None,
            kind: None,
            channel: None,
            request: None,
            outcome: None,
            is_first: None,
            referred_to: None,
            facts: PersonFacts::default(),
            ..tally.clone()
        }
    }
    macro_rules! alone {
        ($asked:ident, $field:ident) => {
            (Asked { $asked: true, ..Asked::default() }, |one| Tally { $field: one.$field, ..bare(one) })
        };
        ($asked:ident of $($fact:ident),+) => {
            (Asked { $asked: true, ..Asked::default() }, |one| {
                let facts = PersonFacts { $($fact: one.facts.$fact.clone(),)+ ..PersonFacts::default() };
                Tally { facts, ..bare(one) }
            })
        };
    }
    let all = Asked {
        client: true,
        services: true,
        kind: true,
        channel: true,
        request: true,
        outcome: true,
        first: true,
        referred: true,
        ..Asked::default().and_person()
    };
    [
        (Asked::default(), bare),
        (all, Tally::clone),
        alone!(client, closed_at),
        alone!(kind, kind),
        alone!(channel, channel),
        alone!(request, request),
        alone!(outcome, outcome),
        alone!(first, is_first),
        alone!(referred, referred_to),
        alone!(age of age),
        alone!(sex of sex),
        alone!(residence of residence),
        alone!(citizenship of citizenship),
        alone!(work of work_status, unemployed_since),
        alone!(schooling of schooling),
        alone!(vulnerable of is_vulnerable),
    ]
}
