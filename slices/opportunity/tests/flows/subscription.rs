//! Saved searches: double opt-in, one mail a day, one click to leave, nothing kept afterwards.

use opportunity::actions::{forget, send_digests};

use crate::stage::{Seen as _, Stage, a_network, vacancy};

const FIELDS: [(&str, &str); 4] =
    [("email", "anna@esempio.it"), ("privacy", "1"), ("q", "saldatore"), ("tipo", "vacancy")];

async fn next_day(stage: &Stage) {
    stage.app.clock.set(stage.app.clock.now().plus_days(1));
    send_digests(&stage.console()).await.unwrap();
    stage.app.finish().await;
}

/// How many mails to her have a subject with these words.
fn mails(stage: &Stage, words: &str) -> usize {
    stage.app.mails().iter().filter(|mail| mail.subject.contains(words)).count()
}

#[tokio::test]
async fn search_is_confirmed_by_its_link_told_once_a_day_and_left_with_one_click() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let anna = stage.app.browser();
        let sent = anna.post_form("/opportunita/avvisi", &FIELDS).await.expect(303);
        anna.get(sent.location()).await.expect(200).holds("Se l’indirizzo è giusto");
        stage.app.finish().await;
        stage.published(vacancy("Saldatrice o saldatore")).await;

        // Not confirmed: nothing comes.
        next_day(&stage).await;
        assert_eq!(mails(&stage, "nuov"), 0);
        let page = anna.open(&stage.app.mailed_link("")).await.expect(200).holds("Manca la sua conferma");
        let own = page.links().into_iter().find(|link| link.starts_with("/opportunita?q=saldatore"));
        assert_eq!(own.as_deref(), Some("/opportunita?q=saldatore&#38;tipo=vacancy"));
        let address = {
            let link = anna.get(&stage.app.mailed_link("")).await;
            link.location().to_owned()
        };
        anna.post_form(&address, &[("what", "confirm")]).await.expect(303);

        stage.published(vacancy("Saldatrice o saldatore, turno di notte")).await;
        stage.published(vacancy("Barista")).await;
        next_day(&stage).await;
        send_digests(&stage.console()).await.unwrap();
        stage.app.finish().await;

        assert_eq!(mails(&stage, "nuov"), 1, "{engine:?}");
        let digest = stage.app.mails().pop().unwrap();
        let text = digest.text.clone().unwrap();
        assert!(text.contains("turno di notte") && !text.contains("Barista"), "{text}");
        assert_eq!(digest.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
        let leave = digest.header("List-Unsubscribe").unwrap();
        let leave = leave.trim_matches(['<', '>', ' ']).to_owned();
        // A GET never acts.
        stage.app.get(&leave).await.expect(200).holds("Cancella gli avvisi");
        let provider = stage.app.browser().on_another_site();
        provider.post_form(&leave, &[("List-Unsubscribe", "One-Click")]).await.expect(200);

        stage.published(vacancy("Saldatrice o saldatore in officina")).await;
        next_day(&stage).await;
        assert_eq!(mails(&stage, "nuov"), 1, "{engine:?}");
        anna.get(&address).await.expect(410);
    }
}

#[tokio::test]
async fn nothing_shows_whether_an_address_is_known() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let ask = async || {
            let sent = stage.app.browser().post_form("/opportunita/avvisi", &FIELDS).await.expect(303);
            stage.app.finish().await;
            stage.app.browser().get(sent.location()).await.expect(200).text().to_owned()
        };
        let first = ask().await;
        let anna = stage.app.browser();
        let address = anna.get(&stage.app.mailed_link("")).await.location().to_owned();
        anna.post_form(&address, &[("what", "confirm")]).await.expect(303);

        let known = ask().await;

        assert_eq!(first, known);
        assert_eq!(stage.app.mails().len(), 2);
        // So many mails a day to one address, and the answer stays the same.
        for _ in 0..3 {
            assert_eq!(ask().await, first);
        }
        assert_eq!(stage.app.mails().len(), 3, "{engine:?}");
    }
}

#[tokio::test]
async fn unconfirmed_goes_after_a_week_and_a_year_is_asked_about() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.app.browser().post_form("/opportunita/avvisi", &FIELDS).await.expect(303);
        stage.app.finish().await;
        stage.app.clock.set(stage.app.clock.now().plus_days(8));
        assert_eq!(forget(&stage.console()).await.unwrap(), 1);
        stage.app.browser().get(&stage.app.mailed_link("")).await.expect(303);

        let anna = stage.app.browser();
        anna.post_form("/opportunita/avvisi", &FIELDS).await.expect(303);
        stage.app.finish().await;
        let address = anna.get(&stage.app.mailed_link("")).await.location().to_owned();
        anna.post_form(&address, &[("what", "confirm")]).await.expect(303);
        stage.app.clock.set(stage.app.clock.now().plus_days(336));
        send_digests(&stage.console()).await.unwrap();
        send_digests(&stage.console()).await.unwrap();
        stage.app.finish().await;
        assert_eq!(mails(&stage, "Vuole continuare"), 1, "{engine:?}");
        assert_eq!(forget(&stage.console()).await.unwrap(), 0);
        stage.app.clock.set(stage.app.clock.now().plus_days(30));
        assert_eq!(forget(&stage.console()).await.unwrap(), 1, "{engine:?}");
    }
}

#[tokio::test]
async fn form_is_refused_with_what_was_typed_and_a_foreign_secret_opens_nothing() {
    let stage = a_network(testkit::Engine::Lite).await;

    let refused =
        stage.app.post_form("/opportunita/avvisi", &[("email", "boh"), ("q", "corsi")]).await.expect(422);

    assert!(
        refused.text().contains("value=\"boh\"") && refused.text().contains("«corsi»"),
        "{}",
        refused.text()
    );
    stage.app.post_form("/opportunita/avvisi/lascia/xyz", &[]).await.expect(404);
    stage.app.get("/opportunita/avvisi/0198a0d0-0000-7000-8000-000000000001").await.expect(404);
}
