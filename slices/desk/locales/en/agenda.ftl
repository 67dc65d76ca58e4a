# Mails about appointments, errors of the API
desk-mail-booked-subject = Appointment booked: { $when }
desk-mail-booked-text =
    Dear { $name },

    your appointment is booked.

    When: { $when }
    Desk: { $desk }
    Where: { $place }{ $about }
    Code: { $code }

    The attached file adds the appointment to your calendar.

    To move or cancel it, with no account:
    { $link }

    If you cannot use the link, call the desk and say the code: { $phone }
desk-mail-moved-subject = Appointment moved: { $when }
desk-mail-moved-text =
    Dear { $name },

    your appointment was moved.

    New time: { $when }
    Desk: { $desk }
    Where: { $place }{ $about }
    Code, the same as before: { $code }

    The attached file updates your calendar.

    To move it again or cancel it:
    { $link }

    Telephone of the desk: { $phone }
desk-mail-cancelled-subject = Appointment cancelled: { $when }
desk-mail-cancelled-text =
    Dear { $name },

    your appointment was cancelled.

    It was planned for: { $when }
    Desk: { $desk }
    Where: { $place }
    Code: { $code }

    The attached file removes it from your calendar. The place is free for others again.

    The summary stays here:
    { $link }

    Telephone of the desk: { $phone }
desk-mail-reminder-subject = Reminder: { $when }
desk-mail-reminder-text =
    Dear { $name },

    { $day ->
        [today] this is a reminder of your appointment today.
        [tomorrow] this is a reminder of your appointment tomorrow.
       *[other] this is a reminder of your appointment.
    }

    When: { $when }
    Desk: { $desk }
    Where: { $place }{ $about }
    Code: { $code }

    If you cannot come, move or cancel it: somebody else needs the place.
    { $link }

    Telephone of the desk: { $phone }
desk-mail-displaced-subject = We have to move your appointment: { $when }
desk-mail-displaced-text =
    Dear { $name },

    we are sorry: the desk { $desk } cannot see you at the planned time.

    Time withdrawn: { $when }
    Where: { $place }
    Reason: { $reason }

    These are the free times nearest to yours:
    { $times }

    Choose the one you prefer, or another; the code remains { $code }:
    { $link }

    Telephone of the desk: { $phone }
desk-mail-displaced-none = There are no free times in the next weeks: the desk will help you by telephone.
desk-mail-place-subject = Waiting list: { $desk }
desk-mail-place-text =
    Good morning,

    this address is on the waiting list for an appointment.

    Desk: { $desk }
    Days: from { $from } to { $until }
    How: { $channel }

    As soon as a place becomes free we write to you: you will have two hours to accept it.
    To see the request, change it or leave the list:
    { $link }

    The link is personal: whoever has it can change the request.
    If it was not you who asked, open it and leave the list: name and contacts are deleted at once. Otherwise they are deleted by themselves on { $deleted }.
desk-mail-offer-subject = A time has become free: { $when }
desk-mail-offer-text =
    Dear { $name },

    a time has become free at the desk you chose and we are keeping it for you.

    When: { $when }
    Desk: { $desk }
    Where: { $place }

    We keep it until { $until }. To take it or leave it to others:
    { $link }

    If you do not answer, it goes to somebody else and you stay on the waiting list.
desk-mail-about = For: { $service }
desk-mail-bring = To bring: { $things }
desk-mail-place-phone = by telephone: the desk calls you
desk-mail-place-video-at = by video call: { $address }
desk-mail-calendar-video = Video call
desk-mail-place-video = by video call: the desk sends you the link
desk-mail-calendar-summary = Appointment: { $desk }
desk-mail-calendar-description = Code: { $code }. Telephone of the desk: { $phone }.
desk-slot-taken-title = Time not available
desk-slot-taken-text = The time you chose is not free, or not any more. Choose one of the times proposed.
desk-key-used-title = Key already used
desk-key-used-text = The same Idempotency-Key came with another request before. Use a new key for each request.
desk-too-many-title = Too many appointments with one contact
desk-too-many-text = This telephone number or email address already has as many appointments as it may have. Cancel one of them, or call the desk.
desk-not-now-title = Not possible any more
desk-not-now-text = The appointment was cancelled or is over and cannot be changed any more.
desk-api-required = This field is required.
desk-api-not-text = Must be a text.
desk-api-not-object = The body must be a JSON object.
desk-api-unknown-desk = No open desk has this id.
desk-api-unknown-service = The desk does not answer for this service, or there is no such service.
desk-api-unknown-municipality = No municipality has this ISTAT code.
desk-api-not-an-id = Must be a UUID.
desk-api-not-a-time = Must be an RFC 3339 time with its offset, such as 2026-11-24T09:30:00+01:00.
desk-api-not-a-date = Must be a date such as 2026-11-24.
desk-api-not-a-channel = Must be in_person, phone or video.
desk-api-not-a-word = Must be one of these words: { $words }.
desk-api-channel-not-here = This desk never receives in this way.
desk-api-out-of-range = Must be a number from 1 to { $max }.
desk-api-past = The time is over.
desk-api-name-missing = Write the name.
desk-api-name-long = The name is too long.
desk-api-contact-missing = A telephone number or an email address is needed.
desk-api-phone-wrong = The telephone number is not valid.
desk-api-email-wrong = The email address is not valid.
desk-api-note-long = The note is too long.
desk-api-key-wrong = The Idempotency-Key header has 1 to 255 characters.
