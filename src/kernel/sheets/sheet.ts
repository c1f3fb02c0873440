/** What stands in one cell. A day is its date as text, `2026-11-24`. */
export type Cell = string | number | null

/** A table as a spreadsheet has it: a line of names, and rows as wide as that. */
export type Sheet = {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}
