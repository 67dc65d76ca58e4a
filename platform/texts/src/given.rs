//! A small value, however a template hands it over.

/// A value or a reference to it. Templates add a reference to what they pass on, and a loop variable is one
/// already; with this, `page.date(slot.day)` and `page.date(day)` both work.
pub trait Given<T> {
    /// The value.
    fn given(self) -> T;
}

impl<T> Given<T> for T {
    fn given(self) -> T {
        self
    }
}

impl<T: Copy> Given<T> for &T {
    fn given(self) -> T {
        *self
    }
}

impl<T: Copy> Given<T> for &&T {
    fn given(self) -> T {
        **self
    }
}
