# Texts of the room firm: mails.
firm-mail-ignore = If it was not you who wrote, do nothing: we erase it by ourselves.
firm-mail-phone = If you would rather speak with us: { $phone }.
firm-mail-confirm-subject = Confirm request { $number }
firm-mail-confirm-text = We have received a request with your email address. Open the link below, read it again and press “Confirm the request”: from then on the network is at work.
firm-mail-confirm-until =
    { $count ->
        [one] Without your word we erase it after one day.
       *[other] Without your word we erase it after { $count } days.
    }
firm-mail-received-subject = Receipt of request { $number }
firm-mail-received-text = Your request is taken in with the number { $number }. The number is ours and is no number of an official register.
firm-mail-received-by = It was confirmed on { $day }: the network answers by { $by }. With the link you can follow, complete or withdraw it.
firm-mail-answered-subject = An answer to request { $number }
firm-mail-answered-text = The network answers your request:
firm-mail-answered-how = With the link you can write to us again, propose a vacancy or tell us how it went.
firm-mail-outcome-subject = How did it go with request { $number }?
firm-mail-outcome-text = Did you find what you needed? Tell us with the link: two clicks are enough, and help us to do better.
firm-mail-outcome-until = If you do not tell us, we close the request in { $count } days.
firm-mail-closed-subject = Request { $number } is closed
firm-mail-closed-text = The request is closed: { $outcome }. If you need anything else, write to us again.
firm-mail-published-subject = Published: { $title }
firm-mail-published-text = The vacancy “{ $title }” is on the portal:
firm-mail-returned-subject = To be mended: { $title }
firm-mail-returned-text = Something in the vacancy “{ $title }” must be mended. With the link you mend it and send it again.
firm-mail-refused-subject = Not published: { $title }
firm-mail-refused-text = The vacancy “{ $title }” is not on the portal.
firm-mail-reason = The reason: { $reason }
firm-mail-desk-subject = Firms: { $number }, { $kind }
firm-mail-desk-new = Request { $number } of a firm has arrived ({ $kind }).
firm-mail-desk-to-call = Request { $number } of a firm without email has arrived ({ $kind }): call her to confirm it.
firm-mail-desk-added = The firm has added something to request { $number } ({ $kind }).
firm-mail-desk-withdrawn = The firm has withdrawn request { $number } ({ $kind }).
firm-mail-desk-closed = The firm has said how request { $number } went ({ $kind }).
firm-mail-desk-body-said = A body has answered about request { $number } ({ $kind }).
firm-mail-desk-body-lapsed = A body did not answer in time about request { $number } ({ $kind }).
firm-mail-desk-waiting = Request { $number } ({ $kind }) is still waiting.
firm-mail-desk-by = The network promised an answer by { $day }.
firm-mail-ask-subject = Can you answer a firm? { $number }
firm-mail-ask-again-subject = Reminder: can you answer a firm? { $number }
firm-mail-ask-text = A firm has asked the network for help and the desk thinks of your body. With the link, without an account, say whether you can answer, with what and when.
firm-mail-ask-until = The link is for your body alone and waits for the answer until { $day }.
firm-mail-draft-subject = Your request to be finished
firm-mail-draft-text = With this link you go on with your request where you left it:
firm-mail-draft-until = It is good until { $day }.
firm-mail-confirm-number = Number of the request: { $number }, sent { $when }. Once it is confirmed we answer within { $count } days, or on the first working day after.
