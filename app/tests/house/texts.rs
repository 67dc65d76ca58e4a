//! Every text is there in both languages, is used, and is given the variables it has.

use std::fs;
use std::path::Path;

use inrete::compose::TEXTS;
use texts::check::check;

use crate::root;

/// Endings of the files that name texts.
const ENDINGS: [&str; 3] = ["rs", "html", "txt"];

#[test]
fn texts_are_complete_used_and_called_with_their_variables() {
    let mut sources = Vec::new();
    for folder in ["app", "platform", "slices"] {
        collect(&root().join(folder), &mut sources);
    }
    let sources: Vec<(&str, &str)> =
        sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();

    let findings = check(&TEXTS, &sources);

    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} things to mend:\n{}", lines.len(), lines.join("\n"));
    assert!(sources.len() > 100, "the sources were found");
}

/// The sources of a folder, without tests (their keys may be wrong on purpose) and without the crate that checks.
fn collect(folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if name != "tests" && !path.ends_with("platform/texts") {
                collect(&path, sources);
            }
        } else if path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
            let short = path.strip_prefix(root()).unwrap().display().to_string();
            sources.push((short, fs::read_to_string(&path).unwrap()));
        }
    }
}
