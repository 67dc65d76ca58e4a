//! The verifications, each with a case that it refuses, and the mutation test: with any one of them switched off some case turns out
//! differently.

mod answers;
mod chains;
mod mutation;
mod policies;
mod world;
