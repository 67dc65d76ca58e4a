//! The other side: trust anchor and provider, for the demonstration's stand-ins and for tests. Nothing of the product calls it.
