# Mail sugli appuntamenti, errori dell'API
desk-mail-booked-subject = Appuntamento prenotato: { $when }
desk-mail-booked-text =
    Buongiorno { $name },

    il suo appuntamento è prenotato.

    Quando: { $when }
    Sportello: { $desk }
    Dove: { $place }{ $about }
    Codice: { $code }

    Il file allegato aggiunge l'appuntamento al suo calendario.

    Per spostarlo o annullarlo, senza registrarsi:
    { $link }

    Se non può usare il link, telefoni allo sportello e dica il codice: { $phone }
desk-mail-moved-subject = Appuntamento spostato: { $when }
desk-mail-moved-text =
    Buongiorno { $name },

    il suo appuntamento è stato spostato.

    Nuovo orario: { $when }
    Sportello: { $desk }
    Dove: { $place }{ $about }
    Codice, lo stesso di prima: { $code }

    Il file allegato aggiorna il suo calendario.

    Per spostarlo ancora o annullarlo:
    { $link }

    Telefono dello sportello: { $phone }
desk-mail-cancelled-subject = Appuntamento annullato: { $when }
desk-mail-cancelled-text =
    Buongiorno { $name },

    il suo appuntamento è stato annullato.

    Era previsto: { $when }
    Sportello: { $desk }
    Dove: { $place }
    Codice: { $code }

    Il file allegato lo toglie dal suo calendario. Il posto torna libero per altre persone.

    Il riepilogo resta qui:
    { $link }

    Telefono dello sportello: { $phone }
desk-mail-reminder-subject = Promemoria: { $when }
desk-mail-reminder-text =
    Buongiorno { $name },

    { $day ->
        [today] le ricordiamo il suo appuntamento di oggi.
        [tomorrow] le ricordiamo il suo appuntamento di domani.
       *[other] le ricordiamo il suo appuntamento.
    }

    Quando: { $when }
    Sportello: { $desk }
    Dove: { $place }{ $about }
    Codice: { $code }

    Se non può venire, lo sposti o lo annulli: il posto servirà a un'altra persona.
    { $link }

    Telefono dello sportello: { $phone }
desk-mail-displaced-subject = Dobbiamo spostare il suo appuntamento: { $when }
desk-mail-displaced-text =
    Buongiorno { $name },

    ci scusiamo: lo sportello { $desk } non può riceverla all'orario previsto.

    Orario annullato: { $when }
    Dove: { $place }
    Motivo: { $reason }

    Questi sono i primi orari liberi vicini al suo:
    { $times }

    Scelga quello che preferisce, o un altro; il codice resta { $code }:
    { $link }

    Telefono dello sportello: { $phone }
desk-mail-displaced-none = Nelle prossime settimane non ci sono orari liberi: lo sportello la aiuterà per telefono.
desk-mail-place-subject = Lista d'attesa: { $desk }
desk-mail-place-text =
    Buongiorno,

    questo indirizzo è in lista d'attesa per un appuntamento.

    Sportello: { $desk }
    Giorni: da { $from } a { $until }
    Come: { $channel }

    Appena si libera un posto le scriviamo: avrà due ore per accettarlo.
    Per vedere la richiesta, cambiarla o lasciare la lista:
    { $link }

    Il collegamento è personale: chi lo ha può cambiare la richiesta.
    Se non l'ha chiesta lei, lo apra e lasci la lista: nome e recapiti si cancellano subito. Altrimenti si cancellano da soli { $deleted }.
desk-mail-offer-subject = Si è liberato un posto: { $when }
desk-mail-offer-text =
    Buongiorno { $name },

    si è liberato un posto allo sportello che ha indicato e lo teniamo per lei.

    Quando: { $when }
    Sportello: { $desk }
    Dove: { $place }

    Lo teniamo fino a { $until }. Per accettarlo o lasciarlo ad altri:
    { $link }

    Se non risponde, il posto passa a un'altra persona e lei resta in lista d'attesa.
desk-mail-about = Per: { $service }
desk-mail-bring = Da portare: { $things }
desk-mail-place-phone = per telefono: la chiama lo sportello
desk-mail-place-video-at = in videochiamata: { $address }
desk-mail-calendar-video = Videochiamata
desk-mail-place-video = in videochiamata: lo sportello le manda il link
desk-mail-calendar-summary = Appuntamento: { $desk }
desk-mail-calendar-description = Codice: { $code }. Telefono dello sportello: { $phone }.
desk-slot-taken-title = Orario non disponibile
desk-slot-taken-text = L'orario scelto non è libero, o non lo è più. Scelga uno degli orari proposti.
desk-key-used-title = Chiave già usata
desk-key-used-text = La stessa Idempotency-Key è arrivata prima con un'altra richiesta. Usi una chiave nuova per ogni richiesta.
desk-too-many-title = Troppi appuntamenti con lo stesso recapito
desk-too-many-text = Con questo telefono o questa mail ci sono già tutti gli appuntamenti che si possono avere. Ne annulli uno, oppure telefoni allo sportello.
desk-not-now-title = Non più possibile
desk-not-now-text = L'appuntamento è stato annullato o è già passato e non si può più cambiare.
desk-api-required = Campo obbligatorio.
desk-api-not-text = Deve essere un testo.
desk-api-not-object = Il corpo della richiesta deve essere un oggetto JSON.
desk-api-unknown-desk = Nessuno sportello aperto ha questo identificativo.
desk-api-unknown-service = Lo sportello non risponde per questo servizio, o il servizio non esiste.
desk-api-unknown-municipality = Nessun Comune ha questo codice ISTAT.
desk-api-not-an-id = Deve essere un identificativo UUID.
desk-api-not-a-time = Deve essere un orario RFC 3339 con il fuso, come 2026-11-24T09:30:00+01:00.
desk-api-not-a-date = Deve essere una data come 2026-11-24.
desk-api-not-a-channel = Deve essere in_person, phone o video.
desk-api-not-a-word = Deve essere una di queste parole: { $words }.
desk-api-channel-not-here = Questo sportello non riceve mai in questo modo.
desk-api-out-of-range = Deve essere un numero da 1 a { $max }.
desk-api-past = L'orario è già passato.
desk-api-name-missing = Scriva il nome.
desk-api-name-long = Il nome è troppo lungo.
desk-api-contact-missing = Serve un numero di telefono o un indirizzo mail.
desk-api-phone-wrong = Il numero di telefono non è valido.
desk-api-email-wrong = L'indirizzo mail non è valido.
desk-api-note-long = La nota è troppo lunga.
desk-api-key-wrong = L'intestazione Idempotency-Key ha da 1 a 255 caratteri.
