//! What is kept no longer.

use events::contact::ClientForgotten;
use events::firm::VacancyTakenAway;
use firm::actions::{erase_person, forget, turn_day};
use firm::model::{Outcome, State};
use policy::{Actor, Level};
use storage::{ToValue as _, outbox};

use crate::stage::{Seen as _, a_network, form, office, own};

storage::statements! {
    STEPS = "SELECT COUNT(*) AS steps FROM firm_step WHERE words IS NOT NULL";
    EVENTS = "SELECT COUNT(*) AS events FROM storage_event WHERE kind = $1";
    PERSON = "INSERT INTO identity_person (id, kind, name, locale, created_at) VALUES ($1, 'citizen', 'Persona Inventata', 'it', $2)";
    NEEDS = "SELECT COUNT(*) AS needs FROM firm_need";
    TOLD = "SELECT payload FROM storage_event WHERE kind = $1 ORDER BY id";
    VACANCIES = "SELECT COUNT(*) AS vacancies FROM firm_vacancy";
    WORDINGS = "SELECT COUNT(*) AS wordings FROM firm_wording";
}

#[tokio::test]
async fn need_is_emptied_a_year_after_it_was_closed_and_still_counted() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (firm, need) = stage.confirmed(&form()).await;
        firm.post_form(&own(&need), &[("what", "add"), ("words", "Anche la domenica.")]).await.expect(303);
        let version = stage.need(need.id).await.version.to_string();
        let wording = [("what", "reword"), ("version", version.as_str()), ("for_topic", "Sala")];
        stage.operator(stage.sarzana).post_form(&office("sarzana", &need), &wording).await.expect(303);
        firm.post_form(&own(&need), &[("what", "withdraw"), ("reason", "Trovato.")]).await.expect(303);
        stage.app.finish().await;
        stage.app.later(364);
        forget(&stage.system()).await.unwrap();
        assert!(!stage.need(need.id).await.is_forgotten(), "{engine:?}");
        let wordings = async || {
            let mut tx = stage.console().read().await.unwrap();
            tx.one(&WORDINGS, []).await.unwrap().get::<i64>("wordings").unwrap()
        };
        assert_eq!(wordings().await, 1);

        stage.app.later(2);
        forget(&stage.system()).await.unwrap();

        let empty = stage.need(need.id).await;
        assert!(empty.is_forgotten() && empty.firm.email.is_none() && empty.firm.code.is_none());
        assert_eq!(wordings().await, 0);
        assert_eq!((empty.firm.name.as_str(), empty.topic.as_str()), ("", ""));
        assert_eq!(empty.outcome, Some(Outcome::Withdrawn));
        let mut tx = stage.console().read().await.unwrap();
        assert_eq!(tx.one(&STEPS, []).await.unwrap().get::<i64>("steps").unwrap(), 0);
        assert_eq!(
            tx.one(&EVENTS, ["firm.NeedClosed".value()]).await.unwrap().get::<i64>("events").unwrap(),
            0
        );
        drop(tx);
        let operator = stage.operator(stage.sarzana);
        operator
            .get(&office("sarzana", &need))
            .await
            .expect(200)
            .holds("sono stati cancellati")
            .lacks("Trattoria");
        operator
            .get("/ufficio/imprese/tempi?dal=2026-01-01&al=2026-12-31")
            .await
            .expect(200)
            .holds("<td>1</td>");
    }
}

#[tokio::test]
async fn need_that_nobody_confirmed_goes_after_two_weeks() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.app.post_form("/imprese/richiesta/invia", &form()).await.expect(303);
        stage.app.later(13);
        forget(&stage.system()).await.unwrap();
        let needs = async || {
            let mut tx = stage.console().read().await.unwrap();
            tx.one(&NEEDS, []).await.unwrap().get::<i64>("needs").unwrap()
        };
        assert_eq!(needs().await, 1);

        stage.app.later(2);
        forget(&stage.system()).await.unwrap();

        assert_eq!(needs().await, 0, "{engine:?}");
    }
}

#[tokio::test]
async fn client_that_her_body_forgets_unties_and_empties() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (firm, need) = stage.confirmed(&form()).await;
    let operator = stage.operator(stage.sarzana);
    let version = need.version.to_string();
    let answer =
        [("what", "answer"), ("version", version.as_str()), ("answer", "Ecco."), ("channel", "mail")];
    operator.post_form(&office("sarzana", &need), &answer).await.expect(303);
    let client = stage.need(need.id).await.client.unwrap();
    firm.post_form(&own(&need), &[("what", "outcome"), ("outcome", "met")]).await.expect(303);

    let cx = stage.console();
    let mut tx = cx.begin().await.unwrap();
    outbox::tell(
        &mut tx,
        &cx,
        &ClientForgotten {
            organisation: uuid::Uuid::nil(),
            client,
            contacts: Vec::new(),
            messages: Vec::new(),
            appointments: Vec::new(),
            on_request: true,
        },
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    stage.app.finish().await;

    let need = stage.need(need.id).await;
    assert!(need.is_forgotten() && need.client.is_none());
}

#[tokio::test]
async fn person_who_closes_her_account_takes_her_open_needs_with_her() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = uuid::Uuid::from_u128(77);
        let console = stage.console();
        let mut tx = console.begin().await.unwrap();
        tx.execute(&PERSON, [id.value(), console.now().value()]).await.unwrap();
        tx.commit().await.unwrap();
        let person = Actor::Person { id, level: Level::Substantial };
        let signed_in = stage.app.browser().acting_as(person.clone());
        signed_in.get("/imprese/richiesta?tipo=staff").await.expect(200);
        signed_in.post_form("/imprese/richiesta/invia", &form()).await.expect(303);
        let need = stage.last().await;
        assert_eq!(need.person, Some(id), "{engine:?}");

        let cx = stage.app.cx(person);
        let mut tx = cx.begin().await.unwrap();
        erase_person(&mut tx, &cx, id).await.unwrap();
        tx.commit().await.unwrap();

        let need = stage.need(need.id).await;
        assert_eq!((need.state, need.person), (State::Closed, None));
        assert!(need.is_forgotten());
    }
}

const VACANCY: [(&str, &str); 7] = [
    ("title", "Cameriera o cameriere di sala"),
    ("summary", "Per la stagione invernale."),
    ("employer", "Trattoria Inventata"),
    ("how", "Scrivere a titolare@imprese.example.org"),
    ("comune", "011027"),
    ("ends_on", "2026-12-31"),
    ("chiave", "v1"),
];

#[tokio::test]
async fn firm_that_is_erased_is_shown_and_takes_away_what_it_proposed_and_asked() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (firm, need) = stage.confirmed(&form()).await;
        let operator = stage.operator(stage.sarzana);
        let page = office("sarzana", &need);
        let version = async || stage.need(need.id).await.version.to_string();
        firm.post_form(&own(&need), &[("what", "add"), ("words", "Anche la domenica.")]).await.expect(303);
        firm.post_form(&format!("{}/offerta", own(&need)), &VACANCY).await.expect(303);
        let (one, body) = (version().await, stage.body.to_string());
        let ask = [("what", "ask"), ("version", one.as_str()), ("bodies", body.as_str())];
        operator.post_form(&page, &ask).await.expect(303);
        let two = version().await;
        let answer =
            [("what", "answer"), ("version", two.as_str()), ("answer", "Ecco chi può."), ("channel", "mail")];
        operator.post_form(&page, &answer).await.expect(303);
        stage.app.finish().await;
        let card = format!("/ufficio/contatti/sarzana/persone/{}", stage.need(need.id).await.client.unwrap());

        // Before: it is listed, and it is said what becomes of it.
        let shown =
            operator.get(&card).await.expect(200).holds("Offerta di lavoro «Cameriera o cameriere di sala»");
        shown.holds("«Cameriera o cameriere di sala» si cancella e non sarà pubblicata");
        let data = operator.get(&format!("{card}/dati.json")).await.expect(200);
        let data = data.text();
        for words in
            ["Anche la domenica.", "Ecco chi può.", "titolare@imprese.example.org", "Ente di formazione"]
        {
            assert!(data.contains(words), "{engine:?}: no {words} in {data}");
        }

        operator.post_form(&card, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);

        let mut tx = stage.console().read().await.unwrap();
        assert_eq!(tx.one(&VACANCIES, []).await.unwrap().get::<i64>("vacancies").unwrap(), 0);
        let kind = <VacancyTakenAway as kernel::Event>::KIND;
        assert_eq!(tx.all(&TOLD, [kind.value()]).await.unwrap().len(), 1, "{engine:?}");
        drop(tx);
        // The body did not let it lapse: nobody wants to know any more, since today.
        let after =
            operator.get(&page).await.expect(200).holds("Richiesta cancellata").holds("23 novembre 2026");
        after.lacks("Non ha risposto in tempo").lacks("30/11/2026").lacks("1/12/2026");
    }
}

#[tokio::test]
async fn mail_to_a_body_that_leaves_after_its_last_day_is_not_sent() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (_, need) = stage.confirmed(&form()).await;
    let (version, body) = (need.version.to_string(), stage.body.to_string());
    let ask = [("what", "ask"), ("version", version.as_str()), ("bodies", body.as_str())];
    stage.operator(stage.sarzana).post_form(&office("sarzana", &need), &ask).await.expect(303);
    stage.app.finish().await;
    stage.app.later(5);
    turn_day(&stage.system()).await.unwrap();

    stage.app.later(10);
    stage.app.finish().await;

    assert_eq!(stage.mails("Promemoria"), 0);
}
