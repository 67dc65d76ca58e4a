//! Where things lie: the root of the repository, cargo's target folder, the shared data.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The root of the repository that this xtask was built from.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// What cargo knows of the members of the workspace at `root`. Asks no registry.
pub fn cargo_metadata(root: &Path) -> Result<Value, String> {
    let manifest = root.join("Cargo.toml");
    let mut cargo = crate::shell::cargo(root);
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"]);
    cargo.arg(&manifest);
    let output = cargo.output().map_err(|error| format!("cargo metadata cannot start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo metadata refuses {}:\n{}",
            manifest.display(),
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata is not JSON: {error}"))
}

/// Cargo's target folder, wherever the developer's configuration puts it.
pub fn target(root: &Path) -> Result<PathBuf, String> {
    let metadata = cargo_metadata(root)?;
    metadata
        .get("target_directory")
        .and_then(Value::as_str)
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target folder".to_owned())
}

/// The folder of data and schemas that judges read (`INRETE_SHARED`, or `../shared/data` when it is there).
pub fn shared_data(root: &Path) -> Option<PathBuf> {
    let named = std::env::var_os("INRETE_SHARED").map(PathBuf::from);
    let beside = root.parent().map(|parent| parent.join("shared"));
    [named, beside].into_iter().flatten().map(|folder| folder.join("data")).find(|folder| folder.is_dir())
}

/// Every file under `folder` with this extension, sorted, without entering `target`, `node_modules` and
/// hidden folders. An absent folder has no files.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !name.starts_with('.') && name != "target" && name != "node_modules" {
                    waiting.push(path);
                }
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
