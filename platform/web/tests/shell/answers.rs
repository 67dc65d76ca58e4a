//! The shell as a browser and a program meet it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use http_body_util::BodyExt;
use texts::Texts;
use tower::ServiceExt;
use web::forms::Form;
use web::{PageError, Shell, SignedIn, Site, Visit, shell};

fn routes() -> Router {
    let site = Site {
        name: "Rete di prova".into(),
        public_url: "http://rete.test".into(),
        is_demo: true,
        ..Site::default()
    };
    let shell = Shell {
        site: Arc::new(site),
        texts: Texts::new(&[web::TEXTS]).unwrap(),
        kinds: Arc::new([]),
        cross_site_posts: Arc::new(["/risposta/{of}"]),
    };
    let routes = Router::new()
        .route("/numero/{id}", get(async |Path(id): Path<u8>| id.to_string()))
        .route("/panico", get(panic))
        .route("/guasto", get(async || PageError::fault(std::io::Error::other("the secret cause"))))
        .route("/occupato", get(async || PageError::busy(7)))
        .route("/invia", get(show).post(async |visit: Visit, _: Form| saved(&visit)))
        .route("/risposta/{of}", post(async || "taken"))
        .route("/lavoro", get(work))
        .route(
            "/api/v1/posti",
            get(async || PageError::conflict("web-error-conflict-text").with("left", 0.into())),
        );
    shell::wrap(routes, shell)
}

async fn show(visit: Visit) -> PageError {
    // Any page will do; the error page shows the flash message like every other.
    let _ = visit.page("x");
    PageError::not_found()
}

fn saved(visit: &Visit) -> Response {
    web::see_other_saying(visit, "/componenti", "web-preview-title")
}

async fn work(visit: Visit) -> PageError {
    visit.sign_in(SignedIn { name: "Operatrice".into(), works_here: true, ..SignedIn::default() });
    PageError::not_found()
}

async fn panic() -> &'static str {
    panic!("the secret cause")
}

async fn answer(request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let answer = routes().oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
}

async fn got(path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let request =
        headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    answer(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn unknown_address_is_a_full_page_in_the_language_of_the_browser() {
    let (status, headers, page) = got("/niente", &[("accept-language", "en-GB")]).await;

    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(headers["content-language"], "en");
    assert!(page.contains("<html lang=\"en\">") && page.contains("Page not found"));
    assert!(page.contains("data-element=\"report-inefficiency\""));
}

#[tokio::test]
async fn refusal_on_the_api_is_a_problem_document() {
    let (status, headers, body) = got("/api/v1/posti", &[]).await;

    let problem: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(headers["content-type"], "application/problem+json; charset=utf-8");
    assert_eq!(
        (&problem["type"], &problem["status"], &problem["left"]),
        (&"/problemi/conflict".into(), &409.into(), &0.into())
    );
}

#[tokio::test]
async fn every_kind_of_problem_has_its_page() {
    for kind in web::kinds::ALL {
        let (status, _, page) = got(&format!("/problemi/{}", kind.name), &[]).await;

        assert_eq!(status, StatusCode::OK, "{}", kind.name);
        assert!(page.contains(&format!("/problemi/{}", kind.name)));
    }
    assert_eq!(got("/problemi/none", &[]).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn fault_and_panic_show_a_number_and_never_the_cause() {
    for path in ["/guasto", "/panico"] {
        let (status, headers, page) = got(path, &[]).await;

        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.contains(headers["x-request-id"].to_str().unwrap()), "{path}");
        assert!(!page.contains("secret"), "{path}");
    }
}

#[tokio::test]
async fn busy_tells_when_to_come_back() {
    let (status, headers, _) = got("/occupato", &[]).await;

    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(headers["retry-after"], "7");
}

#[tokio::test]
async fn rejection_of_an_extractor_is_a_page_too() {
    let (status, headers, page) = got("/numero/molti", &[]).await;

    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert!(page.contains("Richiesta non leggibile"));
}

#[tokio::test]
async fn wrong_method_says_which_are_right() {
    let delete = Request::delete("/invia").body(Body::empty()).unwrap();

    let (status, headers, _) = answer(delete).await;

    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(headers["allow"], "GET,HEAD,POST");
}

#[tokio::test]
async fn form_of_another_site_is_taken_by_the_routes_that_are_made_for_it() {
    let post = |path: &str| {
        let request = Request::post(path).header("sec-fetch-site", "cross-site");
        request.header("origin", "https://provider.example").body(Body::empty()).unwrap()
    };

    let (taken, _, _) = answer(post("/risposta/uno")).await;
    let (elsewhere, _, _) = answer(post("/risposta/uno/due")).await;
    let (refused, _, _) = answer(post("/invia")).await;

    assert_eq!(taken, StatusCode::OK);
    assert_eq!((elsewhere, refused), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
}

#[tokio::test]
async fn form_of_another_site_is_refused_and_ours_leads_on_with_a_message() {
    let post = |from: &str| {
        let post = Request::post("/invia").header("sec-fetch-site", from);
        post.header("content-type", "application/x-www-form-urlencoded").body(Body::from("a=1")).unwrap()
    };

    let (refused, _, _) = answer(post("cross-site")).await;
    let (led_on, headers, _) = answer(post("same-origin")).await;
    let (_, next, page) = got("/componenti", &[("cookie", "flash=web-preview-title")]).await;

    assert_eq!(refused, StatusCode::FORBIDDEN);
    assert_eq!((led_on, &headers["location"]), (StatusCode::SEE_OTHER, &"/componenti".parse().unwrap()));
    assert!(headers["set-cookie"].to_str().unwrap().starts_with("flash=web-preview-title;"));
    assert!(page.contains("role=\"status\">Componenti<"));
    assert!(
        next["set-cookie"].to_str().unwrap().starts_with("flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    );
}

#[tokio::test]
async fn flash_of_foreign_words_is_not_shown() {
    let (_, _, page) = got("/componenti", &[("cookie", "flash=hacked")]).await;

    assert!(!page.contains("hacked") && !page.contains("ir-flash"));
}

#[tokio::test]
async fn language_chosen_is_remembered() {
    let (_, headers, page) = got("/componenti?lang=en", &[]).await;

    assert!(headers["set-cookie"].to_str().unwrap().starts_with("lang=en;"));
    assert!(page.contains("Components"));
}

#[tokio::test]
async fn page_of_somebody_signed_in_is_not_stored() {
    let (_, headers, page) = got("/lavoro", &[]).await;

    assert_eq!(headers["cache-control"], "no-store");
    assert!(page.contains("Operatrice") && page.contains("action=\"/uscita\""));
    assert_eq!(got("/niente", &[]).await.1["cache-control"], "private, no-cache");
}

#[tokio::test]
async fn static_file_is_packed_and_kept_for_ever() {
    let address = web::assets::url("inrete.css");

    let (status, headers, _) = got(&address, &[("accept-encoding", "gzip")]).await;
    let (_, plain, text) = got(&address, &[]).await;
    let (_, old, _) = got("/assets/0000/inrete.css", &[]).await;

    assert_eq!((status, &headers["content-encoding"]), (StatusCode::OK, &"gzip".parse().unwrap()));
    assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    assert!(plain.get("content-encoding").is_none() && text.contains("@font-face"));
    assert_eq!(old["cache-control"], "no-cache");
    assert_eq!(got("/assets/x/none.css", &[]).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn page_has_no_inline_script_or_style() {
    let (_, headers, page) = got("/componenti", &[]).await;

    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(!policy.contains("unsafe"));
    assert!(!page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick"));
}
