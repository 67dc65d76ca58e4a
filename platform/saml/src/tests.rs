//! A stand-in provider answers a service of ours; everything that must be refused is made from that.

mod fixture;
mod forge;
mod hostile;
mod judge;
mod logout;
mod metadata;
mod properties;
mod reasons;
mod sign_in;
mod steps;
mod wrapping;
