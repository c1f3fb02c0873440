import { readFileSync } from 'node:fs'
import { decode } from '../kernel/decode.ts'
import { type Fields, readAll, readLines, textOf } from './jsonl.ts'

/** What a command about labels reads: its rows, and where it could not read one. */
export type Labelled = {
  readonly rows: readonly {
    readonly fields: readonly string[]
    readonly label: string
    readonly group: string
  }[]
  readonly skipped: readonly { readonly line: number; readonly why: string }[]
}

type Wanted = { readonly text: readonly string[]; readonly label: string; readonly group?: string }

/** Lines without words or without a label are left out and told. */
export function labelledRows(text: string, { text: names, label, group }: Wanted): Labelled {
  const rows: { fields: string[]; label: string; group: string }[] = []
  const skipped: { line: number; why: string }[] = []
  for (const each of readLines(text)) {
    if (!('fields' in each)) skipped.push({ line: each.line, why: each.why })
    else {
      const fields = wordsOf(each.fields, names)
      const said = textOf(each.fields, label)
      if (fields.length === 0) skipped.push({ line: each.line, why: 'no words' })
      else if (said === '') skipped.push({ line: each.line, why: 'no label' })
      else rows.push({ fields, label: said, group: group === undefined ? '' : textOf(each.fields, group) })
    }
  }
  return { rows, skipped }
}

/** The fields of these names that hold words. */
export function wordsOf(fields: Fields, names: readonly string[]): string[] {
  return names.map((name) => textOf(fields, name)).filter((words) => words.trim() !== '')
}

/** `title,detail` → its names. */
export function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** What was piped in, or the file that was named. */
export async function textIn(file: string | undefined): Promise<string> {
  return decode(file === undefined ? await readAll(process.stdin) : readFileSync(file)).text
}
