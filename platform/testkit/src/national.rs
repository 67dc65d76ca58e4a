//! Citizens who sign in with SPID, CIE or through the eIDAS node, in one line.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt as _;
use standins::identity_provider::{Provider, SentRequest, Services};
use standins::{IdentityProvider, Outcome, identity_provider::Kind};
use tower::ServiceExt as _;

use crate::app::PUBLIC_URL;
use crate::browser::encoded;
use crate::{Browser, Response, TestApp};

/// Where the providers of a test live: another site than the portal.
const PROVIDERS_URL: &str = "https://identita.example/prova";

impl TestApp {
    /// Identity providers with invented people, that know the portal by what it publishes at these paths
    /// (`/spid/metadata`), and take it into their federation as one relying party. The portal must know them too: import
    /// `providers.registry(Kind::Spid)`.
    pub fn identity_providers(&self, metadata: &[&str]) -> IdentityProvider {
        self.identity_providers_at(PROVIDERS_URL, metadata)
    }

    /// The same under an address where the portal can fetch from them: their router must be served there.
    pub fn identity_providers_at(&self, base: &str, metadata: &[&str]) -> IdentityProvider {
        let router = self.router.clone();
        let services = Services {
            reader: Arc::new(move |address| Box::pin(published(router.clone(), address))),
            metadata: metadata.iter().map(|path| format!("{PUBLIC_URL}{path}")).collect(),
            relying_parties: vec![PUBLIC_URL.to_owned()],
        };
        IdentityProvider::new(base, self.clock.clone(), services)
    }
}

/// Serves the providers at a listener on loopback, whose address is their base, until the task is aborted.
pub fn serve_providers(
    providers: &IdentityProvider,
    listener: tokio::net::TcpListener,
) -> tokio::task::JoinHandle<()> {
    let routes: Router = providers.router();
    tokio::spawn(async move {
        let _ = axum::serve(listener, routes).await;
    })
}

/// What the portal answers at an address of its own.
async fn published(router: Router, address: String) -> Option<Vec<u8>> {
    let path = address.strip_prefix(PUBLIC_URL)?;
    let request = Request::get(path).header(header::HOST, "rete.example").body(Body::empty()).ok()?;
    let answer = router.oneshot(request).await.ok()?;
    if !answer.status().is_success() {
        return None;
    }
    Some(answer.into_body().collect().await.ok()?.to_bytes().to_vec())
}

impl Browser {
    /// Signs in as that person at that provider (`ponente`, `levante`, `tramontana`, `cie`, `eidas`), by SAML: the page on
    /// which she lands.
    pub async fn sign_in_with(&self, providers: &IdentityProvider, provider: &str, person: &str) -> Response {
        let login = login_address(providers, provider, "");
        let answer = self.answered_by(providers, &login, person, Outcome::Success).await;
        self.follow(answer).await
    }

    /// Asks at an address of the portal (`login_address`) for a sign-in and brings the provider's answer back, whatever it
    /// is: what the portal says to it.
    pub async fn answered_by(
        &self,
        providers: &IdentityProvider,
        login: &str,
        person: &str,
        outcome: Outcome,
    ) -> Response {
        let sent = self.get(login).await;
        let asked = SentRequest::Address(sent.location());
        let form = providers.sign_in(asked, person, outcome).await.expect("the provider takes the request");
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.post_form_from_elsewhere(&form.action, &fields).await
    }
}

impl Browser {
    /// Asks at an address of the portal (`/oidc/login?…`) for a sign-in by OpenID, has that person answer with that outcome
    /// (`entra`, `access_denied`, `altro-nonce`, …) at that level, and says where the provider sends her back to.
    pub async fn answered_by_openid(
        &self,
        providers: &IdentityProvider,
        login: &str,
        (person, level, outcome): (&str, u8, &str),
    ) -> String {
        let sent = self.get(login).await.expect(303);
        let sent = sent.location().strip_prefix(providers.address()).expect("to the provider").to_owned();
        let base = providers.address().find("://").and_then(|at| {
            let host = providers.address().get(at + 3..)?;
            host.find('/').and_then(|at| host.get(at..))
        });
        let base = base.unwrap_or_default();
        let router: Router = providers.router();
        let request = Request::get(format!("{base}{sent}")).body(Body::empty()).expect("an address");
        let page = router.clone().oneshot(request).await.expect("it answers");
        assert_eq!(page.status(), 200, "the provider takes the request");
        let page = page.into_body().collect().await.expect("a page").to_bytes();
        let page = String::from_utf8_lossy(&page);
        let word = page.split("name=\"richiesta\"").nth(1).and_then(|rest| rest.split('"').nth(1));
        let word = word.expect("the page remembers the request");
        let path = sent.split("/authorization").next().unwrap_or_default();
        let form = format!("richiesta={word}&persona={person}&livello={level}&esito={outcome}");
        let request = Request::post(format!("{base}{path}/risposta"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        let answer = router.oneshot(request.expect("a form")).await.expect("it answers");
        let back = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let back = back.expect("the provider sends her back");
        back.strip_prefix(PUBLIC_URL).unwrap_or(back).to_owned()
    }
}

/// Where a sign-in at a provider begins; `more` are further parameters (`livello=2&verso=%2Farea-personale`).
pub fn login_address(providers: &IdentityProvider, provider: &str, more: &str) -> String {
    let kind = Provider::find(provider).expect("there is such a provider").kind;
    let base = if kind == Kind::Cie { "/cie/login" } else { "/spid/login" };
    let joint = if more.is_empty() { "" } else { "&" };
    format!("{base}?idp={}{joint}{more}", encoded(&providers.entity_id(provider)))
}
