//! Consent, where it is the agreement's ground: its text and version, how it was given, and what taking it back does.

use referral::model::{How, State};
use storage::links;

use crate::stage::{MAIL, REASON, Seen as _, a_desk};

#[tokio::test]
async fn agreement_by_consent_without_a_text_hands_nobody_over() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let to = format!("{}:{}", stage.consent, stage.body);

        let form = stage.office().get(&stage.address(&format!("/nuovo?verso={to}"))).await;

        form.expect(409).holds("il suo testo non è ancora stato scritto");
        let mut fields = stage.fields(stage.body);
        fields.retain(|(name, _)| *name != "verso");
        fields.push(("verso", to));
        fields.push(("how", "oral".to_owned()));
        stage.post_new(&fields).await.expect(409);
        assert!(stage.app.mails().is_empty(), "{engine:?}");
    }
}

#[tokio::test]
async fn consent_at_the_desk_is_kept_with_its_version_and_who_wrote_it_down() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.write_consent("Acconsento al passaggio dei dati.").await;
        stage.write_consent("Acconsento al passaggio dei miei dati all'ente.").await;
        let to = format!("{}:{}", stage.consent, stage.body);
        let form = stage.office().get(&stage.address(&format!("/nuovo?verso={to}"))).await.expect(200);
        form.holds("versione 2").holds("dei miei dati all&#39;ente");
        stage
            .office()
            .get(&stage.address(&format!("/consenso/{}?lingua=en", stage.consent)))
            .await
            .expect(200)
            .holds("(in English)");

        let one = stage.sent(&[("verso", &to), ("how", "signed")]).await;

        let mut tx = stage.console().read().await.unwrap();
        let consent = referral::store::person::consent(&mut tx, one.id).await.unwrap().unwrap();
        assert_eq!((consent.version, consent.how), (2, How::Signed), "{engine:?}");
        assert_eq!(consent.recorded_by, stage.operator().person());
        drop(tx);
        // Said without saying how: not sent.
        let mut fields = stage.fields(stage.body);
        fields.retain(|(name, _)| !["verso", "how", "chiave"].contains(name));
        fields.push(("verso", to));
        stage.post_new(&fields).await.expect(422).holds("Dica come ha dato il consenso");
    }
}

#[tokio::test]
async fn asked_by_her_own_link_nothing_goes_out_before_she_says_yes() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.write_consent("Acconsento.").await;
        let to = format!("{}:{}", stage.consent, stage.body);
        let one = stage.sent(&[("verso", &to), ("how", "link")]).await;
        assert_eq!(one.state, State::Asked, "{engine:?}");
        assert!(stage.app.mails_to("ente.example.org").is_empty());

        let sheet = stage.address(&format!("/{}/foglio", one.id));
        let nameless = async || {
            let page = stage.office().get(&sheet).await.expect(200);
            page.lacks("Persona Inventata").lacks(MAIL).holds("Non va consegnato all’ente").lacks("☐");
            stage.office().get(&stage.address(&format!("/{}", one.id))).await.expect(200).lacks("/foglio");
        };
        nameless().await;

        let (she, address) = stage.holder(MAIL).await;
        let page = she.get(&address).await.expect(200);
        let page = page.holds("Acconsento.").holds("versione 1").holds(REASON);
        // What goes out is read before the buttons.
        let text = page.text();
        assert!(text.find("Persona Inventata").unwrap() < text.find("value=\"consent\"").unwrap(), "{text}");
        assert_eq!(stage.state(one.id).await, State::Asked, "a GET never acts");
        // The text changed while she read: what she said yes to is no longer there.
        stage.write_consent("Acconsento anche ad altro.").await;
        she.post_form(&address, &[("what", "consent"), ("version", "1")]).await.expect(409);
        she.post_form(&address, &[("what", "consent"), ("version", "2")]).await.expect(303);
        stage.app.finish().await;
        assert_eq!(stage.state(one.id).await, State::Sent);
        stage.office().get(&sheet).await.expect(200).holds("Persona Inventata").holds("☐");
        assert_eq!(stage.app.mails_to("referente@ente.example.org").len(), 1);

        // Accepted meanwhile; she takes it back, and the body is left with nothing.
        let (body, answer) = stage.body().await;
        body.post_form(&answer, &[("what", "accept")]).await.expect(303);
        assert!(stage.package(one.id).await.is_some());
        she.post_form(&address, &[("what", "withdraw")]).await.expect(303);
        stage.app.finish().await;
        assert_eq!(stage.state(one.id).await, State::Withdrawn);
        nameless().await;
        assert!(stage.package(one.id).await.is_none());
        body.get(&answer).await.expect(410);
        let mut tx = stage.console().read().await.unwrap();
        let consent = referral::store::person::consent(&mut tx, one.id).await.unwrap().unwrap();
        assert!(consent.withdrawn_at.is_some());
        for recipient in referral::store::recipient::of_referral(&mut tx, one.id).await.unwrap() {
            let left = links::newest(&mut tx, referral::ANSWER, recipient.id.uuid()).await.unwrap();
            assert_eq!(left, None);
        }
        // The body hears that there is nothing to do; the desk sees it.
        assert!(stage.app.mails_to("referente@ente.example.org").last().unwrap().0.contains("non serve più"));
        she.get(&address).await.expect(200).holds("ritirata").holds("data-element=\"receipt-number\"");
    }
}

#[tokio::test]
async fn who_does_not_consent_was_never_handed_over() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.write_consent("Acconsento.").await;
        let to = format!("{}:{}", stage.consent, stage.body);
        let one = stage.sent(&[("verso", &to), ("how", "link")]).await;
        let (she, address) = stage.holder(MAIL).await;

        she.post_form(&address, &[("what", "withdraw")]).await.expect(303);
        stage.app.finish().await;

        assert_eq!(stage.state(one.id).await, State::Withdrawn, "{engine:?}");
        assert!(stage.app.mails_to("ente.example.org").is_empty());
        // It counts nowhere: the body was never asked.
        let mut tx = stage.console().read().await.unwrap();
        assert_eq!(referral::store::line::events_of(&mut tx, one.id).await.unwrap(), Vec::new());
    }
}

#[tokio::test]
async fn consent_noted_at_the_desk_is_taken_back_there_too() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.write_consent("Acconsento al passaggio dei miei dati.").await;
        let to = format!("{}:{}", stage.consent, stage.body);
        let one = stage.sent(&[("verso", &to), ("how", "oral")]).await;
        let own = stage.address(&format!("/{}", one.id));
        stage.office().get(&own).await.expect(200).holds("testo versione 1").lacks("Revocato");

        stage.office().post_form(&own, &[("stato", "sent"), ("what", "withdraw")]).await.expect(303);

        stage.office().get(&own).await.expect(200).holds("testo versione 1").holds("Revocato");
        let mut tx = stage.console().read().await.unwrap();
        let consent = referral::store::person::consent(&mut tx, one.id).await.unwrap().unwrap();
        assert!(consent.withdrawn_at.is_some(), "{engine:?}");
    }
}
