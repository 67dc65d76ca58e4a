//! Attachments in a database.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::path::PathBuf;

use documents::{MediaType, Owner, attach, check, content, find, list, remove};
use kernel::{Clock, Instant};
use policy::Actor;
use storage::{Cx, Db, Keys, ToValue as _};
use texts::Locale;
use uuid::Uuid;

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";
const ADHESION: Owner = Owner { kind: "network.adhesion", id: Uuid::from_u128(1) };
const OTHER: Owner = Owner { kind: "network.agreement", id: Uuid::from_u128(1) };

storage::statements! {
    TAMPER = "UPDATE documents_attachment SET content = $2 WHERE id = $1";
}

struct Place {
    cx: Cx,
    file: PathBuf,
}

impl Place {
    async fn open(test: &str) -> Self {
        let clock = Clock::still(Instant::parse("2026-11-23T09:30:00+01:00").unwrap());
        let file = std::env::temp_dir().join(format!("inrete-{test}-{}.db", std::process::id()));
        let db = Db::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let migrations = [storage::MIGRATIONS, documents::MIGRATIONS].concat();
        storage::migrate(&db, &clock, &migrations).await.unwrap();
        Self { cx: Cx::new(db, clock, Keys::new(&[7; 32]), Actor::Console, Locale::It), file }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            // What SQLite has removed itself need not be removed.
            let _ = std::fs::remove_file(format!("{}{ending}", self.file.display()));
        }
    }
}

#[tokio::test]
async fn attachment_is_kept_with_its_owner_until_it_is_removed() {
    let place = Place::open("attachment-kept").await;
    let file = check("Patto.pdf", PDF.to_vec(), &[MediaType::Pdf], 1000).unwrap();
    let mut tx = place.cx.begin().await.unwrap();

    let kept = attach(&mut tx, &place.cx, ADHESION, file).await.unwrap();

    assert_eq!(list(&mut tx, ADHESION).await.unwrap(), std::slice::from_ref(&kept));
    assert!(list(&mut tx, OTHER).await.unwrap().is_empty());
    assert_eq!(find(&mut tx, kept.id).await.unwrap(), Some(kept.clone()));
    assert_eq!(content(&mut tx, kept.id).await.unwrap().as_deref(), Some(PDF));
    assert!(!remove(&mut tx, OTHER, kept.id).await.unwrap());
    assert!(remove(&mut tx, ADHESION, kept.id).await.unwrap());
    assert_eq!(content(&mut tx, kept.id).await.unwrap(), None);
}

#[tokio::test]
async fn content_that_was_changed_in_the_database_is_not_handed_out() {
    let place = Place::open("attachment-changed").await;
    let file = check("Patto.pdf", PDF.to_vec(), &[MediaType::Pdf], 1000).unwrap();
    let mut tx = place.cx.begin().await.unwrap();
    let kept = attach(&mut tx, &place.cx, ADHESION, file).await.unwrap();

    tx.execute(&TAMPER, [kept.id.value(), storage::Value::Bytes(Some(b"other".to_vec()))]).await.unwrap();

    assert!(content(&mut tx, kept.id).await.is_err());
}

#[tokio::test]
async fn statements_are_accepted_by_the_database() {
    let place = Place::open("attachment-statements").await;

    let refused = place.cx.db().refused_statements().await.unwrap();

    let ours: Vec<_> = refused.iter().filter(|line| line.starts_with("documents::")).collect();
    assert!(ours.is_empty(), "{ours:?}");
}
