# Texts of the room report. Every key: report-page-thing.
