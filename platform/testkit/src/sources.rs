//! The sources of a crate, as the check of texts reads them.

use std::fs;
use std::path::Path;

use texts::Resource;

/// What the check of texts finds in a room by itself: keys missing in a language, used nowhere, given other variables than
/// they have. Its `src/` and `templates/` are read, more than `at_least` files or the test stops: else nothing was checked.
pub fn text_findings(room: &str, texts: &Resource, at_least: usize) -> Vec<String> {
    let mut sources = Vec::new();
    for folder in ["src", "templates"] {
        collect(&Path::new(room).join(folder), &mut sources);
    }
    assert!(sources.len() > at_least, "the sources were found");
    let sources: Vec<(&str, &str)> =
        sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let findings = texts::check::check(&[*texts], &sources);
    findings.iter().map(ToString::to_string).collect()
}

fn collect(folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("a source").path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
            let text = fs::read_to_string(&path).expect("a source is text");
            sources.push((path.display().to_string(), text));
        }
    }
}
