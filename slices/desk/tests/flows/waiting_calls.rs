//! Who waits and left only a telephone: the freed time is offered through the operators' list of calls.

use desk::actions::{Wish, book_appointment, cancel_appointment, join_waiting_list, lapse_offer};
use desk::model::{Appointment, AppointmentState, Channel, Desk};
use kernel::Id;
use policy::Actor;
use storage::ToValue as _;
use testkit::{Browser, Engine, TestApp, engines, public, staff};
use uuid::Uuid;

use crate::booking_ground::{TUESDAY, an_app_with_desk, at, booking, somebody};

storage::statements! {
    OPEN = "SELECT o.id, w.name FROM desk_offer o JOIN desk_waiting w ON w.id = o.waiting_id WHERE o.state = 'open'";
    NAME_AT = "SELECT name, state FROM desk_appointment WHERE starts_at = $1 AND state <> 'cancelled'";
}

const CALLS: &str = "/ufficio/agenda/prova/telefonate";

struct Office {
    app: TestApp,
    desk: Desk,
    before: Id<Appointment>,
}

/// Tuesday at nine is booked, and these people wait for a time on Tuesday.
async fn an_office(engine: Engine, waiting: &[(&str, &str, &str)]) -> Office {
    let (app, desk) = an_app_with_desk(engine).await;
    let before = book_appointment(&app.cx(public()), booking(desk.id, at(TUESDAY, 9, 0))).await.unwrap().id;
    for (name, phone, email) in waiting {
        let wish = Wish {
            desk: desk.id,
            channel: Channel::InPerson,
            service: None,
            from_day: TUESDAY,
            until_day: TUESDAY,
            attendee: somebody(name, phone, email),
            once: None,
        };
        join_waiting_list(&app.cx(public()), wish).await.unwrap();
        app.clock.set(app.clock.now().plus_minutes(1));
    }
    Office { app, desk, before }
}

impl Office {
    fn operator(&self) -> Browser {
        self.app.browser().acting_as(staff("operator", self.desk.id.uuid()))
    }

    async fn free_the_time(&self) {
        let holder = Actor::LinkHolder {
            purpose: desk::policy::MANAGE_APPOINTMENT.into(),
            resource: self.before.uuid(),
            expires_at: kernel::Instant::from_micros(i64::MAX),
        };
        cancel_appointment(&self.app.cx(holder), self.before, None).await.unwrap();
    }

    /// The open offer, and to whom.
    async fn offer(&self) -> Option<(Uuid, String)> {
        let mut reader = self.app.cx(public()).read().await.unwrap();
        let row = reader.optional(&OPEN, []).await.unwrap()?;
        Some((row.get("id").unwrap(), row.get("name").unwrap()))
    }

    async fn at_nine(&self) -> Option<(Option<String>, String)> {
        let mut reader = self.app.cx(public()).read().await.unwrap();
        let row = reader.optional(&NAME_AT, [at(TUESDAY, 9, 0).value()]).await.unwrap()?;
        Some((row.optional("name").unwrap(), row.get("state").unwrap()))
    }
}

#[tokio::test]
async fn freed_time_is_on_the_list_of_calls_and_one_click_books_it() {
    for engine in engines() {
        let office = an_office(engine, &[("Ada Prova", "333 1234567", "")]).await;
        office.free_the_time().await;
        let operator = office.operator();

        let calls = operator.get(CALLS).await.expect(200);
        let (offer, _) = office.offer().await.unwrap();
        let action = format!("/ufficio/agenda/prova/offerte/{offer}");
        assert!(
            calls.text().contains("Ada Prova") && calls.text().contains("tel:+393331234567"),
            "{engine:?}"
        );
        // It is a minute past eight; the desk opens at half past: until half past ten.
        assert!(
            calls.text().contains("Risposta entro") && calls.text().contains("10:30"),
            "{}",
            calls.text()
        );
        let waiting = operator.get("/ufficio/agenda/prova/attesa").await.expect(200);
        assert!(waiting.text().contains("Un posto è riservato: da chiamare"));
        let stranger = office.app.browser().acting_as(staff("operator", Uuid::from_u128(7)));
        stranger.post_form(&action, &[("risposta", "accetta")]).await.expect(404);
        office.app.post_form(&action, &[("risposta", "accetta")]).await.expect(401);
        operator.post_form(&action, &[]).await.expect(422);

        let booked = operator.post_form(&action, &[("risposta", "accetta")]).await.expect(303);
        let again = operator.post_form(&action, &[("risposta", "accetta")]).await.expect(303);

        assert_eq!(booked.location(), again.location());
        let slip = operator.follow(booked).await.expect(200);
        assert!(slip.text().contains("Ada Prova") && slip.text().contains("data-booking-code"));
        let word = AppointmentState::Booked.word().to_owned();
        assert_eq!(office.at_nine().await, Some((Some("Ada Prova".to_owned()), word)));
        assert!(!operator.get(CALLS).await.expect(200).text().contains("Risposta entro"));
        operator.post_form(&action, &[("risposta", "rinuncia")]).await.expect(409);
        office.app.finish().await;
        let mails = office.app.mails();
        assert!(
            mails.iter().all(|mail| mail.recipients == ["ada@posta.example"]),
            "{engine:?}: of the first booking"
        );
    }
}

#[tokio::test]
async fn who_declines_leaves_it_to_the_next_and_who_has_a_mail_gets_a_mail() {
    for engine in engines() {
        let waiting = [
            ("Ada Prova", "333 1234567", ""),
            ("Bea Prova", "", "bea@posta.example"),
            ("Cleo Prova", "333 7654321", ""),
        ];
        let office = an_office(engine, &waiting).await;
        office.free_the_time().await;
        let operator = office.operator();
        let (first, name) = office.offer().await.unwrap();
        assert_eq!(name, "Ada Prova", "{engine:?}: she waited longest");

        let declines = [("risposta", "rinuncia")];
        operator.post_form(&format!("/ufficio/agenda/prova/offerte/{first}"), &declines).await.expect(303);

        let (second, name) = office.offer().await.unwrap();
        assert_eq!(name, "Bea Prova");
        assert!(!operator.get(CALLS).await.expect(200).text().contains("Risposta entro"), "she is mailed");
        office.app.finish().await;
        let mails = office.app.mails();
        let hers: Vec<_> = mails.iter().filter(|mail| mail.recipients == ["bea@posta.example"]).collect();
        assert_eq!(hers.len(), 2, "that she is on the list, and the offer");
        // Two jobs send them: which one comes first is not promised.
        let offers = hers.iter().filter(|mail| mail.subject.contains("liberato un posto")).count();
        assert_eq!(offers, 1, "{engine:?}: {} and {}", hers[0].subject, hers[1].subject);
        // She does not answer: the next is called, and when nobody is left the time is free.
        office.app.clock.set(office.app.clock.now().plus_minutes(121));
        lapse_offer(&office.app.cx(Actor::System { job: "test" }), Id::from_uuid(second)).await.unwrap();
        let (third, name) = office.offer().await.unwrap();
        assert_eq!(name, "Cleo Prova");
        assert!(operator.get(CALLS).await.expect(200).text().contains("Cleo Prova"));
        operator.post_form(&format!("/ufficio/agenda/prova/offerte/{third}"), &declines).await.expect(303);
        assert_eq!(office.offer().await, None);
        assert_eq!(office.at_nine().await, None, "{engine:?}: free for everybody");
    }
}
