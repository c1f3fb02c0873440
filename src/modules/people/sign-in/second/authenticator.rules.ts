const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The letters an authenticator wants to be told a secret in (RFC 4648, without the filling). */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => letters[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** In fours, for somebody who types it. */
export function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ')
}

type Told = { readonly issuer: string; readonly account: string; readonly secret: string }

/** What stands in the picture that is scanned: six digits, a new one every thirty seconds. */
export function authenticatorUri({ issuer, account, secret }: Told): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=6&period=30`
}
