# Testi della stanza firm. Ogni chiave: firm-pagina-cosa.
