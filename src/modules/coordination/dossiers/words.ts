import { type DossierRefusal, zh } from './words.zh.ts'

/** The desk speaks Chinese. */
export const dossierWords = zh

const sentences: Readonly<Record<string, string>> = zh.refusals

/** What a refusal means and what to do now; lines that could not be read are named. */
export function sayDossierRefusal(
  code: DossierRefusal | (string & {}),
  { lines }: { readonly lines?: string | number | undefined } = {},
): string {
  const says = sentences[code] ?? zh.refusals.not_understood
  return lines === undefined ? says : `${says}（第${lines}行）`
}

/** How a dossier is called in one line. */
export function dossierName({ number, title }: { readonly number: number; readonly title: string }): string {
  return `${zh.number(number)} ${title}`
}

/** 120050 fen as 1200.50. */
export function sayYuan(fen: number): string {
  const whole = Math.abs(fen)
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}
