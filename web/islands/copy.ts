/** Buttons that copy a text: shown only where copying can be done, and they say that it was. */
export function offerCopying(within: ParentNode): void {
  if (!('clipboard' in navigator)) return
  for (const button of within.querySelectorAll<HTMLButtonElement>('button[data-copy]')) button.hidden = false
}

export async function copyFrom(button: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset['copy'] ?? '')
  if (!(source instanceof HTMLTextAreaElement)) return
  source.select()
  await navigator.clipboard.writeText(source.value)
  button.textContent = button.dataset['copied'] ?? ''
}
