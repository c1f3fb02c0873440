/* An invented neighbourhood in which matters go from body to body. Figures of behaviour are assumptions and parameters. */

/** Which of the house's rules hold. */
export type Rules = {
  /** After one refusal, or none in time, the coordinator says whose it is, and that body cannot refuse. */
  readonly designation: boolean
  /** Clocks warn and climb: the desk, the coordinator, the secretary, the street. */
  readonly ladder: boolean
  /** When the ladder has been climbed, the bodies are called to the spot. */
  readonly whistle: boolean
}

/** How bodies behave; shares are 0..1, days are working days. */
export type Habits = {
  /** How often a body refuses what is its own. What is not its own it nearly always refuses. */
  readonly refuse: number
  /** How long it takes to answer, on average. */
  readonly delay: number
  /** How often a matter is laid aside and lies there until somebody reminds. */
  readonly forget: number
}

export const usualHabits: Habits = { refuse: 0.3, delay: 1.5, forget: 0.3 }

/** What does not change from run to run. */
export const assumed = {
  bodies: ['post', 'property', 'owners_committee', 'housing_bureau', 'utility', 'street'],
  /** New matters a working day. */
  arrivals: 4,
  /** How often the first guess of whose it is is right, a body's word about another, and the coordinator's. */
  rightGuess: 0.7,
  rightPointing: 0.5,
  rightDecision: 0.9,
  refusesOthers: 0.95,
  /** Days of work, on average; the double under a body whose own it is not. */
  work: 2,
  /** Days until the coordinator has decided, on average. */
  decision: 0.5,
  /** Of a day: somebody remembers by himself; a resident urges. */
  remembers: 0.02,
  urges: 0.03,
  /** How often a word from each step brings a matter back to the table. */
  heeds: { resident: 0.4, warning: 0.3, coordinator: 0.6, secretary: 0.8, street: 0.9 },
  /** How often a matter is settled on the spot when everybody has come. */
  settledOnTheSpot: 0.8,
  /** Days until everybody has come. */
  called: 2,
} as const
