# Operator's pages: agenda, bookings by telephone, calls, waiting list, absences
desk-agenda-menu = Agenda
desk-agenda-office = Office
desk-agenda-choose-title = Agendas of the desks
desk-agenda-choose-none = No desk has been assigned to you.
desk-agenda-choose-none-next = Ask the coordinator of the network to assign you one.
desk-agenda-desk-preparing = Not open yet
desk-agenda-desk-suspended = Suspended
desk-agenda-numbers = { $all ->
    [0] No appointments today.
    [one] One appointment today, { $served } already here.
   *[other] { $all } appointments today, { $served } already here.
  }
desk-agenda-next = Next: { $time }, { $name }
desk-agenda-panel-title = Your desks, { $day }
desk-agenda-panel-calls = { $count ->
    [one] One call to make
   *[other] { $count } calls to make
  }
desk-agenda-panel-waiting = { $count ->
    [one] One person on the waiting list
   *[other] { $count } people on the waiting list
  }
desk-agenda-panel-others = { $count ->
    [one] One more desk
   *[other] { $count } more desks
  }
desk-agenda-tabs = Pages of the desk
desk-agenda-tab-day = Day
desk-agenda-tab-week = Week
desk-agenda-tab-book = Book
desk-agenda-tab-calls = { $count ->
    [0] Calls
   *[other] Calls ({ $count })
  }
desk-agenda-tab-waiting = { $count ->
    [0] Waiting list
   *[other] Waiting list ({ $count })
  }
desk-agenda-tab-find = Find
desk-agenda-tab-absence = Absence
desk-agenda-days = Other days
desk-agenda-today = Today, { $day }
desk-agenda-go-today = Today
desk-agenda-go-week = Week
desk-agenda-go-day = Go to the day
desk-agenda-go-button = Go
desk-agenda-go-now = Go to now
desk-agenda-summary = { $all ->
    [0] No appointments
    [one] One appointment
   *[other] { $all } appointments
  }, { $served ->
    [one] one came
   *[other] { $served } came
  }, { $missed ->
    [one] one did not
   *[other] { $missed } did not
  }; { $free ->
    [0] no free times
    [one] one free time
   *[other] { $free } free times
  }.
desk-agenda-hours = Hours: { $hours }
desk-agenda-hours-agenda = { $agenda }: { $hours }
desk-agenda-closed-gap = Closed
desk-agenda-closed-agenda = { $agenda } not available: { $reason }
desk-agenda-closed-desk = Closed: { $reason }
desk-agenda-closed-network = The whole network is closed: { $reason }
desk-agenda-displaced = { $count ->
    [one] One person has lost the appointment: propose another time
   *[other] { $count } people have lost their appointments: propose other times
  }
desk-agenda-not-open = The desk is not open: no appointments can be made.
desk-agenda-empty = On this day the desk is closed and there are no appointments.
desk-agenda-empty-next = See the week
desk-agenda-now = Now, { $time }
desk-agenda-free = Free
desk-agenda-seats = { $count } places
desk-agenda-cancelled = { $count ->
    [one] One cancelled appointment
   *[other] { $count } cancelled appointments
  }
desk-agenda-keys = Keys, while the cursor is in the list: down arrow or J next, up arrow or K previous, P present, N did not come, M move, C cancel, U undo, B book a free time, Enter opens.
desk-agenda-key-record = r
desk-agenda-key-served = p
desk-agenda-key-missed = n
desk-agenda-key-undo = u
desk-agenda-key-move = m
desk-agenda-key-cancel = c
desk-agenda-key-book = b
desk-agenda-do-book = Book for a caller
desk-agenda-do-take = Book
desk-agenda-do-record = Record the contact
desk-agenda-do-served = Present
desk-agenda-do-missed = Did not come
desk-agenda-do-undo = Undo
desk-agenda-do-move = Move
desk-agenda-do-cancel = Cancel
desk-agenda-do-told = Told
desk-agenda-do-slip = Slip with the code
desk-agenda-done-served = Marked as present.
desk-agenda-done-missed = Marked as not come.
desk-agenda-done-undo = Outcome removed.
desk-agenda-done-told = Marked as told.
desk-agenda-done-moved = Appointment moved.
desk-agenda-done-cancelled = Appointment cancelled.
desk-agenda-state-held = Offered
desk-agenda-state-booked = Expected
desk-agenda-state-served = Present
desk-agenda-state-no-show = Did not come
desk-agenda-state-displaced = To be moved
desk-agenda-state-cancelled = Cancelled
desk-agenda-name-held = Held for somebody waiting
desk-agenda-name-none = No name
desk-agenda-origin-online = Booked online
desk-agenda-origin-operator = Booked by the operator
desk-agenda-origin-walk-in = Without appointment
desk-agenda-origin-waiting = From the waiting list
desk-agenda-origin-override = Beyond the places
desk-agenda-walk-in-quick = Without appointment: present now
desk-agenda-walk-in = Came without appointment, with name or service
desk-agenda-walk-in-name = First and last name
desk-agenda-walk-in-button = Mark as present now
desk-agenda-walk-in-done = Recorded: present now.
desk-agenda-service = Service
desk-agenda-service-none = Not said
desk-agenda-service-not-here = This desk does not deal with that service: choose another or leave it empty
desk-agenda-agenda = Agenda
desk-agenda-agenda-any = The first that is free
desk-agenda-no-agenda = The desk has no active agenda.
desk-agenda-channel = How
desk-agenda-note = Note
desk-agenda-note-hint = A few words. Nothing about health or other sensitive data.
desk-agenda-past = That time is over: choose another
desk-agenda-again = This form has already been used: check in the agenda what was saved.
desk-agenda-not-now = No longer possible: the appointment is over, cancelled, or its day has not come yet.
desk-agenda-back-day = Back to the agenda
desk-agenda-week-numbers = How full the agenda is. Who comes is seen only by those who work at this desk, and by its body.
desk-agenda-week-title = Week
desk-agenda-week-caption = { $desk }, week from { $day }
desk-agenda-week-before = Previous
desk-agenda-week-this = This week
desk-agenda-week-after = Next
desk-agenda-weeks = Other weeks
desk-agenda-week-empty = The desk does not work this week.
desk-agenda-week-booked = { $booked ->
    [one] 1 taken
   *[other] { $booked } taken
  }
desk-agenda-week-free = { $free ->
    [one] 1 free
   *[other] { $free } free
  }
desk-agenda-week-both = { $booked ->
    [one] 1 taken
   *[other] { $booked } taken
  }, { $free ->
    [one] 1 free
   *[other] { $free } free
  }
desk-agenda-week-cell = { $day }, { $hour }: { $text }
desk-agenda-book-title = Book for a caller
desk-agenda-book-contact = The telephone or the email is enough.
desk-agenda-book-time = Day and time
desk-agenda-book-time-missing = Choose a time from the list, or write day and time
desk-agenda-book-five = Times go by five minutes: for example 9:05 or 9:10
desk-agenda-book-other-title = Another day or time
desk-agenda-book-other-hint = If you write day and time here, these count.
desk-agenda-book-day = Day
desk-agenda-book-hour = Time
desk-agenda-book-button = Book
desk-agenda-booked = Appointment booked.
desk-agenda-taken-title = Time not free
desk-agenda-taken-text = That time is not free, or not any more.
desk-agenda-taken = { $when } is not free. Nothing has been booked for { $name } yet: what you typed is kept.
desk-agenda-taken-others = The three nearest free times
desk-agenda-taken-none = There are no free times nearby.
desk-agenda-obstacles = What is there at that time
desk-agenda-obstacle-appointment = { $from }–{ $until }: { $name }
desk-agenda-obstacle-hours = It is outside the hours of the desk.
desk-agenda-obstacle-horizon = It is too far ahead: bookings go up to { $days } days from today.
desk-agenda-obstacle-other = It is not one of the starting times, or not for the chosen way (at the desk, telephone, video).
desk-agenda-over-title = Book nevertheless
desk-agenda-over-lead = People already booked keep their time. The reason is kept, with your name.
desk-agenda-over-reason = Reason
desk-agenda-over-reason-hint = For example: deadline tomorrow. Nothing about health.
desk-agenda-over-reason-missing = Write the reason
desk-agenda-over-reason-long = The reason is too long: 300 characters at most
desk-agenda-over-button = Book nevertheless
desk-agenda-over-why = Reason for the extra place
desk-agenda-made = Recorded
desk-agenda-call = Call
desk-agenda-cancel-title = Cancel the appointment
desk-agenda-cancel-text = The time becomes free and is offered to people on the waiting list.
desk-agenda-cancel-mailed = The person receives an email.
desk-agenda-cancel-not-mailed = The person left no email address: tell them by telephone.
desk-agenda-cancel-button = Cancel the appointment
desk-agenda-cancel-keep = No, keep it
desk-agenda-cancel-why = Reason
desk-agenda-told = Told
desk-agenda-told-at = Told by telephone
desk-agenda-move-title = Move the appointment
desk-agenda-move-now = Now fixed for
desk-agenda-move-was = Was fixed for
desk-agenda-move-taken = That time has just been taken. The appointment is as it was: here are the nearest free times.
desk-agenda-move-none = There are no free times in these days.
desk-agenda-move-before = Earlier days
desk-agenda-move-after = Later days
desk-agenda-move-keep = Leave it as it is
desk-agenda-slip-title = Slip of the appointment
desk-agenda-slip-time = at { $time }
desk-agenda-slip-bring = What to bring
desk-agenda-slip-change = To move or cancel: telephone the desk, or type the code on { $site }
desk-agenda-slip-mailed = The confirmation also comes by email.
desk-agenda-slip-another = Book for somebody else
desk-agenda-find-title = Find an appointment
desk-agenda-find-label = Code, name or telephone
desk-agenda-find-hint = Only people of this desk, from three months ago on. Four digits of the telephone are enough.
desk-agenda-find-button = Find
desk-agenda-find-missing = Type a code, a name or a telephone
desk-agenda-find-count = { $count ->
    [0] No appointments found
    [one] One appointment found
   *[other] { $count } appointments found
  }
desk-agenda-find-none = Check how the name is written, or try the telephone.
desk-agenda-find-cut = There are more: add the last name or the telephone.
desk-agenda-calls-title = Calls
desk-agenda-calls-displaced = { $count ->
    [one] One person to tell: the appointment fell through
   *[other] { $count } people to tell: their appointments fell through
  }
desk-agenda-calls-displaced-lead = They left no email address. Propose one of the three times: one button books it. If the person needs to think, mark “Told”.
desk-agenda-calls-offers = { $count ->
    [one] One freed time to offer by telephone
   *[other] { $count } freed times to offer by telephone
  }
desk-agenda-calls-offers-lead = They are on the waiting list and left only a telephone. The time is held until the hour shown, then it goes to who is next.
desk-agenda-calls-offer-until = Answer by { $until }
desk-agenda-offer-accept = Accepts: book
desk-agenda-offer-refuse = Declines: to the next
desk-agenda-offer-refused = The time goes to who is next on the list, or is free again.
desk-agenda-offer-gone = The offer has lapsed or was answered: the time is no longer held for this person.
desk-agenda-calls-was = Was { $when }
desk-agenda-calls-propose = Propose:
desk-agenda-calls-none = There are no free times in the next two months.
desk-agenda-calls-other = Other times
desk-agenda-calls-day = To remind for { $day }
desk-agenda-calls-nobody = Reminders by telephone
desk-agenda-calls-lead = They left only a telephone number: no email reminds them.
desk-agenda-calls-all-mailed = There is nobody to call: people are reminded by email, or there are no appointments in the next seven days.
desk-agenda-calls-undecided = { $count ->
    [one] One person was told and has not chosen yet
   *[other] { $count } people were told and have not chosen yet
  }
desk-agenda-calls-undecided-lead = They can choose by themselves with the link or the code. If they call, book here.
desk-agenda-do-video = Open the video call
desk-agenda-waiting-title = Waiting list
desk-agenda-waiting-lead = People who left an email address are offered a freed time automatically; for people with only a telephone, the freed time appears among the calls. Anybody can be given a time here: one button books it and takes the person off the list.
desk-agenda-waiting-none = Nobody is on the waiting list.
desk-agenda-waiting-join = Put somebody on the list
desk-agenda-waiting-wish = from { $from } to { $until }, { $channel }
desk-agenda-waiting-since = on the list since { $day }
desk-agenda-waiting-when = When it suits
desk-agenda-waiting-to-call = A time is held: to be called
desk-agenda-waiting-offered = Offer sent by email
desk-agenda-waiting-times = Propose:
desk-agenda-waiting-no-times = No free time in those days.
desk-agenda-waiting-times-title = Times for people waiting
desk-agenda-waiting-remove = Take off the list
desk-agenda-waiting-removed = Taken off the waiting list.
desk-agenda-waiting-gone = This person does not wait any more, or has an open offer.
desk-agenda-absence-title = Absence or closure
desk-agenda-absence-lead = Cannot be there today? Choose what is closed and press “Continue”: you see who is booked, then confirm once.
desk-agenda-absence-whom = What is closed
desk-agenda-absence-whom-missing = Choose what is closed
desk-agenda-absence-desk = The whole desk
desk-agenda-absence-desk-hint = All counters are closed.
desk-agenda-absence-from-day = From the day
desk-agenda-absence-until-day = To the day, included
desk-agenda-absence-from-hour = From the time
desk-agenda-absence-until-hour = To the time
desk-agenda-absence-hour-hint = Empty: all day.
desk-agenda-absence-reason = What people read
desk-agenda-absence-reason-hint = Shown on the page of the desk and in the emails. Do not write that it is illness.
desk-agenda-absence-reason-usual = Operator absent
desk-agenda-absence-reason-missing = Write what people read
desk-agenda-absence-day-wrong = Write the day
desk-agenda-absence-hour-wrong = Write the time, for example 9:30
desk-agenda-absence-days-order = The last day comes before the first
desk-agenda-absence-days-over = These days are over
desk-agenda-absence-hours-order = The end must come after the beginning
desk-agenda-absence-days = from { $from } to { $until }
desk-agenda-absence-go-on = Continue
desk-agenda-absence-standing = Closures already decided
desk-agenda-absence-reopen = Reopen
desk-agenda-absence-reopened = Reopened. People who have chosen another time keep it.
desk-agenda-absence-summary-title = Confirm the closure
desk-agenda-absence-when = When
desk-agenda-absence-nobody = Nobody is booked in these hours: there is nobody to tell.
desk-agenda-absence-losers = { $count ->
    [one] One person loses the appointment
   *[other] { $count } people lose their appointments
  }
desk-agenda-absence-what = Each is offered three other times. By email: { $mailed }. To call: { $called }.
desk-agenda-absence-mail = receives an email
desk-agenda-absence-call = to call
desk-agenda-absence-elsewhere = { $count ->
    [one] Also one person of another desk: its operators see who.
   *[other] Also { $count } people of other desks: their operators see who.
  }
desk-agenda-absence-button = Close and tell them
desk-agenda-absence-back = Go back
desk-agenda-absence-done = Closed. People who left an email address have been told; those to call are below.
