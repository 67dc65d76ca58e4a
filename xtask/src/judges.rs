//! Judges that are Python packages: a virtual environment of their own under the target folder.

use std::path::{Path, PathBuf};

use crate::shell;

/// Makes the environment when it is missing or made from other requirements; answers its Python.
pub fn python(root: &Path, target: &Path) -> Result<PathBuf, String> {
    let list = root.join("e2e/judges/requirements.txt");
    let wanted = std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let folder = target.join("judges");
    let python = folder.join("bin").join("python");
    let note = folder.join("requirements.txt");
    if python.is_file() && std::fs::read_to_string(&note).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    println!("Making the Python environment of the judges in {}.", folder.display());
    shell::run(shell::program("python3", root).args(["-m", "venv", "--clear"]).arg(&folder))?;
    shell::run(
        shell::program(&python, root).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&list),
    )?;
    std::fs::write(&note, wanted).map_err(|error| format!("{}: {error}", note.display()))?;
    Ok(python)
}
