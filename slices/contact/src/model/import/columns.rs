//! The columns of the sheet, by the heads that offices and our own pages give them.

use tables::Column;

const fn column(
    key: &'static str,
    head: &'static str,
    synonyms: &'static [&'static str],
    is_required: bool,
) -> Column {
    Column { key, head, synonyms, is_required }
}

const DAY: Column = column("day", "Data", &["giorno", "data contatto", "data del contatto"], true);
const REQUEST: Column = column("request", "Richiesta", &["motivo", "oggetto", "argomento"], true);
const CHANNEL: Column = column("channel", "Canale", &["modalità"], false);
const KIND: Column = column(
    "kind",
    "Tipo",
    &["tipo utente", "tipo di contatto", "kind of contact", "persona o impresa", "person or firm"],
    false,
);
const ORIGIN: Column = column("origin", "Arrivo", &["origine", "accesso", "came by"], false);
const SERVICES: Column =
    column("services", "Servizi", &["servizio", "servizi dati", "servizi erogati", "services given"], false);
const IS_FIRST: Column = column(
    "is_first",
    "Prima volta",
    &["prima volta allo sportello", "primo contatto", "nuovo", "volta", "first time at the desk", "visit"],
    false,
);
const BIRTH_YEAR: Column =
    column("birth_year", "Anno di nascita", &["nascita", "nato nel", "year of birth"], false);
const AGE_BAND: Column = column(
    "age_band",
    "Fascia d'età",
    &["oppure fascia d'età", "età", "fascia di età", "or age band", "age"],
    false,
);
const SEX: Column = column("sex", "Sesso", &["genere"], false);
const RESIDENCE: Column =
    column("residence", "Comune di residenza", &["residenza", "comune", "comune of residence"], false);
const CITIZENSHIP: Column = column("citizenship", "Cittadinanza", &[], false);
const WORK_STATUS: Column = column(
    "work_status",
    "Condizione",
    &["condizione di lavoro", "condizione lavorativa", "condizione occupazionale", "stato occupazionale"],
    false,
);
const SCHOOLING: Column = column("schooling", "Titolo di studio", &["titolo", "istruzione"], false);
const IS_VULNERABLE: Column = column(
    "is_vulnerable",
    "Fragilità",
    &["fragile", "in condizione di fragilità", "in a fragile situation"],
    false,
);
const OUTCOME: Column = column("outcome", "Esito", &[], false);
const REFERRED_TO: Column = column(
    "referred_to",
    "Inviato a",
    &[
        "ente",
        "ente di invio",
        "ente a cui è inviata",
        "ente che riceve",
        "body she is sent on to",
        "receiving body",
    ],
    false,
);
const MINUTES: Column =
    column("minutes", "Minuti", &["durata", "durata in minuti", "minutes it took"], false);

/// The code of a row that an import left out: mended, it is known again by it.
const CODE: Column = column("code", "Codice della riga", &[], false);
/// What was to mend; written for people, read by nobody.
const MEND: Column = column("mend", "Che cosa correggere", &[], false);
/// The line of a row in the file of the one who sent it, while a page carries it.
const LINE: Column = column("line", "riga_del_file", &[], false);

/// The columns that say what a contact was, in their order, between what else a sheet has.
macro_rules! with_columns {
    ([$($before:ident),*], [$($after:ident),*]) => {
        &[
            $($before,)*
            DAY, REQUEST, CHANNEL, KIND, ORIGIN, SERVICES, IS_FIRST, BIRTH_YEAR, AGE_BAND, SEX, RESIDENCE, CITIZENSHIP,
            WORK_STATUS, SCHOOLING, IS_VULNERABLE, OUTCOME, REFERRED_TO, MINUTES,
            $($after,)*
        ]
    };
}

/// The columns, in their order.
pub const COLUMNS: &[Column] = with_columns!([], []);

/// Those of the rows that were left out, as they are given to be mended.
pub const TO_MEND: &[Column] = with_columns!([MEND], [CODE]);

/// All that is read; those that a page carries from the preview to the import.
pub const CARRIED: &[Column] = with_columns!([], [CODE, MEND, LINE]);
