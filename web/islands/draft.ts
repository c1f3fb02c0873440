type Draft = {
  readonly words: string
  readonly once: string
  readonly sent: string | null
  readonly at: number
}

// A code may be typed in small letters.
const nameOf = (place: string) => `draft:${place.toUpperCase()}`
const keptMillis = 7 * 24 * 3600 * 1000

/**
 * Keeps half-written words on the phone until they have arrived. When a post may have got lost on the way, the same
 * words go again under the same key, so that they are filed once.
 */
export function keepDraft(form: HTMLFormElement, place: string): void {
  const words = form.querySelector<HTMLTextAreaElement>('textarea[name=words]')
  const once = form.querySelector<HTMLInputElement>('input[name=once]')
  if (!words || !once) return
  const fresh = once.value
  const kept = read(place)
  if (kept && words.value === '') words.value = kept.words
  const follow = (sent: string | null) => {
    once.value = kept && kept.sent === words.value ? kept.once : fresh
    write(place, { words: words.value, once: once.value, sent, at: Date.now() })
  }
  if (kept) follow(kept.sent)
  words.addEventListener('input', () => follow(kept?.sent ?? null))
  form.addEventListener('submit', () => follow(words.value))
}

/** They have arrived: the receipt says so. */
export function forgetDraft(place: string): void {
  try {
    localStorage.removeItem(nameOf(place))
  } catch {
    // Some phones keep nothing.
  }
}

function read(place: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(place)) ?? 'null') as Draft | null
    return kept && Date.now() - kept.at < keptMillis ? kept : null
  } catch {
    return null
  }
}

function write(place: string, draft: Draft): void {
  try {
    if (draft.words === '') localStorage.removeItem(nameOf(place))
    else localStorage.setItem(nameOf(place), JSON.stringify(draft))
  } catch {
    // Full or forbidden: the page works without.
  }
}
