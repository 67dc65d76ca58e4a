//! The whole way: asked, accepted, names by code, outcome; refused; lapsed; redirected. What the body reads, when, and what
//! it is left with.

use referral::actions::{lapse_overdue, remind_bodies};
use referral::model::{Channel, State};

use crate::stage::{MAIL, REASON, Seen as _, WHO, a_desk};

#[tokio::test]
async fn hand_over_is_accepted_by_link_and_names_open_with_a_code_alone() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        assert_eq!((one.state, one.channel, one.number), (State::Sent, Channel::Link, 1), "{engine:?}");
        assert!(stage.package(one.id).await.is_none());

        // The limited view: service, area, groups, reason, and nobody.
        let (body, address) = stage.body().await;
        let mut page = body.get(&address).await.expect(200);
        for words in ["Corso di saldatura", "La Spezia", "Oltre i cinquanta", REASON] {
            page = page.holds(words);
        }
        for who in WHO {
            page = page.lacks(who);
        }
        body.get(&format!("{address}/nomi")).await.expect(409);
        body.post_form(&format!("{address}/codice"), &[]).await.expect(409);

        body.post_form(&address, &[("stato", "sent"), ("what", "accept")]).await.expect(303);
        // The same once more, as a double click sends it, is answered as it was.
        body.post_form(&address, &[("stato", "sent"), ("what", "accept")]).await.expect(303);
        // From another window: it says that it was answered, with what, and keeps what was written.
        let refusal =
            [("stato", "sent"), ("what", "refuse"), ("why_not", "no_place"), ("note", "Ripartiamo a marzo.")];
        let late = body.post_form(&address, &refusal).await.expect(409);
        late.holds("non è stata registrata")
            .holds("Ripartiamo a marzo.")
            .holds("Stato attuale: presa in carico");
        let accepted = stage.found(one.id).await;
        assert_eq!(accepted.state, State::Accepted);
        assert!(accepted.outcome_by.is_some());
        let mut page = body.get(&address).await.expect(200);
        for who in WHO {
            page = page.lacks(who);
        }
        // The page for the code shows nobody either.
        body.get(&format!("{address}/nomi")).await.expect(200).lacks("Inventata").holds("otto cifre");

        body.post_form(&format!("{address}/codice"), &[]).await.expect(303);
        stage.app.finish().await;
        let code = stage.code_to("referente@ente.example.org");
        body.post_form(&format!("{address}/nomi"), &[("code", &code)]).await.expect(303);
        let names = body.get(&format!("{address}/nomi")).await.expect(200);
        assert_eq!(names.header("cache-control"), Some("no-store"));
        // What was chosen, and no more: the mail and the Comune stay with the desk.
        names
            .holds("Persona Inventata")
            .holds("+39 347 000 1122")
            .holds(">56<")
            .lacks(MAIL)
            .lacks("La Spezia");

        body.post_form(&address, &[("stato", "accepted"), ("what", "start")]).await.expect(303);
        assert_eq!(stage.state(one.id).await, State::Started);
        assert!(stage.package(one.id).await.is_none());
        let again = body.post_form(&address, &[("stato", "accepted"), ("what", "start")]).await.expect(303);
        assert_eq!(again.location(), "/invio/fatto");
        body.get(&address).await.expect(410);
        body.get(&format!("{address}/nomi")).await.expect(410);
        stage.app.finish().await;
        let told: Vec<String> = stage.app.mails_to(MAIL).into_iter().map(|(_, text)| text).collect();
        assert_eq!(told.len(), 3, "{told:#?}");
        assert!(told[2].contains("il percorso è iniziato"), "{}", told[2]);
    }
}

#[tokio::test]
async fn refused_leaves_the_body_with_nothing() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let (body, address) = stage.body().await;
        let (vice, other_address) = stage.holder("vice@ente.example.org").await;
        assert_ne!(address, other_address);

        // Without a reason it is not refused.
        body.post_form(&address, &[("stato", "sent"), ("what", "refuse")])
            .await
            .expect(422)
            .holds("Scelga il motivo");
        let nowhere = [("stato", "sent"), ("what", "redirect"), ("proposed", "boh")];
        body.post_form(&address, &nowhere).await.expect(422).holds("href=\"#f-proposed\"");
        let refusal =
            [("stato", "sent"), ("what", "refuse"), ("why_not", "no_place"), ("note", "Ripartiamo a marzo.")];
        let done = body.post_form(&address, &refusal).await.expect(303);
        let again = body.post_form(&address, &refusal).await.expect(303);
        assert_eq!(again.location(), done.location());
        // Whoever never held the link is told nothing by sending what was answered.
        stage.app.browser().post_form(&address, &refusal).await.expect(404);
        // From another window: what she wrote there is not lost, and nothing else is shown.
        let late = body
            .post_form(&address, &[("stato", "sent"), ("what", "redirect"), ("note", "C’è un altro ente.")]);
        late.await.expect(410).holds("non è stata registrata").holds("C’è un altro ente.").lacks(REASON);
        let mut page = body.get(done.location()).await.expect(200);
        for words in ["Corso di saldatura", REASON, "Inventata"] {
            page = page.lacks(words);
        }
        for (browser, address) in [(&body, &address), (&vice, &other_address)] {
            browser.get(address).await.expect(410).lacks(REASON);
            browser.get(&format!("{address}/nomi")).await.expect(410);
        }

        assert!(stage.package(one.id).await.is_none());
        stage.app.finish().await;
        for (subject, text) in stage.app.mails_to("ente.example.org") {
            for words in WHO.iter().chain(&[REASON, "Corso di saldatura"]) {
                assert!(!subject.contains(words) && !text.contains(words), "{words} in {subject}: {text}");
            }
        }
        // The desk knows why, goes on from there, and she is told.
        let page = stage.office().get(&stage.address(&format!("/{}", one.id))).await.expect(200);
        page.holds("Ora non c’è posto").holds("Ripartiamo a marzo.").holds(&format!("dopo={}", one.id));
        assert!(stage.app.mails_to(MAIL).last().unwrap().1.contains("non può seguire"));
    }
}

#[tokio::test]
async fn reminder_that_leaves_after_the_last_day_is_not_sent() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.sent(&[]).await;
        let to = "referente@ente.example.org";
        stage.app.finish().await;
        assert_eq!(stage.app.mails_to(to).len(), 1, "{engine:?}");
        stage.app.later(5);
        assert_eq!(remind_bodies(&stage.console()).await.unwrap(), 1);

        // The machine goes off at that moment and comes back four days later.
        stage.app.later(4);
        stage.app.finish().await;

        let reminded = stage.app.mails_to(to).iter().any(|(subject, _)| subject.starts_with("Promemoria"));
        assert!(!reminded, "{engine:?}");
    }
}

#[tokio::test]
async fn unanswered_is_reminded_lapses_and_comes_back_to_the_desk() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let operator = stage.an_operator_with_mail().await;
        let one = stage.sent(&[("email", "")]).await;
        let to = "referente@ente.example.org";
        let link = stage.app.mailed_link(to);
        assert_eq!(stage.app.mails_to(to).len(), 1);

        stage.app.later(5);
        let console = stage.console();
        assert_eq!(remind_bodies(&console).await.unwrap(), 1, "{engine:?}");
        assert_eq!(remind_bodies(&console).await.unwrap(), 0);
        stage.app.finish().await;
        let reminder = stage.app.mails_to(to).pop().unwrap();
        assert!(reminder.0.starts_with("Promemoria") && reminder.1.contains(&link), "{reminder:?}");
        // The last day belongs to the body.
        stage.app.later(2);
        assert_eq!(lapse_overdue(&console).await.unwrap(), 0);
        stage.app.later(1);
        assert_eq!(lapse_overdue(&console).await.unwrap(), 1);
        assert_eq!(lapse_overdue(&console).await.unwrap(), 0);
        stage.app.finish().await;

        assert_eq!(stage.state(one.id).await, State::Lapsed);
        stage.app.get(&link).await.expect(410);
        let desk = stage.app.mails_to(operator).pop().unwrap();
        assert!(desk.0.contains("torna allo sportello") && desk.1.contains(&one.id.to_string()), "{desk:?}");
        let office = stage.office();
        office.get(&stage.address("?stato=lapsed")).await.expect(200).holds("1/2026").lacks("Inventata");
        // She has no mail: she is telephoned, and ticked off.
        let calls = office.get(&stage.address("/telefonate")).await.expect(200);
        let calls = calls.holds("Persona Inventata").holds("non ha risposto in tempo");
        let call = calls
            .text()
            .split("name=\"call\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        office.post_form(&stage.address("/telefonate"), &[("call", &call)]).await.expect(303);
        office.post_form(&stage.address("/telefonate"), &[("call", &call)]).await.expect(303);
        office.get(&stage.address("/telefonate")).await.expect(200).lacks("Inventata");
    }
}

#[tokio::test]
async fn accepted_and_never_told_of_becomes_silent_and_the_names_close() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let (body, address) = stage.body().await;
        body.post_form(&address, &[("what", "accept")]).await.expect(303);
        assert!(stage.package(one.id).await.is_some());

        stage.app.later(31);
        assert_eq!(lapse_overdue(&stage.console()).await.unwrap(), 1, "{engine:?}");

        assert_eq!(stage.state(one.id).await, State::Silent);
        assert!(stage.package(one.id).await.is_none());
        body.get(&address).await.expect(410);
    }
}

#[tokio::test]
async fn redirected_is_decided_by_the_desk_with_a_new_one_linked_to_the_old() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let (body, address) = stage.body().await;
        body.post_form(&address, &[("what", "redirect")]).await.expect(422).holds("Scelga l’altro ente");
        let proposed = stage.silent.to_string();
        body.post_form(&address, &[("what", "redirect"), ("proposed", &proposed)]).await.expect(303);
        assert_eq!(stage.found(one.id).await.proposed, Some(stage.silent), "{engine:?}");

        let office = stage.office();
        let page = office.get(&stage.address(&format!("/{}", one.id))).await.expect(200);
        let on = format!("dopo={}&#38;verso={}:{proposed}", one.id, stage.task);
        page.holds("Ente silenzioso").holds(&on);
        let form = stage.address(&format!("/nuovo?dopo={}&verso={}:{proposed}", one.id, stage.task));
        office
            .get(&form)
            .await
            .expect(200)
            .holds("Persona Inventata")
            .holds(REASON)
            .holds("non ha un referente");
        let before = one.id.to_string();
        let to = format!("{}:{proposed}", stage.task);
        // By link nobody could be written to.
        let mut fields = stage.fields(stage.silent);
        fields.retain(|(name, _)| *name != "chiave");
        fields.push(("chiave", "seconda".to_owned()));
        stage.post_new(&fields).await.expect(409).holds("non ha un referente");
        let changes = [("dopo", before.as_str()), ("verso", &to), ("channel", "paper"), ("chiave", "altra")];
        let next = stage.sent(&changes).await;
        assert_eq!((next.previous, next.number, next.channel), (Some(one.id), 2, Channel::Paper));
        office
            .get(&stage.address(&format!("/{}/foglio", next.id)))
            .await
            .expect(200)
            .holds("Persona Inventata");
        // On paper the desk writes down what is said.
        let own = stage.address(&format!("/{}", next.id));
        office.post_form(&own, &[("stato", "sent"), ("what", "accept")]).await.expect(303);
        office.post_form(&own, &[("stato", "accepted"), ("what", "decline")]).await.expect(303);
        assert_eq!(stage.state(next.id).await, State::Declined);
    }
}

#[tokio::test]
async fn private_body_on_paper_is_not_noted_as_entered_in_the_labour_system() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[("channel", "paper")]).await;
        let office = stage.office();
        let own = stage.address(&format!("/{}", one.id));

        let page = office.get(&own).await.expect(200);
        page.holds("Quando risponde per telefono o su carta.").lacks("value=\"record\"").lacks("SIISL");
        office.post_form(&own, &[("stato", "sent"), ("what", "record")]).await.expect(409);

        assert_eq!(stage.state(one.id).await, State::Sent, "{engine:?}");
    }
}

#[tokio::test]
async fn entered_in_the_labour_system_is_an_outcome_of_the_desk_alone() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[("channel", "system")]).await;
        assert!(stage.app.mails_to("ente.example.org").is_empty(), "{engine:?}");
        let own = stage.address(&format!("/{}", one.id));
        stage.office().get(&own).await.expect(200).holds("Inserito in SIISL o SIL");

        stage.office().post_form(&own, &[("stato", "sent"), ("what", "record")]).await.expect(303);

        assert_eq!(stage.state(one.id).await, State::Recorded);
    }
}
