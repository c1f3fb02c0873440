import type { FindWords } from './words.zh.ts'

export const en: FindWords = {
  front: {
    title: 'Legwork · tell us what is wrong',
    heading: ['Say it in one sentence; ', 'we do the legwork'],
    which: 'Which neighbourhood do you live in?',
    none: 'No service post is open here yet.',
    closed: 'takes no new matters',
  },
  choose: {
    title: (community) => `Where are you? · ${community}`,
    heading: 'Where are you?',
    hint: 'Choose down to your stairwell. Where there is a code on the wall, scanning it is faster.',
    empty: (phone) => `The buildings are not listed yet; please call ${phone}.`,
  },
  mine: {
    title: 'What I have reported',
    onThisPhone: 'From this phone',
    nothing: 'Nothing was sent from this phone yet.',
    open: (ref) => `No. ${ref}`,
    said: (moment) => `said ${moment}`,
    forget: 'Take them off this phone',
    forgetHint: 'If the phone is not yours, take them off after reading; the work goes on all the same.',
    forgot: 'Taken off; the work goes on all the same.',
    findHeading: 'Another phone? Find it by its number',
    findHint: 'The number stands on the receipt; the phone is the one you left then.',
    community: 'Neighbourhood',
    ref: 'Number',
    refHint: '5 to 9 digits',
    phone: 'Phone number',
    find: 'Find it',
    wrong: {
      often: 'Too many tries; come back in an hour, or call the service post and say the number',
      ref: 'That number is not right; please see whether a digit was copied wrongly',
      phone: 'That is not a phone number; it has 11 digits',
      noMatch:
        'No match. The number or the phone differs, or no phone was left. Call the service post and say the number',
    },
  },
  board: 'How everybody’s matters are going',
}
