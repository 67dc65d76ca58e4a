//! The room through HTTP, one flow a module, and its statements on both engines.

mod account;
mod entering;
mod invitation;
mod people;
mod sessions;
mod stage;
mod statements;
