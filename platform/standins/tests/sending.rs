//! Mail from a job to the mailbox, through real SMTP.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::path::PathBuf;

use jobs::{Handler, Job, JobError, Worker};
use kernel::{Clock, EmailAddress, Id, Instant};
use mail::{File, Mailer, MailerSettings, OutgoingMail};
use policy::Actor;
use serde::{Deserialize, Serialize};
use standins::{MailProvider, Mood};
use storage::{Cx, Db, Keys};
use texts::Locale;

const ANNA: &str = "anna@esempio.it";

#[derive(Serialize, Deserialize)]
struct Remind {}
impl Job for Remind {
    const KIND: &'static str = "test.remind";
}

fn reminder() -> OutgoingMail {
    let calendar = File {
        name: "appuntamento.ics".into(),
        media_type: "text/calendar; method=PUBLISH; charset=utf-8".into(),
        bytes: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(),
    };
    OutgoingMail {
        to: EmailAddress::parse(ANNA).unwrap(),
        subject: "Il tuo appuntamento è lunedì".into(),
        text: "Ciao,\n.\nci vediamo lunedì.\n".into(),
        html: Some("<p>Ci vediamo lunedì.</p>".into()),
        files: vec![calendar],
        reply_to: Some(EmailAddress::parse("sportello@esempio.it").unwrap()),
    }
}

/// A worker that sends a reminder, one job of it in the queue, and the clock that it lives by.
struct Post {
    provider: MailProvider,
    worker: Worker,
    clock: Clock,
    cx: Cx,
    file: PathBuf,
}

impl Post {
    async fn open(test: &str) -> Self {
        let provider = MailProvider::start().await.unwrap();
        let clock = Clock::still(Instant::parse("2026-11-23T09:30:00+01:00").unwrap());
        let file = std::env::temp_dir().join(format!("inrete-{test}-{}.db", std::process::id()));
        let db = Db::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let migrations = [storage::MIGRATIONS, jobs::MIGRATIONS].concat();
        storage::migrate(&db, &clock, &migrations).await.unwrap();
        let cx = Cx::new(db, clock.clone(), Keys::new(&[7; 32]), Actor::Console, Locale::It);
        let settings =
            MailerSettings { url: provider.url(), from: "Rete per il Lavoro <rete@esempio.it>".into() };
        let mailer = Mailer::new(&settings, clock.clone()).unwrap();
        assert!(mailer.check().await.unwrap());
        let handler = Handler::new(move |_cx, job: Id<()>, _: Remind| {
            let mailer = mailer.clone();
            async move { mailer.send(job, reminder()).await.map_err(JobError::from) }
        });
        let worker = Worker::new(&cx, vec![handler], Vec::new(), Vec::new());
        let mut tx = cx.begin().await.unwrap();
        jobs::enqueue(&mut tx, &cx, &Remind {}, clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        Self { provider, worker, clock, cx, file }
    }

    /// Runs what is due and says which jobs have failed so far.
    async fn run(&self) -> Vec<String> {
        self.worker.finish().await.unwrap()
    }

    async fn dead(&self) -> i64 {
        jobs::counts(&mut self.cx.read().await.unwrap()).await.unwrap().dead
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            // What SQLite has removed itself need not be removed.
            let _ = std::fs::remove_file(format!("{}{ending}", self.file.display()));
        }
    }
}

#[tokio::test]
async fn mail_arrives_as_it_was_written() {
    let post = Post::open("mail-arrives").await;

    assert!(post.run().await.is_empty());

    let mails = post.provider.mailbox().list();
    let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
    assert_eq!(mail.recipients, [ANNA]);
    assert_eq!(mail.from, "rete@esempio.it");
    assert_eq!(mail.subject, "Il tuo appuntamento è lunedì");
    assert_eq!(mail.text.as_deref().map(str::trim_end), Some("Ciao,\r\n.\r\nci vediamo lunedì."));
    assert_eq!(mail.html.as_deref().map(str::trim_end), Some("<p>Ci vediamo lunedì.</p>"));
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(mail.header("Reply-To").as_deref(), Some("sportello@esempio.it"));
    let files: Vec<_> = mail.attachments.iter().map(|file| (&*file.name, &*file.media_type)).collect();
    assert_eq!(files, [("appuntamento.ics", "text/calendar")]);
}

#[tokio::test]
async fn mail_put_off_arrives_once_later() {
    let post = Post::open("mail-put-off").await;
    post.provider.set_mood_for(ANNA, Mood::Defer);

    let failures = post.run().await;
    post.provider.set_mood_for(ANNA, Mood::Accept);
    post.provider.set_mood(Mood::Down);
    post.clock.set(post.clock.now().plus_minutes(2));
    let failures_when_down = post.run().await;
    post.provider.set_mood(Mood::Accept);
    post.clock.set(post.clock.now().plus_minutes(10));

    assert_eq!(failures, ["test.remind: the mail server puts the mail off (450)"]);
    assert_eq!(failures_when_down, ["test.remind: the mail server puts the mail off (421)"]);
    assert!(post.run().await.is_empty());
    assert_eq!(post.provider.mailbox().list_to(ANNA).len(), 1);
    assert_eq!(post.dead().await, 0);
}

#[tokio::test]
async fn mail_refused_is_given_up_and_names_nobody() {
    let post = Post::open("mail-refused").await;
    post.provider.set_mood_for(ANNA, Mood::Refuse);

    let failures = post.run().await;

    assert_eq!(failures, ["test.remind: the mail server refuses the mail (550)"]);
    assert_eq!(post.dead().await, 1);
    assert!(post.provider.mailbox().list().is_empty());
}
