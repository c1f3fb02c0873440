import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Look } from '../src/kernel/ui/look.ts'
import type { Lang } from '../src/kernel/words/lang.ts'

/** How a person sees the pages: their phone or desk, and what they switched on. */
export type Eyes = {
  readonly width?: 320 | 360 | 768 | 1440
  /** False: a browser without JavaScript. */
  readonly script?: boolean
  /** What the browser itself asks for; the page's own switch is `?theme=`. */
  readonly prefers?: 'light' | 'dark' | 'contrast'
  readonly lang?: Lang
}

export type Visit = AsyncDisposable & {
  readonly page: Page
  readonly context: BrowserContext
  /** Every address that was asked for, in order. */
  readonly asked: readonly string[]
  /** What scripts threw and the page complained about (CSP among it). */
  readonly faults: readonly string[]
}

/** The run's browser; close it in `afterAll` (that only hangs up). */
export async function theBrowser(): Promise<Browser> {
  const reply = await fetch(inject('browserUrl'))
  const said = await reply.text()
  if (!reply.ok) throw new Error(said)
  return chromium.connect(said)
}

/** A visitor of their own: no cookies from before, gone at the end of the scope (`await using`). */
export async function visit(browser: Browser, baseURL: string, eyes: Eyes = {}): Promise<Visit> {
  const { width = 360, script = true, prefers = 'light', lang = 'zh-CN' } = eyes
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 700 ? 720 : 900 },
    isMobile: width < 700,
    hasTouch: width < 700,
    javaScriptEnabled: script,
    locale: lang,
    colorScheme: prefers === 'dark' ? 'dark' : 'light',
    contrast: prefers === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const asked: string[] = []
  const faults: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  context.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  context.on('weberror', (error) => faults.push(String(error.error())))
  const page = await context.newPage()
  return { page, context, asked, faults, [Symbol.asyncDispose]: () => context.close() }
}

/** The same page as somebody sees it who chose this size of type and these colours. */
export function inLook(path: string, look: Partial<Look>): string {
  const at = new URL(path, 'http://any')
  if (look.size) at.searchParams.set('z', String(look.size))
  if (look.theme) at.searchParams.set('theme', look.theme)
  return at.pathname + at.search
}
