import type { Brand } from '../../../kernel/brand.ts'

export type ContactId = Brand<string, 'ContactId'>
export type DeputyId = Brand<string, 'DeputyId'>

/** Somebody to be reached at a body. */
export type Contact = {
  readonly id: ContactId
  readonly name: string
  readonly role: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly wecom: string | null
}

/** Minutes of a working day, local. */
export type Hours = { readonly opens: number; readonly closes: number }

/** `8:30` as minutes of the day; null when it is no time of day. */
export function readMinutes(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-4])[:：]([0-5]\d)$/.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return null
  const all = Number(hours) * 60 + Number(minutes)
  return all <= 1_440 ? all : null
}

export function sayMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
