import type { Lang } from '../words/lang.ts'
import type { Look } from './look.ts'

/** What every page knows of the request that it answers. */
export type Page = {
  readonly lang: Lang
  readonly look: Look
  /** Path and query of this page: the links for size, theme and language lead back to it. */
  readonly here: string
  /** The address of a stylesheet or script: `asset('resident.css')`. */
  readonly asset: (name: string) => string
}

/** The same page with these parameters set in its query; null takes one out. */
export function hereWith(here: string, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(here, 'http://here')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.pathname + url.search
}
