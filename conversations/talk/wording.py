"""The words Firsthand itself says to a narrator, beside the flow's own. Warm, short, reading age 9."""

from conversations.consent import Use
from conversations.events import Command, Content

SKIP = "Skip"
LEAVE_OUT = "Leave this out"
BACK = "Back"
PAUSE = "Pause"
HELP = "Help now"
DELETE = "Delete"
DONE = "Done"
SEND = "Send"
START_AGAIN = "Start this one again"
MORE = "More ▸"
EARLIER = "◂ Back to the first ones"
CARRY_ON = "Carry on"
AGREE = "Yes, OK"
KEEP_THIS = "Keep: {answer}"
KEEP_IT = "Keep it as it is"
SEE_LIST = "Show me the list"
TODAY = "Today"
YESTERDAY = "Yesterday"
EARLIER_YEARS = "◂ Earlier"
LATER_YEARS = "Later ▸"
MORNING = "{time} in the morning"
AFTERNOON = "{time} in the afternoon"
NIGHT = "{time} at night"
EVENING = "{time} in the evening"
YES_DELETE = "Yes, delete it all"
NO_KEEP = "No, keep it"
CHANGE_USES = "Choose what we may do with it"


YOUR_ANSWER = "You said: {answer}"
SO_FAR = "So far: {answer}"
SKIPPED = "(left out)"
SUGGESTED = "So far we have: {answer}"
THIS_ONE = "Please answer this one."
TYPE_LETTERS = "Type the first letters, and pick from what fits."
WHICH_YEAR = "Which year? You can also type the date, like 3 May 2024."
WHICH_YEAR_OF_MONTH = "Which year? You can also type the month, like May 2024."
WHICH_YEAR_ALONE = "Which year? You can also type it."
WHICH_MONTH = "{date}. Which month?"
WHICH_DAY = "{date}. Which day?"
WHICH_HOUR = "Which hour? You can also type the time, like 15:30."
WHICH_HOUR_OF = "{date}. Which hour? You can also type the time, like 15:30."
WHICH_MINUTE = "{date}. Which minute? You can also type the time, like 15:30."
WHICH_OF_TWO = "Which of these do you mean?"
FROM_TO = "Type a number from {first} to {last}."
FROM_TO_STEPS = "Type a number from {first} to {last}, such as {first} or {second}."
FOUND = "Is it one of these? If not, type it another way."
FOUND_MORE = "These fit, and more do. Type more letters to find yours."
FOUND_NONE = "I found nothing like that. Try fewer letters, or another word."
KEPT_PIECE = "Got that. Send more if you like, then tap Done."
PLEASE_TAP = "Please tap one of the buttons, or send its number or its words."
ALREADY = "{answer} is in your list already."
PLEASE_TYPE = "Please type your answer, or tap Skip."
NOTHING_YET = "There is nothing to keep yet. Type your answer first, or tap Skip."
NO_NUMBER = "Please type one number, such as 3."
NO_WHOLE_NUMBER = "Please type one whole number, such as 3."
NO_DATE = "I could not read a date in that. You can write it like 3 May 2024, or tap."
NO_TIME = "I could not read a time in that. You can write it like 15:30, or tap."
NO_DATE_TIME = "I could not read that. You can write it like 3 May 2024, 15:30, or tap."
PLEASE_AGREE = "Tap Yes, OK if that is right for you. If not, tap Skip."
MUST_ANSWER = "We need an answer to this one before we can go on."
TOO_LONG = "That is a long one. Please send a shorter part of it."
TOO_MUCH = (
    "You have told us a lot, and there is no room for all of this. Please send a shorter part, or tap Skip or Done. "
    "You can also go back and make an older answer shorter."
)
NOT_VALID = "That does not fit here. Please try again."
NO_SKIP = "We cannot skip this one. It keeps you safe. You can tap Pause or Delete."
NO_BACK = "This is the first question. There is nothing before it."
NOTHING_TO_DO = "There is nothing to skip or finish here."

TROUBLE = (
    "Sorry, something went wrong on our side. Your last message was not kept. Please try again. "
    "For people who can help, send /help_now. To begin afresh, send /delete."
)

OLDER = "That was an older question."
OLDER_TALK = "That button is from an older talk. Write anything to begin."

PAUSED = "Paused. What you said so far is kept, locked. Come back any time and write anything."
WELCOME_BACK = "Welcome back. Here is where you were."
ENDED = "That is all. We kept nothing from this talk. You can write again any time."
NOTHING_KEPT = "Nothing of yours is kept here."
CONFIRM_DELETE = (
    "Delete everything you told us? This also takes back any story you sent. It cannot be undone."
)
CONFIRM_ONE = "Delete this story and take it back? It cannot be undone."
DELETED = "It is deleted. Clear this chat in Telegram to hide what you can see here."
DELETED_SENT = (
    "It is deleted. Any post of it is being taken down from the staff channel. "
    "If a researcher already has a copy, this cannot reach it. "
    "Clear this chat in Telegram to hide what you can see here."
)
DELETED_ONE = (
    "That story is deleted. Any post of it is being taken down from the staff channel. "
    "If a researcher already has a copy, this cannot reach it."
)
DELETED_DAMAGED = (
    "What we kept of this talk is deleted. If you sent a story before, we could not find it to take it back."
)
REALLY_SKIP = "You have begun this one. Shall we leave it out?"
YES_LEAVE_OUT = "Yes, leave it out"
NO_KEEP_PART = "No, keep what I said"
TOO_MANY_STORIES = "You have sent many stories. To tell another, take one back first with /mystory."
KEPT = "OK. Nothing was deleted."

CARD_HEADING = "We took out the names and numbers we found. We may have missed one, so please look."
STAFF_HEADING = "Staff will read exactly this, and nothing else:"
STAFF_NOTHING = "Staff will see nothing of it."
CARD_USES = {
    Use.DIGEST: "Staff may read a summary.",
    Use.QUOTE: "Staff may read your own words, as shown above.",
    Use.RESEARCH: "Researchers may study your answers, as shown above.",
}
CARD_NO_USE = (
    "You have not said that anyone may use it. So there is nothing to send. You can choose, or delete it."
)
CARD_MANY = "There are more lines than buttons. To change one of the others, send its number."
CARD_LINK = "The link you came by also says: {values}"
CARD_ADDED = "Added by us and sent along:"
CARD_FOOT = "To change a line or leave it out, tap its number. When it is right, tap Send."
CARD_CHANGED = "This changed since you last saw it. Please check it once more."
CARD_HINT = "Tap Send, or the number of a line to change it."

SENT_THANKS = "Thank you. Your story is sent and locked. Our computer cannot read it any more. Only people we trust with a key can."
SENT_STAFF = "Staff will read the part you saw, some time later and together with other stories."
SENT_UNDO = "To take it back, send /mystory or /delete. To tell another story, send /start."
ALREADY_SENT = "Your story is sent. Send /mystory to see or take it back, or /start to tell another."

MYSTORY_NONE = "You have not sent a story."
MYSTORY_DRAFT = "You have begun one. Send /start to carry on."
MYSTORY_LINE = "Story {number}, sent in week {week} of {year}. Allowed: {uses}."
MYSTORY_NO_USES = "nothing any more"
USE_WORDS = {
    Use.DIGEST: "a summary for staff",
    Use.QUOTE: "your words for staff",
    Use.RESEARCH: "study by researchers",
}
STOP_RESEARCH = "Story {number}: stop research"
ALLOW_RESEARCH = "Story {number}: allow research"
STOP_STAFF = "Story {number}: take it from staff"
DELETE_STORY = "Story {number}: delete it"
USES_CHANGED = "Done. That holds from now on."

PRIVACY = (
    "What happens to what you say\n\n"
    "• While you answer, we keep your answers locked, so that you can pause.\n"
    "• When you tap Send, your story is sealed. Our own computer cannot open it again.\n"
    "• Names, numbers and places are taken out first, as well as we can. You see the result and can change it.\n"
    "• Staff and researchers get only what you tick.\n"
    "• We do not keep your name, phone number or Telegram name.\n"
    "• Telegram itself can see this chat, like any chat with a bot. So can anyone who can open your phone.\n"
    "• You can delete everything, any time, with /delete.\n"
    "• We never write to you first."
)

REFUSED_CONTENT = {
    Content.PICTURE: "I cannot take pictures or films, so I did not open it. Please tell me in words.",
    Content.SOUND: "I cannot listen to sound, so I did not open it. Please tell me in words.",
    Content.FILE: "I cannot take files, so I did not open it. Please tell me in words.",
    Content.PLACE: "Please do not send where you are. I did not keep it. Words are all I need.",
    Content.CONTACT: "Please do not send anyone's contact. I did not keep it. Words are all I need.",
    Content.STICKER: "I can only read words. Please tell me in your own words.",
    Content.EDIT: "I cannot see changes to a message you sent before. Tap Back to answer again, or change it on the last page.",
    Content.OTHER: "I can only read words. I did not open what you sent.",
}

PLAIN_WORDS: dict[str, Command] = {
    "skip": Command.SKIP,
    "skip it": Command.SKIP,
    "pass": Command.SKIP,
    "back": Command.BACK,
    "go back": Command.BACK,
    "done": Command.DONE,
    "finished": Command.DONE,
    "that is all": Command.DONE,
    "thats all": Command.DONE,
    "pause": Command.PAUSE,
    "stop": Command.PAUSE,
    "help": Command.HELP,
    "help now": Command.HELP,
    "help me": Command.HELP,
    "delete": Command.DELETE,
    "delete everything": Command.DELETE,
    "delete it all": Command.DELETE,
    "my story": Command.MYSTORY,
    "privacy": Command.PRIVACY,
}
"""What can be typed instead of a command, the whole message being just this (case and full stops aside)."""

YES = frozenset({"yes", "y", "yes please", "yes delete it", "yes delete it all", "yes leave it out"})
NO = frozenset({"no", "n", "no keep it", "keep it"})
KEEP_WORDS = frozenset({"keep", "keep it", "keep that", "keep this", "keep it as it is"})
AGREE_WORDS = frozenset({"ok", "okay", "yes", "y", "yes ok", "i agree", "agree", "i agree to this", "1"})
SEND_WORDS = frozenset({"send", "send it", "yes send it"})
