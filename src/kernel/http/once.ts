import { randomBytes } from 'node:crypto'

/** A key for a form's hidden `once` field: the same form sent twice is filed once. */
export function newOnce(): string {
  return randomBytes(15).toString('base64url')
}

export function isOnceKey(text: string): boolean {
  return /^[\w.:-]{8,100}$/.test(text)
}
