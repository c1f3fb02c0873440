/**
 * Below this confidence a topic is a guess, and is shown as one: of hand-labelled messages that were read so, fewer
 * than half were right (decision 0016; `bench/language/sureness.ts`).
 */
export const unsureBelow = 0.5
