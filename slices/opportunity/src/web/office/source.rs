//! `/ufficio/opportunita/fonti`: sources, what is agreed about each, their files and what came of them.

use askama::Template;
use axum::extract::{Path, Request};
use kernel::Id;
use policy::Resource;
use texts::Message;
use web::forms::{Choice, FieldErrors, Fields, Form, Upload};
use web::{Answer, Caller, Page, PageError};

use super::form::terms_form;
use super::{chosen, must_see, network_choices, networks, page};
use crate::actions::{ImportError, SourceError, create_source, edit_source, import_file};
use crate::model::import::{COLUMNS, FileFault};
use crate::model::{Kind, Language, Source, SourceTerms};
use crate::policy::KeepSource;
use crate::store;
use crate::store::import::Import;
use crate::web::{IMPORT_MIB, form, id};

#[derive(Template)]
#[template(path = "office/sources.html")]
struct Index {
    page: Page,
    sources: Vec<Source>,
    may_keep: bool,
}

#[derive(Template)]
#[template(path = "office/source.html")]
struct Show {
    page: Page,
    source: Option<Source>,
    fields: Fields,
    upload: Fields,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    languages: Vec<Choice>,
    networks: Vec<Choice>,
    imports: Vec<Import>,
    columns: Vec<(&'static str, String, bool)>,
    may_keep: bool,
}

#[derive(Template)]
#[template(path = "office/import.html")]
struct Report {
    page: Page,
    import: Import,
    source: Source,
    faults: Vec<(u64, String, String)>,
}

fn source_page(caller: &Caller, title: String) -> Page {
    page(caller, title).crumb(caller.t("opportunity-sources-title"), "/ufficio/opportunita/fonti")
}

fn may_keep(caller: &Caller, network: Id<network::api::Network>) -> bool {
    caller.cx.permit::<KeepSource>(Resource::new(caller.cx.new_id(), [network.uuid()])).is_ok()
}

pub(crate) async fn index(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    let networks: Vec<_> = networks(&mut tx, &caller).await?.into_iter().map(|one| one.id).collect();
    let sources = store::source::of_networks(&mut tx, &networks).await?;
    web::html(&Index {
        page: page(&caller, caller.t("opportunity-sources-title")),
        sources,
        may_keep: networks.iter().any(|network| may_keep(&caller, *network)),
    })
}

impl Show {
    async fn of(
        caller: &Caller,
        source: Option<Source>,
        fields: Fields,
        upload: Fields,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let mine = networks(&mut tx, caller).await?;
        let imports = match &source {
            Some(source) => store::import::of_source(&mut tx, source.id).await?,
            None => Vec::new(),
        };
        let title = match &source {
            Some(source) => source.name.clone(),
            None => caller.t("opportunity-source-new"),
        };
        let columns = COLUMNS.iter().map(|one| (one.head, one.synonyms.join(", "), one.is_required));
        Ok(Self {
            page: source_page(caller, title),
            fields,
            upload,
            kinds: form::kinds(caller),
            places: form::places(&mut tx, caller).await?,
            languages: form::languages(),
            networks: if source.is_some() { Vec::new() } else { network_choices(&mine) },
            imports,
            columns: columns.collect(),
            may_keep: match &source {
                Some(source) => may_keep(caller, source.network),
                None => mine.iter().any(|network| may_keep(caller, network.id)),
            },
            source,
        })
    }
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let first = Fields::of(Form::from_pairs([("kind", "vacancy"), ("language", "it"), ("days", "30")]));
    let show = Show::of(&caller, None, first, Fields::empty()).await?;
    if !show.may_keep {
        caller.cx.permit::<KeepSource>(Resource::new(caller.cx.new_id(), []))?;
    }
    web::html(&show)
}

fn terms(form: &Form, errors: &mut FieldErrors) -> Option<SourceTerms> {
    let name = errors.check("name", form.get("name").ok_or("opportunity-source-no-name"));
    let kind = errors.check("kind", Kind::parse(form.text("kind")).map_err(|_| "opportunity-fault-no-kind"));
    let language = errors.check(
        "language",
        Language::parse(form.text("language")).map_err(|_| "opportunity-fault-unknown-language"),
    );
    let days = match form.get("days") {
        None => Some(None),
        Some(text) => {
            let days = text.parse().ok().filter(|days: &u16| (1..=365).contains(days));
            errors.check("days", days.ok_or("opportunity-source-wrong-days")).map(Some)
        }
    };
    let url = form.get("url").map(str::to_owned);
    if url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        errors.add("url", "opportunity-fault-wrong-link");
    }
    let (Some(name), Some(kind), Some(language), Some(days), true) =
        (name, kind, language, days, errors.is_empty())
    else {
        return None;
    };
    Some(SourceTerms {
        name: name.to_owned(),
        url,
        kind,
        place: form.get("place").map(str::to_owned),
        language,
        days,
        is_trusted: form.has("is_trusted"),
    })
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let networks = {
        let mut tx = caller.cx.read().await?;
        networks(&mut tx, &caller).await?
    };
    let mut errors = FieldErrors::new();
    if let Some(terms) = terms(&form, &mut errors) {
        match create_source(&caller.cx, chosen(&networks, &form)?, &terms).await {
            Ok(id) => {
                let to = format!("/ufficio/opportunita/fonti/{id}");
                return Ok(web::see_other_saying(&caller.visit, &to, "opportunity-source-done"));
            }
            Err(SourceError::NameTaken) => errors.add("name", "opportunity-source-name-taken"),
            Err(other) => return Err(other.into()),
        }
    }
    let fields = Fields::refused(form, errors);
    web::unprocessable(&Show::of(&caller, None, fields, Fields::empty()).await?)
}

async fn own(caller: &Caller, text: &str) -> Result<Source, PageError> {
    let mut tx = caller.cx.read().await?;
    let source = store::source::find(&mut tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    must_see(&mut tx, caller, source.network).await?;
    Ok(source)
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let source = own(&caller, &text).await?;
    let fields = Fields::of(terms_form(&source.terms));
    web::html(&Show::of(&caller, Some(source), fields, Fields::empty()).await?)
}

pub(crate) async fn update(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let source = own(&caller, &text).await?;
    let mut errors = FieldErrors::new();
    if let Some(terms) = terms(&form, &mut errors) {
        match edit_source(&caller.cx, source.id, &terms).await {
            Ok(()) => {
                let to = format!("/ufficio/opportunita/fonti/{}", source.id);
                return Ok(web::see_other_saying(&caller.visit, &to, "opportunity-source-done"));
            }
            Err(SourceError::NameTaken) => errors.add("name", "opportunity-source-name-taken"),
            Err(other) => return Err(other.into()),
        }
    }
    let fields = Fields::refused(form, errors);
    web::unprocessable(&Show::of(&caller, Some(source), fields, Fields::empty()).await?)
}

pub(crate) async fn import(caller: Caller, Path(text): Path<String>, request: Request) -> Answer {
    let source = own(&caller, &text).await?;
    let upload = Upload::read(request, IMPORT_MIB).await?;
    let mut errors = FieldErrors::new();
    match upload.file("file") {
        None => errors.add("file", "opportunity-file-missing"),
        Some(file) => match import_file(&caller.cx, source.id, &file.name, &file.bytes).await {
            Ok(import) => {
                return Ok(web::see_other(&format!("/ufficio/opportunita/importazioni/{}", import.id)));
            }
            Err(ImportError::File(fault)) => errors.add("file", file_text(&fault)),
            Err(other) => return Err(other.into()),
        },
    }
    let fields = Fields::of(terms_form(&source.terms));
    let refused = Fields::refused(upload.form, errors);
    web::unprocessable(&Show::of(&caller, Some(source), fields, refused).await?)
}

fn file_text(fault: &FileFault) -> Message {
    match fault {
        FileFault::DocumentType => Message::new("opportunity-file-document-type"),
        FileFault::TooDeep => Message::new("opportunity-file-too-deep"),
        FileFault::TooMany => Message::new("opportunity-file-too-many"),
        FileFault::NoItems => Message::new("opportunity-file-no-items"),
        FileFault::Unreadable | FileFault::Table(_) => Message::new("opportunity-file-unreadable"),
        FileFault::Columns(missing) => {
            Message::new("opportunity-file-columns").with("heads", missing.0.join(", "))
        }
    }
}

pub(crate) async fn report(caller: Caller, Path(text): Path<String>) -> Answer {
    let import = {
        let mut tx = caller.cx.read().await?;
        store::import::find(&mut tx, id(&text)?).await?.ok_or_else(PageError::not_found)?
    };
    let source = own(&caller, &import.source.to_string()).await?;
    let faults = import.faults.iter().map(|fault| {
        let said: Vec<String> = fault.kinds.iter().map(|kind| caller.t(kind.text())).collect();
        (fault.number, fault.title.clone(), said.join(" "))
    });
    web::html(&Report {
        page: source_page(&caller, caller.t("opportunity-report-title")),
        faults: faults.collect(),
        import,
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_of_a_form_is_read_back_as_it_was() {
        let form = Form::from_pairs([
            ("name", "Centro"),
            ("url", "https://esempio.it/feed"),
            ("kind", "course"),
            ("place", "provincia"),
            ("language", "it"),
            ("days", "30"),
            ("is_trusted", "1"),
        ]);
        let mut errors = FieldErrors::new();

        let read = terms(&form, &mut errors).unwrap();

        assert_eq!(terms(&terms_form(&read), &mut errors), Some(read));
        assert!(terms(&Form::from_pairs([("days", "400")]), &mut errors).is_none());
    }
}
