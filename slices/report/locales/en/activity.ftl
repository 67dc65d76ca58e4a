
# Texts of the room report: activity lines of agreements.
report-lines-title = Activity lines
report-lines-lead = What each partner of an agreement promised, how many, by when, with which budget, and how far it is.
report-lines-agreements = Agreements with activity lines
report-lines-agreement = Agreement
report-lines-when = Duration
report-lines-no-agreements = No agreement is in force.
report-lines-validity = From { $from } to { $until }
report-lines-validity-open = From { $from }
report-lines-count =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
report-lines-caption = Promised and reached, by day due
report-lines-none = Nobody has promised anything yet: enter the first line or upload a spreadsheet.
report-line-what = Activity
report-line-partner = Body
report-line-promised = Promised
report-line-reached = Reached
report-line-due = By
report-lines-counts = What counts
report-lines-reached-head = Reached of promised
report-lines-state = State
report-lines-budget = Budget
report-lines-reached = { $reached } of { $promised } ({ $share }%)
report-lines-reached-least = at least { $reached } of { $promised } ({ $share }%)
report-lines-reached-few = fewer than { $number } of { $promised }
report-lines-reached-report = of { $promised }: see the report
report-lines-until = up to { $month }
report-lines-counted = Counted
report-line-state-reached = Reached
report-line-state-open = Open
report-line-state-soon = Due soon
report-line-state-late = Late
report-line-state-over = Day is over
report-lines-late-title =
    { $count ->
        [one] { $count } line is late
       *[other] { $count } lines are late
    }
report-lines-late-text = The day is over and not all that was promised is reached: ask the partner, or change the line if the agreement changed.
report-lines-beyond-title = The budgets exceed that of the agreement
report-lines-beyond = The budgets of the lines add up to { $sum } more than the agreement has.
report-lines-together = All together
report-lines-budget-lines = Sum of the lines’ budgets
report-lines-budget-agreement = Budget of the agreement
report-lines-budget-with = { $sum }, { $cofunding } of it co-funding
report-lines-budget-none = the agreement names no sum
report-lines-budget-left = Not assigned yet
report-lines-budget-over = Beyond the agreement’s budget
report-lines-rounded = Numbers that are counted are rounded down, so that nobody can be recognised in one line or in two beside each other. Where a line counts one service, group or desk only, they stop at the end of last month; where it counts two of these together, the number stands in the report “Promised and reached” alone, which has them all and hides small ones. Training days and numbers entered by hand are exact. “Day is over” means that the number is not enough to say whether the promise was reached.
report-lines-files = What was promised, as a file to be mended and uploaded again:
report-lines-new-title = New line
report-lines-new-button = Enter the line
report-lines-edit-title = Change the line
report-lines-edit-button = Save the line
report-lines-entered = The line is entered.
report-lines-changed = The line is changed.
report-lines-removed = The line is gone.
report-lines-choose = Choose
report-lines-any = Any
report-lines-what-hint = As the agreement calls it. For example: orientation interviews for young people.
report-lines-budget-hint = In euro, for example 2.500,00.
report-lines-counts-title = What moves the line on
report-lines-counts-text = Contacts, hand-overs and training days move on by themselves, from the beginning of the agreement. What nobody counts is entered by hand, with a proof.
report-lines-by-hand = Entered by hand, with a proof
report-lines-training-days = Training days of the body’s operators
report-lines-own = the body’s own only
report-lines-all = of all
report-lines-own-label = Count only what the body does or receives
report-lines-own-hint = The contacts of its desks, the hand-overs that it receives. Without the tick those of all partners count.
report-lines-service = This service only
report-lines-group = This target group only
report-lines-group-hint = As the agreement defines it. Appointments and hand-overs cannot be counted by group: nothing else is known of these people.
report-lines-desk = This desk only
report-lines-of-service = service: { $name }
report-lines-of-group = group: { $name }
report-lines-of-desk = desk: { $name }
report-lines-says-by-hand = The sum of what was entered by hand, each time with its proof.
report-lines-says-training = The days on which operators of the body’s desks were trained, each day once.
report-lines-says-gone = The measure exists no longer: the line stays at zero until another one is chosen.
report-lines-progress = Entered by hand
report-lines-day = Day
report-lines-amount = How many
report-lines-amount-hint = A number from 1 up. What is wrong is struck from the list and entered anew.
report-lines-proof = Proof
report-lines-proof-hint = Where it is: a register of those present, an invoice, the address of a page. No names of people.
report-lines-enter-title = Enter what was done
report-lines-enter-button = Enter
report-lines-done-entered = Entered.
report-lines-wrong = If it is wrong
report-lines-strike = Strike
report-lines-struck = Struck on { $day }: { $reason }
report-lines-strike-title = Strike what was entered
report-lines-strike-text = The number counts no more and the proof is deleted. The list still says that it was there, when it was struck and why. Enter the right number anew.
report-lines-strike-reason = Why
report-lines-strike-hint = For instance: wrong number, entered twice. Without names of people.
report-lines-strike-button = Strike the entry
report-lines-strike-done = The entry is struck.
report-fault-strike = Write why, at most 200 characters
report-fault-strike-names = It seems to say who somebody is: write it without names, telephone numbers, mail addresses and fiscal codes
report-fault-proof-names = The proof seems to say who somebody is: write where it is, without names, telephone numbers, mail addresses and fiscal codes
report-fault-line-there = There is a line of this body with the same activity and the same day already: change that one, or call this one otherwise
report-lines-remove-title = Remove the line
report-lines-remove-text = The line goes, with what was entered by hand. Reports that were handed in do not change.
report-lines-remove-button = Remove the line
report-lines-remove-back = Back to the line
report-line-moved = Somebody else changed the line in the meantime. What you wrote is still here: look at it and save again.
report-line-counted = The number of this line is counted, not entered by hand.
report-line-faulty = Something in the line is to be mended.
report-fault-partner = Choose a body that is a party to the agreement
report-fault-what = Write the activity, at most 300 characters
report-fault-promised = Write how many, a whole number from 1 up
report-fault-due = Write a day within the agreement
report-fault-budget = Write the budget in euro, for example 2.500,00
report-fault-measure = Choose one of the measures
report-fault-service = The service is not in the catalogue
report-fault-group = The group is none of the agreement’s
report-fault-group-unknown = Appointments and hand-overs are not counted by target group
report-fault-desk = The desk is none of the network’s
report-fault-amount = Write how many, with a whole number from 1 to a million
report-fault-proof = Write where the proof is, at most 300 characters
report-fault-day = Write a day from the beginning of the agreement until today
report-fault-own = Write yes if only what the body does or receives counts, no if all partners count
report-fault-twice = It is the same line as before: same body, same activity, same day
report-import-title = Upload a spreadsheet
report-import-text = First you see what happens, then you confirm. A row with the same body, activity and day as a line that is there changes that line: the same file twice doubles nothing.
report-import-file = Spreadsheet
report-import-file-hint = CSV or XLSX, with the names of the columns in the first row.
report-import-button = See what happens
report-import-columns-title = The columns
report-import-columns-text = Without “Solo dell’ente”, or where its cell is empty, the line counts only what its body does or receives; with “no” it counts that of all partners.
report-import-columns-caption = Columns that are read
report-import-head = Column
report-import-synonyms = Also
report-import-required = Required
report-import-yes = yes
report-import-no = no
report-import-no-file = Choose a file
report-import-empty = The file is empty
report-import-unreadable = The file cannot be read: it must be CSV or XLSX
report-import-columns = Columns are missing: { $heads }
report-import-too-many = The file is too large: an agreement has at most { $most } lines
report-import-preview-title = Before you confirm
report-import-good =
    { $count ->
        [one] { $count } row can be read.
       *[other] { $count } rows can be read.
    }
report-import-good-same =
    { $count ->
        [one] { $count } is there already.
       *[other] { $count } are there already.
    }
report-import-own-unsaid = The column “Solo dell’ente” is missing: each line counts only what its body does or receives.
report-import-ignored = Columns that are not read: { $heads }
report-import-faults-title =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
report-import-faults-text = Rows with errors do not come in. You can mend them in the file and upload it again: those that came in are not doubled.
report-import-faults = Errors, by row of the file
report-import-line = Row of the file
report-import-mend = What to mend
report-import-rows = Rows that can be read
report-import-does = What it does
report-import-new = New
report-import-changed = Changes
report-import-same = There already
report-import-confirm =
    { $count ->
        [one] Confirm { $count } line
       *[other] Confirm { $count } lines
    }
report-import-again = Choose another file
report-import-done = The lines came in.
report-import-done-same = There was nothing new.
report-import-done-partly = The good lines came in; some were no longer possible in the meantime.
report-lines-mail-title = Write to the partners
report-lines-mail-text = Each partner receives a link that is good for six months, by which it sees its own lines and how far they are, without an account. It can read, not change.
report-lines-mail-caption = Partners with activity lines
report-lines-mail-people = Contact persons to be written to
report-lines-mail-nobody = no contact person
report-lines-mail-none = None of these bodies has a contact person: enter one on the page of the body, in the network.
report-lines-mail-button =
    { $count ->
        [one] Send { $count } mail
       *[other] Send { $count } mails
    }
report-lines-mailed = The mails are on their way.
report-lines-letter-greeting = Dear colleagues of { $body },
report-lines-letter-subject = Your activities: promised and reached
report-lines-letter-text = with this link you see what your body promised in the agreements of the network and how far it is today, without an account.
report-lines-letter-until = The link is good until { $day } and is for your body alone: do not forward it to others.
report-lines-letter-ignore = If you did not expect this message, you can ignore it.
report-lines-own-title = Our activities
report-lines-own-lead = what you promised in the agreements of the network, and how far it is today.
report-lines-own-caption = Promised and reached: { $agreement }
report-lines-own-none = Your body has no activity lines today.
report-lines-own-late = The day is over and not all that was promised is reached: speak to the coordinator of the network.
report-lines-own-few = Very small numbers are not written, so that nobody can be recognised. Where a line counts the work of all partners, its number is rounded down, or stands in the agreement’s report.
report-lines-own-wrong = Is something wrong? Write to the coordinator of the network: here you can only read.
