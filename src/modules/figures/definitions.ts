/*
 * What each figure is: which question it asks of what fell due in the month, which answers are its numerator, which are
 * only in its denominator, and which are not counted and are listed beside it by their reason. The law names the three
 * rates (casework.md R13) and gives no formula: these are the product's own, and say so wherever they are shown.
 *
 * Everything that shows a figure reads it here: the desk, the spreadsheet, the paper and the public board. In words they
 * stand in `definitions.words.*.ts`.
 */

/** Since when the figures are defined like this. */
export const definedOn = '2026-11-25'

/** What is asked, and every answer there is; each matter, household, offer or promise gets exactly one. */
export const verdicts = {
  /** Of each matter whose limit for the first contact fell in the period. */
  contact: ['on_time', 'late', 'silent', 'joined', 'withdrawn'],
  /** Of each matter whose limit to finish fell in the period. */
  finish: [
    'solved',
    'not_fixed',
    'reopened',
    'refiled',
    'unreached',
    'unasked',
    'unfinished',
    'explained',
    'referred',
    'joined',
    'withdrawn',
  ],
  /** Of each household that asked for those matters; of those nobody answered for, all of them together. */
  rating: ['satisfied', 'middling', 'unsatisfied', 'not_fixed', 'unrated', 'unreached', 'unasked'],
  /** Of each of those matters of which at least one household answered: did all of them say satisfied? */
  matter_rating: ['satisfied', 'unsatisfied'],
  /** Of each offer to take a matter over that was made in the period. */
  offer: ['accepted', 'refused', 'lapsed', 'withdrawn', 'offered'],
  /** Of each promise whose day fell in the period. */
  promise: ['kept', 'late', 'broken', 'moved', 'open'],
} as const

export type Question = keyof typeof verdicts
export type Verdict<Q extends Question = Question> = (typeof verdicts)[Q][number]

/**
 * How often an answer was given. `n` counts what the question is asked of. Of matters, `households` are those that asked
 * for them, `answered` those that said whether it is fixed, `fixed` those whose last word was that it is, and stayed so.
 */
export type Tally = {
  readonly question: Question
  readonly verdict: Verdict
  /** A topic, a building or a body; empty for what has none, and when nothing is told apart. */
  readonly key: string
  readonly n: number
  readonly households: number
  readonly answered: number
  readonly fixed: number
}

type Column = 'n' | 'households' | 'answered' | 'fixed'
type Sum<Q extends Question = Question> = {
  readonly of: Q
  readonly column: Column
  readonly verdicts: readonly Verdict<Q>[]
}

export type Unit = 'matter' | 'household' | 'offer' | 'promise'

/** What a figure may ask; how whole matters were rated is only its other side. */
export type Asked = Exclude<Question, 'matter_rating'>

type Defined<Q extends Asked> = {
  readonly asks: Q
  readonly unit: Unit
  readonly part: readonly Verdict<Q>[]
  /** In the denominator and not in the numerator. */
  readonly rest: readonly Verdict<Q>[]
  /** Not counted; each is listed beside the figure. */
  readonly apart: readonly Verdict<Q>[]
  /** The same counted the other way: a matter that five households asked for is one matter, and five households. */
  readonly other: { readonly unit: Unit; readonly part: Sum; readonly whole: Sum } | null
}

const define = <Q extends Asked>(definition: Defined<Q>): Definition => definition
const sum = <Q extends Question>(of: Q, column: Column, ...wanted: readonly Verdict<Q>[]): Sum => ({
  of,
  column,
  verdicts: wanted,
})

export type Definition = Defined<Asked>

const answeredFor = ['solved', 'not_fixed', 'reopened', 'refiled'] as const

export const definitions = {
  /** 响应率: contacted within the limit of those whose limit fell in the period. */
  response: define({
    asks: 'contact',
    unit: 'matter',
    part: ['on_time'],
    rest: ['late', 'silent'],
    apart: ['joined', 'withdrawn'],
    other: {
      unit: 'household',
      part: sum('contact', 'households', 'on_time'),
      whole: sum('contact', 'households', 'on_time', 'late', 'silent'),
    },
  }),
  /** 解决率: every household that answered says fixed, and neither reopened nor said again within thirty days. */
  resolution: define({
    asks: 'finish',
    unit: 'matter',
    part: ['solved'],
    rest: ['not_fixed', 'reopened', 'refiled'],
    apart: ['unreached', 'unasked', 'unfinished', 'explained', 'referred', 'joined', 'withdrawn'],
    other: {
      unit: 'household',
      part: sum('finish', 'fixed', ...answeredFor),
      whole: sum('finish', 'answered', ...answeredFor),
    },
  }),
  /** 满意率: said satisfied of those who answered. Who says it is not fixed is not satisfied, with or without a mark. */
  satisfaction: define({
    asks: 'rating',
    unit: 'household',
    part: ['satisfied'],
    rest: ['middling', 'unsatisfied', 'not_fixed'],
    apart: ['unrated', 'unreached', 'unasked'],
    other: {
      unit: 'matter',
      part: sum('matter_rating', 'n', 'satisfied'),
      whole: sum('matter_rating', 'n', 'satisfied', 'unsatisfied'),
    },
  }),
  /** The fourth: of what was said to be done, for how much somebody concerned was heard. */
  reached: define({
    asks: 'finish',
    unit: 'matter',
    part: answeredFor,
    rest: ['unreached', 'unasked'],
    apart: ['unfinished', 'explained', 'referred', 'joined', 'withdrawn'],
    other: null,
  }),
  /** Explained as not to be solved now, of everything that fell due and was not said twice: counted apart, never solved. */
  explained: define({
    asks: 'finish',
    unit: 'matter',
    part: ['explained'],
    rest: [...answeredFor, 'unreached', 'unasked', 'unfinished', 'referred'],
    apart: ['joined', 'withdrawn'],
    other: null,
  }),
  /** Offers to take over that were refused, of those that were answered or ran out. */
  refused: define({
    asks: 'offer',
    unit: 'offer',
    part: ['refused'],
    rest: ['accepted', 'lapsed'],
    apart: ['withdrawn', 'offered'],
    other: null,
  }),
  /** Promises kept in time, of those that came due. One moved in time with a reason and consent is not counted. */
  promises: define({
    asks: 'promise',
    unit: 'promise',
    part: ['kept'],
    rest: ['late', 'broken'],
    apart: ['moved', 'open'],
    other: null,
  }),
} as const satisfies Record<string, Definition>

export type FigureId = keyof typeof definitions
export const figureIds: readonly FigureId[] = [
  'response',
  'resolution',
  'satisfaction',
  'reached',
  'explained',
  'refused',
  'promises',
]

/** The three rates and the share that was reached: what the public board shows. */
export const rateIds = [
  'response',
  'resolution',
  'satisfaction',
  'reached',
] as const satisfies readonly FigureId[]

/** How long after it was said to be done the same matter, said again or reopened, counts against "solved". */
export const daysToHold = 30

/** From this mark of five on, somebody is satisfied; below `middling` not at all. */
export const marks = { satisfied: 4, middling: 3 } as const
