//! `/contattaci`: three steps, one request, a receipt in two channels, where it stands by its code.

use policy::{Actor, Level};

use crate::stage::{CITIZEN_ID, Seen as _, a_network};

const ALL: [(&str, &str); 6] = [
    ("desk", "la-spezia"),
    ("subject", "Corsi serali"),
    ("text", "Quando cominciano?\nGrazie"),
    ("name", "Persona Inventata"),
    ("phone", ""),
    ("email", "prova@persone.example.org"),
];

#[tokio::test]
async fn request_goes_through_three_steps_and_comes_with_a_receipt_in_two_channels() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let browser = stage.app.browser();
        browser.get("/contattaci").await.expect(200).holds("aria-current=\"step\"");
        let refused = browser.post_form("/contattaci/recapiti", &[("text", "solo testo")]).await.expect(422);
        refused.holds("Scriva l’argomento").holds("Scelga uno sportello").holds("solo testo");
        browser
            .post_form("/contattaci/recapiti", &ALL[..3])
            .await
            .expect(200)
            .holds("Sportello della Spezia");
        let refused = browser.post_form("/contattaci/riepilogo", &ALL[..3]).await.expect(422);
        refused.holds("Scriva il suo nome").holds("Lasci una mail o un numero di telefono");
        let summary = browser.post_form("/contattaci/riepilogo", &ALL).await.expect(200);
        let summary = summary
            .holds("Invia la richiesta")
            .holds("Quando cominciano?")
            .holds("prova@persone.example.org");
        let key = summary.field("chiave");
        let mut sent = ALL.to_vec();
        sent.push(("chiave", &key));

        let first = browser.post_form("/contattaci/invia", &sent).await.expect(303);
        let again = browser.post_form("/contattaci/invia", &sent).await.expect(303);
        stage.app.finish().await;

        assert_eq!((first.location(), again.location()), ("/contattaci/richiesta", "/contattaci/richiesta"));
        assert_eq!(stage.app.mails().len(), 1, "{engine:?}: one request, one receipt");
        let receipt = browser.get("/contattaci/richiesta").await.expect(200);
        let receipt = receipt
            .holds("data-element=\"receipt-number\">C-2026-000001")
            .holds("<time datetime=\"2026-11-23T08:00:00+01:00\">");
        assert!(!receipt.text().to_lowercase().contains("protocollo"));
        let code = receipt
            .text()
            .split("data-request-code=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let mail = stage.app.mails().pop().unwrap();
        let text = mail.text.clone().unwrap();
        assert!(
            text.contains(&code) && text.contains("C-2026-000001") && text.contains("3 dicembre 2026"),
            "{text}"
        );

        let other = stage.app.browser();
        other.get("/contattaci/richiesta").await.expect(404);
        other.post_form("/contattaci/stato", &[("code", "K7M-4QX-9TD")]).await.expect(422);
        other.post_form("/contattaci/stato", &[("code", &code.to_lowercase())]).await.expect(303);
        other.get("/contattaci/richiesta").await.expect(200).holds("C-2026-000001").holds("Ricevuta");
        let link = text.split_whitespace().find(|word| word.contains("/l/")).unwrap();
        let by_link = stage.app.browser();
        let led = by_link.get(link).await;
        by_link.follow(led).await.expect(200).holds("C-2026-000001");
    }
}

#[tokio::test]
async fn desk_is_the_nearest_to_the_comune_where_none_is_chosen() {
    let stage = a_network(testkit::Engine::Lite).await;
    for (comune, desk) in [("011016", "Sportello di Lerici"), ("011019", "Sportello della Spezia")] {
        let page = stage
            .app
            .post_form("/contattaci/recapiti", &[("comune", comune), ("subject", "x"), ("text", "y")])
            .await
            .expect(200);
        page.holds(desk);
    }
    stage.app.get("/contattaci/lerici").await.expect(200).holds("value=\"lerici\" selected");
    stage.app.get("/contattaci/nessuno").await.expect(404);
    for step in ["recapiti", "riepilogo", "invia"] {
        assert_eq!(stage.app.get(&format!("/contattaci/{step}")).await.expect(303).location(), "/contattaci");
    }
    stage.app.get("/contattaci?lang=en").await.expect(200).holds("Write to the desk");
}

#[tokio::test]
async fn one_visitor_and_one_contact_send_so_many() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut answers = Vec::new();
        for number in 0..8 {
            let key = number.to_string();
            let mut sent = ALL.to_vec();
            sent.push(("chiave", &key));
            answers.push(stage.app.post_form("/contattaci/invia", &sent).await.status());
        }

        assert_eq!(answers, [303, 303, 303, 303, 303, 303, 429, 429], "{engine:?}");
    }
}

#[tokio::test]
async fn code_is_not_guessed() {
    let stage = a_network(testkit::Engine::Lite).await;
    for _ in 0..20 {
        stage.app.post_form("/contattaci/stato", &[("code", "K7M-4QX-9TD")]).await.expect(422);
    }
    stage.app.post_form("/contattaci/stato", &[("code", "K7M-4QX-9TD")]).await.expect(429);
}

#[tokio::test]
async fn who_is_signed_in_types_her_name_once_and_finds_her_requests_again() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let citizen = Actor::Person { id: CITIZEN_ID, level: Level::Substantial };
        let browser = stage.app.browser().acting_as(citizen.clone());

        let page = browser.post_form("/contattaci/recapiti", &ALL[..3]).await.expect(200);
        page.holds("value=\"Cittadina Inventata\"").holds("vengono dal suo accesso");
        browser.post_form("/contattaci/invia", &ALL).await.expect(303);

        let cx = stage.app.cx(citizen);
        let mut tx = cx.begin().await.unwrap();
        let person = kernel::Id::from_uuid(CITIZEN_ID);
        let hers = inbox::store::list::of_person(&mut tx, person).await.unwrap();
        assert_eq!(hers.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>(), ["Corsi serali"]);
        inbox::actions::erase_of_person(&mut tx, &cx, person).await.unwrap();
        tx.commit().await.unwrap();
        let message = stage.found(hers.first().unwrap().id).await;
        assert_eq!(
            (message.subject.as_str(), message.sender.email, message.person),
            ("", None, None),
            "{engine:?}"
        );
        browser.get("/contattaci/richiesta").await.expect(404);
    }
}
