//! Reads for pages and the API, with a read permit.
