import type { SayWords } from './words.zh.ts'

export const en: SayWords = {
  title: (place) => `Tell us what is wrong · ${place}`,
  heading: ['Say it in one sentence; ', 'we do the legwork'],
  otherPlace: 'Somewhere else',
  sos: 'If a life is at risk, first call',
  what: 'What is the matter?',
  hint: 'Where, since when: whatever comes to mind',
  photo: 'Take a photo',
  voice: 'Record a message',
  chosen: 'chosen',
  filesHint: 'Up to 9 photos. If you would rather not type, just record a message.',
  kept: (photos, voices) =>
    `Kept for you: ${[photos > 0 ? `${photos} ${photos === 1 ? 'photo' : 'photos'}` : '', voices > 0 ? '1 recording' : ''].filter(Boolean).join(', ')}. No need to choose again.`,
  phoneAsk: 'Leave a phone number so that we can answer (you need not)',
  phone: 'Phone number',
  phoneHint: 'Only the service post sees it; 11 digits',
  send: 'Send it',
  promise: 'You can take it back for 10 minutes. Whoever it is about is not told who said it.',
  sameHeading: 'Is it one of these?',
  sameHint: 'If so, press “Mine too”: you get the same news.',
  sameOpen: (households, span) =>
    `${households} ${households === 1 ? 'household' : 'households'} so far · for ${span}`,
  sameBecause: (heard, place) => {
    const said = heard.length > 0 ? `both speak of ${heard.join(', ')}` : 'the words are much alike'
    return `Because ${said}${place === null ? '' : place === 'stairwell' ? ', in this stairwell' : ', in this building'}`
  },
  meToo: 'Mine too',
  another: 'No, it is another matter',
  danger: {
    title: 'Call first',
    heading: 'Call first, then tell us',
    because: {
      fire: 'It sounds like a fire. Get everybody outside, then call 119.',
      gas: 'It sounds like a gas leak. Get everybody outside, then call 119.',
      injury: 'It sounds as if somebody needs an ambulance. Call 120 first.',
      violence: 'It sounds as if somebody is being hurt. Call 110 first.',
      trapped: 'It sounds as if somebody is trapped. Call 119 first.',
      wires: 'It sounds like a live wire. Touch nothing, keep away, and call 119 first.',
    },
    call: (number) => `Call ${number}`,
    notStored: 'It has not been sent yet. What you wrote is kept below.',
    goOn: 'I have called; go on',
    goOnHint: 'If nobody is in danger, go on here as well.',
    filesLost: 'The photos and the recording did not come along; you can add them afterwards.',
  },
  onlyPhoto: '(no words, a photo)',
  onlyVoice: '(no words, a recording)',
  wrong: {
    empty: 'Nothing is written yet. Write a sentence, take a photo or record a message',
    tooShort: 'That is too short for us to understand; please say a little more',
    odd: {
      broken:
        'These characters came out garbled and we cannot read them; please type it again. To send it all the same, press “Send it” once more',
      pictures:
        'We see pictures but do not know yet what the matter is; please add a few words. To send it all the same, press “Send it” once more',
      repeated:
        'That is one character over and over; please say a little more. To send it all the same, press “Send it” once more',
    },
    tooLong: (count, most) => `That is ${count} characters; at most ${most}. Please shorten it`,
    phone: 'That is not a phone number; it has 11 digits',
    broken: 'The page did not arrive whole. What you wrote is still here; press “Send it” again',
    tooMuch: 'The photos are too large together; please choose fewer',
    goneSame: 'That matter has ended or changed meanwhile; please look again',
  },
  unknown: {
    title: 'We do not know this code',
    why: 'It may have been replaced, or a letter was copied wrongly.',
    todo: 'Choose your building and say it there; or simply call.',
    choose: 'Choose where I live',
  },
  closed: {
    title: (community) => `${community} takes no new matters`,
    since: (day) => `Since ${day} this service post takes no new matters.`,
    whom: (phone) => `Call ${phone}: they tell you who is responsible now.`,
    typed: 'What you wrote is still here to be copied',
  },
}
