import type { DefinitionWords } from './definitions.words.zh.ts'

export const en: DefinitionWords = {
  figures: {
    response: {
      name: 'Contacted in time',
      means:
        'Of all that were to be contacted this month: those where somebody spoke to the person within the limit.',
    },
    resolution: {
      name: 'Said to be fixed',
      means:
        'Of all that were due this month and where somebody answered: those where everybody who answered says it is fixed, and it was neither said to be broken again nor reported again within 30 days.',
    },
    satisfaction: {
      name: 'Content',
      means:
        'Of the households that gave a mark to those, or said that it is not fixed: those that said good or very good.',
    },
    reached: {
      name: 'Answered',
      means:
        'Of all that were due this month and said to be done: those where at least one household answered.',
    },
    explained: {
      name: 'Explained as impossible',
      means:
        'Of all that were due this month: those that cannot be solved now, as the coordinator agreed and the person was told. Counted apart, never as done.',
    },
    refused: {
      name: 'Not taken over',
      means: 'Of all offers of this month that were answered or ran out: those that were refused.',
    },
    promises: {
      name: 'Promises kept',
      means:
        'Of all promises whose day came this month: those kept by that day. One that was moved beforehand, with a reason and consent, is listed apart.',
    },
  },
  left: {
    contact: {
      on_time: (n) => `${n} contacted in time`,
      late: (n) => `${n} contacted late`,
      silent: (n) => `${n} not contacted yet`,
      joined: (n) => `${n} joined with others, not counted twice`,
      withdrawn: (n) => `${n} taken back by the person, not counted`,
    },
    finish: {
      solved: (n) => `${n} fixed, says the person`,
      not_fixed: (n) => `${n} not fixed, says the person`,
      reopened: (n) => `${n} said to be fixed, and broken again within 30 days`,
      refiled: (n) => `${n} reported again within 30 days`,
      unreached: (n) => `${n} said to be done, nobody reached, not counted`,
      unasked: (n) => `${n} said to be done, nobody asked yet, not counted`,
      unfinished: (n) => `${n} due and not finished, not counted`,
      explained: (n) => `${n} explained as impossible, not counted as done`,
      referred: (n) => `${n} not ours, not counted as done`,
      joined: (n) => `${n} joined with others, not counted twice`,
      withdrawn: (n) => `${n} taken back by the person, not counted`,
    },
    rating: {
      satisfied: (n) => `${n} content`,
      middling: (n) => `${n} said fair`,
      unsatisfied: (n) => `${n} not content`,
      not_fixed: (n) => `${n} said not fixed and gave no mark`,
      unrated: (n) => `${n} said fixed and gave no mark, not counted`,
      unreached: (n) => `${n} not reached, not counted`,
      unasked: (n) => `${n} not asked yet, not counted`,
    },
    offer: {
      accepted: (n) => `${n} taken over`,
      refused: (n) => `${n} refused`,
      lapsed: (n) => `${n} not answered in time`,
      withdrawn: (n) => `${n} taken back, not counted`,
      offered: (n) => `${n} still open, not counted`,
    },
    promise: {
      kept: (n) => `${n} kept in time`,
      late: (n) => `${n} kept late`,
      broken: (n) => `${n} broken`,
      moved: (n) => `${n} moved beforehand, not counted`,
      open: (n) => `${n} without an end yet, not counted`,
    },
  },
}
