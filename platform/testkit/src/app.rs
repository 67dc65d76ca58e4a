//! The application in process: the rooms that the test gives, over a database of its own, with a mail provider.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::get;
use jobs::Worker;
use kernel::Clock;
use mail::{Mailer, MailerSettings};
use policy::Actor;
use serde_json::Value;
use standins::{MailProvider, ReceivedMail};
use storage::{Cx, Db, Keys, Migration};
use texts::{Locale, Resource, Texts};
use web::{App, Contributions, Kit, Shell, Site, Slice};

use crate::{Browser, Engine, Response, TestDb, actors, database};

/// Where the portal of a test answers: https, so that cookies are the real ones.
pub(crate) const PUBLIC_URL: &str = "https://rete.example";

/// The running application of one test.
pub struct TestApp {
    /// The application as handlers see it.
    pub app: App,
    /// The clock: it stands still until the test moves it.
    pub clock: Clock,
    /// What plays the mail provider; it can be told to refuse.
    pub provider: MailProvider,
    /// The database.
    pub database: TestDb,
    pub(crate) router: Router,
    worker: Worker,
}

/// What a composition is made over: the arguments of the program's own.
pub struct Ground {
    /// The database, migrated.
    pub db: Db,
    /// The clock of the test.
    pub clock: Clock,
    /// The fixed secret.
    pub keys: Keys,
    /// The installation.
    pub site: Site,
    /// The way to the stand-in mail provider.
    pub mailer: Mailer,
}

/// A composition: the application, its routes inside the shell, its worker.
pub type Composed = (App, Router, Worker);

type Rooms = Box<dyn FnOnce(&Kit) -> Vec<Slice>>;
type Layer = Box<dyn FnOnce(Router<App>, &App) -> Router<App>>;

/// Says what an application under test is made of.
pub struct Builder {
    engine: Engine,
    texts: Vec<Resource>,
    migrations: Vec<Migration>,
    rooms: Rooms,
    layer: Layer,
    site: Site,
}

impl TestApp {
    /// An application on that engine, with nothing in it yet but the shell.
    pub fn builder(engine: Engine) -> Builder {
        Builder {
            engine,
            texts: vec![web::TEXTS],
            migrations: [storage::MIGRATIONS, jobs::MIGRATIONS].concat(),
            rooms: Box::new(|_| Vec::new()),
            layer: Box::new(|routes, _| routes),
            site: Site {
                name: "Rete di prova".to_owned(),
                public_url: PUBLIC_URL.to_owned(),
                ..Site::default()
            },
        }
    }

    /// A visitor with cookies of her own.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// Opens a page as a visitor who was never here.
    pub async fn get(&self, address: &str) -> Response {
        self.browser().get(address).await
    }

    /// Sends a form as a visitor who was never here.
    pub async fn post_form(&self, address: &str, fields: &[(&str, &str)]) -> Response {
        self.browser().post_form(address, fields).await
    }

    /// Sends JSON as a program without cookies.
    pub async fn post_json(&self, address: &str, json: &Value) -> Response {
        self.browser().post_json(address, json).await
    }

    /// The context of an actor, to arrange a test with actions.
    pub fn cx(&self, actor: Actor) -> Cx {
        self.app.cx(actor, Locale::It)
    }

    /// Runs the jobs that are due until none is left. A job that failed stops the test.
    pub async fn finish(&self) {
        let failed = self.worker.finish().await.expect("the worker reaches its queue");
        assert!(failed.is_empty(), "jobs failed: {failed:#?}");
    }

    /// The same, for a test in which jobs are meant to fail: says which did.
    pub async fn finish_with_failures(&self) -> Vec<String> {
        self.worker.finish().await.expect("the worker reaches its queue")
    }

    /// The mails that went out, oldest first.
    pub fn mails(&self) -> Vec<ReceivedMail> {
        self.provider.mailbox().list()
    }
}

impl Builder {
    /// Texts beside those of the shell.
    #[must_use]
    pub fn texts(mut self, texts: &[Resource]) -> Self {
        self.texts.extend(texts.iter().filter(|resource| resource.name != web::TEXTS.name));
        self
    }

    /// Schemas beside those of `storage` and `jobs`, in their order.
    #[must_use]
    pub fn migrations(mut self, migrations: &[Migration]) -> Self {
        let is_there = |room: &str| room == "storage" || room == "jobs";
        self.migrations.extend(migrations.iter().filter(|migration| !is_there(migration.room)));
        self
    }

    /// The rooms: `.rooms(|kit| vec![network::slice(kit)])`.
    #[must_use]
    pub fn rooms(mut self, rooms: impl FnOnce(&Kit) -> Vec<Slice> + 'static) -> Self {
        self.rooms = Box::new(rooms);
        self
    }

    /// What the installation says of itself, where it matters to the test.
    #[must_use]
    pub fn site(mut self, change: impl FnOnce(&mut Site)) -> Self {
        change(&mut self.site);
        self
    }

    /// The layer that says who is signed in: `.session(identity::session_layer)`.
    #[must_use]
    pub fn session<F, R>(mut self, session: F) -> Self
    where
        F: FnMut(State<App>, Request, Next) -> R + Clone + Send + Sync + 'static,
        R: Future<Output = axum::response::Response> + Send + 'static,
    {
        self.layer = Box::new(|routes, app| routes.layer(from_fn_with_state(app.clone(), session)));
        self
    }

    /// Starts it, put together as `app` puts the program together.
    pub async fn start(self) -> TestApp {
        let Self { engine, texts, migrations, rooms, layer, site } = self;
        start(engine, &migrations, site, |ground| compose(ground, &texts, rooms, layer)).await
    }

    /// Starts it, put together by the program itself: for the tests of `app`.
    pub async fn start_composed(self, compose: impl FnOnce(Ground) -> Composed) -> TestApp {
        start(self.engine, &self.migrations, self.site, compose).await
    }
}

async fn start(
    engine: Engine,
    migrations: &[Migration],
    site: Site,
    compose: impl FnOnce(Ground) -> Composed,
) -> TestApp {
    let database = database(engine, migrations).await;
    let provider = MailProvider::start().await.expect("loopback has a free port");
    let clock = actors::clock();
    let settings =
        MailerSettings { url: provider.url(), from: "Rete di prova <rete@rete.example>".to_owned() };
    let mailer = Mailer::new(&settings, clock.clone()).expect("the stand-in's address is a mail server's");
    let ground = Ground { db: database.db.clone(), clock: clock.clone(), keys: actors::keys(), site, mailer };
    let (app, router, worker) = compose(ground);
    TestApp { app, clock, provider, database, router, worker }
}

fn compose(ground: Ground, texts: &[Resource], rooms: Rooms, layer: Layer) -> Composed {
    let Ground { db, clock, keys, site, mailer } = ground;
    let texts = Texts::new(texts).expect("the texts can be read");
    let kit = Kit { texts: texts.clone(), site: Arc::new(site), mailer };
    let mut routes = Router::new().route("/l/{secret}", get(web::links::follow));
    let mut rooms_say = Contributions::default();
    let (mut handlers, mut schedules, mut subscribers) = (Vec::new(), Vec::new(), Vec::new());
    let mut cross_site_posts = Vec::new();
    for room in rooms(&kit) {
        routes = routes.merge(room.routes);
        handlers.extend(room.handlers);
        schedules.extend(room.schedules);
        subscribers.extend(room.subscribers);
        cross_site_posts.extend(room.cross_site_posts);
        rooms_say.links.extend(room.links);
        rooms_say.panels.extend(room.panels);
        rooms_say.staff_links.extend(room.staff_links);
        rooms_say.keepings.extend(room.keepings);
    }
    let app = App::new(db, clock, keys, kit.clone(), rooms_say);
    let shell = Shell {
        site: Arc::clone(&kit.site),
        texts,
        kinds: Arc::new([]),
        cross_site_posts: cross_site_posts.into(),
    };
    let router = web::shell::wrap(layer(routes, &app), shell).with_state(app.clone());
    let worker =
        Worker::new(&app.cx(Actor::System { job: "worker" }, Locale::It), handlers, schedules, subscribers);
    (app, router, worker)
}
