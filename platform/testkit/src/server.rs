//! Databases of the cluster: made, copied from a template, removed.

use storage::{Db, Migration, Result, Statement, sha256};

use crate::database::random_word;
use crate::{clock, engine};

/// Held while a template is made, so that of many tests that start together one makes it.
const TEMPLATE_LOCK: &str = "SELECT pg_advisory_xact_lock(115859545814118)";

/// The address of a database of the cluster.
pub(crate) fn url_of(name: &str) -> String {
    let cluster = engine::cluster().expect("a test on PostgreSQL needs a cluster: ask `engines()`");
    let (scheme, rest) = cluster.split_once("://").expect("INRETE_TEST_POSTGRES begins with postgres://");
    let (address, options) =
        rest.split_once('?').map_or((rest, String::new()), |(a, o)| (a, format!("?{o}")));
    let host = address.split('/').next().unwrap_or_default();
    format!("{scheme}://{host}/{name}{options}")
}

/// Makes a database, empty or as a copy.
pub(crate) async fn create(name: &str, template: Option<&str>) {
    let template = template.unwrap_or("template0");
    let cluster = cluster().await;
    run(&cluster, format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .expect("the cluster makes a database");
    cluster.close().await;
}

/// The name of the template with that schema, made when it is not there yet. It stays until the cluster goes.
pub(crate) async fn template(migrations: &[Migration]) -> String {
    let all: String = migrations.iter().map(|m| format!("{}{}{}", m.room, m.number, m.sql)).collect();
    let digest: String = sha256(all.as_bytes()).chars().take(24).collect();
    let name = format!("inrete_template_{digest}");
    let cluster = cluster().await;
    let mut lock = cluster.begin().await.expect("the cluster answers");
    lock.all(&Statement::new("testkit", TEMPLATE_LOCK), []).await.expect("the cluster gives its lock");
    if !exists(&cluster, &name).await {
        // Made under another name first: a process that dies in the middle must not leave half a template.
        let draft = format!("inrete_draft_{}", random_word());
        run(&cluster, format!("CREATE DATABASE {draft} TEMPLATE template0"))
            .await
            .expect("the cluster makes a database");
        let db = Db::open(&url_of(&draft)).await.expect("a new PostgreSQL database opens");
        let migrated = storage::migrate(&db, &clock(), migrations).await;
        db.close().await;
        if let Err(error) = migrated {
            remove(draft);
            panic!("the migrations do not apply to PostgreSQL: {error}");
        }
        run(&cluster, format!("ALTER DATABASE {draft} RENAME TO {name}"))
            .await
            .expect("the template gets its name");
    }
    lock.rollback().await.expect("the cluster takes its lock back");
    cluster.close().await;
    name
}

/// Removes a database, in a thread of its own since it is called where nothing can be awaited.
pub(crate) fn remove(name: String) {
    let removing = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let cluster = cluster().await;
            let removed = run(&cluster, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            cluster.close().await;
            removed.map_err(std::io::Error::other)
        })
    });
    if !matches!(removing.join(), Ok(Ok(()))) {
        eprintln!("a database of a test was left behind in the cluster");
    }
}

async fn cluster() -> Db {
    let url = engine::cluster().expect("a test on PostgreSQL needs a cluster: ask `engines()`");
    Db::open(url).await.expect("the cluster that INRETE_TEST_POSTGRES names answers")
}

async fn exists(cluster: &Db, name: &str) -> bool {
    let sql = String::leak(format!("SELECT 1 AS there FROM pg_database WHERE datname = '{name}'"));
    let mut reader = cluster.read().await.expect("the cluster answers");
    reader
        .optional(&Statement::new("testkit", sql), [])
        .await
        .expect("the cluster lists its databases")
        .is_some()
}

/// Runs a command outside any transaction. The names in it are ours, made of letters and digits.
async fn run(cluster: &Db, sql: String) -> Result<()> {
    let mut connection = cluster.read().await?;
    connection.execute(&Statement::new("testkit", String::leak(sql)), []).await.map(drop)
}
