//! What is printed: documents that rooms describe, set by the platform's `pdf` as accessible PDF/A.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use pdf::Document;
use serde::Serialize;
use texts::Locale;
use web::{Answer, App, Caller, PageError};

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/materiali/catalogo.pdf", get(catalogue))
        .route("/ufficio/sportelli/{slug}/guida.pdf", get(guide))
        .route("/ufficio/rapporti/{id}/rapporto.pdf", get(handed_in))
}

/// The printed *Catalogo dei Servizi*: in Italian, as its sheets are.
async fn catalogue(caller: Caller) -> Answer {
    let (template, data) = desk::print::catalogue_document(&caller).await?;
    let title = data.title.clone();
    print(&caller, Locale::It, template, title, data, "catalogo-dei-servizi.pdf").await
}

/// A desk's page "whom do I send where".
async fn guide(caller: Caller, Path(slug): Path<String>) -> Answer {
    let (template, data) = desk::print::guide_document(&caller, &slug).await?;
    let title = data.title.clone();
    print(&caller, caller.visit.locale(), template, title, data, "guida-dello-sportello.pdf").await
}

/// A report that was handed in.
async fn handed_in(caller: Caller, Path(id): Path<String>) -> Answer {
    let (template, data) = report::print::report_document(&caller, &id).await?;
    let (title, name) = (data.title.clone(), data.file_name.clone());
    print(&caller, caller.visit.locale(), template, title, data, &name).await
}

/// Sets a document on a thread that may take its time; in a demonstration every sheet says so, as every page does.
async fn print<T: Serialize + Send + 'static>(
    caller: &Caller,
    locale: Locale,
    template: &'static str,
    title: String,
    data: T,
    name: &str,
) -> Answer {
    let printed_at = caller.cx.now();
    let site = caller.app.site();
    let mark = site.is_demo.then(|| caller.app.translator(locale).t("web-demo-text"));
    let set = move || {
        let document = Document { template, title: &title, locale, printed_at, data: &data, pictures: &[] };
        pdf::render_marked(&document, mark.as_deref())
    };
    let bytes =
        tokio::task::spawn_blocking(set).await.map_err(PageError::fault)?.map_err(PageError::fault)?;
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}
