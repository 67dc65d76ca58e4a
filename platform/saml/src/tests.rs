//! A stand-in provider answers a service of ours; everything that must be refused is made from that.

mod fixture;
mod judge;
mod logout;
mod metadata;
mod sign_in;
