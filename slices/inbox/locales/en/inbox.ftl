# Texts of the room inbox. Every key: inbox-page-thing.
