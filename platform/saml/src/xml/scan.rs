//! One pass over the bytes, before the parser: what is too large, too deep, or has no place in a message is refused here.

use crate::Refusal;
use crate::step::{Step, ensure, is_off};

/// How large a document may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) bytes: usize,
    pub(crate) depth: u32,
    pub(crate) elements: usize,
    pub(crate) attributes: usize,
}

/// One element bears no more attributes than these: the parser compares each with each.
const ATTRIBUTES_OF_ONE: usize = 64;

impl Limits {
    /// A message: an honest response takes about 15 KB, 100 elements, 200 attributes and 8 levels.
    pub(crate) const MESSAGE: Self = Self { bytes: 64 * 1024, depth: 24, elements: 600, attributes: 1_000 };
    /// A file of metadata that an operator imports.
    pub(crate) const METADATA: Self =
        Self { bytes: crate::provider::MAX_BYTES, depth: 32, elements: 2_000_000, attributes: 4_000_000 };
}

/// Passes over the document once.
pub(crate) fn scan(text: &str, limits: &Limits) -> Result<(), Refusal> {
    ensure(Step::Size, text.len() <= limits.bytes, Refusal::TooLarge)?;
    let body = declaration(text)?;
    let (mut rest, mut depth, mut elements, mut attributes) = (body, 0_u32, 0_usize, 0_usize);
    while let Some((_, tag)) = rest.split_once('<') {
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            after(comment, "-->")?
        } else if let Some(data) = tag.strip_prefix("![CDATA[") {
            after(data, "]]>")?
        } else if tag.starts_with('!') {
            ensure(Step::DocumentType, false, Refusal::DocumentType)?;
            tag
        } else if tag.starts_with('?') {
            ensure(Step::Instruction, false, Refusal::Instruction)?;
            after(tag, "?>")?
        } else if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            tag
        } else {
            elements += 1;
            ensure(Step::Elements, elements <= limits.elements, Refusal::TooManyElements)?;
            depth += 1;
            ensure(Step::Depth, depth <= limits.depth, Refusal::TooDeep)?;
            let (rest, own) = start_tag(tag)?;
            attributes += own;
            let few = own <= ATTRIBUTES_OF_ONE && attributes <= limits.attributes;
            ensure(Step::Elements, few, Refusal::TooManyElements)?;
            if tag.get(..tag.len() - rest.len()).is_some_and(|whole| whole.ends_with("/>")) {
                depth = depth.saturating_sub(1);
            }
            rest
        };
    }
    Ok(())
}

/// The depth that the parser itself is held to.
pub(crate) fn parser_depth(limits: &Limits) -> u32 {
    if is_off(Step::Depth) { 120 } else { limits.depth }
}

/// What follows the XML declaration, which may only say UTF-8 (or its part ASCII).
fn declaration(text: &str) -> Result<&str, Refusal> {
    let Some(declared) = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace))
    else {
        return Ok(text);
    };
    let (declared, body) = declared.split_once("?>").ok_or(Refusal::Malformed)?;
    if let Some((_, encoding)) = declared.split_once("encoding") {
        let name =
            encoding.trim_matches(|c: char| c.is_whitespace() || "='\"".contains(c)).to_ascii_lowercase();
        let name = name.split(['"', '\'']).next().unwrap_or_default();
        if !matches!(name, "utf-8" | "us-ascii") {
            return Err(Refusal::Encoding);
        }
    }
    Ok(body)
}

fn after<'a>(text: &'a str, end: &str) -> Result<&'a str, Refusal> {
    text.split_once(end).map(|(_, rest)| rest).ok_or(Refusal::Malformed)
}

/// What follows a start tag, and how many attributes it has; a `>` inside a quoted value is not its end.
fn start_tag(tag: &str) -> Result<(&str, usize), Refusal> {
    let (mut quote, mut attributes) = (None, 0);
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => {
                return tag.get(at + 1..).map(|rest| (rest, attributes)).ok_or(Refusal::Malformed);
            }
            (None, b'=') => attributes += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    Err(Refusal::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Limits = Limits { bytes: 400, depth: 3, elements: 5, attributes: 6 };

    #[test]
    fn honest_document_passes() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a x=\"1>2\"><b/><c>t<!-- <d> --></c><![CDATA[<e>]]></a>";

        assert_eq!(scan(text, &SMALL), Ok(()));
    }

    #[test]
    fn document_type_is_refused() {
        assert_eq!(
            scan("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", &SMALL),
            Err(Refusal::DocumentType)
        );
    }

    #[test]
    fn depth_elements_and_bytes_are_bounded() {
        assert_eq!(scan("<a><a><a><a/></a></a></a>", &SMALL), Err(Refusal::TooDeep));
        assert_eq!(scan("<a><b/><b/><b/><b/><b/></a>", &SMALL), Err(Refusal::TooManyElements));
        assert_eq!(scan("<a b='' c='' d='' e='' f='' g='' h=''/>", &SMALL), Err(Refusal::TooManyElements));
        assert_eq!(scan(&"x".repeat(401), &SMALL), Err(Refusal::TooLarge));
    }

    #[test]
    fn instruction_and_other_encoding_are_refused() {
        assert_eq!(scan("<?xml-stylesheet href=\"x\"?><a/>", &SMALL), Err(Refusal::Instruction));
        assert_eq!(scan("<a><?p x?></a>", &SMALL), Err(Refusal::Instruction));
        assert_eq!(scan("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", &SMALL), Err(Refusal::Encoding));
    }
}
