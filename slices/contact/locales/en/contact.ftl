# Texts of the room contact. Every key: contact-page-thing.
