//! What a value must be beyond its kind: what `serve` would stumble over, said before it starts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::Path;

use axum::http::Uri;
use mail::{MailError, MailerSettings};
use storage::{Db, StorageError};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use super::{Config, ConfigError, Server};
use crate::tls::{Tls, TlsFault};

/// A key whose value cannot work, and what to mend.
#[derive(Debug)]
pub struct Fault {
    key: Cow<'static, str>,
    what: String,
}

/// All faults at once, so that they are mended in one go.
#[derive(Debug)]
pub struct Faults(Vec<String>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n        "))
    }
}

impl Config {
    /// Values that cannot work, whatever machine this is.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let checks = [
            ("server.public_url", public_url(&self.server.public_url)),
            ("server.public_url", fits_tls(&self.server)),
            (
                if self.server.tls_cert.is_none() { "server.tls_key" } else { "server.tls_cert" },
                pair(&self.server),
            ),
            ("server.metrics_listen", metrics_listen(self.server.listen, self.server.metrics_listen)),
            ("database.url", Db::check_address(&self.database.url).map_err(database_words)),
            ("mail.url", self.mail_settings().check_server().map_err(mail_words)),
            ("mail.from", self.mail_settings().check_sender().map_err(mail_words)),
            ("security.secret_file", names_a_file(&self.security.secret_file)),
            ("log.level", level(&self.log.level)),
        ];
        let mut faults = faults(checks);
        let identity = self.identity.faults().into_iter();
        faults.extend(identity.map(|(key, what)| Fault { key: key.into(), what }));
        let inbox = self.inbox.faults().into_iter();
        faults.extend(inbox.map(|(key, what)| Fault { key: key.into(), what }));
        faults.extend(stand_ins(&self.identity));
        faults
    }

    /// Refuses files in folders that are not there.
    ///
    /// # Errors
    /// [`ConfigError::Unusable`] that names the keys.
    pub fn check_folders(&self, environment: &BTreeMap<String, String>) -> Result<(), ConfigError> {
        let database = Db::file(&self.database.url).map_or(Ok(()), has_its_folder);
        let secret = has_its_folder(&self.security.secret_file);
        refuse(faults([("database.url", database), ("security.secret_file", secret)]), environment)
    }

    /// What it answers https with; nothing where a proxy does it.
    ///
    /// # Errors
    /// [`ConfigError::Unusable`] that names the file that cannot be used.
    pub fn tls(&self, environment: &BTreeMap<String, String>) -> Result<Option<Tls>, ConfigError> {
        let (Some(certificate), Some(key)) = (&self.server.tls_cert, &self.server.tls_key) else {
            return Ok(None);
        };
        match Tls::read(certificate, key) {
            Ok(tls) => Ok(Some(tls)),
            Err(TlsFault { key, what }) => {
                refuse(vec![Fault { key: key.into(), what }], environment)?;
                Ok(None)
            }
        }
    }

    /// How mail leaves.
    pub fn mail_settings(&self) -> MailerSettings {
        MailerSettings { url: self.mail.url.clone(), from: self.mail.from.clone() }
    }
}

fn faults<const N: usize>(checks: [(&'static str, Result<(), String>); N]) -> Vec<Fault> {
    let refused =
        checks.into_iter().filter_map(|(key, check)| check.err().map(|what| Fault { key: key.into(), what }));
    refused.collect()
}

/// Names each fault by the variable that its value came from, or by its key.
pub(super) fn refuse(faults: Vec<Fault>, environment: &BTreeMap<String, String>) -> Result<(), ConfigError> {
    let line = |Fault { key, what }: Fault| {
        let variable = format!("INRETE_{}", key.replace('.', "_").to_ascii_uppercase());
        let from_file = format!("{variable}_FILE");
        let flag = format!("--{}", key.trim_start_matches("server.").replace('_', "-"));
        let origin = [flag, variable, from_file].into_iter().find(|name| environment.contains_key(name));
        format!("{}: {what}", origin.unwrap_or_else(|| key.into_owned()))
    };
    if faults.is_empty() {
        return Ok(());
    }
    Err(ConfigError::Unusable(Faults(faults.into_iter().map(line).collect())))
}

/// Routes begin at the root and cookies hold for a whole host: under a path every link would lead nowhere.
fn public_url(url: &str) -> Result<(), String> {
    let is_address = || {
        let uri: Uri = url.parse().ok()?;
        let authority = uri.authority()?;
        let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
        let is_host = !authority.host().is_empty()
            && !url.contains(['@', '#', '?'])
            && (authority.as_str() == authority.host() || authority.port_u16().is_some());
        (is_web && is_host && uri.path() == "/").then_some(())
    };
    is_address().ok_or_else(|| {
        format!(
            "«{url}» is not the address of a portal: write http:// or https:// and a name, with a port if need be \
             and no path, such as https://lavoro.example.org"
        )
    })
}

/// Whoever trusts the stand-ins of a demonstration lets anybody in as anybody.
fn stand_ins(identity: &identity::Settings) -> Vec<Fault> {
    let is_one = |address: &String| format!("{address}/").contains("/fornitore-di-prova/");
    let anchors = identity.federation.anchors.iter().flat_map(|anchor| {
        std::iter::once(&anchor.entity)
            .chain(&anchor.providers)
            .map(|address| ("identity.federation.anchors", address))
    });
    let offices = identity.offices.iter().map(|office| ("identity.offices", &office.issuer));
    let found = anchors.chain(offices).filter(|(_, address)| is_one(address));
    let what =
        |address: &String| format!("«{address}» is a stand-in of a demonstration, whose people are invented");
    found.map(|(key, address)| Fault { key: key.into(), what: what(address) }).collect()
}

/// A browser that comes over https is sent cookies for https: the address must say so.
fn fits_tls(server: &Server) -> Result<(), String> {
    if server.tls_cert.is_some() && server.public_url.starts_with("http://") {
        return Err(format!("«{}» is not where pages are with tls_cert: write https://", server.public_url));
    }
    Ok(())
}

fn pair(server: &Server) -> Result<(), String> {
    match (&server.tls_cert, &server.tls_key) {
        (Some(_), None) => Err("a certificate needs its key: name its file in tls_key too".to_owned()),
        (None, Some(_)) => Err("a key needs its certificate: name its file in tls_cert too".to_owned()),
        _ => Ok(()),
    }
}

fn metrics_listen(listen: SocketAddr, metrics: Option<SocketAddr>) -> Result<(), String> {
    let Some(metrics) = metrics else { return Ok(()) };
    let is_one_address = listen.ip() == metrics.ip()
        || (listen.is_ipv4() == metrics.is_ipv4()
            && (listen.ip().is_unspecified() || metrics.ip().is_unspecified()));
    // With port 0 each takes a free one.
    if is_one_address && listen.port() == metrics.port() && listen.port() != 0 {
        return Err(format!("{metrics} is taken by server.listen: give it another port"));
    }
    Ok(())
}

fn names_a_file(path: &Path) -> Result<(), String> {
    path.file_name().map(drop).ok_or_else(|| format!("«{}» names no file", path.display()))
}

fn has_its_folder(file: &Path) -> Result<(), String> {
    if file.is_dir() {
        return Err(format!("{} is a folder: name a file in it", file.display()));
    }
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    if folder.is_dir() {
        return Ok(());
    }
    Err(format!("the folder {} does not exist: make it, writable for who runs inrete", folder.display()))
}

/// The filter takes any word for the name of a module: a level that is misspelt would say everything of nothing.
fn level(level: &str) -> Result<(), String> {
    let is_misspelt =
        |word: &str| !word.is_empty() && !word.contains('=') && word.parse::<LevelFilter>().is_err();
    let has_span = level.contains('[');
    if EnvFilter::try_new(level).is_err() || (!has_span && level.split(',').map(str::trim).any(is_misspelt)) {
        return Err(format!(
            "«{level}» is no level: write error, warn, info or debug, or a filter such as info,storage=debug"
        ));
    }
    Ok(())
}

fn database_words(error: StorageError) -> String {
    match error {
        StorageError::Address(what) => what,
        other => other.to_string(),
    }
}

fn mail_words(error: MailError) -> String {
    match error {
        MailError::Settings(what) => what,
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::load(None, &pairs.collect())
    }

    #[test]
    fn value_that_cannot_work_is_refused_by_its_variable() {
        for (variable, value) in [
            ("INRETE_MAIL_URL", "http://x"),
            ("INRETE_MAIL_FROM", "notmail"),
            ("INRETE_SERVER_METRICS_LISTEN", "127.0.0.1:8080"),
            ("INRETE_SERVER_METRICS_LISTEN", "0.0.0.0:8080"),
            ("INRETE_LOG_LEVEL", "loud"),
            ("INRETE_LOG_LEVEL", "info,storage=loud"),
            ("INRETE_SERVER_PUBLIC_URL", "ftp://x"),
            ("INRETE_SERVER_PUBLIC_URL", "lavoro.example.org"),
            ("INRETE_SERVER_PUBLIC_URL", "http://host/sub"),
            ("INRETE_SERVER_PUBLIC_URL", "http://host/?a"),
            ("INRETE_SERVER_PUBLIC_URL", "http://host#a"),
            ("INRETE_SERVER_PUBLIC_URL", "http://u:p@host"),
            ("INRETE_SERVER_PUBLIC_URL", "http://host:99999"),
            ("INRETE_SERVER_PUBLIC_URL", "http://"),
            ("INRETE_SERVER_PUBLIC_URL", ""),
            ("INRETE_DATABASE_URL", "mysql://u:p@h/d"),
            ("INRETE_DATABASE_URL", "sqlite:"),
            ("INRETE_DATABASE_URL", "postgres://h:port/d"),
            ("INRETE_SECURITY_SECRET_FILE", ""),
        ] {
            let refusal = load(&[(variable, value)]).map(|config| format!("{config:?}")).unwrap_err();
            assert!(refusal.to_string().starts_with(&format!("{variable}: ")), "{value}: {refusal}");
        }
    }

    #[test]
    fn value_that_works_is_taken() {
        for (variable, value) in [
            ("INRETE_MAIL_URL", "smtps://u:p%40@mail.example.org"),
            ("INRETE_MAIL_FROM", "rete@example.org"),
            ("INRETE_SERVER_LISTEN", "127.0.0.1:0"),
            ("INRETE_SERVER_METRICS_LISTEN", "127.0.0.2:8080"),
            ("INRETE_SERVER_METRICS_LISTEN", "127.0.0.1:8081"),
            ("INRETE_LOG_LEVEL", "info,storage=debug"),
            ("INRETE_LOG_LEVEL", "WARN"),
            ("INRETE_LOG_LEVEL", "off"),
            ("INRETE_SERVER_PUBLIC_URL", "http://[::1]:8080"),
            ("INRETE_SERVER_PUBLIC_URL", "http://localhost"),
            ("INRETE_DATABASE_URL", "sqlite:inrete.db"),
            ("INRETE_DATABASE_URL", "sqlite:///var/lib/inrete/inrete.db"),
            ("INRETE_DATABASE_URL", "postgres://u:p@h/d?host=/run/postgresql"),
        ] {
            let taken = load(&[(variable, value)]).map(|_| ());
            assert!(taken.is_ok(), "{variable}={value}: {taken:?}");
        }
        let any_port =
            load(&[("INRETE_SERVER_LISTEN", "[::]:0"), ("INRETE_SERVER_METRICS_LISTEN", "[::]:0")]);
        assert!(any_port.is_ok(), "{any_port:?}");
    }

    #[test]
    fn public_address_is_written_as_browsers_do() {
        let config = load(&[("INRETE_SERVER_PUBLIC_URL", "HTTPS://Lavoro.Example.org/")]).unwrap();

        assert_eq!(config.server.public_url, "https://lavoro.example.org");
    }

    #[test]
    fn words_of_the_command_line_win_and_are_named_as_they_were_written() {
        let of_both = [("INRETE_SERVER_PUBLIC_URL", "ftp://x"), ("--public-url", "https://Rete.example.org")];
        assert_eq!(load(&of_both).unwrap().server.public_url, "https://rete.example.org");

        let refusal = load(&[("--public-url", "rete.example.org")]).unwrap_err().to_string();
        assert!(refusal.starts_with("--public-url: "), "{refusal}");
    }

    #[test]
    fn certificate_without_key_and_key_without_certificate_are_refused() {
        let alone = load(&[("--tls-cert", "cert.pem")]).unwrap_err().to_string();
        assert!(alone.starts_with("--tls-cert: a certificate needs its key"), "{alone}");

        let alone = load(&[("INRETE_SERVER_TLS_KEY", "key.pem")]).unwrap_err().to_string();
        assert!(alone.starts_with("INRETE_SERVER_TLS_KEY: a key needs its certificate"), "{alone}");
    }

    #[test]
    fn address_with_a_certificate_is_https() {
        let pair = [("INRETE_SERVER_TLS_CERT", "cert.pem"), ("INRETE_SERVER_TLS_KEY", "key.pem")];
        assert_eq!(load(&pair).unwrap().server.public_url, "https://127.0.0.1:8080");

        let plain = [pair.as_slice(), &[("--public-url", "http://localhost")]].concat();
        let refusal = load(&plain).unwrap_err().to_string();
        assert!(refusal.contains("--public-url: «http://localhost» is not where pages are"), "{refusal}");
    }

    #[test]
    fn stand_ins_of_a_demonstration_are_trusted_by_no_configuration() {
        let demo = "http://127.0.0.1:8080/fornitore-di-prova";
        let text = format!(
            "[identity.federation]\ninsecure_loopback = true\n[[identity.federation.anchors]]\n\
             entity = \"{demo}/federazione/cie\"\nkind = \"cie\"\n[[identity.offices]]\nslug = \"x\"\nname = \"X\"\n\
             issuer = \"{demo}/ufficio\"\nclient_id = \"inrete\"\nclient_secret_file = \"x\"\nemail_domains = [\"x.example\"]\n"
        );
        let config: Config = toml::from_str(&text).unwrap();

        let faults: Vec<String> =
            config.faults().into_iter().map(|Fault { key, what }| format!("{key}: {what}")).collect();

        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults.iter().all(|fault| fault.contains("is a stand-in of a demonstration")), "{faults:?}");
    }

    #[test]
    fn all_faults_are_said_at_once() {
        let refusal = load(&[("INRETE_LOG_LEVEL", "loud"), ("INRETE_MAIL_FROM", "notmail")]).unwrap_err();

        assert!(matches!(&refusal, ConfigError::Unusable(Faults(lines)) if lines.len() == 2), "{refusal}");
    }

    #[test]
    fn file_in_a_folder_that_does_not_exist_is_refused() {
        let folder = "/nowhere/at/all";
        let mut config = Config::default();
        assert!(config.check_folders(&BTreeMap::new()).is_ok());
        config.database.url = format!("sqlite:{folder}/inrete.db");
        config.security.secret_file = "/".into();

        let refusal = config.check_folders(&BTreeMap::new()).unwrap_err().to_string();

        assert!(refusal.contains("database.url: the folder /nowhere/at/all does not exist"), "{refusal}");
        assert!(refusal.contains("security.secret_file: / is a folder"), "{refusal}");
    }
}
