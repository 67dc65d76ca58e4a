# Testi della stanza inbox. Ogni chiave: inbox-pagina-cosa.
