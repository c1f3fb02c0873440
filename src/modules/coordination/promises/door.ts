/** The ledger of promises as the other rooms use it: inside their own deed, with its scene. */
export { listPromises, type Line as PromiseLine, talliesOf } from './list-promises.store.ts'
export { makePromise, type Promising } from './make-promise.ts'
export type { PromiseId } from './promise.rules.ts'
export { breakPromise, keepPromise, movePromise } from './settle-promise.ts'
