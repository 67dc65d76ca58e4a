//! What becomes of a mail: a request, a further mail of one, or something set aside that nobody answers.

use inbox::actions::Arrived;
use inbox::model::{Automatic, State};

use crate::stage::{Seen as _, a_network, mail};

#[tokio::test]
async fn mail_of_a_person_becomes_a_request_with_a_receipt() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;

        let id = stage.a_mail("uno").await;
        stage.app.finish().await;

        let message = stage.found(id).await;
        assert_eq!(
            (message.state, message.number.to_string().as_str()),
            (State::New, "C-2026-000001"),
            "{engine:?}"
        );
        assert_eq!(message.sender.name.as_deref(), Some("Persona Inventata"));
        let mails = stage.app.mails();
        let receipt = mails.first().unwrap();
        assert_eq!(mails.len(), 1);
        assert!(receipt.subject.contains("[C-2026-000001]"), "{}", receipt.subject);
        assert_eq!(receipt.header("Auto-Submitted").as_deref(), Some("auto-generated"));
        assert!(receipt.header("Reply-To").unwrap().contains("sportello@laspezia.example.org"));
        let text = receipt.text.clone().unwrap();
        assert!(text.contains("C-2026-000001") && text.contains("Risposta entro:"), "{text}");
        // Anybody can write in her name: our server carries none of his words to her.
        assert!(!text.contains("quando cominciano?") && !text.contains("Corsi serali"), "{text}");
    }
}

#[tokio::test]
async fn what_no_person_wrote_is_set_aside_and_never_answered() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let own = mail("mia", "").replace("prova@persone.example.org", "sportello@laspezia.example.org");
        for (number, (mail, reason)) in [
            (mail("a", "Auto-Submitted: auto-replied\n"), Automatic::AutoSubmitted),
            (mail("b", "Precedence: bulk\n"), Automatic::Bulk),
            (mail("c", "List-Id: <lista.example.org>\n"), Automatic::List),
            (mail("d", "X-Auto-Response-Suppress: All\n"), Automatic::Suppress),
            (mail("e", "Return-Path: <>\n"), Automatic::Bounce),
            (own, Automatic::Own),
        ]
        .into_iter()
        .enumerate()
        {
            let Arrived::New(id) = stage.takes_in(&mail).await else { panic!("{number}") };

            let message = stage.found(id).await;
            assert_eq!(
                (message.state, message.aside),
                (State::SetAside, Some(reason)),
                "{engine:?} {number}"
            );
        }
        stage.app.finish().await;
        assert_eq!(stage.app.mails().len(), 0, "{engine:?}");
        let list = stage.anna().get(&format!("{}?vista=automatiche", stage.list())).await.expect(200);
        assert_eq!(list.text().matches("Corsi serali").count(), 6);
        stage.anna().get(stage.list()).await.expect(200).lacks("Corsi serali");
    }
}

#[tokio::test]
async fn loop_of_replies_ends_by_itself() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut aside = 0;
        for number in 0..25 {
            if let Arrived::New(id) = stage.takes_in(&mail(&format!("giro{number}"), "")).await {
                aside += usize::from(stage.found(id).await.aside == Some(Automatic::Flood));
            }
        }
        stage.app.finish().await;

        assert_eq!(aside, 5, "{engine:?}");
        // Three receipts a day to one address: a program that answers them is not answered again.
        assert_eq!(stage.app.mails().len(), 3, "{engine:?}");
    }
}

#[tokio::test]
async fn mail_is_taken_in_once_whatever_brings_it_again() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let first = stage.takes_in(&mail("uno", "")).await;
        let again = stage.takes_in(&mail("uno", "X-Other: way\n")).await;
        let nameless = "From: a@persone.example.org\nSubject: senza nome\n\nCiao\n";
        let without = stage.takes_in(nameless).await;
        let without_again = stage.takes_in(nameless).await;
        let Arrived::New(id) = first else { panic!("{first:?}") };
        // Our own receipt comes back: its Message-ID is the request's.
        let own = stage
            .takes_in(&mail("x", "").replace("x@persone.example.org", &format!("{id}@rete.example")))
            .await;

        assert_eq!((again, own), (Arrived::Known, Arrived::Known), "{engine:?}");
        assert!(matches!(without, Arrived::New(_)), "{without:?}");
        assert_eq!(without_again, Arrived::Known);
    }
}

#[tokio::test]
async fn conversation_goes_on_by_reference_and_by_number() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let answer = |name: &str, header: String| mail(name, &header);

        let by_reference =
            stage.takes_in(&answer("due", "In-Reply-To: <uno@persone.example.org>\n".into())).await;
        let by_own = stage.takes_in(&answer("tre", format!("References: <{id}@rete.example>\n"))).await;
        let numbered = mail("quattro", "").replace("Corsi serali", "R: Corsi [C-2026-000001]");
        let by_number = stage.takes_in(&numbered).await;
        let stranger = numbered.replace("prova@", "altra@").replace("quattro@", "cinque@");
        let by_stranger = stage.takes_in(&stranger).await;
        let after_follow_up =
            stage.takes_in(&answer("sei", "In-Reply-To: <due@persone.example.org>\n".into())).await;

        assert_eq!(
            [by_reference, by_own, by_number, after_follow_up],
            [Arrived::FollowUp(id); 4],
            "{engine:?}"
        );
        // Whoever guesses a number writes into nobody's conversation.
        assert!(matches!(by_stranger, Arrived::New(_)), "{by_stranger:?}");
        let page = stage.anna().get(&stage.page_of(id)).await.expect(200);
        assert_eq!(page.text().matches("Persona Inventata ha scritto").count(), 5);
    }
}

#[tokio::test]
async fn closed_request_is_opened_again_by_a_person_and_not_by_a_program() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let anna = stage.anna();
        let path = stage.page_of(id);
        let version = anna.get(&path).await.expect(200).field("version");
        anna.post_form(&format!("{path}/chiudi"), &[("version", &version)]).await.expect(303);

        stage
            .takes_in(&mail(
                "ferie",
                "In-Reply-To: <uno@persone.example.org>\nAuto-Submitted: auto-replied\n",
            ))
            .await;
        assert_eq!(stage.found(id).await.state, State::Closed, "{engine:?}");
        stage.takes_in(&mail("due", "In-Reply-To: <uno@persone.example.org>\n")).await;

        let message = stage.found(id).await;
        assert_eq!((message.state, message.closed_at), (State::New, None), "{engine:?}");
        // Long after, the same answer is a request of its own.
        let version = message.version.to_string();
        anna.post_form(&format!("{path}/chiudi"), &[("version", &version)]).await.expect(303);
        stage.app.clock.set(stage.console().now().plus_days(61));
        let late = stage.takes_in(&mail("tre", "In-Reply-To: <uno@persone.example.org>\n")).await;
        assert!(matches!(late, Arrived::New(_)), "{late:?}");
    }
}

#[tokio::test]
async fn attachments_are_kept_if_they_are_what_they_say_and_opened_by_the_desk_alone() {
    let stage = a_network(testkit::Engine::Lite).await;
    let part = |name: &str, text: &str| {
        format!(
            "--X\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"{name}\"\n\n{text}\n"
        )
    };
    let text = format!(
        "Content-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: text/plain\n\nEcco.\n{}{}--X--\n",
        part("Curriculum di Anna.pdf", "%PDF-1.7\n%%EOF"),
        part("virus.pdf", "MZ niente")
    );
    let mail = mail("uno", "").split("\n\n").next().unwrap().to_owned() + "\n" + &text;
    let Arrived::New(id) = stage.takes_in(&mail).await else { panic!("not new") };
    let page = stage.anna().get(&stage.page_of(id)).await.expect(200);

    let page = page.holds("Curriculum di Anna.pdf").holds("virus.pdf: di un tipo che non si tiene");
    let mark = format!("{}/allegati/", stage.page_of(id));
    let file = page.text().split(&mark).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let file = format!("{mark}{file}");
    let answer = stage.anna().get(&file).await.expect(200);
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"C-2026-000001.pdf\""));
    stage.app.get(&file).await.expect(401);
    let elsewhere = stage.app.browser().acting_as(crate::stage::operator(crate::stage::BEA, &stage.other));
    elsewhere.get(&file).await.expect(403);
}

#[tokio::test]
async fn answer_wanted_elsewhere_leaves_the_request_with_who_wrote() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mail = mail("uno", "Reply-To: altra@persone.example.org\n");
        let Arrived::New(id) = stage.takes_in(&mail).await else { panic!("not new") };
        stage.app.finish().await;

        let sent = stage.app.mails();
        assert_eq!(sent.len(), 1, "{engine:?}");
        assert_eq!(sent.first().unwrap().recipients, ["prova@persone.example.org"], "{engine:?}");
        let page = stage.anna().get(&stage.page_of(id)).await.expect(200);
        let page = page.holds("Persona Inventata (da prova@persone.example.org, con risposta a altra@persone.example.org) ha scritto")
            .holds("La risposta va a altra@persone.example.org.");
        // The facts say of each address whose it is.
        let facts = page.text().split("</dl>").next().unwrap();
        let at = |text: &str| facts.rfind(text).unwrap_or_else(|| panic!("{text} is not among the facts"));
        assert!(at(">Mail<") < at("prova@persone.example.org"));
        assert!(at("prova@persone.example.org") < at(">Vuole la risposta a<"));
        assert!(at(">Vuole la risposta a<") < at("altra@persone.example.org"));
        // Whom a stranger names as the one to answer is not known by it.
        let numbered = crate::stage::mail("due", "")
            .replace("Corsi serali", "R: Corsi [C-2026-000001]")
            .replace("From: Persona Inventata <prova@", "From: Altra <altra@");
        assert!(matches!(stage.takes_in(&numbered).await, Arrived::New(_)), "{engine:?}");
    }
}

#[tokio::test]
async fn receipts_of_an_hour_have_an_end_whoever_they_go_to() {
    for engine in testkit::engines() {
        let settings = inbox::Settings { receipts_per_hour: 5, ..crate::stage::settings() };
        let stage = crate::stage::with(engine, settings).await;
        for number in 0..8 {
            let mail = mail(&format!("n{number}"), "").replace("<prova@", &format!("<prova{number}@"));
            assert!(matches!(stage.takes_in(&mail).await, Arrived::New(_)));
        }
        stage.app.finish().await;

        assert_eq!(stage.app.mails().len(), 5, "{engine:?}");
    }
}

#[tokio::test]
async fn mail_that_bears_the_name_of_another_is_a_mail_of_its_own() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let first = stage.a_mail("scanner").await;
        let by_another = mail("scanner", "").replace("<prova@", "<altra@");
        let of_another = mail("scanner", "").replace("quando cominciano?", "quanto costano?");

        for other in [&by_another, &of_another] {
            let arrived = stage.takes_in(other).await;
            assert!(matches!(arrived, Arrived::New(id) if id != first), "{engine:?} {arrived:?}");
            assert_eq!(stage.takes_in(other).await, Arrived::Known, "{engine:?}");
        }
        assert_eq!(stage.takes_in(&mail("scanner", "")).await, Arrived::Known, "{engine:?}");
        // An answer goes on with the first of that name.
        let answer = stage.takes_in(&mail("due", "In-Reply-To: <scanner@persone.example.org>\n")).await;
        assert_eq!(answer, Arrived::FollowUp(first), "{engine:?}");
    }
}

#[tokio::test]
async fn mail_without_text_says_so() {
    let stage = a_network(testkit::Engine::Lite).await;
    let silent = mail("muta", "").replace("Buongiorno, quando cominciano?", "");
    let Arrived::New(id) = stage.takes_in(&silent).await else { panic!("not new") };

    stage.anna().get(&stage.page_of(id)).await.expect(200).holds("La mail non ha testo.");
    let id = stage.a_mail("due").await;
    stage.anna().get(&stage.page_of(id)).await.expect(200).lacks("La mail non ha testo.");
}
