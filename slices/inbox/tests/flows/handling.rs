//! Taken, answered, noted, closed into a contact; two colleagues at once, a page left open; who sees what.

use contact::api::contact_of_message;
use inbox::Settings;
use inbox::actions::{PastMessage, bring_in};
use inbox::model::{Sender, State, Way};

use crate::stage::{ANNA, BEA, Seen as _, a_network, coordinator, mail, operator};

#[tokio::test]
async fn request_is_taken_answered_by_mail_and_closed_into_a_contact() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        stage.takes_in(&mail("due", "In-Reply-To: <uno@persone.example.org>\n")).await;
        stage.app.finish().await;
        let (anna, path) = (stage.anna(), stage.page_of(id));
        anna.get(stage.list()).await.expect(200).holds("Corsi serali").holds("aspetta da");

        let version = anna.get(&path).await.expect(200).field("version");
        anna.post_form(&format!("{path}/assegna"), &[("version", &version), ("to", "me")]).await.expect(303);
        assert_eq!(stage.found(id).await.assigned_to.map(kernel::Id::uuid), Some(ANNA));
        anna.get(&format!("{}?vista=mie", stage.list())).await.expect(200).holds("Corsi serali");
        stage.app.clock.set(stage.console().now().plus_minutes(90));
        let page = anna.get(&path).await.expect(200);
        let (version, key) = (page.field("version"), page.field("chiave"));
        let form = [
            ("version", version.as_str()),
            ("chiave", &key),
            ("by_way", "mail"),
            ("answer", "Lunedì alle 18.\nA presto"),
        ];
        anna.post_form(&format!("{path}/rispondi"), &form).await.expect(303);
        // The button was pressed twice.
        anna.post_form(&format!("{path}/rispondi"), &form).await.expect(303);
        stage.app.finish().await;

        let mails = stage.app.mails();
        assert_eq!(mails.len(), 2, "{engine:?}: the receipt and one answer");
        let answer = mails.last().unwrap();
        assert_eq!(answer.subject, "Re: Corsi serali [C-2026-000001]");
        assert_eq!(answer.header("In-Reply-To").unwrap().trim(), "<due@persone.example.org>");
        let references = answer.header("References").unwrap();
        assert!(
            references.contains("<uno@persone.example.org>")
                && references.contains("<due@persone.example.org>")
        );
        assert_eq!(answer.header("Auto-Submitted"), None, "a person wrote it");
        assert!(answer.header("Reply-To").unwrap().contains("sportello@laspezia.example.org"));
        assert!(answer.text.clone().unwrap().contains("Lunedì alle 18."));
        let message = stage.found(id).await;
        assert_eq!((message.state, message.minutes_to_answer()), (State::Answered, Some(90)));
        let page =
            anna.get(&path).await.expect(200).holds("Anna Operatrice ha risposto").holds("dopo un’ora");

        let version = page.field("version");
        let form = [
            ("version", version.as_str()),
            ("contact", "1"),
            ("request", "training"),
            ("minutes", "12"),
            ("keeps_names", "1"),
        ];
        anna.post_form(&format!("{path}/chiudi"), &form).await.expect(303);
        stage.bea().post_form(&format!("{path}/chiudi"), &form).await.expect(409);

        let message = stage.found(id).await;
        assert_eq!(message.state, State::Closed, "{engine:?}");
        let mut tx = stage.console().read().await.unwrap();
        let contact = contact_of_message(&mut tx, id.uuid()).await.unwrap().unwrap();
        assert_eq!(message.contact, Some(contact.id.uuid()));
        assert_eq!(
            (contact.channel.word(), contact.origin.word(), contact.minutes),
            ("mail", "message", Some(12))
        );
        let client = contact::api::client(&mut tx, kernel::Id::from_uuid(message.client.unwrap()))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(client.organisation.uuid(), stage.desk.organisation);
        anna.get(&path).await.expect(200).holds(&format!("/ufficio/contatti/la-spezia/{}", contact.id));
    }
}

#[tokio::test]
async fn colleague_who_was_slower_is_told_what_happened_and_keeps_her_words() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let (anna, bea, path) = (stage.anna(), stage.bea(), stage.page_of(id));
        let seen = anna.get(&path).await.expect(200);
        let also_seen = bea.get(&path).await.expect(200);
        let (first, first_key) = (seen.field("version"), seen.field("chiave"));
        let (second, second_key) = (also_seen.field("version"), also_seen.field("chiave"));
        let one =
            [("version", first.as_str()), ("chiave", &first_key), ("by_way", "mail"), ("answer", "Da Anna")];
        let other =
            [("version", second.as_str()), ("chiave", &second_key), ("by_way", "mail"), ("answer", "Da Bea")];
        let address = format!("{path}/rispondi");

        let (a, b) = tokio::join!(anna.post_form(&address, &one), bea.post_form(&address, &other));

        let mut statuses = [a.status(), b.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{engine:?}");
        let (slower, words, faster) = if a.status() == 409 {
            (a, "Da Anna", "Bea Operatrice")
        } else {
            (b, "Da Bea", "Anna Operatrice")
        };
        let told = slower.holds(words).holds(&format!("Intanto ha risposto {faster}"));
        // Her page now shows the other's answer: sending hers as well is her decision.
        let version = told.field("version");
        let again = if words == "Da Anna" { &anna } else { &bea };
        let form =
            [("version", version.as_str()), ("chiave", "altra"), ("by_way", "mail"), ("answer", words)];
        again.post_form(&address, &form).await.expect(303);
        stage.app.finish().await;
        assert_eq!(stage.app.mails().len(), 3, "{engine:?}");
    }
}

#[tokio::test]
async fn answer_to_a_request_closed_or_set_aside_meanwhile_is_still_there_and_may_open_it_again() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        for (name, step, does) in [("uno", "chiudi", ""), ("due", "stato", "set_aside")] {
            let id = stage.a_mail(name).await;
            let (anna, bea, path) = (stage.anna(), stage.bea(), stage.page_of(id));
            let version = anna.get(&path).await.expect(200).field("version");
            let also = bea.get(&path).await.expect(200).field("version");
            anna.post_form(&format!("{path}/{step}"), &[("version", &version), ("what", does)])
                .await
                .expect(303);

            let answers = format!("{path}/rispondi");
            let typed = "Lunedì alle 18, come le ho detto.";
            let form = [("version", also.as_str()), ("chiave", name), ("by_way", "mail"), ("answer", typed)];
            let told = bea.post_form(&answers, &form).await.expect(409);
            let told = told.holds("Quello che ha scritto è ancora qui").holds(&format!("{typed}</textarea>"));
            let told = told.holds("Riapri e rispondi").holds("name=\"reopen\" value=\"1\"");

            // Nothing is opened again by a form that does not say so.
            let (version, key) = (told.field("version"), format!("{name} again"));
            let mut form =
                vec![("version", version.as_str()), ("chiave", &key), ("by_way", "mail"), ("answer", typed)];
            bea.post_form(&answers, &form).await.expect(409);
            form.push(("reopen", "1"));
            let mut empty = form.clone();
            empty.retain(|(field, _)| *field != "answer");
            bea.post_form(&answers, &empty).await.expect(422).holds("Riapri e rispondi");
            bea.post_form(&answers, &form).await.expect(303);

            let message = stage.found(id).await;
            assert_eq!((message.state, message.closed_at, message.aside), (State::Answered, None, None));
            assert_eq!(message.assigned_to.map(kernel::Id::uuid), Some(BEA), "{engine:?}");
            bea.get(&path).await.expect(200).holds(typed).lacks("Riapri e rispondi");
        }
    }
}

#[tokio::test]
async fn what_was_typed_for_a_request_that_takes_it_no_more_is_there_to_be_copied() {
    let stage = a_network(testkit::Engine::Lite).await;
    let id = stage.a_mail("uno").await;
    let (anna, bea, path) = (stage.anna(), stage.bea(), stage.page_of(id));
    let version = anna.get(&path).await.expect(200).field("version");
    anna.post_form(&format!("{path}/chiudi"), &[("version", &version)]).await.expect(303);
    let late = |step: &str, fields: &[(&'static str, &'static str)]| {
        let fields: Vec<(&str, String)> = fields
            .iter()
            .map(|(field, value)| (*field, (*value).to_owned()))
            .chain([("version", version.clone())])
            .collect();
        let (bea, address) = (&bea, format!("{path}/{step}"));
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(field, value)| (*field, value.as_str())).collect();
            bea.post_form(&address, &fields).await
        }
    };

    let told =
        late("chiudi", &[("contact", "1"), ("request", "training"), ("minutes", "25")]).await.expect(409);
    told.holds("Quello che ha scritto e non è partito")
        .holds("<dd class=\"col-sm-8\">25</dd>")
        .holds("Riapri");
    let assigned = [("to", "colleague"), ("colleague", "00000000-0000-0000-0000-00000000000a")];
    let told = late("assegna", &assigned).await.expect(409);
    told.holds("<dd class=\"col-sm-8\">Anna Operatrice</dd>").holds("href=\"#f-conversation\"");

    stage.app.clock.set(stage.console().now().plus_days(400));
    inbox::actions::forget(&stage.console(), &stage.settings).await.unwrap();
    let told = late("rispondi", &[("by_way", "mail"), ("answer", "Parole della risposta")]).await.expect(409);
    told.holds("readonly>Parole della risposta</textarea>").lacks("Riapri e rispondi");
    let day = stage.console().now().plus_days(9).date().to_string();
    let note = [("version", version.as_str()), ("note", "Parole della nota"), ("delete_on", &day)];
    let told = bea.post_form(&format!("{path}/nota"), &note).await.expect(409);
    told.holds("readonly>Parole della nota</textarea>");
}

const NOWHERE: &str = "00000000-0000-7000-8000-000000000000";

#[tokio::test]
async fn form_that_is_wrong_comes_back_with_what_was_typed() {
    let stage = a_network(testkit::Engine::Lite).await;
    let id = stage.a_mail("uno").await;
    let (anna, path) = (stage.anna(), stage.page_of(id));
    let version = anna.get(&path).await.expect(200).field("version");
    for (step, form, says) in [
        ("rispondi", vec![("answer", " "), ("by_way", "mail")], "Scriva il testo"),
        ("nota", vec![("note", "x"), ("delete_on", "ieri")], "Scelga un giorno"),
        ("nota", vec![("note", "x"), ("delete_on", "2026-11-23")], "Scelga un giorno"),
        ("assegna", vec![("to", "colleague")], "Scelga a chi affidarla"),
        ("chiudi", vec![("contact", "1"), ("minutes", "dodici")], "Scriva i minuti, da 1 a 600"),
        ("chiudi", vec![("contact", "1"), ("minutes", "601")], "Scriva i minuti, da 1 a 600"),
        ("chiudi", vec![("contact", "1"), ("minutes", "0")], "Scriva i minuti, da 1 a 600"),
        ("chiudi", vec![("contact", "1"), ("services", "boh")], "Scelga un servizio"),
        ("chiudi", vec![("contact", "1"), ("services", NOWHERE)], "Scelga un servizio"),
        ("chiudi", vec![("contact", "1"), ("request", "boh")], "Scelga una voce"),
    ] {
        let mut form = form.clone();
        form.push(("version", &version));
        anna.post_form(&format!("{path}/{step}"), &form).await.expect(422).holds(says);
    }
    anna.post_form(&format!("{path}/stato"), &[("what", "esplodi"), ("version", &version)]).await.expect(422);
    assert_eq!(stage.found(id).await.version, 1, "nothing was changed");
}

#[tokio::test]
async fn request_is_given_to_a_colleague_of_the_desk_alone() {
    let stage = a_network(testkit::Engine::Lite).await;
    let id = stage.a_mail("uno").await;
    let (anna, path) = (stage.anna(), stage.page_of(id));
    let page = anna.get(&path).await.expect(200).holds("Bea Operatrice");
    let (version, bea, nobody) =
        (page.field("version"), BEA.to_string(), uuid::Uuid::from_u128(77).to_string());
    let to = |who: &str| {
        vec![
            ("version".to_owned(), version.clone()),
            ("to".into(), "colleague".into()),
            ("colleague".into(), who.into()),
        ]
    };
    let post = async |who: &str| {
        let form = to(who);
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        anna.post_form(&format!("{path}/assegna"), &form).await
    };

    post(&nobody).await.expect(422);
    post(&bea).await.expect(303);

    stage.bea().get(&format!("{}?vista=mie", stage.list())).await.expect(200).holds("Corsi serali");
    anna.get(&format!("{}?vista=mie", stage.list())).await.expect(200).lacks("Corsi serali");
}

#[tokio::test]
async fn who_left_a_telephone_is_answered_on_it_and_sees_the_answer_by_her_code() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let sender = stage.app.browser();
        let form = [
            ("desk", "la-spezia"),
            ("subject", "Tirocini"),
            ("text", "Come si fa?"),
            ("name", "Persona Inventata"),
            ("phone", "0187 111222"),
        ];
        sender.post_form("/contattaci/invia", &form).await.expect(303);
        sender
            .get("/contattaci/richiesta")
            .await
            .expect(200)
            .holds("Lo sportello le può leggere il numero al telefono");
        let anna = stage.anna();
        let list = anna.get(stage.list()).await.expect(200);
        let path = list
            .text()
            .split("href=\"")
            .find(|part| part.starts_with(&format!("{}/0", stage.list())))
            .unwrap();
        let path = path.split('"').next().unwrap().to_owned();
        let page = anna.get(&path).await.expect(200).holds("Non c’è una mail");
        let version = page.field("version");

        anna.post_form(
            &format!("{path}/rispondi"),
            &[("version", &version), ("by_way", "mail"), ("answer", "x")],
        )
        .await
        .expect(422);
        anna.post_form(
            &format!("{path}/rispondi"),
            &[("version", &version), ("by_way", "phone"), ("answer", "Le ho spiegato come.")],
        )
        .await
        .expect(303);

        stage.app.finish().await;
        assert_eq!(stage.app.mails().len(), 0, "{engine:?}");
        sender
            .get("/contattaci/richiesta")
            .await
            .expect(200)
            .holds("Le ho spiegato come.")
            .holds("Risposta inviata");
    }
}

#[tokio::test]
async fn inbox_is_seen_by_the_people_of_its_desk_alone() {
    let stage = a_network(testkit::Engine::Lite).await;
    let id = stage.a_mail("uno").await;
    let path = stage.page_of(id);

    for address in [stage.list(), path.as_str()] {
        stage.app.get(address).await.expect(401);
        stage
            .app
            .browser()
            .acting_as(operator(BEA, &stage.other))
            .get(address)
            .await
            .expect(403)
            .lacks("Corsi serali");
        let clerk = testkit::staff("clerk", stage.desk.organisation);
        stage.app.browser().acting_as(clerk).get(address).await.expect(403).lacks("Corsi serali");
        let administrator = testkit::staff("administrator", policy::ROOT);
        stage.app.browser().acting_as(administrator).get(address).await.expect(403).lacks("Corsi serali");
    }
    // The coordinator sees reports of faults alone.
    let network = stage.app.browser().acting_as(coordinator());
    network.get(stage.list()).await.expect(200).lacks("Corsi serali");
    network.get(&path).await.expect(404);
    network.post_form(&format!("{path}/rispondi"), &[("answer", "x"), ("version", "1")]).await.expect(404);
    // An id of one desk under the address of another shows nothing.
    let elsewhere = format!("/ufficio/posta-in-arrivo/lerici/{id}");
    stage.app.browser().acting_as(operator(BEA, &stage.other)).get(&elsewhere).await.expect(404);
    stage.app.get("/ufficio/posta-in-arrivo/nessuno").await.expect(401);
    stage.anna().get("/ufficio/posta-in-arrivo/nessuno").await.expect(404);
    assert_eq!(stage.anna().get("/ufficio/posta-in-arrivo").await.expect(303).location(), stage.list());
    stage.app.get("/ufficio/posta-in-arrivo").await.expect(401);
}

#[tokio::test]
async fn list_is_searched_and_turned_page_by_page() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        for number in 0..30 {
            let text = mail(&format!("m{number}"), "")
                .replace("Corsi serali", &format!("Domanda numero {number:02}"));
            let text = text.replace("prova@", &format!("prova{number}@"));
            stage.takes_in_at(&text, stage.console().now().plus_minutes(number - 100)).await;
        }
        let anna = stage.anna();

        let first = anna.get(stage.list()).await.expect(200).holds("numero 00").lacks("numero 25");
        let next = first
            .text()
            .split("rel=\"next\" href=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .replace("&#38;", "&");
        anna.get(&next).await.expect(200).holds("numero 25").holds("numero 29").lacks("numero 24");
        for (words, found) in
            [("numero 07", "numero 07"), ("PROVA7 domande", "numero 07"), ("C-2026-000008", "numero 07")]
        {
            let query = words.replace(' ', "+");
            anna.get(&format!("{}?q={query}", stage.list()))
                .await
                .expect(200)
                .holds(found)
                .lacks("numero 08");
        }
        anna.get(&format!("{}?q=astronave", stage.list())).await.expect(200).holds("Niente qui");
        for odd in [
            "?vista=boh",
            "?dopo=boh",
            "?dopo=1_2",
            "?q=%00%25_",
            "?vista=chiuse&dopo=9_0198a0d0-0000-7000-8000-000000000001",
        ] {
            anna.get(&format!("{}{odd}", stage.list())).await.expect(200);
        }
    }
}

#[tokio::test]
async fn words_that_meet_only_long_ago_are_found_on_a_further_page() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        // Of 2,400 questions the first one alone is of a mason: further back than one page looks.
        let now = stage.console().now();
        let past = |number: i64| PastMessage {
            way: Way::Web,
            received_at: now.plus_minutes(number - 3000),
            sender: Sender { name: Some("Ada Prova".to_owned()), ..Sender::default() },
            subject: if number == 0 { "Domande da mastro" } else { "Domande sui corsi" }.to_owned(),
            text: "Buongiorno".to_owned(),
            service: None,
            aside: None,
            taken: None,
            answered: None,
            closed_at: None,
        };
        bring_in(&stage.console(), &Settings::default(), &stage.desk, (0..2400).map(past).collect())
            .await
            .unwrap();
        let anna = stage.anna();

        let mut address = format!("{}?q=domande+mastro", stage.list());
        let mut seen = Vec::new();
        while seen.len() < 5 {
            let page = anna.get(&address).await.expect(200);
            seen.push(page.text().contains("Domande da mastro"));
            let Some(next) = page.text().split("rel=\"next\" href=\"").nth(1) else { break };
            address = next.split('"').next().unwrap().replace("&#38;", "&");
        }

        assert_eq!(seen, [false, true]);
    }
}

#[tokio::test]
async fn set_aside_is_taken_up_and_put_back() {
    let stage = a_network(testkit::Engine::Lite).await;
    let id = stage.a_mail("uno").await;
    let (anna, path) = (stage.anna(), stage.page_of(id));
    let step = async |what: &str, status: u16| {
        let version = stage.found(id).await.version.to_string();
        anna.post_form(&format!("{path}/stato"), &[("what", what), ("version", &version)])
            .await
            .expect(status);
        stage.found(id).await.state
    };

    assert_eq!(step("set_aside", 303).await, State::SetAside);
    assert_eq!(step("set_aside", 409).await, State::SetAside);
    assert_eq!(step("take_up", 303).await, State::New);
    assert_eq!(step("reopen", 409).await, State::New);
    let version = stage.found(id).await.version.to_string();
    anna.post_form(&format!("{path}/chiudi"), &[("version", &version)]).await.expect(303);
    assert_eq!(step("reopen", 303).await, State::Assigned);
}
