# Testi della stanza network. Ogni chiave: network-pagina-cosa.

## Parole comuni
network-form-choose = Scelga
network-form-from = Dal
network-form-until = Fino al
network-form-until-hint = L'ultimo giorno è compreso. Vuoto: senza scadenza.
network-form-save = Salva
network-form-yes = Sì
network-form-no = No
network-period-from-to = dal { $from } al { $until }
network-period-from = dal { $from }
network-staff-link = Rete
network-staff-bodies = Il suo ente

## Tipi di ente
network-kind-municipality = Comune
network-kind-province = Provincia
network-kind-metropolitan-city = Città metropolitana
network-kind-region = Regione
network-kind-municipal-union = Unione di Comuni
network-kind-public-body = Altro ente pubblico
network-kind-employment-centre = Centro per l'impiego
network-kind-employment-agency = Agenzia per il lavoro
network-kind-training-provider = Ente di formazione
network-kind-school = Scuola o università
network-kind-trade-union = Organizzazione sindacale
network-kind-business-association = Associazione di categoria
network-kind-chamber = Camera di commercio
network-kind-third-sector = Ente del terzo settore
network-kind-firm = Impresa
network-kind-other = Altro

## La rete (pagina pubblica)
network-show-title = La rete
network-show-none = La rete non è ancora stata costituita su questo portale.
network-show-lead = Ente capofila: { $body }.
network-show-day = Situazione al giorno
network-show-day-hint = Vuoto: oggi.
network-show-words = Cerca per nome
network-show-kind = Tipo di ente
network-show-every-kind = Tutti i tipi
network-show-button = Mostra
network-show-members-today = { $count ->
    [one] Oggi nella rete c'è un ente
   *[other] Oggi nella rete ci sono { $count } enti
 }
network-show-members-on = { $count ->
    [0] Il { $day } nella rete non c'era nessun ente
    [one] Il { $day } nella rete c'era un ente
   *[other] Il { $day } nella rete c'erano { $count } enti
 }
network-show-members-ahead = { $count ->
    [0] Per il { $day } nessun ente ha un'adesione in corso
    [one] Per il { $day } ha un'adesione in corso un ente
   *[other] Per il { $day } hanno un'adesione in corso { $count } enti
 }
network-show-no-members = In quel giorno nessun ente aderiva alla rete.
network-show-kinds-caption = Enti per tipo
network-show-list-caption = { $count ->
    [one] Un ente
   *[other] { $count } enti in ordine alfabetico
 }
network-show-none-found = Nessun ente con queste caratteristiche.
network-show-all = Mostra tutti gli enti
network-show-since = Aderisce dal
network-show-agreements = Accordi
network-show-agreements-text = La rete lavora sulla base di più accordi insieme, ciascuno con i suoi firmatari e la sua durata.
network-show-no-agreements = In quel giorno nessun accordo era in vigore.
network-show-parties = { $count ->
    [one] un firmatario
   *[other] { $count } firmatari
 }
network-show-until = In vigore fino al { $day }
network-show-no-end = In vigore, senza scadenza
network-growth-title = Come è cresciuta la rete
network-growth-over = Data
network-growth-measure = Enti
network-growth-summary = Dal { $day } a oggi gli enti della rete sono passati da { $from } a { $to }.
network-panel-link = Vedi chi ne fa parte
network-panel-members = { $count ->
    [one] Un ente nella rete
   *[other] { $count } enti nella rete
 }
network-panel-agreements = { $count ->
    [one] Un accordo in vigore
   *[other] { $count } accordi in vigore
 }
network-panel-waiting = { $count ->
    [one] Un'adesione da decidere
   *[other] { $count } adesioni da decidere
 }
network-panel-late = { $count ->
    [one] Una firma in ritardo
   *[other] { $count } firme in ritardo
 }
network-panel-ending = { $count ->
    [one] Un accordo finisce entro sei mesi
   *[other] { $count } accordi finiscono entro sei mesi
 }

## Accordi
network-agreement-kind = Tipo di accordo
network-agreement-kind-memorandum = Protocollo d'intesa
network-agreement-kind-pact = Patto di collaborazione
network-agreement-kind-project = Progetto finanziato
network-agreement-title = Titolo
network-agreement-description = A che cosa serve
network-agreement-act = Atto
network-agreement-act-of = n. { $number } del { $day }
network-agreement-act-number = Numero dell'atto
network-agreement-act-date = Data dell'atto
network-agreement-validity = In vigore
network-agreement-programme = Programma
network-agreement-promoter = Promotore
network-agreement-funder = Finanziatore
network-agreement-budget = Finanziamento
network-agreement-cofunding = Cofinanziamento degli enti
network-agreement-money-hint = Per esempio 24.983,00
network-agreement-controller = Titolare del trattamento dei dati
network-agreement-basis = Base giuridica del trattamento
network-agreement-basis-public-task = Compito di interesse pubblico
network-agreement-basis-consent = Consenso della persona
network-agreement-threshold = Soglia di riservatezza
network-agreement-threshold-hint = Nei resoconti non si mostrano i gruppi con meno persone di così.
network-agreement-confers = Chi lo firma entra nella rete
network-agreement-confers-hint = Di solito sì per un protocollo, no per un progetto che ha anche partner esterni.
network-agreement-groups = A chi si rivolge
network-agreement-groups-hint = Un gruppo per riga. L'età si calcola il giorno del contatto.
network-agreement-parties = { $count ->
    [one] Un firmatario al { $day }
   *[other] { $count } firmatari al { $day }
 }
network-agreement-parties-caption = Enti vincolati dall'accordo, il capofila per primo
network-agreement-no-parties = Nessun ente è vincolato da questo accordo.
network-agreement-join = Chiedi di aderire
network-agreement-join-text = Il suo ente può chiedere di aderire: servono una persona che lo rappresenti e pochi minuti.
network-agreement-form-title = Nuovo accordo
network-agreement-form-done = Accordo salvato. Ora aggiunga i firmatari.
network-agreement-edit-title = Modifica l'accordo
network-agreement-edit-done = Accordo modificato.
network-agreement-lead = Capofila
network-agreement-lead-hint = Chi era capofila diventa partner.
network-group-ages = da { $min } a { $max } anni
network-group-from-age = da { $min } anni
network-group-to-age = fino a { $max } anni
network-group-number = Gruppo { $number }
network-group-name = Nome in italiano
network-group-name-en = Nome in inglese
network-group-min = Età minima
network-group-max = Età massima
network-group-condition = Altra condizione
network-group-condition-hint = Un gruppo senza età né condizione conta tutti: la regola a parole si legge, ma non conta nessuno.
network-everybody-title = Questi gruppi contano tutti
network-everybody-text = Non hanno età né condizione, e la regola scritta a parole non conta nessuno: nei rapporti ci entrano tutte le persone. Modifichi l'accordo per dire chi ne fa parte.
network-group-rule = La regola con le parole dell'atto
network-condition-none = Nessuna
network-condition-women = Donne
network-condition-unemployed = Persone senza lavoro
network-condition-first-job = In cerca del primo lavoro
network-condition-vulnerable = Persone fragili
network-condition-kept = Quella già registrata
network-prolong-title = Proroga l'accordo
network-prolong-now = Oggi l'accordo è in vigore { $period }.
network-prolong-text = La proroga sposta la fine dell'accordo. I firmatari con una scadenza propria vanno rinnovati, uno per uno o con un giro di firme.
network-prolong-button = Proroga l'accordo
network-prolong-done = Accordo prorogato.
network-programme-title = Nuovo programma
network-programme-name = Nome del programma
network-programme-line = Linea di finanziamento
network-programme-line-hint = Per esempio PNRR M5C1 1.1
network-programme-done = Programma salvato.
network-programme-edit-title = Modifica il programma
network-programme-names-hint = Uno per riga.
network-programmes-title = Programmi
network-programmes-none = Nessun programma.
network-programmes-caption = Programmi in ordine alfabetico

## Chiedere di aderire
network-join-title = Chiedi di aderire
network-join-text = Il suo ente chiede di aderire a «{ $agreement }». La rete risponde per mail.
network-join-body = L'ente
network-join-contact = Chi fa la richiesta
network-join-contact-text = Le scriviamo per la risposta e per la firma.
network-join-note = Vuole aggiungere qualcosa?
network-join-privacy = Ho letto l'informativa sulla privacy
network-join-privacy-hint = Nome e indirizzo servono solo per questa richiesta e si cancellano dopo dodici mesi.
network-join-button = Invia la richiesta
network-join-done = Richiesta inviata. Le abbiamo scritto una mail di conferma.

## Enti
network-body-name = Ente
network-body-kind = Tipo
network-body-ipa = Codice IPA
network-body-ipa-hint = Solo per le pubbliche amministrazioni, per esempio c_e463
network-body-istat = Codice ISTAT
network-body-istat-hint = Solo per i Comuni: sei cifre
network-body-fiscal = Codice fiscale dell'ente
network-body-website = Sito
network-body-email = Mail
network-body-pec = PEC
network-body-phone = Telefono
network-body-address = Indirizzo
network-body-municipality = Comune della sede
network-body-place = Coordinate
network-body-place-hint = Latitudine e longitudine, per esempio 44.1025, 9.8241
network-body-description = Che cosa fa
network-body-invented = Ente inventato
network-body-asking = Non ancora nella rete
network-body-edit = Modifica
network-body-edit-done = Dati dell'ente salvati.
network-body-new-title = Nuovo ente
network-body-new-done = Ente registrato.
network-body-memberships = Accordi a cui aderisce
network-body-memberships-caption = Accordi in vigore oggi
network-body-no-memberships = Oggi non aderisce a nessun accordo.
network-body-offices = Incarichi
network-body-offices-caption = Chi ricopre o ha ricoperto un incarico nell'ente
network-body-no-offices = Nessun incarico: aggiunga almeno una persona referente, così la rete sa a chi scrivere.
network-bodies-title = Enti
network-bodies-caption = { $count } enti su { $total }
network-bodies-none = Nessun ente.
network-bodies-export-xlsx = Scarica XLSX
network-bodies-export-csv = Scarica CSV

## Incarichi
network-office-top-officer = Vertice amministrativo
network-office-legal-representative = Rappresentante legale
network-office-contact-person = Referente
network-office-digital-transition-officer = Responsabile per la transizione digitale
network-mandate-title = Nuovo incarico
network-mandate-office = Incarico
network-mandate-name = Nome e cognome
network-mandate-email = Indirizzo mail
network-mandate-language = Lingua delle mail
network-mandate-act = Atto di nomina
network-mandate-done = Incarico salvato.
network-mandate-end = Fine
network-mandate-end-button = Termina oggi
network-mandate-ended = L'incarico finisce oggi.
network-mandate-forgotten = nome cancellato

## Adesioni
network-adhesion-state-requested = Richiesta
network-adhesion-state-approved = Approvata, in attesa della firma
network-adhesion-state-signed = Firmata, da verificare
network-adhesion-state-active = In vigore
network-adhesion-state-expired = Scaduta
network-adhesion-state-withdrawn = Terminata per recesso
network-adhesion-state-refused = Non accolta
network-adhesion-verb-request = richiesta di adesione
network-adhesion-verb-approve = richiesta approvata
network-adhesion-verb-refuse = richiesta non accolta
network-adhesion-verb-sign = atto firmato ricevuto
network-adhesion-verb-return-act = atto restituito
network-adhesion-verb-activate = adesione in vigore
network-adhesion-verb-expire = adesione scaduta
network-adhesion-verb-renew = adesione rinnovata
network-adhesion-verb-withdraw = recesso
network-party-agreement = Accordo
network-party-body = Ente
network-party-role = Ruolo
network-party-role-lead = Capofila
network-party-role-partner = Partner
network-party-since = Dal
network-party-period = Periodo
network-party-state = Stato
network-party-changed = Ultimo passo
network-party-renewals = Rinnovi
network-party-reason = Motivo
network-party-terms = Periodi di adesione
network-party-acts = Atti firmati
network-party-signed-on = Firmato il { $day }
network-party-document = Apri il documento
network-party-steps = Che cosa può fare
network-party-history = Storia
network-party-approve = Approva la richiesta
network-party-approve-hint = L'ente riceve per mail il link per inviare l'atto firmato.
network-party-refuse = Non accogliere
network-party-return = Restituisci l'atto
network-party-activate = Rendi attiva l'adesione
network-party-renew = Rinnova
network-party-renew-until = Rinnova fino al
network-party-from-hint = Vuoto: oggi.
network-party-until-hint = Vuoto: la fine dell'accordo.
network-party-why = Motivo per l'ente
network-party-why-hint = Lo mandiamo per mail così come lo scrive.
network-party-withdraw = Registra il recesso
network-party-last-day = Ultimo giorno di adesione
network-party-why-withdraw = Motivo o atto di recesso
network-party-step-done = Fatto.
network-party-form-title = Aggiungi un firmatario
network-party-form-text = Per gli enti che hanno già firmato. Manca l'ente?
network-party-form-button = Aggiungi
network-party-form-done = Firmatario aggiunto.

## Firme
network-signature-awaited = In attesa
network-signature-signed = Firmato
network-signature-late = In ritardo
network-signature-returned = Restituito
network-signature-cancelled = Non più richiesto
network-round-form-title = Giro di firme
network-round-form-text = Ogni ente che aderisce riceve una mail con un link per inviare il suo atto firmato, senza registrarsi.
network-round-form-button = Apri il giro di firme
network-round-form-done = Giro di firme aperto: le mail partono ora.
network-round-title = Che cosa si firma
network-round-title-hint = Per esempio: proroga del protocollo fino a giugno 2028
network-round-due = Entro il
network-round-due-on = Da firmare entro il { $day }.
network-round-renews = Chi firma è rinnovato fino al
network-round-renews-hint = Solo se il giro di firme proroga l'adesione.
network-round-renews-until = Alla chiusura chi ha firmato è rinnovato fino al { $day }.
network-round-count = { $signed } enti su { $total } hanno firmato.
network-round-late = { $count ->
    [one] Uno è in ritardo.
   *[other] { $count } sono in ritardo.
 }
network-round-remind-late = { $count ->
    [one] Sollecita l'ente in ritardo
   *[other] Sollecita i { $count } enti in ritardo
 }
network-round-remind-all = { $count ->
    [one] Ricorda la firma all'ente che manca
   *[other] Ricorda la firma ai { $count } enti che mancano
 }
network-round-reminded = Solleciti inviati.
network-round-none-reminded = Nessun sollecito da inviare: quelli di oggi sono già partiti.
network-round-close = Chiudi il giro di firme
network-round-close-hint = Chi non ha firmato non riceve più richieste. Il link che ha non funziona più.
network-round-closed = Giro di firme chiuso.
network-round-is-closed = chiuso
network-round-closed-at = Chiuso { $day }.
network-round-caption = Le firme, ente per ente
network-round-signed-on = Firmato il
network-round-digest = Impronta SHA-256 (inizio)
network-round-reminders = Solleciti
network-round-act = Atto
network-round-enter = Registra l'atto
network-act-title = Registra l'atto firmato
network-act-text = Se l'ente le ha mandato l'atto per altra via, lo registri qui.
network-act-done = Atto registrato.
network-sign-title = Invia l'atto firmato
network-sign-text = Scelga il file dell'atto firmato. Ne conserviamo l'impronta digitale, così nessuno può cambiarlo dopo.
network-sign-body = Ente
network-sign-what = Che cosa si firma
network-sign-due = Entro il
network-sign-day = Data della firma
network-sign-file = Atto firmato
network-sign-file-hint = PDF o P7M, al massimo 10 MB
network-sign-button = Invia l'atto
network-sign-done-title = Atto ricevuto
network-sign-done-text = Grazie. L'atto è stato ricevuto e la rete lo verifica.
network-sign-done-link = Vai alla rete

## Ufficio del coordinamento
network-office-title = Rete
network-office-none = Non c'è ancora una rete: la crei e indichi l'ente capofila.
network-office-public = Vedi la pagina pubblica
network-office-waiting = Da decidere
network-office-waiting-caption = Adesioni che aspettano una risposta o una verifica
network-office-none-waiting = Nessuna adesione aspetta una risposta.
network-office-rounds = Giri di firme
network-office-rounds-caption = Giri di firme aperti
network-office-no-rounds = Nessun giro di firme aperto. Si apre dalla pagina di un accordo.
network-office-ending = In scadenza
network-office-expiring = { $body } scade il { $day } da «{ $agreement }».
network-office-expiring-link = Rinnova
network-office-agreements-caption = Tutti gli accordi della rete, dal più recente
network-office-no-agreements = Nessun accordo: cominci dal protocollo.
network-office-parties = Firmatari
network-office-parties-caption = Tutti gli enti, in qualunque stato
network-choice-label = Scelta della rete
network-change-title = Modifiche
network-change-by = { $when }, { $name }
network-change-line = { $fact }: da «{ $was }» a «{ $is }»
network-change-nothing = non indicato
network-change-from = Inizio
network-change-until = Fine
network-founding-title = Crea la rete
network-founding-name = Nome della rete
network-founding-description = A che cosa serve
network-founding-lead = Ente capofila
network-founding-button = Crea la rete
network-founding-done = Rete creata.

## Importare enti
network-import-title = Importa enti
network-import-text = Carichi il foglio di calcolo che ha già. Prima le mostriamo che cosa cambierebbe; niente viene scritto finché non conferma.
network-import-file = Foglio di calcolo
network-import-file-hint = XLSX o CSV, al massimo 4 MB. Le celle vuote non cancellano nulla.
network-import-button = Leggi il foglio
network-import-columns = Colonne
network-import-columns-text = L'ordine non conta e i nomi possono variare.
network-import-sample = Scarica gli enti di oggi come esempio
network-import-head = Colonna
network-import-synonyms = Vale anche
network-import-is-required = Obbligatoria
network-import-report-title = Che cosa cambierebbe
network-import-of = File: { $file }
network-import-new = { $count ->
    [one] Un ente nuovo
   *[other] { $count } enti nuovi
 }
network-import-changed = { $count ->
    [one] Un ente da aggiornare
   *[other] { $count } enti da aggiornare
 }
network-import-same = { $count ->
    [one] Un ente già uguale
   *[other] { $count } enti già uguali
 }
network-import-faults = { $count ->
    [one] Una correzione da fare
   *[other] { $count } correzioni da fare
 }
network-import-unknown-heads = Queste colonne non sono state lette
network-import-done = Importazione fatta.
network-import-not-whole = Non è stato importato nulla
network-import-mend = Corregga le righe qui sotto nel foglio di calcolo e
network-import-again = lo carichi di nuovo
network-import-faults-caption = Che cosa correggere, riga per riga
network-import-line = Riga
network-import-value = C'è scritto
network-import-what = Che cosa fare
network-import-idle = Il foglio dice quello che è già registrato: non c'è nulla da importare.
network-import-confirm = { $count ->
    [one] Importa un ente
   *[other] Importa { $count } enti
 }
network-import-new-caption = Enti nuovi
network-import-changed-caption = Enti da aggiornare
network-import-changes = Colonne che cambiano
network-import-empty = Il file è vuoto.
network-import-unknown-file = Il file non è un foglio XLSX o CSV. Se è un vecchio XLS o un ODS, lo salvi come XLSX.
network-import-damaged = Il file è danneggiato. Lo apra, lo salvi di nuovo e riprovi.
network-import-too-large = Il foglio ha troppe righe o colonne. Lo divida in più fogli.
network-import-columns-missing = Mancano le colonne: { $heads }. Si legge il primo foglio, e i nomi delle colonne stanno nella prima riga.
network-import-no-name = Scriva il nome dell'ente.
network-import-wrong-name = Scriva un nome con lettere o numeri, al massimo 200 caratteri.
network-import-unknown-kind = Scriva uno dei tipi di ente, per esempio Comune, Sindacato, Ente di formazione.
network-import-wrong-ipa = Il codice IPA ha al massimo 16 caratteri, senza spazi.
network-import-wrong-istat = Il codice ISTAT ha sei cifre, zeri iniziali compresi.
network-import-wrong-fiscal-code = Il codice fiscale non è giusto: controlli cifre e lettere.
network-import-wrong-website = Scriva l'indirizzo del sito, per esempio www.ente.it.
network-import-wrong-email = Scriva un indirizzo mail, per esempio ufficio@ente.it.
network-import-wrong-phone = Scriva un solo numero di telefono, per esempio 0187 123 456.
network-import-wrong-place = Scriva latitudine e longitudine, per esempio 44.1025, 9.8241.
network-import-unknown-municipality = Questo Comune non è registrato: controlli il nome o il codice ISTAT.
network-import-twice = Questo ente è già alla riga { $line }: ne lasci una sola.
network-import-several = Nome e codici appartengono a enti diversi già registrati: controlli quale intende.
network-import-not-yours = Questo ente è seguito da un'altra rete: non può cambiarne i dati.

## Che cosa non va
network-error-known = Un ente con questo nome o con uno di questi codici è già registrato.
network-error-unknown-municipality = Scelga un Comune dell'elenco.
network-error-unknown-body = Uno degli enti indicati non è registrato.
network-error-name-taken = Questo nome è già usato: ne scelga un altro.
network-error-name-missing = Scriva il nome.
network-error-title-missing = Scriva il titolo.
network-error-kind-missing = Scelga una voce.
network-error-body-missing = Scelga l'ente.
network-error-controller-missing = Scelga il titolare del trattamento.
network-error-threshold-wrong = Scriva un numero da 1 in su.
network-error-money-wrong = Scriva la somma così: 24.983,00.
network-error-day-missing = Scriva la data.
network-error-day-wrong = Questa data non esiste: la scriva come 2026-11-23.
network-error-ends-before-start = La fine viene prima dell'inizio: controlli le date.
network-error-begins-after-term = Un ente aderisce dal { $day }: l'accordo non può cominciare dopo.
network-error-ends-before-term = L'adesione di un ente comincia il { $day }: l'accordo non può finire prima.
network-error-round-renews-to = Un giro di firme aperto rinnova le adesioni fino al { $day }: l'accordo non può finire prima.
network-error-confers-settled = L'accordo ha già dei firmatari: questa scelta non si può più cambiare.
network-error-lead-not-party = Il capofila deve essere un firmatario dell'accordo.
network-error-programme-shared = Questo programma è anche di un'altra rete: lo modifica chi coordina tutte e due, o chi amministra il portale.
network-error-age-wrong = Scriva l'età in anni.
network-error-ages-turned = L'età massima è più bassa della minima.
network-error-group-twice = Questo gruppo c'è già.
network-error-contact-name = Scriva nome e cognome.
network-error-contact-email = Scriva l'indirizzo mail.
network-error-privacy = Confermi di aver letto l'informativa.
network-error-reason-missing = Scriva il motivo.
network-error-already-party = Questo ente aderisce già, o la sua richiesta è già arrivata.
network-error-not-that-body = Nome e codici appartengono a enti diversi: li controlli.
network-error-lead-taken = L'accordo ha già un capofila.
network-error-agreement-over = Questo accordo è finito: non si può più aderire.
network-error-term-outside = Il periodo esce dalla durata dell'accordo: prima lo proroghi.
network-error-term-overlaps = Il periodo si sovrappone a un altro già registrato.
network-error-not-bound-then = In quel giorno l'ente non aderisce all'accordo.
network-error-no-end = L'adesione non ha una scadenza: non c'è nulla da rinnovare.
network-error-moved = Nel frattempo qualcosa è cambiato. Riapra la pagina e guardi lo stato di adesso.
network-error-edited-meanwhile = Qualcuno ha modificato l'accordo mentre lei scriveva. Quello che ha scritto è ancora qui: guardi l'accordo com'è adesso in un'altra scheda, poi salvi di nuovo.
network-error-step-unknown = Scelga che cosa fare.
network-error-not-awaited = L'atto è già arrivato, o non è più richiesto.
network-error-signed-in-future = La data della firma non può essere futura.
network-error-due-in-past = Il termine è già passato: ne scelga uno futuro.
network-error-nobody-to-ask = A questo accordo non aderisce ancora nessun ente.
network-error-agreement-ends-before = L'accordo finisce prima di quella data: prima lo proroghi.
network-error-round-closed = Il giro di firme è chiuso.
network-error-not-running = L'incarico non è in corso.
network-error-office-held = In quel periodo l'incarico è di un'altra persona: prima termini il suo.
network-error-same-contact = Con questo indirizzo c'è già una persona referente.
network-error-import-done = Questo file è già stato importato.
network-error-import-faulty = Il file ha righe da correggere: non è stato importato nulla.
network-error-file-missing = Scelga un file.
network-error-file-too-large = Il file è più grande di 10 MB.
network-error-file-kind = Serve un file PDF o P7M.
network-error-file-claims = Il file non è quello che il suo nome dice: lo salvi di nuovo come PDF.

## Mail
network-mail-greeting = Buongiorno, scriviamo a { $body }.
network-mail-sign-subject = Da firmare: { $what }
network-mail-sign-text = La rete ha approvato la vostra richiesta di aderire a «{ $agreement }». Manca solo il vostro atto firmato.
network-mail-sign-round-text = Vi chiediamo di firmare «{ $what }», nell'ambito di «{ $agreement }».
network-mail-sign-was-due = Serviva entro { $day }.
network-mail-sign-due = Serve entro { $day }.
network-mail-sign-how = Inviate il file firmato da qui, senza registrarvi:
network-mail-sign-link = Il link vale solo per il vostro ente, fino a { $day }. Non inoltratelo.
network-mail-remind-subject = Promemoria: { $what }
network-mail-remind-text = Non abbiamo ancora ricevuto il vostro atto firmato per «{ $what }».
network-mail-ignore = Se non sapete di che cosa si tratta, ignorate questa mail.
network-mail-received-subject = Abbiamo ricevuto la vostra richiesta: { $agreement }
network-mail-received-text = Abbiamo ricevuto la richiesta di aderire a «{ $agreement }». Vi rispondiamo per mail.
network-mail-refused-subject = Risposta alla vostra richiesta: { $agreement }
network-mail-refused-text = La richiesta di aderire a «{ $agreement }» non è stata accolta.
network-mail-reason = Il motivo: { $reason }
network-mail-activated-subject = Adesione in vigore: { $agreement }
network-mail-activated-text = L'adesione a «{ $agreement }» è in vigore.
network-mail-renewed-subject = Adesione rinnovata: { $agreement }
network-mail-renewed-text = L'adesione a «{ $agreement }» è stata rinnovata.
network-mail-expired-subject = Adesione scaduta: { $agreement }
network-mail-expired-text = L'adesione a «{ $agreement }» è scaduta. Per rinnovarla scrivete all'ente capofila.
network-mail-until = Vale fino a { $day }.
network-mail-see = La rete: { $address }

## Il primo di un ente
network-first-title = Porti il suo ente nella rete
network-first-lead = Lavora per una pubblica amministrazione che qui non ha ancora nessuno? Può cominciare subito, senza telefonare e senza aspettare un invito.
network-first-needed = Come funziona e che cosa serve
network-first-needed-body = Cerchi il suo ente nell'Indice dei domicili digitali (IPA).
network-first-needed-code = Mandiamo un codice alla PEC dell'ente: se lo faccia dare dall'ufficio protocollo. Vale sette giorni.
network-first-needed-person = Scriva il codice ed entri con SPID (livello 2) o CIE: serve il suo codice fiscale.
network-first-needed-mandate = Dichiari il suo incarico. Da quel momento può agire per l'ente e chiedere l'adesione alla rete.
network-first-have-code = Ha già il codice? Lo scriva qui
network-first-search = Cerchi il suo ente
network-first-words = Nome o codice IPA
network-first-words-hint = Per esempio: comune varese ligure, oppure c_l681
network-first-search-button = Cerca l'ente
network-first-none = Nessun ente con questo nome.
network-first-none-help = Provi con meno parole, o con il codice IPA. Se l'ente non c'è, scriva a chi coordina la rete.
network-first-found = { $count ->
    [one] Un ente trovato.
   *[other] { $count } enti trovati.
}
network-first-more = Ce ne sono altri: scriva qualche parola in più.
network-first-ipa = Codice IPA: { $code }
network-first-source = Dati dell'indice pubblico IPA aggiornati al { $day }.
network-first-no-index = L'indice degli enti non è ancora stato caricato.
network-first-no-index-help = Per ora scriva a chi coordina la rete: le manda un invito.
network-first-step-body = L'ente
network-first-step-code = Il codice
network-first-step-person = La sua identità
network-first-step-mandate = L'incarico
network-first-acted-for = Qualcuno agisce già per questo ente.
network-first-acted-for-help = Chieda ai suoi colleghi. Se serve un incarico anche a lei, può usare un nuovo codice: i due incarichi valgono insieme e la PEC dell'ente lo viene a sapere.
network-first-no-address = Nell'indice questo ente non ha una PEC.
network-first-no-address-help = Senza PEC non possiamo mandare il codice: scriva a chi coordina la rete.
network-first-send = Il codice va alla PEC dell'ente
network-first-send-text = Per sicurezza mostriamo solo una parte dell'indirizzo che risulta nell'indice:
network-first-address = A quale PEC mandiamo il codice?
network-first-choose-address = Scelga una delle PEC dell'ente.
network-first-send-note = La mail non dice chi ha chiesto il codice: noi non lo sappiamo ancora. Avvisi l'ufficio che legge la PEC.
network-first-send-button = Manda il codice
network-first-sent = Codice in viaggio verso la PEC dell'ente. Se lo faccia dare da chi la legge e lo scriva qui; può anche tornare più tardi.
network-first-too-many-codes = Da qui o per questo ente sono già stati chiesti molti codici. Usi l'ultimo arrivato alla PEC, oppure riprovi domani.
network-first-too-many = Troppi codici sbagliati. Controlli quello arrivato alla PEC e riprovi tra un'ora: il codice resta valido.
network-first-code-title = Scriva il codice arrivato alla PEC
network-first-code-text = Il codice è nella mail che la PEC del suo ente ha ricevuto. Dopo entrerà con SPID o CIE.
network-first-ipa-label = Codice IPA dell'ente
network-first-ipa-hint = È scritto nella stessa mail, per esempio c_l681
network-first-ipa-missing = Scriva il codice IPA dell'ente: è nella mail.
network-first-code-label = Codice ricevuto
network-first-code-hint = Dieci lettere e cifre, per esempio K7M4Q-X9TDB. Maiuscole e trattini non contano.
network-first-code-missing = Scriva il codice arrivato alla PEC.
network-first-code-length = Il codice ha dieci lettere e cifre: controlli di averle scritte tutte.
network-first-code-signs = Il codice ha solo lettere e cifre.
network-first-code-wrong = Questo codice non è tra quelli mandati all'ente: controlli il codice e il codice IPA.
network-first-code-expired = Questo codice è scaduto: ne chieda uno nuovo.
network-first-code-used = Questo codice è già stato usato, e vale una volta sola: ne chieda uno nuovo.
network-first-code-button = Continua
network-first-code-missing-text = Il codice non è arrivato, o è scaduto?
network-first-again = Chieda un nuovo codice
network-first-type-again = È passata più di un'ora: scriva di nuovo il codice. Vale ancora.
network-first-sign-in = Entri con SPID o CIE
network-first-no-identity = Per attivare un incarico serve entrare con SPID o CIE: l'accesso con password non basta.
network-first-no-fiscal-code = Per avere un incarico in un ente serve un codice fiscale, e l'identità usata per entrare non lo porta. Scriva a chi coordina la rete.
network-first-no-role = Il ruolo non si è potuto assegnare. Scriva a chi coordina la rete.
network-first-done-before = Ha già attivato l'incarico con questo codice.
network-first-unclear = Nei nostri dati un altro ente ha lo stesso nome o gli stessi codici. Scriva a chi coordina la rete: il codice resta valido.
network-first-mandate-title = Dichiari il suo incarico
network-first-you = Lei è
network-first-code-until = Il codice vale fino a
network-first-office = Il suo incarico nell'ente
network-first-office-missing = Scelga il suo incarico.
network-first-office-held = Questo incarico risulta già coperto, e si dà a una persona sola. Ne scelga un altro, per esempio «Referente», oppure scriva a chi coordina la rete.
network-first-act = Atto che le dà l'incarico
network-first-act-hint = Numero del decreto o della delibera, se c'è
network-first-act-date = Data dell'atto
network-first-email = La sua mail in ufficio
network-first-email-hint = La rete le scrive qui. Le mandiamo un link per confermarla.
network-first-phone = Telefono in ufficio
network-first-declare = Dichiaro di avere questo incarico e di poter agire per l'ente
network-first-declare-hint = Dichiarazione sostitutiva (articoli 46 e 47 del DPR 445/2000): chi dichiara il falso ne risponde penalmente (articolo 76).
network-first-not-declared = Senza la dichiarazione non possiamo attivare l'incarico.
network-first-mandate-button = Attiva l'incarico
network-first-told = Quando lo attiva scriviamo alla PEC dell'ente il suo nome e il suo incarico, e avvisiamo chi coordina la rete.
network-first-done = Incarico attivato: ora può agire per il suo ente. Le abbiamo mandato una mail per confermare il suo indirizzo.
network-panel-outside = Il suo ente non è ancora nella rete. Il prossimo passo:
network-panel-ask = Chieda l'adesione a «{ $agreement }»

## L'ente contesta un incarico
network-contest-title = Questo incarico non è nostro
network-contest-text = Chi legge la PEC dell'ente può far finire subito un incarico che l'ente non ha dato.
network-contest-when = Attivato
network-contest-button = Fai finire l'incarico
network-contest-help = L'incarico finisce subito, la persona non può più agire per l'ente e chi coordina la rete viene avvisato. Se l'incarico è giusto, chiuda questa pagina.
network-contest-done = Incarico finito. Abbiamo avvisato chi coordina la rete.
network-contest-over = L'incarico è finito.
network-contest-over-text = L'ente lo ha contestato il { $day }. La persona non può più agire per l'ente.
network-contest-ended = L'incarico è già finito.
network-mandate-activated = Attivato da chi lo ricopre il { $day }, con il codice mandato a { $address }.
network-mandate-act-of = Atto del { $day }.
network-mandate-contested = Contestato dall'ente il { $day }

## L'indice pubblico
network-index-title = Indice pubblico degli enti
network-index-link = Indice pubblico
network-index-text = Da qui vengono i nomi e le PEC degli enti per chi entra in rete senza invito. Il file è quello degli enti nei dati aperti dell'IPA (indicepa.gov.it): lo aggiorni almeno una volta al mese.
network-index-count = Enti nell'indice
network-index-imported = Caricato
network-index-source = Dati aggiornati al
network-index-last = Ultimo caricamento
network-index-counts = { $added } nuovi, { $changed } cambiati, { $withdrawn } tolti, { $faults } difetti
network-index-none = L'indice è vuoto: finché non lo carica, nessuno può entrare in rete senza invito.
network-index-file = File degli enti
network-index-file-hint = CSV, testo o Excel, come si scarica; fino a 40 MB
network-index-button = Carica l'indice
network-index-done = Indice caricato.
network-index-twice = Questo codice IPA è già in una riga sopra: vale la prima.
network-index-whole = Il file è intero: togli dall'indice gli enti che non ci sono
network-index-whole-hint = Scelga di nuovo il file e carichi.
network-index-withdraws = Nel file mancano { $count } enti che oggi sono nell'indice: sembra solo una parte. Se è intero lo confermi.
network-index-faults = Righe con difetti
network-index-faults-text = Una riga senza codice o senza nome si salta; gli altri difetti tolgono solo il dato. Qui ci sono le prime duecento.

## Mail del primo di un ente
network-mail-automatic = Messaggio automatico: non serve rispondere.
network-mail-greeting-person = Buongiorno { $name },
network-mail-code-subject = Codice per agire a nome dell'ente in { $site }
network-mail-code-text = è stato chiesto un codice per agire a nome di { $body } nel portale «{ $site }». Lo mandiamo solo a questo indirizzo, che è quello dell'ente nell'Indice dei domicili digitali (IPA). Chi lo ha chiesto non ci è noto.
network-mail-code-code = Il codice è: { $code }
network-mail-code-until = Vale fino a { $until } e si usa una volta sola. Datelo soltanto alla persona che l'ente incarica: con il codice e con SPID o CIE quella persona agirà per l'ente.
network-mail-code-how = Per usarlo aprite questa pagina e scrivete il codice IPA ({ $ipa }) e il codice:
network-mail-code-ignore = Se nessuno dei vostri uffici lo ha chiesto non dovete fare nulla: senza il codice nessuno può agire per l'ente, e dopo la scadenza il codice non vale più.
network-mail-mandate-subject = Un incarico per l'ente è stato attivato in { $site }
network-mail-mandate-text = { $name } ha attivato l'incarico «{ $office }» nel portale «{ $site }» ({ $day }), con il codice mandato a questo indirizzo e con la propria identità digitale. Ora può agire per l'ente.
network-mail-mandate-fine = Se è così non dovete fare nulla. Se l'ente non ha dato questo incarico ditelo da qui, e finisce subito:
network-mail-mandate-until = Il link vale fino a { $day }. Non inoltratelo fuori dall'ente.
network-mail-new-mandate-subject = Un ente si è fatto avanti: { $body }
network-mail-new-mandate-text = per { $body } è stato attivato l'incarico «{ $office }», con il codice mandato alla PEC dell'ente e con un'identità digitale. Se qualcosa non torna, da qui può terminarlo:
network-mail-contested-subject = Incarico contestato: { $body }
network-mail-contested-text = { $body } dice dalla sua PEC di non aver dato l'incarico «{ $office }». L'incarico e il ruolo sono finiti subito. Qui trova che cosa è successo:
