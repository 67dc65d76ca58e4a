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
        // One of them is no body, or none of the network: nobody is asked, not even the others.
        let nobody = stage.network.to_string();
        for (strange, status) in [("ente", 422), (nobody.as_str(), 409)] {
            let mut fields = ask(&version);
            fields.push(("bodies", strange.to_owned()));
            send(fields).await.expect(status);
        }
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
        let refused = partner.post_form(&path, &[("reply", "boh"), ("words", "")]).await.expect(422);
        let fault = |field: &str| refused.text().find(&format!("href=\"#f-{field}\"")).unwrap();
        assert!(fault("reply") < fault("words"), "the summary goes down the page");
        refused.holds("Potete rispondere alla richiesta");
        partner
            .post_form(&path, &[("reply", "can"), ("words", "Due allieve."), ("from_day", "2026-12-01")])
            .await
            .expect(303);
        let said = partner.get(&path).await.expect(200).holds("Due allieve.").holds("Titolare Inventata");
        // It is not asked any more what it said already, and reads its own answer as its own.
        said.holds("la vostra risposta").holds("Possiamo").lacks("Potete rispondere").lacks("Diteci se");
        // From a second tab: said already, with what, and what was sent now stands there still.
        let late = partner.post_form(&path, &[("reply", "cannot"), ("words", "Anzi no.")]).await.expect(409);
        late.holds("Avete già risposto «Possiamo»")
            .holds("Anzi no.")
            .holds("Due allieve.")
            .holds("Ora avevate scelto: No.");
        let empty = partner.post_form(&path, &[("reply", "cannot"), ("words", "")]).await.expect(409);
        empty.holds("Avete già risposto «Possiamo»").lacks("Controlli questi campi");
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

/// The form with the text for bodies.
fn reword<'a>(version: &'a str, topic: &'a str, details: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("what", "reword"),
        ("version", version),
        ("for_topic", topic),
        ("for_place", "Sarzana"),
        ("for_details", details),
    ]
}

#[tokio::test]
async fn desk_writes_the_text_that_bodies_read_and_the_words_of_the_firm_stay() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let words = "Ambiente giovane, bella presenza, solo italiani.";
        let (_, need) = stage.confirmed(&with(form(), "details", words)).await;
        let operator = stage.operator(stage.sarzana);
        let own = office("sarzana", &need);
        let version = need.version.to_string();
        operator
            .get(&own)
            .await
            .expect(200)
            .holds("name=\"perche-giovane\"")
            .lacks("name=\"perche-solo-italiani\"");

        // Barred words stay out whatever is said; the others need an exception that fits and a sentence.
        let mut all = reword(&version, "Cameriere di sala", words);
        for (exception, why, sentence) in [
            (
                "eccezione-giovane",
                "perche-giovane",
                "Parla della clientela del locale, non di chi ci lavora.",
            ),
            (
                "eccezione-bella-presenza",
                "perche-bella-presenza",
                "Parla della terrazza sul mare, non delle persone.",
            ),
            (
                "eccezione-solo-italiani",
                "perche-solo-italiani",
                "Si servono soltanto vini e prodotti del territorio.",
            ),
        ] {
            all.extend([(exception, "described"), (why, sentence)]);
        }
        operator
            .post_form(&own, &all)
            .await
            .expect(422)
            .holds("«solo italiani» non può uscire")
            .holds("terrazza sul mare");
        let lawful = "Ambiente giovane, italiano parlato bene.";
        let mut some = reword(&version, "Cameriere di sala", lawful);
        some.extend([("eccezione-giovane", "described"), ("perche-giovane", "va bene così")]);
        operator
            .post_form(&own, &some)
            .await
            .expect(422)
            .holds("in una frase intera perché «giovane» può restare");
        operator
            .post_form(&own, &reword(&version, "", lawful))
            .await
            .expect(422)
            .holds("Scriva che cosa cerca");
        assert_eq!(stage.need(need.id).await.version.to_string(), version, "{engine:?}");
        some.pop();
        some.push(("perche-giovane", "Parla della clientela del locale, non di chi ci lavora."));
        operator.post_form(&own, &some).await.expect(303);
        // From a page that was left open nothing is written over it.
        operator
            .post_form(&own, &reword(&version, "Altro", "Altro testo."))
            .await
            .expect(409)
            .holds("Altro testo.");

        let page = operator.get(&own).await.expect(200);
        page.holds(words)
            .holds(lawful)
            .holds("«giovane» resta:")
            .holds("Testo per gli enti scritto dallo sportello")
            .lacks("Parole da controllare");
        let (version, body) = (stage.need(need.id).await.version.to_string(), stage.body.to_string());
        let ask = |question| {
            [
                ("what", "ask"),
                ("version", version.as_str()),
                ("bodies", body.as_str()),
                ("question", question),
            ]
        };
        let barred = operator.post_form(&own, &ask("Avete ragazze?")).await.expect(422);
        barred.holds("«ragazze» non può andare agli enti");
        operator.post_form(&own, &ask("Avete allievi?")).await.expect(303);
        stage.app.finish().await;
        let mail = stage.app.mails_to("referente@ente.example.org").pop().unwrap().1;
        assert!(mail.contains(lawful) && !mail.contains("presenza"), "{engine:?} {mail}");
        let page = stage.app.browser().open(&stage.app.mailed_link("Potete rispondere")).await.expect(200);
        page.holds(lawful).lacks("presenza").lacks("solo italiani");
        // The words of the firm are as they came.
        assert_eq!(stage.need(need.id).await.details, words);
    }
}

#[tokio::test]
async fn text_for_bodies_is_the_desks_to_write_and_nobody_elses() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (firm, need) = stage.confirmed(&form()).await;
    let own_page = office("sarzana", &need);
    let version = need.version.to_string();
    let form = reword(&version, "Altro", "Altro testo.");

    stage.operator(stage.lead).post_form(&own_page, &form).await.expect(403);
    firm.post_form(&own_page, &form).await.expect(401);
    stage.coordinator().post_form(&own_page, &form).await.expect(303);
}

#[tokio::test]
async fn need_for_trainees_is_looked_at_as_one_for_staff_and_training_where_it_chooses() {
    let stage = a_network(testkit::Engine::Lite).await;
    for (kind, details, left) in [
        ("traineeship", "Under 25, di sera.", Some("[…], di sera.")),
        ("training", "Corso riservato a under 25.", Some("Corso riservato a […].")),
        ("incentives", "Vorrei assumere persone under 30.", None),
        ("incentives", "Vorrei assumere, no stranieri.", Some("Vorrei assumere, […].")),
    ] {
        let (_, need) = stage.confirmed(&with(with(form(), "kind", kind), "details", details)).await;
        let operator = stage.operator(stage.sarzana);
        let own = office("sarzana", &need);
        let (version, body) = (need.version.to_string(), stage.body.to_string());
        let page = operator.get(&own).await.expect(200);
        assert_eq!(page.text().contains("Parole da controllare"), left.is_some(), "{kind} {details}");
        let ask = [("what", "ask"), ("version", version.as_str()), ("bodies", body.as_str())];
        operator.post_form(&own, &ask).await.expect(303);
        stage.app.finish().await;

        let mail = stage.app.mails_to("referente@ente.example.org").pop().unwrap().1;
        assert!(mail.contains(left.unwrap_or(details)), "{kind} {mail}");
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
        operator
            .post_form("/ufficio/imprese/sarzana/nuova", &with(said.clone(), "privacy", ""))
            .await
            .expect(422)
            .holds("Dica all’impresa come usiamo i suoi dati")
            .lacks("Legga l’informativa");
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
