const patienceMillis = 15_000

/** The second tap of a trembling hand does nothing; after a while one may try again. */
export function guardDoubleTap(form: HTMLFormElement): void {
  const state = { until: 0 }
  form.addEventListener('submit', (event) => {
    if (Date.now() < state.until) {
      event.preventDefault()
      return
    }
    state.until = Date.now() + patienceMillis
    tell(form, form.dataset['sending'] ?? '')
  })
  // Coming back by the back button brings the page as it was.
  window.addEventListener('pageshow', () => {
    state.until = 0
    tell(form, '')
  })
}

function tell(form: HTMLFormElement, words: string): void {
  const line = form.querySelector<HTMLElement>('[data-tell]')
  if (line) line.textContent = words
}
