//! A body asks, is approved, signs by its mailed link with no account, and is in.

use jiff::civil::date;
use testkit::{Browser, Upload};

use crate::stage::{PDF, Stage, a_network};

fn act(bytes: &[u8]) -> [Upload<'_>; 1] {
    [Upload { field: "file", name: "atto.pdf", media_type: "application/pdf", bytes }]
}

const REQUEST: &[(&str, &str)] = &[
    ("name", "Comune di Follo"),
    ("kind", "municipality"),
    ("ipa", "c_d655"),
    ("municipality", "011013"),
    ("contact_name", "Persona Inventata"),
    ("contact_email", "segreteria@follo.example"),
    ("note", "Vorremmo uno sportello."),
    ("privacy", "1"),
];

async fn asked(stage: &Stage) {
    let address = format!("/rete/accordi/{}/adesione", stage.agreement);
    stage.app.post_form(&address, REQUEST).await.expect(303);
    stage.app.finish().await;
}

/// The page of the adhesion that waits, as the coordinator finds it on her first page.
async fn waiting_page(coordinator: &Browser) -> String {
    let dashboard = coordinator.get("/ufficio/rete").await.expect(200);
    let text = dashboard.text();
    let start = text.find("/ufficio/rete/parti/").unwrap();
    text[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn body_that_asks_signs_and_is_checked_becomes_a_member() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let today = date(2026, 11, 23);
        let before = stage.members_on(today).await;

        // The body asks; it is answered by mail and nobody sees it yet.
        asked(&stage).await;
        assert_eq!(stage.app.mails().last().unwrap().recipients, ["segreteria@follo.example"]);
        assert_eq!(stage.members_on(today).await, before);
        let page = waiting_page(&coordinator).await;
        assert!(coordinator.get(&page).await.expect(200).text().contains("Vorremmo uno sportello."));

        // The coordinator approves; the link goes out.
        coordinator.post_form(&page, &[("verb", "approve")]).await.expect(303);
        stage.app.finish().await;
        let link = stage.mailed_link();

        // The body sends its act, with no account.
        let signer = stage.app.browser();
        let form = signer.get(&link).await.expect(303).location().to_owned();
        assert!(!form.contains("/l/"));
        assert!(signer.get(&form).await.expect(200).text().contains("Comune di Follo"));
        let sent = signer.post_files(&form, &[("signed_on", "2026-11-20")], &act(PDF)).await.expect(303);
        signer.follow(sent).await.expect(200);
        assert_eq!(stage.members_on(today).await, before);

        // A second act is refused, and the link is used up.
        signer.post_files(&form, &[("signed_on", "2026-11-20")], &act(PDF)).await.expect(410);
        stage.app.browser().get(&link).await.expect(410);

        // The coordinator reads the very bytes and puts it in force.
        let shown = coordinator.get(&page).await.expect(200);
        assert!(shown.text().contains(&storage::sha256(PDF)));
        let start = shown.text().find("/ufficio/rete/atti/").unwrap();
        let document = shown.text()[start..].split('"').next().unwrap().to_owned();
        assert_eq!(coordinator.get(&document).await.expect(200).bytes(), PDF);
        coordinator.post_form(&page, &[("verb", "activate")]).await.expect(303);
        stage.app.finish().await;

        assert_eq!(stage.members_on(today).await, before + 1, "{engine:?}");
        assert_eq!(stage.members_on(date(2026, 11, 22)).await, before);
        assert!(stage.app.get("/rete").await.expect(200).text().contains("Comune di Follo"));
    }
}

#[tokio::test]
async fn request_without_what_it_needs_comes_back_with_what_was_typed() {
    let stage = a_network(testkit::Engine::Lite).await;
    let address = format!("/rete/accordi/{}/adesione", stage.agreement);

    let page = stage.app.post_form(&address, &[("name", "Ente \"x\" <b>"), ("ipa", "c d")]).await.expect(422);

    let text = page.text();
    assert!(text.contains("error-summary") && text.contains("Ente &#34;x&#34; &#60;b&#62;"), "{text}");
    for field in ["f-kind", "f-ipa", "f-contact_name", "f-contact_email", "f-privacy"] {
        assert!(text.contains(&format!("{field}-error")), "{field}");
    }
    stage.app.finish().await;
    assert!(stage.app.mails().is_empty());
}

#[tokio::test]
async fn body_that_is_there_or_on_its_way_is_told_so() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let address = format!("/rete/accordi/{}/adesione", stage.agreement);
        asked(&stage).await;

        let again = stage.app.post_form(&address, REQUEST).await.expect(422);

        assert!(again.text().contains("aderisce già"), "{engine:?}");
    }
}

#[tokio::test]
async fn requests_from_one_place_are_limited() {
    let stage = a_network(testkit::Engine::Lite).await;
    let address = format!("/rete/accordi/{}/adesione", stage.agreement);

    let mut answers = Vec::new();
    for _ in 0..6 {
        answers.push(stage.app.post_form(&address, REQUEST).await.status());
    }

    assert_eq!(answers, [303, 422, 422, 422, 422, 429]);
}

#[tokio::test]
async fn refused_body_gets_the_reason_and_stays_unseen() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        asked(&stage).await;
        let page = waiting_page(&coordinator).await;

        coordinator.post_form(&page, &[("verb", "refuse")]).await.expect(422);
        coordinator.post_form(&page, &[("verb", "refuse"), ("reason", "Fuori provincia.")]).await.expect(303);
        stage.app.finish().await;

        let mail = stage.app.mails().pop().unwrap();
        assert!(mail.text.unwrap().contains("Fuori provincia."), "{engine:?}");
        // What was decided cannot be decided again.
        coordinator.post_form(&page, &[("verb", "approve")]).await.expect(409);
    }
}

#[tokio::test]
async fn act_that_is_returned_is_asked_for_again() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        asked(&stage).await;
        let page = waiting_page(&coordinator).await;
        coordinator.post_form(&page, &[("verb", "approve")]).await.expect(303);
        stage.app.finish().await;
        let first = stage.mailed_link();
        let signer = stage.app.browser();
        let form = signer.get(&first).await.expect(303).location().to_owned();
        signer.post_files(&form, &[("signed_on", "2026-11-20")], &act(PDF)).await.expect(303);

        coordinator
            .post_form(&page, &[("verb", "return_act"), ("reason", "Manca la firma.")])
            .await
            .expect(303);
        stage.app.finish().await;

        let second = stage.mailed_link();
        assert_ne!(first, second, "{engine:?}");
        let form = signer.get(&second).await.expect(303).location().to_owned();
        signer.post_files(&form, &[("signed_on", "2026-11-21")], &act(PDF)).await.expect(303);
    }
}

#[tokio::test]
async fn act_that_is_no_act_is_refused_before_it_is_kept() {
    let stage = a_network(testkit::Engine::Lite).await;
    let coordinator = stage.browser_of(stage.coordinator());
    asked(&stage).await;
    let page = waiting_page(&coordinator).await;
    coordinator.post_form(&page, &[("verb", "approve")]).await.expect(303);
    stage.app.finish().await;
    let signer = stage.app.browser();
    let form = signer.get(&stage.mailed_link()).await.expect(303).location().to_owned();

    for (day, bytes) in [("2026-11-20", b"MZ\x90\x00".as_slice()), ("2026-11-24", PDF), ("", PDF)] {
        let refused = signer.post_files(&form, &[("signed_on", day)], &act(bytes)).await.expect(422);
        assert!(refused.text().contains("error-summary"));
    }

    // Somebody without the link, and somebody with another's, see nothing.
    stage.app.get(&form).await.expect(404);
    stage.app.browser().get("/l/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await.expect(404);
}
