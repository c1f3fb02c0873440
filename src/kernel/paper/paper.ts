import type { Lang } from '../words/lang.ts'

/**
 * A document as it is meant: what it says and in which order. `pdf.ts` sets it in type, `docx.ts` makes it a file that
 * an office goes on writing in; both show the same.
 */
export type Paper = {
  readonly lang: Lang
  readonly title: string
  /** One line under the title: which post, which day. */
  readonly under?: string | undefined
  readonly blocks: readonly Block[]
  /** Stands at the foot of every page, beside the page's number. */
  readonly foot?: string | undefined
  /** A notice that hangs on a door is set large. */
  readonly size?: 'usual' | 'large' | undefined
}

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly is: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | Table
  | {
      readonly is: 'picture'
      readonly svg: string
      readonly says: string
      /** Millimetres. */
      readonly width: number
    }
  /** A line to sign on for each, with room for a day. */
  | { readonly is: 'signatures'; readonly who: readonly string[] }

export type Table = {
  readonly is: 'table'
  /** Stands again at the head of every page that the table goes on. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Shares of the width, one a column; alike when they are not given. */
  readonly widths?: readonly number[]
  /** Columns of figures, by number from 0: set to the right. */
  readonly figures?: readonly number[]
}
