//! Sign-ins by OpenID Connect through the trust chain.

use axum::Router;
use openid::answer::Expected;
use openid::federation::{
    Anchor, Fetched, Limits, Moment, Progress, RelyingParty, Resolving, TrustChain, configuration_address,
};
use openid::jose::{JwkSet, KeyKind, PrivateKey, Use};
use openid::request::{AuthorizationRequest, client_assertion, code_challenge, token_form};
use serde_json::Value;
use standins::IdentityProvider;
use standins::identity_provider::Services;

use crate::{BASE, clock, encoded, get, get_with, now, parameter, post, reader};

const CLIENT: &str = "https://rete.example";
const CALLBACK: &str = "https://rete.example/oidc/callback";
const VERIFIER: &str = "prova-prova-prova-prova-prova-prova-prova-prova";
const STATE: &str = "stato-di-prova-di-almeno-32-caratteri";
const NONCE: &str = "nonce-di-prova-di-almeno-32-caratteri";

fn moment() -> Moment {
    Moment::new(now(), 60)
}

/// A relying party, with keys of its own, and the providers that know it.
struct Party {
    core: PrivateKey,
    opens: PrivateKey,
    router: Router,
    providers: IdentityProvider,
}

impl Party {
    fn new() -> Self {
        let federation = PrivateKey::generate(KeyKind::P256).unwrap();
        let core = PrivateKey::generate(KeyKind::P256).unwrap();
        let opens = PrivateKey::generate(KeyKind::Rsa2048).unwrap();
        let own = IdentityProvider::new(BASE, clock(), Services::default());
        let described = RelyingParty {
            entity: CLIENT,
            organisation: "Comune di Prova",
            client: "Rete di prova",
            homepage: CLIENT,
            policy: None,
            logo: None,
            contacts: &[],
            redirect_uris: &[CALLBACK.to_owned()],
            resolve_endpoint: None,
            authority_hints: &["cie", "spid"].map(|federation| own.anchor_entity(federation)),
            core_keys: &[core.public(Use::Sig), opens.public(Use::Enc)],
            federation_keys: &[federation.public(Use::Sig)],
            marks: &[],
            signature: core.signature().name(),
            hours: 24,
        };
        let configuration = described.configuration(&federation, moment()).unwrap();
        let services = Services {
            reader: reader(vec![(configuration_address(CLIENT).unwrap(), configuration)]),
            relying_parties: vec![CLIENT.to_owned()],
            ..Services::default()
        };
        let providers = IdentityProvider::new(BASE, clock(), services);
        Self { core, opens, router: providers.router(), providers }
    }

    /// The chain of a provider, fetched from the pages of the anchor and of the provider.
    async fn chain(&self, provider: &str) -> TrustChain {
        let anchor =
            |federation| Anchor { entity: self.providers.anchor_entity(federation), thumbprints: Vec::new() };
        let anchors = ["cie", "spid"].map(anchor);
        let entity = self.providers.openid_entity(provider);
        let resolving = Resolving {
            entity: &entity,
            entity_type: "openid_provider",
            anchors: &anchors,
            marks: &[],
            moment: moment(),
            limits: Limits::default(),
        };
        let mut fetched = Fetched::new();
        loop {
            match resolving.attempt(&fetched).unwrap() {
                Progress::Chain(chain) => return *chain,
                Progress::Needs(address) => {
                    let page = get(&self.router, &address).await;
                    assert_eq!(page.status, 200, "{address}: {}", page.text);
                    fetched.insert(address, Ok(page.text.into_bytes()));
                }
            }
        }
    }

    /// The page on which one chooses who comes in.
    async fn ask(&self, provider: &str, key: &PrivateKey) -> crate::Page {
        let chain = self.chain(provider).await;
        let endpoint = chain.metadata["authorization_endpoint"].as_str().unwrap();
        let request = AuthorizationRequest {
            client_id: CLIENT,
            provider: &chain.entity,
            endpoint,
            redirect_uri: CALLBACK,
            state: STATE,
            nonce: NONCE,
            code_challenge: &code_challenge(VERIFIER),
            level: 2,
            id: "richiesta-di-prova",
            moment: moment(),
        };
        let object = request.object(key, key.signature()).unwrap();
        get(&self.router, &request.address(&object)).await
    }

    /// Where the browser is sent after somebody chose.
    async fn choose(&self, provider: &str, person: &str, outcome: &str) -> String {
        let page = self.ask(provider, &self.core).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("Rete di prova"), "the service is named");
        let word = page.field("richiesta");
        let chosen = [("richiesta", &*word), ("persona", person), ("livello", "2"), ("esito", outcome)];
        let answer = format!("{}/risposta", self.providers.openid_entity(provider));
        let answered = post(&self.router, &answer, &chosen).await;
        assert_eq!(answered.status, 303, "{}", answered.text);
        answered.location.unwrap()
    }

    /// Tokens for a code: the status and what was said.
    async fn tokens(&self, provider: &str, code: &str) -> (u16, Value) {
        let chain = self.chain(provider).await;
        let endpoint = chain.metadata["token_endpoint"].as_str().unwrap();
        let key = &self.core;
        let audiences = [endpoint];
        let assertion =
            client_assertion(key, key.signature(), CLIENT, &audiences, "asserzione-1", moment()).unwrap();
        let form = token_form(CLIENT, &assertion, code, VERIFIER, CALLBACK);
        let page = post(&self.router, endpoint, &form).await;
        (page.status.as_u16(), serde_json::from_str(&page.text).unwrap())
    }
}

#[tokio::test]
async fn person_comes_in_through_the_chain_of_either_federation() {
    let party = Party::new();
    for provider in ["cie", "ponente"] {
        let location = party.choose(provider, "alga", "entra").await;
        assert!(location.starts_with(CALLBACK), "{location}");
        assert_eq!(parameter(&location, "state").unwrap(), STATE);
        assert_eq!(parameter(&location, "iss").unwrap(), party.providers.openid_entity(provider));
        let code = parameter(&location, "code").unwrap();

        let (status, tokens) = party.tokens(provider, &code).await;

        assert_eq!(status, 200, "{tokens}");
        let access = tokens["access_token"].as_str().unwrap();
        let chain = party.chain(provider).await;
        let keys = JwkSet::read(&chain.metadata["jwks"]).unwrap();
        let expected = Expected {
            provider: &chain.entity,
            client_id: CLIENT,
            nonce: NONCE,
            level: 2,
            keys: &keys,
            ours: std::slice::from_ref(&party.opens),
            moment: moment(),
        };
        let signed_in = expected.id_token(tokens["id_token"].as_str().unwrap(), access).unwrap();
        assert_eq!(signed_in.level, 2);
        let endpoint = chain.metadata["userinfo_endpoint"].as_str().unwrap();
        let page = get_with(&party.router, endpoint, &format!("Bearer {access}")).await;
        let attributes = expected.attributes(&page.text, &signed_in.subject).unwrap();
        assert_eq!(attributes.fiscal_code, "LGAPRV88C54X001V");
        assert_eq!(attributes.family_name, "Alga");
        assert_eq!(party.tokens(provider, &code).await.0, 400, "a code is good once");
    }
}

#[tokio::test]
async fn request_of_another_key_and_service_that_nobody_took_in_are_refused() {
    let party = Party::new();
    let other = PrivateKey::generate(KeyKind::P256).unwrap();

    let forged = party.ask("cie", &other).await;
    assert_eq!(forged.status, 400, "{}", forged.text);

    let stranger = format!("{BASE}/federazione/cie/fetch?sub={}", encoded("https://altro.example"));
    assert_eq!(get(&party.router, &stranger).await.status, 404);
    let list = get(&party.router, &format!("{BASE}/federazione/cie/list")).await;
    let list: Vec<String> = serde_json::from_str(&list.text).unwrap();
    assert_eq!(list, [format!("{BASE}/oidc/cie"), CLIENT.to_owned()]);
    let providers =
        get(&party.router, &format!("{BASE}/federazione/spid/list?entity_type=openid_provider")).await;
    assert_eq!(providers.text, format!("[\"{BASE}/oidc/ponente\"]"));
    let resolved = format!("{BASE}/federazione/spid/resolve?sub={}", encoded(CLIENT));
    assert_eq!(get(&party.router, &resolved).await.status, 200);
}

#[tokio::test]
async fn who_cancels_goes_back_with_an_error_and_answers_can_be_wrong() {
    let party = Party::new();

    let denied = party.choose("cie", "alga", "access_denied").await;
    assert_eq!(parameter(&denied, "error").as_deref(), Some("access_denied"));
    assert_eq!(parameter(&denied, "state").as_deref(), Some(STATE));

    let other_state = party.choose("cie", "alga", "altro-stato").await;
    assert_ne!(parameter(&other_state, "state").as_deref(), Some(STATE));

    let other_key = party.choose("cie", "alga", "altra-chiave").await;
    let (_, tokens) = party.tokens("cie", &parameter(&other_key, "code").unwrap()).await;
    let chain = party.chain("cie").await;
    let keys = JwkSet::read(&chain.metadata["jwks"]).unwrap();
    let expected = Expected {
        provider: &chain.entity,
        client_id: CLIENT,
        nonce: NONCE,
        level: 2,
        keys: &keys,
        ours: &[],
        moment: moment(),
    };
    let (id_token, access) = (tokens["id_token"].as_str().unwrap(), tokens["access_token"].as_str().unwrap());
    assert!(expected.id_token(id_token, access).is_err());
}

#[test]
fn mark_of_a_service_is_of_the_anchor() {
    let party = Party::new();

    let token = party.providers.trust_mark("spid", CLIENT).unwrap();

    let claims = openid::federation::read_mark(&token).unwrap();
    assert_eq!((claims.iss, claims.sub), (party.providers.anchor_entity("spid"), CLIENT.to_owned()));
}
