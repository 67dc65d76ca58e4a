//! Joining a waiting list, and what who joined can do with her own place.

use desk::actions::{Wish, book_appointment, cancel_appointment, join_waiting_list};
use desk::model::{Channel, Desk};
use policy::Actor;
use testkit::{Browser, TestApp, engines, public, staff};

use crate::booking_ground::{TUESDAY, an_app_with_desk, at, booking, somebody};

storage::statements! {
    PLACES = "SELECT COUNT(*) AS n FROM desk_waiting";
    CHANNELS = "UPDATE desk_opening SET channels = 1";
}

const LIST: &str = "/prenota/prova/attesa";
const PLACE_PAGE: &str = "/appuntamento/attesa";

async fn count(app: &TestApp) -> i64 {
    let mut reader = app.cx(public()).read().await.unwrap();
    reader.one(&PLACES, []).await.unwrap().get("n").unwrap()
}

fn wish<'a>(name: &'a str, contact: (&'a str, &'a str), until: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("canale", "in_person"), ("dal", "2026-11-24"), ("al", until), ("name", name), contact]
}

fn between<'a>(text: &'a str, from: &str, until: &str) -> &'a str {
    text.split(from).nth(1).expect(from).split(until).next().expect(until)
}

fn said(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

/// Joins with a mail address and opens the link of the mail.
async fn opened_by_mail(app: &TestApp) -> Browser {
    let ada = wish("Ada Prova", ("email", "ada@posta.example"), "2026-11-30");
    app.browser().post_form(LIST, &ada).await.expect(303);
    app.finish().await;
    let mails = app.mails();
    let mail = mails.last().expect("a mail to who joined");
    assert_eq!(mail.recipients, ["ada@posta.example"]);
    assert!(!said(mail.text.as_ref()).contains("Ada"), "nobody writes words of his own to somebody else");
    let link = format!("/l/{}", between(said(mail.text.as_ref()), "/l/", "\n").trim());
    let hers = app.browser();
    let opened = hers.get(&link).await.expect(303);
    assert_eq!(opened.location(), PLACE_PAGE);
    hers
}

fn place_of(page: &str) -> String {
    between(page, "name=\"posto\" value=\"", "\"").to_owned()
}

#[tokio::test]
async fn wish_ends_where_the_desk_gives_no_times_yet() {
    for engine in engines() {
        let (app, _) = an_app_with_desk(engine).await;
        // The agenda of the tests is open for ninety days: until Sunday 21 February.
        let far = wish("Ada Prova", ("phone", "333 1234567"), "2099-12-25");
        let refused = app.post_form(LIST, &far).await.expect(422);
        assert!(refused.text().contains("21 febbraio 2027"), "{engine:?}: {}", refused.text());
        let after = wish("Ada Prova", ("phone", "333 1234567"), "2027-02-22");
        app.post_form(LIST, &after).await.expect(422);
        assert_eq!(count(&app).await, 0);

        let last = wish("Ada Prova", ("phone", "333 1234567"), "2027-02-21");
        app.post_form(LIST, &last).await.expect(303);

        assert_eq!(count(&app).await, 1, "{engine:?}");
    }
}

#[tokio::test]
async fn way_that_the_desk_does_not_give_is_not_waited_for() {
    for engine in engines() {
        let (app, _) = an_app_with_desk(engine).await;
        let by = |channel| {
            let mut fields = wish("Ada Prova", ("phone", "333 1234567"), "2026-11-30");
            fields[0] = ("canale", channel);
            fields
        };
        // In the tests by telephone too, never by video.
        let asked = app.get(LIST).await.expect(200);
        assert!(asked.text().contains("value=\"phone\"") && !asked.text().contains("value=\"video\""));
        app.post_form(LIST, &by("video")).await.expect(422);
        let mut tx = app.cx(public()).begin().await.unwrap();
        tx.execute(&CHANNELS, []).await.unwrap();
        tx.commit().await.unwrap();

        let asked = app.get(LIST).await.expect(200);
        assert!(!asked.text().contains("value=\"phone\"") && asked.text().contains("value=\"in_person\""));
        let refused = app.post_form(LIST, &by("phone")).await.expect(422);
        assert!(refused.text().contains("non riceve in quel modo"), "{engine:?}");
        assert_eq!(count(&app).await, 0);
        app.post_form(LIST, &by("in_person")).await.expect(303);
    }
}

#[tokio::test]
async fn who_joins_twice_has_one_place_and_hears_the_same() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let ada = |name, until| wish(name, ("phone", "333 1234567"), until);
        let first = app.browser();
        let second = app.browser();
        let once = first.post_form(LIST, &ada("Ada Prova", "2026-11-30")).await.expect(303);
        let again = second.post_form(LIST, &ada("ADA  prova", "2026-12-04")).await.expect(303);

        assert_eq!(once.location(), again.location());
        assert_eq!(
            first.follow(once).await.expect(200).text().contains("È in lista d&#39;attesa"),
            second.follow(again).await.expect(200).text().contains("È in lista d&#39;attesa"),
        );
        assert_eq!(count(&app).await, 1, "{engine:?}");
        let operator = app.browser().acting_as(staff("operator", desk.id.uuid()));
        let list = operator.get("/ufficio/agenda/prova/attesa").await.expect(200);
        assert!(list.text().contains("4 dicembre"), "the last wish holds: {}", list.text());
        // At one telephone two wait, each for herself.
        app.post_form(LIST, &ada("Bea Prova", "2026-11-30")).await.expect(303);
        let mailed = |email| wish("Ada Prova", ("email", email), "2026-11-30");
        app.post_form(LIST, &mailed("ada@posta.example")).await.expect(303);
        app.post_form(LIST, &mailed("Ada@Posta.example")).await.expect(303);
        assert_eq!(count(&app).await, 3, "{engine:?}");
    }
}

#[tokio::test]
async fn who_left_a_mail_sees_corrects_and_leaves_her_place() {
    for engine in engines() {
        let (app, _) = an_app_with_desk(engine).await;
        let hers = opened_by_mail(&app).await;

        let page = hers.get(PLACE_PAGE).await.expect(200);
        assert!(page.text().contains("Ada Prova") && page.text().contains("ada@posta.example"), "{engine:?}");
        let place = place_of(page.text());
        let mut new = wish("Ada Prova Bianchi", ("phone", "0187 123456"), "2026-12-02");
        new.push(("posto", &place));
        hers.post_form(PLACE_PAGE, &new).await.expect(303);
        let corrected = hers.get(PLACE_PAGE).await.expect(200);
        assert!(corrected.text().contains("2026-12-02") && corrected.text().contains("Ada Prova Bianchi"));
        // Neither beyond the horizon, nor from a page of another place, nor by who holds no link.
        new[2] = ("al", "2099-12-25");
        hers.post_form(PLACE_PAGE, &new).await.expect(422);
        hers.post_form(PLACE_PAGE, &wish("X", ("phone", "0187 123456"), "2026-12-02")).await.expect(409);
        hers.post_form(&format!("{PLACE_PAGE}/lascia"), &[]).await.expect(409);
        let stranger = app.post_form(&format!("{PLACE_PAGE}/lascia"), &[("posto", &place)]).await;
        assert!((401..=410).contains(&stranger.status()), "{engine:?}");
        assert_eq!(count(&app).await, 1);

        for _ in 0..2 {
            let gone = hers.post_form(&format!("{PLACE_PAGE}/lascia"), &[("posto", &place)]).await;
            gone.expect(303);
        }
        assert_eq!(count(&app).await, 0, "{engine:?}: nothing of her stays");
        hers.get(PLACE_PAGE).await.expect(409);
    }
}

#[tokio::test]
async fn mails_about_places_to_one_address_are_few() {
    for engine in engines() {
        let (app, _) = an_app_with_desk(engine).await;
        for turn in 0..8 {
            let name = format!("Ada {turn}");
            let ada = wish(&name, ("email", "ada@posta.example"), "2026-11-30");
            app.browser().post_form(LIST, &ada).await.expect(303);
        }
        app.finish().await;

        assert_eq!(app.mails().len(), 5, "{engine:?}");
    }
}

async fn offered(app: &TestApp, desk: &Desk, names: &[&str]) -> String {
    let before = book_appointment(&app.cx(public()), booking(desk.id, at(TUESDAY, 9, 0))).await.unwrap().id;
    for name in names {
        let email = format!("{}@posta.example", name.to_lowercase());
        let wish = Wish {
            desk: desk.id,
            channel: Channel::InPerson,
            service: None,
            from_day: TUESDAY,
            until_day: TUESDAY,
            attendee: somebody(name, "", &email),
            once: None,
        };
        join_waiting_list(&app.cx(public()), wish).await.unwrap();
        app.clock.set(app.clock.now().plus_minutes(1));
    }
    app.finish().await;
    let holder = Actor::LinkHolder {
        purpose: desk::policy::MANAGE_APPOINTMENT.into(),
        resource: before.uuid(),
        expires_at: kernel::Instant::from_micros(i64::MAX),
    };
    cancel_appointment(&app.cx(holder), before, None).await.unwrap();
    app.finish().await;
    let mails = app.mails();
    let offer =
        mails.iter().find(|mail| said(mail.text.as_ref()).contains("lo teniamo per lei")).expect("an offer");
    format!("/l/{}", between(said(offer.text.as_ref()), "/l/", "\n").trim())
}

#[tokio::test]
async fn who_leaves_the_list_hands_on_what_is_held_for_her() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        offered(&app, &desk, &["Bea", "Cleo"]).await;
        let operator = app.browser().acting_as(staff("operator", desk.id.uuid()));
        let list = operator.get("/ufficio/agenda/prova/attesa").await.expect(200);
        let address = between(list.text(), "/ufficio/agenda/prova/attesa/", "/togli").to_owned();

        let off = format!("/ufficio/agenda/prova/attesa/{address}/togli");
        operator.post_form(&off, &[]).await.expect(303);
        app.finish().await;

        let mails = app.mails();
        let to: Vec<_> = mails
            .iter()
            .filter(|mail| said(mail.text.as_ref()).contains("lo teniamo per lei"))
            .map(|m| &m.recipients)
            .collect();
        assert_eq!(to, [&["bea@posta.example".to_owned()], &["cleo@posta.example".to_owned()]], "{engine:?}");
        let list = operator.get("/ufficio/agenda/prova/attesa").await.expect(200);
        assert!(!list.text().contains("Bea") && list.text().contains("Cleo"));
    }
}

#[tokio::test]
async fn answer_after_another_answer_tells_the_truth() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let link = offered(&app, &desk, &["Bea"]).await;
        let bea = app.browser();
        let opened = bea.get(&link).await.expect(303);
        let page = bea.follow(opened).await.expect(200);
        let offer = between(page.text(), "name=\"offerta\" value=\"", "\"").to_owned();
        let say = async |answer: &str| {
            bea.post_form("/appuntamento/offerta", &[("offerta", offer.as_str()), ("answer", answer)]).await
        };

        say("accept").await.expect(303);
        let refused = say("refuse").await.expect(303);

        assert_eq!(refused.location(), "/appuntamento/mio");
        let hers = bea.follow(refused).await.expect(200);
        assert!(hers.text().contains("non è stato annullato"), "{engine:?}");
        assert!(!hers.text().contains("andato ad altri"));
    }
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let link = offered(&app, &desk, &["Bea"]).await;
        let bea = app.browser();
        let opened = bea.get(&link).await.expect(303);
        let page = bea.follow(opened).await.expect(200);
        let offer = between(page.text(), "name=\"offerta\" value=\"", "\"").to_owned();
        let fields = |answer| [("offerta", offer.as_str()), ("answer", answer)];
        bea.post_form("/appuntamento/offerta", &fields("refuse")).await.expect(303);

        let too_late = bea.post_form("/appuntamento/offerta", &fields("accept")).await.expect(409);

        assert!(too_late.text().contains("già lasciato questo posto"), "{engine:?}: {}", too_late.text());
    }
}
