//! The lines of an agreement as a file that can be read in again: what was promised, not what was reached. Figures that may
//! be published stand in the report.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use kernel::Money;
use tables::{CSV_MEDIA_TYPE, XLSX_MEDIA_TYPE, write_csv, write_xlsx};
use web::{Answer, Caller, PageError};

use super::form::draft_of;
use super::seen;
use crate::actions::{COLUMNS, cells, ground};
use crate::model::{Counts, LineGround};
use crate::store;

pub(super) async fn csv(caller: Caller, Path(text): Path<String>) -> Answer {
    let bytes = write_csv(COLUMNS, &rows(&caller, &text).await?).map_err(PageError::fault)?;
    Ok(file(bytes, CSV_MEDIA_TYPE, "attachment; filename=\"righe-di-attivita.csv\""))
}

pub(super) async fn xlsx(caller: Caller, Path(text): Path<String>) -> Answer {
    let rows = rows(&caller, &text).await?;
    let bytes = write_xlsx("Righe di attività", COLUMNS, &rows).map_err(PageError::fault)?;
    Ok(file(bytes, XLSX_MEDIA_TYPE, "attachment; filename=\"righe-di-attivita.xlsx\""))
}

fn file(bytes: Vec<u8>, media_type: &'static str, disposition: &'static str) -> Response {
    ([(CONTENT_TYPE, media_type), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

async fn rows(caller: &Caller, text: &str) -> Result<Vec<Vec<String>>, PageError> {
    let mut tx = caller.cx.read().await?;
    let agreement = seen(&mut tx, caller, text).await?;
    let lines = store::line::of_agreement(&mut tx, agreement.id).await?;
    let ground = ground(&mut tx, &agreement, caller.cx.now().date()).await?;
    let rows = lines.iter().map(|line| {
        let mut draft = draft_of(line);
        named(&mut draft.organisation, &ground.partners);
        named(&mut draft.service, &ground.services);
        named(&mut draft.group, &ground.groups);
        named(&mut draft.desk, &ground.desks);
        draft.counts = counts(&line.counts, &ground);
        draft.due_on = line.due_on.strftime("%d/%m/%Y").to_string();
        draft.budget = line.budget.map(Money::plain).unwrap_or_default().replace('.', ",");
        cells(&draft)
    });
    Ok(rows.collect())
}

/// The name in place of the id, where nobody else has it: a name that two share would be read as the first of them.
fn named(text: &mut String, known: &[(String, String)]) {
    let Some((_, name)) = known.iter().find(|(id, _)| id == text) else { return };
    let folded = tables::folded(name);
    if known.iter().filter(|(_, other)| tables::folded(other) == folded).count() == 1 {
        text.clone_from(name);
    }
}

fn counts(counts: &Counts, ground: &LineGround) -> String {
    let word = counts.word();
    let named = ground.measures.iter().find(|(key, _, _)| key == word);
    named.map_or_else(|| word.to_owned(), |(_, name, _)| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_that_two_share_stays_an_id() {
        let known = [("1", "Ufficio"), ("2", "Ufficio"), ("3", "Biblioteca")];
        let known: Vec<(String, String)> = known.map(|(id, name)| (id.to_owned(), name.to_owned())).into();
        let mut texts = ["1", "3", "9"].map(str::to_owned);

        texts.iter_mut().for_each(|text| named(text, &known));

        assert_eq!(texts, ["1", "Biblioteca", "9"]);
    }
}
