/** What the checks look at, from inside the page. Sent there as text: it may use nothing from outside itself. */
export function inPage() {
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return (
      width > 1 &&
      height > 1 &&
      element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      })
    )
  }

  /** Elements that carry text of their own, and the text. */
  const texts = (): { element: Element; text: string }[] => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: { element: Element; text: string }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (!text || !element || element.closest('script,style,noscript,template,option')) continue
      if (isSeen(element)) found.push({ element, text })
    }
    return found
  }

  /** Size in CSS pixels as it comes out on the screen: in a drawing the drawing's own scale counts. */
  const sizeOf = (element: Element): number => {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
    return size * scale
  }

  const name = (element: Element): string => {
    const mark = element.id ? `#${element.id}` : [...element.classList].map((each) => `.${each}`).join('')
    const says = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ')
    return `${element.tagName.toLowerCase()}${mark} “${says.slice(0, 24)}”`
  }

  /** A link in the middle of a sentence is as high as its line; WCAG and the guide let it. */
  const isInSentence = (element: Element): boolean => {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
    const own = element.textContent?.trim() ?? ''
    return (element.parentElement?.textContent?.trim() ?? '').length > own.length + 2
  }

  /** What a finger can hit: a label's box counts for the control in it or behind it. */
  const targets = (): { element: Element; box: DOMRect; isMain: boolean }[] =>
    [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,label')]
      .filter((element) => !isInSentence(element))
      .flatMap((element) => {
        const isControl = element instanceof HTMLInputElement
        const kind = isControl ? element.type : ''
        const label = isControl ? (element.labels?.[0] ?? null) : null
        const isTick = ['checkbox', 'radio', 'file'].includes(kind)
        if (element.tagName === 'LABEL') return []
        const hit = isTick && label && isSeen(label) ? label : element
        if (!isSeen(hit)) return []
        return [{ element: hit, box: hit.getBoundingClientRect(), isMain: hit.matches('.b1,[type=submit]') }]
      })

  return { isSeen, texts, sizeOf, name, targets }
}

export type InPage = ReturnType<typeof inPage>
