//! The desk's mailbox, by a real IMAP server.

use std::sync::{Arc, Mutex};

use inbox::Settings;
use inbox::mailbox::{MailboxFault, check, read_mailbox};
use inbox::model::Way;
use inbox::settings::{MailboxSettings, Tls};
use inbox::store::list::View;
use testkit::Engine;

use crate::dovecot::Dovecot;
use crate::stage::{Seen as _, Stage, mail, with};

fn settings(mailbox: MailboxSettings) -> Settings {
    Settings { mailboxes: vec![mailbox], mail_mib: 1, ..Settings::default() }
}

async fn reads(stage: &Stage) -> u64 {
    let mailbox = stage.settings.mailboxes.first().unwrap();
    read_mailbox(&stage.console(), &stage.settings, mailbox).await.unwrap()
}

/// Subjects of what is open and of what is set aside.
async fn subjects(stage: &Stage) -> (Vec<String>, Vec<String>) {
    let mut tx = stage.console().read().await.unwrap();
    // They arrived in one second: their order among each other says nothing.
    let mut of = async |view| {
        let page = inbox::store::list::page(&mut tx, stage.desk.id, view, None, 100).await.unwrap();
        let mut subjects: Vec<String> = page.into_iter().map(|one| one.subject).collect();
        subjects.sort();
        subjects
    };
    (of(View::Open).await, of(View::Aside).await)
}

fn named(subject: &str, headers: &str) -> Vec<u8> {
    let text = mail(subject, headers).replace("Corsi serali", subject);
    text.replace('\n', "\r\n").into_bytes()
}

/// What nobody sends on purpose, between two good mails.
fn bad_day() -> Vec<Vec<u8>> {
    let mut large = named("grande", "Content-Type: multipart/mixed; boundary=X\n");
    large.extend(b"--X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nEcco il curriculum.\r\n--X\r\nContent-Type: application/pdf\r\n\
        Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"curriculum.pdf\"\r\n\r\n");
    let line = [[b'A'; 76].as_slice(), b"\r\n"].concat();
    large.extend(line.repeat(40 * 1024 * 1024 / 78));
    large.extend(b"--X--\r\n");
    let mut charset = named("latino", "Content-Type: text/plain; charset=utf-8\n");
    charset.extend(b"perch\xe9 cos\xec\r\n");
    let no_id = b"From: senza@persone.example.org\r\nSubject: senza nome\r\n\r\nCiao\r\n".to_vec();
    vec![
        named("primo", ""),
        large,
        charset,
        no_id.clone(),
        no_id,
        named("vacanza", "Auto-Submitted: auto-replied\n"),
        b"\r\n\r\n".to_vec(),
        b"From: =?utf-8?Q?=C3?= <<@@>\r\nContent-Type: multipart/mixed; boundary=\"\r\n\r\n--\r\n\x00\x01\xff".to_vec(),
        b"Subject: html\r\nFrom: h@persone.example.org\r\nContent-Type: text/html\r\n\r\n<p>Solo <b>html</b></p><script>x</script>".to_vec(),
        named("primo", ""),
        named("ultimo", ""),
    ]
}

#[tokio::test]
async fn bad_day_of_a_mailbox_stops_nothing() {
    let Some(mut server) = Dovecot::start("bad-day").await else { return };
    for mail in bad_day() {
        server.deliver(&mail);
    }
    for engine in testkit::engines() {
        let stage = with(engine, settings(server.settings(Tls::None))).await;

        let read = reads(&stage).await;

        assert_eq!(read, 11, "{engine:?}");
        let (open, aside) = subjects(&stage).await;
        let named: Vec<&str> =
            open.iter().map(String::as_str).filter(|subject| !subject.is_empty()).collect();
        assert_eq!(named, ["grande", "html", "latino", "primo", "senza nome", "ultimo"], "{engine:?}");
        assert_eq!(aside, ["vacanza"]);
        assert_eq!(reads(&stage).await, 0, "what was read is not read again");
        let mut tx = stage.console().read().await.unwrap();
        let page = inbox::store::list::page(&mut tx, stage.desk.id, View::Open, None, 100).await.unwrap();
        let one = |subject: &str| page.iter().find(|one| one.subject == subject).unwrap();
        assert!(one("grande").is_partial && one("grande").text.contains("Ecco il curriculum."));
        assert_eq!(one("grande").left_out.first().unwrap().name, "curriculum.pdf");
        assert!(one("latino").text.ends_with("perché così"), "{}", one("latino").text);
        assert_eq!(one("html").text, "Solo html");
    }
    assert_eq!(server.mails(), (11, false), "nothing is changed in the mailbox");
}

#[tokio::test]
async fn mailbox_is_read_over_tls_and_starttls() {
    let Some(mut server) = Dovecot::start("tls").await else { return };
    server.deliver(&named("cifrata", ""));
    for tls in [Tls::Implicit, Tls::Starttls] {
        let stage = with(Engine::Lite, settings(server.settings(tls))).await;

        assert_eq!(reads(&stage).await, 1, "{tls:?}");
        assert_eq!(check(&server.settings(tls)).await, Ok(1));
    }
    let untrusted = MailboxSettings { ca_file: None, ..server.settings(Tls::Implicit) };
    assert_eq!(check(&untrusted).await, Err(MailboxFault::Encryption));
    let other_name = MailboxSettings { host: "127.0.0.1".into(), ..server.settings(Tls::Implicit) };
    assert_eq!(check(&other_name).await, Err(MailboxFault::Encryption));
}

#[tokio::test]
async fn mailbox_numbered_anew_is_looked_through_and_takes_nothing_twice() {
    let Some(mut server) = Dovecot::start("anew").await else { return };
    server.deliver(&named("uno", ""));
    for engine in testkit::engines() {
        let stage = with(engine, settings(server.settings(Tls::None))).await;
        reads(&stage).await;
        server.renumber();
        server.deliver(&named(&format!("due {engine:?}"), ""));

        reads(&stage).await;

        let (open, _) = subjects(&stage).await;
        assert_eq!(open.iter().filter(|subject| *subject == "uno").count(), 1, "{engine:?}");
        assert!(open.contains(&format!("due {engine:?}")), "{open:?}");
    }
}

#[tokio::test]
async fn two_processes_take_each_mail_once() {
    let Some(mut server) = Dovecot::start("two").await else { return };
    for number in 0..12 {
        server.deliver(&named(&format!("mail {number}"), ""));
    }
    for engine in testkit::engines() {
        let stage = with(engine, settings(server.settings(Tls::None))).await;

        let (one, other) = tokio::join!(reads(&stage), reads(&stage));

        assert_eq!(one + other, 12, "{engine:?}");
        assert_eq!(subjects(&stage).await.0.len(), 12, "{engine:?}");
    }
}

#[tokio::test]
async fn mailbox_that_cannot_be_read_is_told_at_the_desk_and_mends_by_itself() {
    let Some(mut server) = Dovecot::start("ill").await else { return };
    let stage = with(Engine::Lite, settings(server.settings(Tls::None))).await;
    server.deliver(&named("aspetta", ""));
    server.wrong_password();

    assert_eq!(reads(&stage).await, 0);

    let page = stage.anna().get(stage.list()).await.expect(200);
    assert!(page.text().contains("la sua configurazione è da correggere"), "{}", page.text());
    assert_eq!(check(stage.settings.mailboxes.first().unwrap()).await, Err(MailboxFault::SignIn));
    server.right_password();
    assert_eq!(reads(&stage).await, 1);
    let page = stage.anna().get(stage.list()).await.expect(200);
    assert!(page.text().contains("Casella di posta letta"), "{}", page.text());
    assert_eq!(subjects(&stage).await.0, ["aspetta"]);
}

#[tokio::test]
async fn server_that_is_not_there_or_has_no_such_folder_is_told_apart() {
    let Some(server) = Dovecot::start("apart").await else { return };
    let good = server.settings(Tls::None);
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();

    let nobody = check(&MailboxSettings { port: free, ..good.clone() }).await;
    let no_folder = check(&MailboxSettings { folder: "Altro".into(), ..good.clone() }).await;
    let no_password = check(&MailboxSettings { password_file: "/nessun/file".into(), ..good }).await;

    assert_eq!(nobody, Err(MailboxFault::Unreachable));
    assert_eq!(no_folder, Err(MailboxFault::Folder));
    assert_eq!(no_password, Err(MailboxFault::Password));
}

#[tokio::test]
async fn server_that_says_nonsense_of_one_mail_loses_that_mail_alone() {
    let server = crate::nonsense::Nonsense::start().await;
    for engine in testkit::engines() {
        let stage = with(engine, settings(server.settings())).await;

        reads(&stage).await;

        let (open, _) = subjects(&stage).await;
        assert_eq!(open, ["tre", "uno"], "{engine:?}");
        let page = stage.anna().get(stage.list()).await.expect(200);
        assert!(page.text().contains("Mail che non si sono potute leggere"), "{}", page.text());
        let mut tx = stage.console().read().await.unwrap();
        let passed = inbox::store::mailbox::passed_over(&mut tx, stage.desk.id).await.unwrap();
        assert_eq!(passed.iter().map(|one| one.uid).collect::<Vec<_>>(), [2]);
    }
}

#[tokio::test]
async fn mail_that_the_server_never_gives_is_passed_over_after_some_patience() {
    let server = crate::nonsense::Nonsense::start_withholding().await;
    let stage = with(Engine::Lite, settings(server.settings())).await;
    for _ in 0..3 {
        reads(&stage).await;
        assert_eq!(subjects(&stage).await.0, ["uno"]);
    }

    reads(&stage).await;

    assert_eq!(subjects(&stage).await.0, ["tre", "uno"]);
}

#[tokio::test]
async fn mailbox_in_use_is_connected_without_a_word_to_who_wrote_before() {
    for engine in testkit::engines() {
        let Some(mut server) = Dovecot::start(&format!("in-use-{engine:?}")).await else { return };
        let stage = with(engine, settings(server.settings(Tls::None))).await;
        let now = stage.console().now();
        server.deliver_old(&named("risposta", ""), now.plus_days(-20), "RS");
        server.deliver_old(&named("letta", ""), now.plus_days(-20), "S");
        server.deliver_old(&named("mai aperta", ""), now.plus_days(-20), "");

        reads(&stage).await;
        server.deliver_old(&named("nuova", ""), now.plus_days(1), "");
        stage.app.clock.set(now.plus_minutes(5));
        reads(&stage).await;
        stage.app.finish().await;

        assert_eq!(subjects(&stage).await.0, ["letta", "mai aperta", "nuova"], "{engine:?}");
        let mails = stage.app.mails();
        assert_eq!(mails.len(), 1, "{engine:?}: one receipt, to the new one");
        let mut tx = stage.console().read().await.unwrap();
        let page = inbox::store::list::page(&mut tx, stage.desk.id, View::Open, None, 100).await.unwrap();
        let today = stage.console().now().date();
        for one in &page {
            let way = if one.subject == "nuova" { Way::Mail } else { Way::Earlier };
            assert_eq!((one.way, one.is_late(today)), (way, false), "{engine:?} {}", one.subject);
        }
        drop(tx);
        let read = page.iter().find(|one| one.subject == "letta").unwrap();
        assert_eq!(read.received_at, now.plus_days(-20));
        let page = stage.anna().get(&stage.page_of(read.id)).await.expect(200);
        page.holds("arrivata prima del collegamento").lacks("in ritardo");
        // Numbered anew, what was left there is left there again.
        server.renumber();
        reads(&stage).await;
        stage.app.finish().await;
        assert_eq!((subjects(&stage).await.0.len(), stage.app.mails().len()), (3, 1), "{engine:?}");
    }
}

/// What is logged while a test runs, as the program logs unless it is told otherwise.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn refused_password_is_logged_once_and_neither_it_nor_the_address_is() {
    let server = crate::nonsense::Nonsense::start_refusing().await;
    let stage = with(Engine::Lite, settings(server.settings())).await;
    let logged = Logged::default();
    let writer = logged.clone();
    let log = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();

    let listening = tracing::subscriber::set_default(log);
    reads(&stage).await;
    drop(listening);

    let text = String::from_utf8(logged.0.lock().unwrap().clone()).unwrap();
    let faults: Vec<&str> =
        text.lines().filter(|line| line.contains("WARN") || line.contains("ERROR")).collect();
    assert_eq!(faults.len(), 1, "{text}");
    assert!(text.contains("could not be read") && text.contains("sign_in"), "{text}");
    assert!(text.contains(&stage.desk.id.to_string()), "{text}");
    for secret in ["segreto", "sportello@laspezia.example.org", "laspezia.example.org"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

#[tokio::test]
async fn fault_of_the_server_is_no_missing_folder() {
    let server = crate::nonsense::Nonsense::start_out_of_order().await;
    let stage = with(Engine::Lite, settings(server.settings())).await;

    reads(&stage).await;

    assert_eq!(check(stage.settings.mailboxes.first().unwrap()).await, Err(MailboxFault::Answer));
    let mut tx = stage.console().read().await.unwrap();
    let reading = inbox::store::mailbox::find(&mut tx, stage.desk.id).await.unwrap().unwrap();
    assert_eq!(reading.fault.as_deref(), Some("answer"));
}
