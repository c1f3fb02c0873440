import type { Facts, RefusalWords } from './refusal-codes.ts'

export const en: RefusalWords = {
  // Who may
  not_allowed: 'Somebody else does this step. Ask a colleague at the post.',
  'page.not_found': 'There is no such page. Scan the code at your stairwell, or go back to the first page.',
  'rate.too_many': 'That was very quick. What you wrote is still here: wait a minute and press again.',
  'form.forged': 'This page was open for a long time. What you wrote is still here: press once more.',

  // Forms and files
  'form.broken':
    'Some letters got lost on the way. What you wrote is still here: check for odd signs and press again.',
  'form.too_large': 'That was too much at once. Leave out some photos and press again.',
  'form.busy': 'Many people are sending photos. What you wrote is still here: press again in a minute.',
  'input.invalid': 'Something is not filled in right. Look at the marked places.',
  'file.broken': (facts) => `${nameOf(facts)} cannot be opened. Take the photo again.`,
  'file.disk_full':
    'There is no room for photos just now. What you wrote is still here: send it without photos, or call the post.',
  'file.empty': (facts) => `${nameOf(facts)} is empty. Choose it again.`,
  'file.not_a_photo': (facts) =>
    `${nameOf(facts)} is neither a photo nor a sound. Add a photo or a voice note.`,
  'file.not_found': 'This photo is not here any more. Add it again if you want it.',
  'file.too_large': (facts) =>
    `${nameOf(facts)} is too large${facts['megabytes'] === undefined ? '' : `: at most ${facts['megabytes']} MB`}. Choose a smaller one, or take it again.`,
  'file.too_many': (facts) =>
    facts['kind'] === 'voice'
      ? 'One voice note is enough. Take the first away to add another.'
      : `At most ${facts['most'] ?? 9} photos. The others were left out.`,
  'file.too_many_pixels': (facts) => `${nameOf(facts)} is too large. Take it again in the normal mode.`,
  'file.video': (facts) => `${nameOf(facts)} is a film, which we cannot take. Add a photo or a voice note.`,

  // Saying it
  'words.missing': 'Nothing is written yet. One sentence will do, such as: the light in building 3 is out.',
  'words.too_long': (facts) =>
    `That is too long${facts['most'] === undefined ? '' : `: at most ${facts['most']} letters`}. Write what matters most; the rest can follow.`,
  'phone.not_a_number': 'This is no telephone number. A mobile number has 11 digits. It may also stay empty.',
  'place.not_found': 'There is no such stairwell. Check the building and the stairwell.',
  'person.not_found': 'There is no such person. Check whom you chose.',
  'code.not_found': 'We do not know this code. Scan the one at your door again, or choose your estate.',
  'community.closed': (facts) =>
    `This post takes nothing new any more.${facts['phone'] === undefined ? '' : ` For questions call ${facts['phone']}.`}`,
  'request.danger': (facts) =>
    `When life is in danger call ${facts['call'] ?? '119, 120 or 110'} first. Then send this, and we go on with it.`,
  'request.known': 'Is it one of these? If so press “mine too”; if not, press “no, something else”.',
  'request.in_the_future': 'That time has not come yet. Check the date and the hour.',
  'request.not_found': 'There is nothing with this number. Check the number.',
  'request.already_withdrawn': 'This was taken back already. To say it again, write a new one.',
  'request.too_late_to_withdraw':
    'Ten minutes have passed and somebody is at work on it. If it is not needed any more, add a line to say so.',
  'request.erased': 'What stood here was erased because its author asked for it. It cannot be changed.',
  'link.forged':
    'This link is not whole. Open the one you were given, or call the post and read out your number.',
  'link.expired': 'This link has expired. Call the post and read out your number to get a new one.',

  // The matter
  'case.changed':
    'This matter changed while you were reading it. Look at what is new, then press again: what you wrote is still here.',
  'case.not_found': 'There is no such matter. Check the number.',
  'case.ended': (facts) =>
    `This matter ${endings[String(facts['state'])] ?? 'has ended'} and stays as it is. If something is left, report it anew.`,
  'case.not_being_worked': (facts) =>
    facts['state'] === 'done_claimed' || facts['state'] === 'confirmed'
      ? 'This is said to be done and waits for an answer. If it is not done, those who reported it press “not fixed”.'
      : 'Nobody is working on this now, so this step is not possible.',
  'case.not_said_done': 'Nobody has said yet that it is done. You will be asked when it is.',
  'case.not_confirmed': 'Nobody has said that it is fixed. Call and ask first.',
  'case.too_long_ago': (facts) =>
    `This was closed more than ${facts['days'] ?? 30} days ago. If it is still not right, report it anew.`,
  'case.urged_lately': 'You asked just now, and they have seen it. If nothing moves, ask again in an hour.',
  'case.same': 'Both numbers are the same matter. Choose another.',
  'case.nothing_left': 'Something must stay. Leave at least one need here.',
  'need.not_found': 'Nothing was chosen. Choose what becomes a matter of its own.',
  'case.not_open_to_helpers': 'Somebody has taken this one, or no helper is needed. Look at the others.',
  'answer.needs_words': 'What is not fixed? One sentence lets them go on.',
  'phone.none': 'No telephone number was left. Write a line in the matter; it shows on their page.',
  'promise.in_the_past': 'That time is over. Choose a later day.',

  // Handing over
  'body.not_found': 'There is no such body. Choose one from the list.',
  'case.awaits_designation': 'This was refused once. The coordinator decides whose it is.',
  'case.is_designated': 'The coordinator decided whose this is. Only the coordinator can decide anew.',
  'offer.already_open': 'Another body was asked and has not answered yet. Take that back first.',
  'offer.better_is_itself': 'A refusal names who should do it, and that is somebody else. Choose that body.',
  'offer.none': 'No hand-over waits for an answer. It may have been accepted, refused or taken back.',
  'offer.to_holder': 'This body has it already. Choose another.',
  'person.not_of_holder':
    'This person does not belong to the body that has it. Hand it over to that body first.',
  'explanation.already_waits': 'An explanation waits for the coordinator already.',
  'explanation.none': 'No explanation waits. It may have been looked at already.',
  'topic.not_offered': (facts) =>
    `Nothing is filed under “${facts['name'] ?? ''}” here. Choose another, or “other”.`,
  'lesson.none': 'Nothing of this is learnt any more. Look at the day again.',
}

const endings: Readonly<Record<string, string>> = {
  closed: 'is done and closed',
  joined: 'was joined to another about the same thing',
  withdrawn: 'was taken back',
  referred: 'belongs to somebody else, as was explained,',
  explained: 'cannot be solved, as was explained,',
}

function nameOf(facts: Facts): string {
  return facts['name'] ? `“${facts['name']}”` : 'This file'
}
