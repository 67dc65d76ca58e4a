//! Debian's IMAP server on loopback, run by whoever runs the tests, or by `nobody` when that is root.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use inbox::settings::{MailboxSettings, Tls};

/// Set where a missing server is a failure: `cargo xtask test` installs it.
const REQUIRED: &str = "INRETE_TEST_DOVECOT";
const PROGRAM: &str = "/usr/sbin/dovecot";
const USER: &str = "sportello@laspezia.example.org";
const PASSWORD: &str = "segreto";

pub struct Dovecot {
    child: Child,
    folder: PathBuf,
    owner: Option<(u32, u32)>,
    pub port: u16,
    pub tls_port: u16,
    delivered: u32,
}

fn id_of(flag: &str, name: &str) -> u32 {
    let output = Command::new("id").args([flag, name]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

fn name_of(flag: &str) -> String {
    let output = Command::new("id").args([flag, "-n"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Dovecot {
    /// A server with an empty mailbox; `None`, said loudly, where there is none on this machine.
    pub async fn start(name: &str) -> Option<Self> {
        if !Path::new(PROGRAM).exists() {
            assert!(std::env::var_os(REQUIRED).is_none(), "dovecot-imapd is not installed");
            eprintln!(
                "SKIPPED: {PROGRAM} is not installed (Debian: dovecot-imapd); `cargo xtask test` installs it"
            );
            return None;
        }
        let folder = std::env::temp_dir().join(format!("inrete-dovecot-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let (mut user, mut group) = (name_of("-u"), name_of("-g"));
        let mut owner = None;
        if user == "root" {
            owner = Some((id_of("-u", "nobody"), id_of("-g", "nobody")));
            (user, group) = ("nobody".to_owned(), "nogroup".to_owned());
        }
        let maildir = folder.join("mail").join(USER);
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(maildir.join(part)).unwrap();
        }
        fs::create_dir_all(folder.join("run")).unwrap();
        let certified = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        fs::write(folder.join("cert.pem"), certified.cert.pem()).unwrap();
        fs::write(folder.join("key.pem"), certified.signing_key.serialize_pem()).unwrap();
        fs::write(folder.join("password"), format!("{PASSWORD}\n")).unwrap();
        let (port, tls_port) = (free_port(), free_port());
        let here = folder.display();
        let configuration = format!(
            "base_dir = {here}/run\nstate_dir = {here}/run\nlog_path = {here}/log\nprotocols = imap\nlisten = 127.0.0.1\n\
             ssl = yes\nssl_cert = <{here}/cert.pem\nssl_key = <{here}/key.pem\ndisable_plaintext_auth = no\n\
             default_internal_user = {user}\ndefault_login_user = {user}\ndefault_internal_group = {group}\n\
             first_valid_uid = 1\nmail_location = maildir:{here}/mail/%u\n\
             passdb {{\n driver = static\n args = password={PASSWORD}\n}}\n\
             userdb {{\n driver = static\n args = uid={user} gid={group} home={here}/mail/%u\n}}\n\
             service anvil {{\n chroot =\n}}\n\
             service imap-login {{\n chroot =\n inet_listener imap {{\n port = {port}\n }}\n \
             inet_listener imaps {{\n port = {tls_port}\n ssl = yes\n }}\n}}\n"
        );
        fs::write(folder.join("dovecot.conf"), configuration).unwrap();
        let mut command = Command::new(PROGRAM);
        command.arg("-F").arg("-c").arg(folder.join("dovecot.conf"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        if let Some((user, group)) = owner {
            give(&folder, user, group);
            command.uid(user).gid(group);
        }
        let child = command.spawn().unwrap();
        let server = Self { child, folder, owner, port, tls_port, delivered: 0 };
        for _ in 0..100 {
            if tokio::net::TcpStream::connect(("127.0.0.1", tls_port)).await.is_ok() {
                return Some(server);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!(
            "dovecot does not answer: {}",
            fs::read_to_string(server.folder.join("log")).unwrap_or_default()
        );
    }

    fn maildir(&self) -> PathBuf {
        self.folder.join("mail").join(USER)
    }

    /// Puts a mail into the mailbox.
    pub fn deliver(&mut self, mail: &[u8]) {
        self.delivered += 1;
        let file = self.maildir().join("new").join(format!("{:010}.prova.example", self.delivered));
        fs::write(&file, mail).unwrap();
        if let Some((user, group)) = self.owner {
            chown(&file, Some(user), Some(group)).unwrap();
        }
    }

    /// Puts a mail into the mailbox that arrived then and was handled there: `S` seen, `R` answered.
    pub fn deliver_old(&mut self, mail: &[u8], arrived_at: kernel::Instant, flags: &str) {
        self.delivered += 1;
        let file = self.maildir().join("cur").join(format!("{:010}.prova.example:2,{flags}", self.delivered));
        fs::write(&file, mail).unwrap();
        let at = std::time::UNIX_EPOCH + Duration::from_micros(arrived_at.micros().try_into().unwrap());
        fs::File::options().write(true).open(&file).unwrap().set_modified(at).unwrap();
        if let Some((user, group)) = self.owner {
            chown(&file, Some(user), Some(group)).unwrap();
        }
    }

    /// Lets the server number its mails anew.
    pub fn renumber(&self) {
        for entry in fs::read_dir(self.maildir()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name == "dovecot-uidlist" || name.starts_with("dovecot.index") {
                fs::remove_file(path).unwrap();
            }
        }
    }

    /// How many mails lie in the mailbox, and whether one was marked as read or deleted.
    pub fn mails(&self) -> (usize, bool) {
        let names = |part: &str| -> Vec<String> {
            let entries = fs::read_dir(self.maildir().join(part)).unwrap();
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
        };
        let all = [names("new"), names("cur")].concat();
        let is_marked =
            all.iter().any(|name| name.rsplit_once(":2,").is_some_and(|(_, flags)| !flags.is_empty()));
        (all.len(), is_marked)
    }

    pub fn settings(&self, tls: Tls) -> MailboxSettings {
        MailboxSettings {
            desk: "la-spezia".into(),
            host: if tls == Tls::None { "127.0.0.1".into() } else { "localhost".into() },
            port: if tls == Tls::Implicit { self.tls_port } else { self.port },
            tls,
            ca_file: Some(self.folder.join("cert.pem")),
            user: USER.into(),
            password_file: self.folder.join("password"),
            ..MailboxSettings::default()
        }
    }

    /// Puts another password into the file.
    pub fn wrong_password(&self) {
        fs::write(self.folder.join("password"), "sbagliata\n").unwrap();
    }

    /// Puts the right one back.
    pub fn right_password(&self) {
        fs::write(self.folder.join("password"), PASSWORD).unwrap();
    }
}

fn give(folder: &Path, user: u32, group: u32) {
    chown(folder, Some(user), Some(group)).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            give(&path, user, group);
        } else {
            chown(&path, Some(user), Some(group)).unwrap();
        }
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // Its master ends its children when it is asked to end.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
