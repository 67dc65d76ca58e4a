# Catalogo dei servizi: ricerca, schede, conferme
desk-access-in-person = allo sportello
desk-access-mail = per mail
desk-access-online = sul sito dell'ente
desk-access-telephone = per telefono
desk-access-video = in video
desk-api-parameter = Un parametro non si può leggere: controlli il suo valore.
desk-audience-both = Persone e imprese
desk-audience-firms = Imprese
desk-audience-persons = Persone
desk-campaign-answered = ha confermato
desk-campaign-caption = Risposte degli enti
desk-campaign-count = Hanno risposto { $answered } enti su { $asked }.
desk-campaign-done = Campagna avviata: le mail partono tra poco.
desk-campaign-head-state = Risposta
desk-campaign-head-when = Quando
desk-campaign-lead = Ogni ente con servizi nel catalogo riceve una mail con un link: conferma o corregge le sue schede, senza registrarsi.
desk-campaign-start = Avvia la campagna
desk-campaign-started = Avviata { $from }; i link valgono fino a { $until }.
desk-campaign-title = Campagna di conferma
desk-campaign-to-call = da chiamare: non ha mail
desk-campaign-waiting = non ha ancora risposto
desk-catalogue-added = Servizio aggiunto al catalogo.
desk-catalogue-body-missing = Scelga l'ente che dà il servizio
desk-catalogue-caption = Servizi, prima quelli confermati da più tempo
desk-catalogue-confirm = Conferma la scheda così com'è
desk-catalogue-confirmed = Scheda confermata.
desk-catalogue-export = Esporta:
desk-catalogue-forbidden = Il catalogo lo cura chi coordina la rete o lavora per un ente.
desk-catalogue-head-body = Ente
desk-catalogue-lead = { $all } servizi: { $fresh } confermati da meno di sei mesi, { $stale } da riconfermare, { $hidden } nascosti perché nessuno li conferma da un anno.
desk-catalogue-menu = Catalogo dei servizi
desk-catalogue-new = Aggiungi un servizio
desk-catalogue-new-title = Nuovo servizio
desk-catalogue-no-suggestions = Nessun suggerimento da leggere.
desk-catalogue-none = Nessun servizio in questo elenco.
desk-catalogue-none-next = Aggiunga un servizio o lo importi da un foglio di calcolo.
desk-catalogue-office = Ufficio
desk-catalogue-public = Vedi la scheda come la vede il pubblico
desk-catalogue-show-all = Mostra tutti i servizi
desk-catalogue-show-old = Mostra solo quelli da riconfermare
desk-catalogue-title = Catalogo dei servizi
desk-category-business = Imprese e commercio
desk-category-learning = Educazione e formazione
desk-category-travel = Mobilità e trasporti
desk-category-work = Vita lavorativa
desk-filter-any = Qualsiasi
desk-filter-audience = Per chi
desk-filter-channel = Come
desk-filter-free = Gratuito
desk-filter-group = Pensato per
desk-filter-language = Lingua parlata
desk-filter-municipality = Comune
desk-filter-topic = Argomento
desk-form-accessibility-hint = Per esempio: ingresso senza gradini, bagno attrezzato, interprete della lingua dei segni su richiesta.
desk-form-cost-hint = Per esempio: gratuito, oppure 60 euro.
desk-form-description = Descrizione
desk-form-email = Mail dell'ufficio
desk-form-email-hint = Un indirizzo dell'ufficio, non di una persona.
desk-form-groups-hint = Nessuna scelta: il servizio è per tutti.
desk-form-keywords = Parole con cui le persone lo cercano
desk-form-keywords-hint = Una parola o una frase per riga, come la direbbe chi ha bisogno: «non so fare il curriculum».
desk-form-lead = Scriva frasi brevi, come parlerebbe a una persona allo sportello.
desk-form-lines-hint = Una voce per riga.
desk-form-max-age = Età massima
desk-form-min-age = Età minima
desk-form-minutes = Durata di un incontro in minuti
desk-form-municipalities-hint = Nessuna scelta: il servizio è per tutti i Comuni.
desk-form-name = Nome del servizio
desk-form-none = Nessuna scelta
desk-form-phone = Telefono dell'ufficio
desk-form-save = Salva la scheda
desk-form-status = Stato del servizio
desk-form-summary = In breve
desk-form-summary-hint = Una frase: che cosa fa il servizio per chi lo chiede.
desk-form-url = Pagina web del servizio
desk-form-url-hint = Comincia con https://
desk-freshness-fresh = confermato
desk-freshness-hidden = nascosto
desk-freshness-stale = da riconfermare
desk-import-body = Nessun ente ha questo nome: lo scriva come nel registro della rete
desk-import-caption = Righe da correggere
desk-import-check = Controlla soltanto, senza cambiare nulla
desk-import-checked = { $added ->
    [one] Un servizio nuovo
   *[other] { $added } servizi nuovi
  }, { $changed } da cambiare, { $unchanged } già così, { $faults ->
    [one] una cosa
   *[other] { $faults } cose
  } da correggere. Non è stato cambiato nulla.
desk-import-column = Colonna
desk-import-columns = Mancano le colonne Ente e Servizio: si legge il primo foglio, e i nomi delle colonne stanno nella prima riga
desk-import-damaged = Il file è danneggiato: lo salvi di nuovo e riprovi
desk-import-empty = Il file è vuoto
desk-import-file = Foglio di calcolo
desk-import-file-hint = CSV o XLSX, al massimo 5 MB.
desk-import-how = Che cosa fare
desk-import-ignored = Colonne non lette: { $heads }.
desk-import-import = Importa, se non c'è nulla da correggere
desk-import-large = Il file è troppo grande
desk-import-lead = Una riga per servizio. Le colonne che mancano lasciano le schede come sono; lo stesso file due volte non cambia nulla.
desk-import-line = Riga
desk-import-mend = Che cosa correggere
desk-import-model = Scarichi il catalogo di oggi come modello
desk-import-more = Altre { $count } cose da correggere: mandi di nuovo il file dopo queste.
desk-import-no-file = Scelga un file
desk-import-other-body = Questo codice è di un servizio di un altro ente
desk-import-ready = Catalogo importato.
desk-import-same = Nel file non c'è nulla di nuovo: il catalogo è già così.
desk-import-send = Manda il file
desk-import-service = Nessun servizio ha questo codice: lo lasci vuoto per aggiungerlo
desk-import-title = Importa il catalogo
desk-import-twice = Lo stesso servizio sta già in una riga sopra
desk-import-unknown = Il file non è CSV né XLSX
desk-import-value = Che cosa c'è scritto
desk-language-ar = arabo
desk-language-de = tedesco
desk-language-en = inglese
desk-language-es = spagnolo
desk-language-fr = francese
desk-language-it = italiano
desk-language-pt = portoghese
desk-language-ro = rumeno
desk-language-ru = russo
desk-language-sq = albanese
desk-language-uk = ucraino
desk-language-zh = cinese
desk-list-all = Mostra tutti i servizi
desk-list-count = { $count ->
    [one] Un servizio
   *[other] { $count } servizi
  }
desk-list-description = I servizi per il lavoro di tutti gli enti della rete: curriculum, corsi, diritti, impresa.
desk-list-filters = Restringi la ricerca
desk-list-lead = Scriva di che cosa ha bisogno con parole sue: troviamo il servizio giusto tra quelli di tutti gli enti della rete.
desk-list-none = Nessun servizio con queste parole.
desk-list-none-book = Prenoti un appuntamento a uno sportello: un operatore cerca con lei.
desk-list-none-filters = Tolga qualche filtro.
desk-list-none-phone = Oppure telefoni:
desk-list-none-words = Provi con altre parole, anche una sola: «curriculum», «corso», «busta paga».
desk-list-printed = Il catalogo da stampare
desk-list-search = Cerca
desk-list-stale = confermato l'ultima volta il { $day }
desk-list-title = Servizi
desk-list-words = Di che cosa ha bisogno?
desk-list-words-hint = Per esempio: non so fare il curriculum
desk-own-caption = { $count ->
    [one] Una scheda
   *[other] { $count } schede
  }
desk-own-confirm-all = Conferma tutte le schede
desk-own-done-back = Torna alle schede
desk-own-done-count = { $count ->
    [one] Una scheda confermata
   *[other] { $count } schede confermate
  }
desk-own-done-text = Grazie. Chi cerca un servizio vede la data di oggi.
desk-own-done-title = Fatto
desk-own-edit-title = Correggi la scheda
desk-own-head-confirmed = Ultima conferma
desk-own-head-service = Servizio
desk-own-head-status = Stato
desk-own-lead = Queste sono le schede del suo ente nel catalogo. Se è tutto giusto le confermi con un pulsante; altrimenti apra la scheda e la corregga.
desk-own-none = Nel catalogo non ci sono servizi del suo ente.
desk-own-none-next = Per aggiungerne uno scriva o telefoni a chi coordina la rete.
desk-own-saved = Scheda salvata e confermata.
desk-own-settle = Segna come letto
desk-own-settled = Suggerimento chiuso.
desk-own-suggestions = Suggerimenti del pubblico
desk-own-title = Le schede del suo ente
desk-sheet-access = Accedi al servizio
desk-sheet-access-text = Prenoti un appuntamento a uno sportello della rete: non serve registrarsi.
desk-sheet-accessibility = Accessibilità
desk-sheet-address = Indirizzo
desk-sheet-age = Età
desk-sheet-age-from = dai { $min } anni
desk-sheet-age-to = fino a { $max } anni
desk-sheet-ages = dai { $min } ai { $max } anni
desk-sheet-area = Comuni serviti
desk-sheet-body = Ente
desk-sheet-book = Prenota un appuntamento
desk-sheet-bring = Cosa serve
desk-sheet-bring-nothing = Non serve portare nulla.
desk-sheet-channels = Come si svolge
desk-sheet-conditions = Condizioni di servizio
desk-sheet-conditions-file = Note legali e condizioni del portale
desk-sheet-conditions-none = Non ci sono condizioni particolari.
desk-sheet-confirmed = Informazioni confermate da { $by }, { $day }.
desk-sheet-contacts = Contatti
desk-sheet-cost = Costo
desk-sheet-desks = Vedi gli sportelli
desk-sheet-email = Mail:
desk-sheet-everywhere = Tutti i Comuni della rete
desk-sheet-fault-ages = L'età massima non può essere minore della minima
desk-sheet-fault-email = Controlli la mail: per esempio ufficio@esempio.it
desk-sheet-fault-empty = Questo campo non può restare vuoto
desk-sheet-fault-long = Il testo è troppo lungo
desk-sheet-fault-number = Scriva un numero intero
desk-sheet-fault-phone = Controlli il telefono: per esempio 0187 123456
desk-sheet-fault-unknown = Scelga una delle voci previste
desk-sheet-fault-url = L'indirizzo comincia con https:// e non ha spazi
desk-sheet-gets = Cosa si ottiene
desk-sheet-groups = Pensato per
desk-sheet-hidden = L'ente non conferma questa scheda da più di un anno, perciò non la mostriamo. Chieda a uno sportello: sa che cosa è cambiato.
desk-sheet-hidden-next = Trova uno sportello
desk-sheet-how = Come fare
desk-sheet-index = Indice della pagina
desk-sheet-languages = Lingue
desk-sheet-length = Durata
desk-sheet-level = Livello essenziale (LEP)
desk-sheet-minutes = { $minutes } minuti
desk-sheet-moved = Qualcuno ha salvato questa scheda mentre lei scriveva: non abbiamo cambiato nulla. Quello che ha scritto è ancora qui: guardi la scheda com'è adesso in un'altra finestra, aggiunga qui ciò che manca, poi salvi di nuovo.
desk-sheet-phone = Telefono:
desk-sheet-schedule = Orari
desk-sheet-stale-text = Prima di andare telefoni per sapere se è ancora così.
desk-sheet-stale-title = Da verificare
desk-sheet-ask = Ha una domanda? Scriva a uno sportello
desk-sheet-suggest = C'è un errore? Suggerisca una correzione
desk-sheet-times = Tempi e scadenze
desk-sheet-url = Sito:
desk-sheet-who = A chi è rivolto
desk-status-active = Servizio attivo
desk-status-closed = Servizio sospeso
desk-status-defunct = Servizio cessato
desk-status-inactive = Scheda in preparazione
desk-suggest-about = Servizio:
desk-suggest-done = Grazie. L'ente e chi coordina la rete leggono il suo suggerimento.
desk-suggest-empty = Scriva che cosa non va
desk-suggest-hint = Per esempio: l'orario è cambiato, il telefono non risponde più. Non scriva nomi né notizie personali.
desk-suggest-lead = Non serve lasciare il nome: quello che scrive arriva all'ente e a chi coordina la rete.
desk-suggest-long = Il testo è troppo lungo: al massimo 2000 caratteri
desk-suggest-send = Manda il suggerimento
desk-suggest-text = Che cosa va corretto?
desk-suggest-title = Suggerisca una correzione
desk-mail-campaign-subject = Confermi i servizi di { $body }
desk-mail-campaign-text =
    Buongiorno,

    { $count ->
        [one] nel catalogo di { $site } c'è un servizio
       *[other] nel catalogo di { $site } ci sono { $count } servizi
    } di { $body }.
    Chiediamo di dire se le schede sono ancora giuste: bastano due minuti e non serve registrarsi.

    { $link }

    Il link vale fino a { $until } ed è solo per il suo ente: non lo inoltri.
    Le schede che nessuno conferma per un anno non si mostrano più.

    Grazie,
    { $site }
desk-sheet-sign-in = Prenota con SPID o CIE
desk-sheet-sign-in-why = Non è obbligatorio: serve solo a non riscrivere il nome.
desk-sheet-data = Questa scheda come dati aperti (CPSV-AP):
