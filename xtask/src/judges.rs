//! Judges that are Python packages: virtual environments of their own under the target folder, since what one of them
//! stands on may not suit another.

use std::path::{Path, PathBuf};

use crate::shell;

/// An environment: its folder under the target, and the list of its packages with their versions.
pub struct Environment {
    folder: &'static str,
    list: &'static str,
}

/// Data and calendars.
pub const DATA: Environment = Environment { folder: "judges", list: "e2e/judges/requirements.txt" };
/// SPID and CIE by SAML, and certificates.
pub const SPID: Environment = Environment { folder: "judges-spid", list: "e2e/judges/requirements-spid.txt" };
/// SPID and CIE by OpenID federation.
pub const FEDERATION: Environment =
    Environment { folder: "judges-federation", list: "e2e/federation/requirements.txt" };

impl Environment {
    /// Makes the environment when it is missing or made from other requirements; answers its Python.
    pub fn python(&self, root: &Path, target: &Path) -> Result<PathBuf, String> {
        let list = root.join(self.list);
        let wanted =
            std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
        let folder = target.join(self.folder);
        let python = folder.join("bin").join("python");
        let note = folder.join("requirements.txt");
        if python.is_file() && std::fs::read_to_string(&note).is_ok_and(|made| made == wanted) {
            return Ok(python);
        }
        println!("Making a Python environment of judges in {}.", folder.display());
        shell::run(shell::program("python3", root).args(["-m", "venv", "--clear"]).arg(&folder))?;
        shell::run(
            shell::program(&python, root)
                .args(["-m", "pip", "install", "--quiet", "--requirement"])
                .arg(&list),
        )?;
        std::fs::write(&note, wanted).map_err(|error| format!("{}: {error}", note.display()))?;
        Ok(python)
    }
}
