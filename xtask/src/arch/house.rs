//! The crates of the workspace and the place each has in the house, told by its folder.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::tree;

/// Where a crate stands. The folder decides, not the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `platform/…`: how the product does things.
    Platform,
    /// `slices/…`, except the two below: what the product does.
    Room,
    /// `slices/events`: what rooms tell each other.
    Events,
    /// `slices/ballot`, `slices/ranking`: arithmetic without input and output.
    Arithmetic,
    /// `app`: the binary that composes everything.
    App,
    /// `bench`, `xtask`: tools beside the product.
    Tool,
    /// Anywhere else: the laws do not know what it may do, and say so.
    Unknown,
}

impl Place {
    fn of(folder: &Path, name: &str) -> Self {
        let mut parts = folder.iter().filter_map(|part| part.to_str());
        match (parts.next(), parts.next()) {
            (Some("platform"), Some(_)) => Self::Platform,
            (Some("slices"), Some(_)) => match name {
                "events" => Self::Events,
                "ballot" | "ranking" => Self::Arithmetic,
                _ => Self::Room,
            },
            (Some("app"), None) => Self::App,
            (Some("bench" | "xtask"), None) => Self::Tool,
            _ => Self::Unknown,
        }
    }
}

/// What one crate says that it needs.
pub struct Dependency {
    /// The name of the package.
    pub package: String,
    /// The name that its sources use, which `package = …` in the manifest can change.
    pub used_as: String,
    /// Only for tests, examples and benches.
    pub is_dev: bool,
}

/// One member of the workspace.
pub struct Crate {
    pub name: String,
    pub place: Place,
    /// Its folder, from the root of the tree.
    pub folder: PathBuf,
    pub dependencies: Vec<Dependency>,
}

impl Crate {
    /// The path of its manifest as printed.
    pub fn manifest(&self) -> String {
        self.folder.join("Cargo.toml").display().to_string()
    }
}

/// The whole workspace.
pub struct House {
    pub root: PathBuf,
    pub crates: Vec<Crate>,
}

impl House {
    /// Asks cargo for the members of the workspace at `root`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let root = root.canonicalize().map_err(|error| format!("{}: {error}", root.display()))?;
        let metadata = tree::cargo_metadata(&root)?;
        let packages = metadata.get("packages").and_then(Value::as_array);
        let mut crates: Vec<Crate> =
            packages.into_iter().flatten().filter_map(|package| read_crate(package, &root)).collect();
        crates.sort_by(|one, other| one.folder.cmp(&other.folder));
        Ok(Self { root, crates })
    }

    /// The member of this name.
    pub fn find(&self, name: &str) -> Option<&Crate> {
        self.crates.iter().find(|member| member.name == name)
    }
}

fn read_crate(package: &Value, root: &Path) -> Option<Crate> {
    let name = package.get("name")?.as_str()?.to_owned();
    let manifest = PathBuf::from(package.get("manifest_path")?.as_str()?);
    let folder = manifest.parent()?.strip_prefix(root).ok()?.to_path_buf();
    let dependencies = package.get("dependencies")?.as_array()?;
    Some(Crate {
        place: Place::of(&folder, &name),
        dependencies: dependencies.iter().filter_map(read_dependency).collect(),
        folder,
        name,
    })
}

fn read_dependency(dependency: &Value) -> Option<Dependency> {
    let package = dependency.get("name")?.as_str()?.to_owned();
    let renamed = dependency.get("rename").and_then(Value::as_str);
    Some(Dependency {
        used_as: renamed.unwrap_or(&package).replace('-', "_"),
        is_dev: dependency.get("kind").and_then(Value::as_str) == Some("dev"),
        package,
    })
}
