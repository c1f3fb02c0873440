/** Calls to the spot, as other rooms use them. */
export { answerWhistle, blowWhistle, callOffWhistle, endWhistle } from './blow-whistle.ts'
export { type Tally, type Whistle, type WhistleId } from './whistle.rules.ts'
export { listWhistles, tallyWhistles } from './whistle.store.ts'
