//! `/componenti`: every component in every state, on demonstration installations. Axe runs over it, and who
//! writes a page sees here what there is.

use askama::Template;
use axum::{Router, routing::get};
use texts::Message;

use crate::components::{Cell, CellState, Doubt, Pager, Plot, PlotKind, Steps, Week, WeekDay, WeekRow};
use crate::forms::{Choice, FieldErrors, Fields, Form};
use crate::{Answer, Page, Visit, html, unprocessable};

#[derive(Template)]
#[template(path = "components/preview.html")]
struct Preview {
    page: Page,
    empty: Fields,
    fields: Fields,
    choices: Vec<Choice>,
    steps: Steps,
    pager: Pager,
    week: Week,
    plots: Vec<Plot>,
    heads: Vec<String>,
    pairs: Vec<(String, String)>,
    doubts: Vec<Doubt>,
}

/// The routes of the preview.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/componenti", get(show).post(refuse))
}

async fn show(visit: Visit) -> Answer {
    html(&preview(&visit, Fields::empty()))
}

/// The same page as a refused form has it: summary first, status 422.
async fn refuse(visit: Visit, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    for field in ["name", "day", "area", "channel", "consent", "file"] {
        errors.add(field, Message::new("web-error-invalid-text"));
    }
    unprocessable(&preview(&visit, Fields::refused(form, errors)))
}

fn preview(visit: &Visit, fields: Fields) -> Preview {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    Preview {
        doubts: Doubt::all(&texts::italian::offer::doubts("Cameriera", &["Massimo 30 anni, nubile"])),
        page: visit.page(visit.t("web-preview-title")).phone("La Spezia", "0187 000 000").rated().private(),
        empty: Fields::of(Form::from_pairs([("filled", "Ada"), ("filled_choice", "b")])),
        fields,
        choices: vec![
            Choice::new("a", "Di persona"),
            Choice::new("b", "Al telefono").hint("Ti chiamiamo noi"),
            Choice::new("c", "In video"),
        ],
        steps: Steps {
            names: words(&["Servizio", "Giorno", "Dati", "Conferma"]),
            current: 3,
            back: Some("#".into()),
        },
        pager: Pager { previous: Some("#prima".into()), next: Some("#dopo".into()) },
        week: week(),
        plots: vec![
            plot("bars", PlotKind::Bars, &[12, 7, 30, 41, 18]),
            plot("line", PlotKind::Line, &[3, 5, 8, 13, 13, 21, 34]),
        ],
        heads: words(&["Ora", "Persona", "Stato"]),
        pairs: vec![("Costo".into(), "Gratuito".into()), ("Tempi".into(), "Entro 30 giorni".into())],
    }
}

fn week() -> Week {
    let cell = |state: CellState, text: &str| {
        let is_link = matches!(state, CellState::Free | CellState::Partly);
        Cell { state, text: text.into(), href: is_link.then(|| "#".into()), spoken: None }
    };
    let row = |time: &str| WeekRow {
        time: time.into(),
        cells: vec![
            cell(CellState::Past, "2"),
            cell(CellState::Full, "3"),
            cell(CellState::Partly, "1"),
            cell(CellState::Free, ""),
            cell(CellState::Closed, ""),
        ],
    };
    let days = ["lun 23", "mar 24", "mer 25", "gio 26", "ven 27"];
    let day = |(index, label): (usize, &&str)| WeekDay { label: (*label).into(), is_today: index == 1 };
    Week {
        caption: "Settimana dal 23 novembre".into(),
        days: days.iter().enumerate().map(day).collect(),
        rows: ["9:00", "9:30", "10:00"].map(row).into(),
    }
}

fn plot(id: &str, kind: PlotKind, values: &[i64]) -> Plot {
    Plot {
        id: format!("plot-{id}"),
        title: "Enti aderenti".into(),
        summary: "Crescono nel tempo.".into(),
        over: "Mese".into(),
        measure: "Enti".into(),
        kind,
        points: values
            .iter()
            .enumerate()
            .map(|(month, value)| (format!("{}/26", month + 1), *value))
            .collect(),
    }
}
