# Testi della stanza referral. Ogni chiave: referral-pagina-cosa.
