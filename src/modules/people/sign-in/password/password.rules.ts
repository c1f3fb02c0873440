export const shortestPassword = 10
export const longestPassword = 128

export type PasswordFault = 'password.short' | 'password.long' | 'password.plain' | 'password.differs'

/** Why these words are no password for this account; null when they are. */
export function passwordFault(
  password: string,
  again: string,
  names: readonly string[],
): PasswordFault | null {
  if (Array.from(password).length < shortestPassword) return 'password.short'
  if (password.length > longestPassword) return 'password.long'
  if (isPlain(password, names)) return 'password.plain'
  return password === again ? null : 'password.differs'
}

// What people try first. Ten of the same, a row of the keyboard, the name on the door.
function isPlain(password: string, names: readonly string[]): boolean {
  const low = password.normalize('NFKC').toLowerCase()
  if (new Set(low).size < 5) return true
  if (rows.some((row) => row.includes(low) || repeats(low, row))) return true
  return names.some((name) => name.length >= 4 && low.replaceAll(name.toLowerCase(), '').length < 4)
}

const rows = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]
const beginnings = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'legwork',
  'paotui',
  'admin',
  'qwerty',
  'woaini',
  'iloveyou',
]

function repeats(low: string, row: string): boolean {
  const rest = beginnings.reduce((left, word) => left.replaceAll(word, ''), low)
  return rest.length < low.length && (rest.length < 3 || row.includes(rest))
}

/** A user name as it is kept and compared; null when it cannot be one. A telephone number may be written with gaps. */
export function readUserName(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim().toLowerCase()
  const joined = /^[\d\s-]+$/.test(plain) ? plain.replace(/[\s-]/g, '') : plain
  return /^[\p{L}\p{N}][\p{L}\p{N}_.-]{1,39}$/u.test(joined) ? joined : null
}

/** By what somebody signs in, as it is kept. */
export type WhoTyped = { readonly kind: 'user_name' | 'email'; readonly value: string }

/** What was typed to sign in, a user name or an address; null when it cannot be either. */
export function readWho(typed: string): WhoTyped | null {
  const plain = typed.normalize('NFKC').trim().toLowerCase()
  if (/^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@]{2,}$/.test(plain)) return { kind: 'email', value: plain }
  const name = readUserName(typed)
  return name === null ? null : { kind: 'user_name', value: name }
}
