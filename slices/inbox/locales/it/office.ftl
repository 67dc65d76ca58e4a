inbox-staff-link = Posta in arrivo
inbox-list-title = Posta in arrivo
inbox-list-of = Posta in arrivo: { $desk }
inbox-desks-none = Nessuno sportello le ha affidato la sua posta.
inbox-list-views = Filtri
inbox-view-waiting = Da prendere
inbox-view-mine = Mie
inbox-view-open = Aperte
inbox-view-answered = Con risposta
inbox-view-closed = Chiuse
inbox-view-aside = Automatiche
inbox-list-search = Cerca
inbox-list-search-hint = Nome, mail, argomento o numero.
inbox-list-search-button = Cerca
inbox-list-search-end = Torna all’elenco
inbox-list-found = Trovate
inbox-list-none = Niente qui.
inbox-list-late = In ritardo
inbox-time-waits = aspetta da { $time }
inbox-time-answered = prima risposta dopo { $time }
inbox-time-closed = chiusa dopo { $time }
inbox-time-note = I tempi sono quelli trascorsi, notti e giorni festivi compresi.

inbox-state-new = Da prendere
inbox-state-assigned = In carico
inbox-state-answered = Con risposta
inbox-state-closed = Chiusa
inbox-state-set-aside = Automatica
inbox-way-mail = Mail
inbox-way-web = Modulo del portale
inbox-way-fault = Segnalazione del portale
inbox-way-earlier = Mail, arrivata prima del collegamento della casella

inbox-mailbox-title = La casella di posta
inbox-mailbox-read = Casella di posta letta: { $when }.
inbox-mailbox-fault-settings = La casella non si legge da { $since }: la sua configurazione è da correggere. Avvisi chi amministra il portale.
inbox-mailbox-fault-server = La casella non si legge da { $since }: il server di posta non risponde come dovrebbe. Si riprova ogni due minuti.
inbox-passed-over-title = Mail che non si sono potute leggere
inbox-passed-over = Arrivata { $when }: la guardi nella casella di posta.

inbox-aside-auto-submitted = Scritta da un programma: risposta automatica o avviso.
inbox-aside-bulk = Invio a molti.
inbox-aside-list = Lista o bollettino.
inbox-aside-suppress = Chi la manda non vuole risposte automatiche.
inbox-aside-bounce = Avviso di un server di posta.
inbox-aside-own = Viene dalla casella dello sportello.
inbox-aside-flood = Troppe mail dallo stesso indirizzo in un giorno.
inbox-aside-colleague = Messa da parte da una persona dello sportello.
inbox-left-out-too-large = { $name }: troppo grande, è rimasto nella casella di posta.
inbox-left-out-kind = { $name }: di un tipo che non si tiene, è rimasto nella casella di posta.
inbox-left-out-too-many = { $name }: uno di troppo, è rimasto nella casella di posta.
inbox-left-out-nameless = Allegato senza nome

inbox-fact-number = Numero
inbox-fact-way = Arrivata con
inbox-fact-received = Arrivata
inbox-fact-sender = Mittente
inbox-fact-subject = Argomento
inbox-fact-state = Stato
inbox-fact-email = Mail
inbox-fact-answer-to = Vuole la risposta a
inbox-fact-phone = Telefono
inbox-fact-receipt = Ricevuta della segnalazione
inbox-fact-assigned = In carico a
inbox-fact-due = Risposta entro
inbox-fact-late = { $day }, in ritardo
inbox-fact-answered = Prima risposta
inbox-fact-closed = Chiusa
inbox-fact-elapsed = dopo { $time }
inbox-show-said = La conversazione
inbox-show-emptied = Le parole di questa richiesta e il nome di chi l’ha scritta sono stati cancellati; restano le date.
inbox-said-sender = { $who } ha scritto
inbox-sender-unknown = Mittente senza nome
inbox-sender-elsewhere = { $who } (da { $from }, con risposta a { $to })
inbox-said-empty = La mail non ha testo.
inbox-said-mail = { $who } ha risposto
inbox-said-phone = { $who } ha risposto al telefono
inbox-said-going = in partenza
inbox-said-refused = non consegnata: il server ha rifiutato l’indirizzo
inbox-said-partial = mail molto grande: se ne legge l’inizio, il resto è nella casella di posta
inbox-said-file = { $name } ({ $kib } KB)

inbox-assign-me = Prendila in carico
inbox-assign-other = Affidala a una collega o a un collega
inbox-assign-colleague = A chi
inbox-assign-none = Scelga
inbox-assign-missing = Scelga a chi affidarla
inbox-assign-button = Affida
inbox-assign-done = La richiesta è in carico.
inbox-answer-title = Rispondi
inbox-answer-to = La risposta va a { $to }.
inbox-answer-phone = Non c’è una mail: telefoni, poi annoti qui che cosa ha detto.
inbox-answer-fault-silent = Chi ha segnalato non ha lasciato una mail: la risposta resta agli atti.
inbox-answer-text = Risposta
inbox-answer-button = Invia la risposta
inbox-answer-called = Ho risposto al telefono
inbox-answer-reopens = Se la invia, la richiesta si riapre ed è in carico a lei.
inbox-answer-reopen-button = Riapri e rispondi
inbox-answer-reopen-called = Riapri: ho risposto al telefono
inbox-answer-done = La risposta è in partenza.
inbox-answer-noted = La risposta data al telefono è annotata.
inbox-fault-coordinator = Alle segnalazioni sul portale risponde il coordinamento della rete.
inbox-note-title = Note interne
inbox-note-text = Nuova nota
inbox-note-hint = La vedono solo le persone dello sportello. Niente notizie sulla salute.
inbox-note-day = Si cancella il
inbox-note-button = Aggiungi la nota
inbox-note-done = La nota è scritta.
inbox-note-heading = { $who }, { $when }
inbox-note-until = Si cancella il { $day }.
inbox-note-delete = Cancella ora
inbox-note-deleted = La nota è cancellata.
inbox-close-title = Chiudi
inbox-close-text = Chiudendo, la richiesta può diventare un contatto dello sportello, senza riscrivere niente.
inbox-close-request = Che cosa è stato chiesto
inbox-close-request-none = Da completare dopo
inbox-close-request-hint = Senza una scelta il contatto resta da completare.
inbox-close-request-wrong = Scelga una voce dell’elenco
inbox-close-service = Servizio dato
inbox-close-service-none = Nessuno
inbox-close-minutes = Minuti di lavoro
inbox-close-minutes-wrong = Scriva i minuti, da 1 a 600
inbox-close-service-wrong = Scelga un servizio dell’elenco
inbox-close-names = Tieni nome e recapiti tra le persone seguite
inbox-close-names-hint = Solo se la persona continua a rivolgersi allo sportello.
inbox-close-with = Chiudi e registra il contatto
inbox-close-without = Chiudi senza contatto
inbox-close-button = Chiudi
inbox-close-done = La richiesta è chiusa.
inbox-close-done-contact = La richiesta è chiusa e il contatto è registrato.
inbox-close-contact-refused = Il contatto non si può registrare così: controlli i campi, o chiuda senza contatto
inbox-contact-link = Apri il contatto
inbox-turn-set-aside = Metti da parte: non l’ha scritta una persona
inbox-turn-take-up = Riprendi: l’ha scritta una persona
inbox-turn-reopen = Riapri
inbox-turn-done = Fatto.
inbox-unsent-title = Quello che ha scritto e non è partito
inbox-unsent-lead = Per come sta ora la richiesta, non si può più registrare: è qui, da leggere e da copiare.
inbox-unsent-reopen = Se serve, riapra la richiesta con il pulsante in fondo alla pagina.

inbox-panel-waiting = { $count ->
    [0] Nessuna richiesta da prendere
    [one] Una richiesta da prendere
   *[other] { $count } richieste da prendere
}
inbox-panel-mine = { $count ->
    [0] Nessuna in carico a lei
    [one] Una in carico a lei
   *[other] { $count } in carico a lei
}
inbox-panel-faults = { $count ->
    [one] Una segnalazione sul portale aperta
   *[other] { $count } segnalazioni sul portale aperte
}

inbox-error-moved = Intanto qualcuno ha cambiato questa richiesta: la riapra e guardi a che punto è.
inbox-error-text = Scriva il testo, al massimo 10.000 caratteri
inbox-error-no-address = Chi ha scritto non ha lasciato una mail: risponda al telefono
inbox-error-not-colleague = Non lavora a questo sportello
inbox-error-no-day = Scelga un giorno tra domani e un anno
inbox-conflict-closed = Intanto la richiesta è stata chiusa: guardi la conversazione. Quello che ha scritto è ancora qui.
inbox-conflict-answered = Intanto ha risposto { $who }: guardi la conversazione. Quello che ha scritto è ancora qui.
inbox-conflict-assigned = Intanto la richiesta è cambiata, ed è in carico a { $who }. Quello che ha scritto è ancora qui.
inbox-conflict-new = Intanto la richiesta è cambiata: guardi la conversazione. Quello che ha scritto è ancora qui.
inbox-conflict-set-aside = Intanto la richiesta è stata messa da parte. Quello che ha scritto è ancora qui.
inbox-conflict-somebody = una persona dello sportello
