//! The firm's side: the form in its steps, the receipt, the link, the draft.

use firm::model::{Outcome, State};

use crate::stage::{Seen as _, a_network, form, office, own, with};

#[tokio::test]
async fn need_is_sent_in_steps_confirmed_answered_and_closed_by_the_firm() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let firm = stage.app.browser();
        firm.get("/imprese").await.expect(200).holds("Di che cosa ha bisogno?");
        firm.get("/imprese/richiesta?tipo=staff").await.expect(200).holds("Quale mansione");

        // What is not filled is told on its own page, and what was typed stays.
        let step = |part| with(form(), "passo", part);
        let wrong = with(step("impresa"), "code", "00211160115");
        let refused = firm.post_form("/imprese/richiesta", &wrong).await.expect(422);
        refused
            .holds("errore di battitura")
            .holds("value=\"00211160115\"")
            .holds("name=\"topic\" value=\"Cameriere di sala\"");
        let back = with(step("impresa"), "verso", "indietro");
        firm.post_form("/imprese/richiesta", &back)
            .await
            .expect(200)
            .holds("Quale mansione")
            .holds("value=\"Trattoria Inventata\"");
        let summary = firm.post_form("/imprese/richiesta", &step("impresa")).await.expect(200);
        summary.holds("Controlli che sia tutto giusto").holds("name=\"chiave\"").holds("Titolare Inventata");
        let sent = firm.post_form("/imprese/richiesta/invia", &form()).await.expect(303);
        let receipt = firm.get(sent.location()).await.expect(200);
        receipt.holds("IMP-2026-0001").holds("trattoria@imprese.example.org").holds("Sportello sarzana");
        // The receipt shows and opens nothing else.
        let need = stage.last().await;
        firm.get(&own(&need)).await.expect(404);
        assert_eq!((need.state, need.desk), (State::Sent, stage.sarzana), "{engine:?}");

        stage.app.finish().await;
        let link = stage.app.mailed_link("Confermi la richiesta IMP-2026-0001");
        // Anybody can type another's address: our server carries nothing of what he typed to her.
        let confirm = stage.app.mails().pop().unwrap().text.unwrap();
        for typed in ["Cameriere", "Trattoria", "Titolare"] {
            assert!(!confirm.contains(typed), "{confirm}");
        }
        // Whoever opens the link acts on nothing yet.
        firm.open(&link).await.expect(200).holds("Confermi la richiesta");
        assert_eq!(stage.need(need.id).await.state, State::Sent);
        firm.post_form(&own(&need), &[("what", "confirm")]).await.expect(303);
        firm.post_form(&own(&need), &[("what", "confirm")]).await.expect(303);
        stage.app.finish().await;
        assert_eq!(stage.mails("Ricevuta della richiesta"), 1);

        firm.post_form(&own(&need), &[("what", "outcome"), ("outcome", "met")]).await.expect(409);
        let operator = stage.operator(stage.sarzana);
        let version = stage.need(need.id).await.version.to_string();
        let answer = [
            ("what", "answer"),
            ("version", version.as_str()),
            ("answer", "Le mandiamo due persone."),
            ("channel", "mail"),
        ];
        operator.post_form(&office("sarzana", &need), &answer).await.expect(303);
        stage.app.finish().await;
        let told = stage.app.mails().pop().unwrap();
        assert!(told.text.unwrap().contains("Le mandiamo due persone."));
        firm.get(&own(&need)).await.expect(200).holds("Le mandiamo due persone.");
        firm.post_form(&own(&need), &[("what", "outcome"), ("outcome", "boh")]).await.expect(422);
        firm.post_form(&own(&need), &[("what", "outcome"), ("outcome", "met"), ("how", "Grazie")])
            .await
            .expect(303);
        let need = stage.need(need.id).await;
        assert_eq!((need.state, need.outcome), (State::Closed, Some(Outcome::Met)));
        firm.post_form(&own(&need), &[("what", "outcome"), ("outcome", "not_met")]).await.expect(409);
    }
}

#[tokio::test]
async fn code_of_the_receipt_shows_where_it_stands_and_changes_nothing() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (_, need) = stage.confirmed(&form()).await;
        let code = firm::model::code_of(stage.console().keys(), need.id);
        let visitor = stage.app.browser();
        visitor.get("/imprese/stato").await.expect(200);
        visitor.post_form("/imprese/stato", &[("code", "AAA-AAA-AAA")]).await.expect(422);

        let typed = code.to_string().to_lowercase().replace('-', " ");
        let found = visitor.post_form("/imprese/stato", &[("code", &typed)]).await.expect(303);

        let page = visitor
            .get(found.location())
            .await
            .expect(200)
            .holds(&need.number)
            .holds("In attesa di risposta");
        // Five days on it is a Saturday: the answer is promised by the Monday.
        page.holds("datetime=\"2026-11-30\"").lacks("name=\"what\"");
        visitor.get(&own(&need)).await.expect(404);
        visitor.post_form(&own(&need), &[("what", "withdraw")]).await.expect(404);
        for _ in 0..20 {
            visitor.post_form("/imprese/stato", &[("code", "AAA-AAA-AAA")]).await;
        }
        visitor.post_form("/imprese/stato", &[("code", &typed)]).await.expect(429);
        assert_eq!(stage.need(need.id).await.state, State::Received, "{engine:?}");
    }
}

#[tokio::test]
async fn same_form_twice_is_one_need_and_another_with_its_key_is_refused() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let firm = stage.app.browser();
        let once = with(form(), "chiave", "a-key");
        firm.post_form("/imprese/richiesta/invia", &once).await.expect(303);
        let first = stage.last().await;

        let again = firm.post_form("/imprese/richiesta/invia", &once).await.expect(303);

        firm.get(again.location()).await.expect(200).holds(&first.number);
        assert_eq!(stage.last().await.id, first.id, "{engine:?}");
        firm.post_form("/imprese/richiesta/invia", &with(once, "topic", "Altro")).await.expect(409);
        stage.app.finish().await;
        assert_eq!(stage.mails("Confermi"), 1);
    }
}

#[tokio::test]
async fn need_goes_to_the_desk_of_the_comune_or_of_the_leading_body() {
    let stage = a_network(testkit::Engine::Lite).await;
    for (comune, desk) in [("011027", stage.sarzana), ("011015", stage.lead), ("altrove", stage.lead)] {
        stage.app.post_form("/imprese/richiesta/invia", &with(form(), "comune", comune)).await.expect(303);
        assert_eq!(stage.last().await.desk, desk, "{comune}");
    }
}

#[tokio::test]
async fn too_many_with_one_address_are_stopped() {
    let stage = a_network(testkit::Engine::Lite).await;
    for _ in 0..8 {
        stage.app.post_form("/imprese/richiesta/invia", &form()).await.expect(303);
    }

    stage.app.post_form("/imprese/richiesta/invia", &form()).await.expect(429);
    let other = with(form(), "email", "altra@imprese.example.org");
    stage.app.post_form("/imprese/richiesta/invia", &other).await.expect(303);
}

#[tokio::test]
async fn form_is_kept_by_mail_and_gone_on_with_elsewhere() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let begun = [("passo", "bisogno"), ("kind", "training"), ("topic", "Sicurezza in cucina")];
        stage
            .app
            .post_form("/imprese/richiesta/bozza", &begun)
            .await
            .expect(200)
            .holds("A quale indirizzo email?");
        let keep = |email| [begun.as_slice(), &[("conserva", "1"), ("bozza_email", email)]].concat();
        stage
            .app
            .post_form("/imprese/richiesta/bozza", &keep("boh"))
            .await
            .expect(422)
            .holds("Sicurezza in cucina");
        stage.app.post_form("/imprese/richiesta/bozza", &keep("bozza@imprese.example.org")).await.expect(303);
        stage.app.finish().await;

        let elsewhere = stage.app.browser();
        let page = elsewhere.open(&stage.app.mailed_link("da finire")).await.expect(200);
        let page = page.holds("value=\"Sicurezza in cucina\"").holds("name=\"bozza\"");
        let draft = page
            .text()
            .split("name=\"bozza\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let mut whole: Vec<(&str, &str)> = form().into_iter().filter(|(name, _)| *name != "kind").collect();
        whole.extend([("kind", "training"), ("bozza", draft.as_str())]);
        elsewhere.post_form("/imprese/richiesta/invia", &whole).await.expect(303);

        // Sent, it is gone, and so is its link.
        elsewhere.get(&format!("/imprese/bozza/{draft}")).await.expect(410);
        stage.app.get("/imprese/bozza/0198a0d0-0000-7000-8000-000000000001").await.expect(404);
    }
}

#[tokio::test]
async fn firm_adds_once_and_withdraws_and_a_link_opens_one_need_alone() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (firm, need) = stage.confirmed(&form()).await;
        let (_, other) = stage.confirmed(&with(form(), "topic", "Cuoco")).await;
        firm.get(&own(&other)).await.expect(404);
        let add = [("what", "add"), ("chiave", "k1"), ("words", "Anche per il fine settimana.")];
        firm.post_form(&own(&need), &add).await.expect(303);
        firm.post_form(&own(&need), &add).await.expect(303);
        let page = firm.get(&own(&need)).await.expect(200);
        assert_eq!(page.text().matches("Anche per il fine settimana.").count(), 1, "{engine:?}");
        firm.post_form(&own(&need), &[("what", "add"), ("chiave", "k2"), ("words", " ")]).await.expect(422);

        firm.post_form(&own(&need), &[("what", "withdraw"), ("reason", "Trovato da soli.")])
            .await
            .expect(303);

        assert_eq!(stage.need(need.id).await.outcome, Some(Outcome::Withdrawn));
        firm.post_form(&own(&need), &[("what", "withdraw")]).await.expect(409);
        firm.post_form(&own(&need), &[("what", "add"), ("chiave", "k3"), ("words", "Ancora")])
            .await
            .expect(409);
    }
}

#[tokio::test]
async fn pages_speak_english_and_nonsense_is_no_fault_of_ours() {
    let stage = a_network(testkit::Engine::Lite).await;

    stage.app.get("/imprese?lang=en").await.expect(200).holds("What do you need?");
    stage.app.post_form("/imprese/richiesta", &[("passo", "boh"), ("verso", "boh")]).await.expect(200);
    stage
        .app
        .post_form("/imprese/richiesta", &[("passo", "riepilogo"), ("verso", "avanti")])
        .await
        .expect(422);
    stage.app.post_form("/imprese/richiesta/invia", &[]).await.expect(422);
    stage.app.get("/imprese/ricevuta").await.expect(404);
    stage.app.get("/imprese/mia/boh").await.expect(404);
    stage.app.get("/imprese/ente/0198a0d0-0000-7000-8000-000000000001").await.expect(404);
}
