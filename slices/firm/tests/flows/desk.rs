//! The desk's side: who sees what, bodies that are asked, answers, stale pages, times, the contact that is not typed twice.

use contact::api::{Kind as With, Request};
use firm::actions::turn_day;
use firm::model::{Outcome, State};
use kernel::Id;

use crate::stage::{Seen as _, a_network, form, office, own, with};

storage::statements! {
    CONTACTS = "SELECT id FROM contact_record ORDER BY created_at, id";
    CLIENTS = "SELECT COUNT(*) AS clients FROM contact_client";
}

#[tokio::test]
async fn operators_see_their_body_and_the_coordinator_the_network() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (_, need) = stage.confirmed(&form()).await;
        let page = office("sarzana", &need);

        stage.app.get("/ufficio/imprese").await.expect(401);
        let sarzana = stage.operator(stage.sarzana);
        assert_eq!(sarzana.get("/ufficio/imprese").await.expect(303).location(), "/ufficio/imprese/sarzana");
        sarzana.get("/ufficio/imprese/sarzana").await.expect(200).holds("Trattoria Inventata");
        sarzana.get(&page).await.expect(200).holds("Titolare Inventata");
        let spezia = stage.operator(stage.lead);
        spezia.get("/ufficio/imprese/la-spezia").await.expect(200).lacks("Trattoria Inventata");
        spezia.get("/ufficio/imprese/sarzana").await.expect(403);
        spezia.get(&page).await.expect(403);
        spezia.get(&office("la-spezia", &need)).await.expect(404);
        stage.coordinator().get("/ufficio/imprese").await.expect(200).holds("Trattoria Inventata");
        stage.coordinator().get(&page).await.expect(200).holds("Titolare Inventata");
        let clerk = stage.app.browser().acting_as(testkit::staff("clerk", stage.body.uuid()));
        clerk.get("/ufficio/imprese").await.expect(403);
        clerk.get("/ufficio/imprese/tempi").await.expect(403);
        stage.operator(stage.sarzana).get("/ufficio/imprese/tempi").await.expect(200).holds("Personale");
    }
}

#[tokio::test]
async fn body_says_by_its_link_what_it_can_and_sees_contacts_only_then() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (_, need) = stage.confirmed(&with(form(), "may_share", "1")).await;
        let operator = stage.operator(stage.sarzana);
        let body = stage.body.to_string();
        let version = need.version.to_string();
        let ask = |version: &str| {
            vec![
                ("what", "ask".to_owned()),
                ("version", version.to_owned()),
                ("bodies", body.clone()),
                ("question", "Avete allievi?".to_owned()),
            ]
        };
        let send = async |fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            operator.post_form(&office("sarzana", &need), &fields).await
        };
        operator
            .post_form(&office("sarzana", &need), &[("what", "ask"), ("version", version.as_str())])
            .await
            .expect(422)
            .holds("almeno un ente");
        send(ask(&version)).await.expect(303);
        // Sent again from the old page, nobody is asked twice.
        send(ask(&version)).await.expect(409);
        stage.app.finish().await;
        assert_eq!(stage.mails("Potete rispondere"), 1, "{engine:?}");

        let partner = stage.app.browser();
        let page = partner.open(&stage.app.mailed_link("Potete rispondere")).await.expect(200);
        page.holds("Cameriere di sala")
            .holds("Avete allievi?")
            .holds("Trattoria Inventata")
            .lacks("Titolare Inventata");
        let ask = {
            let mut tx = stage.console().read().await.unwrap();
            firm::store::ask::of_need(&mut tx, need.id).await.unwrap().remove(0)
        };
        let path = format!("/imprese/ente/{}", ask.id);
        partner.post_form(&path, &[("reply", "boh"), ("words", "")]).await.expect(422);
        partner
            .post_form(&path, &[("reply", "can"), ("words", "Due allieve."), ("from_day", "2026-12-01")])
            .await
            .expect(303);
        partner.get(&path).await.expect(200).holds("Due allieve.").holds("Titolare Inventata");
        partner.post_form(&path, &[("reply", "cannot"), ("words", "Anzi no.")]).await.expect(409);
        operator.get(&office("sarzana", &need)).await.expect(200).holds("Due allieve.");
        partner.get(&own(&need)).await.expect(404);
    }
}

#[tokio::test]
async fn unlawful_words_of_a_need_are_told_before_it_is_sent_and_reach_no_body() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let words = "Di sera. Ragazze under35, solo italiani.";
        let need = with(form(), "details", words);
        let summary = stage
            .app
            .post_form("/imprese/richiesta", &with(need.clone(), "passo", "impresa"))
            .await
            .expect(200);
        summary
            .holds("Parole da controllare")
            .holds("«under35»")
            .holds("«Ragazze»")
            .holds("queste parole non arrivano");
        let lawful = with(form(), "passo", "impresa");
        stage.app.post_form("/imprese/richiesta", &lawful).await.expect(200).lacks("Parole da controllare");

        let (_, need) = stage.confirmed(&need).await;
        let operator = stage.operator(stage.sarzana);
        let own = office("sarzana", &need);
        operator
            .get(&own)
            .await
            .expect(200)
            .holds(words)
            .holds("Parole da controllare")
            .holds("«solo italiani»");
        let (version, body) = (need.version.to_string(), stage.body.to_string());
        let ask = [("what", "ask"), ("version", version.as_str()), ("bodies", body.as_str())];
        operator.post_form(&own, &ask).await.expect(303);
        stage.app.finish().await;

        let mail = stage.app.mails_to("referente@ente.example.org").pop().unwrap().1;
        assert!(mail.contains("Di sera. […] […], […]."), "{engine:?} {mail}");
        let page = stage.app.browser().open(&stage.app.mailed_link("Potete rispondere")).await.expect(200);
        page.holds("Di sera.").lacks("under35").lacks("Ragazze").lacks("solo italiani");
    }
}

#[tokio::test]
async fn answer_is_a_contact_of_kind_firm_and_both_are_written_once() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (firm, need) = stage.confirmed(&form()).await;
        let operator = stage.operator(stage.sarzana);
        let page = office("sarzana", &need);
        let version = need.version.to_string();
        let answer = [
            ("what", "answer"),
            ("version", version.as_str()),
            ("chiave", "answer-1"),
            ("answer", "Abbiamo due profili."),
            ("channel", "phone"),
            ("minutes", "12"),
        ];

        operator.post_form(&page, &answer).await.expect(303);
        operator.post_form(&page, &answer).await.expect(303);

        let mut tx = stage.console().read().await.unwrap();
        let ids: Vec<Id<contact::api::Contact>> =
            tx.all(&CONTACTS, []).await.unwrap().iter().map(|row| row.get("id").unwrap()).collect();
        assert_eq!(ids.len(), 1, "{engine:?}");
        let one = contact::api::contact(&mut tx, ids[0]).await.unwrap().unwrap();
        assert_eq!((one.kind, one.request, one.minutes), (With::Firm, Some(Request::Staff), Some(12)));
        let client = contact::api::client(&mut tx, one.client.unwrap()).await.unwrap().unwrap();
        assert_eq!(client.names.firm_name.as_deref(), Some("Trattoria Inventata"));
        drop(tx);
        let need = stage.need(need.id).await;
        assert_eq!((need.state, need.client), (State::Answered, Some(client.id.uuid())));

        // The desk may not close before the firm was asked.
        let version = need.version.to_string();
        let close = |version: &str, key: &str| {
            [
                ("what", "close"),
                ("version", version),
                ("chiave", key),
                ("outcome", "partly"),
                ("channel", "phone"),
            ]
            .map(|(name, value)| (name, value.to_owned()))
        };
        let send = async |fields: [(&str, String); 5]| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            operator.post_form(&page, &fields).await
        };
        send(close(&version, "c1")).await.expect(409);
        operator
            .post_form(&page, &[("what", "ask_outcome"), ("version", version.as_str())])
            .await
            .expect(303);
        stage.app.finish().await;
        firm.open(&stage.app.mailed_link("Com’è andata"))
            .await
            .expect(200)
            .holds("Ha trovato quello che le serviva?");
        let version = stage.need(need.id).await.version.to_string();
        send(close(&version, "c2")).await.expect(303);
        let need = stage.need(need.id).await;
        assert_eq!((need.state, need.outcome), (State::Closed, Some(Outcome::Partly)));
        let mut tx = stage.console().read().await.unwrap();
        assert_eq!(tx.all(&CONTACTS, []).await.unwrap().len(), 2);
        // The second contact is of the same client.
        assert_eq!(tx.one(&CLIENTS, []).await.unwrap().get::<i64>("clients").unwrap(), 1);
    }
}

#[tokio::test]
async fn page_left_open_acts_on_nothing_and_keeps_what_was_typed() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (firm, need) = stage.confirmed(&form()).await;
    let operator = stage.operator(stage.sarzana);
    let version = need.version.to_string();
    firm.post_form(&own(&need), &[("what", "add"), ("words", "Anche la domenica.")]).await.expect(303);

    let answer =
        [("what", "answer"), ("version", version.as_str()), ("answer", "Due profili."), ("channel", "mail")];
    let refused = operator.post_form(&office("sarzana", &need), &answer).await.expect(409);

    refused.holds("Nel frattempo qualcun altro").holds("Due profili.").holds("Anche la domenica.");
    assert_eq!(stage.need(need.id).await.state, State::Received);
}

#[tokio::test]
async fn desk_writes_down_what_a_firm_says_and_sends_it_on() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.operator(stage.sarzana);
        let said = with(with(with(form(), "email", ""), "phone", "0187 555 0100"), "channel", "phone");
        operator
            .post_form("/ufficio/imprese/sarzana/nuova", &with(said.clone(), "firm", ""))
            .await
            .expect(422);
        let made = operator.post_form("/ufficio/imprese/sarzana/nuova", &said).await.expect(303);
        operator.get(made.location()).await.expect(200).holds("In attesa di risposta");
        let need = stage.last().await;
        assert!(need.client.is_some(), "{engine:?}");

        let version = need.version.to_string();
        let lead = stage.lead.to_string();
        let send = [("what", "move"), ("version", version.as_str()), ("desk", lead.as_str())];
        operator.post_form(&office("sarzana", &need), &send).await.expect(303);

        operator.get(&office("sarzana", &need)).await.expect(404);
        let moved = stage.need(need.id).await;
        assert_eq!((moved.desk, moved.client), (stage.lead, None));
        stage.operator(stage.lead).get(&office("la-spezia", &need)).await.expect(200);
    }
}

#[tokio::test]
async fn firm_without_mail_is_confirmed_by_a_call_and_closed_by_one() {
    let stage = a_network(testkit::Engine::Lite).await;
    let phone = with(with(form(), "email", ""), "phone", "0187 555 0100");
    stage.app.post_form("/imprese/richiesta/invia", &phone).await.expect(303);
    let need = stage.last().await;
    let operator = stage.operator(stage.sarzana);
    let page = office("sarzana", &need);
    operator.post_form(&page, &[("what", "confirm")]).await.expect(303);
    let act = async |fields: &[(&str, &str)]| {
        let version = stage.need(need.id).await.version.to_string();
        let fields: Vec<(&str, &str)> =
            fields.iter().copied().chain([("version", version.as_str())]).collect();
        operator.post_form(&page, &fields).await
    };
    act(&[("what", "answer"), ("answer", "Detto al telefono."), ("channel", "phone")]).await.expect(303);

    act(&[("what", "close"), ("outcome", "not_met"), ("channel", "phone")]).await.expect(303);

    assert_eq!(stage.need(need.id).await.outcome, Some(Outcome::NotMet));
}

#[tokio::test]
async fn day_reminds_lapses_and_closes_what_rests() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (_, need) = stage.confirmed(&form()).await;
        let operator = stage.operator(stage.sarzana);
        let body = stage.body.to_string();
        let version = need.version.to_string();
        let ask = [("what", "ask"), ("version", version.as_str()), ("bodies", body.as_str())];
        operator.post_form(&office("sarzana", &need), &ask).await.expect(303);
        stage.app.later(5);
        turn_day(&stage.system()).await.unwrap();
        stage.app.finish().await;
        assert_eq!(stage.mails("Promemoria"), 1, "{engine:?}");
        // The fifth day is a Saturday: nobody is late before the Monday after it is over.
        stage.app.later(2);
        operator.get("/ufficio/imprese/sarzana").await.expect(200).lacks("Risposta in ritardo");
        stage.app.later(1);
        operator.get("/ufficio/imprese/sarzana").await.expect(200).holds("Risposta in ritardo");
        stage.app.later(1);
        turn_day(&stage.system()).await.unwrap();
        stage.app.finish().await;
        assert_eq!(stage.mails("Promemoria"), 1, "nobody is reminded of what is over");
        operator.get(&office("sarzana", &need)).await.expect(200).holds("Non ha risposto in tempo");

        let version = stage.need(need.id).await.version.to_string();
        let answer =
            [("what", "answer"), ("version", version.as_str()), ("answer", "Ecco."), ("channel", "mail")];
        operator.post_form(&office("sarzana", &need), &answer).await.expect(303);
        let version = stage.need(need.id).await.version.to_string();
        operator
            .post_form(&office("sarzana", &need), &[("what", "ask_outcome"), ("version", version.as_str())])
            .await
            .expect(303);
        stage.app.later(22);
        while turn_day(&stage.system()).await.unwrap() > 0 {}
        let need = stage.need(need.id).await;
        assert_eq!((need.state, need.outcome), (State::Closed, Some(Outcome::NoAnswer)));
    }
}
