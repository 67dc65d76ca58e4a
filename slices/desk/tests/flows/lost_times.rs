//! Who loses a time: what she reads on her page, in her mail and hears on the telephone is the same; and times that
//! cannot be had are said before anybody types.

use desk::actions::{Booking, book_appointment, book_for_person, close_days};
use desk::model::{Agenda, Closure, ClosureOf, Desk, WallSpan};
use testkit::{Browser, Engine, TestApp, engines, public, staff};

use crate::booking_ground::{TUESDAY, an_agenda, an_app_with_desk, at, booking, network, somebody};

const ABSENCE: &str = "/ufficio/agenda/prova/assenza";

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, until: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in\n{page}"));
    rest.split_once(until).unwrap().0
}

/// The buttons with a time: value and what is written on them.
fn times(page: &str) -> Vec<(String, String)> {
    let button = |rest: &str| {
        let (value, rest) = rest.split_once('"').unwrap();
        let label = rest.split_once('>').unwrap().1.split_once('<').unwrap().0;
        (value.split(' ').next().unwrap().to_owned(), label.trim().to_owned())
    };
    page.split("name=\"ora\" value=\"").skip(1).map(button).collect()
}

fn only(times: &[(String, String)]) -> Vec<&str> {
    times.iter().map(|(time, _)| time.as_str()).collect()
}

/// A desk with two counters; at the second come Ada at nine, who left a mail, and Bea at half past nine, who did not.
/// Then its operator falls ill.
async fn a_lost_morning(engine: Engine) -> (TestApp, Desk, Browser) {
    let (app, desk) = an_app_with_desk(engine).await;
    let keeper = app.cx(staff("coordinator", network()));
    let Agenda { id: ill, .. } = an_agenda(&keeper, desk.id, 1).await;
    let operator = app.cx(staff("operator", desk.id.uuid()));
    let wish = |minute| Booking { agenda: Some(ill), ..booking(desk.id, at(TUESDAY, 9, minute)) };
    let ada = book_for_person(&operator, wish(0)).await.unwrap();
    let bea = Booking { attendee: somebody("Bea Prova", "333 1234567", ""), ..wish(30) };
    book_for_person(&operator, bea).await.unwrap();
    app.finish().await;
    let of = ClosureOf::Agenda(ill);
    let closure = Closure { of, from_day: TUESDAY, until_day: TUESDAY, span: WallSpan::DAY };
    close_days(&operator, closure, "Operatore assente").await.unwrap();
    app.finish().await;
    let citizen = app.browser();
    citizen.post_form("/appuntamento", &[("code", ada.code.as_str())]).await.expect(303);
    (app, desk, citizen)
}

#[tokio::test]
async fn who_lost_her_time_reads_so_and_chooses_another_with_one_press() {
    for engine in engines() {
        let (_app, _, citizen) = a_lost_morning(engine).await;

        let mine = citizen.get("/appuntamento/mio").await.expect(200);

        let lost = between(mine.text(), "data-lost", "</section>");
        assert!(lost.contains("Motivo: Operatore assente"), "{engine:?}: {lost}");
        assert!(lost.contains("/appuntamento/mio/sposta\">Altri orari"), "{lost}");
        assert_eq!(times(lost).len(), 3, "{lost}");
        assert!(mine.text().contains("Orario saltato"));
        for untrue in ["calendario.ics", "promemoria"] {
            assert!(!mine.text().contains(untrue), "{engine:?}: {untrue}");
        }
        let others = citizen.get("/appuntamento/mio/sposta").await.expect(200);
        assert!(!others.text().contains("Ora è fissato") && others.text().contains("Orario saltato"));

        let fields = ["appuntamento", "canale", "sportello"]
            .map(|name| (name, between(lost, &format!("name=\"{name}\" value=\""), "\"").to_owned()));
        let mut form: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let proposed = times(lost);
        form.push(("ora", &proposed[0].0));
        let moved = citizen.post_form("/appuntamento/mio/sposta", &form).await.expect(303);
        let mine = citizen.follow(moved).await.expect(200);
        assert!(mine.text().contains("calendario.ics") && !mine.text().contains("data-lost"));
        assert!(mine.text().contains(&proposed[0].1), "{engine:?}");
    }
}

#[tokio::test]
async fn who_lost_her_time_can_choose_when_it_is_over() {
    let (app, _, citizen) = a_lost_morning(Engine::Lite).await;
    app.clock.set(at(TUESDAY, 13, 0));

    let mine = citizen.get("/appuntamento/mio").await.expect(200);

    assert_eq!(times(between(mine.text(), "data-lost", "</section>")).len(), 3);
    assert!(!mine.text().contains("/appuntamento/mio/annulla"), "what is over is not cancelled");
    app.clock.set(at(TUESDAY, 13, 0).plus_days(10));
    let late = citizen.get("/appuntamento/mio").await.expect(200);
    assert_eq!(times(between(late.text(), "data-lost", "</section>")).len(), 3);
}

#[tokio::test]
async fn mail_page_and_telephone_propose_the_same_three_times_her_own_first() {
    for engine in engines() {
        let (app, desk, citizen) = a_lost_morning(engine).await;

        let mine = citizen.get("/appuntamento/mio").await.expect(200);
        let on_page = times(between(mine.text(), "data-lost", "</section>"));
        let mails = app.mails();
        let mail = mails.last().and_then(|mail| mail.text.clone()).unwrap();
        let in_mail: Vec<&str> = mail.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let operator = app.browser().acting_as(staff("operator", desk.id.uuid()));
        let calls = operator.get("/ufficio/agenda/prova/telefonate").await.expect(200);
        let by_telephone = times(calls.text());

        let labels: Vec<&str> = on_page.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(in_mail, labels, "{engine:?}");
        let ten = ["09:00", "08:30", "10:00"].map(|time| format!("2026-11-24T{time}:00+01:00"));
        assert_eq!(only(&on_page), ten, "{engine:?}: half past nine is Bea's own");
        // Bea must be called; then come those who were told.
        let (bea, ada) = by_telephone.split_at(3);
        assert_eq!(only(ada), only(&on_page), "{engine:?}");
        assert_eq!(bea[0].0, "2026-11-24T09:30:00+01:00", "{engine:?}");
        assert!(bea.iter().all(|(time, _)| !only(ada).contains(&time.as_str())), "{by_telephone:?}");
    }
}

#[tokio::test]
async fn who_is_ill_says_whose_day_is_closed_where_there_are_several() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let operator = app.browser().acting_as(staff("operator", desk.id.uuid()));
        let alone = operator.get(ABSENCE).await.expect(200);
        let chosen = between(alone.text(), "name=\"chi\"", "Tutto lo sportello");
        assert!(chosen.contains(" checked"), "{engine:?}: the only agenda: {chosen}");
        an_agenda(&app.cx(staff("coordinator", network())), desk.id, 1).await;

        let form = operator.get(ABSENCE).await.expect(200);

        let choices = between(form.text(), "<fieldset", "</fieldset>");
        assert!(choices.contains("value=\"sportello\"") && !choices.contains(" checked"), "{choices}");
        assert!(choices.contains("Si chiudono tutte le postazioni."));
        let fields = [("dal", "2026-11-24"), ("al", "2026-11-24"), ("motivo", "Assente"), ("conferma", "1")];
        let refused = operator.post_form(ABSENCE, &fields).await.expect(422);
        assert!(refused.text().contains("Scelga che cosa si chiude"), "{engine:?}");
    }
}

fn data(time: &str) -> String {
    format!("/prenota/prova/dati?canale=in_person&ora={}", time.replace('+', "%2B"))
}

#[tokio::test]
async fn time_that_cannot_be_had_is_said_before_anybody_types() {
    for engine in engines() {
        let (app, desk) = an_app_with_desk(engine).await;
        let citizen = app.browser();
        let nine = "2026-11-24T09:00:00+01:00";
        citizen.get(&data(nine)).await.expect(200);
        let is_true = |page: &str| !page.contains("Un&#39;altra persona");

        let past = citizen.get(&data("2020-11-24T09:00:00+01:00")).await.expect(422);
        let off_grid = citizen.get(&data("2026-11-24T09:10:00+01:00")).await.expect(409);
        assert!(
            past.text().contains("L&#39;orario è già passato") && is_true(past.text()),
            "{}",
            past.text()
        );
        assert!(off_grid.text().contains("Questo orario non è libero") && is_true(off_grid.text()));
        assert_eq!(off_grid.text().matches("action=\"/prenota/prova/dati\"").count(), 3, "{engine:?}");

        let typed = [("ora", nine), ("canale", "in_person"), ("name", "Eva Prova"), ("phone", "333 1234567")];
        citizen.post_form("/prenota/prova/riepilogo", &typed).await.expect(200);
        book_appointment(&app.cx(public()), booking(desk.id, at(TUESDAY, 9, 0))).await.unwrap();
        citizen.get(&data(nine)).await.expect(409);
        let taken = citizen.post_form("/prenota/prova/riepilogo", &typed).await.expect(409);
        assert_eq!(taken.text().matches("action=\"/prenota/prova/riepilogo\"").count(), 3, "{engine:?}");
        assert_eq!(taken.text().matches("name=\"name\" value=\"Eva Prova\"").count(), 3);
        let lost = citizen.post_form("/prenota/prova/conferma", &typed).await.expect(409);
        assert!(!is_true(lost.text()), "who was at the summary lost the race: {}", lost.text());
    }
}
