//! `inrete doctor`: looks whether everything is well, and says what is not and what to do.

mod federations;
mod identity;
mod mailboxes;
mod offices;

use kernel::Clock;
use storage::Db;

use super::{Failure, log, say};
use crate::compose::{House, migrations};
use crate::config::Config;

/// How a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Ok,
    /// Well now, and not for long.
    Warn,
    Bad,
}

impl From<bool> for Mark {
    fn from(well: bool) -> Self {
        if well { Self::Ok } else { Self::Bad }
    }
}

/// Looks at database, schema, secret, mail, queue and certificates; makes nothing that is not there.
///
/// # Errors
/// When something is not well; the lines printed before say what.
pub async fn run(config: &Config) -> Result<(), Failure> {
    log(&config.log);
    let mut faults = 0;
    let mut mark = |mark: Mark, what: &str, detail: String| {
        let word = match mark {
            Mark::Ok => "ok  ",
            Mark::Warn => "warn",
            Mark::Bad => "BAD ",
        };
        faults += usize::from(mark == Mark::Bad);
        say(&format!("{word} {what}: {detail}\n"))
    };
    let mut line = |well: bool, what: &str, detail: String| mark(well.into(), what, detail);
    if let Some(file) = Db::file(&config.database.url).filter(|file| !file.exists()) {
        let detail = format!(
            "there is no file {}; is the path right? `inrete migrate` makes a new one",
            file.display()
        );
        line(false, "database", detail)?;
        return Err("there is no database, the rest was not looked at".into());
    }
    let db = match Db::open(&config.database.url).await {
        Ok(db) => db,
        Err(error) => {
            line(false, "database", format!("{error}; is the address right and the server up?"))?;
            return Err("the database cannot be opened, the rest was not looked at".into());
        }
    };
    line(true, "database", format!("{} answers", db.dialect().name()))?;
    match storage::pending(&db, &migrations()).await {
        Ok(0) => line(true, "schema", "fits this program".to_owned())?,
        Ok(waiting) => {
            line(false, "schema", format!("migrations that wait: {waiting}; run `inrete migrate`"))?;
            return Err("the schema does not fit, the rest was not looked at".into());
        }
        Err(error) => line(false, "schema", error.to_string())?,
    }
    db.close().await;
    let secret = &config.security.secret_file;
    if !secret.exists() {
        let detail = format!(
            "there is no file {}; `inrete serve` makes a new one, but a database in use needs the one it had",
            secret.display()
        );
        line(false, "secret", detail)?;
        return Err("there is no secret, the rest was not looked at".into());
    }
    match House::from_config(config, Clock::real()).await {
        Ok(house) => {
            line(true, "secret", secret.display().to_string())?;
            match house.app.kit().mailer.check().await {
                Ok(_) => line(true, "mail", "the server answers".to_owned())?,
                Err(error) => line(false, "mail", format!("{error}; mail waits in the queue until it does"))?,
            }
            let counts = jobs::counts(&mut house.app.db().read().await?).await?;
            line(counts.dead == 0, "jobs", format!("waiting {}, given up {}", counts.waiting, counts.dead))?;
            if !house.app.site().is_https() {
                line(true, "address", "not https: right only behind nothing, for a trial".to_owned())?;
            }
            for (how, detail) in identity::certificates(&house.console(), &config.identity).await {
                mark(how, "certificate", detail)?;
            }
            for (how, detail) in identity::registries(&house.console(), &config.identity).await {
                mark(how, "providers", detail)?;
            }
            let public_url = &house.app.site().public_url;
            for (how, detail) in federations::federations(&house.console(), &config.identity).await {
                mark(how, "federation", detail)?;
            }
            for (how, detail) in offices::offices(&house.console(), &config.identity, public_url).await {
                mark(how, "office", detail)?;
            }
            for (how, detail) in mailboxes::mailboxes(&house.console(), &config.inbox).await {
                mark(how, "mailbox", detail)?;
            }
            house.app.db().close().await;
        }
        Err(error) => mark(Mark::Bad, "composition", error.to_string())?,
    }
    if faults == 0 { Ok(()) } else { Err(format!("not well: {faults} of the above, marked BAD").into()) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use testkit::{Engine, database};

    use super::*;

    #[tokio::test]
    async fn doctor_makes_nothing_that_is_not_there() {
        let test = database(Engine::Lite, &migrations()).await;
        let folder = Path::new(test.url().trim_start_matches("sqlite:")).with_file_name("looked-at");
        std::fs::create_dir(&folder).unwrap();
        let mut config = Config::default();
        config.security.secret_file = folder.join("secret");

        config.database.url = format!("sqlite:{}", folder.join("inrete.db").display());
        let no_database = run(&config).await.unwrap_err().to_string();
        config.database.url = test.url().to_owned();
        let no_secret = run(&config).await.unwrap_err().to_string();

        assert!(no_database.contains("no database"), "{no_database}");
        assert!(no_secret.contains("no secret"), "{no_secret}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    }
}
