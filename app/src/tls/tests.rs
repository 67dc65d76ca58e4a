use std::path::PathBuf;

use axum::extract::ConnectInfo;
use axum::routing::get;
use rcgen::generate_simple_self_signed;
use tokio::sync::oneshot;

use super::*;

/// A folder with files of a test; goes with it.
struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("inrete-tls-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let file = self.0.join(name);
        std::fs::write(&file, text).unwrap();
        file
    }

    /// A certificate for localhost and its key; the certificate once more, for who must trust it.
    fn pair(&self, name: &str) -> (PathBuf, PathBuf, String) {
        let made = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let (cert, key) = (made.cert.pem(), made.signing_key.serialize_pem());
        (self.write(&format!("{name}.pem"), &cert), self.write(&format!("{name}.key"), &key), cert)
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn refusal(certificate: &Path, key: &Path) -> String {
    let TlsFault { key, what } = Tls::read(certificate, key).unwrap_err();
    format!("{key}: {what}")
}

#[test]
fn file_that_cannot_be_used_is_named() {
    let files = Files::new("named");
    let (cert, key, _) = files.pair("one");
    let (_, other_key, _) = files.pair("two");
    let empty = files.write("empty.pem", "nothing here\n");
    let broken = files.write("broken.pem", "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n");
    let missing = files.0.join("missing.pem");
    let named = |file: &Path, rest: &str| format!("{} {rest}", file.display());

    assert!(Tls::read(&cert, &key).is_ok());
    let not_hers = refusal(&cert, &other_key);
    assert_eq!(
        not_hers,
        format!(
            "server.tls_key: {} is not the key of the certificate {}",
            other_key.display(),
            cert.display()
        )
    );
    assert!(
        refusal(&missing, &key).starts_with(&format!("server.tls_cert: cannot read {}", missing.display()))
    );
    assert!(
        refusal(&cert, &missing).starts_with(&format!("server.tls_key: cannot read {}", missing.display()))
    );
    assert!(refusal(&empty, &key).contains(&named(&empty, "").trim_end().to_owned()));
    assert!(refusal(&empty, &key).contains("holds no certificate"));
    assert!(refusal(&cert, &empty).contains("holds no key"));
    assert!(refusal(&broken, &key).starts_with("server.tls_cert: "));
}

#[tokio::test]
async fn client_that_trusts_the_certificate_is_answered_until_the_end() {
    let files = Files::new("answered");
    let (cert, key, root) = files.pair("server");
    let tls = Tls::read(&cert, &key).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let peer = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string();
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async { drop(stopped.await) };
    let serving = tokio::spawn(tls.serve(listener, Router::new().route("/", get(peer)), stopped));
    let root = reqwest::Certificate::from_pem(root.as_bytes()).unwrap();
    let client = reqwest::Client::builder().tls_certs_only([root]).no_proxy().build().unwrap();
    let stranger = reqwest::Client::builder().tls_certs_only([]).no_proxy().build().unwrap();
    let address = format!("https://localhost:{port}/");

    let answer = client.get(&address).send().await.unwrap();
    assert_eq!(answer.text().await.unwrap(), "127.0.0.1", "the peer is known");
    assert!(stranger.get(&address).send().await.is_err(), "who does not trust the certificate goes away");
    assert!(client.get(format!("http://localhost:{port}/")).send().await.is_err(), "no plain http");

    // The connection that the client keeps does not hold the server up.
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}
