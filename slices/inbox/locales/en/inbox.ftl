# Texts of the room inbox: the public's pages and the mails. Every key: inbox-page-thing.

inbox-form-title = Write to the desk
inbox-form-lead = Ask the desk a question: a person answers. A name and one contact are enough.
inbox-form-about = The question is about the service
inbox-form-step-what = The question
inbox-form-step-who = Your contacts
inbox-form-step-check = Check and send
inbox-form-desk = Desk
inbox-form-desk-none = The nearest to my municipality
inbox-form-desk-hint = If it is all the same to you, choose your municipality below.
inbox-form-desk-missing = Choose a desk, or your municipality
inbox-form-comune = Your municipality
inbox-form-comune-none = Choose
inbox-form-comune-hint = It is only used to find the nearest desk.
inbox-form-service = Service
inbox-form-subject = Subject
inbox-form-subject-hint = A few words, such as: course for welders.
inbox-form-subject-missing = Write the subject
inbox-form-subject-long = The subject is too long: 150 characters at most
inbox-form-text = Your question
inbox-form-text-hint = Write nothing about your health or other delicate matters: these are for a talk in person.
inbox-form-text-missing = Write the question
inbox-form-text-long = The question is too long: 4,000 characters at most
inbox-form-name = Name and surname
inbox-form-name-missing = Write your name
inbox-form-name-long = The name is too long
inbox-form-contact = Leave at least one contact: mail or telephone.
inbox-form-contact-missing = Leave a mail address or a telephone number
inbox-form-email = Mail
inbox-form-email-hint = The receipt and the answer come here.
inbox-form-email-wrong = Check the mail address: something is missing
inbox-form-phone = Telephone
inbox-form-phone-wrong = Check the telephone number
inbox-form-known = Name and mail come from your sign-in: you can change them.
inbox-form-privacy = We use these data only to answer you, and delete them after the time that is set.
inbox-form-privacy-link = Read the privacy notice
inbox-form-go-on = Go on
inbox-form-back = Back
inbox-form-check = Check, then send the request. Nothing has been recorded so far.
inbox-form-change = Change
inbox-form-due = We answer by { $day }.
inbox-form-send = Send the request
inbox-form-sent = Your request has reached the desk. Keep the number and the code.
inbox-form-fault-link = Report a problem of the portal

inbox-code-title = Where my request stands
inbox-code-link = Where does my request stand?
inbox-code-lead = Write the code that you were given with the request.
inbox-code-label = Code
inbox-code-hint = Nine letters and digits, such as K7M-4QX-9TD.
inbox-code-button = Show the request
inbox-code-unknown = We find no request with this code: please check it
inbox-code-too-many = Too many tries. Try again in a quarter of an hour, or call the desk.

inbox-follow-title = Request { $number }
inbox-follow-number = Number of the request
inbox-follow-code = Code to see where it stands
inbox-follow-aloud = On the telephone it is said in Italian:
inbox-follow-received = Received
inbox-follow-in-hand = In hand since
inbox-follow-answered = Answered
inbox-follow-due = Answer by
inbox-follow-closed = Closed
inbox-follow-mail = We have sent you the receipt by mail. The answer comes by mail too.
inbox-follow-no-mail = Print this page or write down the code: with the code you see the answer here. The desk can read you the number on the telephone.
inbox-follow-asked = What you asked
inbox-follow-answers = What we answered
inbox-follow-again = Another question?

inbox-status-received = Received
inbox-status-in-hand = In the hands of somebody at the desk
inbox-status-answered = Answer sent
inbox-status-closed = Closed

inbox-error-too-many = Many requests came from here in the last hour, or many today with this contact. Try again later, or call the desk.
inbox-error-too-many-next = The telephones of the desks

inbox-mail-receipt-subject = We have received your request [{ $number }]
inbox-mail-receipt-text =
    Good day,

    { $desk } has received your request.

    Number of the request: { $number }
    Received: { $received }
    Answer by: { $due }

    What you asked, where it stands, and the answer:
    { $link }

    Or with the code { $code } at { $address }

    If you want to add something, answer this mail. If it was not you who wrote, do nothing.

    { $site }
inbox-mail-answer-text =
    { $answer }

    --
    { $desk }
    { $contacts }
    Request { $number } of { $received }
inbox-mail-no-subject = Your request

inbox-kept-heading = Requests to the desks
inbox-kept-until = The words of a request are deleted after the time that the privacy notice says, counted from its closing.
inbox-kept-line = { $number }, { $when }, { $desk }: { $subject }
inbox-kept-further = { $number }, continued, { $when }: { $text }
inbox-kept-answer = { $number }, answer of the desk, { $when }: { $text }
inbox-kept-note = { $number }, internal note of the desk, { $when }: { $text }
inbox-kept-files = { $number }, attachments: { $files }
inbox-kept-closes = Request { $number } is closed without further answers.

inbox-subject-emptied = Request emptied
inbox-subject-fault = Problem of the portal: { $page }
inbox-subject-none = Without a subject
inbox-span-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
inbox-span-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
inbox-span-days = { $count ->
    [one] one day
   *[other] { $count } days
}
