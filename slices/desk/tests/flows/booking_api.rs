//! Version 1 of the API, as another program uses it.

use serde_json::{Value, json};
use testkit::{Engine, Method, Response, TestApp, engines};

use crate::booking_ground::an_app_with_desk;

/// The program with this room alone, and the id of its desk.
async fn an_app(engine: Engine) -> (TestApp, String) {
    let (app, desk) = an_app_with_desk(engine).await;
    (app, desk.id.to_string())
}

fn wish(desk: &str, starts_at: &str) -> Value {
    json!({ "desk": desk, "starts_at": starts_at, "channel": "in_person", "name": "Ada Prova", "email": "ada@posta.example" })
}

const NINE: &str = "2026-11-24T09:00:00+01:00";
const TEN: &str = "2026-11-24T10:00:00+01:00";

async fn send(app: &TestApp, method: Method, code: &str, token: &str, body: Option<Value>) -> Response {
    let kind = body.as_ref().map(|_| "application/json");
    let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
    let browser = app.browser().with_key(token);
    browser.send(method, &format!("/api/v1/appointments/{code}"), kind, body).await
}

#[tokio::test]
async fn time_is_found_booked_moved_and_cancelled() {
    for engine in engines() {
        let (app, desk) = an_app(engine).await;

        let slots =
            app.get(&format!("/api/v1/slots?desk={desk}&from=2026-11-24&days=1")).await.expect(200).json();
        assert_eq!(slots["total_items"], 16, "{engine:?}: eight starts on two channels");
        assert_eq!(
            slots["contents"][0],
            json!({ "starts_at": "2026-11-24T08:30:00+01:00", "ends_at": "2026-11-24T09:00:00+01:00",
                    "channel": "in_person", "capacity_left": 1 })
        );
        let first = app.get("/api/v1/slots/first?near=011015").await.expect(200).json();
        assert_eq!(
            (&first["desk"], &first["starts_at"]),
            (&json!(desk), &json!("2026-11-23T09:00:00+01:00"))
        );
        assert_eq!(
            (&first["total_items"], &first["contents"][0]["starts_at"]),
            (&json!(1), &first["starts_at"])
        );
        assert_eq!(app.get("/api/v1/desks").await.expect(200).json()["contents"][0]["id"], json!(desk));

        let answer = app.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(201);
        let booked = answer.json();
        let (code, token) = (booked["code"].as_str().unwrap(), booked["token"].as_str().unwrap());
        assert_eq!(answer.header("location"), Some(format!("/api/v1/appointments/{code}").as_str()));
        assert_eq!(booked["starts_at"], NINE);
        assert_eq!(booked["link"], json!(format!("https://rete.example/l/{token}")));

        let lost = app.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(409).json();
        assert_eq!(lost["type"], "/problemi/slot-taken");
        let others: Vec<&str> = lost["alternatives"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| a["starts_at"].as_str().unwrap())
            .collect();
        assert_eq!(others, ["2026-11-24T08:30:00+01:00", "2026-11-24T09:30:00+01:00", TEN]);
        assert_eq!(lost["alternatives"][0]["desk"], json!(desk));

        let seen = send(&app, Method::GET, code, token, None).await.expect(200).json();
        assert_eq!((&seen["state"], &seen["starts_at"]), (&json!("booked"), &json!(NINE)));
        let moved = send(&app, Method::PATCH, code, token, Some(json!({ "starts_at": TEN })))
            .await
            .expect(200)
            .json();
        assert_eq!((&moved["starts_at"], &moved["code"]), (&json!(TEN), &json!(code)));
        app.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(201);
        let back = send(&app, Method::PATCH, code, token, Some(json!({ "starts_at": NINE })))
            .await
            .expect(409)
            .json();
        assert_eq!(back["alternatives"].as_array().unwrap().len(), 3);

        let cancelled = send(&app, Method::DELETE, code, token, None).await.expect(200).json();
        let again = send(&app, Method::DELETE, code, token, None).await.expect(200).json();
        assert_eq!((&cancelled["state"], &again), (&json!("cancelled"), &cancelled));
        app.post_json("/api/v1/appointments", &wish(&desk, TEN)).await.expect(201);
        app.finish().await;
    }
}

#[tokio::test]
async fn token_and_code_must_both_be_right() {
    let (app, desk) = an_app(Engine::Lite).await;
    let mine = app.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(201).json();
    let other = app.post_json("/api/v1/appointments", &wish(&desk, TEN)).await.expect(201).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let (code, token) = (text(&mine["code"]), text(&mine["token"]));

    let missing = app.get(&format!("/api/v1/appointments/{code}")).await.expect(401);
    assert_eq!(missing.header("www-authenticate"), Some("Bearer"));
    assert!(missing.json()["detail"].as_str().unwrap().starts_with("Serve l'intestazione Authorization"));
    let unknown = send(&app, Method::GET, "AAA-BBB-CCC", &token, None).await.expect(404).json();
    assert_eq!(unknown["title"], "Non trovato");
    assert_eq!(missing.header("content-type"), Some("application/problem+json; charset=utf-8"));
    for (code, token) in [
        (text(&other["code"]), token.clone()),
        (code.clone(), text(&other["token"])),
        (code.clone(), "x".repeat(43)),
        ("nonsense".to_owned(), token.clone()),
    ] {
        send(&app, Method::GET, &code, &token, None).await.expect(404);
        send(&app, Method::DELETE, &code, &token, None).await.expect(404);
    }
    let bare = app.browser().with_header("authorization", &token);
    bare.get(&format!("/api/v1/appointments/{code}")).await.expect(200);
    let typed = code.to_lowercase().replace('-', "");
    send(&app, Method::GET, &typed, &token, None).await.expect(200);
}

#[tokio::test]
async fn bad_input_is_told_field_by_field() {
    let (app, desk) = an_app(Engine::Lite).await;
    let fields = |problem: &Value| problem["errors"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();

    let empty = app.post_json("/api/v1/appointments", &json!({})).await.expect(422).json();
    assert_eq!(empty["type"], "/problemi/invalid");
    assert_eq!(sorted(fields(&empty)), ["channel", "desk", "name", "phone", "starts_at"]);
    let types = json!({ "desk": 1, "starts_at": "2026-11-24T09:00:00", "channel": "fax", "name": ["x"], "email": "x" });
    let types = app.post_json("/api/v1/appointments", &types).await.expect(422).json();
    assert_eq!(sorted(fields(&types)), ["channel", "desk", "email", "name", "starts_at"]);
    for (name, value) in [
        ("desk", json!("019aa5f0-0000-7000-8000-0000000000ff")),
        ("starts_at", json!("2020-01-01T09:00:00+01:00")),
        ("service", json!("019aa5f0-0000-7000-8000-0000000000ff")),
        ("name", json!("x".repeat(121))),
        ("note", json!("x".repeat(1001))),
    ] {
        let mut body = wish(&desk, NINE);
        body[name] = value;
        let problem = app.post_json("/api/v1/appointments", &body).await.expect(422).json();
        assert_eq!(fields(&problem), [name]);
    }
    let list = app.post_json("/api/v1/appointments", &json!([1])).await.expect(422).json();
    assert_eq!(fields(&list), ["body"]);
    let mut never = wish(&desk, NINE);
    never["channel"] = json!("video");
    let never = app.post_json("/api/v1/appointments", &never).await.expect(422).json();
    assert_eq!(fields(&never), ["channel"], "the desk receives in person and by telephone only");
    let send = async |body: Vec<u8>| {
        app.browser().send(Method::POST, "/api/v1/appointments", Some("application/json"), body).await
    };
    let said = |problem: Value| problem["detail"].as_str().unwrap().to_owned();
    let broken = said(send(b"{\"desk\": ".to_vec()).await.expect(400).json());
    assert!(broken.starts_with("La richiesta non è leggibile"), "{broken}");
    let large = said(send(vec![b' '; 70_000]).await.expect(413).json());
    assert!(large.starts_with("Il corpo della richiesta è più grande"), "{large}");
    let text =
        app.browser().send(Method::POST, "/api/v1/appointments", Some("text/plain"), b"{}".to_vec()).await;
    let text = text.expect(415).json();
    assert_eq!(text["type"], "/problemi/unsupported-media-type");
    assert_eq!(text["detail"], "Il corpo deve essere JSON, con Content-Type: application/json.");
    app.browser().send(Method::PUT, "/api/v1/desks", None, Vec::new()).await.expect(405);

    for query in [
        "/api/v1/slots".to_owned(),
        "/api/v1/slots?desk=x".to_owned(),
        format!("/api/v1/slots?desk={desk}&from=24-11-2026"),
        format!("/api/v1/slots?desk={desk}&days=0"),
        format!("/api/v1/slots?desk={desk}&service=019aa5f0-0000-7000-8000-0000000000ff"),
        format!("/api/v1/slots?desk={desk}&days=93"),
        "/api/v1/slots/first?near=011999".to_owned(),
        "/api/v1/slots/first?near=x".to_owned(),
        "/api/v1/slots/first?service=x".to_owned(),
        "/api/v1/desks?page=0".to_owned(),
    ] {
        assert_eq!(app.get(&query).await.expect(422).json()["type"], "/problemi/invalid", "{query}");
    }
    app.get("/api/v1/slots?desk=019aa5f0-0000-7000-8000-0000000000ff").await.expect(404);
    let far = app.get(&format!("/api/v1/slots?desk={desk}&from=9999-12-31&days=92")).await.expect(200).json();
    assert_eq!(far["total_items"], 0);
}

fn sorted(mut fields: Vec<String>) -> Vec<String> {
    fields.sort();
    fields
}

#[tokio::test]
async fn repeated_request_with_a_key_is_answered_as_the_first() {
    for engine in engines() {
        let (app, desk) = an_app(engine).await;
        let program = app.browser().with_header("Idempotency-Key", "key-1");

        let first = program.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(201);
        let again = program.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(201);
        let other = program.post_json("/api/v1/appointments", &wish(&desk, TEN)).await.expect(422);
        let second = app.browser().with_header("Idempotency-Key", "key-2");
        let lost = second.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(409).json();
        let lost_again =
            second.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(409).json();

        assert_eq!(first.text(), again.text(), "{engine:?}");
        assert_eq!(first.header("location"), again.header("location"));
        let other = other.json();
        assert_eq!(other["type"], "/problemi/idempotency-key-used");
        assert!(other["errors"]["Idempotency-Key"].is_string(), "{other}");
        assert_eq!(lost["alternatives"], lost_again["alternatives"]);
        let empty = app.browser().with_header("Idempotency-Key", " ");
        empty.post_json("/api/v1/appointments", &wish(&desk, TEN)).await.expect(422);
    }
}

#[tokio::test]
async fn booking_moving_and_cancelling_are_mailed_with_the_calendar_entry() {
    let (app, desk) = an_app(Engine::Lite).await;

    let booked = app.post_json("/api/v1/appointments", &wish(&desk, NINE)).await.expect(201).json();
    let (code, token) = (booked["code"].as_str().unwrap(), booked["token"].as_str().unwrap());
    app.finish().await;
    send(&app, Method::PATCH, code, token, Some(json!({ "starts_at": "2026-11-25T10:00:00+01:00" })))
        .await
        .expect(200);
    app.finish().await;
    app.clock.set(kernel::Instant::parse("2026-11-24T10:00:00+01:00").unwrap());
    app.finish().await;
    send(&app, Method::DELETE, code, token, None).await.expect(200);
    app.finish().await;

    let mails = app.mails();
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(
        subjects,
        [
            "Appuntamento prenotato: martedì 24 novembre 2026 alle 9:00",
            "Appuntamento spostato: mercoledì 25 novembre 2026 alle 10:00",
            "Promemoria: mercoledì 25 novembre 2026 alle 10:00",
            "Appuntamento annullato: mercoledì 25 novembre 2026 alle 10:00",
        ]
    );
    for mail in &mails {
        let text = mail.text.as_deref().unwrap();
        assert!(text.contains(code) && text.contains(&format!("/l/{token}")), "{text}");
    }
    let entries: Vec<String> = mails.iter().map(|mail| calendar(&mail.attachments[0].bytes)).collect();
    let uid = format!("UID:{}", booked["id"].as_str().unwrap());
    assert!(entries.iter().all(|entry| entry.lines().any(|line| line == uid)));
    let said = |entry: &String| {
        let line =
            |name: &str| entry.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        (line("METHOD"), line("SEQUENCE"))
    };
    let said: Vec<(String, String)> = entries.iter().map(said).collect();
    let expected = [("REQUEST", 0), ("REQUEST", 1), ("REQUEST", 1), ("CANCEL", 2)];
    assert_eq!(
        said,
        expected.map(|(method, sequence)| (format!("METHOD:{method}"), format!("SEQUENCE:{sequence}")))
    );
}

fn calendar(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "")
}
