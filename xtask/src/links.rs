//! `cargo xtask links`: every link from one of our documents to another leads somewhere.

use std::path::Path;

use crate::{Outcome, tree};

/// Looks at every Markdown file of the repository; addresses elsewhere are not asked for.
pub fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask links".to_owned());
    }
    let root = tree::root();
    let mut dead = Vec::new();
    let mut count = 0;
    for file in tree::files(&root, "md") {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let shown = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        for (line, link) in links(&text) {
            count += 1;
            if let Some(why) = judge(&file, &text, &link) {
                dead.push(format!("{shown}:{line}: {link}: {why}"));
            }
        }
    }
    if dead.is_empty() {
        println!("{count} links between documents lead somewhere.");
        return Ok(());
    }
    Err(format!("{} dead links:\n{}", dead.len(), dead.join("\n")))
}

/// The targets of `[text](target)`, outside code, with their lines; only those inside the repository.
fn links(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut is_code) = (Vec::new(), false);
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        if is_code {
            continue;
        }
        // Between two backticks stands code.
        let plain: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        for piece in plain.split("](").skip(1) {
            let target = piece.split(')').next().unwrap_or_default().trim();
            let is_elsewhere =
                target.contains("://") || target.starts_with("mailto:") || target.starts_with('/');
            if !is_elsewhere && !target.is_empty() {
                found.push((number + 1, target.to_owned()));
            }
        }
    }
    found
}

/// Why a link leads nowhere.
fn judge(file: &Path, text: &str, link: &str) -> Option<&'static str> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() { file.to_path_buf() } else { file.parent()?.join(path) };
    if !target.exists() {
        return Some("no such file");
    }
    if anchor.is_empty() || target.extension().is_none_or(|found| found != "md") {
        return None;
    }
    let there = if path.is_empty() { text.to_owned() } else { std::fs::read_to_string(&target).ok()? };
    let has_heading =
        there.lines().filter_map(|line| line.strip_prefix('#')).any(|line| anchor_of(line) == anchor);
    (!has_heading).then_some("no such heading")
}

/// The anchor that forges make of a heading.
fn anchor_of(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    kept.collect::<String>().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_outside_code_and_only_at_home() {
        let text = "[a](one.md) `[b](two.md)` [c](https://x.example) [d](#here)\n```\n[e](three.md)\n```\n[f](../four.md#five)\n";

        let found: Vec<String> =
            links(text).into_iter().map(|(line, link)| format!("{line} {link}")).collect();
        assert_eq!(found, ["1 one.md", "1 #here", "5 ../four.md#five"]);
    }

    #[test]
    fn dead_link_is_told_from_a_living_one() {
        let file = tree::root().join("README.md");
        let text = "## Who uses what?\n";

        assert_eq!(judge(&file, text, "ARCHITECTURE.md"), None);
        assert_eq!(judge(&file, text, "#who-uses-what"), None);
        assert_eq!(judge(&file, text, "#who"), Some("no such heading"));
        assert_eq!(judge(&file, text, "nothing.md"), Some("no such file"));
    }
}
