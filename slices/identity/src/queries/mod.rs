//! Reads for pages, with a read permit where there is something to hide.

pub(crate) mod entering;
pub(crate) mod national;
pub(crate) mod own_account;
pub(crate) mod people;
