//! A round of signatures over all bodies: who has signed, who is late, remind them, close.

use jiff::civil::date;
use kernel::Instant;
use network::api::PartnerRole;
use testkit::Upload;

use crate::stage::{PDF, Stage, a_network};

/// Three bodies with a contact each, bound to the end of 2026.
async fn three_bodies(stage: &Stage) {
    for number in 1..=3 {
        let body = stage.body(&format!("Ente {number}")).await;
        stage.contact(body, &format!("ente{number}@ente.example")).await;
        stage.party(body, PartnerRole::Partner, date(2023, 10, 6), Some(date(2026, 12, 31))).await;
    }
}

#[tokio::test]
async fn round_is_opened_signed_reminded_and_closed_on_one_page() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        three_bodies(&stage).await;
        let coordinator = stage.browser_of(stage.coordinator());

        // Opened over the four parties; the lead has no address, so three mails go out.
        let form = format!("/ufficio/rete/accordi/{}/firme/nuove", stage.agreement);
        let fields =
            [("title", "Proroga a giugno 2028"), ("due_on", "2026-11-30"), ("renews_until", "2028-06-30")];
        let page = coordinator.post_form(&form, &fields).await.expect(303).location().to_owned();
        stage.app.finish().await;
        assert_eq!(stage.app.mails().len(), 3);
        let shown = coordinator.get(&page).await.expect(200);
        assert!(shown.text().contains("0 enti su 4 hanno firmato."), "{}", shown.text());

        // One signs by its link.
        let signer = stage.app.browser();
        let upload = signer.get(&stage.mailed_link()).await.expect(303).location().to_owned();
        let act = [Upload { field: "file", name: "a.pdf", media_type: "application/pdf", bytes: PDF }];
        signer.post_files(&upload, &[("signed_on", "2026-11-23")], &act).await.expect(303);

        // After the last day the others are late; one action mails those who can be reached, once a day.
        stage.app.clock.set(Instant::from_rome(date(2026, 12, 1).at(9, 0, 0, 0)));
        let shown = coordinator.get(&page).await.expect(200);
        assert!(shown.text().contains("Sollecita i 3 enti in ritardo"), "{}", shown.text());
        let remind = format!("{page}/sollecita");
        coordinator.post_form(&remind, &[]).await.expect(303);
        coordinator.post_form(&remind, &[]).await.expect(303);
        stage.app.finish().await;
        let reminders = stage.app.mails().iter().filter(|mail| mail.subject.contains("Promemoria")).count();
        assert_eq!(reminders, 2, "{engine:?}");

        // Closed: who signed is renewed, who did not is no longer asked.
        coordinator.post_form(&format!("{page}/chiudi"), &[]).await.expect(303);
        coordinator.post_form(&format!("{page}/chiudi"), &[]).await.expect(409);
        assert_eq!(stage.members_on(date(2026, 12, 31)).await, 4);
        assert_eq!(stage.members_on(date(2027, 1, 1)).await, 2, "{engine:?}");
        let late = stage.app.browser();
        let upload = late.get(&stage.mailed_link()).await.expect(303).location().to_owned();
        late.get(&upload).await.expect(409);
        assert!(coordinator.get(&page).await.expect(200).text().contains("Non più richiesto"));
    }
}

#[tokio::test]
async fn round_that_outlives_the_agreement_or_has_no_time_is_refused() {
    let stage = a_network(testkit::Engine::Lite).await;
    let coordinator = stage.browser_of(stage.coordinator());
    let form = format!("/ufficio/rete/accordi/{}/firme/nuove", stage.agreement);

    for fields in [
        [("title", "Proroga"), ("due_on", "2026-12-31"), ("renews_until", "2029-01-01")],
        [("title", "Proroga"), ("due_on", "2026-11-22"), ("renews_until", "")],
        [("title", ""), ("due_on", "2026-12-31"), ("renews_until", "")],
        [("title", "Proroga"), ("due_on", "domani"), ("renews_until", "")],
    ] {
        coordinator.post_form(&form, &fields).await.expect(422);
    }
}

#[tokio::test]
async fn act_brought_by_hand_is_entered_by_the_coordinator() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let form = format!("/ufficio/rete/accordi/{}/firme/nuove", stage.agreement);
        let fields = [("title", "Addendum"), ("due_on", "2026-12-31")];
        let page = coordinator.post_form(&form, &fields).await.expect(303).location().to_owned();
        let shown = coordinator.get(&page).await.expect(200);
        let start = shown.text().find("/ufficio/rete/atti/").unwrap();
        let enter = shown.text()[start..].split('"').next().unwrap().to_owned();

        coordinator.get(&enter).await.expect(200);
        let act = [Upload { field: "file", name: "a.pdf", media_type: "application/pdf", bytes: PDF }];
        let sent = coordinator.post_files(&enter, &[("signed_on", "2026-11-23")], &act).await.expect(303);

        assert!(coordinator.follow(sent).await.expect(200).text().contains("1 enti su 1"), "{engine:?}");
        coordinator.get(&enter).await.expect(409);
    }
}
