import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

/* Fingerprint or face: shows its buttons where the browser can do it. Without it, name and password do. */

type Answer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly code: string }

async function ask(path: string, body: object): Promise<Answer> {
  const reply = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const read: unknown = await reply.json().catch(() => null)
  if (reply.ok) return { ok: true, body: read }
  const code = typeof read === 'object' && read !== null && 'code' in read ? String(read.code) : ''
  return { ok: false, code }
}

async function enter(): Promise<Answer> {
  const asked = await ask('/sign-in/passkey/options', {})
  if (!asked.ok) return asked
  const optionsJSON = asked.body as PublicKeyCredentialRequestOptionsJSON
  return ask('/sign-in/passkey', { response: await startAuthentication({ optionsJSON }) })
}

async function add(): Promise<Answer> {
  const asked = await ask('/sign-in/passkey/new/options', {})
  if (!asked.ok) return asked
  const optionsJSON = asked.body as PublicKeyCredentialCreationOptionsJSON
  return ask('/sign-in/passkey/new', { response: await startRegistration({ optionsJSON }), name: device() })
}

// What the list of one's keys calls this one.
function device(): string {
  const known = ['iPhone', 'iPad', 'HarmonyOS', 'Android', 'Windows', 'Mac', 'Linux']
  return known.find((name) => navigator.userAgent.includes(name)) ?? ''
}

function wake(part: HTMLElement): void {
  const button = part.querySelector('button')
  const fault = part.querySelector<HTMLElement>('.err')
  if (!button || !fault || !part.hidden) return
  part.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    fault.hidden = true
    void (part.dataset['passkey'] === 'add' ? add() : enter())
      // Closing the system's dialog throws, and so does a device without a key for us.
      .catch((): Answer => ({ ok: false, code: '' }))
      .then((answer) => {
        if (answer.ok) return location.assign(part.dataset['to'] ?? '/desk')
        const says = answer.code === 'passkey.stale' ? part.dataset['stale'] : part.dataset['fault']
        const line = fault.querySelector('span')
        if (line) line.textContent = says ?? ''
        fault.hidden = false
        button.disabled = false
      })
  })
}

function wakeAll(): void {
  if (!browserSupportsWebAuthn()) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) wake(part)
}

wakeAll()
// At the desk pages change without being loaded anew, and a script runs only once.
document.addEventListener('turbo:load', wakeAll)
