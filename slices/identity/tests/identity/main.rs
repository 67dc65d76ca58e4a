//! The room through HTTP, one flow a module, and its statements on both engines.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests"
)]

mod account;
mod entering;
mod federation;
mod invitation;
mod keys;
mod national;
mod office;
mod office_provider;
mod people;
mod personal;
mod provider;
mod sessions;
mod stage;
mod stand_ins;
mod statements;
