//! Events, waiting and archived, say of nobody who she is, nor a word that was written about her.

use std::collections::BTreeSet;

use desk::actions::{Outcome, mark_outcome};
use testkit::Engine;

use crate::stage::{MAIL, NAME, NOTE, PHONE, REASON, TODAY, TOMORROW, WHO, WORDS, a_portal, at};

storage::statements! {
    TOLD = "SELECT kind, payload FROM storage_event ORDER BY id";
}

#[tokio::test]
async fn events_of_a_day_name_nobody() {
    let stage = a_portal(Engine::Lite).await;
    let her = [NAME, PHONE, MAIL];
    let came = stage.came(&stage.desk, her).await;
    stage.sent(came.id).await;
    let message = stage.wrote(&stage.anybody(), &stage.desk, her).await;
    stage.closed(&stage.desk, message).await;
    let today = stage.booked(&stage.anybody(), &stage.desk, at(TODAY, 10), her).await;
    let tomorrow = stage.booked(&stage.anybody(), &stage.desk, at(TOMORROW, 9), her).await;
    stage.app.finish().await;
    stage.accepted().await;
    mark_outcome(&stage.operator(), today, Outcome::Served).await.unwrap();
    let reason = Some("Zaira non può");
    desk::actions::cancel_appointment(&stage.operator(), tomorrow, reason).await.unwrap();
    stage.app.finish().await;
    let known = contact::actions::forget_client;
    let one = stage.came(&stage.far, her).await;
    let far = stage.app.cx(stage.staff_of(&stage.far));
    known(&far, one.client.unwrap(), stage.app.app.keepings()).await.unwrap();
    stage.app.finish().await;

    let mut tx = stage.anybody().read().await.unwrap();
    let told: Vec<(String, String)> = tx
        .all(&TOLD, [])
        .await
        .unwrap()
        .iter()
        .map(|row| (row.get("kind").unwrap(), row.get::<serde_json::Value>("payload").unwrap().to_string()))
        .collect();

    let kinds: BTreeSet<&str> = told.iter().map(|(kind, _)| kind.as_str()).collect();
    for kind in [
        "contact.ContactClosed",
        "contact.ClientForgotten",
        "inbox.MessageClosed",
        "referral.ReferralSent",
        "referral.ReferralAnswered",
        "desk.AppointmentBooked",
        "desk.AppointmentSettled",
        "desk.AppointmentCancelled",
    ] {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
    let words = [WHO.as_slice(), &[PHONE, NOTE, WORDS, REASON, "Corso di saldatura", "non può"]].concat();
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    for (kind, payload) in &told {
        let payload = payload.to_lowercase();
        assert!(!words.iter().any(|word| payload.contains(word)), "{kind}: {payload}");
    }
}
