//! The shell alone, on loopback, with the preview of all components: `cargo run -p web --example preview`.

use std::error::Error;
use std::sync::Arc;

use axum::{Router, routing::get};
use texts::Texts;
use web::{Contacts, NavLink, PageError, Shell, SignedIn, Site, Visit, shell};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let site = Site {
        name: "Rete per il Lavoro".into(),
        tagline: "Sportelli, servizi e appuntamenti nei Comuni della provincia".into(),
        lead_body: "Comune della Spezia".into(),
        public_url: "http://127.0.0.1:8099".into(),
        is_demo: true,
        contacts: Contacts {
            address: Some("Piazza Inventata 1, La Spezia".into()),
            phone: Some("0187 000 000".into()),
            mail: Some("rete@example.org".into()),
            certified_mail: Some("rete@pec.example.org".into()),
        },
        ..Site::default()
    };
    let shell = Shell {
        site: Arc::new(site),
        texts: Texts::new(&[web::TEXTS])?,
        kinds: Arc::new([]),
        cross_site_posts: Arc::new([]),
    };
    let routes = Router::new()
        .route(
            "/",
            get(async |visit: Visit| web::see_other_saying(&visit, "/componenti", "web-preview-title")),
        )
        .route("/operatore", get(work))
        .route("/guasto", get(fail))
        .route("/panico", get(panic));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099").await?;
    axum::serve(listener, shell::wrap(routes, shell)).await?;
    Ok(())
}

async fn work(visit: Visit) -> web::Answer {
    let link = |href: &str, label: &str| NavLink { href: href.into(), label: label.into() };
    let menu = vec![
        link("/operatore", "Agenda"),
        link("/casi", "Pratiche"),
        link("/chiamate", "Da chiamare domani"),
    ];
    visit.sign_in(SignedIn { name: "Operatrice di prova".into(), menu, works_here: true });
    Err(PageError::forbidden("web-error-forbidden-text"))
}

async fn fail() -> PageError {
    PageError::fault(std::io::Error::other("the cause that nobody outside may read"))
}

#[expect(clippy::panic, reason = "shows what a panic looks like")]
async fn panic() -> PageError {
    panic!("on purpose")
}
