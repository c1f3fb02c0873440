const everyMillis = 60_000

/** Brings the wall up to date in place: no white flash; when the post's line is down, the last picture stays. */
async function renew(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  // A new version of the program brings new styles.
  if (styleOf(fresh) !== styleOf(document)) location.reload()
  else document.body.replaceChildren(...fresh.body.childNodes)
}

function styleOf(page: Document): string | null | undefined {
  return page.querySelector('link[rel=stylesheet]')?.getAttribute('href')
}

setInterval(() => void renew().catch(() => undefined), everyMillis)
