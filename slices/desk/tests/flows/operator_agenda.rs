//! The operator's pages, through HTTP: a day at a desk.

use desk::actions::{Wish, book_appointment, book_for_person, join_waiting_list};
use desk::model::{Channel, Desk};
use kernel::Id;
use policy::Actor;
use storage::trail;
use testkit::{Browser, Engine, Seen as _, TestApp, engines, public, staff};
use uuid::Uuid;

use crate::booking_ground::{TUESDAY, an_app_with_desk, at, booking, network, somebody};

const HERE: &str = "/ufficio/agenda/prova";

struct Office {
    app: TestApp,
    desk: Desk,
    engine: Engine,
}

impl Office {
    fn operator(&self) -> Browser {
        self.app.browser().acting_as(self.who())
    }

    fn who(&self) -> Actor {
        staff("operator", self.desk.id.uuid())
    }

    /// Tuesday half past nine, for somebody who left only a telephone.
    async fn booked_by_phone(&self, name: &str, phone: &str) -> String {
        let mut wish = booking(self.desk.id, at(TUESDAY, 9, 30));
        wish.attendee = somebody(name, phone, "");
        book_for_person(&self.app.cx(self.who()), wish).await.unwrap().id.to_string()
    }

    fn tuesday_morning(&self) {
        self.app.clock.set(at(TUESDAY, 9, 35));
    }
}

async fn an_office(engine: Engine) -> Office {
    let (app, desk) = an_app_with_desk(engine).await;
    Office { app, desk, engine }
}

const NINE_THIRTY: &str = "2026-11-24T09:30:00+01:00";

fn call(name: &'static str, phone: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![("name", name), ("phone", phone), ("canale", "in_person"), ("ora", NINE_THIRTY)]
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, until: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in\n{page}"));
    rest.split_once(until).unwrap().0
}

#[tokio::test]
async fn caller_is_booked_on_one_screen_and_gets_a_slip() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();

        let form = operator.get(&format!("{HERE}/prenota?ora=2026-11-24T09:30:00%2B01:00")).await.expect(200);
        let chosen = format!("value=\"{NINE_THIRTY}\" selected");
        assert!(form.text().contains(&chosen), "{:?}: {}", office.engine, form.text());
        let wrong = operator.post_form(&format!("{HERE}/prenota"), &call("", "abc")).await.expect(422);
        assert!(wrong.text().contains("value=\"abc\"") && wrong.text().contains("href=\"#f-name\""));

        let booked = operator
            .post_form(&format!("{HERE}/prenota"), &call("Niccolò Prova", "333 1234567"))
            .await
            .expect(303);
        let slip = operator.follow(booked).await.expect(200);
        let code = between(slip.text(), "data-booking-code=\"", "\"").to_owned();
        assert_eq!(code.len(), 11, "{code}");
        assert!(slip.text().contains("martedì 24 novembre 2026") && slip.text().contains("0187"));

        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(day.text().contains("Niccolò Prova") && day.text().contains("href=\"tel:+393331234567\""));
        for sought in ["prova nicco", code.as_str(), "1234567"] {
            let found = operator.post_form(&format!("{HERE}/cerca"), &[("chi", sought)]).await.expect(200);
            assert!(found.text().contains("Niccolò Prova"), "{sought}");
        }
        let nobody = operator.post_form(&format!("{HERE}/cerca"), &[("chi", "Bianchi")]).await.expect(200);
        assert!(!nobody.text().contains("Niccolò Prova"));
        office.app.finish().await;
        assert!(office.app.mails().is_empty());
    }
}

#[tokio::test]
async fn same_form_sent_twice_books_once() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        let mut form = call("Ada Prova", "333 1234567");
        form.push(("chiave", "una-chiave"));

        let first = operator.post_form(&format!("{HERE}/prenota"), &form).await.expect(303);
        let second = operator.post_form(&format!("{HERE}/prenota"), &form).await.expect(303);

        assert_eq!(first.location(), second.location(), "{engine:?}");
    }
}

#[tokio::test]
async fn outcome_is_marked_with_one_key_and_taken_back_the_same_day_only() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        let id = office.booked_by_phone("Ada Prova", "333 1234567").await;
        let outcome = format!("{HERE}/appuntamenti/{id}/esito");

        operator.post_form(&outcome, &[("esito", "presente")]).await.expect(409);
        office.tuesday_morning();
        let marked = operator.post_form(&outcome, &[("esito", "presente")]).await.expect(303);
        assert_eq!(marked.location(), format!("{HERE}?giorno=2026-11-24#a-{id}"));
        let day = operator.follow(marked).await.expect(200);
        assert!(day.text().contains("ir-tag-ok") && day.text().contains("value=\"correggi\""), "{engine:?}");
        assert!(day.text().contains("Adesso, 9:35"));

        operator.post_form(&outcome, &[("esito", "correggi")]).await.expect(303);
        let day = operator.get(HERE).await.expect(200);
        assert!(!day.text().contains("ir-tag-ok") && day.text().contains("value=\"non-venuto\""));

        operator.post_form(&outcome, &[("esito", "non-venuto")]).await.expect(303);
        office.app.clock.set(at(TUESDAY.tomorrow().unwrap(), 9, 0));
        operator.post_form(&outcome, &[("esito", "correggi")]).await.expect(409);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn time_that_is_not_free_shows_why_and_is_overbooked_with_a_reason() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        office.booked_by_phone("Ada Prova", "333 1234567").await;

        let lost = operator
            .post_form(&format!("{HERE}/prenota"), &call("Bea Prova", "333 7654321"))
            .await
            .expect(409);
        assert!(lost.text().contains("9:30–10:00: Ada Prova"), "{engine:?}: {}", lost.text());
        assert_eq!(lost.text().matches("btn btn-primary\">").count(), 3, "three other times");
        assert!(lost.text().contains("value=\"Bea Prova\"") && lost.text().contains("value=\"333 7654321\""));

        let over = format!("{HERE}/prenota/oltre");
        let mut form = call("Bea Prova", "333 7654321");
        operator.post_form(&over, &form).await.expect(422);
        form.push(("motivo", "Scadenza domani"));
        let booked = operator.post_form(&over, &form).await.expect(303);

        let id = Uuid::parse_str(between(booked.location(), "appuntamenti/", "/foglio")).unwrap();
        let mut reader = office.app.cx(office.who()).read().await.unwrap();
        let trail = trail::of_resource(&mut reader, id).await.unwrap();
        let kept: Vec<_> = trail.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(kept, ["desk.overbook"]);
        // Free words about a person stay with her appointment, where they can be erased.
        let words: Vec<String> = trail.iter().map(|entry| entry.details.to_string()).collect();
        assert!(words.iter().all(|words| !words.contains("Scadenza")), "{words:?}");
        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(day.text().contains("Ada Prova") && day.text().contains("Bea Prova"));
        let shown = operator.get(&format!("{HERE}/appuntamenti/{id}")).await.expect(200);
        assert!(shown.text().contains("Scadenza domani"));
    }
}

#[tokio::test]
async fn operator_who_is_ill_closes_the_day_and_each_person_is_told() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        let by_phone = office.booked_by_phone("Ada Prova", "333 1234567").await;
        let mut wish = booking(office.desk.id, at(TUESDAY, 10, 0));
        wish.attendee = somebody("Bea Prova", "", "bea@posta.example");
        book_appointment(&office.app.cx(public()), wish).await.unwrap();
        office.app.finish().await;
        let told_before = office.app.mails().len();

        let absence = format!("{HERE}/assenza");
        let form = operator.get(&absence).await.expect(200);
        assert!(form.text().contains("value=\"2026-11-23\""));
        let mut fields =
            vec![("chi", "sportello"), ("dal", "2026-11-24"), ("al", "2026-11-23"), ("motivo", "Assente")];
        operator.post_form(&absence, &fields).await.expect(422);
        fields[2].1 = "2026-11-24";
        let summary = operator.post_form(&absence, &fields).await.expect(200);
        assert!(summary.text().contains("Ada Prova") && summary.text().contains("Bea Prova"), "{engine:?}");
        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(day.text().contains("/prenota?ora="), "the summary alone closes nothing");

        fields.push(("conferma", "1"));
        let closed = operator.post_form(&absence, &fields).await.expect(303);
        let calls = operator.follow(closed).await.expect(200);
        office.app.finish().await;

        let section = between(calls.text(), "perso", "Promemoria per telefono");
        assert!(section.contains("Ada Prova") && !section.contains("Bea Prova"), "{engine:?}: {section}");
        assert_eq!(section.matches("name=\"ora\"").count(), 3, "{section}");
        let mails = office.app.mails();
        let to: Vec<_> = mails.iter().skip(told_before).flat_map(|mail| mail.recipients.clone()).collect();
        assert_eq!(to, ["bea@posta.example"]);
        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(!day.text().contains("/prenota?ora="));

        let proposed = between(section, "name=\"ora\" value=\"", "\"").to_owned();
        let moved = operator
            .post_form(
                &format!("{HERE}/appuntamenti/{by_phone}/sposta"),
                &[("ora", &proposed), ("ritorno", "telefonate")],
            )
            .await
            .expect(303);
        let calls = operator.follow(moved).await.expect(200);
        assert!(!calls.text().contains("il suo orario è saltato"), "{}", calls.text());
    }
}

#[tokio::test]
async fn closure_is_taken_back() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        let absence = format!("{HERE}/assenza");
        let fields = [
            ("chi", "sportello"),
            ("dal", "2026-11-24"),
            ("al", "2026-11-24"),
            ("dalle", "09:00"),
            ("alle", "10:00"),
            ("motivo", "Riunione"),
            ("conferma", "1"),
        ];
        operator.post_form(&absence, &fields).await.expect(303);
        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(day.text().contains("9:00–10:00 Chiuso: Riunione"), "{engine:?}");

        let standing = operator.get(&absence).await.expect(200);
        let reopen = format!("{HERE}/assenza/{}/riapri", between(standing.text(), "/assenza/", "/riapri"));
        operator.post_form(&reopen, &[]).await.expect(303);

        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(!day.text().contains("Riunione"));
        operator.post_form(&reopen, &[]).await.expect(404);
    }
}

#[tokio::test]
async fn who_comes_on_the_next_day_and_left_only_a_telephone_is_called() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        let id = office.booked_by_phone("Ada Prova", "333 1234567").await;
        let mut wish = booking(office.desk.id, at(TUESDAY, 10, 0));
        wish.attendee = somebody("Bea Prova", "", "bea@posta.example");
        book_appointment(&office.app.cx(public()), wish).await.unwrap();

        let calls = operator.get(&format!("{HERE}/telefonate")).await.expect(200);
        assert!(calls.text().contains("Da ricordare per martedì 24 novembre"), "{engine:?}");
        assert!(calls.text().contains("Ada Prova") && !calls.text().contains("Bea Prova"));
        assert!(calls.text().contains("Telefonate (1)"));

        let told = operator.post_form(&format!("{HERE}/appuntamenti/{id}/avvisato"), &[]).await.expect(303);
        let calls = operator.follow(told).await.expect(200);
        assert!(calls.text().contains("Ada Prova") && !calls.text().contains("Telefonate (1)"));
    }
}

#[tokio::test]
async fn who_waits_is_given_a_time_by_telephone_and_leaves_the_list() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        let wish = Wish {
            desk: office.desk.id,
            channel: Channel::InPerson,
            service: None,
            from_day: TUESDAY,
            until_day: TUESDAY,
            attendee: somebody("Carla Prova", "333 1112223", ""),
            once: None,
        };
        let waiting = join_waiting_list(&office.app.cx(public()), wish).await.unwrap();

        let list = operator.get(&format!("{HERE}/attesa")).await.expect(200);
        assert!(
            list.text().contains("Carla Prova") && list.text().contains("Lista d&#39;attesa (1)"),
            "{engine:?}"
        );
        let address = format!("{HERE}/attesa/{}", waiting.id);
        operator.get(&address).await.expect(200);
        let ora = format!("{NINE_THIRTY} in_person");
        let given = operator.post_form(&address, &[("ora", &ora)]).await.expect(303);

        let slip = operator.follow(given).await.expect(200);
        assert!(slip.text().contains("Carla Prova") && slip.text().contains("ore 9:30"));
        let list = operator.get(&format!("{HERE}/attesa")).await.expect(200);
        assert!(!list.text().contains("Carla Prova"));
        operator.post_form(&address, &[("ora", &ora)]).await.expect(404);
    }
}

#[tokio::test]
async fn person_without_appointment_is_written_down_with_one_click() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        office.tuesday_morning();

        let written = operator.post_form(&format!("{HERE}/senza-appuntamento"), &[]).await.expect(303);
        let (_, line) = written.location().split_once("#a-").unwrap();
        let id = line.to_owned();
        let day = operator.follow(written).await.expect(200);
        assert!(day.text().contains("Senza appuntamento") && day.text().contains("ir-tag-ok"), "{engine:?}");

        operator
            .post_form(&format!("{HERE}/appuntamenti/{id}/esito"), &[("esito", "correggi")])
            .await
            .expect(303);
        let day = operator.get(HERE).await.expect(200);
        assert!(!day.text().contains("ir-tag-ok"));
    }
}

#[tokio::test]
async fn desk_of_somebody_else_is_not_there() {
    for engine in engines() {
        let office = an_office(engine).await;
        let id = office.booked_by_phone("Ada Prova", "333 1234567").await;
        let own = office.operator();
        let other = office.app.browser().acting_as(staff("operator", Uuid::from_u128(77)));
        let clerk = office.app.browser().acting_as(staff("clerk", office.desk.organisation));
        let pages = ["", "/settimana", "/prenota", "/assenza", "/telefonate", "/attesa", "/cerca"];

        for page in pages.map(|page| format!("{HERE}{page}")) {
            own.get(&page).await.expect(200);
            clerk.get(&page).await.expect(200);
            other.get(&page).await.expect(404);
            let nobody = office.app.get(&page).await;
            assert!(matches!(nobody.status(), 303 | 401), "{engine:?} {page}: {}", nobody.status());
        }
        for page in
            ["", "/foglio", "/sposta", "/annulla"].map(|page| format!("{HERE}/appuntamenti/{id}{page}"))
        {
            own.get(&page).await.expect(200);
            other.get(&page).await.expect(404);
        }
        other.post_form(&format!("{HERE}/appuntamenti/{id}/annulla"), &[]).await.expect(404);
        other.post_form(&format!("{HERE}/prenota"), &call("Bea Prova", "333 7654321")).await.expect(404);
        other.post_form(&format!("{HERE}/cerca"), &[("chi", "Ada")]).await.expect(404);

        for one in [&own, &clerk] {
            assert_eq!(one.get("/ufficio/agenda").await.expect(303).location(), HERE, "{engine:?}");
        }
        let none = other.get("/ufficio/agenda").await.expect(200);
        assert!(!none.text().contains("Sportello di prova"));
        let unknown: Id<Desk> = Id::from_uuid(Uuid::from_u128(5));
        own.get(&format!("/ufficio/agenda/{unknown}")).await.expect(404);
    }
}

#[tokio::test]
async fn who_leads_the_network_sees_how_full_the_agenda_is_and_no_person() {
    for engine in engines() {
        let office = an_office(engine).await;
        let id = office.booked_by_phone("Ada Prova", "333 1234567").await;
        let at_id = format!("{HERE}/appuntamenti/{id}");
        let forms = [
            (format!("{HERE}/cerca"), vec![("chi", "Ada Prova")]),
            (format!("{HERE}/prenota"), call("Bea Prova", "333 7654321")),
            (format!("{HERE}/prenota/oltre"), call("Bea Prova", "333 7654321")),
            (format!("{HERE}/senza-appuntamento"), vec![]),
            (format!("{at_id}/esito"), vec![("esito", "presente")]),
            (format!("{at_id}/annulla"), vec![]),
        ];
        let elsewhere = staff("operator", Uuid::from_u128(77));
        for who in [staff("coordinator", network()), staff("administrator", policy::ROOT)] {
            let leads = office.app.browser().acting_as(who.clone());

            let day = leads.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(303);
            let week = leads.follow(day).await.expect(200);
            let list = leads.get("/ufficio/agenda").await;

            assert!(week.text().contains("1 preso, 1 libero"), "{engine:?}: {}", week.text());
            for its in ["giorno=", "/cerca", "/telefonate"] {
                assert!(!week.text().contains(its), "{engine:?}: {its}");
            }
            for page in [&week, &list] {
                for hers in ["Ada Prova", "333 1234567", "3331234567", id.as_str()] {
                    assert!(!page.text().contains(hers), "{engine:?}: {hers}");
                }
            }
            for page in ["/prenota", "/assenza", "/telefonate", "/attesa", "/cerca"] {
                leads.get(&format!("{HERE}{page}")).await.expect(403).lacks("Ada Prova");
            }
            for page in ["", "/foglio", "/sposta", "/annulla"] {
                leads.get(&format!("{at_id}{page}")).await.expect(403).lacks("Ada Prova");
            }
            for (address, fields) in &forms {
                leads.post_form(address, fields).await.expect(403).lacks("Ada Prova");
            }
            // Not by another way in either: what other rooms ask for is refused likewise.
            let cx = office.app.cx(who);
            let mut tx = cx.read().await.unwrap();
            let id = Id::from_uuid(id.parse().unwrap());
            let seen = desk::api::appointment(&mut tx, &cx, id).await;
            assert!(matches!(seen, Err(desk::api::ChangeError::Refused(_))), "{engine:?}: {seen:?}");
            let own = desk::api::desks_to_work_at(&mut tx, &cx).await.unwrap();
            assert!(own.is_empty(), "{engine:?}");
            let day = desk::api::day_at(&mut tx, &cx, std::slice::from_ref(&office.desk), TUESDAY).await;
            assert!(day.is_err(), "{engine:?}");
        }
        office.app.browser().acting_as(elsewhere).get(&format!("{HERE}/settimana")).await.expect(404);
        // Nothing of it was done.
        let own = office.operator().get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(own.text().contains("Ada Prova") && !own.text().contains("Bea Prova"), "{engine:?}");
    }
}

#[tokio::test]
async fn week_leads_to_its_days() {
    for engine in engines() {
        let office = an_office(engine).await;
        office.booked_by_phone("Ada Prova", "333 1234567").await;

        let week = office.operator().get(&format!("{HERE}/settimana?dal=2026-11-26")).await.expect(200);

        let cell = between(week.text(), "giorno=2026-11-24#ore-9\"", "</td>");
        assert!(cell.contains("1 preso, 1 libero"), "{engine:?}: {cell}");
        assert!(!week.text().contains("Ada Prova"));
    }
}

#[tokio::test]
async fn people_of_a_closed_morning_are_not_all_proposed_the_same_times() {
    for engine in engines() {
        let office = an_office(engine).await;
        let operator = office.operator();
        for (minute, name) in [(0, "Ada Prova"), (30, "Bea Prova")] {
            let mut wish = booking(office.desk.id, at(TUESDAY, 9, minute));
            wish.attendee = somebody(name, "333 1234567", "");
            book_for_person(&office.app.cx(office.who()), wish).await.unwrap();
        }
        let fields = [
            ("chi", "sportello"),
            ("dal", "2026-11-24"),
            ("al", "2026-11-24"),
            ("motivo", "Assente"),
            ("conferma", "1"),
        ];

        let closed = operator.post_form(&format!("{HERE}/assenza"), &fields).await.expect(303);
        let calls = operator.follow(closed).await.expect(200);

        let mut proposed: Vec<&str> = calls
            .text()
            .split("name=\"ora\" value=\"")
            .skip(1)
            .map(|rest| rest.split_once('"').unwrap().0)
            .collect();
        let all = proposed.len();
        proposed.sort_unstable();
        proposed.dedup();
        assert_eq!((all, proposed.len()), (6, 6), "{engine:?}: {proposed:?}");
        let day = operator.get(&format!("{HERE}?giorno=2026-11-24")).await.expect(200);
        assert!(day.text().contains("2 persone hanno perso l&#39;orario"));
    }
}
