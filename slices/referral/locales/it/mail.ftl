# Messaggi di posta. Gli oggetti non dicono nulla di nessuno.

referral-mail-new-subject = Invio { $number }: attende la vostra risposta
referral-mail-new-text = { $desk } vi chiede di prendere in carico una persona. Leggete che cosa si chiede e rispondete da qui, senza registrarvi.
referral-mail-answer-by = Rispondete entro { $day }.
referral-mail-again-subject = Invio { $number }: il vostro collegamento
referral-mail-again-text = L’invio { $number } di { $desk } è in carico a voi. Da qui vedete i dati della persona e ci dite com’è andata.
referral-mail-outcome-by = Diteci l’esito entro { $day }.
referral-mail-remind-subject = Promemoria: invio { $number }
referral-mail-over-subject = Invio { $number }: non serve più una risposta
referral-mail-over-text = L’invio { $number } di { $desk } è chiuso: ritirato, scaduto, o cancellato su richiesta della persona. Il collegamento non apre più nulla.
referral-mail-link-yours = Il collegamento è personale: non lo inoltri.
referral-mail-code-subject = Codice per l’invio { $number }
referral-mail-code-text = Il codice che ha chiesto per l’invio { $number }:
referral-mail-code-minutes = Vale { $minutes } minuti e una volta sola.
referral-mail-code-ignore = Se non lo ha chiesto lei, avvisi lo sportello.
referral-mail-person-subject = La sua richiesta { $number }: novità
referral-mail-person-consent-subject = La sua richiesta { $number }: serve una sua risposta
referral-mail-person-number = Richiesta numero { $number }, registrata il { $day } da { $desk }.
referral-mail-person-answer-by = La risposta è attesa entro { $day }.
referral-mail-person-consent = Legga il testo e decida da questo collegamento: senza il suo consenso non inviamo nulla.
referral-mail-person-code = A che punto è lo vede da questo collegamento, o con il codice { $code } su { $address }. Da lì può anche ritirarla.
referral-mail-person-code-over = Che cosa è successo lo vede da questo collegamento, o con il codice { $code } su { $address }.
referral-mail-person-questions = Per qualsiasi domanda chiami lo sportello.
referral-mail-desk-subject = Invio { $number }: torna allo sportello
referral-mail-desk-text = L’invio { $number } è da guardare. Stato: { $state }.
