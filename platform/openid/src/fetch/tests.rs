use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;

fn here() -> Fetcher {
    Fetcher::new(FetchSettings { allow_loopback: true, ..FetchSettings::default() })
}

/// Answers each connection with these bytes, in pieces; tells what it was asked.
async fn a_server(
    pieces: Vec<Vec<u8>>,
    pause: Duration,
) -> (String, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/x", listener.local_addr().unwrap());
    let (tell, told) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (pieces, tell) = (pieces.clone(), tell.clone());
            tokio::spawn(async move {
                let _ = tell.send(read_request(&mut stream).await);
                for piece in pieces {
                    if stream.write_all(&piece).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(pause).await;
                }
            });
        }
    });
    (address, told)
}

/// Head and content of a request.
async fn read_request(stream: &mut tokio::net::TcpStream) -> String {
    let mut asked = String::new();
    let mut piece = [0; 4096];
    loop {
        let read = stream.read(&mut piece).await.unwrap_or_default();
        asked.push_str(&String::from_utf8_lossy(&piece[..read]));
        let Some((head, content)) = asked.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if read == 0 || content.len() >= length.map_or(0, |length| length.parse().unwrap()) {
            return asked;
        }
    }
}

fn answer(head: &str, body: &str) -> Vec<Vec<u8>> {
    vec![format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes()]
}

#[tokio::test]
async fn answer_is_read_with_its_type_and_status() {
    let (address, _) = a_server(
        answer("404 Not Found\r\ncontent-type: Application/JSON; charset=utf-8", "{\"a\":1}"),
        Duration::ZERO,
    )
    .await;

    let fetched = here().get(Reach::Configured, &address, "application/json").await.unwrap();

    assert_eq!((fetched.status, fetched.is_success()), (404, false));
    assert_eq!(fetched.content_type, "application/json");
    assert_eq!(fetched.json::<serde_json::Value>().unwrap(), serde_json::json!({ "a": 1 }));
}

#[tokio::test]
async fn redirect_is_not_followed() {
    let (target, mut asked) = a_server(answer("200 OK", "there"), Duration::ZERO).await;
    let (address, _) =
        a_server(answer(&format!("302 Found\r\nlocation: {target}"), ""), Duration::ZERO).await;

    let fetched = here().get(Reach::Configured, &address, "*/*").await.unwrap();

    assert_eq!(fetched.status, 302);
    assert!(asked.try_recv().is_err(), "nobody went there");
}

#[tokio::test]
async fn answer_that_is_too_large_is_cut_off_while_it_comes() {
    let chunk = format!("{:x}\r\n{}\r\n", 64 * 1024, "a".repeat(64 * 1024));
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned();
    let mut pieces = vec![head.into_bytes()];
    pieces.extend(std::iter::repeat_n(chunk.into_bytes(), 100));
    let (address, _) = a_server(pieces, Duration::ZERO).await;

    let refused = here().get(Reach::Configured, &address, "*/*").await.unwrap_err();

    assert_eq!(refused.code(), "fetch.too_large");
    let (address, _) = a_server(answer("200 OK", &"a".repeat(LARGEST_ANSWER)), Duration::ZERO).await;
    assert_eq!(here().get(Reach::Configured, &address, "*/*").await.unwrap().body.len(), LARGEST_ANSWER);
}

#[tokio::test]
async fn server_that_drips_is_left_alone() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_owned();
    let mut pieces = vec![head.into_bytes()];
    pieces.extend(std::iter::repeat_n(b"a".to_vec(), 1000));
    let (address, _) = a_server(pieces, Duration::from_millis(200)).await;

    let refused = here().get(Reach::Configured, &address, "*/*").await.unwrap_err();

    assert_eq!(refused.code(), "fetch.too_slow");
}

#[tokio::test]
async fn nobody_there_is_told_without_the_address() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/?secret=42", listener.local_addr().unwrap());
    drop(listener);

    let refused = here().get(Reach::Configured, &address, "*/*").await.unwrap_err();

    assert_eq!(refused.code(), "fetch.unreachable");
    assert!(!refused.to_string().contains("secret"), "{refused}");
    assert!(refused.is_passing());
}

#[tokio::test]
async fn secrets_go_into_the_header_they_are_meant_for() {
    let (address, mut asked) = a_server(answer("200 OK", "{}"), Duration::ZERO).await;
    let client = here();

    let fields = [("grant_type", "authorization_code"), ("code", "a b&c")];
    client.post_form(Reach::Configured, &address, &fields, Some("Basic eA==".to_owned())).await.unwrap();
    client.get_with_token(Reach::Configured, &address, "abc").await.unwrap();

    let posted = asked.recv().await.unwrap();
    assert!(posted.contains("authorization: Basic eA=="), "{posted}");
    assert!(posted.ends_with("grant_type=authorization_code&code=a+b%26c"), "{posted}");
    assert!(asked.recv().await.unwrap().contains("authorization: Bearer abc"));
    let header = client.get_with_token(Reach::Configured, &address, "a\nb").await.unwrap_err();
    assert_eq!(header.code(), "fetch.setup");
}

#[test]
fn only_https_is_fetched() {
    let out = Fetcher::new(FetchSettings::default());
    let code =
        |client: &Fetcher, address: &str| client.check(Reach::Configured, address).map_err(|e| e.code());

    assert_eq!(code(&out, "https://id.example/a?b=c"), Ok(()));
    assert_eq!(code(&out, "http://id.example/"), Err("fetch.address_not_https"));
    assert_eq!(code(&out, "http://127.0.0.1:1/"), Err("fetch.address_not_https"));
    assert_eq!(code(&here(), "http://127.0.0.1:1/"), Ok(()));
    assert_eq!(code(&here(), "http://[::1]:1/"), Ok(()));
    assert_eq!(code(&here(), "http://localhost:1/"), Ok(()));
    assert_eq!(code(&here(), "http://10.0.0.1/"), Err("fetch.address_not_https"));
    assert_eq!(code(&here(), "http://localhost.example/"), Err("fetch.address_not_https"));
    assert_eq!(code(&out, "file:///etc/passwd"), Err("fetch.address_not_https"));
    assert_eq!(code(&out, "https://u:p@id.example/"), Err("fetch.address_user"));
    assert_eq!(code(&out, "https://u@id.example/"), Err("fetch.address_user"));
    assert_eq!(code(&out, "https://id.example/#a"), Err("fetch.address_fragment"));
    assert_eq!(code(&out, "https://id.example/a b"), Err("fetch.address_unreadable"));
    assert_eq!(code(&out, "/only/a/path"), Err("fetch.address_unreadable"));
    assert_eq!(
        code(&out, &format!("https://id.example/{}", "a".repeat(2048))),
        Err("fetch.address_unreadable")
    );
}

#[test]
fn addresses_of_others_lead_to_public_networks_only() {
    let out = Fetcher::new(FetchSettings::default());
    let private = [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.2.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[2001:db8::1]",
        "[2001::1]",
        "[ff02::1]",
        // Other ways of writing 127.0.0.1 and 10.0.0.1.
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "10.1",
    ];

    for host in private {
        let refused = out.check(Reach::Public, &format!("https://{host}/")).unwrap_err();
        assert_eq!(refused.code(), "fetch.private_network", "{host}");
    }
    for host in ["8.8.8.8", "[2a00:1450::1]", "id.example"] {
        assert_eq!(out.check(Reach::Public, &format!("https://{host}/")), Ok(()), "{host}");
    }
    assert_eq!(out.check(Reach::Configured, "https://10.1.2.3/"), Ok(()), "her own office");
    assert_eq!(here().check(Reach::Public, "http://127.0.0.1:1/"), Ok(()));
    assert!(here().check(Reach::Public, "https://10.1.2.3/").is_err());
}

#[tokio::test]
async fn name_that_leads_to_this_machine_is_refused_when_it_is_resolved() {
    let out = Fetcher::new(FetchSettings::default());

    let refused = out.get(Reach::Public, "https://localhost:1/", "*/*").await.unwrap_err();

    assert_eq!(refused.code(), "fetch.private_network");
    let own = out.get(Reach::Configured, "https://localhost:1/", "*/*").await.unwrap_err();
    assert_eq!(own.code(), "fetch.unreachable");
}
