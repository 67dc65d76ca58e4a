# Texts of the room firm. Every key: firm-page-thing.
