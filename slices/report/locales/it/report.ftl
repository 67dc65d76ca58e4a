# Testi della stanza report. Ogni chiave: report-pagina-cosa.
