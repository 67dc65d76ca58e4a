//! RSS 1.0 and 2.0 and Atom. Elements are known by their names without prefix, so that the days, places and employers that
//! many feeds carry in namespaces of their own (ours too) are understood.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{DEEPEST, FileFault, Item, MOST_ITEMS};
use crate::model::text::{entity, line, plain, tidy};

/// The items of a feed. Where the file breaks off, the last item says so.
pub fn items(text: &str) -> Result<Vec<Item>, FileFault> {
    let mut reader = Reader::from_str(text);
    let mut reading = Reading::default();
    loop {
        match reader.read_event() {
            Ok(Event::DocType(_)) => return Err(FileFault::DocumentType),
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => reading.open(&tag)?,
            Ok(Event::Empty(tag)) => {
                reading.open(&tag)?;
                reading.close();
            }
            Ok(Event::End(_)) => reading.close(),
            Ok(Event::Text(text)) => reading.text(&text.xml10_content()),
            Ok(Event::CData(text)) => reading.text(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => match entity(&name) {
                Some(sign) => reading.text(sign.encode_utf8(&mut [0; 4])),
                // Not one of the five of XML nor a common one of HTML: it stays as it was written.
                None => reading.text(&format!("&{};", &*name)),
            },
            Ok(_) => {}
            Err(_) => {
                reading.break_off();
                break;
            }
        }
        if reading.items.len() > MOST_ITEMS {
            return Err(FileFault::TooMany);
        }
    }
    if reading.depth > 0 {
        reading.break_off();
    }
    match reading.items.as_slice() {
        [only] if only.is_broken => Err(FileFault::Unreadable),
        [] => Err(FileFault::NoItems),
        _ => Ok(reading.items),
    }
}

#[derive(Default)]
struct Reading {
    items: Vec<Item>,
    depth: usize,
    /// The item being read, the depth at which it began, and whether it is an entry of Atom.
    item: Option<(Item, usize, bool)>,
    /// The element being read.
    element: Option<Element>,
}

struct Element {
    name: String,
    text: String,
    /// The depth at which it began.
    depth: usize,
    /// Whether it is no HTML: what looks like a tag in it is text. RSS cannot say so; Atom says it by saying nothing.
    is_text: bool,
}

impl Reading {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), FileFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(FileFault::TooDeep);
        }
        let name = tag.local_name().as_ref().to_ascii_lowercase();
        match (&mut self.item, &mut self.element) {
            (None, _) if name == "item" || name == "entry" => {
                let number = u64::try_from(self.items.len() + 1).unwrap_or(u64::MAX);
                self.item = Some((Item { number, ..Item::default() }, self.depth, name == "entry"));
            }
            (Some((item, _, is_atom)), None) => {
                if name == "link" {
                    link(item, tag);
                }
                let is_markup = attribute(tag, "type").is_some_and(|kind| kind.contains("html"));
                let is_text = *is_atom && !is_markup;
                self.element = Some(Element { name, text: String::new(), depth: self.depth, is_text });
            }
            // Markup inside an element: its name keeps paragraphs apart.
            (Some(_), Some(element)) => element.text.push_str(&format!("<{name}>")),
            (None, _) => {}
        }
        Ok(())
    }

    fn text(&mut self, more: &str) {
        if let Some(element) = &mut self.element {
            element.text.push_str(more);
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.element.take_if(|element| element.depth == self.depth)
            && let Some((item, ..)) = &mut self.item
        {
            take(item, &element);
        }
        if let Some((item, ..)) = self.item.take_if(|(_, depth, _)| *depth == self.depth) {
            self.items.push(item);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn break_off(&mut self) {
        let number = u64::try_from(self.items.len() + 1).unwrap_or(u64::MAX);
        let item = self.item.take().map_or_else(Item::default, |(item, ..)| item);
        self.items.push(Item { number, is_broken: true, ..item });
        self.depth = 0;
    }
}

/// Atom keeps the address in an attribute; the page itself wins over other relations.
fn link(item: &mut Item, tag: &BytesStart<'_>) {
    let is_page = attribute(tag, "rel").is_none_or(|rel| rel == "alternate");
    if let (true, Some(href)) = (is_page, attribute(tag, "href")) {
        item.draft.link = line(&href);
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    found.normalized_value(XmlVersion::default()).ok().map(std::borrow::Cow::into_owned)
}

fn take(item: &mut Item, element: &Element) {
    let draft = &mut item.draft;
    let said = if element.is_text { tidy(&element.text) } else { plain(&element.text) };
    if said.is_empty() {
        return;
    }
    let first = |field: &mut String| {
        if field.is_empty() {
            *field = line(&said);
        }
    };
    match element.name.as_str() {
        "title" => first(&mut draft.title),
        "link" => first(&mut draft.link),
        "guid" | "id" | "identifier" => first(&mut item.reference),
        "summary" | "description" if draft.summary.is_empty() => draft.summary = said,
        "content" | "encoded" => draft.body = said,
        "pubdate" | "published" | "updated" | "date" => first(&mut item.dated),
        "validthrough" | "expires" | "enddate" | "scadenza" | "ends" => first(&mut draft.ends_on),
        "startdate" | "starts" => first(&mut draft.starts_on),
        "starttime" => first(&mut draft.starts_at),
        "employer" | "hiringorganization" | "company" | "azienda" => first(&mut draft.employer),
        "location" | "comune" | "city" | "place" => first(&mut draft.place),
        "address" => first(&mut draft.address),
        "requirements" | "requisiti" => draft.requirements = said,
        "how" => draft.how = said,
        "kind" => first(&mut draft.kind),
        "contract" => first(&mut draft.contract),
        "positions" => first(&mut draft.positions),
        "group" => draft.groups.push(line(&said)),
        "author" | "creator" | "source" => first(&mut draft.source_name),
        "language" | "lang" => first(&mut draft.language),
        _ => {}
    }
}
