/** Earlier decisions as the other rooms cite them. */
export type { Precedent } from './precedent.rules.ts'
export { precedentsFor } from './precedent.store.ts'
