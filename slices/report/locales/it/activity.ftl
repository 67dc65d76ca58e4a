
# Testi della stanza report: righe di attività degli accordi.
report-lines-title = Righe di attività
report-lines-lead = Che cosa ha promesso ciascun partner di un accordo, quanto, entro quando, con quale budget, e a che punto è.
report-lines-agreements = Accordi con righe di attività
report-lines-agreement = Accordo
report-lines-when = Durata
report-lines-no-agreements = Non ci sono accordi in vigore.
report-lines-validity = Dal { $from } al { $until }
report-lines-validity-open = Dal { $from }
report-lines-count =
    { $count ->
        [one] { $count } riga
       *[other] { $count } righe
    }
report-lines-caption = Promesso e raggiunto, per scadenza
report-lines-none = Nessuno ha ancora promesso niente: inserisca la prima riga o carichi un foglio di calcolo.
report-line-what = Attività
report-line-partner = Ente
report-line-promised = Promesso
report-line-reached = Raggiunto
report-line-due = Entro il
report-lines-counts = Che cosa conta
report-lines-reached-head = Raggiunto su promesso
report-lines-state = Stato
report-lines-budget = Budget
report-lines-reached = { $reached } su { $promised } ({ $share } %)
report-lines-reached-least = almeno { $reached } su { $promised } ({ $share } %)
report-lines-reached-few = meno di { $number } su { $promised }
report-lines-reached-report = su { $promised }: si legge nel rapporto
report-lines-until = fino a { $month }
report-lines-counted = Contato
report-line-state-reached = Raggiunta
report-line-state-open = Aperta
report-line-state-soon = Scade presto
report-line-state-late = In ritardo
report-line-state-over = Termine passato
report-lines-late-title =
    { $count ->
        [one] { $count } riga in ritardo
       *[other] { $count } righe in ritardo
    }
report-lines-late-text = Il giorno è passato e non è stato raggiunto tutto il promesso: senta il partner, o cambi la riga se l’accordo è cambiato.
report-lines-beyond-title = I budget superano quello dell’accordo
report-lines-beyond = La somma dei budget delle righe supera di { $sum } quello che l’accordo ha.
report-lines-together = Tutte insieme
report-lines-budget-lines = Somma dei budget delle righe
report-lines-budget-agreement = Budget dell’accordo
report-lines-budget-with = { $sum }, di cui { $cofunding } di cofinanziamento
report-lines-budget-none = l’accordo non dice una somma
report-lines-budget-left = Non ancora assegnato
report-lines-budget-over = Oltre il budget dell’accordo
report-lines-rounded = I numeri contati sono arrotondati per difetto, perché da una riga, o da due vicine, non si riconosca nessuno. Se la riga conta un solo servizio, gruppo o sportello, si fermano alla fine del mese scorso; se ne conta due insieme, il numero si legge solo nel rapporto «Promesso e raggiunto», che li riporta tutti e copre quelli piccoli. Giornate di formazione e numeri inseriti a mano sono esatti. «Termine passato» vuol dire che il numero non basta a dire se il promesso è stato raggiunto.
report-lines-files = Quello che è stato promesso, come file da correggere e ricaricare:
report-lines-new-title = Nuova riga
report-lines-new-button = Inserisci la riga
report-lines-edit-title = Modifica la riga
report-lines-edit-button = Salva la riga
report-lines-entered = La riga è inserita.
report-lines-changed = La riga è cambiata.
report-lines-removed = La riga non c’è più.
report-lines-choose = Scelga
report-lines-any = Qualunque
report-lines-what-hint = Come la chiama l’accordo. Per esempio: colloqui di orientamento per giovani.
report-lines-budget-hint = In euro, per esempio 2.500,00.
report-lines-counts-title = Che cosa fa avanzare la riga
report-lines-counts-text = Contatti, invii e giornate di formazione avanzano da soli, dall’inizio dell’accordo. Quello che nessuno conta si inserisce a mano, con una prova.
report-lines-by-hand = Inserito a mano, con una prova
report-lines-training-days = Giornate di formazione degli operatori dell’ente
report-lines-own = solo dell’ente
report-lines-all = di tutti
report-lines-own-label = Conta solo quello che fa o riceve l’ente
report-lines-own-hint = I contatti dei suoi sportelli, gli invii che riceve. Senza la spunta contano quelli di tutti i partner.
report-lines-service = Solo questo servizio
report-lines-group = Solo questo gruppo di destinatari
report-lines-group-hint = Come lo definisce l’accordo. Appuntamenti e invii non si possono contare per gruppo: di quelle persone non si sa altro.
report-lines-desk = Solo questo sportello
report-lines-of-service = servizio: { $name }
report-lines-of-group = gruppo: { $name }
report-lines-of-desk = sportello: { $name }
report-lines-says-by-hand = La somma di quello che è stato inserito a mano, ogni volta con la sua prova.
report-lines-says-training = I giorni in cui operatori degli sportelli dell’ente hanno seguito la formazione, ciascun giorno una volta.
report-lines-says-gone = La misura non esiste più: la riga resta a zero finché non se ne sceglie un’altra.
report-lines-progress = Inserito a mano
report-lines-day = Giorno
report-lines-amount = Quanti
report-lines-amount-hint = Un numero da 1 in su. Quello che è sbagliato si toglie dall’elenco e si inserisce di nuovo.
report-lines-proof = Prova
report-lines-proof-hint = Dove si trova: registro delle presenze, fattura, indirizzo di una pagina. Senza nomi di persone.
report-lines-enter-title = Inserisci quello che è stato fatto
report-lines-enter-button = Inserisci
report-lines-done-entered = Inserito.
report-lines-wrong = Se è sbagliato
report-lines-strike = Togli
report-lines-struck = Tolto { $day }: { $reason }
report-lines-strike-title = Togli quello che è stato inserito
report-lines-strike-text = Il numero non conta più e la prova si cancella. Nell’elenco resta che c’era, quando è stato tolto e perché. Il numero giusto si inserisce di nuovo.
report-lines-strike-reason = Perché
report-lines-strike-hint = Per esempio: numero sbagliato, inserito due volte. Senza nomi di persone.
report-lines-strike-button = Togli l’inserimento
report-lines-strike-done = L’inserimento è tolto.
report-fault-strike = Scriva perché, al massimo 200 caratteri
report-fault-strike-names = Sembra che dica chi è una persona: lo scriva senza nomi, telefoni, indirizzi di posta e codici fiscali
report-fault-proof-names = Sembra che la prova dica chi è una persona: scriva dove si trova, senza nomi, telefoni, indirizzi di posta e codici fiscali
report-fault-line-there = C’è già una riga di questo ente con la stessa attività e lo stesso giorno: la modifichi, o dia un altro nome a questa
report-lines-remove-title = Togli la riga
report-lines-remove-text = La riga sparisce insieme a quello che è stato inserito a mano. I rapporti già consegnati non cambiano.
report-lines-remove-button = Togli la riga
report-lines-remove-back = Torna alla riga
report-line-moved = Qualcun altro ha cambiato la riga nel frattempo. Quello che ha scritto è ancora qui: controlli e salvi di nuovo.
report-line-counted = Il numero di questa riga è contato, non si inserisce a mano.
report-line-faulty = Nella riga c’è qualcosa da correggere.
report-fault-partner = Scelga un ente che è parte dell’accordo
report-fault-what = Scriva l’attività, al massimo 300 caratteri
report-fault-promised = Scriva quanti, con un numero intero da 1 in su
report-fault-due = Scriva un giorno dentro la durata dell’accordo
report-fault-budget = Scriva il budget in euro, per esempio 2.500,00
report-fault-measure = Scelga una delle misure
report-fault-service = Il servizio non è nel catalogo
report-fault-group = Il gruppo non è tra quelli dell’accordo
report-fault-group-unknown = Appuntamenti e invii non si contano per gruppo di destinatari
report-fault-desk = Lo sportello non è della rete
report-fault-amount = Scriva quanti, con un numero intero da 1 a un milione
report-fault-proof = Scriva dove si trova la prova, al massimo 300 caratteri
report-fault-day = Scriva un giorno dall’inizio dell’accordo a oggi
report-fault-own = Scriva sì se conta solo quello che fa o riceve l’ente, no se contano tutti i partner
report-fault-twice = È la stessa riga di prima: stesso ente, stessa attività, stesso giorno
report-import-title = Carica da un foglio di calcolo
report-import-text = Prima si vede che cosa succede, poi si conferma. Una riga con lo stesso ente, la stessa attività e lo stesso giorno di una che c’è già la cambia: lo stesso file due volte non raddoppia niente.
report-import-file = Foglio di calcolo
report-import-file-hint = CSV o XLSX, con i nomi delle colonne nella prima riga.
report-import-button = Vedi che cosa succede
report-import-columns-title = Le colonne
report-import-columns-text = Senza «Solo dell’ente», o dove la casella è vuota, la riga conta solo quello che fa o riceve il suo ente; con «no» conta quello di tutti i partner.
report-import-columns-caption = Colonne che si leggono
report-import-head = Colonna
report-import-synonyms = Anche
report-import-required = Necessaria
report-import-yes = sì
report-import-no = no
report-import-no-file = Scelga un file
report-import-empty = Il file è vuoto
report-import-unreadable = Il file non si può leggere: serve un CSV o un XLSX
report-import-columns = Mancano le colonne: { $heads }
report-import-too-many = Il file è troppo grande: un accordo ha al massimo { $most } righe
report-import-preview-title = Prima di confermare
report-import-good =
    { $count ->
        [one] { $count } riga si può leggere.
       *[other] { $count } righe si possono leggere.
    }
report-import-good-same =
    { $count ->
        [one] { $count } c’è già così.
       *[other] { $count } ci sono già così.
    }
report-import-own-unsaid = Manca la colonna «Solo dell’ente»: ogni riga conta solo quello che fa o riceve il suo ente.
report-import-ignored = Colonne che non si leggono: { $heads }
report-import-faults-title =
    { $count ->
        [one] { $count } errore
       *[other] { $count } errori
    }
report-import-faults-text = Le righe con errori non entrano. Si possono correggere nel file e ricaricarlo: quelle già entrate non raddoppiano.
report-import-faults = Errori, per riga del file
report-import-line = Riga del file
report-import-mend = Che cosa correggere
report-import-rows = Righe che si possono leggere
report-import-does = Che cosa fa
report-import-new = Nuova
report-import-changed = Cambia
report-import-same = C’è già
report-import-confirm =
    { $count ->
        [one] Conferma { $count } riga
       *[other] Conferma { $count } righe
    }
report-import-again = Scegli un altro file
report-import-done = Le righe sono entrate.
report-import-done-same = Non c’era niente di nuovo.
report-import-done-partly = Le righe buone sono entrate; qualcuna nel frattempo non era più possibile.
report-lines-mail-title = Scrivi ai partner
report-lines-mail-text = Ogni partner riceve un collegamento che vale sei mesi, con cui vede le proprie righe e a che punto sono, senza iscriversi. Può leggere, non cambiare.
report-lines-mail-caption = Partner con righe di attività
report-lines-mail-people = Referenti a cui si scrive
report-lines-mail-nobody = nessun referente
report-lines-mail-none = Nessuno di questi enti ha un referente: lo indichi nella scheda dell’ente, nella Rete.
report-lines-mail-button =
    { $count ->
        [one] Manda { $count } mail
       *[other] Manda { $count } mail
    }
report-lines-mailed = Le mail stanno partendo.
report-lines-letter-greeting = Gentili colleghe e colleghi di { $body },
report-lines-letter-subject = Le vostre attività: promesso e raggiunto
report-lines-letter-text = con questo collegamento vedete che cosa il vostro ente ha promesso negli accordi della rete e a che punto è oggi, senza iscrivervi.
report-lines-letter-until = Il collegamento vale fino a { $day } ed è solo per il vostro ente: non inoltratelo ad altri.
report-lines-letter-ignore = Se non aspettavate questo messaggio, potete ignorarlo.
report-lines-own-title = Le nostre attività
report-lines-own-lead = che cosa avete promesso negli accordi della rete, e a che punto è oggi.
report-lines-own-caption = Promesso e raggiunto: { $agreement }
report-lines-own-none = Oggi il vostro ente non ha righe di attività.
report-lines-own-late = Il giorno è passato e non è stato raggiunto tutto il promesso: sentite chi coordina la rete.
report-lines-own-few = I numeri molto piccoli non sono scritti, perché non si riconosca nessuno. Delle righe che contano il lavoro di tutti i partner il numero è arrotondato per difetto, o si legge nel rapporto dell’accordo.
report-lines-own-wrong = Qualcosa non torna? Scrivete a chi coordina la rete: qui si legge soltanto.
