//! The words that the columns take: on the page, and in the cells of the empty sheet.

use desk::api::Desk;
use kernel::Id;
use network::api::Organisation;
use tables::Choices;
use web::{Caller, PageError};

use crate::model::Residence;
use crate::model::import::{COLUMNS, offered};
use crate::queries::Ground;

/// A column, and what may stand in it.
pub(super) struct WordsOf {
    pub(super) head: &'static str,
    pub(super) is_required: bool,
    pub(super) words: Vec<String>,
    pub(super) note: Option<String>,
}

/// What may stand in each column; names, which are many, are in the sheet.
pub(super) fn words(caller: &Caller) -> Vec<WordsOf> {
    let of = |column: &tables::Column| WordsOf {
        head: column.head,
        is_required: column.is_required,
        words: offered(column.key).into_iter().map(|key| caller.t(key)).collect(),
        note: note(column.key).map(|key| caller.t(key)),
    };
    COLUMNS.iter().map(of).collect()
}

fn note(column: &str) -> Option<&'static str> {
    Some(match column {
        "day" => "contact-import-note-day",
        "services" => "contact-import-note-services",
        "birth_year" => "contact-import-note-year",
        "residence" => "contact-import-note-residence",
        "referred_to" => "contact-import-note-body",
        "minutes" => "contact-import-note-minutes",
        _ => return None,
    })
}

/// The words that the cells of the sheet offer: those of the lists, and the names that the desk may choose today.
pub(super) async fn choices(caller: &Caller, desk: &Desk) -> Result<Vec<Choices>, PageError> {
    let mut tx = caller.cx.read().await?;
    let today = caller.cx.now().date();
    let ground = Ground::of(&mut tx, desk, today, today).await?;
    let mut services: Vec<String> =
        ground.most_given.iter().chain(&ground.services).map(|(_, name)| name.clone()).collect();
    services.sort();
    let elsewhere = Residence::Elsewhere.text().map(|key| caller.t(key));
    let comuni = ground.comuni.iter().map(|one| one.name.clone()).chain(elsewhere).collect();
    let own: Id<Organisation> = Id::from_uuid(desk.organisation);
    let bodies = ground.bodies.iter().filter(|one| one.id != own).map(|one| one.name.clone()).collect();
    let mut names = [("services", services), ("residence", comuni), ("referred_to", bodies)];
    let mut of = |column: &tables::Column| {
        let words = match names.iter_mut().find(|(key, _)| *key == column.key) {
            Some((_, names)) => std::mem::take(names),
            None => offered(column.key).into_iter().map(|key| caller.t(key)).collect(),
        };
        Choices { key: column.key, words, is_several: column.key == "services" }
    };
    Ok(COLUMNS.iter().map(&mut of).collect())
}
