# Mails. Subjects say nothing of anybody.

referral-mail-new-subject = Hand-over { $number }: waits for your answer
referral-mail-new-text = { $desk } asks you to take somebody on. Read what is asked and answer from here, without an account.
referral-mail-answer-by = Answer by { $day }.
referral-mail-again-subject = Hand-over { $number }: your link
referral-mail-again-text = You have taken on hand-over { $number } of { $desk }. From here you see the person's data and tell us what became of it.
referral-mail-outcome-by = Tell us the outcome by { $day }.
referral-mail-remind-subject = Reminder: hand-over { $number }
referral-mail-over-subject = Hand-over { $number }: no answer needed any more
referral-mail-over-text = Hand-over { $number } of { $desk } is closed: withdrawn, lapsed, or erased at the person’s request. The link opens nothing any more.
referral-mail-link-yours = The link is yours alone: do not pass it on.
referral-mail-code-subject = Code for hand-over { $number }
referral-mail-code-text = The code that you asked for, for hand-over { $number }:
referral-mail-code-minutes = Good for { $minutes } minutes and once only.
referral-mail-code-ignore = If you did not ask for it, tell the desk.
referral-mail-person-subject = Your request { $number }: news
referral-mail-person-consent-subject = Your request { $number }: we need your answer
referral-mail-person-number = Request number { $number }, recorded on { $day } by { $desk }.
referral-mail-person-answer-by = The answer is expected by { $day }.
referral-mail-person-consent = Read the text and decide by this link: without your consent we send nothing.
referral-mail-person-code = You see where it stands by this link, or with the code { $code } on { $address }. There you can also withdraw it.
referral-mail-person-code-over = You see what happened by this link, or with the code { $code } on { $address }.
referral-mail-person-questions = For any question call the desk.
referral-mail-desk-subject = Hand-over { $number }: back at the desk
referral-mail-desk-text = Hand-over { $number } is to be looked at. State: { $state }.
