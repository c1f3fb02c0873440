import { ways } from '../key.store.ts'

/** By what a month is told apart on the desk; by month, it stands beside the five before it. */
export const views = [...ways, 'month'] as const
export type View = (typeof views)[number]
