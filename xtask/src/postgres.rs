//! A throw-away PostgreSQL: one cluster for a run of the tests, a database per test inside it.

use std::fs::DirBuilder;
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use crate::{Outcome, machine, shell, tree};

/// Keeps the server while its own standard input is open, then stops it and removes the folder.
///
/// However this process ends (its end, Ctrl-C, a kill), the pipe closes: nothing is left behind, and no
/// signal handling is needed here.
const GUARD: &str = r#"
"$1/postgres" -D "$2/data" -p "$3" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off \
    -c max_connections=300 >"$2/log" 2>&1 &
server=$!
read -r _
kill -INT "$server"
wait "$server"
rm -rf "$2"
"#;

/// A running cluster. It lives as long as this value.
pub struct Cluster {
    guard: Child,
    /// Open while the cluster is wanted.
    leash: Option<ChildStdin>,
    url: String,
}

impl Cluster {
    /// Makes a cluster in a fresh folder, on a free port of the loopback interface, and waits until it answers.
    ///
    /// `fsync` is off: what a power cut would do to the data of a test is of no interest, and every test that
    /// commits would wait for the disk. No password is asked, on the loopback address and nowhere else.
    pub fn start(target: &Path) -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL's programs are missing")?;
        let owner = Owner::choose()?;
        let folder = owner.folder(target)?;
        let data = folder.join("data");
        let mut initdb = owner.command(&programs.join("initdb"), &folder);
        initdb.arg("-D").arg(&data).args(["--username=postgres", "--auth=trust", "--encoding=UTF8"]);
        // The plain order of bytes, which is SQLite's too: a test sees the same order on both.
        let made = shell::output(initdb.args(["--locale=C", "--no-sync"]));
        made.inspect_err(|_| drop(std::fs::remove_dir_all(&folder)))?;

        let port = free_port()?;
        let mut guard = owner.command(Path::new("/bin/sh"), &folder);
        guard.args(["-c", GUARD, "guard"]).arg(&programs).arg(&folder).arg(port.to_string());
        // A group of its own, or Ctrl-C would reach it before it has cleaned up.
        guard.process_group(0).stdin(Stdio::piped());
        let mut guard =
            guard.spawn().map_err(|error| format!("the guard of PostgreSQL cannot start: {error}"))?;
        let leash = guard.stdin.take();
        let cluster = Self { guard, leash, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") };

        let is_ready = || {
            let mut ask = owner.command(&programs.join("pg_isready"), &folder);
            shell::output(ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])).is_ok()
        };
        for _ in 0..150 {
            if is_ready() {
                return Ok(cluster);
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not answer within 30 s. Its log:\n{log}"))
    }

    /// The address that tests get as `INRETE_TEST_POSTGRES`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.leash.take());
        // Nothing to do about a failure: the guard goes on cleaning up without us.
        let _ = self.guard.wait();
    }
}

/// `cargo xtask postgres`: a cluster for working by hand.
pub fn run(_: &[String]) -> Outcome {
    let root = tree::root();
    machine::ensure(&[crate::steps::Need::Postgres])?;
    let cluster = Cluster::start(&tree::target(&root)?)?;
    println!("export INRETE_TEST_POSTGRES={}\nCtrl-C stops it and removes its data.", cluster.url());
    loop {
        std::thread::park();
    }
}

/// The folder of `initdb` and `postgres`: the named one, the newest of Debian's, or that of `PATH`.
pub fn programs() -> Option<PathBuf> {
    let named = std::env::var_os("INRETE_PG_BIN").map(PathBuf::from);
    let version = |folder: &PathBuf| -> Option<u32> { folder.file_name()?.to_str()?.parse().ok() };
    let entries = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest =
        entries.map(|entry| entry.path()).filter(|folder| version(folder).is_some()).max_by_key(version);
    let in_path = shell::find("postgres").and_then(|file| Some(file.parent()?.to_path_buf()));
    let has_both = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    [named, newest.map(|folder| folder.join("bin")), in_path].into_iter().flatten().find(has_both)
}

/// Who runs the cluster: ourselves, or somebody with fewer rights when we are root.
enum Owner {
    Ourselves,
    Other { user: u32, group: u32 },
}

impl Owner {
    fn choose() -> Result<Self, String> {
        if !machine::is_root() {
            return Ok(Self::Ourselves);
        }
        let id = |flag: &str, name: &str| -> Option<u32> {
            let text = shell::output(Command::new("id").args([flag, name])).ok()?;
            text.trim().parse().ok()
        };
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| Some(Self::Other { user: id("-u", name)?, group: id("-g", name)? }))
            .ok_or_else(|| {
                "PostgreSQL refuses root, and there is no user `postgres` or `nobody` to run it".to_owned()
            })
    }

    /// A fresh folder that only the owner can enter. Root's own files may be closed to others (`/root` is), so
    /// another owner's cluster does not lie in the target folder but in that of temporary files.
    fn folder(&self, target: &Path) -> Result<PathBuf, String> {
        let parent = match self {
            Self::Ourselves => target.to_path_buf(),
            Self::Other { .. } => std::env::temp_dir(),
        };
        let folder = parent.join(format!("inrete-postgres-{}", std::process::id()));
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        std::fs::create_dir_all(&parent).map_err(failed)?;
        DirBuilder::new().mode(0o700).create(&folder).map_err(failed)?;
        if let Self::Other { user, group } = self {
            std::os::unix::fs::chown(&folder, Some(*user), Some(*group)).map_err(failed)?;
        }
        Ok(folder)
    }

    fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = shell::program(program, folder);
        if let Self::Other { user, group } = self {
            command.uid(*user).gid(*group);
        }
        command
    }
}

/// A port that was free a moment ago. Another program could take it in between; then the server's log says so.
fn free_port() -> Result<u16, String> {
    let taken = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    taken.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
