/** Parts of a case that other bodies do, as other rooms use them. */
export { askPart } from './ask-part.ts'
export { takeBackPart, tellPartDone, tellPartLate } from './act-on-part.ts'
export { type Part, type PartId, type Standing, standingOf } from './part.rules.ts'
export { listParts, listPartsOf } from './part.store.ts'
