# Testi della stanza opportunity: opportunity.
opportunity-kind-vacancy = Offerta di lavoro
opportunity-kind-course = Corso
opportunity-kind-call = Bando
opportunity-kind-event = Evento
opportunity-kind-news = Notizia
opportunity-contract-permanent = Tempo indeterminato
opportunity-contract-temporary = Tempo determinato
opportunity-contract-apprenticeship = Apprendistato
opportunity-contract-traineeship = Tirocinio
opportunity-contract-agency = Somministrazione
opportunity-contract-self-employed = Lavoro autonomo
opportunity-end-apply = Entro { $day }
opportunity-end-day = Il { $day }
opportunity-end-event = Fino a { $day }
opportunity-end-news = Vale fino a { $day }
opportunity-place-everywhere = Tutta la provincia
opportunity-state-draft = Bozze
opportunity-state-sent-in = Da approvare
opportunity-state-returned = Restituite
opportunity-state-approved = Approvate, in attesa
opportunity-state-published = Pubblicate
opportunity-state-expired = Scadute
opportunity-state-withdrawn = Ritirate
opportunity-topic-guide = Guide
opportunity-topic-form = Moduli
opportunity-topic-act = Accordi e atti
opportunity-topic-training = Formazione degli operatori
opportunity-topic-report = Dati e relazioni
opportunity-topic-leaflet = Locandine e opuscoli
opportunity-list-title = Opportunità
opportunity-list-lead = Offerte di lavoro, corsi, bandi, eventi e notizie della provincia, con la data entro cui servono.
opportunity-list-words = Cerca
opportunity-list-words-hint = Per esempio: saldatore, corso di inglese, bando imprese
opportunity-list-filters = Filtra
opportunity-list-any = Tutti
opportunity-list-group = Pensata per
opportunity-list-open-on = Ancora aperta il
opportunity-list-search = Cerca
opportunity-list-all = Mostra tutte
opportunity-list-count =
    { $count ->
        [0] Nessuna opportunità
        [one] Una opportunità
       *[other] { $count } opportunità
    }
opportunity-list-none = Oggi non c’è niente che corrisponda.
opportunity-list-none-next = Provi con meno parole o senza filtri, oppure si faccia scrivere quando arriva qualcosa.
opportunity-follow-title = Restare al corrente
opportunity-follow-text = Queste opportunità, come le ha cercate, possono arrivare da sole.
opportunity-follow-mail = Mi scriva per posta elettronica
opportunity-follow-atom = Lettore di notizie (Atom)
opportunity-follow-calendar = Calendario (iCalendar)
opportunity-archive-title = Archivio delle opportunità scadute
opportunity-archive-lead = Non si può più partecipare: restano qui per chi vuole sapere che cosa c’è stato.
opportunity-archive-count =
    { $count ->
        [0] L’archivio è vuoto
        [one] Una opportunità scaduta
       *[other] { $count } opportunità scadute
    }
opportunity-archive-back = Vai alle opportunità aperte
opportunity-sheet-over = Scaduta
opportunity-sheet-over-text = Questa opportunità non è più aperta.
opportunity-sheet-link = Leggi tutto sul sito della fonte
opportunity-sheet-everybody = L’offerta è rivolta a tutte le persone, senza distinzione di sesso, età, origine, opinioni, salute (art. 15 L. 300/1970, art. 10 D.Lgs. 276/2003, art. 27 D.Lgs. 198/2006).
opportunity-sheet-book = Chiedi aiuto a uno sportello
opportunity-fact-kind = Che cos’è
opportunity-fact-employer = Chi assume
opportunity-fact-contract = Contratto
opportunity-fact-positions = Posti
opportunity-fact-place = Dove
opportunity-fact-when = Quando
opportunity-fact-start = Inizio
opportunity-fact-day-hour = { $day }, ore { $hour }
opportunity-fact-groups = Pensata per
opportunity-fact-source = Fonte
opportunity-fact-body = Proposta da
opportunity-fact-published = Pubblicata il
opportunity-fact-requirements = Requisiti
opportunity-fact-how = Come fare
opportunity-fact-link = Indirizzo
opportunity-panel-title = Ultime opportunità
opportunity-panel-link =
    { $count ->
        [one] Vedi l’opportunità aperta
       *[other] Vedi tutte le { $count } opportunità aperte
    }
opportunity-material-accessible = Accessibile
opportunity-material-not-yet = Non ancora accessibile: qui sopra c’è che cosa dice
opportunity-subscribe-title = Avvisi per posta elettronica
opportunity-subscribe-lead = Le scriviamo al massimo una volta al giorno, solo quando arriva qualcosa di nuovo per la sua ricerca.
opportunity-subscribe-search = Ricerca:
opportunity-subscribe-email = Il suo indirizzo di posta elettronica
opportunity-subscribe-privacy = Ho letto come usiamo l’indirizzo
opportunity-subscribe-privacy-hint = Serve solo per questi avvisi. Si cancella con un clic; ogni anno le chiediamo se continuare.
opportunity-subscribe-privacy-link = Informativa sulla riservatezza
opportunity-subscribe-button = Attiva gli avvisi
opportunity-subscribe-no-email = Scriva il suo indirizzo di posta elettronica.
opportunity-subscribe-wrong-email = L’indirizzo non è scritto bene: per esempio nome@esempio.it.
opportunity-subscribe-no-privacy = Spunti la casella per andare avanti.
opportunity-subscribe-sent-title = Controlli la posta
opportunity-subscribe-sent-text = Se l’indirizzo è giusto riceverà tra poco un messaggio: apra il collegamento entro sette giorni. Senza conferma non scriviamo.
opportunity-subscribe-left-title = Avvisi cancellati
opportunity-subscribe-left-text = Non le scriveremo più per questa ricerca. Il suo indirizzo è stato cancellato.
opportunity-subscription-title = I suoi avvisi
opportunity-subscription-until = Gli avvisi sono attivi fino a { $day }. Prima di quel giorno le chiederemo se continuare.
opportunity-subscription-waits = Manca la sua conferma, entro { $day }.
opportunity-subscription-confirm = Conferma
opportunity-subscription-renew = Continua per un altro anno
opportunity-subscription-confirmed = Fatto: gli avvisi sono attivi per un anno.
opportunity-leave-title = Non ricevere più avvisi
opportunity-leave-text = Con il pulsante cancella questa ricerca e il suo indirizzo.
opportunity-leave-button = Cancella gli avvisi
opportunity-search-everything = tutte le opportunità
opportunity-api-parameter = Un parametro non si può leggere.
