//! A server that speaks IMAP, save of the second of its three mails: it says nonsense of it, or never gives it. No real one
//! can be made to do that.

use inbox::settings::{MailboxSettings, Tls};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

const OUT_OF_ORDER: &str = "out of order";
const REFUSING: &str = "refusing";

pub struct Nonsense {
    port: u16,
    password: std::path::PathBuf,
}

impl Nonsense {
    pub async fn start() -> Self {
        Self::saying("%$& molto\r\n").await
    }

    pub async fn start_withholding() -> Self {
        Self::saying("").await
    }

    /// It opens no folder: it has a fault of its own.
    pub async fn start_out_of_order() -> Self {
        Self::saying(OUT_OF_ORDER).await
    }

    /// It lets nobody in, as for a wrong password.
    pub async fn start_refusing() -> Self {
        Self::saying(REFUSING).await
    }

    async fn saying(of_second: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, of_second));
            }
        });
        let password = std::env::temp_dir().join(format!("inrete-nonsense-{port}"));
        std::fs::write(&password, "segreto").unwrap();
        Self { port, password }
    }

    pub fn settings(&self) -> MailboxSettings {
        MailboxSettings {
            desk: "la-spezia".into(),
            host: "127.0.0.1".into(),
            port: self.port,
            tls: Tls::None,
            user: "sportello@laspezia.example.org".into(),
            password_file: self.password.clone(),
            ..MailboxSettings::default()
        }
    }
}

impl Drop for Nonsense {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.password);
    }
}

async fn answer(stream: TcpStream, of_second: &'static str) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"* OK ready\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
        let uid = command.strip_prefix("UID FETCH ").and_then(|rest| rest.split(' ').next()).unwrap_or("0");
        let said = match command.to_ascii_uppercase() {
            word if word.starts_with("EXAMINE") => {
                "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 4] x\r\n".to_owned()
            }
            word if word == "UID SEARCH UID 2" || word == "UID SEARCH UID 2:*" => {
                "* SEARCH 2 3\r\n".to_owned()
            }
            word if word.starts_with("UID SEARCH") => "* SEARCH 1 2 3\r\n".to_owned(),
            word if word.starts_with("UID FETCH 2") => of_second.to_owned(),
            word if word.contains("RFC822.SIZE") => {
                format!(
                    "* {uid} FETCH (UID {uid} RFC822.SIZE 60 INTERNALDATE \"22-Nov-2026 10:00:00 +0100\")\r\n"
                )
            }
            word if word.contains("BODY") => {
                let subject = if uid == "1" { "uno" } else { "tre" };
                let mail = format!("From: a@persone.example.org\r\nSubject: {subject}\r\n\r\nCiao {uid}\r\n");
                format!("* {uid} FETCH (UID {uid} BODY[]<0> {{{}}}\r\n{mail})\r\n", mail.len())
            }
            _ => String::new(),
        };
        let done = if of_second == REFUSING && command.starts_with("LOGIN") {
            format!("{tag} NO [AUTHENTICATIONFAILED] Authentication failed.\r\n")
        } else if of_second == OUT_OF_ORDER && command.starts_with("EXAMINE") {
            format!(
                "{tag} NO [SERVERBUG] Internal error occurred. Refer to server log for more information.\r\n"
            )
        } else {
            format!("{said}{tag} OK done\r\n")
        };
        if write.write_all(done.as_bytes()).await.is_err() {
            return;
        }
    }
}
