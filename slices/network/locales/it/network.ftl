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
network-body-asking = Ha chiesto di aderire
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
