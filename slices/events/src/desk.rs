//! What `desk` tells.
