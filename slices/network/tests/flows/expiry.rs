//! Terms end, are renewed, or are cut short; no past count ever changes.

use jiff::civil::date;
use kernel::Instant;
use network::api::PartnerRole;
use network::api::actions::{self, AdhesionError, NewTerm};

use crate::stage::a_network;

#[tokio::test]
async fn membership_whose_term_is_over_no_longer_counts_and_can_be_renewed() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let body = stage.body("Ente di prova").await;
        stage.contact(body, "referente@ente.example").await;
        let party =
            stage.party(body, PartnerRole::Partner, date(2023, 10, 6), Some(date(2026, 11, 30))).await;
        let system = stage.app.cx(policy::Actor::System { job: "test" });

        // Counts follow the day by themselves.
        assert_eq!(stage.members_on(date(2026, 11, 30)).await, 2);
        assert_eq!(stage.members_on(date(2026, 12, 1)).await, 1);
        assert_eq!(actions::expire_memberships(&system).await.unwrap(), 0);

        stage.app.clock.set(Instant::from_rome(date(2026, 12, 1).at(3, 0, 0, 0)));
        assert_eq!(actions::expire_memberships(&system).await.unwrap(), 1);
        assert_eq!(actions::expire_memberships(&system).await.unwrap(), 0);
        stage.app.finish().await;
        let mail = stage.app.mails().pop().unwrap();
        assert_eq!(mail.recipients, ["referente@ente.example"]);
        assert!(mail.subject.contains("scaduta"), "{}", mail.subject);

        let term = NewTerm { until: Some(date(2027, 12, 31)), ..NewTerm::default() };
        actions::renew_membership(&stage.console(), party, term).await.unwrap();
        assert_eq!(stage.members_on(date(2026, 12, 1)).await, 2, "{engine:?}");
        assert_eq!(stage.members_on(date(2028, 1, 1)).await, 1);
    }
}

#[tokio::test]
async fn renewal_beyond_the_agreement_is_refused_and_changes_nothing() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let body = stage.body("Ente di prova").await;
        let party =
            stage.party(body, PartnerRole::Partner, date(2023, 10, 6), Some(date(2026, 12, 31))).await;

        let term = NewTerm { until: Some(date(2029, 1, 1)), ..NewTerm::default() };
        let refused = actions::renew_membership(&stage.console(), party, term).await;

        assert!(matches!(refused, Err(AdhesionError::Term(_))), "{engine:?} {refused:?}");
        assert_eq!(stage.members_on(date(2027, 1, 1)).await, 1);
    }
}

#[tokio::test]
async fn member_that_withdraws_counts_until_its_last_day() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let body = stage.body("Ente di prova").await;
        let party = stage.party(body, PartnerRole::Partner, date(2023, 10, 6), None).await;

        let too_early = actions::withdraw_member(&stage.console(), party, date(2023, 10, 5), "x").await;
        assert!(matches!(too_early, Err(AdhesionError::NotBoundThen)));
        actions::withdraw_member(&stage.console(), party, date(2026, 10, 31), "Delibera 12").await.unwrap();

        assert_eq!(stage.members_on(date(2026, 10, 31)).await, 2, "{engine:?}");
        assert_eq!(stage.members_on(date(2026, 11, 1)).await, 1);
    }
}

#[tokio::test]
async fn second_lead_and_a_party_twice_are_refused() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let body = stage.body("Ente di prova").await;
        let new = |organisation, role| actions::NewParty {
            agreement: stage.agreement,
            organisation,
            role,
            from: date(2024, 1, 1),
            until: None,
            act_number: None,
        };

        let lead = actions::add_party(&stage.console(), new(body, PartnerRole::Lead)).await;
        let twice = actions::add_party(&stage.console(), new(stage.lead, PartnerRole::Partner)).await;

        assert!(matches!(lead, Err(AdhesionError::LeadTaken)), "{engine:?}");
        assert!(matches!(twice, Err(AdhesionError::AlreadyParty)), "{engine:?}");
    }
}
