# Texts of the room firm: public pages.
firm-kind-staff = Staff
firm-kind-staff-hint = You are looking for one or more people to employ.
firm-kind-traineeship = Traineeship
firm-kind-traineeship-hint = You would take somebody who learns by working.
firm-kind-training = Training
firm-kind-training-hint = The people who work for you have to learn something.
firm-kind-incentives = Incentives
firm-kind-incentives-hint = You want to know what helps to hire or to invest.
firm-kind-workplace = A workplace to show
firm-kind-workplace-hint = You open your doors to schools or to people who look for work.
firm-topic-staff = Which role
firm-topic-traineeship = What would be learned
firm-topic-training = On what
firm-topic-incentives = For what
firm-topic-workplace = What you can show
firm-contract-permanent = Permanent
firm-contract-temporary = Temporary or seasonal
firm-contract-apprenticeship = Apprenticeship
firm-hours-full = Full time
firm-hours-part = Part time
firm-hours-either = Either, or shifts
firm-state-sent = To be confirmed
firm-state-received = Waiting for an answer
firm-state-answered = Answered
firm-state-asked = Waiting for the outcome
firm-state-closed = Closed
firm-told-sent = Your request has arrived. Confirm it: from then on the network is at work.
firm-told-received = Your request is taken in. The network is preparing an answer.
firm-told-answered = The network has answered: the answer is below.
firm-told-asked = Tell us how it went: two clicks are enough.
firm-told-closed = The request is closed.
firm-outcome-met = Found what was needed
firm-outcome-partly = Found in part
firm-outcome-not-met = Not found
firm-outcome-withdrawn = Withdrawn by the firm
firm-outcome-no-answer = Outcome not told
firm-step-sent = Request sent
firm-step-written-down = Request written down at the desk
firm-step-confirmed = Request confirmed
firm-step-added = Added by the firm
firm-step-reworded = Text for the bodies written by the desk
firm-step-moved = Passed to another desk
firm-step-body-asked = A body was asked
firm-step-body-can = A body can answer
firm-step-body-cannot = A body cannot answer
firm-step-body-lapsed = A body did not answer in time
firm-step-answered = Answer of the network
firm-step-outcome-asked = Asked how it went
firm-step-closed = Request closed
firm-step-withdrawn = Request withdrawn
firm-step-vacancy-proposed = Vacancy proposed
firm-step-vacancy-published = Vacancy published
firm-step-vacancy-returned = Vacancy to be mended
firm-step-vacancy-refused = Vacancy not published
firm-fact-kind = Request
firm-fact-people = How many people
firm-fact-place = Where
firm-fact-contract = Contract
firm-fact-hours = Hours
firm-fact-by-day = By when
firm-fact-details = Anything else
firm-fact-firm = Firm
firm-fact-code = VAT number or fiscal code
firm-fact-comune = Municipality of the firm
firm-fact-contact = Contact person
firm-fact-phone = Telephone
firm-fact-email = Email
firm-fact-share = Contacts to bodies of the network
firm-share-yes = Yes, to the one that can answer
firm-share-no = No, to the desk alone
firm-comune-elsewhere = Another municipality
firm-elapsed-hours =
    { $count ->
        [0] less than an hour
        [one] one hour
       *[other] { $count } hours
    }
firm-elapsed-days =
    { $count ->
        [0] less than a day
        [one] one day
       *[other] { $count } days
    }
firm-landing-title = For firms
firm-landing-lead = Are you looking for staff, would you take a trainee, train the people who work for you? Tell the network: a desk answers you, with the bodies that can help.
firm-landing-promise =
    { $count ->
        [one] You get an answer within one day, or on the first working day after. It costs nothing and needs no account.
       *[other] You get an answer within { $count } days, or on the first working day after. It costs nothing and needs no account.
    }
firm-landing-kinds = What do you need?
firm-landing-button = Write your request
firm-landing-how = How it works
firm-landing-how-2 = You confirm it by the link that comes by email, or on the telephone with the desk.
firm-landing-how-3 = The desk of your municipality asks the bodies of the network and answers you.
firm-landing-how-4 = From your page you follow the request, add to it, propose vacancies and tell us how it went.
firm-landing-services = Services for firms
firm-landing-all-services = All services of the network
firm-landing-vacancies = The vacancies that you propose are published among the opportunities:
firm-landing-vacancies-link = see those of today
firm-part-need = The request
firm-part-firm = The firm
firm-part-summary = Summary
firm-form-kind-title = What do you need?
firm-form-need-title = Your request
firm-form-firm-title = Your firm
firm-form-summary-title = Check and send
firm-form-kind = My firm looks for
firm-form-choose = Choose
firm-form-not-said = Not said
firm-form-place-hint = The place of work, if it is not your seat.
firm-form-details-hint = What helps us to answer. Do not write about other people.
firm-form-code-hint = Eleven digits, or sixteen characters for a sole trader. It helps us to know you again.
firm-form-email-hint = The confirmation and the answer arrive here. One way to reach you is needed: email or telephone.
firm-form-phone-hint = If you leave no email, we call you.
firm-form-share = The network may give my name and contacts to the body that can answer
firm-form-share-hint = If you do not tick it, only the desk speaks with you.
firm-form-privacy-text = We use these data to answer your request and for nothing else. We erase them twelve months after it is closed.
firm-form-privacy-link = Privacy notice
firm-form-privacy = I have read the privacy notice
firm-form-on = Continue
firm-form-back = Back
firm-form-keep = Keep it and go on later
firm-summary-lead = Check that all is right, then send the request.
firm-summary-mail =
    { $count ->
        [one] After sending you get an email: one click confirms the request. From then on we answer within one day, or on the first working day after.
       *[other] After sending you get an email: one click confirms the request. From then on we answer within { $count } days, or on the first working day after.
    }
firm-summary-call =
    { $count ->
        [one] After sending the desk calls you. From the call on we answer within one day, or on the first working day after.
       *[other] After sending the desk calls you. From the call on we answer within { $count } days, or on the first working day after.
    }
firm-summary-doubts = You can change the text with “Change”. If you send it as it is, the desk reads it, but these words do not reach the bodies it asks.
firm-summary-send = Send the request
firm-keep-title = Keep the request
firm-keep-lead =
    { $count ->
        [one] We send you a link to go on from here. It is good for one day, then we erase what you wrote.
       *[other] We send you a link to go on from here. It is good for { $count } days, then we erase what you wrote.
    }
firm-keep-email = To which email address?
firm-keep-button = Keep it and send me the link
firm-kept-title = Request kept
firm-kept-text =
    { $count ->
        [one] We have sent you the link to go on with your request. It is good for one day.
       *[other] We have sent you the link to go on with your request. It is good for { $count } days.
    }
firm-kept-back = Back to the pages for firms
firm-receipt-title = Request sent
firm-receipt-now = What happens now
firm-receipt-mail =
    { $count ->
        [one] We have written to { $email }. Open the link and confirm the request within one day, or we erase it.
       *[other] We have written to { $email }. Open the link and confirm the request within { $count } days, or we erase it.
    }
firm-receipt-then-mail =
    { $count ->
        [one] From then on the network answers within one day, or on the first working day after. You get another email with the date.
       *[other] From then on the network answers within { $count } days, or on the first working day after. You get another email with the date.
    }
firm-receipt-call = The desk calls you to confirm the request.
firm-receipt-then-call =
    { $count ->
        [one] From the call on the network answers within one day, or on the first working day after.
       *[other] From the call on the network answers within { $count } days, or on the first working day after.
    }
firm-receipt-desk = Who answers: { $desk }.
firm-own-title = Request { $number }
firm-own-by = The network answers by { $day }.
firm-own-late = We are late, and sorry: you may call the desk.
firm-own-confirm = Confirm the request
firm-own-confirmed = The request is confirmed.
firm-own-added = What you wrote is added.
firm-own-withdrawn = The request is withdrawn.
firm-own-told = Thank you: the request is closed.
firm-own-desk = Who follows it: { $desk }.
firm-own-history = What happened
firm-own-vacancies = Vacancies
firm-own-vacancies-text = You may propose a vacancy: the coordinator reads it and publishes it among the opportunities.
firm-own-vacancy-button = Propose a vacancy
firm-own-add = Anything to add?
firm-own-words = Your message to the desk
firm-own-add-button = Add
firm-own-outcome = How did it go?
firm-own-outcome-question = Did you find what you needed?
firm-own-how = Would you like to tell us more?
firm-own-outcome-button = Send and close
firm-own-again = Another request of the same firm
firm-own-withdraw = You need it no more?
firm-own-reason = Why
firm-own-withdraw-button = Withdraw the request
firm-vacancy-title = Propose a vacancy
firm-vacancy-mend-title = Mend the vacancy
firm-vacancy-mend = Mend and send again
firm-vacancy-lead = The coordinator of the network reads it and publishes it among the opportunities. We write to you when it is published, or if something must be mended.
firm-vacancy-law = A vacancy says who employs, and must not choose by age, sex, origin, religion, looks or health.
firm-vacancy-doubts = If a word must go, change the text: it cannot be published as it is. Change the others too if you can; if you think they are right, send it again: the network’s coordinator decides.
firm-vacancy-reason = What to mend
firm-vacancy-role = Role
firm-vacancy-role-hint = For instance “Waiter or waitress”.
firm-vacancy-summary = In short
firm-vacancy-summary-hint = One or two sentences, 300 characters at most.
firm-vacancy-employer = Who employs
firm-vacancy-employer-hint = The name of the firm: nameless vacancies are not published.
firm-vacancy-requirements = Requirements
firm-vacancy-requirements-hint = Only those that the work needs.
firm-vacancy-comune = Where
firm-vacancy-everywhere = The whole province
firm-vacancy-address = Address
firm-vacancy-how = How to apply
firm-vacancy-how-hint = A telephone, an email or an address: people apply to you directly.
firm-vacancy-ends = Last day to apply
firm-vacancy-ends-hint = After this day the vacancy disappears by itself.
firm-vacancy-button = Send to the coordinator
firm-vacancy-done = The vacancy is with the coordinator.
firm-vacancy-proposed = Being read
firm-vacancy-returned = To be mended
firm-vacancy-published = Published
firm-vacancy-withdrawn = Not published
firm-vacancy-not-now = Vacancies can be proposed after the request is confirmed and before it is closed.
firm-vacancy-with-coordinator = The vacancy is with the coordinator, or decided about.
firm-vacancy-back = Back to the request
firm-ask-waiting = Has not said yet
firm-ask-can = Can
firm-ask-cannot = Cannot
firm-ask-lapsed = Did not say in time
firm-ask-erased = Request erased
firm-ask-overtaken = Request closed before an answer
firm-ask-title = Can you answer request { $number }?
firm-ask-title-over = Request { $number }: your answer
firm-ask-lead = { $body }: a firm has asked the network for help. Tell us whether you can answer.
firm-ask-lead-over = { $body }: a firm has asked the network for help.
firm-ask-firm = Who asks:
firm-ask-question = The desk asks you
firm-ask-answer = Your answer
firm-ask-reply = Can you answer?
firm-ask-choice-can = Yes, we can
firm-ask-choice-cannot = No
firm-ask-words = With what and when, or why not
firm-ask-words-hint = The desk reads it and answers the firm.
firm-ask-from = From which day
firm-ask-until = You may answer until { $day }.
firm-ask-button = Send the answer
firm-ask-done = Thank you: the desk has your answer.
firm-ask-said = Your answer
firm-ask-own-can = We can
firm-ask-own-cannot = We cannot
firm-ask-own-lapsed = You did not say in time
firm-ask-from-day = from { $day }
firm-ask-contacts = Whom to speak with
firm-ask-through-desk = The firm prefers to speak with the desk, which brings you together.
firm-ask-fault-reply = Choose yes or no.
firm-ask-fault-words = Write with what and when, or why not.
firm-ask-late-said = You already answered “{ $state }” on { $when }. The answer you sent now was not taken.
firm-ask-late-over = The time to answer is over. The answer you sent now was not taken.
firm-ask-late-reply = You had now chosen: { $reply }.
firm-ask-late-words = The text you sent now
firm-ask-late-next = If something changed, tell the desk.
firm-fault-no-kind = Choose what you need.
firm-fault-no-topic = Write what you look for.
firm-fault-wrong-people = Write a number from 1 to 500.
firm-fault-wrong-contract = Choose a contract of the list.
firm-fault-wrong-hours = Choose hours of the list.
firm-fault-wrong-day = Write a date, for instance 31/12/2026.
firm-fault-past = The date is over.
firm-fault-no-firm = Write the name of the firm.
firm-fault-code-form = Write eleven digits, or sixteen characters for a sole trader.
firm-fault-code-check = There is a typing error: the last character does not fit.
firm-fault-no-comune = Choose the municipality of the firm.
firm-fault-no-contact = Write whom we can speak with.
firm-fault-no-way = Leave an email or a telephone.
firm-fault-wrong-phone = Write a telephone number, for instance 0187 000000.
firm-fault-wrong-email = Write an email address, for instance name@firm.it.
firm-fault-no-notice = Read the privacy notice and tick the box.
firm-fault-too-long = The text is too long.
firm-fault-missing = Write something here.
firm-fault-too-far = The date is too far away: two years at most.
firm-fault-many-vacancies = This request has twenty vacancies already: for others send a new request.
firm-fault-no-outcome = Choose how it went.
firm-error-no-desk = No desk is open at the moment: the request was not sent.
firm-error-no-desk-next = See the desks
firm-error-faulty = The request cannot be read: go back and try again.
firm-error-moved = Something has changed meanwhile: look at it as it is now and try again.
firm-error-not-asked = First the network answers and asks the firm how it went.
firm-error-key-used = This form was sent already with something else in it. Open it again and retry.
firm-error-too-many = Too many requests came from here or with these contacts. Try again later or call the desk.
firm-error-contact = The contact with the firm could not be written down. Try again.
firm-kept-heading = Requests for firms
firm-kept-line = { $number } of { $day }: { $kind }, { $state }
firm-kept-closes = Request { $number } ends: without a way to be reached nobody can answer it.
firm-kept-vacancy = Vacancy “{ $title }”: { $state }, last day { $day }
firm-kept-vacancy-goes = The vacancy “{ $title }” is erased and will not be published.
firm-kept-vacancy-off = The vacancy “{ $title }” is taken off the portal and erased with its contact details.
firm-kept-until =
    { $count ->
        [one] one month after it is closed
       *[other] { $count } months after it is closed
    }
firm-receipt-number = Number of the request
firm-receipt-sent = Sent
firm-receipt-code = Code to see where it stands:
firm-receipt-own = The number is ours: it is not that of an official register. Keep this page, or print it.
firm-receipt-later-title = Your request
firm-receipt-if-today = If you confirm today, the answer comes by
firm-receipt-act = To add something, withdraw the request or tell us how it went, use the link that we sent you by email, or call the desk.
firm-form-known = Your name comes from your sign-in: you may change it.
firm-summary-change = Change
firm-status-title = Where the request stands
firm-status-lead = Write the code that you got when you sent the request.
firm-status-code = Code
firm-status-hint = Nine letters and digits, for instance K7M-2QX-9AB.
firm-status-button = Look
firm-status-unknown = No request has this code. Check it, or call the desk.
firm-status-too-many = Too many wrong codes. Try again in a quarter of an hour or call the desk.
firm-home-text = Looking for staff, a trainee, training or incentives? The network answers within days.
firm-landing-how-1 = You fill in the request in three steps. You may also keep it and finish later.
