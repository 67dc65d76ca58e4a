//! Reports of faults arrive in the same inbox and have one answer, wherever it is written.

use inbox::model::{State, Way};
use inbox::store::list::View;

use crate::stage::{Seen as _, Stage, a_network, coordinator};

async fn reported(stage: &Stage) -> inbox::model::Message {
    let form = [("page", "/servizi"), ("text", "La pagina è vuota."), ("email", "prova@persone.example.org")];
    let page = stage.app.get("/segnala").await.expect(200);
    // The first reason of the list, whatever it is called.
    let reason = page
        .text()
        .split("name=\"reason\" type=\"radio\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let mut form = form.to_vec();
    form.push(("reason", &reason));
    stage.app.post_form("/segnala", &form).await.expect(303);
    stage.app.finish().await;
    let mut tx = stage.console().read().await.unwrap();
    let page = inbox::store::list::page(&mut tx, stage.desk.id, View::OpenFaults, None, 10).await.unwrap();
    page.into_iter().next().unwrap()
}

#[tokio::test]
async fn report_is_answered_in_the_inbox_and_so_where_it_is_kept() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let message = reported(&stage).await;
        assert_eq!(message.way, Way::Fault, "{engine:?}");
        let path = stage.page_of(message.id);
        stage
            .anna()
            .get(&path)
            .await
            .expect(200)
            .holds("La pagina è vuota.")
            .holds("risponde il coordinamento");
        let network = stage.app.browser().acting_as(coordinator());
        network.get(stage.list()).await.expect(200).holds("Problema del portale");
        let led = network
            .get(&format!("/ufficio/posta-in-arrivo/segnalazioni/{}", message.fault.unwrap()))
            .await
            .expect(303);
        assert_eq!(led.location(), path);
        let page = network.get(&path).await.expect(200);
        let (version, key) = (page.field("version"), page.field("chiave"));

        let form = [
            ("version", version.as_str()),
            ("chiave", &key),
            ("by_way", "mail"),
            ("answer", "Ora funziona."),
        ];
        network.post_form(&format!("{path}/rispondi"), &form).await.expect(303);
        stage.app.finish().await;

        assert_eq!(stage.found(message.id).await.state, State::Closed, "{engine:?}");
        let mut tx = stage.console().read().await.unwrap();
        let report = desk::api::fault_report(&mut tx, message.fault.unwrap()).await.unwrap().unwrap();
        assert_eq!(report.answer.unwrap().text, "Ora funziona.");
        let answers = stage
            .app
            .mails()
            .into_iter()
            .filter(|mail| mail.text.as_deref().unwrap_or_default().contains("Ora funziona."));
        assert_eq!(answers.count(), 1, "{engine:?}");
        network.get(&path).await.expect(200).holds("Ora funziona.");
        let second = network.post_form(&format!("{path}/rispondi"), &form).await.expect(409);
        // It has one answer: a second one is not sent, and not lost.
        second.holds("readonly>Ora funziona.</textarea>").lacks("Riapri e rispondi");
    }
}

#[tokio::test]
async fn report_answered_on_the_coordinators_page_is_closed_in_the_inbox() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let message = reported(&stage).await;
        let network = stage.app.browser().acting_as(coordinator());

        let address = format!("/ufficio/segnalazioni/{}", message.fault.unwrap());
        network.post_form(&address, &[("answer", "Fatto.")]).await.expect(303);
        stage.app.finish().await;

        let message = stage.found(message.id).await;
        assert_eq!((message.state, message.minutes_to_answer()), (State::Closed, Some(0)), "{engine:?}");
        let mut tx = stage.console().read().await.unwrap();
        let open =
            inbox::store::list::page(&mut tx, stage.desk.id, View::OpenFaults, None, 10).await.unwrap();
        assert_eq!(open.len(), 0);
    }
}

#[tokio::test]
async fn operator_does_not_answer_for_the_network() {
    let stage = a_network(testkit::Engine::Lite).await;
    let message = reported(&stage).await;
    let path = stage.page_of(message.id);
    let version = message.version.to_string();

    stage
        .anna()
        .post_form(&format!("{path}/rispondi"), &[("version", &version), ("answer", "Io")])
        .await
        .expect(403);

    assert_eq!(stage.found(message.id).await.state, State::New);
}
