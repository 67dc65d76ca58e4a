//! What is kept how long, and what goes with whom.

use inbox::actions::{Arrived, NewNote, add_note, forget, forget_client};

use inbox::model::Message;
use kernel::Id;

use crate::stage::{ANNA, Seen as _, Stage, a_network, mail, operator};

#[tokio::test]
async fn closed_request_is_emptied_after_its_months_and_stays_to_be_counted() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        stage.takes_in(&mail("due", "In-Reply-To: <uno@persone.example.org>\n")).await;
        let open = stage.takes_in(&mail("tre", "").replace("Corsi serali", "Resta aperta")).await;
        let (anna, path) = (stage.anna(), stage.page_of(id));
        let version = anna.get(&path).await.expect(200).field("version");
        anna.post_form(
            &format!("{path}/rispondi"),
            &[("version", &version), ("by_way", "mail"), ("answer", "Segreta risposta")],
        )
        .await
        .expect(303);
        stage.app.finish().await;
        let version = stage.found(id).await.version.to_string();
        anna.post_form(&format!("{path}/chiudi"), &[("version", &version)]).await.expect(303);
        stage.app.finish().await;
        assert_eq!(forget(&stage.console(), &stage.settings).await.unwrap(), 0);

        stage.app.clock.set(stage.console().now().plus_days(370));
        let emptied = forget(&stage.console(), &stage.settings).await.unwrap();

        assert_eq!(emptied, 1, "{engine:?} {open:?}");
        let message = stage.found(id).await;
        assert_eq!(
            (message.subject.as_str(), message.text.as_str(), message.sender.shown().as_str()),
            ("", "", "")
        );
        assert!(message.minutes_to_answer().is_some() && message.emptied_at.is_some());
        let page = anna.get(&path).await.expect(200);
        page.holds("Richiesta svuotata").lacks("Segreta risposta").lacks("persone.example.org");
        anna.get(&format!("{}?q=serali", stage.list())).await.expect(200).lacks("C-2026-000001");
        assert_eq!(forget(&stage.console(), &stage.settings).await.unwrap(), 0, "done once");
    }
}

#[tokio::test]
async fn note_goes_on_its_day_and_when_its_owner_says() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let (anna, path) = (stage.anna(), stage.page_of(id));
        let cx = stage.app.cx(operator(ANNA, &stage.desk));
        let day = cx.now().plus_days(10).date();
        let note = |text: &str| NewNote { text: text.into(), delete_on: day, key: Some(text.into()) };
        add_note(&cx, id, note("Richiamare martedì")).await.unwrap();
        add_note(&cx, id, note("Richiamare martedì")).await.unwrap();
        stage.app.clock.set(stage.console().now().plus_minutes(5));
        add_note(&cx, id, note("Sa l’inglese")).await.unwrap();
        let page = anna.get(&path).await.expect(200).holds("Richiamare martedì").holds("Si cancella il");
        assert_eq!(
            page.text().matches("Richiamare martedì").count(),
            1,
            "{engine:?}: the same form makes one"
        );
        let delete = page
            .text()
            .split("action=\"")
            .find(|part| part.contains("/nota/"))
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();

        anna.post_form(&delete, &[]).await.expect(303);
        anna.get(&path).await.expect(200).lacks("Richiamare martedì").holds("Sa l’inglese");
        stage.app.clock.set(stage.console().now().plus_days(10));
        forget(&stage.console(), &stage.settings).await.unwrap();
        anna.get(&path).await.expect(200).lacks("Sa l’inglese");
    }
}

#[tokio::test]
async fn client_who_is_forgotten_is_forgotten_here_and_in_what_was_told() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let (anna, path) = (stage.anna(), stage.page_of(id));
        let version = anna.get(&path).await.expect(200).field("version");
        let form =
            [("version", version.as_str()), ("contact", "1"), ("request", "training"), ("keeps_names", "1")];
        anna.post_form(&format!("{path}/chiudi"), &form).await.expect(303);
        let message = stage.found(id).await;

        let emptied = forget_client(&stage.console(), message.client.unwrap()).await.unwrap();

        assert_eq!(emptied, 1, "{engine:?}");
        let message = stage.found(id).await;
        assert_eq!((message.subject.as_str(), message.client), ("", None));
        anna.get(&path).await.expect(200).lacks("persone.example.org");
    }
}

/// A request that became a contact without a name, and the card that the name makes which the operator wrote there later.
async fn card_of(stage: &Stage, id: Id<Message>, name: &str) -> String {
    let (anna, path) = (stage.anna(), stage.page_of(id));
    let version = anna.get(&path).await.expect(200).field("version");
    let close = [("version", version.as_str()), ("contact", "1"), ("request", "training")];
    anna.post_form(&format!("{path}/chiudi"), &close).await.expect(303);
    let contact = Id::from_uuid(stage.found(id).await.contact.unwrap());
    let fields = [
        ("chi", name),
        ("telefono", "333 1234567"),
        ("richiesta", "training"),
        ("canale", "mail"),
        ("versione", "1"),
        ("cosa", "salva"),
    ];
    anna.post_form(&format!("/ufficio/contatti/la-spezia/{contact}/modifica"), &fields).await.expect(303);
    let mut tx = stage.console().read().await.unwrap();
    let client = contact::api::contact(&mut tx, contact).await.unwrap().unwrap().client.unwrap();
    format!("/ufficio/contatti/la-spezia/persone/{client}")
}

#[tokio::test]
async fn request_that_somebody_else_wrote_is_not_on_the_card_nor_in_its_data_and_is_not_erased_with_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let card = card_of(&stage, id, "Altra Prova").await;
        let anna = stage.anna();

        anna.get(&card)
            .await
            .expect(200)
            .holds("Altra Prova")
            .lacks("Corsi serali")
            .lacks("quando cominciano");
        let data = anna.get(&format!("{card}/dati.json")).await.expect(200);
        data.lacks("quando cominciano").lacks("Persona Inventata").lacks("persone.example.org");
        anna.post_form(&card, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);
        stage.app.finish().await;

        let message = stage.found(id).await;
        assert_eq!((message.subject.as_str(), message.emptied_at), ("Corsi serali", None), "{engine:?}");
        assert_eq!(message.sender.name.as_deref(), Some("Persona Inventata"));
    }
}

#[tokio::test]
async fn card_shows_what_the_desk_answered_and_noted_and_what_followed() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        stage.takes_in(&mail("due", "In-Reply-To: <uno@persone.example.org>\n")).await;
        let cx = stage.app.cx(operator(ANNA, &stage.desk));
        let day = cx.now().plus_days(10).date();
        let note = NewNote { text: "Richiamare martedì".into(), delete_on: day, key: None };
        add_note(&cx, id, note).await.unwrap();
        let (anna, path) = (stage.anna(), stage.page_of(id));
        let version = anna.get(&path).await.expect(200).field("version");
        let answer = [("version", version.as_str()), ("by_way", "mail"), ("answer", "Cominciano lunedì")];
        anna.post_form(&format!("{path}/rispondi"), &answer).await.expect(303);
        let card = card_of(&stage, id, "Persona Inventata").await;

        let page = anna.get(&card).await.expect(200).holds("quando cominciano");

        page.holds("C-2026-000001, seguito, lunedì 23 novembre 2026")
            .holds("C-2026-000001, risposta dello sportello, lunedì 23 novembre 2026: Cominciano lunedì")
            .holds(
                "C-2026-000001, nota interna dello sportello, lunedì 23 novembre 2026: Richiamare martedì",
            );
    }
}

#[tokio::test]
async fn request_that_bears_her_name_is_on_her_card_and_is_erased_with_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let card = card_of(&stage, id, "Inventata Persona").await;
        let anna = stage.anna();

        anna.get(&card).await.expect(200).holds("Corsi serali");
        anna.get(&format!("{card}/dati.json")).await.expect(200).holds("quando cominciano");
        anna.post_form(&card, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);

        assert!(stage.found(id).await.emptied_at.is_some(), "{engine:?}");
    }
}

#[tokio::test]
async fn data_of_a_card_say_who_wrote_and_where_she_wanted_the_answer() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mail = mail("uno", "Reply-To: altra@persone.example.org\n");
        let Arrived::New(id) = stage.takes_in(&mail).await else { panic!("not new") };
        let card = card_of(&stage, id, "Inventata Persona").await;

        let data = stage.anna().get(&format!("{card}/dati.json")).await.expect(200);

        data.holds("\"email\":\"prova@persone.example.org\"")
            .holds("\"answer_to\":\"altra@persone.example.org\"");
    }
}
