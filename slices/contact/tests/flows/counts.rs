//! Counts for reports: rows add up whatever they are told apart by; an incomplete contact is in none.

use contact::api::{Age, By, Channel, ClientChoice, Entry, Request, Tally, Wanted};
use jiff::civil::{Date, date};
use network::api::Belongs;

use crate::stage::{Stage, TODAY, a_network, an_entry, named};

fn wanted(by: By) -> Wanted {
    Wanted { from: date(2026, 1, 1), until: TODAY, agreement: None, organisations: None, desks: None, by }
}

async fn rows(stage: &Stage, wanted: &Wanted) -> Vec<Tally> {
    let mut tx = stage.operator().read().await.unwrap();
    contact::api::facts(&mut tx, wanted).await.unwrap()
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
async fn rows_add_up_whatever_they_are_told_apart_by() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        a_month(&stage).await;

        let groupings = [
            By::default(),
            By { month: true, channel: true, ..By::default() },
            By { desk: true, request: true, client: true, ..By::default() }.and_person(),
        ];
        for by in groupings {
            let rows = rows(&stage, &wanted(by)).await;
            let sum = |of: fn(&Tally) -> u64| rows.iter().map(of).sum::<u64>();
            assert_eq!((sum(|r| r.contacts), sum(|r| r.services), sum(|r| r.minutes)), (3, 5, 20), "{by:?}");
        }
        let all = rows(&stage, &wanted(By::default())).await;
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].month, all[0].channel, all[0].client), (None, None, None));
        assert_eq!(all[0].latest.unwrap().0, TODAY);
        let mut tx = stage.operator().read().await.unwrap();
        assert_eq!(contact::api::to_complete(&mut tx, &wanted(By::default())).await.unwrap(), 1);
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
            let wanted = Wanted { agreement: Some(id), ..wanted(By::default().and_person()) };
            let rows = rows(&stage, &wanted).await;
            let belongs =
                rows.iter().filter(|row| row.belong_to(&agreement.target_groups[0]) == Belongs::Yes);
            young.push(belongs.map(|row| row.contacts).sum::<u64>());
        }

        // Of those of 2026: she of 2001 is young in both, she of 1994 in the project alone.
        assert_eq!(young, [1, 3]);
    }
}

#[tokio::test]
async fn services_given_are_counted_by_service_and_filters_hold() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        a_month(&stage).await;
        let mut tx = stage.operator().read().await.unwrap();

        let given = contact::api::services_given(&mut tx, &wanted(By::default())).await.unwrap();
        let mut counts: Vec<_> = given.iter().map(|row| (row.service.unwrap(), row.services)).collect();
        counts.sort();
        let mut expected = vec![(stage.services[0], 3), (stage.services[1], 2)];
        expected.sort();
        assert_eq!(counts, expected);

        let october = Wanted { until: date(2026, 10, 31), ..wanted(By { request: true, ..By::default() }) };
        let rows_of = rows(&stage, &october).await;
        assert_eq!((rows_of.len(), rows_of[0].request, rows_of[0].contacts), (1, Some(Request::Job), 1));
        let elsewhere = Wanted { desks: Some(vec![stage.elsewhere.id]), ..wanted(By::default()) };
        let none: u64 = rows(&stage, &elsewhere).await.iter().map(|row| row.contacts).sum();
        assert_eq!(none, 0);
        let bodies = vec![kernel::Id::from_uuid(stage.here.organisation)];
        let body = Wanted { organisations: Some(bodies), ..wanted(By::default()) };
        assert_eq!(rows(&stage, &body).await[0].contacts, 3);
    }
}
