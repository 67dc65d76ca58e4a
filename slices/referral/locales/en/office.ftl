# Texts of the desk and of who coordinates.

referral-staff-link = Hand-overs to bodies
referral-office-title = Hand-overs to bodies
referral-office-state = State
referral-panel-waiting = { $count ->
    [one] 1 open hand-over
   *[other] { $count } open hand-overs
}
referral-panel-back = { $count ->
    [one] 1 hand-over back at the desk
   *[other] { $count } hand-overs back at the desk
}
referral-panel-calls = { $count ->
    [one] 1 person to be told by telephone
   *[other] { $count } people to be told by telephone
}

referral-index-none = Hand-overs are seen by who works at a desk or coordinates the network.
referral-index-desks = Your desks
referral-index-counts = How many there are, desk by desk, in groups of { $step }: a small number would tell who it is about. The people are known only to who sent them. The reports give the numbers and cover the small ones.
referral-index-fewer = fewer than { $count }
referral-index-between = { $from } to { $to }
referral-index-caption = Hand-overs by desk
referral-index-open = Open
referral-index-started = Started
referral-index-back = Back at the desk
referral-index-other = Withdrawn or given up
referral-index-terms = Time limits and text of consent, by agreement

referral-list-calls = To be told by telephone ({ $count })
referral-list-none = No hand-over here.
referral-page-created = Written on
referral-list-due = By
referral-list-overdue = late

referral-calls-title = To be told by telephone
referral-calls-lead = People without mail: read them the sentence and the code, then tick that they were told.
referral-calls-none = Nobody to be told.
referral-calls-code = code { $code }
referral-calls-since = since { $when }
referral-calls-button = Told: hand-over { $number }
referral-calls-done = Ticked.

referral-consent-title = Consent to the hand-over
referral-consent-other-language = In Italian / English
referral-consent-about = Agreement: { $agreement }. Data controller: { $controller }.
referral-consent-version = Version { $version }, in use since { $day }.
referral-consent-name = Name and surname
referral-consent-date = Date
referral-consent-signature = Signature
referral-page-consent = Consent
referral-consent-given = { $how }, text version { $version }, { $when }; noted by { $who }.
referral-consent-withdrawn = Withdrawn { $when }.
referral-consent-print = Print the text of consent

referral-terms-lead = How long a body has to answer and to say what became of it. The limits hold for hand-overs from now on.
referral-terms-basis = Legal basis of the agreement
referral-basis-task = task in the public interest: the person is informed
referral-basis-consent = the person's consent
referral-terms-no-text-title = The text of consent is missing
referral-terms-answer-days = Days to answer
referral-terms-answer-hint = When they are over, the hand-over goes back to the desk.
referral-terms-outcome-days = Days to tell the outcome
referral-terms-outcome-hint = From the day on which the body accepts.
referral-terms-days-wrong = Write a number of days from 1 to 180
referral-terms-text-title = Text of consent
referral-terms-text-lead = Each change is a new version; who consented before did so to hers. Version in use: { $version }.
referral-terms-text-it = Text in Italian
referral-terms-text-en = Text in English
referral-terms-text-both = Write the text in both languages
referral-terms-text-long = The text is too long: 4000 characters at most
referral-terms-button = Save
referral-terms-saved = Saved.

referral-step-whom = To whom
referral-step-what = What
referral-step-check = Check and send
referral-new-title = New hand-over
referral-whom-lead = To which body is the person sent?
referral-whom-hint = Only bodies that are parties of an agreement with yours.
referral-whom-none-title = No body
referral-whom-none = Your body is not a party of an agreement in force with other bodies today: without an agreement nobody can be handed over.
referral-go-on = Go on
referral-no-contact-title = The body has no contact person
referral-no-contact-text = There is nobody to write to: only the printed sheet can be handed over, or the request entered in SIISL or SIL. Ask the coordinators to name a contact person.
referral-what-before = What the body reads before it accepts
referral-what-before-text = No name, telephone or code: only the service, the area, the target groups (computed) and the reason. On paper, and in SIISL or SIL, the name is there at once.
referral-what-after = What it sees after it accepted, with a code
referral-what-after-text = The name and only what you choose below.
referral-what-at-once = What the body reads, with the name
referral-what-how = How it is sent
referral-service-other = Another service
referral-service-other-name = If another, which
referral-reason-hint = Without names, telephone numbers or anything about health.
referral-email-hint = With mail she is told at each step by itself; without it, you telephone her.
referral-form-language = Language of the notices
referral-language-it = Italian
referral-language-en = English
referral-facts-contact = Base facts from the contact
referral-facts-none = Nothing was said in the contact.
referral-facts-typed = Base facts
referral-facts-hint = They serve to compute the target groups. Each may stay not said.
referral-birth-year = Year of birth
referral-not-said = not said
referral-form-shares = What is passed on to the body
referral-shares-hint = As little as possible: choose together with the person. To send it by a link, at least one way to reach her is needed.
referral-form-channel = How the body gets it
referral-channel-link = by mail, with a personal link
referral-channel-paper = on paper, with the printed sheet
referral-channel-system = entered by the desk in SIISL or SIL
referral-form-how = How she gave her consent
referral-how-oral = aloud at the desk, with the printed text before her
referral-how-signed = by signing the printed text
referral-how-link = we ask her by mail, with her own link
referral-form-informed = I told her that { $controller } and the body will use her data for a task in the public interest
referral-informed-hint = She knows what is passed on, to whom, and that she can withdraw it while it is open.
referral-check-button = Check before sending
referral-summary-title = Check before sending
referral-summary-lead = Nothing has been sent yet. Check it with the person.
referral-answer-by = Answer expected by
referral-outcome-by = Outcome expected by
referral-form-ground = Ground of the hand-over
referral-ground-informed = task in the public interest, person informed
referral-send-button = Send to the body
referral-ask-button = Ask the person for her consent
referral-edit-button = Change
referral-new-sent = Sent. The person is told by mail.
referral-new-sent-call = Sent. The person has no e-mail: she is among those to be told by telephone.
referral-new-asked = The person was asked for her consent: until she answers nothing goes out.

referral-fault-service = Choose the service, or write which
referral-fault-reason = Write the reason
referral-fault-reason-long = The reason is too long: 500 characters at most
referral-fault-reason-names = The reason or the service says who the person is: the body reads it before it accepts. Write it without name, telephone, mail or codes.
referral-fault-name = Write name and surname
referral-fault-name-long = The name is too long
referral-fault-phone = The telephone number is not right
referral-fault-email = The mail address is not right
referral-fault-contact = Write a telephone number or a mail address
referral-fault-contact-kept = Choose “Telephone” or “Mail address” among those you wrote: the body must be able to reach her. If they meet in person, choose the printed sheet.
referral-fault-consent = Say how she gave her consent
referral-fault-consent-mail = Without mail she cannot consent by a link
referral-fault-informed = The person must be informed before the hand-over
referral-fault-birth-year = Write a year of four digits
referral-fault-choice = Choose one of the list

referral-error-faulty = Something in the form is wrong.
referral-error-not-parties = No agreement in force binds your body and the chosen one today: nobody can be handed over.
referral-error-no-ground = The agreement goes by consent, but its text has not been written yet: without it nobody can be handed over. Who coordinates the network writes it.
referral-error-no-contact = The body has no contact person to write to.
referral-error-no-reason = The reason is missing.

referral-show-title = Hand-over { $number }
referral-show-contact = Open the contact
referral-show-sheet = Sheet to print
referral-show-previous = Hand-over before
referral-show-next = Hand-over after
referral-show-on = Send to another body
referral-show-person = The person
referral-show-forgotten = Its time is over: who the person was is no longer on record.
referral-show-erased = Erased at the person’s request: who she was is no longer on record.
referral-record-title = Write down the body's answer
referral-record-text = When it answers by telephone or on paper, or when you entered it in SIISL or SIL.
referral-record-text-private = When it answers by telephone or on paper.
referral-record-what = Answer
referral-record-button = Note the answer
referral-why-not-hint = Only if it does not take her on.
referral-withdraw-title = Withdraw or send again
referral-withdraw-text = Once withdrawn, the body keeps nothing on this portal and the person is told. Ask for the printed sheet back.
referral-resend-button = Mail the link again
referral-show-resent = The link goes out again.
referral-show-recorded = Noted. The person is told.
referral-sheet-title = Sheet of hand-over { $number }
referral-sheet-nameless = This sheet carries neither name nor contacts: the person has not consented, or the hand-over is over. Do not give it to the body.
referral-sheet-answer = Answer of the body
referral-sheet-destroy = A body that does not take the person on gives this sheet back or destroys it.
