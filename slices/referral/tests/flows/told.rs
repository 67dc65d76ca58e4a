//! What people and bodies are told is true where it stands: what can be taken back, who has her name, what was never sent.

use referral::actions::lapse_overdue;

use crate::stage::{MAIL, Seen as _, a_desk};

const TAKE_BACK: &str = "Da lì può anche ritirarla";

#[tokio::test]
async fn mail_speaks_of_taking_back_only_while_that_can_be_done() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let told = async || {
            stage.app.finish().await;
            stage.app.mails_to(MAIL).pop().unwrap().1
        };
        stage.sent(&[]).await;
        assert!(told().await.contains(TAKE_BACK), "{engine:?}");
        let (body, address) = stage.body().await;
        body.post_form(&address, &[("what", "accept")]).await.expect(303);
        assert!(told().await.contains(TAKE_BACK));
        body.post_form(&address, &[("what", "miss")]).await.expect(303);
        let missed = told().await;
        assert!(missed.contains("non è riuscito a contattarla") && !missed.contains(TAKE_BACK), "{missed}");

        stage.sent(&[("chiave", "due")]).await;
        let (body, address) = stage.body().await;
        body.post_form(&address, &[("what", "refuse"), ("why_not", "area")]).await.expect(303);
        let refused = told().await;
        assert!(refused.contains("non ha ricevuto il suo nome") && !refused.contains(TAKE_BACK), "{refused}");

        stage.sent(&[("chiave", "tre")]).await;
        let (she, own) = stage.holder(MAIL).await;
        she.post_form(&own, &[("what", "withdraw")]).await.expect(303);
        let withdrawn = told().await;
        assert!(withdrawn.contains("è stata ritirata") && !withdrawn.contains(TAKE_BACK), "{withdrawn}");

        stage.sent(&[("chiave", "quattro")]).await;
        stage.app.later(8);
        assert_eq!(lapse_overdue(&stage.console()).await.unwrap(), 1);
        let lapsed = told().await;
        assert!(lapsed.contains("non ha risposto in tempo") && !lapsed.contains(TAKE_BACK), "{lapsed}");
    }
}

#[tokio::test]
async fn on_paper_nobody_is_told_that_the_body_does_not_know_her_name() {
    let stage = a_desk(testkit::Engine::Lite).await;
    let told = async || {
        stage.app.finish().await;
        stage.app.mails_to(MAIL).pop().unwrap().1
    };
    let one = stage.sent(&[("channel", "paper")]).await;
    assert!(told().await.contains("su carta"));
    let (she, own) = stage.holder(MAIL).await;
    she.get(&own)
        .await
        .expect(200)
        .holds("sul foglio che gli viene consegnato")
        .lacks("solo dopo aver accettato");
    let page = stage.address(&format!("/{}", one.id));
    let office = stage.office();
    office.post_form(&page, &[("what", "refuse"), ("why_not", "area")]).await.expect(303);
    let refused = told().await;
    assert!(refused.contains("distruggere il foglio") && !refused.contains("non ha ricevuto"), "{refused}");

    stage.sent(&[("chiave", "due"), ("channel", "system")]).await;
    let entered = told().await;
    assert!(entered.contains("nel sistema informativo del lavoro, con il suo nome"), "{entered}");

    // The page to check before it is sent says so too.
    let mut fields = stage.fields(stage.body);
    fields.retain(|(name, _)| !["channel", "what"].contains(name));
    fields.extend([("channel", "paper".to_owned()), ("what", "check".to_owned())]);
    stage.post_new(&fields).await.expect(200).holds("con il nome").lacks("prima di accettare");
}

#[tokio::test]
async fn what_she_never_consented_to_is_told_as_never_sent() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.write_consent("Acconsento.").await;
        let to = format!("{}:{}", stage.consent, stage.body);
        stage.sent(&[("verso", &to), ("how", "link")]).await;
        let (she, own) = stage.holder(MAIL).await;
        she.get(&own).await.expect(200).holds("Decida entro");

        stage.app.later(8);
        assert_eq!(lapse_overdue(&stage.console()).await.unwrap(), 1, "{engine:?}");
        stage.app.finish().await;

        let told = stage.app.mails_to(MAIL).pop().unwrap().1;
        assert!(
            told.contains("consenso non è arrivato in tempo") && !told.contains("non ha risposto"),
            "{told}"
        );
    }
}

#[tokio::test]
async fn nothing_of_her_is_chosen_before_somebody_chooses_it() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let form =
            stage.office().get(&stage.address(&format!("/nuovo?verso={}:{}", stage.task, stage.body))).await;
        let form = form.expect(200);
        assert_eq!(form.text().matches("name=\"shares\"").count(), 8, "{engine:?}");
        let ticked = form
            .text()
            .split("name=\"shares\"")
            .skip(1)
            .filter(|rest| rest.split('>').next().is_some_and(|tag| tag.contains("checked")));
        assert_eq!(ticked.count(), 0);

        let without = |channel: &str| {
            let mut fields = stage.fields(stage.body);
            fields.retain(|(name, _)| !["shares", "channel", "chiave"].contains(name));
            fields.extend([("channel", channel.to_owned()), ("chiave", channel.to_owned())]);
            fields
        };
        let refused = stage.post_new(&without("link")).await.expect(422);
        refused.holds("Scelga «Telefono» o «Posta elettronica»").holds("href=\"#f-shares\"");
        let sent = stage.post_new(&without("paper")).await.expect(303);
        let id = sent.location().rsplit('/').next().unwrap().parse().unwrap();
        let package = stage.person(id).await.unwrap().package();
        assert_eq!((package.phone, package.email), (None, None));
    }
}
