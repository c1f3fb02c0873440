import type { ComponentChildren } from 'preact'
import { langs } from '../words/lang.ts'
import { shellWords } from '../words/shell.ts'
import { Document, Logo, SkipLink } from './document.tsx'
import { Icon } from './icon.tsx'
import { sizes, themes } from './look.ts'
import { hereWith, type Page } from './page.ts'

/** The service post as a resident sees it at the foot of every page. */
export type PostCard = { readonly name: string; readonly phone: string; readonly hours: string }

type Props = {
  readonly page: Page
  readonly title: string
  /** Null where no community is known yet. */
  readonly post: PostCard | null
  /** Where the logo leads. */
  readonly home?: string
  /** An island by its script's name: `say.js`. */
  readonly script?: string
  /** More lines at the foot, above the languages. */
  readonly foot?: ComponentChildren
  /** Whether 我报过的事 stands at the foot. */
  readonly mine?: boolean
  readonly children: ComponentChildren
}

/** A page for residents, which is the 长辈版: large type, one column, the phone in the same place everywhere. */
export function ResidentShell({ page, title, post, home = '/', script, foot, mine = true, children }: Props) {
  return (
    <Document page={page} title={title} styles={['resident.css']} scripts={script ? [script] : []}>
      <SkipLink page={page} />
      <header class="phone">
        <div class="top">
          <Logo page={page} href={home} />
          <Sizes page={page} />
        </div>
      </header>
      <main id="main" class="phone">
        {children}
      </main>
      <footer class="phone">
        <div class="foot">
          {post && <Call page={page} post={post} />}
          <p>
            {post && shellWords[page.lang].answered(post.hours)}
            {shellWords[page.lang].elders}
          </p>
          {foot}
          {mine && (
            <p>
              <a href="/mine">{shellWords[page.lang].mine}</a>
            </p>
          )}
          <Languages page={page} />
          <Themes page={page} />
        </div>
      </footer>
    </Document>
  )
}

/** 打给青砚社区服务站 0555-0136 */
function Call({ page, post }: { readonly page: Page; readonly post: PostCard }) {
  return (
    <a href={telephone(post.phone)}>
      <Icon name="phone" />
      {shellWords[page.lang].call(post.name)} {post.phone}
    </a>
  )
}

/** A number as a link that a phone can dial. */
export function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`
}

function Sizes({ page }: { readonly page: Page }) {
  const words = shellWords[page.lang]
  return (
    <nav class="sizes" aria-label={words.sizes}>
      {sizes.map((size) => (
        <a
          class={`s${size}`}
          href={hereWith(page.here, { z: String(size) })}
          aria-current={page.look.size === size ? 'true' : undefined}
          aria-label={`${words.sizes}：${words.sizeNames[size - 1]}`}
        >
          {words.sizeSign}
        </a>
      ))}
    </nav>
  )
}

const langNames = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' } as const

function Languages({ page }: { readonly page: Page }) {
  return (
    <nav class="choose" aria-label={shellWords[page.lang].languages}>
      {langs.map((lang) => (
        <a
          href={hereWith(page.here, { lang })}
          lang={lang}
          hreflang={lang}
          aria-current={page.lang === lang ? 'true' : undefined}
        >
          {langNames[lang]}
        </a>
      ))}
    </nav>
  )
}

function Themes({ page }: { readonly page: Page }) {
  const words = shellWords[page.lang]
  return (
    <nav class="choose" aria-label={words.themes}>
      {themes.map((theme) => (
        <a
          href={hereWith(page.here, { theme })}
          aria-current={page.look.theme === theme ? 'true' : undefined}
        >
          {words.themeNames[theme]}
        </a>
      ))}
    </nav>
  )
}
