//! How much may be looked at: counted, not timed, so that the same report comes out the same on every machine and no page
//! waits without end.

/// What is left to be looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    left: usize,
    spent: usize,
}

impl Budget {
    pub(super) const fn of(left: usize) -> Self {
        Self { left, spent: 0 }
    }

    /// Takes some; whether there was enough.
    pub(super) const fn spend(&mut self, steps: usize) -> bool {
        let is_enough = steps <= self.left;
        let taken = if is_enough { steps } else { self.left };
        self.left -= taken;
        self.spent += taken;
        is_enough
    }

    pub(super) const fn is_gone(self) -> bool {
        self.left == 0
    }

    pub(super) const fn spent(self) -> usize {
        self.spent
    }
}
