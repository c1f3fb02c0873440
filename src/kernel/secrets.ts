import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Keys for each purpose, all derived from one secret of the installation. */
export type Secrets = {
  /** Proof that we wrote this text: base64url, `length` characters, 16 to 43. */
  readonly sign: (purpose: string, text: string, length?: number) => string
  readonly isSigned: (purpose: string, text: string, proof: string) => boolean
  /** A fingerprint by which equal texts can be found without being readable (phone numbers). */
  readonly fingerprint: (purpose: string, text: string) => string
  readonly seal: (plain: string) => Buffer
  /** Throws when the box was not sealed by us or was changed. */
  readonly open: (box: Uint8Array) => string
  readonly keyFor: (purpose: string) => string
}

// 96 bits: nobody tries so many links.
const shortestProof = 16

/** @param secret at least 32 bytes. Losing it makes sealed phone numbers unreadable and links void. */
export function secretsFrom(secret: Uint8Array): Secrets {
  if (secret.byteLength < 32) throw new RangeError('the secret must have at least 32 bytes')
  const keyOf = memo((purpose) => Buffer.from(hkdfSync('sha256', secret, '', `legwork/${purpose}`, 32)))
  const macKeyOf = memo((purpose) => createSecretKey(keyOf(purpose)))
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', macKeyOf(purpose)).update(text).digest('base64url')
  return {
    sign: (purpose, text, length = 22) => {
      if (length < shortestProof) throw new RangeError('a proof this short can be guessed')
      return mac(`sign/${purpose}`, text).slice(0, length)
    },
    isSigned: (purpose, text, proof) =>
      proof.length >= shortestProof && same(mac(`sign/${purpose}`, text).slice(0, proof.length), proof),
    fingerprint: (purpose, text) => mac(`fingerprint/${purpose}`, text),
    seal: (plain) => seal(keyOf('seal'), plain),
    open: (box) => open(keyOf('seal'), box),
    keyFor: (purpose) => keyOf(`key/${purpose}`).toString('base64url'),
  }
}

// Layout of a sealed field: 1 byte version, 12 bytes nonce, ciphertext, 16 bytes tag (AES-256-GCM).
function seal(key: Buffer, plain: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  return Buffer.concat([
    Buffer.of(1),
    nonce,
    cipher.update(plain, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

function open(key: Buffer, box: Uint8Array): string {
  const bytes = Buffer.from(box)
  if (bytes[0] !== 1) throw new Error('sealed by an unknown version')
  if (bytes.length < 29) throw new Error('cut off')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]).toString('utf8')
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}
