//! `inrete demo`: everything up with demonstration data, and where to click.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use mail::Mailer;
use standins::MailProvider;
use standins::identity_provider::DEMO_PATH;

use crate::cli::Demo;
use crate::commands::{Failure, log, say};
use crate::compose::{self, House};
use crate::config::{Config, Log};
use crate::demo::national::Identities;
use crate::demo::{self, clock};
use crate::http::metrics;
use crate::serve::{self, Serving};

/// Brings the demo up and serves it until it is stopped. A configuration that was given is said not to count.
///
/// # Errors
/// When the address is taken, the folder cannot be written or the database is not a demo's.
pub async fn run(options: Demo, configuration: Option<&Path>) -> Result<(), Failure> {
    log(&Log { level: "warn".to_owned(), ..Log::default() });
    metrics::install();
    let clock = clock::begins(options.today);
    let (folder, is_temporary) = folder(options.data)?;
    let url =
        options.database_url.unwrap_or_else(|| format!("sqlite:{}", folder.join("inrete.db").display()));
    let words = options.address.over(BTreeMap::new());
    let asked = Config::load(None, &words)?;
    let tls = asked.tls(&words)?;
    let listener = serve::listener("--listen", options.listen).await?;
    let public_url = match options.address.public_url {
        Some(_) => asked.server.public_url,
        None => format!("{}://{}", if tls.is_some() { "https" } else { "http" }, listener.local_addr()?),
    };
    let mailbox = MailProvider::start().await?;

    let db = storage::Db::open(&url).await?;
    storage::migrate(&db, &clock, &compose::migrations()).await?;
    let clock = clock::goes_on(clock, &db).await?;
    let keys = compose::keys(&db, &folder.join("secret")).await?;
    let config = Config { site: demo::site(), ..Config::default() };
    let mailer = Mailer::new(&demo::mail(&mailbox), clock.clone())?;
    let site = compose::site(&config.site, &public_url, true);
    let sign_ins = Arc::new(OnceLock::new());
    let roots = asked.server.tls_cert.iter().map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let identities = Identities::new(&public_url, clock.clone(), &folder, roots)?;
    let beside = demo::mailbox::routes(mailbox, Arc::clone(&sign_ins)).merge(identities.routes());
    let house = House::build(db, clock, keys, site, mailer, identities.settings(), beside)?;
    let sign_ins = sign_ins.get_or_init({
        let made = demo::fill(&house).await?;
        || made
    });
    identities.prepare(&house).await?;
    let console = house.console();
    clock::remember(&console).await?;
    tokio::spawn(clock::keep(console));
    say(&greeting(&public_url, &folder, is_temporary, sign_ins))?;
    say(&left_out(configuration))?;
    say(&format!("ready {public_url}\n"))?;
    let serving = Serving { listener, tls, metrics: None, trusted_proxies: Vec::new(), with_jobs: true };
    tokio::spawn(Identities::meet_federation(identities.settings(), house.console()));
    serve::serve(house, serving).await?;
    if is_temporary {
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// The folder asked for, or a new temporary one that goes when the demo stops.
fn folder(asked: Option<PathBuf>) -> Result<(PathBuf, bool), String> {
    let (folder, is_temporary) = match asked {
        Some(folder) => (folder, false),
        None => {
            let name = format!("inrete-demo-{}", std::process::id());
            (std::env::temp_dir().join(name), true)
        }
    };
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("the folder {} cannot be made: {error}", folder.display()))?;
    Ok((folder, is_temporary))
}

/// That a configuration is left alone: invented people must never answer a real mailbox.
fn left_out(configuration: Option<&Path>) -> String {
    configuration.map_or_else(String::new, |file| {
        format!(
            "NOT READ: {}. The demonstration has a configuration of its own and opens no mailbox ([[inbox.mailboxes]]): \
             `inrete serve` does\n\n",
            file.display()
        )
    })
}

fn greeting(url: &str, folder: &Path, is_temporary: bool, sign_ins: &[demo::SignIn]) -> String {
    let mut text = format!(
        "inrete, demonstration\n\n  portal        {url}/\n  desks         {url}/sportelli\n  book          {url}/prenota\n  \
         staff         {url}/accesso\n  \
         citizen       {url}/accedi (SPID, CIE, eIDAS: choose whom to be)\n  providers     {url}{DEMO_PATH}\n  mail that was sent  {url}/posta\n  API           {url}/api\n\nsign-ins (password, then the code of the moment at {url}/posta/codici):\n"
    );
    for sign_in in sign_ins {
        text.push_str(&format!("  {:<12} {:<42} {}\n", sign_in.role, sign_in.email, sign_in.password));
    }
    let kept = if is_temporary { "goes when it stops" } else { "stays" };
    text.push_str(&format!("\ndata in {} ({kept}); stop with Ctrl-C\n\n", folder.display()));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configuration_that_does_not_count_is_named() {
        assert_eq!(left_out(None), "");
        let said = left_out(Some(Path::new("/etc/inrete/inrete.toml")));
        assert!(said.starts_with("NOT READ: /etc/inrete/inrete.toml.") && said.contains("inbox.mailboxes"));
    }

    #[test]
    fn folder_that_cannot_be_made_is_named() {
        let refusal = folder(Some("/proc/x".into())).unwrap_err();

        assert!(refusal.contains("/proc/x"), "{refusal}");
    }
}
