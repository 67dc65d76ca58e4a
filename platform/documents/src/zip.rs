//! The table of contents of a zip archive, read without unpacking anything: a few kilobytes that unpack to gigabytes
//! do no harm here.

/// Most entries that an office document may have.
const MAX_ENTRIES: usize = 10_000;
/// How far the end record may stand from the end: its own 22 bytes and the longest comment.
const END_SPAN: usize = 22 + 65_535;

/// The names in the archive; `None` when it has no whole table of contents, or more entries than any office document.
pub fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let end = end_record(bytes)?;
    let count = usize::from(u16_at(end, 10)?);
    let start = usize::try_from(u32_at(end, 16)?).ok()?;
    if count > MAX_ENTRIES {
        return None;
    }
    let mut rest = bytes.get(start..)?;
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        if !rest.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name_length = usize::from(u16_at(rest, 28)?);
        let others = usize::from(u16_at(rest, 30)?) + usize::from(u16_at(rest, 32)?);
        let name = rest.get(46..46 + name_length)?;
        names.push(String::from_utf8_lossy(name).into_owned());
        rest = rest.get(46 + name_length + others..)?;
    }
    Some(names)
}

/// Whether the first file of the archive is called `mimetype`, not compressed, and says exactly this type
/// (OpenDocument 1.2, part 3, 3.3).
pub fn opens_with_mimetype(bytes: &[u8], mime: &str) -> bool {
    let opening = || {
        let name_length = usize::from(u16_at(bytes, 26)?);
        let extra_length = usize::from(u16_at(bytes, 28)?);
        let name = bytes.get(30..30 + name_length)?;
        let content = bytes.get(30 + name_length + extra_length..)?;
        let after = content.strip_prefix(mime.as_bytes())?;
        // The next record, or the descriptor of this file, begins at once: "…text-template" is another type.
        Some(name == b"mimetype" && after.starts_with(b"PK"))
    };
    opening().unwrap_or(false)
}

fn end_record(bytes: &[u8]) -> Option<&[u8]> {
    let from = bytes.len().saturating_sub(END_SPAN);
    let tail = bytes.get(from..)?;
    let place = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    tail.get(place..)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An archive of files that are not compressed. The checksums are left out: nobody unpacks it.
    pub(crate) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut table = Vec::new();
        for (name, content) in files {
            let offset = u32::try_from(bytes.len()).unwrap();
            let size = u32::try_from(content.len()).unwrap().to_le_bytes();
            let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
            bytes.extend([b"PK\x03\x04".as_slice(), &[0; 14], &size, &size, &name_length, &[0; 2]].concat());
            bytes.extend([name.as_bytes(), content.as_bytes()].concat());
            table.extend([b"PK\x01\x02".as_slice(), &[0; 16], &size, &size, &name_length, &[0; 12]].concat());
            table.extend([&offset.to_le_bytes(), name.as_bytes()].concat());
        }
        let start = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        let length = u32::try_from(table.len()).unwrap().to_le_bytes();
        let end = [b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &length, &start, &[0; 2]].concat();
        [bytes, table, end].concat()
    }

    #[test]
    fn names_are_read_and_an_archive_cut_off_has_none() {
        let whole = archive(&[("a.txt", "ciao"), ("b/c.xml", "")]);

        assert_eq!(names(&whole), Some(vec!["a.txt".to_owned(), "b/c.xml".to_owned()]));
        for length in 0..whole.len() - 22 {
            assert_eq!(names(&whole[..length]), None, "{length}");
        }
    }

    #[test]
    fn names_of_a_table_that_points_nowhere_are_none() {
        let mut lying = archive(&[("a.txt", "ciao")]);
        let length = lying.len();
        lying[length - 6..length - 2].copy_from_slice(&u32::MAX.to_le_bytes());

        assert_eq!(names(&lying), None);
    }
}
