//! What the shell says about this installation on every page.

/// The installation, as pages show it. Made once from the configuration.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Name of the portal.
    pub name: String,
    /// A line under it.
    pub tagline: String,
    /// Name of the network's lead body.
    pub lead_body: String,
    /// Its own site.
    pub lead_body_url: Option<String>,
    /// Where the portal answers, scheme and host, without a slash at the end.
    pub public_url: String,
    /// Whether this is a demonstration: every page says so.
    pub is_demo: bool,
    /// Contacts of the network for the footer.
    pub contacts: Contacts,
    /// The declaration at `form.agid.gov.it`, once the body has filled it.
    pub accessibility_url: Option<String>,
    /// How much one visitor may book.
    pub booking_limits: BookingLimits,
    /// Whether citizens sign in here: the header leads to their sign-in, which knows the way to the staff's.
    pub has_citizens: bool,
}

/// How much one visitor may book; zero is no limit.
#[derive(Debug, Clone, Copy, Default)]
pub struct BookingLimits {
    /// Appointments still ahead with one telephone or mail address, at one desk on one day.
    pub same_day: u16,
    /// Appointments still ahead with one telephone or mail address, in the whole network.
    pub ahead: u16,
    /// Bookings from one network address in an hour.
    pub per_hour: u16,
}

/// Contacts shown in the footer.
#[derive(Debug, Clone, Default)]
pub struct Contacts {
    /// Street, number, place.
    pub address: Option<String>,
    /// Telephone, as people write it.
    pub phone: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Certified mail address.
    pub certified_mail: Option<String>,
}

impl Site {
    /// Whether browsers reach the portal over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
