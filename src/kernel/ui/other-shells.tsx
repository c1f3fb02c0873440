import type { ComponentChildren } from 'preact'
import { Document, Logo, SkipLink } from './document.tsx'
import type { Page } from './page.ts'

type Props = { readonly page: Page; readonly title: string; readonly children: ComponentChildren }

/** The screen in the post: sizes follow the screen, and it refreshes itself. Without a script, by the header. */
export function WallShell({ page, title, children }: Props) {
  return (
    <Document
      page={page}
      title={title}
      styles={['desk.css']}
      scripts={['wall.js']}
      bodyClass="wall"
      head={
        <noscript>
          <meta http-equiv="refresh" content="60" />
        </noscript>
      }
    >
      {children}
    </Document>
  )
}

/** A page to be printed on A4. */
export function PaperShell({ page, title, children }: Props) {
  return (
    <Document page={page} title={title} styles={['desk.css']}>
      <main class="a4">{children}</main>
    </Document>
  )
}

/** A door one comes in by: signing in, the account. */
export function DoorShell({
  page,
  title,
  script,
  home,
  children,
}: Props & { readonly script?: string; readonly home?: string }) {
  return (
    <Document page={page} title={title} styles={['desk.css']} scripts={script ? [script] : []}>
      <SkipLink page={page} />
      <div class="door">
        <main id="main">
          <Logo page={page} href={home} />
          {children}
        </main>
      </div>
    </Document>
  )
}
