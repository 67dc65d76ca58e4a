//! A page of a list as the API gives it: the shape of HSDS 3.

use serde::Serialize;
use utoipa::ToSchema;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct List<T> {
    /// How many there are in all.
    pub total_items: u64,
    /// How many pages they fill.
    pub total_pages: u64,
    /// Number of this page, from 1.
    pub page_number: u64,
    /// How many are on this page.
    pub size: u64,
    /// Whether this is the first page.
    pub first_page: bool,
    /// Whether this is the last page.
    pub last_page: bool,
    /// Whether this page has nothing.
    pub empty: bool,
    /// What is on this page.
    pub contents: Vec<T>,
}

impl<T> List<T> {
    /// One page of a longer list: `number` from 1, `per_page` at least 1.
    #[must_use]
    pub fn page(contents: Vec<T>, total_items: u64, number: u64, per_page: u64) -> Self {
        let total_pages = total_items.div_ceil(per_page.max(1)).max(1);
        Self {
            total_items,
            total_pages,
            page_number: number,
            size: u64::try_from(contents.len()).unwrap_or(u64::MAX),
            first_page: number <= 1,
            last_page: number >= total_pages,
            empty: contents.is_empty(),
            contents,
        }
    }

    /// A list that is all here.
    #[must_use]
    pub fn whole(contents: Vec<T>) -> Self {
        let total = u64::try_from(contents.len()).unwrap_or(u64::MAX);
        Self::page(contents, total, 1, total.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_knows_where_it_stands() {
        let list = List::page(vec![1, 2], 12, 3, 5);

        assert_eq!((list.total_pages, list.size), (3, 2));
        assert!(list.last_page && !list.first_page && !list.empty);
    }

    #[test]
    fn whole_list_of_nothing_is_one_empty_page() {
        let list = List::<u8>::whole(Vec::new());

        assert_eq!((list.total_items, list.total_pages, list.page_number), (0, 1, 1));
        assert!(list.first_page && list.last_page && list.empty);
    }
}
