//! Gathers the static files that pages ask for: those needed of Bootstrap Italia (from `node_modules`, put there
//! by `npm ci`) and our own of `assets/`. Writes them, and a gzip twin of the text files, where `src/assets.rs`
//! embeds them. No network; nothing of the package is committed.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use flate2::{Compression, write::GzEncoder};

/// What we take of the package. Of its scripts nothing: ours are a few lines.
const FROM_PACKAGE: [&str; 11] = [
    "dist/css/bootstrap-italia.min.css",
    "dist/svg/sprites.svg",
    "dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-300.woff2",
    "dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2",
    "dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-italic.woff2",
    "dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-600.woff2",
    "dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-700.woff2",
    "dist/fonts/Lora/lora-v20-latin-ext_latin-regular.woff2",
    "dist/fonts/Lora/lora-v20-latin-ext_latin-700.woff2",
    "dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2",
    "dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-700.woff2",
];

fn main() -> ExitCode {
    match gather() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn gather() -> Result<(), String> {
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    let package = here.join("../../node_modules/bootstrap-italia");
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed={}", package.join("package.json").display());
    if !package.join("dist").is_dir() {
        return Err("Bootstrap Italia is not there: run `npm ci --ignore-scripts` at the root".to_owned());
    }
    let mut sources: Vec<PathBuf> = FROM_PACKAGE.iter().map(|name| package.join(name)).collect();
    let ours = fs::read_dir(here.join("assets")).map_err(|error| error.to_string())?;
    sources.extend(ours.filter_map(|entry| entry.ok().map(|entry| entry.path())));
    sources.sort_by_key(|path| path.file_name().map(ToOwned::to_owned));
    write_table(&out, &sources)
}

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("{name} is not set: cargo sets it"))
}

fn write_table(out: &Path, sources: &[PathBuf]) -> Result<(), String> {
    let mut table = String::from("static FILES: &[File] = &[\n");
    let mut version = 0xcbf2_9ce4_8422_2325_u64;
    for source in sources {
        let name = source.file_name().and_then(|name| name.to_str()).ok_or("an asset has no name")?;
        let bytes = content(source).map_err(|error| format!("{name}: {error}"))?;
        version = mixed(version, name.as_bytes());
        version = mixed(version, &bytes);
        fs::write(out.join(name), &bytes).map_err(|error| format!("{name}: {error}"))?;
        let mime = mime(name)?;
        let gzip = if name.ends_with(".woff2") {
            "None".to_owned()
        } else {
            let packed = pack(&bytes).map_err(|error| format!("{name}: {error}"))?;
            fs::write(out.join(format!("{name}.gz")), packed).map_err(|error| format!("{name}: {error}"))?;
            format!("Some({})", include(&format!("{name}.gz")))
        };
        let plain = include(name);
        writeln!(table, "    File {{ name: {name:?}, mime: {mime:?}, plain: {plain}, gzip: {gzip} }},")
            .map_err(|error| error.to_string())?;
    }
    writeln!(table, "];\nconst VERSION: &str = \"{version:016x}\";").map_err(|error| error.to_string())?;
    fs::write(out.join("assets.rs"), table).map_err(|error| error.to_string())
}

fn include(name: &str) -> String {
    format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))")
}

/// The file, without the pointer to a source map that we do not serve.
fn content(path: &Path) -> io::Result<Vec<u8>> {
    let bytes = fs::read(path)?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(_) => return Ok(bytes),
    };
    Ok(text.split("/*# sourceMappingURL").next().unwrap_or(text).as_bytes().to_vec())
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// FNV-1a: the version only has to change when a byte does.
fn mixed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn mime(name: &str) -> Result<&'static str, String> {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("svg") => Ok("image/svg+xml"),
        Some("woff2") => Ok("font/woff2"),
        _ => Err(format!("assets/{name}: give its kind in build.rs")),
    }
}
