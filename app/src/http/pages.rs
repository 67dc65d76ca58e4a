//! The pages that every public site owes: questions and answers, accessibility, privacy, legal notes.

use askama::Template;
use axum::Router;
use axum::routing::get;
use web::slice::Place;
use web::{Answer, App, Caller, Page};

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/domande-frequenti", get(questions))
        .route("/accessibilita", get(accessibility))
        .route("/privacy", get(privacy))
        .route("/note-legali", get(legal_notes))
        .route("/materiali", get(materials))
}

/// A question and its answer, in the reader's language.
struct Question {
    asks: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage {
    page: Page,
    questions: Vec<Question>,
}

async fn questions(caller: Caller) -> Answer {
    let pairs = [
        ("app-faq-account-asks", "app-faq-account-answer"),
        ("app-faq-cost-asks", "app-faq-cost-answer"),
        ("app-faq-where-asks", "app-faq-where-answer"),
        ("app-faq-code-asks", "app-faq-code-answer"),
        ("app-faq-lost-asks", "app-faq-lost-answer"),
        ("app-faq-phone-asks", "app-faq-phone-answer"),
        ("app-faq-late-asks", "app-faq-late-answer"),
        ("app-faq-firm-asks", "app-faq-firm-answer"),
        ("app-faq-cpi-asks", "app-faq-cpi-answer"),
        ("app-faq-data-asks", "app-faq-data-answer"),
    ];
    let questions = pairs.map(|(asks, answer)| Question { asks: caller.t(asks), answer: caller.t(answer) });
    let page = caller.page(caller.t("app-faq-title")).rated();
    web::html(&QuestionsPage { page, questions: questions.into() })
}

/// A page of headed paragraphs.
#[derive(Template)]
#[template(path = "prose.html")]
struct ProsePage {
    page: Page,
    lead: String,
    sections: Vec<Section>,
    link: Option<(String, String)>,
}

struct Section {
    id: &'static str,
    heading: String,
    paragraphs: Vec<String>,
}

impl Section {
    fn new(caller: &Caller, id: &'static str, heading: &str, paragraphs: &[&str]) -> Self {
        let paragraphs = paragraphs.iter().map(|key| caller.t(key)).collect();
        Self { id, heading: caller.t(heading), paragraphs }
    }
}

async fn accessibility(caller: Caller) -> Answer {
    let sections = vec![
        Section::new(
            &caller,
            "state",
            "app-access-state-heading",
            &["app-access-state-text", "app-access-state-how"],
        ),
        Section::new(&caller, "tell", "app-access-tell-heading", &["app-access-tell-text"]),
        Section::new(&caller, "defender", "app-access-defender-heading", &["app-access-defender-text"]),
    ];
    let declared = caller.app.site().accessibility_url.clone();
    let link = declared.map(|address| (caller.t("app-access-declaration"), address));
    let page = caller.page(caller.t("app-access-title"));
    web::html(&ProsePage { lead: caller.t("app-access-lead"), page, sections, link })
}

async fn privacy(caller: Caller) -> Answer {
    let sections = vec![
        Section::new(&caller, "who", "app-privacy-who-heading", &["app-privacy-who-text"]),
        Section::new(
            &caller,
            "what",
            "app-privacy-what-heading",
            &["app-privacy-what-text", "app-privacy-what-not"],
        ),
        Section::new(&caller, "how-long", "app-privacy-long-heading", &["app-privacy-long-text"]),
        Section::new(
            &caller,
            "desk",
            "app-privacy-desk-heading",
            &["app-privacy-desk-text", "app-privacy-desk-written", "app-privacy-desk-sent"],
        ),
        Section::new(&caller, "path", "app-privacy-path-heading", &["app-privacy-path-text"]),
        Section::new(&caller, "notices", "app-privacy-notices-heading", &["app-privacy-notices-text"]),
        Section::new(&caller, "rights", "app-privacy-rights-heading", &["app-privacy-rights-text"]),
        Section::new(&caller, "cookies", "app-privacy-cookies-heading", &["app-privacy-cookies-text"]),
    ];
    let page = caller.page(caller.t("app-privacy-title"));
    web::html(&ProsePage { lead: caller.t("app-privacy-lead"), page, sections, link: None })
}

async fn legal_notes(caller: Caller) -> Answer {
    let sections = vec![
        Section::new(&caller, "licence", "app-legal-licence-heading", &["app-legal-licence-text"]),
        Section::new(&caller, "content", "app-legal-content-heading", &["app-legal-content-text"]),
        Section::new(&caller, "software", "app-legal-software-heading", &["app-legal-software-text"]),
    ];
    let page = caller.page(caller.t("app-legal-title"));
    let link = (
        caller.t("app-legal-licence-link"),
        "https://creativecommons.org/licenses/by/4.0/deed.it".to_owned(),
    );
    web::html(&ProsePage { lead: caller.t("app-legal-lead"), page, sections, link: Some(link) })
}

#[derive(Template)]
#[template(path = "materials.html")]
struct MaterialsPage {
    page: Page,
    panels: Vec<String>,
}

async fn materials(caller: Caller) -> Answer {
    let panels = super::home::panels(&caller, Place::Materials).await?;
    web::html(&MaterialsPage { page: caller.page(caller.t("app-materials-title")).rated(), panels })
}
