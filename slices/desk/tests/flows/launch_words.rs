//! Notices to operators, the panels, the guide, ratings and reports.

use desk::actions::launch::forget_launches;
use desk::model::catalogue::Freshness;
use desk::store::catalogue::service_list::{self, Narrowed};
use policy::Actor;
use testkit::{Engine, engines, public, staff};

use crate::catalogue_ground::fill;
use crate::launch_ground::{FOLLO, a_stage, nothing};

#[tokio::test]
async fn notice_is_mailed_once_to_each_operator_and_shown_until_it_is_withdrawn() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let desk = stage.desk().await;
        let operator = stage.operator_of(&desk, "olga@comune.example").await;
        stage.app.finish().await;
        let before = stage.app.mails().len();
        let coordinator = stage.browser(&stage.coordinator);

        let notice =
            [("title", "Sciopero"), ("text", "Venerdì gli uffici\nsono chiusi."), ("until", "2026-11-27")];
        coordinator.post_form("/ufficio/avvisi/nuovo", &notice).await.expect(303);
        stage.app.finish().await;

        let mails = stage.app.mails();
        let sent: Vec<_> = mails.iter().skip(before).collect();
        assert_eq!(sent.len(), 1, "{engine:?}");
        assert_eq!(sent[0].subject, "Sciopero");
        assert!(sent[0].text.as_deref().unwrap().contains("Venerdì gli uffici"));
        let panel = stage.browser(&operator).get("/prova/ufficio").await.expect(200);
        assert!(panel.text().contains("Sciopero"));
        let stranger = stage.browser(&staff("operator", nothing())).get("/prova/ufficio").await.expect(200);
        assert!(!stranger.text().contains("Sciopero"));

        let list = coordinator.get("/ufficio/avvisi").await.expect(200);
        let id = list
            .text()
            .split("/ufficio/avvisi/")
            .find_map(|rest| rest.split('/').next()?.parse::<uuid::Uuid>().ok())
            .unwrap();
        coordinator.post_form(&format!("/ufficio/avvisi/{id}/ritira"), &[]).await.expect(303);
        let panel = stage.browser(&operator).get("/prova/ufficio").await.expect(200);
        assert!(!panel.text().contains("Sciopero"));
        assert_eq!(
            stage
                .browser(&stage.clerk)
                .post_form(&format!("/ufficio/avvisi/{id}/ritira"), &[])
                .await
                .status(),
            403
        );
    }
}

#[tokio::test]
async fn notice_that_is_over_or_empty_is_refused_and_stays_in_its_fields() {
    let stage = a_stage(Engine::Lite).await;
    let coordinator = stage.browser(&stage.coordinator);

    let over = [("title", "Sciopero"), ("text", "Venerdì"), ("until", "2026-11-22")];
    let refused = coordinator.post_form("/ufficio/avvisi/nuovo", &over).await.expect(422);
    let empty = coordinator.post_form("/ufficio/avvisi/nuovo", &[("until", "2026-11-30")]).await.expect(422);

    assert!(refused.text().contains("#f-until") && refused.text().contains("value=\"Sciopero\""));
    assert!(empty.text().contains("#f-title") && empty.text().contains("#f-text"));
}

#[tokio::test]
async fn panels_say_what_is_open_and_what_the_clerk_does_next() {
    let stage = a_stage(Engine::Lite).await;

    let home = stage.app.get("/prova/casa").await.expect(200);
    let clerk = stage.browser(&stage.clerk).get("/prova/ufficio").await.expect(200);
    let nobody = stage.app.get("/prova/ufficio").await.expect(200);

    // La Spezia, which leads, has its check-list too.
    assert!(home.text().contains("nessuno sportello aperto, 2 in preparazione"), "{}", home.text());
    assert!(clerk.text().contains(&format!("{FOLLO}/recapiti")), "{}", clerk.text());
    assert!(!clerk.text().contains("Sportello di La Spezia"));
    assert!(!nobody.text().contains("Sportello"));
}

#[tokio::test]
async fn guide_lists_the_services_of_the_desk_by_topic_with_whom_to_call() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let clerk = stage.browser(&stage.clerk);
        let empty = clerk.get(&format!("{FOLLO}/guida")).await.expect(200);
        assert!(empty.text().contains("DID"), "what only the employment centre does is said always");
        assert!(!empty.text().contains("/servizi/"));

        fill(&stage.console()).await;
        let mut tx = stage.console().read().await.unwrap();
        let hides = Freshness::hidden_up_to(stage.console().now().date());
        let services = service_list::list(&mut tx, &Narrowed::default(), hides, 500, 0).await.unwrap();
        drop(tx);
        let all = clerk.get(&format!("{FOLLO}/guida")).await.expect(200);
        let (slug, id) = (&services[0].slug, services[0].id);
        clerk
            .post_form(&format!("{FOLLO}/servizi"), &[("served", "listed"), ("service", &id.to_string())])
            .await
            .expect(303);
        let one = clerk.get(&format!("{FOLLO}/guida")).await.expect(200);

        assert_eq!(all.text().matches("href=\"/servizi/").count(), services.len(), "{engine:?}");
        assert_eq!(one.text().matches("href=\"/servizi/").count(), 1);
        assert!(one.text().contains(&format!("/servizi/{slug}")));
    }
}

#[tokio::test]
async fn rating_is_counted_without_saying_whose_it_is() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let rating = [
            ("page", "/appuntamento/K7QX-2M4R"),
            ("rate", "2"),
            ("positive", "clear"),
            ("negative", "guided"),
            ("text", "Non trovo il bottone"),
        ];

        let thanks = stage.app.post_form("/valutazione", &rating).await.expect(303);
        let none =
            stage.app.post_form("/valutazione", &[("page", "/servizi"), ("text", "Bella")]).await.expect(422);

        stage.app.browser().follow(thanks).await.expect(200);
        assert!(none.text().contains("value=\"Bella\"") && none.text().contains("value=\"/servizi\""));
        let mut tx = stage.console().read().await.unwrap();
        let words = desk::store::feedback::words(&mut tx, stage.console().now().date()).await.unwrap();
        assert_eq!(words.len(), 1, "{engine:?}");
        assert_eq!((words[0].path.as_str(), words[0].rate), ("/appuntamento/*", 2));
        assert_eq!(words[0].answer.map(|answer| answer.word()), Some("guided"));
        let office = stage.browser(&stage.coordinator).get("/ufficio/segnalazioni").await.expect(200);
        assert!(office.text().contains("Non trovo il bottone") && office.text().contains("2,0"));
    }
}

#[tokio::test]
async fn ratings_from_one_place_are_limited_in_the_database() {
    for engine in engines() {
        let stage = a_stage(engine).await;

        for _ in 0..30 {
            stage.app.post_form("/valutazione", &[("page", "/"), ("rate", "5")]).await.expect(303);
        }

        stage.app.post_form("/valutazione", &[("page", "/"), ("rate", "5")]).await.expect(429);
        let mut tx = stage.console().read().await.unwrap();
        let clarity = desk::store::feedback::clarity(&mut tx, stage.console().now().date()).await.unwrap();
        assert_eq!(clarity.iter().map(|page| page.count).collect::<Vec<_>>(), [30], "{engine:?}");
    }
}

#[tokio::test]
async fn report_gets_a_receipt_and_its_answer_by_mail() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let before = stage.app.mails().len();
        let report = [
            ("reason", "accessibility"),
            ("page", "https://rete.example/servizi/corso?x=1"),
            ("text", "Il lettore non legge la tabella"),
            ("email", "ada@posta.example"),
        ];
        let wrong = [("text", "Senza motivo"), ("email", "ada@")];
        let refused = stage.app.post_form("/segnala", &wrong).await.expect(422);
        assert!(refused.text().contains("#f-reason") && refused.text().contains("Senza motivo"));

        let first = stage.app.post_form("/segnala", &report).await.expect(303);
        stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
        let second =
            stage.app.post_form("/segnala", &[("reason", "other"), ("text", "Grazie")]).await.expect(303);
        assert_eq!(first.location(), "/segnala/ricevuta?numero=R-2026-000001");
        assert_eq!(second.location(), "/segnala/ricevuta?numero=R-2026-000002");
        let receipt = stage.app.browser().follow(first).await.expect(200);
        assert!(receipt.text().contains("R-2026-000001"));
        stage.app.get("/segnala/ricevuta?numero=x").await.expect(404);

        let coordinator = stage.browser(&stage.coordinator);
        let list = coordinator.get("/ufficio/segnalazioni").await.expect(200);
        let id = list
            .text()
            .split("/ufficio/segnalazioni/")
            .find_map(|rest| rest.split('"').next()?.parse::<uuid::Uuid>().ok())
            .unwrap();
        let page = format!("/ufficio/segnalazioni/{id}");
        assert!(coordinator.get(&page).await.expect(200).text().contains("/servizi/corso"));
        coordinator.post_form(&page, &[("answer", "")]).await.expect(422);
        coordinator.post_form(&page, &[("answer", "Abbiamo corretto la tabella.")]).await.expect(303);
        assert_eq!(coordinator.post_form(&page, &[("answer", "Ancora")]).await.status(), 409, "{engine:?}");
        stage.app.finish().await;

        let mails = stage.app.mails();
        let sent: Vec<_> = mails.iter().skip(before).collect();
        assert_eq!(sent.len(), 1);
        assert!(sent[0].subject.contains("R-2026-000001"));
        assert!(sent[0].text.as_deref().unwrap().contains("Abbiamo corretto la tabella."));
    }
}

#[tokio::test]
async fn what_is_over_is_deleted_and_the_rest_stays() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let coordinator = stage.browser(&stage.coordinator);
        stage.app.post_form("/valutazione", &[("page", "/"), ("rate", "5")]).await.expect(303);
        stage
            .app
            .post_form("/segnala", &[("reason", "other"), ("text", "Uno"), ("email", "ada@posta.example")])
            .await
            .expect(303);
        let notice = [("title", "Avviso"), ("text", "Testo"), ("until", "2026-11-27")];
        coordinator.post_form("/ufficio/avvisi/nuovo", &notice).await.expect(303);
        let list = coordinator.get("/ufficio/segnalazioni").await.expect(200);
        let id = list
            .text()
            .split("/ufficio/segnalazioni/")
            .find_map(|rest| {
                rest.split('"').next()?.parse::<kernel::Id<desk::model::feedback::FaultReport>>().ok()
            })
            .unwrap();
        coordinator
            .post_form(&format!("/ufficio/segnalazioni/{id}"), &[("answer", "Fatto")])
            .await
            .expect(303);
        stage.app.finish().await;
        let system = stage.app.cx(Actor::System { job: "test" });
        let start = stage.app.clock.now();

        assert_eq!(forget_launches(&system).await.unwrap().feedback, 0, "nothing is over yet");
        stage.app.clock.set(start.plus_days(91));
        assert_eq!(forget_launches(&system).await.unwrap().feedback, 1, "the address alone");
        let mut tx = system.read().await.unwrap();
        let report = desk::store::feedback::find(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((report.email.is_some(), report.text.as_str()), (false, "Uno"));
        drop(tx);
        stage.app.clock.set(start.plus_days(800));
        let forgotten = forget_launches(&system).await.unwrap();
        assert_eq!((forgotten.notices, forgotten.feedback), (1, 2), "{engine:?}");

        let refused = forget_launches(&stage.app.cx(public())).await;
        assert!(refused.is_err());
    }
}
