//! The provider from outside, through a bare TCP connection.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::time::Duration;

use standins::{MailProvider, Mood};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

const LONGEST: Duration = Duration::from_secs(5);

/// A mail client without any knowledge of mail.
struct Client(BufReader<TcpStream>);

impl Client {
    async fn connect(provider: &MailProvider) -> Self {
        let mut client = Self(BufReader::new(TcpStream::connect(provider.address()).await.unwrap()));
        assert_eq!(client.answer().await, "220");
        client
    }

    /// The code of the next answer; the lines before its last one are passed over.
    async fn answer(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await.unwrap();
            if line.get(3..4) != Some("-") {
                return line.chars().take(3).collect();
            }
        }
    }

    async fn say(&mut self, line: &str) -> String {
        self.0.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        self.answer().await
    }

    async fn send(&mut self, to: &str, text: &str) -> Vec<String> {
        let mut codes =
            vec![self.say("MAIL FROM:<rete@esempio.it>").await, self.say(&format!("RCPT TO:<{to}>")).await];
        if codes.last().unwrap() == "250" {
            codes.push(self.say("DATA").await);
            codes.push(self.say(&format!("{text}\r\n.")).await);
        }
        codes
    }
}

#[tokio::test]
async fn mail_is_taken_and_read() {
    let provider = MailProvider::start().await.unwrap();
    let mut client = Client::connect(&provider).await;
    let text = "From: rete@esempio.it\r\nTo: anna@esempio.it\r\nSubject: =?utf-8?q?Appuntamento_gi=C3=A0_fissato?=\r\n\
        Auto-Submitted:\r\n auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
        Ci vediamo lunedì.\r\n..puntini\r\n\
        --b\r\nContent-Type: Text/Calendar; method=PUBLISH\r\nContent-Disposition: attachment; filename=a.ics\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nQkVHSU4=\r\n--b--";

    assert_eq!(client.say("EHLO localhost").await, "250");
    let codes = client.send("anna@esempio.it", text).await;
    assert_eq!(client.say("QUIT").await, "221");

    assert_eq!(codes, ["250", "250", "354", "250"]);
    let mail = provider.mailbox().wait_for("Anna@esempio.it", LONGEST).await.unwrap();
    assert_eq!(mail.from, "rete@esempio.it");
    assert_eq!(mail.recipients, ["anna@esempio.it"]);
    assert_eq!(mail.subject, "Appuntamento già fissato");
    assert_eq!(mail.text.as_deref().map(str::trim_end), Some("Ci vediamo lunedì.\r\n.puntini"));
    assert_eq!(mail.html, None);
    assert_eq!(mail.header("auto-submitted").as_deref(), Some("auto-generated"));
    let files: Vec<_> =
        mail.attachments.iter().map(|file| (&*file.name, &*file.media_type, &*file.bytes)).collect();
    assert_eq!(files, [("a.ics", "text/calendar", b"BEGIN".as_slice())]);
}

#[tokio::test]
async fn moods_decide_what_a_client_hears() {
    let provider = MailProvider::start().await.unwrap();
    provider.set_mood_for("via@esempio.it", Mood::Refuse);
    provider.set_mood_for("piena@esempio.it", Mood::Defer);
    let mut client = Client::connect(&provider).await;
    client.say("EHLO localhost").await;

    assert_eq!(client.send("VIA@esempio.it", "Ciao").await, ["250", "550"]);
    assert_eq!(client.say("RSET").await, "250");
    assert_eq!(client.send("piena@esempio.it", "Ciao").await, ["250", "450"]);
    assert_eq!(client.say("RCPT TO:<anna@esempio.it>").await, "250");
    provider.set_mood(Mood::Down);
    assert_eq!(client.say("NOOP").await, "421");
    let mut second = TcpStream::connect(provider.address()).await.unwrap();
    let mut heard = String::new();
    second.read_to_string(&mut heard).await.unwrap();

    assert!(heard.starts_with("421 "), "{heard}");
    assert!(provider.mailbox().list().is_empty());
    provider.set_mood(Mood::Accept);
    let mut third = Client::connect(&provider).await;
    assert_eq!(third.send("anna@esempio.it", "Ciao").await, ["250", "250", "354", "250"]);
    assert_eq!(provider.mailbox().list().len(), 1);
}

#[tokio::test]
async fn commands_out_of_order_are_refused() {
    let provider = MailProvider::start().await.unwrap();
    let mut client = Client::connect(&provider).await;

    assert_eq!(client.say("RCPT TO:<anna@esempio.it>").await, "503");
    assert_eq!(client.say("DATA").await, "503");
    assert_eq!(client.say("MAIL FROM:<a@esempio.it> SIZE=99999999").await, "552");
    assert_eq!(client.say("MAIL FROM:<a@esempio.it> BODY=8BITMIME").await, "250");
    assert_eq!(client.say("MAIL FROM:<b@esempio.it>").await, "503");
    assert_eq!(client.say("DATA").await, "503");
    assert_eq!(client.say("RCPT TO:anna").await, "501");
    assert_eq!(client.say("VRFY anna").await, "500");
    assert_eq!(client.say("HELO localhost").await, "250");
    assert_eq!(client.say("RCPT TO:<anna@esempio.it>").await, "503");
}

#[tokio::test]
async fn dot_after_a_bare_line_feed_ends_no_mail() {
    let provider = MailProvider::start().await.unwrap();
    let mut client = Client::connect(&provider).await;

    let codes =
        client.send("anna@esempio.it", "Subject: uno\r\n\r\na\n.\nMAIL FROM:<x@esempio.it>\n.\r\nb").await;

    assert_eq!(codes, ["250", "250", "354", "250"]);
    assert_eq!(provider.mailbox().list().len(), 1);
}

#[tokio::test]
async fn mail_that_is_too_large_is_refused_after_its_end() {
    let provider = MailProvider::start().await.unwrap();
    let mut client = Client::connect(&provider).await;
    let line = "x".repeat(998);
    let large = vec![line.as_str(); 11_000].join("\r\n");

    assert_eq!(client.send("anna@esempio.it", &large).await, ["250", "250", "354", "552"]);
    assert_eq!(client.send("anna@esempio.it", "piccola").await, ["250", "250", "354", "250"]);
}

#[tokio::test]
async fn provider_stays_on_loopback() {
    assert!(MailProvider::start_on("0.0.0.0:0".parse().unwrap()).await.is_err());
}
