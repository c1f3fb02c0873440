import type { Page } from 'playwright-core'
import { type InPage, inPage } from './browser/in-page.ts'
import type { Visit } from './browser.ts'

/*
 * What old eyes and hands need, as far as a browser can measure it: the checks E01 to E22 of the guide for pages for old
 * people (工信厅信管函〔2021〕67号, WCAG 2.2). Each gives back what is wrong, a line each; nothing is good.
 */

/** E01: no visible text is smaller than 18 px. */
export function smallText(page: Page, least = 18): Promise<string[]> {
  return look(page, least, ({ texts, sizeOf, name }, smallest) =>
    texts()
      .filter(({ element }) => sizeOf(element) < smallest - 0.01)
      .map(({ element }) => `E01 ${sizeOf(element).toFixed(1)} px: ${name(element)}`),
  )
}

/** E02: with the largest type on the narrowest phone the page grows downwards, never sideways. */
export async function sideways(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 720 })
  const faults: string[] = []
  const sizes: number[] = []
  for (const root of [18, 24, 30, 36]) {
    await page.evaluate(
      (px) => document.documentElement.style.setProperty('font-size', `${px}px`, 'important'),
      root,
    )
    sizes.push(
      await look(page, null, ({ texts, sizeOf }) =>
        Math.min(...texts().map(({ element }) => sizeOf(element))),
      ),
    )
    faults.push(...(await overflow(page)).map((each) => `E02 at ${root} px: ${each}`))
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  if (before) await page.setViewportSize(before)
  const [first = 0, , , last = 0] = sizes
  if (last < first * 1.9) faults.push(`E02 the smallest text grows only from ${first} to ${last} px`)
  return faults
}

/** E03: lines are at least 1.3 times as high as their type, and paragraphs stand apart. */
export function tightLines(page: Page): Promise<string[]> {
  return look(page, null, ({ texts, name, isSeen }) => {
    const px = (element: Element, what: 'lineHeight' | 'fontSize') =>
      Number.parseFloat(getComputedStyle(element)[what])
    const tight = texts()
      .filter(
        ({ element }) =>
          !element.closest('svg') && px(element, 'lineHeight') < px(element, 'fontSize') * 1.29,
      )
      .map(
        ({ element }) =>
          `E03 line height ${px(element, 'lineHeight')} of ${px(element, 'fontSize')} px: ${name(element)}`,
      )
    const near = [...document.querySelectorAll('p + p')].filter(isSeen).flatMap((element) => {
      const above = element.previousElementSibling
      if (!above || !isSeen(above)) return []
      const gap = element.getBoundingClientRect().top - above.getBoundingClientRect().bottom
      const leading = px(element, 'lineHeight') - px(element, 'fontSize')
      const isBeside = element.getBoundingClientRect().top < above.getBoundingClientRect().bottom - 1
      return gap < leading * 1.3 - 1 && !isBeside ? [`E03 ${gap.toFixed(0)} px above ${name(element)}`] : []
    })
    return [...tight, ...near]
  })
}

/** E05: what one presses is at least 44 × 44 px, the main things 60. */
export function smallTargets(page: Page): Promise<string[]> {
  return look(page, null, ({ targets, name }) =>
    targets().flatMap(({ element, box, isMain }) => {
      const least = isMain ? 60 : 44
      const fits = box.width >= least - 0.5 && box.height >= least - 0.5
      return fits
        ? []
        : [`E05 ${box.width.toFixed(0)} × ${box.height.toFixed(0)}, not ${least}: ${name(element)}`]
    }),
  )
}

/** E06: between two things to press there are at least 8 px. */
export function closeTargets(page: Page): Promise<string[]> {
  return look(page, null, ({ targets, name }) => {
    const all = targets()
    return all.flatMap((one, at) =>
      all.slice(at + 1).flatMap((two) => {
        if (
          one.element === two.element ||
          one.element.contains(two.element) ||
          two.element.contains(one.element)
        )
          return []
        const across = Math.max(one.box.left - two.box.right, two.box.left - one.box.right)
        const down = Math.max(one.box.top - two.box.bottom, two.box.top - one.box.bottom)
        const gap = Math.max(across, down)
        return gap < 7.5
          ? [`E06 ${gap.toFixed(0)} px between ${name(one.element)} and ${name(two.element)}`]
          : []
      }),
    )
  })
}

/** E08: the page asks nobody but us. */
export function strangersAsked({ page, asked }: Pick<Visit, 'page' | 'asked'>): string[] {
  const ours = new URL(page.url()).origin
  return asked
    .filter((url) => !url.startsWith('data:') && !url.startsWith('blob:') && new URL(url).origin !== ours)
    .map((url) => `E08 ${url}`)
}

/** E11: the Tab key reaches everything in turn; one sees where it is, and nothing lies over it. */
export async function lostFocus(page: Page): Promise<string[]> {
  const all = await look(page, null, ({ isSeen }) => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href],button,input:not([type=hidden]),select,textarea,summary',
      ),
    ]
    document.body.focus()
    return seen.filter((each) => isSeen(each) && !each.matches(':disabled,[tabindex="-1"]')).length
  })
  const faults: string[] = []
  const met = new Set<string>()
  for (let step = 0; step < all + 20; step++) {
    await page.keyboard.press('Tab')
    const at = await look(page, null, focused)
    if (!at) break
    if (met.has(at.path)) break
    met.add(at.path)
    if (!at.isMarked) faults.push(`E11 one cannot see that it has the focus: ${at.name}`)
    if (at.isCovered) faults.push(`E11 something lies over it: ${at.name}`)
  }
  if (met.size === 0 && all > 0) faults.push('E11 the Tab key reaches nothing')
  return faults
}

/** E22: with wider spacing (WCAG 1.4.12) nothing is cut off. */
export async function clippedBySpacing(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = [sheet]
  })
  const faults = [...(await overflow(page)), ...(await clipped(page))]
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  return faults.map((each) => `E22 ${each}`)
}

/** All of it, for a page that residents see. */
export async function elderlyFaults(seen: Pick<Visit, 'page' | 'asked'>): Promise<string[]> {
  const { page } = seen
  const measured = [smallText, tightLines, smallTargets, closeTargets, clippedBySpacing, sideways, lostFocus]
  const faults = strangersAsked(seen)
  for (const check of measured) faults.push(...(await check(page)))
  return faults
}

function overflow(page: Page): Promise<string[]> {
  return look(page, null, ({ texts, name }) => {
    const width = document.documentElement.clientWidth
    const isWide = (document.scrollingElement?.scrollWidth ?? 0) > width
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const outside = texts()
      .filter(({ element }) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
      .map(
        ({ element }) =>
          `sticks out to ${element.getBoundingClientRect().right.toFixed(0)} px: ${name(element)}`,
      )
    return isWide || outside.length > 0
      ? [`the page is ${document.scrollingElement?.scrollWidth} px wide`, ...outside]
      : []
  })
}

function clipped(page: Page): Promise<string[]> {
  return look(page, null, ({ texts, name }) =>
    texts()
      .filter(({ element }) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const isCut = (way: string, content: number, room: number) =>
          /hidden|clip/.test(way) && content > room + 1
        return (
          isCut(overflowX, element.scrollWidth, element.clientWidth) ||
          isCut(overflowY, element.scrollHeight, element.clientHeight)
        )
      })
      .map(({ element }) => `cut off: ${name(element)}`),
  )
}

function focused({ name }: InPage) {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const path: number[] = []
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement)
    path.push([...at.parentElement.children].indexOf(at))
  const shownBy = element instanceof HTMLInputElement ? [element, ...(element.labels ?? [])] : [element]
  const isMarked = shownBy.some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  })
  const box = element.getBoundingClientRect()
  const top = document.elementFromPoint(
    box.left + Math.min(box.width, innerWidth) / 2,
    box.top + Math.min(box.height, innerHeight) / 2,
  )
  const isCovered = top !== null && !shownBy.some((each) => each.contains(top) || top.contains(each))
  return { path: path.join('/'), name: name(element), isMarked, isCovered }
}

/** Runs a check inside the page with the helpers. */
function look<T, Given>(page: Page, given: Given, check: (helpers: InPage, given: Given) => T): Promise<T> {
  return page.evaluate(`(${check.toString()})((${inPage.toString()})(), ${JSON.stringify(given)})`)
}
