//! Configuration: one TOML file, and `INRETE_SECTION_KEY` on top of it. A key that nobody knows is refused by name.

mod check;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::{Table, Value};

pub use check::Faults;

/// The whole configuration; every key has a value that works on one machine.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where and how it answers.
    pub server: Server,
    /// Where it keeps what it knows.
    pub database: Database,
    /// How mail leaves.
    pub mail: Mail,
    /// What it says of itself.
    pub site: SiteConfig,
    /// How much one visitor may book.
    pub booking: Booking,
    /// Who signs citizens and staff in, beside passwords.
    pub identity: identity::Settings,
    /// The desks' mailboxes, and what is promised to who writes to a desk.
    pub inbox: inbox::Settings,
    /// Its secret.
    pub security: Security,
    /// What it logs.
    pub log: Log,
}

/// `[server]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port of the public pages.
    pub listen: SocketAddr,
    /// Address and port of `/metrics`; none when empty.
    pub metrics_listen: Option<SocketAddr>,
    /// Address as people see it, behind the reverse proxy.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether `serve` runs jobs too.
    pub jobs: bool,
    /// The certificate (PEM, with its chain) to answer https with, where no proxy does it.
    pub tls_cert: Option<PathBuf>,
    /// The key of that certificate (PEM).
    pub tls_key: Option<PathBuf>,
}

/// `[database]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://…`.
    pub url: String,
}

/// `[mail]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// `smtp://host:port` or `smtps://user:password@host`.
    pub url: String,
    /// The sender.
    pub from: String,
}

/// `[site]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteConfig {
    /// The portal's name.
    pub name: String,
    /// A line under it.
    pub tagline: String,
    /// The lead body.
    pub lead_body: String,
    /// Its own site.
    pub lead_body_url: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its mail address.
    pub mail: Option<String>,
    /// Its certified mail address.
    pub certified_mail: Option<String>,
    /// The accessibility declaration at form.agid.gov.it.
    pub accessibility_url: Option<String>,
}

/// `[booking]`; zero is no limit, and so is a key that is not there: who books for many has no surprise.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Booking {
    /// Appointments still ahead with one telephone or mail address, at one desk on one day.
    pub same_day: u16,
    /// Appointments still ahead with one telephone or mail address, in the whole network.
    pub ahead: u16,
    /// Bookings from one network address in an hour: many people share that of a library.
    pub per_hour: u16,
}

/// `[security]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Security {
    /// The file with the installation's secret (32 bytes or more); made at first start. Every process of one
    /// installation must have the same.
    pub secret_file: PathBuf,
}

/// `[log]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `text` or `json`.
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug`, or a filter such as `info,storage=debug`.
    pub level: String,
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            metrics_listen: None,
            public_url: "http://127.0.0.1:8080".to_owned(),
            trusted_proxies: Vec::new(),
            jobs: true,
            tls_cert: None,
            tls_key: None,
        }
    }
}
impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:inrete.db".to_owned() }
    }
}
impl Default for Mail {
    fn default() -> Self {
        Self {
            url: "smtp://127.0.0.1:25".to_owned(),
            from: "inrete <inrete@localhost.localdomain>".to_owned(),
        }
    }
}
impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            name: "Sportelli in rete".to_owned(),
            tagline: "Lavoro, formazione, impresa: lo sportello più vicino".to_owned(),
            lead_body: "Comune capofila".to_owned(),
            lead_body_url: None,
            address: None,
            phone: None,
            mail: None,
            certified_mail: None,
            accessibility_url: None,
        }
    }
}
impl Default for Security {
    fn default() -> Self {
        Self { secret_file: PathBuf::from("inrete.secret") }
    }
}
impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Text, level: "info".to_owned() }
    }
}

/// A configuration that cannot be used, in words for the person who wrote it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or not readable.
    #[error("cannot read {path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is no TOML, or a key is unknown or holds the wrong kind of value.
    #[error("{origin}: {message}")]
    Content {
        /// The file, or the variable.
        origin: String,
        /// What to mend.
        message: String,
    },
    /// Values that are of the right kind and cannot work.
    #[error("{0}")]
    Unusable(Faults),
}

/// Variables that begin with `INRETE_` and are not configuration: where shared data lies, what tests and
/// benchmarks use.
const NOT_CONFIG: [&str; 4] = ["INRETE_SHARED", "INRETE_TEST_", "INRETE_BENCH_", "INRETE_CONFIG"];

impl Config {
    /// Reads the file, if one is named, and on top of it the environment, in which the command line's own words
    /// (`--public-url`, see [`crate::cli::Address::over`]) stand too and win.
    ///
    /// # Errors
    /// [`ConfigError`] that names the key.
    pub fn load(file: Option<&Path>, environment: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let (mut table, mut origin) = (Table::new(), "the configuration".to_owned());
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .map_err(|source| ConfigError::File { path: path.to_owned(), source })?;
            origin = path.display().to_string();
            table = text.parse().map_err(|error: toml::de::Error| ConfigError::Content {
                origin: origin.clone(),
                message: error.to_string(),
            })?;
        }
        for (name, value) in environment {
            if name.starts_with("INRETE_") && !NOT_CONFIG.iter().any(|prefix| name.starts_with(prefix)) {
                set(&mut table, name, value)?;
            }
        }
        for (name, value) in environment {
            if let Some(key) = name.strip_prefix("--") {
                let value = Value::String(value.clone());
                put(&mut table, name, "server", key.replace('-', "_"), value)?;
            }
        }
        let has_address = table.get("server").is_some_and(|server| server.get("public_url").is_some());
        // What came from the environment was looked at by itself: a fault is the file's.
        let mut config = read(table, origin)?;
        if config.server.tls_cert.is_some() && !has_address {
            config.server.public_url = format!("https://{}", config.server.listen);
        }
        config.server.public_url = config.server.public_url.trim_end_matches('/').to_ascii_lowercase();
        check::refuse(config.faults(), environment)?;
        Ok(config)
    }

    /// The environment of this process.
    pub fn environment() -> BTreeMap<String, String> {
        std::env::vars().collect()
    }
}

fn read(table: Table, origin: String) -> Result<Config, ConfigError> {
    let named = |error: toml::de::Error| ConfigError::Content { origin, message: error.message().to_owned() };
    table.try_into().map_err(named)
}

/// Puts `INRETE_SERVER_PUBLIC_URL` (or `…_FILE`, whose file holds the value: secrets) into the table.
fn set(table: &mut Table, name: &str, value: &str) -> Result<(), ConfigError> {
    let refuse = |message: String| ConfigError::Content { origin: name.to_owned(), message };
    let rest = name.trim_start_matches("INRETE_").to_ascii_lowercase();
    let (section, key) =
        rest.split_once('_').ok_or_else(|| refuse("is no key: INRETE_SECTION_KEY is expected".to_owned()))?;
    let is_own_key = section == "security" && key == "secret_file";
    let (key, text) = match key.strip_suffix("_file") {
        Some(key) if !is_own_key => {
            let text = std::fs::read_to_string(value)
                .map_err(|source| ConfigError::File { path: PathBuf::from(value), source })?;
            (key, text.trim_end().to_owned())
        }
        _ => (key, value.to_owned()),
    };
    let typed = match (section, key) {
        ("server", "jobs") => Value::Boolean(match text.as_str() {
            "true" | "1" | "yes" => true,
            "false" | "0" | "no" => false,
            other => return Err(refuse(format!("«{other}» is neither true nor false"))),
        }),
        ("server", "trusted_proxies") => {
            Value::Array(text.split(',').map(|part| Value::String(part.trim().to_owned())).collect())
        }
        ("booking", _) | ("identity", "clock_tolerance_seconds") => match text.parse() {
            Ok(number) => Value::Integer(number),
            Err(_) => return Err(refuse(format!("«{text}» is no number"))),
        },
        _ => Value::String(text),
    };
    put(table, name, section, key.to_owned(), typed)
}

/// Puts one value into its section, once it was looked at by itself: so a fault bears the name it came by.
fn put(table: &mut Table, name: &str, section: &str, key: String, value: Value) -> Result<(), ConfigError> {
    let alone = Table::from_iter([(key.clone(), value.clone())]);
    read(Table::from_iter([(section.to_owned(), Value::Table(alone))]), name.to_owned())?;
    let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
    match section {
        Value::Table(section) => section.insert(key, value),
        _ => {
            let message = "names a section that is a single value in the file".to_owned();
            return Err(ConfigError::Content { origin: name.to_owned(), message });
        }
    };
    Ok(())
}

/// The example that `inrete config example` prints: every key with what it is for.
pub const EXAMPLE: &str = include_str!("../config.example.toml");

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, value: &str) -> Result<Config, ConfigError> {
        Config::load(None, &BTreeMap::from([(name.to_owned(), value.to_owned())]))
    }

    #[test]
    fn environment_is_put_on_top() {
        let config = with("INRETE_SERVER_PUBLIC_URL", "https://lavoro.example.org").unwrap();

        assert_eq!(config.server.public_url, "https://lavoro.example.org");
    }

    #[test]
    fn numbers_come_from_the_environment_too() {
        assert_eq!(with("INRETE_BOOKING_AHEAD", "5").unwrap().booking.ahead, 5);
        let refusal = with("INRETE_BOOKING_AHEAD", "five").unwrap_err().to_string();
        assert!(refusal.contains("INRETE_BOOKING_AHEAD") && refusal.contains("five"), "{refusal}");
        assert!(with("INRETE_BOOKING_AHEAD", "-1").is_err());
    }

    #[test]
    fn unknown_key_is_refused_by_name() {
        let refusal = with("INRETE_SERVER_LISEN", "x").unwrap_err().to_string();

        assert!(refusal.contains("lisen"), "{refusal}");
    }

    #[test]
    fn fault_is_named_by_where_it_stands() {
        let folder = std::env::temp_dir().join(format!("inrete-config-{}", std::process::id()));
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join("sq1.toml");
        let load = |text: &str, name: &str, value: &str| {
            std::fs::write(&file, text).unwrap();
            let environment = BTreeMap::from([(name.to_owned(), value.to_owned())]);
            Config::load(Some(&file), &environment).unwrap_err().to_string()
        };

        let unknown = load("[server]\njobs = true", "INRETE_SERVER_LISTNE", "127.0.0.1:80");
        let wrong = load("[server]\njobs = true", "INRETE_SERVER_LISTEN", "here");
        let of_file = load("[server]\nlistne = 1", "INRETE_SERVER_LISTEN", "127.0.0.1:80");
        std::fs::remove_dir_all(&folder).unwrap();

        assert!(unknown.starts_with("INRETE_SERVER_LISTNE: unknown field `listne`"), "{unknown}");
        assert!(wrong.starts_with("INRETE_SERVER_LISTEN: "), "{wrong}");
        assert!(of_file.contains("sq1.toml: unknown field `listne`"), "{of_file}");
    }

    #[test]
    fn unknown_section_is_refused_by_name() {
        let refusal = with("INRETE_SERVR_LISTEN", "x").unwrap_err().to_string();

        assert!(refusal.contains("servr"), "{refusal}");
    }

    #[test]
    fn example_is_the_default_configuration() {
        let example: Table = EXAMPLE.parse().unwrap();

        let config: Config = example.try_into().unwrap();

        assert_eq!(format!("{config:?}"), format!("{:?}", Config::example_defaults()));
    }

    impl Config {
        /// What the example shows: the defaults, the places that a service has under `/var/lib`, and limits that
        /// suit an office.
        fn example_defaults() -> Self {
            let mut config = Self::default();
            config.server.metrics_listen = Some(SocketAddr::from(([127, 0, 0, 1], 9090)));
            config.database.url = "sqlite:/var/lib/inrete/inrete.db".to_owned();
            config.security.secret_file = PathBuf::from("/var/lib/inrete/secret");
            config.booking = Booking { same_day: 3, ahead: 5, per_hour: 600 };
            config
        }
    }
}
