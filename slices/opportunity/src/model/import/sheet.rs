//! Spreadsheets: one opportunity a row.

use tables::Column;

use super::{File, FileFault, Item};
use crate::model::text::line;

const fn column(
    key: &'static str,
    head: &'static str,
    synonyms: &'static [&'static str],
    is_required: bool,
) -> Column {
    Column { key, head, synonyms, is_required }
}

/// The columns that we read.
pub const COLUMNS: &[Column] = &[
    column("reference", "Codice", &["id", "riferimento", "codice annuncio"], true),
    column("kind", "Tipo", &["tipologia", "categoria"], false),
    column("title", "Titolo", &["oggetto", "denominazione", "mansione"], true),
    column("summary", "In breve", &["sintesi", "riassunto"], false),
    column("body", "Descrizione", &["testo"], false),
    column("requirements", "Requisiti", &["requisiti richiesti"], false),
    column("employer", "Datore di lavoro", &["datore", "azienda", "impresa"], false),
    column("contract", "Contratto", &["tipo di contratto"], false),
    column("positions", "Posti", &["numero di posti"], false),
    column("source_name", "Fonte", &["ente"], false),
    column("link", "Indirizzo web", &["link", "url", "sito"], false),
    column("how", "Come candidarsi", &["come fare", "contatti"], false),
    column("place", "Comune", &["sede", "luogo"], false),
    column("address", "Indirizzo", &["via"], false),
    column("starts_on", "Inizio", &["data di inizio", "dal"], false),
    column("starts_at", "Ora", &["orario"], false),
    column("ends_on", "Scadenza", &["termine", "data di scadenza", "fino al"], true),
    column("groups", "Gruppi", &["destinatari"], false),
    column("language", "Lingua", &[], false),
];

/// Kinds as people write them.
const KINDS: [(&str, &str); 9] = [
    ("offerta di lavoro", "vacancy"),
    ("offerta", "vacancy"),
    ("lavoro", "vacancy"),
    ("corso", "course"),
    ("corso di formazione", "course"),
    ("bando", "call"),
    ("evento", "event"),
    ("notizia", "news"),
    ("news", "news"),
];

/// The rows of a spreadsheet.
pub fn read(bytes: &[u8]) -> Result<File, FileFault> {
    let sheet = tables::read(bytes)?.with(COLUMNS)?;
    let items = sheet.rows().map(|row| {
        let text = |key: &str| row.text(key).to_owned();
        let mut item = Item { number: row.line, reference: line(row.text("reference")), ..Item::default() };
        let draft = &mut item.draft;
        let kind = tables::folded(row.text("kind"));
        draft.kind =
            KINDS.iter().find(|(name, _)| *name == kind).map_or(kind, |(_, word)| (*word).to_owned());
        draft.title = text("title");
        draft.summary = text("summary");
        draft.body = text("body");
        draft.requirements = text("requirements");
        draft.employer = text("employer");
        draft.contract = text("contract");
        draft.positions = text("positions");
        draft.source_name = text("source_name");
        draft.link = text("link");
        draft.how = text("how");
        draft.place = text("place");
        draft.address = text("address");
        draft.starts_on = text("starts_on");
        draft.starts_at = text("starts_at");
        draft.ends_on = text("ends_on");
        draft.groups = row.text("groups").split([',', ';']).map(|key| key.trim().to_owned()).collect();
        draft.language = text("language");
        item
    });
    Ok(File { items: items.collect(), unread_columns: sheet.unknown_heads.clone() })
}
