//! The server as a process of its own, and what the operating system says it used.

use std::net::SocketAddr;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::Failure;
use crate::engine::Place;

/// Clock ticks in a second, as Linux counts CPU time for programs (USER_HZ).
const TICKS: f64 = 100.0;

/// A running server.
pub struct Server {
    child: Child,
    /// Where it answers.
    pub address: SocketAddr,
}

impl Server {
    /// Starts the release build beside this program on a free port.
    pub async fn start(place: &Place) -> Result<Self, Failure> {
        let own = std::env::current_exe()?;
        let binary = own.with_file_name("inrete");
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut child = Command::new(binary)
            .arg("serve")
            .arg("--no-jobs")
            .env("INRETE_SERVER_LISTEN", format!("127.0.0.1:{port}"))
            .env("INRETE_SERVER_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
            .env("INRETE_DATABASE_URL", &place.url)
            .env("INRETE_SECURITY_SECRET_FILE", place.folder.join("secret"))
            .env("INRETE_LOG_LEVEL", "warn")
            // As an office limits its visitors; but all clients come from one address here.
            .env("INRETE_BOOKING_SAME_DAY", "3")
            .env("INRETE_BOOKING_AHEAD", "5")
            .env("INRETE_BOOKING_PER_HOUR", "65535")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let out = child.stdout.take().ok_or("the server has no output")?;
        let mut lines = BufReader::new(out).lines();
        while let Some(line) = lines.next_line().await? {
            if line.starts_with("ready") {
                return Ok(Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)) });
            }
        }
        Err("the server stopped before it was ready".into())
    }

    /// CPU milliseconds that it has used so far, in user and system mode.
    pub fn cpu_ms(&self) -> Result<f64, Failure> {
        let pid = self.child.id().ok_or("the server is gone")?;
        cpu_ms_of(pid)
    }

    /// Its share of memory (PSS), in MiB.
    pub fn memory_mib(&self) -> Result<f64, Failure> {
        let pid = self.child.id().ok_or("the server is gone")?;
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:")).ok_or("no PSS")?;
        let kib: f64 = line.split_whitespace().nth(1).ok_or("no PSS")?.parse()?;
        Ok(kib / 1024.0)
    }
}

/// CPU milliseconds of a process, user and system.
pub fn cpu_ms_of(pid: u32) -> Result<f64, Failure> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name in brackets may hold blanks; fields are counted after it.
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |index: usize| fields.get(index).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(0.0);
    Ok((ticks(11) + ticks(12)) * 1000.0 / TICKS)
}
