/** Dossiers as other rooms use them. */
export type { Dossier } from './dossier.rules.ts'
export { listDue } from './dossier.store.ts'
export { dossierName } from './words.ts'
