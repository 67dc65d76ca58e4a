//! The shell, tested as one binary: what it answers, and its texts against its sources.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod sources;
