# Testi della stanza firm: pagine dell’ufficio.
firm-staff-link = Imprese
firm-office-title = Imprese
firm-office-of = Imprese: { $desk }
firm-office-limits = La rete risponde entro { $answer } giorni dalla conferma e conclude entro { $close }. I giorni sono di calendario; una risposta che scade in un giorno festivo passa al primo giorno lavorativo.
firm-office-desks = Sportelli
firm-office-state = Stato
firm-office-none = Nessuna richiesta nello stato «{ $state }».
firm-office-number = Numero
firm-office-topic = Che cosa
firm-office-desk = Sportello
firm-office-age = Da quanto
firm-office-times = Tempi
firm-office-client = I contatti del vostro ente con questa impresa
firm-office-before = Altre richieste della stessa impresa
firm-office-asks = Gli enti della rete
firm-office-asks-caption = Che cosa hanno detto gli enti
firm-office-body = Ente
firm-office-said = Che cosa dice
firm-office-due = Quando
firm-office-moved = Nel frattempo qualcun altro è intervenuto: guardi com’è ora. Quello che ha scritto è ancora qui.
firm-office-forgotten = I dati dell’impresa sono stati cancellati: restano solo quelli per le statistiche.
firm-office-channel = Come ha parlato con l’impresa
firm-office-minutes = Minuti
firm-late-answer = Risposta in ritardo
firm-late-end = Aperta da troppo
firm-body-serves = Ha servizi per le imprese nel catalogo
firm-new-title = Nuova richiesta
firm-new-lead = Scriva quello che l’impresa le dice allo sportello o al telefono: il contatto si registra da solo.
firm-new-topic = Che cosa serve
firm-new-fits-hint = Contratto e orario valgono per il personale, l’orario anche per i tirocini.
firm-new-share = L’impresa è d’accordo che nome e contatti vadano all’ente che può rispondere
firm-new-no-notice = Dica all’impresa come usiamo i suoi dati e segni la casella.
firm-new-privacy = Ho detto all’impresa come usiamo i suoi dati
firm-new-button = Registri la richiesta
firm-new-done = La richiesta è registrata, con il contatto.
firm-act-confirm = Conferma
firm-act-confirm-text = Se l’impresa non ha un’email, la chiami. Quando conferma al telefono, lo registri qui.
firm-act-confirm-button = L’impresa ha confermato
firm-act-confirmed = La richiesta è confermata.
firm-act-answer = Risposta
firm-act-answer-words = La risposta della rete
firm-act-answer-hint = L’impresa la riceve per email e la legge sulla sua pagina. Il contatto si registra da solo.
firm-act-answer-button = Risponda
firm-office-doubts = Agli enti a cui chiede, al posto di queste parole arriva «[…]». Qui sotto può cambiare il testo per loro, o dire perché una parola può restare. Ne parli anche con l’impresa.
firm-office-for-bodies = Il testo che leggono gli enti
firm-office-for-bodies-when = Scritto il { $when }
firm-office-confirmed = «{ $words }» resta:
firm-act-reword = Cambi il testo per gli enti
firm-act-reword-text = Quello che ha scritto l’impresa resta com’è. Gli enti della rete leggono questo testo al suo posto.
firm-act-reword-button = Salvi il testo per gli enti
firm-act-reworded = Gli enti leggono il nuovo testo.
firm-fault-question = «{ $words }» non può andare agli enti: lo tolga dalla domanda, o dica nel testo per gli enti perché può restare.
firm-act-ask = Chieda agli enti della rete
firm-act-ask-text = Ogni ente riceve un collegamento per dire se può rispondere. Vede la richiesta e il nome dell’impresa, non i contatti.
firm-act-ask-bodies = Enti
firm-act-ask-question = Vuole aggiungere una domanda?
firm-act-ask-button = Chieda
firm-act-asked = Gli enti hanno ricevuto la domanda.
firm-act-outcome = Com’è andata?
firm-act-outcome-text = Prima di concludere, chieda all’impresa per email com’è andata. Se non risponde, la richiesta si conclude da sola dopo tre settimane.
firm-act-outcome-button = Chieda com’è andata
firm-act-outcome-asked = L’impresa ha ricevuto la domanda.
firm-act-close = Concluda
firm-act-close-outcome = Com’è andata, secondo l’impresa?
firm-act-close-how = Che cosa ha detto
firm-act-close-button = Concluda la richiesta
firm-act-closed = La richiesta è conclusa.
firm-act-other = Sposti o ritiri
firm-act-move = Passi a un altro sportello
firm-act-move-hint = La richiesta diventa dell’ente di quello sportello, con tutto quello che contiene.
firm-act-move-button = Passi
firm-act-moved = La richiesta è passata all’altro sportello.
firm-act-withdraw-reason = Il motivo
firm-act-withdraw-hint = Solo se l’impresa non la vuole più, o se è un doppione.
firm-act-withdraw-button = Ritiri
firm-act-withdrawn = La richiesta è ritirata.
firm-fault-minutes = Scriva i minuti, da 1 a 600.
firm-fault-no-body = Scelga almeno un ente con un referente.
firm-fault-no-desk = Scelga uno sportello.
firm-fault-period = Il primo giorno viene dopo l’ultimo.
firm-time-sent = Inviata
firm-time-received = Confermata
firm-time-answered = Prima risposta dopo
firm-time-answer-by = Da rispondere entro
firm-time-closed = Conclusa dopo
firm-times-title = Risposte e tempi
firm-times-from = Dal
firm-times-until = Al
firm-times-look = Guardi
firm-times-network = Tutte le richieste della rete.
firm-times-body = Le richieste del vostro ente.
firm-times-counted = Si contano le richieste confermate da { $from } a { $until }, ognuna una volta; quelle mai confermate non si contano. Sono imprese: niente è nascosto.
firm-times-elapsed = I tempi vanno dalla conferma e comprendono notti e festivi.
firm-times-promise = La promessa è { $count } giorni per la prima risposta.
firm-times-caption = Richieste e tempi per tipo
firm-times-received = Confermate
firm-times-answered = Con risposta
firm-times-answer-median = Prima risposta, metà entro
firm-times-answer-longest = Prima risposta, la più lunga
firm-times-closed = Concluse
firm-times-close-median = Conclusione, metà entro
firm-times-close-longest = Conclusione, la più lunga
firm-times-outcomes = Come sono finite quelle concluse
firm-times-all = Tutte
firm-panel-title = Richieste delle imprese
firm-panel-waiting =
    { $count ->
        [0] Nessuna aspetta una risposta
        [one] Una aspetta una risposta
       *[other] { $count } aspettano una risposta
    }
firm-panel-late =
    { $count ->
        [one] Una è in ritardo
       *[other] { $count } sono in ritardo
    }
firm-panel-unconfirmed =
    { $count ->
        [one] Una da confermare
       *[other] { $count } da confermare
    }
firm-act-answered = La risposta è partita.
