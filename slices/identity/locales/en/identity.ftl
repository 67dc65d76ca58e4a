# Texts of the room identity. Every key: identity-page-thing.

identity-menu-people = People
identity-menu-profile = My profile

# Sign-in
identity-enter-title = Staff sign-in
identity-enter-lead = For those who work in the network. You need no account to book an appointment.
identity-enter-needed = You need to sign in to open that page
identity-enter-needed-text = After signing in you will be taken to it.
identity-enter-email = Email address
identity-enter-email-missing = Enter your email address
identity-enter-password = Password
identity-enter-password-missing = Enter your password
identity-enter-button = Sign in
identity-enter-forgotten = I have forgotten my password
identity-enter-wrong = The address or the password does not match. Check them and try again.
identity-enter-too-many = Too many attempts. To keep accounts safe, try again in a quarter of an hour.
identity-enter-over = Too much time has passed: start signing in again.
identity-enter-closed = This account was closed by the administrators of the portal. To know why, write or call the contacts at the foot of the page.
identity-enter-signed-out = You have signed out.

identity-code-title = Sign-in code
identity-code-lead = Open the code app on your telephone and enter the six-digit code it shows now.
identity-code-label = Code
identity-code-hint = Six digits, or one of your recovery codes
identity-code-missing = Enter the code
identity-code-wrong = The code is not valid or has been used already. Wait for the next one and try again.
identity-code-button = Continue
identity-code-lost = I do not have my telephone with me
identity-code-lost-text = Use one of the recovery codes that you saved the first time. If you no longer have them, ask the portal administrator.

# Code app
identity-set-up-title = Connect your code app
identity-set-up-lead = To protect people's data, besides the password you need a code that your phone makes every half minute. You connect it once.
identity-set-up-scan-title = 1. Scan the picture
identity-set-up-scan = Install an app for sign-in codes on your telephone (any that uses the TOTP standard), choose "add" and scan this picture.
identity-set-up-picture = Picture to scan with the code app. It holds the key written below.
identity-set-up-type = If you cannot scan it, type this key into the app:
identity-set-up-code-title = 2. Enter the first code
identity-set-up-code = Code that the app shows
identity-set-up-code-hint = Six digits
identity-set-up-wrong = This is not the expected code. Check that your telephone shows the right time and enter the next one.
identity-set-up-button = Connect the app

# Password
identity-password-new = New password
identity-password-hint = At least { $min } characters. A short sentence that only you know is fine.
identity-password-again = Enter the password again
identity-password-button = Save the password
identity-password-missing = Enter the new password
identity-password-differs = The two passwords are different
identity-password-short = The password is too short: it needs at least { $min } characters
identity-password-long = The password is too long: at most 256 characters
identity-password-common = This password is among the first that people try. Choose another one.
identity-password-personal = The password contains your name or your address. Choose another one.

identity-invited-title = Welcome
identity-invited-lead = Choose the password of your account. Right after that you connect your code app.

identity-forgotten-title = Forgotten password
identity-forgotten-lead = Enter the address you sign in with: we send you a message to choose a new password.
identity-forgotten-email-wrong = Enter a complete email address, such as name@comune.it
identity-forgotten-button = Send the message
identity-forgotten-sent-title = Check your mail
identity-forgotten-sent-text = If the address belongs to an account, a message will arrive shortly with a link that works for one hour.
identity-forgotten-sent-help = Has nothing arrived? Look in your junk mail, or ask the coordinator of the network.
identity-forgotten-sent-back = Back to the sign-in
identity-new-password-title = Choose a new password
identity-new-password-lead = After saving it, sign in with the new password and the code of your app.
identity-new-password-done = The new password is saved. You can sign in now.

# My profile
identity-own-title = My profile
identity-own-roles = My roles
identity-own-roles-none = You have no role at present.
identity-own-keys = How I sign in
identity-own-recovery-left = { $count ->
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
 }
identity-own-password-link = Change the password
identity-own-app-link = Change telephone
identity-own-recovery-link = Make new recovery codes
identity-own-sessions = Open sessions
identity-own-sessions-lead = If you do not recognise a session, end it and change your password.
identity-own-session = Opened { $began }, last used { $seen }
identity-own-session-this = This session
identity-own-session-end = End the session
identity-own-session-end-of = End the session opened { $began }
identity-own-session-ended = The session is ended.
identity-own-current = Password in use
identity-own-current-missing = Enter the password in use
identity-own-password-title = Change the password
identity-own-password-lead = After the change your other open sessions end.
identity-own-password-button = Change the password
identity-own-password-wrong = This is not the password in use
identity-own-password-done = The password is changed.
identity-own-app-title = Change telephone
identity-own-app-lead = You connect the app of the new telephone; the one before and the old recovery codes stop working. All your open sessions end.
identity-own-app-button = Connect a new telephone

identity-recovery-title = Your recovery codes
identity-recovery-lead = Print or copy these codes and keep them in a safe place. You need them when you do not have your phone with you.
identity-recovery-once = Each code works once. When you leave this page they cannot be seen again.
identity-recovery-button = I have saved the codes
identity-recovery-saved = You have saved your recovery codes.
identity-recovery-new-title = New recovery codes
identity-recovery-new-lead = The new codes replace the old ones. Confirm with your password.
identity-recovery-new-button = Make the codes

# People
identity-people-title = People
identity-people-caption = Who works in the network
identity-people-none = There is nobody yet.
identity-people-invite = Invite a person
identity-people-name = Name and surname
identity-people-roles = Roles
identity-people-no-role = No role
identity-people-state = State
identity-people-since = Invited on
identity-people-role = Role
identity-people-role-none = Choose a role
identity-people-role-missing = Choose the role
identity-people-span = Period
identity-people-action = Action
identity-people-grants-caption = Roles of this person
identity-people-grant-over = Ended
identity-people-end = End
identity-people-end-of = End: { $role }
identity-people-from = From
identity-people-from-hint = Empty: from now.
identity-people-until = Until
identity-people-until-hint = Last day included. Empty: no end.
identity-people-date-unreadable = Enter a date such as 23/11/2026
identity-people-dates-wrong = The last day comes before the beginning or is over already
identity-people-give-title = Give a role
identity-people-give-button = Give the role
identity-people-role-given = The role is given.
identity-people-role-ended = The role is ended.
identity-people-account = Account
identity-people-invite-again = Send the invitation again
identity-people-invite-again-text = The earlier invitation stops working.
identity-people-forget-codes = Disconnect the code app
identity-people-forget-codes-text = For people who have lost both phone and recovery codes. First make sure that it is really this person who asks. At the next sign-in they connect another app.
identity-people-codes-forgotten = The code app is disconnected.
identity-people-close = Close the account
identity-people-close-text = From now on the person can no longer sign in. Their data stay for two years, then they are deleted.
identity-people-closed = The account is closed.
identity-people-reopen = Open the account again
identity-people-reopen-text = The person can sign in again, with the roles they have.
identity-people-reopened = The account is open again.
identity-people-disabled = This person's account is closed: the portal administrator must open it first.
identity-people-accepted = This person has accepted the invitation already.
identity-people-yourself = You cannot do this to your own account: ask another portal administrator.

identity-invite-title = Invite a person
identity-invite-lead = They receive a message with a link, valid for seven days, to choose a password.
identity-invite-name-missing = Enter name and surname, at most 120 characters
identity-invite-email-wrong = Enter a complete email address, such as name@comune.it
identity-invite-language = Language of the messages
identity-invite-language-missing = Choose the language
identity-invite-button = Send the invitation
identity-invite-sent = The invitation is on its way.

identity-role-administrator = Administrator of the portal
identity-role-coordinator = Coordinator: { $scope }
identity-role-operator = Operator: { $scope }
identity-role-clerk = Clerk of the body: { $scope }
identity-role-unknown-scope = something no longer there
identity-role-from = from { $from }
identity-role-from-to = from { $from } to { $to }

identity-state-invited = Invitation sent
identity-state-without-codes = App to be connected
identity-state-ready = Active
identity-state-disabled = Closed

# Mails
identity-mail-greeting = Dear { $name },
identity-mail-footer = This is an automatic message: there is no need to answer.
identity-invitation-subject = Invitation to { $site }
identity-invitation-text = you have a new account at { $site }.
identity-invitation-steps = Open this link to choose your password and connect your code app. Keep your telephone at hand.
identity-invitation-until = The link works until { $until }, once.
identity-invitation-ignore = If you did not expect this invitation, do nothing.
identity-reset-subject = New password for { $site }
identity-reset-text = somebody asked for a new password for your account. Open this link to choose it.
identity-reset-until = The link works until { $until }, once.
identity-reset-ignore = If you did not ask for it, do nothing: your current password keeps working.
identity-changed-subject = Your password for { $site } was changed
identity-changed-text = the password of your account was changed { $when }.
identity-changed-warning = If it was not you, choose another password at once from { $address } and tell the coordinator of the network.
identity-new-role-subject = You have a new role at { $site }
identity-new-role-text = you have been given a new role.
identity-new-role-where = You find it after signing in, at { $address }
identity-confirm-email-subject = Confirm your address for { $site }
identity-confirm-email-text = you gave this address for notices from { $site }. Open this link to confirm it.
identity-confirm-email-until = The link works until { $until }.
identity-confirm-email-ignore = If it was not you, do nothing: without confirmation the address is deleted.
identity-office-email-title = Confirm your address
identity-office-email-text = You will get notices about your mandate at this address.
identity-office-email-button = Confirm the address
identity-office-email-done = Address confirmed.
identity-office-email-taken = Nothing to confirm: the address is confirmed already, or belongs to another account. In doubt write to the coordinator of the network.
