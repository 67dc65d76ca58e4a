//! How figures are printed.

use std::time::Duration;

/// What machine it is.
pub fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpu.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split(": ").nth(1));
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("{} · {cores} cores · load {}", model.unwrap_or("unknown processor"), load.trim())
}

/// What was measured of one operation.
pub struct Measured {
    /// Its name.
    pub name: String,
    /// How often it ran.
    pub runs: usize,
    /// CPU milliseconds of the server for all of them.
    pub cpu_ms: f64,
    /// How long all of them took.
    pub wall: Duration,
    /// How long each took.
    pub each: Vec<Duration>,
}

impl Measured {
    /// Operations a second.
    pub fn rate(&self) -> f64 {
        count(self.runs) / self.wall.as_secs_f64().max(1e-9)
    }

    /// Prints a line.
    pub fn print(&self) {
        let cpu = self.cpu_ms / count(self.runs).max(1.0);
        println!(
            "  {:<44} {:>7} runs  {cpu:>7.3} CPU-ms each  {:>8.0}/s  p50 {:>7.2} ms  p99 {:>7.2} ms",
            self.name,
            self.runs,
            self.rate(),
            self.percentile(50),
            self.percentile(99),
        );
    }

    fn percentile(&self, percent: usize) -> f64 {
        let mut each = self.each.clone();
        each.sort();
        let index = each.len().saturating_sub(1) * percent / 100;
        each.get(index).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

/// A count as a number to divide by.
pub fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
