//! Authorization requests.
