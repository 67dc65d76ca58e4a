//! The program itself over https: what it prints, the cookies it gives, how it stops.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rcgen::generate_simple_self_signed;

/// A program that was started with a certificate of its own; stopped when dropped.
struct Program {
    child: Child,
    folder: PathBuf,
    client: reqwest::Client,
    /// All that it printed until it was ready.
    said: Vec<String>,
    url: String,
}

impl Program {
    fn start(name: &str, words: &[&str]) -> Self {
        let folder = std::env::temp_dir().join(format!("inrete-https-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let made = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
        std::fs::write(&cert, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let url = format!("https://localhost:{}", address.port());
        let mut command = Command::new(env!("CARGO_BIN_EXE_inrete"));
        command.args(words).arg("--tls-cert").arg(&cert).arg("--tls-key").arg(&key);
        command.args(["--public-url", &url]);
        command
            .env("INRETE_SERVER_LISTEN", address.to_string())
            .env("INRETE_DATABASE_URL", format!("sqlite:{}", folder.join("inrete.db").display()))
            .env("INRETE_SECURITY_SECRET_FILE", folder.join("secret"))
            .env("INRETE_LOG_LEVEL", "error");
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut said = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            said.push(line.unwrap());
            if said.last().unwrap().starts_with("ready") {
                break;
            }
        }
        let root = reqwest::Certificate::from_pem(made.cert.pem().as_bytes()).unwrap();
        let client = reqwest::Client::builder()
            .tls_certs_only([root])
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { child, folder, client, said, url }
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        self.client.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    /// Asks it to stop, and waits; whether it said that all went well.
    fn stop(&mut self) -> bool {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        asked.success() && self.child.wait().unwrap().success()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test]
async fn served_over_https_cookies_are_bound_to_the_host_and_it_stops_when_asked() {
    let mut program = Program::start("serve", &["serve", "--no-jobs"]);
    assert_eq!(program.said, [format!("ready {}", program.url)]);

    let page = program.get("/?lang=en").await;

    assert_eq!(page.status(), 200);
    assert!(page.headers().contains_key("strict-transport-security"), "{:?}", page.headers());
    let cookies: Vec<_> = page.headers().get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    assert!(!cookies.is_empty());
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-") && cookie.ends_with("; Secure"), "{cookie}");
    }
    assert!(program.stop(), "it stops well while a client keeps its connection");
}

/// The stand-in provider says who anybody is: the product must not have it, however it is configured.
#[tokio::test]
async fn stand_in_provider_is_nowhere_in_what_serves() {
    let program = Program::start("bare", &["serve", "--no-jobs"]);

    for path in ["/fornitore-di-prova", "/fornitore-di-prova/", "/fornitore-di-prova/spid/ponente/sso"] {
        assert_eq!(program.get(path).await.status(), 404, "{path}");
    }
}
