//! Puts the house together: rooms, texts, routes, worker. `serve`, `work`, `demo` and the commands all begin here.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use jobs::{Handler, Schedule, Subscriber, Worker};
use kernel::Clock;
use mail::Mailer;
use policy::{Actor, Right};
use storage::{Cx, Db, Keys, Migration};
use texts::{Locale, Resource, Texts};
use web::slice::Slice;
use web::{App, BookingLimits, Contacts, Contributions, Kit, Site};

use crate::config::{self, Config, SiteConfig};
use crate::http;
use crate::processes::business_path;

/// A program that cannot be put together, in words for its operator.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
    /// The mail settings.
    #[error(transparent)]
    Mail(#[from] mail::MailError),
    /// A text file that cannot be read: a fault of ours.
    #[error(transparent)]
    Texts(#[from] texts::TextsError),
    /// The secret.
    #[error("secret {path}: {source}")]
    Secret {
        /// Its file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The database was made with another secret: links and codes already given out would all be void.
    #[error(
        "this database was made with another secret than the one in {0}: give every process the same file"
    )]
    OtherSecret(String),
}

/// What is put together.
pub struct House {
    /// The application.
    pub app: App,
    /// All routes inside the shell.
    pub router: Router,
    /// The worker.
    pub worker: Worker,
    /// Every row of the rights matrix.
    pub rights: Vec<Right>,
}

/// What rooms are told by the configuration.
#[derive(Clone, Debug, Default)]
pub struct RoomSettings {
    /// Who signs citizens and staff in.
    pub identity: identity::Settings,
    /// The desks' mailboxes, and what is promised to who writes.
    pub inbox: inbox::Settings,
}

impl From<identity::Settings> for RoomSettings {
    fn from(identity: identity::Settings) -> Self {
        Self { identity, ..Self::default() }
    }
}

/// The rooms, in the order in which their schemas are laid; then the processes that keep something of their own.
fn rooms(kit: &Kit, settings: RoomSettings) -> Vec<Slice> {
    vec![
        identity::slice(kit, crate::scopes::options, settings.identity),
        network::slice(kit),
        desk::slice(kit),
        opportunity::slice(kit),
        contact::slice(kit),
        inbox::slice(kit, settings.inbox),
        firm::slice(kit),
        referral::slice(kit),
        report::slice(kit),
        business_path::slice(),
    ]
}

/// All texts of the program.
pub const TEXTS: [Resource; 11] = [
    web::TEXTS,
    identity::TEXTS,
    network::TEXTS,
    desk::TEXTS,
    opportunity::TEXTS,
    contact::TEXTS,
    inbox::TEXTS,
    firm::TEXTS,
    referral::TEXTS,
    report::TEXTS,
    crate::TEXTS,
];

/// All migrations of the program, in order.
pub fn migrations() -> Vec<Migration> {
    [
        storage::MIGRATIONS,
        jobs::MIGRATIONS,
        documents::MIGRATIONS,
        identity::MIGRATIONS,
        network::MIGRATIONS,
        desk::MIGRATIONS,
        opportunity::MIGRATIONS,
        contact::MIGRATIONS,
        inbox::MIGRATIONS,
        firm::MIGRATIONS,
        referral::MIGRATIONS,
        report::MIGRATIONS,
        business_path::MIGRATIONS,
    ]
    .concat()
}

impl House {
    /// Puts the rooms together over a database; `beside` are routes of whoever starts it (the demo's mailbox).
    ///
    /// # Errors
    /// [`ComposeError`].
    pub fn build(
        db: Db,
        clock: Clock,
        keys: Keys,
        site: Site,
        mailer: Mailer,
        settings: impl Into<RoomSettings>,
        beside: Router<App>,
    ) -> Result<Self, ComposeError> {
        let settings = settings.into();
        let site = Site { has_citizens: !settings.identity.organisations.is_empty(), ..site };
        let texts = Texts::new(&TEXTS)?;
        let kit = Kit { texts: texts.clone(), site: Arc::new(site), mailer };
        let mut routes = http::routes().merge(beside);
        let mut documents = Vec::new();
        let mut rooms_say = Contributions::default();
        let mut cross_site_posts = Vec::new();
        let (mut handlers, mut schedules, mut subscribers, mut rights): (
            Vec<Handler>,
            Vec<Schedule>,
            Vec<Subscriber>,
            Vec<Right>,
        ) = Default::default();
        for room in rooms(&kit, settings) {
            routes = routes.merge(room.routes);
            documents.extend(room.openapi);
            handlers.extend(room.handlers);
            schedules.extend(room.schedules);
            subscribers.extend(room.subscribers);
            rights.extend(room.rights);
            cross_site_posts.extend(room.cross_site_posts);
            rooms_say.links.extend(room.links);
            rooms_say.panels.extend(room.panels);
            rooms_say.staff_links.extend(room.staff_links);
            rooms_say.keepings.extend(room.keepings);
        }
        rooms_say.panels.sort_by_key(|panel| panel.order);
        rooms_say.keepings.sort_by_key(|keeping| keeping.order);
        let app = App::new(db, clock, keys, kit.clone(), rooms_say);
        let routes = routes.merge(http::openapi::routes(documents, &app));
        let routes = routes.layer(axum::middleware::from_fn_with_state(app.clone(), identity::session_layer));
        let shell = web::Shell {
            site: Arc::clone(&kit.site),
            texts,
            kinds: desk::web::api::KINDS.to_vec().into(),
            cross_site_posts: cross_site_posts.into(),
        };
        let router = web::shell::wrap(routes, shell).with_state(app.clone());
        let cx = app.cx(Actor::System { job: "worker" }, Locale::It);
        let worker = Worker::new(&cx, handlers, schedules, subscribers);
        Ok(Self { app, router, worker, rights })
    }

    /// The house that a configuration describes, over its database, migrated.
    ///
    /// # Errors
    /// [`ComposeError`].
    pub async fn from_config(config: &Config, clock: Clock) -> Result<Self, ComposeError> {
        let db = Db::open(&config.database.url).await?;
        storage::migrate(&db, &clock, &migrations()).await?;
        let keys = keys(&db, &config.security.secret_file).await?;
        let mailer = Mailer::new(&config.mail_settings(), clock.clone())?;
        let house = Self::build(
            db,
            clock,
            keys,
            Site {
                booking_limits: booking_limits(&config.booking),
                ..site(&config.site, &config.server.public_url, false)
            },
            mailer,
            RoomSettings { identity: config.identity.clone(), inbox: config.inbox.clone() },
            Router::new(),
        )?;
        identity::api::providers::forget_stand_ins(&house.console()).await?;
        Ok(house)
    }

    /// The context of whoever sits at the server's command line.
    pub fn console(&self) -> Cx {
        self.app.cx(Actor::Console, Locale::It)
    }
}

/// The secret in `file`, made if it is not there; refused if the database was made with another.
///
/// # Errors
/// [`ComposeError::Secret`], [`ComposeError::OtherSecret`].
pub async fn keys(db: &Db, file: &Path) -> Result<Keys, ComposeError> {
    let fault = |source| ComposeError::Secret { path: file.display().to_string(), source };
    if !file.exists() {
        write_secret(file).map_err(fault)?;
    }
    let secret = std::fs::read(file).map_err(fault)?;
    if secret.len() < 32 {
        return Err(fault(std::io::Error::other("is shorter than 32 bytes")));
    }
    let keys = Keys::new(&secret);
    let mark = keys.pseudonym("secret", "which one");
    let mut tx = db.begin().await?;
    storage::setting::put_first(&mut tx, "secret", &mark).await?;
    let known = storage::setting::get(&mut tx, "secret").await?;
    tx.commit().await?;
    if known.as_deref() == Some(&mark) {
        Ok(keys)
    } else {
        Err(ComposeError::OtherSecret(file.display().to_string()))
    }
}

/// Writes a new secret that only its owner can read; of two processes that start together one wins.
fn write_secret(file: &Path) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    match opened {
        Ok(mut opened) => opened.write_all(&Keys::random::<32>()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// What the installation says of itself.
pub fn site(config: &SiteConfig, public_url: &str, is_demo: bool) -> Site {
    Site {
        name: config.name.clone(),
        tagline: config.tagline.clone(),
        lead_body: config.lead_body.clone(),
        lead_body_url: config.lead_body_url.clone(),
        public_url: public_url.trim_end_matches('/').to_owned(),
        is_demo,
        contacts: Contacts {
            address: config.address.clone(),
            phone: config.phone.clone(),
            mail: config.mail.clone(),
            certified_mail: config.certified_mail.clone(),
        },
        accessibility_url: config.accessibility_url.clone(),
        // None in a demonstration, where everybody tries with the same invented telephone.
        booking_limits: BookingLimits::default(),
        // Said where the house is built, by its settings.
        has_citizens: false,
    }
}

fn booking_limits(config: &config::Booking) -> BookingLimits {
    let config::Booking { same_day, ahead, per_hour } = *config;
    BookingLimits { same_day, ahead, per_hour }
}
