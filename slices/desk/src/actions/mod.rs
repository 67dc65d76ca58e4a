//! What is done at desks, one file a use case.

// Agenda and booking.
