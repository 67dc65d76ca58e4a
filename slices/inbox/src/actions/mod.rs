//! One writing use case per file, named by its verb. Each owns its transaction.
