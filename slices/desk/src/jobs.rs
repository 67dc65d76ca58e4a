//! Work done later: thin, each loads and calls an action.
