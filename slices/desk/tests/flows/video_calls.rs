//! Appointments by video: the room of the agenda is told wherever the appointment is.

use desk::actions::{AgendaError, AgendaHours, book_appointment, keep_agenda};
use desk::model::{Agenda, Channel, Channels, Desk, Opening, VideoAddress};
use storage::links;
use testkit::{Engine, TestApp, engines, public, staff};

use crate::booking_ground::{TUESDAY, an_app_with_desk, at, booking, every_day, network, new_desk};

const ROOM: &str = "https://video.example.org/stanza-1";

async fn an_app(engine: Engine) -> (TestApp, Desk, Agenda) {
    let (app, desk) = an_app_with_desk(engine).await;
    let mut reader = app.cx(public()).read().await.unwrap();
    let agenda = desk::store::agenda::of_desk(&mut reader, desk.id).await.unwrap().remove(0);
    drop(reader);
    (app, desk, agenda)
}

fn all_ways(agenda: &Agenda) -> Vec<Opening> {
    every_day(agenda, 510, 750)
        .into_iter()
        .map(|opening| Opening { channels: Channels::ALL, ..opening })
        .collect()
}

#[tokio::test]
async fn room_stands_in_mail_calendar_own_page_and_the_operators_line() {
    for engine in engines() {
        let (app, desk, agenda) = an_app(engine).await;
        let with_room = Agenda { video: VideoAddress::parse(ROOM).ok(), ..agenda.clone() };
        let openings = all_ways(&agenda);
        let keeper = app.cx(staff("coordinator", network()));
        keep_agenda(&keeper, with_room, AgendaHours { openings: &openings, breaks: &[] }).await.unwrap();
        let mut wish = booking(desk.id, at(TUESDAY, 9, 0));
        wish.channel = Channel::Video;
        let booked = book_appointment(&app.cx(public()), wish).await.unwrap();
        let in_person =
            book_appointment(&app.cx(public()), booking(desk.id, at(TUESDAY, 10, 0))).await.unwrap();
        app.finish().await;

        let mails: Vec<String> = app.mails().iter().filter_map(|mail| mail.text.clone()).collect();
        assert_eq!(mails.len(), 2, "{engine:?}");
        assert_eq!(mails.iter().filter(|mail| mail.contains(ROOM)).count(), 1, "{mails:#?}");
        for (booked, is_by_video) in [(&booked, true), (&in_person, false)] {
            let browser = app.browser();
            let secret = links::token(app.app.cx(public(), texts::Locale::It).keys(), booked.link.id);
            let opened = browser.get(&format!("/l/{secret}")).await.expect(303);
            let mine = browser.follow(opened).await.expect(200);
            let file = browser.get("/appuntamento/mio/calendario.ics").await.expect(200);
            let unfolded = file.text().replace("\r\n ", "");
            assert_eq!(mine.text().contains(&format!("href=\"{ROOM}\"")), is_by_video, "{engine:?}");
            assert_eq!(unfolded.contains("CONFERENCE;"), is_by_video, "{unfolded}");
            let has_place = unfolded.lines().any(|line| line.starts_with("LOCATION:") && line.contains(ROOM));
            assert_eq!(has_place, is_by_video, "{unfolded}");
        }
        let operator = app.browser().acting_as(staff("operator", desk.id.uuid()));
        let day = operator.get("/ufficio/agenda/prova?giorno=2026-11-24").await.expect(200);
        assert_eq!(day.text().matches(ROOM).count(), 1, "{engine:?}");
        let secret = links::token(app.app.cx(public(), texts::Locale::It).keys(), booked.link.id);
        let by_program = app.browser().with_key(&secret);
        let shown = by_program.get(&format!("/api/v1/appointments/{}", booked.code)).await.expect(200).json();
        assert_eq!(shown["video_link"], ROOM);
    }
}

#[tokio::test]
async fn settings_and_hours_are_kept_both_or_neither() {
    for engine in engines() {
        let (app, desk, agenda) = an_app(engine).await;
        let keeper = app.cx(staff("coordinator", network()));
        let elsewhere = desk::actions::add_desk(
            &app.cx(staff("administrator", policy::ROOT)),
            Desk { network: uuid::Uuid::from_u128(77), ..new_desk("altrove", "Altrove", "011027", None) },
            &[],
        )
        .await
        .unwrap();
        let mut openings = all_ways(&agenda);
        openings.push(Opening { desk: elsewhere.id, ..openings[0] });
        let changed = Agenda { name: "Altro nome".into(), slot_minutes: 20, ..agenda.clone() };

        let refused = keep_agenda(&keeper, changed, AgendaHours { openings: &openings, breaks: &[] }).await;

        assert!(matches!(refused, Err(AgendaError::Refused(_))), "{engine:?}: {refused:?}");
        let mut reader = app.cx(public()).read().await.unwrap();
        let kept = desk::store::agenda::find(&mut reader, agenda.id).await.unwrap();
        assert_eq!(kept, Some(agenda), "{engine:?}");
        let hours = desk::store::agenda::openings(&mut reader, kept.unwrap().id).await.unwrap();
        assert!(hours.iter().all(|opening| opening.desk == desk.id && opening.channels != Channels::ALL));
    }
}

#[tokio::test]
async fn form_takes_an_https_address_and_makes_one_agenda_of_two_clicks() {
    let (app, desk, agenda) = an_app(Engine::Lite).await;
    let keeper = app.browser().acting_as(staff("coordinator", network()));
    let new = "/ufficio/sportelli/prova/orari/nuova";
    let form = keeper.get(new).await.expect(200);
    let (_, rest) = form.text().split_once("name=\"chiave\" value=\"").unwrap();
    let key = rest.split_once('"').unwrap().0;
    let fields = |room: &'static str, more: &[(&'static str, &str)]| {
        let typed = [
            ("name", "Seconda"),
            ("slot", "30"),
            ("capacity", "1"),
            ("buffer", "0"),
            ("notice", "2"),
            ("horizon", "60"),
            ("hours0-days", "1"),
            ("hours0-from", "14:00"),
            ("hours0-until", "17:00"),
            ("hours0-channels", "video"),
            ("video", room),
        ];
        let all = typed.iter().chain(more);
        all.map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<(&str, String)>>()
    };
    let post = async |address: &str, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        keeper.post_form(address, &fields).await
    };

    post(new, fields("", &[("chiave", key)])).await.expect(303);
    post(new, fields("", &[("chiave", key)])).await.expect(303);
    let edit = format!("/ufficio/sportelli/prova/orari/{}", agenda.id);
    let wrong = post(&edit, fields("http://video.example.org/1", &[("active", "1")])).await.expect(422);
    assert!(
        wrong.text().contains("href=\"#f-video\"") && wrong.text().contains("http://video.example.org/1")
    );
    post(&edit, fields(ROOM, &[("active", "1"), ("name", "Prima")])).await.expect(303);

    let mut reader = app.cx(public()).read().await.unwrap();
    let agendas = desk::store::agenda::of_desk(&mut reader, desk.id).await.unwrap();
    let mut rooms: Vec<Option<&str>> =
        agendas.iter().map(|a| a.video.as_ref().map(VideoAddress::as_str)).collect();
    rooms.sort();
    assert_eq!(rooms, [None, Some(ROOM)], "one of the two clicks, and the one that was changed");
    assert!(keeper.get(&edit).await.expect(200).text().contains(ROOM));
}
