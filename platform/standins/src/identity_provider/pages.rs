//! The pages: plain, in black and yellow so that nobody takes them for a real provider's, and without script save for the
//! one that sends the answer on (its button does it too).

use askama::Template;
use axum::extract::{Form, Path, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, http::HeaderMap};
use saml::binding::Incoming;
use saml::{Attribute, Binding, Level, PostForm, Refusal};
use serde::Deserialize;

use super::memory::Pending;
use super::openid;
use super::outcome::Outcome;
use super::people::{self, PEOPLE, Person};
use super::provider::{Kind, PROVIDERS, Provider};
use super::single_logout::{self, Onward};
use super::{IdentityProvider, StandInError};

/// An answer of a page.
pub(super) type Answer = Result<Response, Trouble>;

/// All pages and endpoints under the path of the base.
pub(super) fn router<S: Clone + Send + Sync + 'static>(of: &IdentityProvider) -> Router<S> {
    let path = path_of(of.address()).to_owned();
    let at = |rest: &str| format!("{path}{rest}");
    Router::new()
        .route(if path.is_empty() { "/" } else { &path }, get(index))
        .route(&at("/uscita"), post(leave))
        .route(&at("/stile.css"), get(style))
        .route(&at("/invia.js"), get(script))
        .route(&at("/{provider}/metadata"), get(metadata))
        .route(&at("/{provider}/sso"), get(asked_by_redirect).post(asked_by_post))
        .route(&at("/{provider}/risposta"), post(answer))
        .route(&at("/{provider}/slo"), get(logout_by_redirect).post(logout_by_post))
        .merge(openid::routes(&path))
        .with_state(of.clone())
}

/// The path of an address: what follows its host.
fn path_of(base: &str) -> &str {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    rest.find('/').and_then(|place| rest.get(place..)).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "identity_provider/index.html")]
struct IndexPage<'a> {
    base: &'a str,
    providers: Vec<ProviderShown>,
    sessions: Vec<SessionShown>,
}

struct ProviderShown {
    provider: &'static Provider,
    entity_id: String,
    people: Vec<&'static Person>,
}

struct SessionShown {
    name_id: String,
    what: String,
}

async fn index(State(of): State<IdentityProvider>) -> Answer {
    let providers = PROVIDERS.iter().filter_map(|provider| Provider::find(provider.slug).ok());
    let shown = |provider: &'static Provider| ProviderShown {
        provider,
        entity_id: of.entity_id(provider.slug),
        people: people_of(provider),
    };
    let sessions = of.memory().sessions.all();
    let sessions = sessions.into_iter().map(|session| SessionShown {
        what: format!(
            "{}, presso {}, in {}",
            session.person.full_name(),
            session.provider.name,
            session.service.name
        ),
        name_id: session.name_id.value,
    });
    page(&IndexPage {
        base: of.address(),
        providers: providers.map(shown).collect(),
        sessions: sessions.collect(),
    })
}

fn people_of(provider: &Provider) -> Vec<&'static Person> {
    PEOPLE.iter().filter(|person| person.code_at(provider.slug).is_some()).collect()
}

async fn metadata(State(of): State<IdentityProvider>, Path(provider): Path<String>) -> Answer {
    let xml = of.metadata(&provider)?;
    Ok(([(header::CONTENT_TYPE, "application/samlmetadata+xml")], xml).into_response())
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../assets/identity_provider.css"))
}

async fn script() -> impl IntoResponse {
    let kind = "text/javascript; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], include_str!("../../assets/identity_provider.js"))
}

#[derive(Deserialize)]
struct SamlForm {
    #[serde(rename = "SAMLRequest")]
    request: Option<String>,
    #[serde(rename = "SAMLResponse")]
    response: Option<String>,
    #[serde(rename = "RelayState")]
    relay_state: Option<String>,
}

async fn asked_by_redirect(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = query.unwrap_or_default();
    ask_who(&of, &provider, Incoming::Redirect { query: &query }, None).await
}

async fn asked_by_post(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    Form(form): Form<SamlForm>,
) -> Answer {
    let value = form.request.unwrap_or_default();
    ask_who(&of, &provider, Incoming::Post { value: &value }, form.relay_state.as_deref()).await
}

/// The page on which one chooses who comes in, and how it ends.
#[derive(Template)]
#[template(path = "identity_provider/choose.html")]
pub(super) struct ChoosePage<'a> {
    pub base: &'a str,
    pub badge: &'static str,
    pub provider: &'a str,
    /// Where the form goes.
    pub action: String,
    /// The word of the request.
    pub request: String,
    pub service: String,
    pub asked: Vec<&'static str>,
    /// None where there are no levels.
    pub level_asked: Option<u8>,
    pub people: Vec<PersonShown>,
    pub groups: Vec<Group>,
}

/// Somebody who can be chosen.
pub(super) struct PersonShown {
    pub slug: &'static str,
    pub name: String,
    pub about: String,
    pub is_first: bool,
}

/// Ways in which a sign-in goes wrong: words and what their buttons say.
pub(super) struct Group {
    pub title: &'static str,
    pub is_open: bool,
    pub outcomes: Vec<(String, &'static str)>,
}

impl Group {
    fn of(title: &'static str, is_open: bool, outcomes: &[Outcome]) -> Self {
        let outcomes = outcomes.iter().map(|outcome| (outcome.word(), outcome.label())).collect();
        Self { title, is_open, outcomes }
    }
}

/// People as the page shows them, the first chosen.
pub(super) fn shown(people: &[&'static Person]) -> Vec<PersonShown> {
    let shown = |(place, person): (usize, &&'static Person)| PersonShown {
        slug: person.slug,
        name: person.full_name(),
        about: about(person),
        is_first: place == 0,
    };
    people.iter().enumerate().map(shown).collect()
}

async fn ask_who(
    of: &IdentityProvider,
    provider: &str,
    incoming: Incoming<'_>,
    relay_state: Option<&str>,
) -> Answer {
    let provider = Provider::find(provider)?;
    let pending = of.read_request(provider, incoming, relay_state).await?;
    of.memory().pending.put(&pending.request.id, pending.clone());
    page(&choose(of, &pending))
}

fn choose<'a>(of: &'a IdentityProvider, pending: &Pending) -> ChoosePage<'a> {
    let Pending { provider, service, request } = pending;
    let set = service.attribute_sets.iter().find(|(index, _)| *index == request.attribute_index);
    let named = set.into_iter().flat_map(|(_, names)| names).filter_map(|name| Attribute::of_name(name));
    ChoosePage {
        base: of.address(),
        badge: provider.badge(),
        provider: provider.name,
        action: format!("{}/risposta", of.entity_id(provider.slug)),
        request: request.id.clone(),
        service: service.name.clone(),
        asked: named.map(Attribute::label).collect(),
        level_asked: Some(request.level.number()),
        people: shown(&people_of(provider)),
        groups: vec![
            Group::of("Alla persona", true, &Outcome::ANOMALIES),
            Group::of("Errori tecnici della richiesta", false, &Outcome::TECHNICAL),
            Group::of("Risposte che il servizio deve rifiutare", false, &Outcome::WRONG),
        ],
    }
}

fn about(person: &Person) -> String {
    match person.fiscal_code {
        Some(code) => format!("{code} · {}", person.note),
        None => person.note.to_owned(),
    }
}

#[derive(Deserialize)]
pub(super) struct Choice {
    pub richiesta: String,
    pub persona: String,
    #[serde(default)]
    pub livello: u8,
    pub esito: String,
}

async fn answer(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    Form(choice): Form<Choice>,
) -> Answer {
    let provider = Provider::find(&provider)?;
    let pending = of.memory().pending.find(&choice.richiesta).ok_or(StandInError::Forgotten)?;
    let person = people::with_identity_at(&choice.persona, provider)?;
    let level = Level::of_number(choice.livello).ok_or(StandInError::Forgotten)?;
    let outcome = Outcome::of_word(&choice.esito).ok_or(StandInError::Forgotten)?;
    send(&of, of.answer(&pending, person, level, outcome)?)
}

#[derive(Template)]
#[template(path = "identity_provider/send.html")]
struct SendPage<'a> {
    base: &'a str,
    form: PostForm,
}

/// A page whose form carries a message on, by its button or by the script that presses it.
fn send(of: &IdentityProvider, form: PostForm) -> Answer {
    page(&SendPage { base: of.address(), form })
}

fn onward(of: &IdentityProvider, onward: Onward) -> Answer {
    match onward {
        Onward::Redirect(address) => Ok(Redirect::to(&address).into_response()),
        Onward::Form(form) => send(of, form),
    }
}

#[derive(Deserialize)]
struct Leaving {
    sessione: String,
    #[serde(default)]
    per_post: bool,
}

async fn leave(State(of): State<IdentityProvider>, Form(leaving): Form<Leaving>) -> Answer {
    let by = if leaving.per_post { Binding::Post } else { Binding::Redirect };
    onward(&of, single_logout::ask(&of, &leaving.sessione, by)?)
}

async fn logout_by_redirect(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = query.unwrap_or_default();
    if query.split('&').any(|pair| pair.starts_with("SAMLResponse=")) {
        return left(&of);
    }
    let provider = Provider::find(&provider)?;
    // Given back as it came: the services here write letters and digits, which no encoding changes.
    let relay_state = query.split('&').find_map(|pair| pair.strip_prefix("RelayState="));
    let incoming = Incoming::Redirect { query: &query };
    onward(&of, single_logout::take(&of, provider, incoming, relay_state).await?)
}

async fn logout_by_post(
    State(of): State<IdentityProvider>,
    Path(provider): Path<String>,
    Form(form): Form<SamlForm>,
) -> Answer {
    if form.response.is_some() {
        return left(&of);
    }
    let provider = Provider::find(&provider)?;
    let value = form.request.unwrap_or_default();
    let incoming = Incoming::Post { value: &value };
    onward(&of, single_logout::take(&of, provider, incoming, form.relay_state.as_deref()).await?)
}

#[derive(Template)]
#[template(path = "identity_provider/message.html")]
struct MessagePage<'a> {
    base: &'a str,
    title: &'a str,
    text: String,
}

fn left(of: &IdentityProvider) -> Answer {
    let text = "Il servizio ha risposto: la sessione è chiusa da entrambe le parti.".to_owned();
    page(&MessagePage { base: of.address(), title: "Uscita completata", text })
}

/// A page, with the headers that keep it to itself: it may send forms to any service.
pub(super) fn page(template: &impl Template) -> Answer {
    let html = template.render().map_err(Trouble::Page)?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self' http: https:; \
                  base-uri 'none'; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    Ok((headers, html).into_response())
}

/// What a page cannot answer.
pub(super) enum Trouble {
    /// What was asked.
    Asked(StandInError),
    /// The page itself.
    Page(askama::Error),
}

impl From<StandInError> for Trouble {
    fn from(error: StandInError) -> Self {
        Self::Asked(error)
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let (status, text) = match self {
            Self::Page(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
            Self::Asked(error) => (status_of(&error), said(&error)),
        };
        let template = MessagePage { base: super::DEMO_PATH, title: "Così non si può", text };
        match page(&template) {
            Ok(page) => (status, page).into_response(),
            Err(_) => status.into_response(),
        }
    }
}

fn status_of(error: &StandInError) -> StatusCode {
    match error {
        StandInError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        // The table of errors says 403 for what the provider itself must show (4 to 7, 10).
        StandInError::Refused(_) => StatusCode::FORBIDDEN,
        StandInError::NoProvider | StandInError::NoPerson => StatusCode::NOT_FOUND,
        StandInError::NoConsumer
        | StandInError::Forgotten
        | StandInError::Federation(_)
        | StandInError::Token(_)
        | StandInError::OpenId(_) => StatusCode::BAD_REQUEST,
    }
}

fn said(error: &StandInError) -> String {
    let code = |refusal: &Refusal| refusal.code();
    match error {
        StandInError::Fault(fault) => fault.to_string(),
        StandInError::Refused(refusal) => {
            format!(
                "Il messaggio del servizio non regge: {}. La firma si verifica con i metadati del servizio.",
                code(refusal)
            )
        }
        StandInError::NoProvider => "Questo fornitore non esiste.".to_owned(),
        StandInError::NoPerson => "Nessuna persona inventata ha qui un'identità con questo nome.".to_owned(),
        StandInError::NoConsumer => "Il servizio non dice dove mandare la risposta.".to_owned(),
        StandInError::Federation(error) => format!("Il servizio non è della federazione: {error}."),
        StandInError::Token(error) => format!("Un gettone del servizio non regge: {error}."),
        StandInError::OpenId(error) => format!("La richiesta del servizio non regge: {error}."),
        StandInError::Forgotten => "La richiesta non c'è più: ricomincia dal servizio.".to_owned(),
    }
}

/// Words of the templates.
impl Provider {
    fn badge(&self) -> &'static str {
        match self.kind {
            Kind::Spid => "SPID",
            Kind::Cie => "CIE",
            Kind::Eidas => "eIDAS",
        }
    }
}
