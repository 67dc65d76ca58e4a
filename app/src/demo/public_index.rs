//! The public index of the demonstration: the Comuni of the province with their true names and codes, and certified
//! addresses that do not exist. Thirteen of them are in the network; the others may walk in by themselves.

use network::api::actions::import_index;
use storage::Cx;

use super::DemoError;
use super::data::{Data, Municipality};

const HEADS: &str =
    "Codice_IPA;Denominazione_ente;Codice_Categoria;Codice_comune_ISTAT;Mail1;Tipo_Mail1;Data_aggiornamento";

/// Imports it as an operator would.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(cx: &Cx, data: &Data) -> Result<(), DemoError> {
    let today = cx.now().date();
    let row = |comune: &Municipality| {
        let code = comune.ipa_code.as_ref()?;
        let (name, istat, mailbox) = (&comune.name, &comune.istat_code, &comune.key);
        // The lead's name as the data have it: an article makes another body of it.
        let known = data.organisations.iter().find(|body| body.ipa_code.as_ref() == Some(code));
        let name = known.map_or_else(|| format!("Comune di {name}"), |body| body.name.clone());
        Some(format!("{code};{name};L6;{istat};protocollo@pec.comune.{mailbox}.example.org;pec;{today}"))
    };
    let mut rows = vec![HEADS.to_owned()];
    rows.extend(data.municipalities.iter().filter_map(row));
    import_index(cx, rows.join("\n").as_bytes(), true).await?;
    Ok(())
}
