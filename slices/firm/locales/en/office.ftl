# Texts of the room firm: pages of the office.
firm-staff-link = Firms
firm-office-title = Firms
firm-office-of = Firms: { $desk }
firm-office-limits = The network answers within { $answer } days of the confirmation and closes within { $close }. Days are calendar days; an answer due on a holiday is due on the first working day after.
firm-office-desks = Desks
firm-office-state = State
firm-office-none = No request in the state “{ $state }”.
firm-office-number = Number
firm-office-topic = What
firm-office-desk = Desk
firm-office-age = For how long
firm-office-times = Times
firm-office-client = Your body’s contacts with this firm
firm-office-before = Other requests of the same firm
firm-office-asks = Bodies of the network
firm-office-asks-caption = What the bodies said
firm-office-body = Body
firm-office-said = What it says
firm-office-due = When
firm-office-moved = Somebody else was at it meanwhile: look at it as it is now. What you wrote is still here.
firm-office-forgotten = The data of the firm are erased: only those for statistics remain.
firm-office-channel = How you spoke with the firm
firm-office-minutes = Minutes
firm-late-answer = Answer overdue
firm-late-end = Open for too long
firm-body-serves = Has services for firms in the catalogue
firm-new-title = New request
firm-new-lead = Write what the firm tells you at the counter or on the telephone: the contact writes itself down.
firm-new-topic = What is needed
firm-new-fits-hint = Contract and hours are for staff, hours for traineeships too.
firm-new-share = The firm agrees that name and contacts go to the body that can answer
firm-new-no-notice = Tell the firm how we use her data, and tick the box.
firm-new-privacy = I have told the firm how we use her data
firm-new-button = Write down the request
firm-new-done = The request is written down, with the contact.
firm-act-confirm = Confirmation
firm-act-confirm-text = If the firm has no email, call her. When she confirms on the telephone, write it down here.
firm-act-confirm-button = The firm has confirmed
firm-act-confirmed = The request is confirmed.
firm-act-answer = Answer
firm-act-answer-words = The answer of the network
firm-act-answer-hint = The firm gets it by email and reads it on her page. The contact writes itself down.
firm-act-answer-button = Answer
firm-office-doubts = The bodies you ask get “[…]” in place of these words. Below you can change the text for them, or say why a word may stay. Speak with the firm as well.
firm-office-for-bodies = The text that bodies read
firm-office-for-bodies-when = Written on { $when }
firm-office-confirmed = “{ $words }” stays:
firm-act-reword = Change the text for the bodies
firm-act-reword-text = What the firm wrote stays as it is. The bodies of the network read this text in its place.
firm-act-reword-button = Save the text for the bodies
firm-act-reworded = The bodies read the new text.
firm-fault-question = “{ $words }” cannot go to the bodies: take it out of the question, or say in the text for the bodies why it may stay.
firm-act-ask = Ask the bodies of the network
firm-act-ask-text = Each body gets a link to say whether it can answer. It sees the request and the name of the firm, not the contacts.
firm-act-ask-bodies = Bodies
firm-act-ask-question = Would you like to add a question?
firm-act-ask-button = Ask
firm-act-asked = The bodies have the question.
firm-act-outcome = How did it go?
firm-act-outcome-text = Before it is closed, ask the firm by email how it went. If she does not say, the request closes by itself after three weeks.
firm-act-outcome-button = Ask how it went
firm-act-outcome-asked = The firm has the question.
firm-act-close = Close
firm-act-close-outcome = How did it go, as the firm says?
firm-act-close-how = What she said
firm-act-close-button = Close the request
firm-act-closed = The request is closed.
firm-act-other = Pass on or withdraw
firm-act-move = Pass to another desk
firm-act-move-hint = The request becomes one of that desk’s body, with all that is in it.
firm-act-move-button = Pass on
firm-act-moved = The request is with the other desk.
firm-act-withdraw-reason = Why
firm-act-withdraw-hint = Only if the firm does not want it any more, or if it came twice.
firm-act-withdraw-button = Withdraw
firm-act-withdrawn = The request is withdrawn.
firm-fault-minutes = Write the minutes, from 1 to 600.
firm-fault-no-body = Choose at least one body with a contact person.
firm-fault-no-desk = Choose a desk.
firm-fault-period = The first day comes after the last.
firm-time-sent = Sent
firm-time-received = Confirmed
firm-time-answered = First answer after
firm-time-answer-by = To be answered by
firm-time-closed = Closed after
firm-times-title = Answers and times
firm-times-from = From
firm-times-until = To
firm-times-look = Look
firm-times-network = All requests of the network.
firm-times-body = The requests of your body.
firm-times-counted = Counted are the requests confirmed from { $from } to { $until }, each once; those never confirmed are not counted. These are firms: nothing is hidden.
firm-times-elapsed = Times run from the confirmation, nights and holidays included.
firm-times-promise = The promise is { $count } days for the first answer.
firm-times-caption = Requests and times by kind
firm-times-received = Confirmed
firm-times-answered = Answered
firm-times-answer-median = First answer, half within
firm-times-answer-longest = First answer, the longest
firm-times-closed = Closed
firm-times-close-median = Closing, half within
firm-times-close-longest = Closing, the longest
firm-times-outcomes = How the closed ones ended
firm-times-all = All
firm-panel-title = Requests of firms
firm-panel-waiting =
    { $count ->
        [0] None waits for an answer
        [one] One waits for an answer
       *[other] { $count } wait for an answer
    }
firm-panel-late =
    { $count ->
        [one] One is overdue
       *[other] { $count } are overdue
    }
firm-panel-unconfirmed =
    { $count ->
        [one] One to be confirmed
       *[other] { $count } to be confirmed
    }
firm-act-answered = The answer is on its way.
