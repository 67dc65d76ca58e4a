# Testi della stanza contact. Ogni chiave: contact-pagina-cosa.
