import type { ComponentChildren } from 'preact'
import { shellWords } from '../words/shell.ts'
import { Icon } from './icon.tsx'
import type { Page } from './page.ts'

type Props = {
  readonly page: Page
  readonly title: string
  readonly styles: readonly string[]
  /** Scripts by name: `say.js`. Every page is whole without them. */
  readonly scripts?: readonly string[]
  readonly bodyClass?: string
  /** Pages that Turbo may refresh by morphing. */
  readonly turbo?: boolean
  readonly head?: ComponentChildren
  readonly children: ComponentChildren
}

/** The outermost element of every page. */
export function Document({
  page,
  title,
  styles,
  scripts = [],
  bodyClass,
  turbo = false,
  head,
  children,
}: Props) {
  const { size, theme } = page.look
  const track = turbo ? 'reload' : undefined
  return (
    <html
      lang={page.lang}
      data-size={size === 1 ? undefined : String(size)}
      data-theme={theme === 'system' ? undefined : theme}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <link rel="icon" href={icon} />
        {styles.map((name) => (
          <link rel="stylesheet" href={page.asset(name)} data-turbo-track={track} />
        ))}
        {scripts.map((name) => (
          <script type="module" src={page.asset(name)} data-turbo-track={track} />
        ))}
        {turbo && <TurboRules />}
        {head}
      </head>
      <body class={bodyClass}>{children}</body>
    </html>
  )
}

// Reading a case may be journalled: nothing is fetched because a mouse passed over it.
function TurboRules() {
  return (
    <>
      <meta name="turbo-root" content="/desk" />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      <meta name="turbo-prefetch" content="false" />
    </>
  )
}

// In the page, because a request for it would cost a phone more than these bytes.
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#12506c" stroke-width="2.5"><path d="M3 20h4.5v-4.5H12V11h4.5V6.5H21"/></svg>',
)}`

export function SkipLink({ page }: { readonly page: Page }) {
  return (
    <a class="skip" href="#main">
      {shellWords[page.lang].skip}
    </a>
  )
}

/** The stairs and the name; leads to `href`, or nowhere. */
export function Logo({ page, href }: { readonly page: Page; readonly href?: string | undefined }) {
  const inside = (
    <>
      <Icon name="stairs" />
      {shellWords[page.lang].product}
    </>
  )
  return href === undefined ? (
    <span class="logo">{inside}</span>
  ) : (
    <a class="logo" href={href}>
      {inside}
    </a>
  )
}
