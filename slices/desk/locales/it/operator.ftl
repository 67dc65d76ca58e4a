# Pagine dell'operatore: agenda, prenotazioni al telefono, telefonate, lista d'attesa, assenze
desk-agenda-menu = Agenda
desk-agenda-office = Ufficio
desk-agenda-choose-title = Agenda degli sportelli
desk-agenda-choose-none = Non le è stato assegnato nessuno sportello.
desk-agenda-choose-none-next = Chieda al coordinatore della rete di assegnarglielo.
desk-agenda-desk-preparing = Non ancora aperto
desk-agenda-desk-suspended = Sospeso
desk-agenda-numbers = { $all ->
    [0] Oggi nessun appuntamento.
    [one] Oggi un appuntamento, { $served } già presente.
   *[other] Oggi { $all } appuntamenti, { $served } già presenti.
  }
desk-agenda-next = Prossimo: { $time }, { $name }
desk-agenda-panel-title = I suoi sportelli, { $day }
desk-agenda-panel-calls = { $count ->
    [one] Una telefonata da fare
   *[other] { $count } telefonate da fare
  }
desk-agenda-panel-waiting = { $count ->
    [one] Una persona in lista d'attesa
   *[other] { $count } persone in lista d'attesa
  }
desk-agenda-panel-others = { $count ->
    [one] Un altro sportello
   *[other] Altri { $count } sportelli
  }
desk-agenda-tabs = Pagine dello sportello
desk-agenda-tab-day = Giorno
desk-agenda-tab-week = Settimana
desk-agenda-tab-book = Prenota
desk-agenda-tab-calls = { $count ->
    [0] Telefonate
   *[other] Telefonate ({ $count })
  }
desk-agenda-tab-waiting = { $count ->
    [0] Lista d'attesa
   *[other] Lista d'attesa ({ $count })
  }
desk-agenda-tab-find = Cerca
desk-agenda-tab-absence = Assenza
desk-agenda-days = Altri giorni
desk-agenda-today = Oggi, { $day }
desk-agenda-go-today = Oggi
desk-agenda-go-week = Settimana
desk-agenda-go-day = Vai al giorno
desk-agenda-go-button = Vai
desk-agenda-go-now = Vai ad adesso
desk-agenda-summary = { $all ->
    [0] Nessun appuntamento
    [one] Un appuntamento
   *[other] { $all } appuntamenti
  }, { $served ->
    [one] un presente
   *[other] { $served } presenti
  }, { $missed ->
    [one] un non venuto
   *[other] { $missed } non venuti
  }; { $free ->
    [0] nessun orario libero
    [one] un orario libero
   *[other] { $free } orari liberi
  }.
desk-agenda-hours = Orario: { $hours }
desk-agenda-hours-agenda = { $agenda }: { $hours }
desk-agenda-closed-gap = Chiuso
desk-agenda-closed-agenda = { $agenda } non disponibile: { $reason }
desk-agenda-closed-desk = Chiuso: { $reason }
desk-agenda-closed-network = Chiusura di tutta la rete: { $reason }
desk-agenda-displaced = { $count ->
    [one] Una persona ha perso l'orario: le proponga un altro
   *[other] { $count } persone hanno perso l'orario: proponga un altro
  }
desk-agenda-not-open = Lo sportello non è aperto: non si possono prendere appuntamenti.
desk-agenda-empty = In questo giorno lo sportello non lavora e non c'è nessun appuntamento.
desk-agenda-empty-next = Vedi la settimana
desk-agenda-now = Adesso, { $time }
desk-agenda-free = Libero
desk-agenda-seats = { $count } posti
desk-agenda-cancelled = { $count ->
    [one] Un appuntamento annullato
   *[other] { $count } appuntamenti annullati
  }
desk-agenda-keys = Tasti, quando il cursore è nell'elenco: freccia giù o J avanti, freccia su o K indietro, P presente, N non venuto, S sposta, A annulla, C correggi, L prenota un orario libero, Invio apre.
desk-agenda-key-record = r
desk-agenda-key-served = p
desk-agenda-key-missed = n
desk-agenda-key-undo = c
desk-agenda-key-move = s
desk-agenda-key-cancel = a
desk-agenda-key-book = l
desk-agenda-do-book = Prenota per chi telefona
desk-agenda-do-take = Prenota
desk-agenda-do-record = Registra il contatto
desk-agenda-do-served = Presente
desk-agenda-do-missed = Non venuto
desk-agenda-do-undo = Correggi
desk-agenda-do-move = Sposta
desk-agenda-do-cancel = Annulla
desk-agenda-do-told = Avvisato
desk-agenda-do-slip = Foglio con il codice
desk-agenda-done-served = Segnato presente.
desk-agenda-done-missed = Segnato non venuto.
desk-agenda-done-undo = Esito tolto.
desk-agenda-done-told = Segnato come avvisato.
desk-agenda-done-moved = Appuntamento spostato.
desk-agenda-done-cancelled = Appuntamento annullato.
desk-agenda-state-held = Offerto
desk-agenda-state-booked = In arrivo
desk-agenda-state-served = Presente
desk-agenda-state-no-show = Non venuto
desk-agenda-state-displaced = Da spostare
desk-agenda-state-cancelled = Annullato
desk-agenda-name-held = Riservato a chi aspetta
desk-agenda-name-none = Senza nome
desk-agenda-origin-online = Prenotato da sé
desk-agenda-origin-operator = Prenotato dall'operatore
desk-agenda-origin-walk-in = Senza appuntamento
desk-agenda-origin-waiting = Dalla lista d'attesa
desk-agenda-origin-override = Oltre i posti
desk-agenda-walk-in-quick = Senza appuntamento: presente adesso
desk-agenda-walk-in = Arrivato senza appuntamento, con nome o servizio
desk-agenda-walk-in-name = Nome e cognome
desk-agenda-walk-in-button = Segna presente adesso
desk-agenda-walk-in-done = Registrato: presente adesso.
desk-agenda-service = Servizio
desk-agenda-service-none = Non indicato
desk-agenda-service-not-here = Questo sportello non si occupa del servizio: ne scelga un altro o lo lasci vuoto
desk-agenda-agenda = Agenda
desk-agenda-agenda-any = La prima libera
desk-agenda-no-agenda = Lo sportello non ha nessuna agenda attiva.
desk-agenda-channel = Come
desk-agenda-note = Nota
desk-agenda-note-hint = Poche parole. Niente notizie sulla salute o altri dati delicati.
desk-agenda-past = Quell'ora è già passata: ne scelga un'altra
desk-agenda-again = Il modulo è già stato usato: controlli nell'agenda che cosa è stato salvato.
desk-agenda-not-now = Non si può più: l'appuntamento è passato, annullato o non è ancora il suo giorno.
desk-agenda-back-day = Torna all'agenda
desk-agenda-week-numbers = Quanto è piena l'agenda. Chi viene lo vede solo chi lavora in questo sportello e il suo ente.
desk-agenda-week-title = Settimana
desk-agenda-week-caption = { $desk }, settimana da { $day }
desk-agenda-week-before = Precedente
desk-agenda-week-this = Questa settimana
desk-agenda-week-after = Successiva
desk-agenda-weeks = Altre settimane
desk-agenda-week-empty = In questa settimana lo sportello non lavora.
desk-agenda-week-booked = { $booked ->
    [one] 1 preso
   *[other] { $booked } presi
  }
desk-agenda-week-free = { $free ->
    [one] 1 libero
   *[other] { $free } liberi
  }
desk-agenda-week-both = { $booked ->
    [one] 1 preso
   *[other] { $booked } presi
  }, { $free ->
    [one] 1 libero
   *[other] { $free } liberi
  }
desk-agenda-week-cell = { $day }, ore { $hour }: { $text }
desk-agenda-book-title = Prenota per chi telefona
desk-agenda-book-contact = Basta il telefono oppure la mail.
desk-agenda-book-time = Giorno e ora
desk-agenda-book-time-missing = Scelga un orario dall'elenco, oppure scriva giorno e ora
desk-agenda-book-five = Le ore vanno di cinque minuti in cinque: per esempio 9:05 o 9:10
desk-agenda-book-other-title = Un altro giorno o un'altra ora
desk-agenda-book-other-hint = Se scrive qui giorno e ora, valgono questi.
desk-agenda-book-day = Giorno
desk-agenda-book-hour = Ora
desk-agenda-book-button = Prenota
desk-agenda-booked = Appuntamento prenotato.
desk-agenda-taken-title = Orario non libero
desk-agenda-taken-text = Quell'orario non è libero, o non lo è più.
desk-agenda-taken = { $when } non è libero. Per { $name } non è stato ancora prenotato niente: quello che ha scritto è conservato.
desk-agenda-taken-others = I tre orari liberi più vicini
desk-agenda-taken-none = Non ci sono orari liberi vicini.
desk-agenda-obstacles = Che cosa c'è a quell'ora
desk-agenda-obstacle-appointment = { $from }–{ $until }: { $name }
desk-agenda-obstacle-hours = È fuori dall'orario dello sportello.
desk-agenda-obstacle-horizon = È troppo avanti: si prenota fino a { $days } giorni da oggi.
desk-agenda-obstacle-other = Non è un orario di inizio previsto, o non lo è nel modo scelto (sportello, telefono, video).
desk-agenda-over-title = Prenota comunque
desk-agenda-over-lead = Le persone già prenotate restano al loro posto. Il motivo resta scritto, con il suo nome.
desk-agenda-over-reason = Motivo
desk-agenda-over-reason-hint = Per esempio: scadenza domani. Niente notizie sulla salute.
desk-agenda-over-reason-missing = Scriva il motivo
desk-agenda-over-reason-long = Il motivo è troppo lungo: al massimo 300 caratteri
desk-agenda-over-button = Prenota comunque
desk-agenda-over-why = Motivo del posto in più
desk-agenda-made = Registrato
desk-agenda-call = Chiama
desk-agenda-cancel-title = Annulla l'appuntamento
desk-agenda-cancel-text = L'orario torna libero e si offre a chi è in lista d'attesa.
desk-agenda-cancel-mailed = La persona riceve una mail.
desk-agenda-cancel-not-mailed = La persona non ha lasciato una mail: la avvisi per telefono.
desk-agenda-cancel-button = Annulla l'appuntamento
desk-agenda-cancel-keep = No, resta
desk-agenda-cancel-why = Motivo
desk-agenda-told = Avvisato
desk-agenda-told-at = Avvisato per telefono
desk-agenda-move-title = Sposta l'appuntamento
desk-agenda-move-now = Ora è fissato per
desk-agenda-move-was = Era fissato per
desk-agenda-move-taken = Quell'orario è appena stato preso. L'appuntamento è rimasto com'era: ecco gli orari liberi più vicini.
desk-agenda-move-none = In questi giorni non c'è nessun orario libero.
desk-agenda-move-before = Giorni precedenti
desk-agenda-move-after = Giorni successivi
desk-agenda-move-keep = Lascia com'è
desk-agenda-slip-title = Foglio dell'appuntamento
desk-agenda-slip-time = ore { $time }
desk-agenda-slip-bring = Che cosa portare
desk-agenda-slip-change = Per spostare o annullare: telefoni allo sportello, oppure scriva il codice su { $site }
desk-agenda-slip-mailed = La conferma arriva anche per mail.
desk-agenda-slip-another = Prenota per un'altra persona
desk-agenda-find-title = Cerca un appuntamento
desk-agenda-find-label = Codice, nome o telefono
desk-agenda-find-hint = Si cerca solo tra le persone di questo sportello, da tre mesi fa in avanti. Del telefono bastano quattro cifre.
desk-agenda-find-button = Cerca
desk-agenda-find-missing = Scriva un codice, un nome o un telefono
desk-agenda-find-count = { $count ->
    [0] Nessun appuntamento trovato
    [one] Un appuntamento trovato
   *[other] { $count } appuntamenti trovati
  }
desk-agenda-find-none = Controlli come è scritto il nome, oppure provi con il telefono.
desk-agenda-find-cut = Ce ne sono altri: aggiunga il cognome o il telefono.
desk-agenda-calls-title = Telefonate
desk-agenda-calls-displaced = { $count ->
    [one] Una persona da avvisare: il suo orario è saltato
   *[other] { $count } persone da avvisare: il loro orario è saltato
  }
desk-agenda-calls-displaced-lead = Non hanno lasciato una mail. Proponga uno dei tre orari: un tasto lo prenota. Se la persona deve pensarci, segni «Avvisato».
desk-agenda-calls-offers = { $count ->
    [one] Un posto liberato da proporre per telefono
   *[other] { $count } posti liberati da proporre per telefono
  }
desk-agenda-calls-offers-lead = Sono in lista d'attesa e hanno lasciato solo il telefono. Il posto è riservato fino all'ora indicata, poi passa a chi segue.
desk-agenda-calls-offer-until = Risposta entro { $until }
desk-agenda-offer-accept = Accetta: prenota
desk-agenda-offer-refuse = Rinuncia: al prossimo
desk-agenda-offer-refused = Il posto passa a chi segue nella lista, o torna libero.
desk-agenda-offer-gone = L'offerta è scaduta o ha già avuto risposta: il posto non è più riservato a questa persona.
desk-agenda-calls-was = Era { $when }
desk-agenda-calls-propose = Proponga:
desk-agenda-calls-none = Non ci sono orari liberi nei prossimi due mesi.
desk-agenda-calls-other = Altri orari
desk-agenda-calls-day = Da ricordare per { $day }
desk-agenda-calls-nobody = Promemoria per telefono
desk-agenda-calls-lead = Hanno lasciato solo il telefono: non ricevono il promemoria per mail.
desk-agenda-calls-all-mailed = Non c'è nessuno da chiamare: chi viene riceve il promemoria per mail, o non ci sono appuntamenti nei prossimi sette giorni.
desk-agenda-calls-undecided = { $count ->
    [one] Una persona è avvisata e non ha ancora scelto
   *[other] { $count } persone sono avvisate e non hanno ancora scelto
  }
desk-agenda-calls-undecided-lead = Possono scegliere da sé con il link o con il codice. Se telefonano, prenoti qui.
desk-agenda-do-video = Apri la videochiamata
desk-agenda-waiting-title = Lista d'attesa
desk-agenda-waiting-lead = Chi ha lasciato la mail riceve da solo l'offerta di un posto che si libera; per chi ha solo il telefono il posto liberato compare tra le telefonate. A tutti si può proporre un orario qui: un tasto lo prenota e toglie la persona dalla lista.
desk-agenda-waiting-none = Nessuno è in lista d'attesa.
desk-agenda-waiting-join = Metti una persona in lista
desk-agenda-waiting-wish = da { $from } a { $until }, { $channel }
desk-agenda-waiting-since = in lista dal { $day }
desk-agenda-waiting-when = Quando può
desk-agenda-waiting-to-call = Un posto è riservato: da chiamare
desk-agenda-waiting-offered = Offerta inviata per mail
desk-agenda-waiting-times = Proponga:
desk-agenda-waiting-no-times = Nessun orario libero nei suoi giorni.
desk-agenda-waiting-times-title = Orari per chi aspetta
desk-agenda-waiting-remove = Togli dalla lista
desk-agenda-waiting-removed = Tolto dalla lista d'attesa.
desk-agenda-waiting-gone = Questa persona non aspetta più, o ha già un'offerta aperta.
desk-agenda-absence-title = Assenza o chiusura
desk-agenda-absence-lead = Oggi non può esserci? Scelga che cosa si chiude e prema «Continua»: vede chi è prenotato, poi conferma una volta sola.
desk-agenda-absence-whom = Che cosa si chiude
desk-agenda-absence-whom-missing = Scelga che cosa si chiude
desk-agenda-absence-desk = Tutto lo sportello
desk-agenda-absence-desk-hint = Si chiudono tutte le postazioni.
desk-agenda-absence-from-day = Dal giorno
desk-agenda-absence-until-day = Al giorno, compreso
desk-agenda-absence-from-hour = Dalle ore
desk-agenda-absence-until-hour = Alle ore
desk-agenda-absence-hour-hint = Vuoto: tutto il giorno.
desk-agenda-absence-reason = Che cosa leggono le persone
desk-agenda-absence-reason-hint = Compare sulla pagina dello sportello e nelle mail. Non scriva che è malattia.
desk-agenda-absence-reason-usual = Operatore assente
desk-agenda-absence-reason-missing = Scriva che cosa leggono le persone
desk-agenda-absence-day-wrong = Scriva il giorno
desk-agenda-absence-hour-wrong = Scriva l'ora, per esempio 9:30
desk-agenda-absence-days-order = L'ultimo giorno viene prima del primo
desk-agenda-absence-days-over = Questi giorni sono già passati
desk-agenda-absence-hours-order = L'ora di fine deve venire dopo quella di inizio
desk-agenda-absence-days = da { $from } a { $until }
desk-agenda-absence-go-on = Continua
desk-agenda-absence-standing = Chiusure già decise
desk-agenda-absence-reopen = Riapri
desk-agenda-absence-reopened = Riaperto. Chi ha già scelto un altro orario lo mantiene.
desk-agenda-absence-summary-title = Confermi la chiusura
desk-agenda-absence-when = Quando
desk-agenda-absence-nobody = Nessuno è prenotato in queste ore: non c'è da avvisare nessuno.
desk-agenda-absence-losers = { $count ->
    [one] Una persona perde l'orario
   *[other] { $count } persone perdono l'orario
  }
desk-agenda-absence-what = A ognuna si propongono tre altri orari. Per mail: { $mailed }. Da chiamare: { $called }.
desk-agenda-absence-mail = riceve una mail
desk-agenda-absence-call = da chiamare
desk-agenda-absence-elsewhere = { $count ->
    [one] Anche una persona di un altro sportello: la vedono gli operatori di quello.
   *[other] Anche { $count } persone di altri sportelli: le vedono gli operatori di quelli.
  }
desk-agenda-absence-button = Chiudi e avvisa
desk-agenda-absence-back = Torna indietro
desk-agenda-absence-done = Chiuso. Chi ha lasciato la mail è avvisato; chi va chiamato è qui sotto.
