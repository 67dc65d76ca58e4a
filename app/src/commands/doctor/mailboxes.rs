//! What the doctor says of the desks' mailboxes: whether each can be read now, and since when the last readings fail.

use inbox::Settings;
use inbox::mailbox;
use inbox::settings::MailboxSettings;
use storage::Cx;

use super::Mark;

/// A line for each mailbox.
pub async fn mailboxes(cx: &Cx, settings: &Settings) -> Vec<(Mark, String)> {
    let mut lines = Vec::new();
    for one in &settings.mailboxes {
        lines.push(of(cx, one).await);
        lines.extend(open_password(one));
    }
    lines
}

/// What is said of a password that everybody on the machine can read.
pub fn open_password(one: &MailboxSettings) -> Option<(Mark, String)> {
    let file = one.password_file.display();
    let what = || {
        format!("everybody on this machine can read the password of «{}»: write chmod o= {file}", one.desk)
    };
    one.is_password_open().then(|| (Mark::Warn, what()))
}

async fn of(cx: &Cx, one: &MailboxSettings) -> (Mark, String) {
    let slug = &one.desk;
    let known = async {
        let mut tx = cx.read().await?;
        let desk = desk::api::desk_by_slug(&mut tx, slug).await?;
        let reading = match &desk {
            Some(desk) => inbox::store::mailbox::find(&mut tx, desk.id).await?,
            None => None,
        };
        Ok::<_, storage::StorageError>((desk.is_some(), reading))
    };
    let (is_there, reading) = match known.await {
        Ok(known) => known,
        Err(error) => return (Mark::Bad, error.to_string()),
    };
    if !is_there {
        let what = format!("there is no desk «{slug}»: write its name as its address has it, /sportelli/…");
        return (Mark::Bad, what);
    }
    match mailbox::check(one).await {
        Err(fault) => (Mark::Bad, format!("that of «{slug}»: {fault}; mails wait there until it is mended")),
        Ok(mails) => match reading.and_then(|reading| reading.read_at) {
            Some(at) => (Mark::Ok, format!("that of «{slug}» answers, mails in it: {mails}; last read {at}")),
            None => {
                (Mark::Warn, format!("that of «{slug}» answers, mails in it: {mails}; it was never read yet"))
            }
        },
    }
}
