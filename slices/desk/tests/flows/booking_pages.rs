//! The public pages of booking, through HTTP: what the week says, and forms that are sent twice.

use desk::actions::book_appointment;
use storage::ToValue as _;
use testkit::{Browser, Engine, TestApp, engines, public, staff};

use crate::booking_ground::{TUESDAY, an_agenda, an_app_with_desk, at, booking, network, new_desk};

storage::statements! {
    APPOINTMENTS = "SELECT COUNT(*) AS n FROM desk_appointment WHERE starts_at >= $1";
    CLOSURES = "SELECT COUNT(*) AS n FROM desk_closure WHERE created_at >= $1";
    WAITING = "SELECT COUNT(*) AS n FROM desk_waiting WHERE created_at >= $1";
}

async fn count(app: &TestApp, statement: &'static storage::Statement) -> i64 {
    let mut reader = app.cx(public()).read().await.unwrap();
    let since = at(jiff::civil::date(2026, 1, 1), 0, 0);
    reader.one(statement, [since.value()]).await.unwrap().get("n").unwrap()
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, until: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in\n{page}"));
    rest.split_once(until).unwrap().0
}

/// The cells of the week at a time: the class of each, and what is written in it for everybody to see.
fn cells(page: &str, time: &str) -> Vec<(String, String)> {
    let row = between(page, &format!("<th scope=\"row\">{time}</th>"), "</tr>");
    let seen = |cell: &str| {
        let class = between(cell, "class=\"", "\"").to_owned();
        let inside = cell.split_once('>').unwrap().1.split_once("</td>").unwrap().0;
        let hidden = inside.contains("visually-hidden");
        let text: String =
            inside.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        (class, if hidden { String::new() } else { text.trim().to_owned() })
    };
    row.split("<td ").skip(1).map(seen).collect()
}

#[tokio::test]
async fn week_tells_full_from_closed_past_and_too_late() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        for half in 0..8 {
            let wish = booking(desk.id, at(TUESDAY, 8, 30).plus_minutes(half * 30));
            book_appointment(&app.cx(public()), wish).await.unwrap();
        }
        let wednesday = TUESDAY.tomorrow().unwrap();
        let closure = desk::model::Closure {
            of: desk::model::ClosureOf::Desk(desk.id),
            from_day: wednesday,
            until_day: wednesday,
            span: desk::model::WallSpan::DAY,
        };
        let keeper = app.cx(staff("coordinator", network()));
        desk::actions::close_days(&keeper, closure, "Patrono").await.unwrap();

        let page = app.get("/sportelli/prova").await.expect(200);

        let cell = |class: &str, text: &str| (format!("ir-cell-{class}"), text.to_owned());
        let first = [
            cell("past", "non più prenotabile"),
            cell("full", "completo"),
            cell("closed", ""),
            cell("free", "libero"),
            cell("free", "libero"),
        ];
        assert_eq!(cells(page.text(), "8:30")[..5], first, "{engine:?}");
        assert_eq!(cells(page.text(), "12:00")[1], cell("full", "completo"));
        app.clock.set(at(TUESDAY, 9, 0));
        let page = app.get("/sportelli/prova").await.expect(200);
        assert_eq!(cells(page.text(), "9:00")[..2], [cell("past", "passato"), cell("past", "passato")]);
    }
}

#[tokio::test]
async fn week_that_is_over_gives_way_to_the_next_unless_it_is_asked_for() {
    let (app, _) = an_app_with_desk(Engine::Lite).await;
    let sunday = TUESDAY.checked_add(jiff::ToSpan::days(5)).unwrap();
    app.clock.set(at(sunday, 20, 0));

    let next = app.get("/sportelli/prova").await.expect(200);
    let asked = app.get(&format!("/sportelli/prova?dal={TUESDAY}")).await.expect(200);

    assert!(cells(next.text(), "9:00").iter().any(|(class, _)| class == "ir-cell-free"));
    assert!(cells(asked.text(), "9:00").iter().all(|(class, _)| class == "ir-cell-past"));
}

#[tokio::test]
async fn telephone_of_the_desk_can_be_dialled_from_its_contacts() {
    let (app, _) = an_app_with_desk(Engine::Lite).await;

    let page = app.get("/sportelli/prova").await.expect(200);

    let contacts = between(page.text(), "<dl class=\"ir-definitions\">", "</dl>");
    assert!(contacts.contains("href=\"tel:0187123456\""), "{contacts}");
}

fn typed() -> Vec<(&'static str, &'static str)> {
    let time = [("ora", "2026-11-24T09:00:00+01:00"), ("canale", "in_person")];
    [time.as_slice(), &[("name", "Ada Prova"), ("phone", "333 1234567")]].concat()
}

async fn confirmed(browser: &Browser, key: &str) -> testkit::Response {
    let form = [typed().as_slice(), &[("chiave", key)]].concat();
    browser.post_form("/prenota/prova/conferma", &form).await
}

#[tokio::test]
async fn citizen_who_clicks_twice_has_one_appointment() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        // Where several have room, the taken time stops nobody.
        an_agenda(&app.cx(staff("coordinator", network())), desk.id, 3).await;
        let citizen = app.browser();
        let summary = citizen.post_form("/prenota/prova/riepilogo", &typed()).await.expect(200);
        let key = between(summary.text(), "name=\"chiave\" value=\"", "\"").to_owned();

        let first = confirmed(&citizen, &key).await.expect(303);
        let second = confirmed(&citizen, &key).await.expect(303);

        assert_eq!((first.location(), second.location()), ("/appuntamento/mio", "/appuntamento/mio"));
        assert_eq!(count(&app, &APPOINTMENTS).await, 1, "{engine:?}");
        let other = [typed().as_slice(), &[("chiave", key.as_str()), ("note", "Altro")]].concat();
        citizen.post_form("/prenota/prova/conferma", &other).await.expect(409);
        let anew = citizen.post_form("/prenota/prova/riepilogo", &typed()).await.expect(200);
        assert_ne!(between(anew.text(), "name=\"chiave\" value=\"", "\""), key);
    }
}

#[tokio::test]
async fn who_asks_twice_waits_once() {
    for engine in engines() {
        let (app, _) = an_app_with_desk(engine).await;
        let citizen = app.browser();
        let form = citizen.get("/prenota/prova/attesa").await.expect(200);
        let key = between(form.text(), "name=\"chiave\" value=\"", "\"").to_owned();
        let fields = [
            ("chiave", key.as_str()),
            ("canale", "in_person"),
            ("dal", "2026-11-24"),
            ("al", "2026-11-30"),
            ("name", "Ada Prova"),
            ("phone", "333 1234567"),
        ];

        for _ in 0..2 {
            citizen.post_form("/prenota/prova/attesa", &fields).await.expect(303);
        }

        assert_eq!(count(&app, &WAITING).await, 1, "{engine:?}");
    }
}

#[tokio::test]
async fn operator_who_clicks_twice_acts_once() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let operator = app.browser().acting_as(staff("operator", desk.id.uuid()));
        book_appointment(&app.cx(public()), booking(desk.id, at(TUESDAY, 9, 0))).await.unwrap();
        let here = "/ufficio/agenda/prova";
        let taken = operator.post_form(&format!("{here}/prenota"), &typed()).await.expect(409);
        let over = between(taken.text(), "/prenota/oltre", "</form>");
        let key = between(over, "name=\"chiave\" value=\"", "\"").to_owned();
        let form = [typed().as_slice(), &[("chiave", key.as_str()), ("motivo", "Urgente")]].concat();

        let first = operator.post_form(&format!("{here}/prenota/oltre"), &form).await.expect(303);
        let second = operator.post_form(&format!("{here}/prenota/oltre"), &form).await.expect(303);

        assert_eq!(first.location(), second.location());
        assert_eq!(count(&app, &APPOINTMENTS).await, 2, "{engine:?}: the one there was, and one beyond");

        let day = operator.get(here).await.expect(200);
        let key = between(day.text(), "name=\"chiave\" value=\"", "\"").to_owned();
        let walk_in = [("chiave", key.as_str()), ("name", "Bea Prova")];
        for _ in 0..2 {
            operator.post_form(&format!("{here}/senza-appuntamento"), &walk_in).await.expect(303);
        }
        assert_eq!(count(&app, &APPOINTMENTS).await, 3, "{engine:?}: one who came");
    }
}

/// The appointment that the page to cancel is shown for.
async fn shown_appointment(citizen: &Browser) -> String {
    let page = citizen.get("/appuntamento/mio/annulla").await.expect(200);
    between(page.text(), "name=\"appuntamento\" value=\"", "\"").to_owned()
}

#[tokio::test]
async fn page_left_open_does_not_act_on_the_appointment_opened_after_it() {
    for engine in engines() {
        let (app, _) = an_app_with_desk(engine).await;
        let citizen = app.browser();
        citizen.post_form("/prenota/prova/conferma", &typed()).await.expect(303);
        let first = shown_appointment(&citizen).await;
        let other = typed().into_iter().map(|(name, value)| match name {
            "ora" => (name, "2026-11-24T11:00:00+01:00"),
            "chiave" => (name, "un'altra"),
            _ => (name, value),
        });
        citizen.post_form("/prenota/prova/conferma", &other.collect::<Vec<_>>()).await.expect(303);

        for (act, more) in [("annulla", None), ("sposta", Some("2026-11-24T09:30:00+01:00"))] {
            let mut form = vec![("appuntamento", first.as_str())];
            form.extend(more.map(|time| ("ora", time)));
            let refused = citizen.post_form(&format!("/appuntamento/mio/{act}"), &form).await.expect(409);
            assert!(refused.text().contains("un altro appuntamento"), "{engine:?} {act}");
            citizen.post_form(&format!("/appuntamento/mio/{act}"), &form[1..]).await.expect(409);
        }
        let second = shown_appointment(&citizen).await;
        assert_ne!(first, second);
        citizen.post_form("/appuntamento/mio/annulla", &[("appuntamento", &second)]).await.expect(303);
    }
}

#[tokio::test]
async fn appointment_that_is_closed_is_not_open_for_who_comes_next() {
    let (app, _) = an_app_with_desk(Engine::Lite).await;
    let citizen = app.browser();
    citizen.post_form("/prenota/prova/conferma", &typed()).await.expect(303);
    citizen.get("/appuntamento/mio").await.expect(200);

    citizen.post_form("/appuntamento/esci", &[]).await.expect(303);

    assert_ne!(citizen.get("/appuntamento/mio").await.status(), 200);
}

#[tokio::test]
async fn who_moves_to_a_time_that_is_gone_is_shown_three_others() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let keeper = app.cx(staff("coordinator", network()));
        let near = desk::actions::add_desk(
            &keeper,
            new_desk("vicino", "Sportello vicino", "011015", Some((44.1, 9.81))),
            &[],
        )
        .await
        .unwrap();
        an_agenda(&keeper, near.id, 1).await;
        let citizen = app.browser();
        citizen.post_form("/prenota/prova/conferma", &typed()).await.expect(303);
        book_appointment(&app.cx(public()), booking(desk.id, at(TUESDAY, 10, 0))).await.unwrap();
        let mine = shown_appointment(&citizen).await;
        let ten = [("ora", "2026-11-24T10:00:00+01:00"), ("appuntamento", mine.as_str())];

        let gone = citizen.post_form("/appuntamento/mio/sposta", &ten).await.expect(409);
        assert_eq!(gone.text().matches("name=\"sportello\" value=\"prova\"").count(), 3, "{}", gone.text());
        // Nothing is left here: the neighbour's first times.
        let (monday, wednesday) = (TUESDAY.yesterday().unwrap(), TUESDAY.tomorrow().unwrap());
        let ever = jiff::civil::date(2028, 1, 1);
        for (from_day, until_day, from, until) in [
            (monday, monday, 0, 1440),
            (TUESDAY, TUESDAY, 0, 535),
            (TUESDAY, TUESDAY, 575, 1440),
            (wednesday, ever, 0, 1440),
            (wednesday, ever, 0, 1440),
        ] {
            let (of, span) = (desk::model::ClosureOf::Desk(desk.id), desk::model::WallSpan::new(from, until));
            let closure = desk::model::Closure { of, from_day, until_day, span: span.unwrap() };
            desk::actions::close_days(&keeper, closure, "Lavori").await.unwrap();
        }
        assert_eq!(count(&app, &CLOSURES).await, 4, "{engine:?}: the same closure twice is one");
        let gone = citizen.post_form("/appuntamento/mio/sposta", &ten).await.expect(409);
        let (_, first) = gone.text().split_once("name=\"sportello\" value=\"vicino\"").unwrap();
        let time = between(first, "name=\"ora\" value=\"", "\"").to_owned();
        assert!(between(first, "<button", "</button>").contains("Sportello vicino"), "{engine:?}");
        let there = [
            ("ora", time.as_str()),
            ("sportello", "vicino"),
            ("canale", "in_person"),
            ("appuntamento", mine.as_str()),
        ];
        let moved = citizen.post_form("/appuntamento/mio/sposta", &there).await.expect(303);
        assert!(citizen.follow(moved).await.expect(200).text().contains("Sportello vicino"));
    }
}
