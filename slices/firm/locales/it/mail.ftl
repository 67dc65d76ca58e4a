# Testi della stanza firm: mail.
firm-mail-ignore = Se non ha scritto lei, non faccia niente: cancelliamo tutto da soli.
firm-mail-phone = Se preferisce parlarci: { $phone }.
firm-mail-confirm-subject = Confermi la richiesta { $number }
firm-mail-confirm-text = Abbiamo ricevuto una richiesta con il suo indirizzo email. Apra il collegamento in fondo, la rilegga e prema «Confermi la richiesta»: da quel momento la rete si mette al lavoro.
firm-mail-confirm-until =
    { $count ->
        [one] Senza conferma la cancelliamo dopo un giorno.
       *[other] Senza conferma la cancelliamo dopo { $count } giorni.
    }
firm-mail-received-subject = Ricevuta della richiesta { $number }
firm-mail-received-text = La sua richiesta è presa in carico con il numero { $number }. Il numero è nostro e non è un numero di protocollo.
firm-mail-received-by = Confermata { $day }: la rete le risponde entro { $by }. Con il collegamento la può seguire, completare o ritirare.
firm-mail-answered-subject = Una risposta alla richiesta { $number }
firm-mail-answered-text = La rete risponde alla sua richiesta:
firm-mail-answered-how = Con il collegamento può scriverci di nuovo, proporre un’offerta di lavoro o dirci com’è andata.
firm-mail-outcome-subject = Com’è andata con la richiesta { $number }?
firm-mail-outcome-text = Ha trovato quello che le serviva? Ce lo dica con il collegamento: bastano due clic e ci aiuta a fare meglio.
firm-mail-outcome-until = Se non ce lo dice, chiudiamo la richiesta tra { $count } giorni.
firm-mail-closed-subject = Conclusa la richiesta { $number }
firm-mail-closed-text = La richiesta è conclusa: { $outcome }. Se le serve altro, ci scriva di nuovo.
firm-mail-published-subject = Pubblicata: { $title }
firm-mail-published-text = L’offerta di lavoro «{ $title }» è sul portale:
firm-mail-returned-subject = Da correggere: { $title }
firm-mail-returned-text = Nell’offerta di lavoro «{ $title }» c’è qualcosa da correggere. Con il collegamento la corregge e la rimanda.
firm-mail-refused-subject = Non pubblicata: { $title }
firm-mail-refused-text = L’offerta di lavoro «{ $title }» non è sul portale.
firm-mail-reason = Il motivo: { $reason }
firm-mail-desk-subject = Imprese: { $number }, { $kind }
firm-mail-desk-new = È arrivata la richiesta { $number } di un’impresa ({ $kind }).
firm-mail-desk-to-call = È arrivata la richiesta { $number } di un’impresa senza email ({ $kind }): la chiami per confermarla.
firm-mail-desk-added = L’impresa ha aggiunto qualcosa alla richiesta { $number } ({ $kind }).
firm-mail-desk-withdrawn = L’impresa ha ritirato la richiesta { $number } ({ $kind }).
firm-mail-desk-closed = L’impresa ha detto com’è andata la richiesta { $number } ({ $kind }).
firm-mail-desk-body-said = Un ente ha risposto sulla richiesta { $number } ({ $kind }).
firm-mail-desk-body-lapsed = Un ente non ha risposto in tempo sulla richiesta { $number } ({ $kind }).
firm-mail-desk-waiting = La richiesta { $number } ({ $kind }) aspetta ancora.
firm-mail-desk-by = La rete ha promesso una risposta entro { $day }.
firm-mail-ask-subject = Potete rispondere a un’impresa? { $number }
firm-mail-ask-again-subject = Promemoria: potete rispondere a un’impresa? { $number }
firm-mail-ask-text = Un’impresa ha chiesto aiuto alla rete e lo sportello pensa al vostro ente. Con il collegamento, senza iscrizione, dite se potete rispondere, con che cosa e quando.
firm-mail-ask-until = Il collegamento è solo per il vostro ente e aspetta la risposta fino a { $day }.
firm-mail-draft-subject = La sua richiesta da finire
firm-mail-draft-text = Con questo collegamento riprende la richiesta dove l’ha lasciata:
firm-mail-draft-until = Vale fino a { $day }.
firm-mail-confirm-number = Numero della richiesta: { $number }, inviata { $when }. Dalla conferma le rispondiamo entro { $count } giorni, o il primo giorno lavorativo dopo.
