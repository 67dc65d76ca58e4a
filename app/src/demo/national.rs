//! Who signs in to the demonstration with SPID, CIE, through the eIDAS node or by her office: invented people at stand-in
//! providers, over real protocols. Only the demo and tests have them.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use identity::Settings;
use identity::api::federation::{import_trust_mark, refresh_providers};
use identity::api::keys::{
    self, CertificateError, KeepKeysError, KeyAlgorithm, KeyUse, NewCertificate, NewKey,
};
use identity::api::providers::{self, ProviderKind, RegistryFile};
use kernel::Clock;
use standins::IdentityProvider;
use standins::identity_provider::{DEMO_PATH, Kind, OFFICE_SECRET, Services};
use storage::Cx;
use tower::ServiceExt as _;
use web::App;

use super::DemoError;
use crate::compose::House;

/// The settings, before the address and the secret's file are put in.
const SETTINGS: &str = include_str!("data/identity.toml");

/// How many years certificates are good.
const YEARS: u8 = 3;

/// The most that is read of what the portal publishes, in bytes.
const LONGEST_DOCUMENT: usize = 1024 * 1024;

/// The stand-in providers of a demonstration, and how its portal knows them.
pub struct Identities {
    providers: IdentityProvider,
    settings: Settings,
    public_url: String,
    /// The portal's routes, by which the providers read what it publishes: there once the house is built.
    portal: Arc<OnceLock<Router>>,
}

/// Writes a file that only its owner reads, one that was there with other rights too.
fn write_own(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let mut opened =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)?;
    opened.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    opened.write_all(text.as_bytes())
}

impl Identities {
    /// For a portal at that address. `folder` is the demonstration's own, `roots` the certificates (PEM) that it answers
    /// https with.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new(public_url: &str, clock: Clock, folder: &Path, roots: Vec<String>) -> Result<Self, DemoError> {
        let secret = folder.join("ufficio.secret");
        write_own(&secret, OFFICE_SECRET)?;
        let settings = settings(public_url, &secret, roots)?;
        let portal = Arc::new(OnceLock::new());
        let services = services(public_url, &settings, Arc::clone(&portal));
        let providers = IdentityProvider::new(&format!("{public_url}{DEMO_PATH}"), clock, services);
        Ok(Self { providers, settings, public_url: public_url.to_owned(), portal })
    }

    /// What the portal is configured with.
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }

    /// The providers' own pages, beside the portal's.
    pub fn routes(&self) -> Router<App> {
        self.providers.router()
    }

    /// Makes the keys that are not there yet, and lets portal and providers know each other. The providers' keys are new at
    /// each start, so this is done at each start.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn prepare(&self, house: &House) -> Result<(), DemoError> {
        let cx = house.console();
        // It is there already only if somebody prepares twice: then it is the same.
        let _ = self.portal.set(house.router.clone());
        for organisation in &self.settings.organisations {
            let slug = Some(organisation.slug.as_str());
            let new = NewCertificate {
                organisation: slug,
                public_url: &self.public_url,
                years: YEARS,
                is_next: false,
            };
            match keys::make_certificate(&cx, &self.settings, &new).await {
                Ok(_) | Err(CertificateError::IsThere(_)) => {}
                // Filled on a later day than it is shown on now: the certificate is there, and waits for that day.
                Err(CertificateError::Keep(KeepKeysError::NextIsThere)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.make_federation_keys(&cx).await?;
        for (kind, of) in [
            (Kind::Spid, ProviderKind::Spid),
            (Kind::Cie, ProviderKind::Cie),
            (Kind::Eidas, ProviderKind::Eidas),
        ] {
            let xml = self.providers.registry(kind)?;
            let file = RegistryFile { xml: xml.as_bytes(), kind: of, signed_by: None, on: cx.now().date() };
            providers::import_stand_ins(&cx, file).await?;
        }
        if !self.settings.federation.anchors.is_empty() {
            for federation in ["cie", "spid"] {
                let mark = self.providers.trust_mark(federation, &self.public_url)?;
                import_trust_mark(&cx, &self.settings, &self.public_url, &mark).await?;
            }
        }
        Ok(())
    }

    async fn make_federation_keys(&self, cx: &Cx) -> Result<(), DemoError> {
        let Some(organisation) = self.settings.default_organisation() else { return Ok(()) };
        let known = keys::list(cx).await?;
        for (purpose, algorithm) in [
            (KeyUse::Federation, KeyAlgorithm::P256),
            (KeyUse::CoreSig, KeyAlgorithm::Rsa),
            (KeyUse::CoreEnc, KeyAlgorithm::Rsa),
        ] {
            let is_it =
                |entry: &keys::KeyEntry| entry.organisation == organisation.slug && entry.purpose == purpose;
            if !known.iter().any(|(entry, _)| is_it(entry)) {
                let organisation = organisation.slug.clone();
                keys::make(cx, NewKey { organisation, purpose, algorithm, material: None }).await?;
            }
        }
        Ok(())
    }

    /// Builds the trust chains of the OpenID providers, as a job would some time later. The portal must answer already.
    pub async fn meet_federation(settings: Settings, cx: Cx) {
        match refresh_providers(&cx, &settings).await {
            Ok(met) => {
                tracing::info!(trusted = met.trusted.len(), refused = met.refused.len(), "federation met")
            }
            Err(error) => tracing::warn!(%error, "the federation of the demonstration was not met"),
        }
    }
}

/// What the portal is configured with. Federation and office are fetched from by the portal itself: on another machine's
/// name they are left out.
fn settings(public_url: &str, secret: &Path, roots: Vec<String>) -> Result<Settings, DemoError> {
    let secret = toml::Value::String(secret.display().to_string()).to_string();
    let text = SETTINGS.replace("URL/", &format!("{public_url}{DEMO_PATH}/")).replace("SECRET", &secret);
    let mut settings: Settings = toml::from_str(&text)?;
    name_by_https(&mut settings, public_url);
    if !is_loopback(public_url) {
        settings.federation = Default::default();
        settings.offices.clear();
        return Ok(settings);
    }
    settings.allow_loopback = true;
    settings.extra_roots.clone_from(&roots);
    settings.federation.roots = roots;
    Ok(settings)
}

/// SPID and CIE know bodies by https addresses alone: on plain http theirs are names that nobody opens.
fn name_by_https(settings: &mut Settings, public_url: &str) {
    let Some(host) = public_url.strip_prefix("http://") else { return };
    let names = settings.clone();
    let public_url = format!("https://{host}");
    for organisation in &mut settings.organisations {
        organisation.entity_id = Some(names.spid_entity_id(organisation, &public_url));
        organisation.cie_entity_id = Some(names.cie_entity_id(organisation, &public_url));
    }
}

fn is_loopback(public_url: &str) -> bool {
    let rest = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    let host = rest.rsplit_once(':').map_or(rest, |(host, _)| host);
    matches!(host, "127.0.0.1" | "localhost" | "[::1]")
}

/// What the providers know of the portal: what it publishes, asked of its routes without a network between.
fn services(public_url: &str, settings: &Settings, portal: Arc<OnceLock<Router>>) -> Services {
    let mut metadata = Vec::new();
    for organisation in &settings.organisations {
        for (is_offered, base) in [(organisation.spid, "/spid"), (organisation.cie, "/cie")] {
            if is_offered {
                metadata.push(format!("{public_url}{}", settings.path(organisation, base, "/metadata")));
            }
        }
    }
    let own = public_url.to_owned();
    Services {
        reader: Arc::new(move |address| Box::pin(published(portal.get().cloned(), own.clone(), address))),
        metadata,
        relying_parties: vec![public_url.to_owned()],
    }
}

async fn published(portal: Option<Router>, public_url: String, address: String) -> Option<Vec<u8>> {
    let path = address.strip_prefix(&public_url)?;
    let host = public_url.split_once("://").map_or(public_url.as_str(), |(_, host)| host);
    let request = Request::get(path).header(header::HOST, host).body(Body::empty()).ok()?;
    let answer = portal?.oneshot(request).await.ok()?;
    if !answer.status().is_success() {
        return None;
    }
    Some(to_bytes(answer.into_body(), LONGEST_DOCUMENT).await.ok()?.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn secret_beside_the_data_is_its_owner_s_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = testkit::empty_database(testkit::Engine::Lite).await;
        let file = Path::new(place.url().trim_start_matches("sqlite:")).with_file_name("ufficio.secret");
        std::fs::write(&file, "as an older demonstration left it").unwrap();

        write_own(&file, OFFICE_SECRET).unwrap();

        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), OFFICE_SECRET);
    }

    #[test]
    fn settings_of_the_demonstration_can_work() {
        for url in ["http://127.0.0.1:8080", "https://localhost:8443"] {
            let settings = settings(url, Path::new("/tmp/ufficio.secret"), Vec::new()).unwrap();

            assert_eq!(settings.faults(), [], "{url}");
            assert_eq!((settings.organisations.len(), settings.offices.len()), (3, 1));
            assert_eq!(settings.federation.anchors.len(), 2);
            for organisation in &settings.organisations {
                let entity_ids =
                    [settings.spid_entity_id(organisation, url), settings.cie_entity_id(organisation, url)];
                assert!(entity_ids.iter().all(|id| id.starts_with("https://")), "{entity_ids:?}");
            }
        }
    }

    #[test]
    fn portal_under_another_name_has_neither_federation_nor_office() {
        let settings = settings("https://prova.example.org", Path::new("/tmp/x"), Vec::new()).unwrap();

        assert_eq!(settings.faults(), []);
        assert_eq!((settings.organisations.len(), settings.offices.len()), (3, 0));
        assert!(settings.federation.anchors.is_empty() && !settings.allow_loopback);
    }
}
