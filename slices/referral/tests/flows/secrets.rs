//! What nobody may reach: codes, links of others, names in mails and addresses.

use referral::model::State;

use crate::stage::{MAIL, NAME, REASON, Seen as _, Stage, WHO, a_desk};

const REFERENT: &str = "referente@ente.example.org";

async fn accepted(stage: &Stage) -> (testkit::Browser, String) {
    stage.sent(&[]).await;
    let (body, address) = stage.body().await;
    body.post_form(&address, &[("what", "accept")]).await.expect(303);
    (body, address)
}

async fn a_code(stage: &Stage, body: &testkit::Browser, address: &str) -> String {
    body.post_form(&format!("{address}/codice"), &[]).await.expect(303);
    stage.app.finish().await;
    stage.code_to(REFERENT)
}

#[tokio::test]
async fn wrong_codes_use_the_code_up_and_say_nothing() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        let nomi = format!("{address}/nomi");
        let code = a_code(&stage, &body, &address).await;
        let wrong = if code.starts_with('0') { "1111 1111" } else { "0000 0000" };

        let mut refused = Vec::new();
        for _ in 0..5 {
            refused.push(body.post_form(&nomi, &[("code", wrong)]).await.expect(422).text().to_owned());
        }
        // Five tries are all it has: the right one is too late, and looks like any other.
        let late = body.post_form(&nomi, &[("code", &code)]).await.expect(422).lacks("Inventata");

        assert_eq!(late.text().len(), refused[4].len(), "{engine:?}");
        assert!(!late.text().contains(&code));
        stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
        let fresh = a_code(&stage, &body, &address).await;
        body.post_form(&nomi, &[("code", &fresh)]).await.expect(303);
    }
}

#[tokio::test]
async fn code_is_good_once_for_ten_minutes_and_only_the_newest() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        let nomi = format!("{address}/nomi");
        let first = a_code(&stage, &body, &address).await;
        stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
        let second = a_code(&stage, &body, &address).await;
        assert_ne!(first, second);
        body.post_form(&nomi, &[("code", &first)]).await.expect(422);
        body.post_form(&nomi, &[("code", &second)]).await.expect(303);
        body.get(&nomi).await.expect(200).holds(NAME);
        // Used: whoever finds the mail later opens nothing with it.
        let (thief, same) = stage.holder(REFERENT).await;
        assert_eq!(same, address, "{engine:?}");
        thief.post_form(&nomi, &[("code", &second)]).await.expect(422).lacks(NAME);
        thief.get(&nomi).await.expect(200).lacks(NAME);

        // A quarter of an hour, and the names are closed again.
        stage.app.clock.set(stage.app.clock.now().plus_minutes(16));
        body.get(&nomi).await.expect(200).lacks(NAME);
        let third = a_code(&stage, &body, &address).await;
        stage.app.clock.set(stage.app.clock.now().plus_minutes(11));
        body.post_form(&nomi, &[("code", &third)]).await.expect(422);
    }
}

#[tokio::test]
async fn codes_of_one_hand_over_are_five_an_hour_whoever_of_the_body_asks() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        let (vice, own) = stage.holder("vice@ente.example.org").await;
        let (ask, vice_asks) = (format!("{address}/codice"), format!("{own}/codice"));
        for _ in 0..3 {
            body.post_form(&ask, &[]).await.expect(303);
        }
        for _ in 0..2 {
            vice.post_form(&vice_asks, &[]).await.expect(303);
        }

        // The sixth is refused to both in the same words, which say when to come back.
        let refused = body.post_form(&ask, &[]).await.expect(429).holds("ne chieda un altro tra un’ora");
        let vices = vice.post_form(&vice_asks, &[]).await.expect(429).holds("ne chieda un altro tra un’ora");
        assert_eq!(refused.header("retry-after"), Some("3600"), "{engine:?}");
        assert_eq!(refused.header("retry-after"), vices.header("retry-after"));
        // The last one that came is good: there is the field for it.
        refused.holds("name=\"code\"").holds(&format!("action=\"{address}/nomi\""));
        stage.app.finish().await;
        let is_code = |(subject, _): &(String, String)| subject.starts_with("Codice");
        assert_eq!(stage.app.mails_to("ente.example.org").iter().filter(|mail| is_code(mail)).count(), 5);
        // A code that came is still good; after an hour there are others; another hand-over has its own.
        stage.sent(&[("chiave", "altra"), ("name", "Altra Donna"), ("email", "altra@esempio.org")]).await;
        let (other, other_address) = stage.body().await;
        other.post_form(&other_address, &[("what", "accept")]).await.expect(303);
        other.post_form(&format!("{other_address}/codice"), &[]).await.expect(303);
        stage.app.clock.set(stage.app.clock.now().plus_minutes(60));
        body.post_form(&ask, &[]).await.expect(303);
    }
}

#[tokio::test]
async fn link_and_code_of_another_hand_over_open_nothing() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        let code = a_code(&stage, &body, &address).await;
        stage.sent(&[("chiave", "altra"), ("name", "Altra Donna"), ("email", "altra@esempio.org")]).await;
        let (other, other_address) = stage.body().await;
        other.post_form(&other_address, &[("what", "accept")]).await.expect(303);
        assert_ne!(address, other_address);

        other.get(&address).await.expect(404);
        other.post_form(&address, &[("what", "start")]).await.expect(404);
        other.post_form(&format!("{address}/codice"), &[]).await.expect(404);
        other.post_form(&format!("{address}/nomi"), &[("code", &code)]).await.expect(404);
        // The code of one with the link of another.
        other.post_form(&format!("{other_address}/nomi"), &[("code", &code)]).await.expect(422);
        // Opened names of one do not open those of the other.
        body.post_form(&format!("{address}/nomi"), &[("code", &code)]).await.expect(303);
        other.set_cookie("__Host-link_referral-names", &body.cookie("__Host-link_referral-names").unwrap());
        other.get(&format!("{other_address}/nomi")).await.expect(200).lacks("Altra Donna").lacks(NAME);
        // The vice has a link of her own, and a code of her own.
        let (vice, own) = stage.holder("vice@ente.example.org").await;
        vice.get(&other_address).await.expect(404);
        assert_eq!(vice.get(&own).await.status(), 200, "{engine:?}");
        // Without any link, what is there and what is not look alike.
        let nobody = "/invio/risposta/0198a0d0-0000-7000-8000-000000000001";
        assert_eq!(stage.app.get(&address).await.status(), stage.app.get(nobody).await.status());
        let mine = format!("/invio/mio/{}", stage.found_first().await);
        assert_eq!(
            stage.app.get(&mine).await.status(),
            stage.app.get("/invio/mio/0198a0d0-0000-7000-8000-000000000001").await.status()
        );
    }
}

#[tokio::test]
async fn who_left_the_office_opens_nothing_with_the_link_in_her_mailbox() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        let today = stage.app.clock.now().date();
        let contacts =
            network::api::contacts_of(&mut stage.console().read().await.unwrap(), stage.body, today)
                .await
                .unwrap();
        let hers = contacts.iter().find(|contact| contact.email.as_str() == REFERENT).unwrap().mandate;
        let coordinator = stage.app.cx(testkit::staff("coordinator", stage.network.uuid()));
        network::api::actions::end_mandate(&coordinator, hers, today).await.unwrap();
        body.get(&address).await.expect(200);

        stage.app.clock.set(stage.app.clock.now().plus_days(1));
        stage.holder(REFERENT).await.0.get(&address).await.expect(410);

        let (vice, own) = stage.holder("vice@ente.example.org").await;
        assert_eq!(vice.get(&own).await.status(), 200, "{engine:?}");
    }
}

#[tokio::test]
async fn get_of_a_mailed_link_does_nothing() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let (scanner, address) = stage.body().await;

        for rest in ["", "?what=accept", "?what=refuse&why_not=other"] {
            scanner.get(&format!("{address}{rest}")).await.expect(200);
        }

        assert_eq!(stage.state(one.id).await, State::Sent, "{engine:?}");
    }
}

#[tokio::test]
async fn mails_say_who_it_is_to_nobody_but_herself() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        a_code(&stage, &body, &address).await;
        body.post_form(&address, &[("what", "miss")]).await.expect(303);
        stage.app.finish().await;

        let mails = stage.app.mails();
        assert!(mails.len() > 5, "{engine:?}");
        for mail in mails {
            let is_hers = mail.recipients.iter().any(|to| to.contains(MAIL));
            for who in WHO.iter().chain(&[REASON]).filter(|who| **who != MAIL) {
                assert!(!mail.subject.contains(who), "{who} in {}", mail.subject);
                let text = mail.text.clone().unwrap_or_default();
                assert!(!text.contains(who), "{who} in {text}");
            }
            assert!(!mail.subject.contains("Corso") && !mail.subject.contains("Ente di"), "{}", mail.subject);
            if !is_hers {
                let text = mail.text.unwrap_or_default();
                assert!(!text.contains("Corso di saldatura") && !text.contains(MAIL), "{text}");
            }
        }
    }
}

#[tokio::test]
async fn her_code_opens_her_own_page_and_guessing_stops() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let mail = stage.app.mails_to(MAIL).pop().unwrap().1;
        let code =
            mail.split_whitespace().find(|word| word.len() == 11 && word.matches('-').count() == 2).unwrap();

        let she = stage.app.browser();
        let opened = she.post_form("/invio", &[("code", code)]).await.expect(303);
        assert_eq!(opened.location(), format!("/invio/mio/{}", one.id), "{engine:?}");
        she.get(opened.location()).await.expect(200).holds("1/2026").holds("<time datetime=\"2026-11-30\"");

        let guesser = stage.app.browser();
        for _ in 0..20 {
            guesser.post_form("/invio", &[("code", "K7M-4QX-9TD")]).await.expect(422);
        }
        guesser.post_form("/invio", &[("code", code)]).await.expect(429);
    }
}

#[tokio::test]
async fn each_look_at_names_is_in_the_trail() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let (body, address) = accepted(&stage).await;
        let code = a_code(&stage, &body, &address).await;
        body.post_form(&format!("{address}/nomi"), &[("code", &code)]).await.expect(303);
        body.get(&format!("{address}/nomi")).await.expect(200);
        body.get(&format!("{address}/nomi")).await.expect(200);
        let id = stage.found_first().await;
        stage.office().get(&stage.address(&format!("/{id}"))).await.expect(200);

        let mut tx = stage.console().read().await.unwrap();
        let trail = storage::trail::of_resource(&mut tx, id).await.unwrap();
        let count = |action: &str| trail.iter().filter(|entry| entry.action == action).count();
        let counts =
            ["referral.ask_code", "referral.open_names", "referral.see_names", "referral.see_referral"]
                .map(count);
        assert_eq!(counts, [1, 1, 2, 1], "{engine:?}");
        let details: String = trail.iter().map(|entry| entry.details.to_string()).collect();
        assert!(!WHO.iter().any(|who| details.contains(who)), "{details}");
    }
}

impl Stage {
    /// The first hand-over of the desk.
    async fn found_first(&self) -> uuid::Uuid {
        let mut tx = self.console().read().await.unwrap();
        let mut all = Vec::new();
        for state in State::ALL {
            all.extend(
                referral::store::referral::list(&mut tx, self.desk.id.uuid(), *state, (50, 0)).await.unwrap(),
            );
        }
        all.iter().find(|one| one.number == 1).unwrap().id.uuid()
    }
}
