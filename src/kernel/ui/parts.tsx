import type { ComponentChildren } from 'preact'
import type { Instant } from '../time.ts'
import type { Lang } from '../words/lang.ts'
import { shellWords } from '../words/shell.ts'
import { chinaOffset, sayMoment } from '../words/time.ts'

type Children = { readonly children: ComponentChildren }

/** Two buttons of the same weight side by side; one under the other where they do not fit. */
export function Pair({ children }: Children) {
  return <div class="pair">{children}</div>
}

/** 救命的事先打 119 120 110 */
export function Sos({ lang }: { readonly lang: Lang }) {
  const words = shellWords[lang]
  return (
    <p class="sos">
      <span>{words.sos}</span>
      {(['119', '120', '110'] as const).map((number) => (
        <a href={`tel:${number}`} aria-label={words.sosNames[number]}>
          {number}
        </a>
      ))}
    </p>
  )
}

/** One line where there is nothing, and what one may do. */
export function Empty({ children, action }: Children & { readonly action?: ComponentChildren }) {
  return (
    <div class="none">
      <p>{children}</p>
      {action}
    </div>
  )
}

type TimeProps = {
  readonly lang: Lang
  readonly now: Instant
  readonly at: Instant
  /** The community's minutes from UTC. */
  readonly offset?: number
  /** Other words than 今天18:00. */
  readonly children?: ComponentChildren
}

/** A moment as one says it, and exactly for machines. */
export function LocalTime({ lang, now, at, offset = chinaOffset, children }: TimeProps) {
  return <time datetime={at}>{children ?? sayMoment(lang, now, at, offset)}</time>
}

/** One to five, each with its word; may be left out. */
export function Rating({ lang, name, chosen }: { lang: Lang; name: string; chosen?: string | undefined }) {
  return (
    <div class="rating" role="group">
      {shellWords[lang].stars.map((says, at) => (
        <label class="btn tick">
          <input type="radio" name={name} value={at + 1} checked={chosen === String(at + 1)} />
          {says}
        </label>
      ))}
    </div>
  )
}

/** A photo that is kept. `says` tells who sent it or what it shows. */
export type Photo = { readonly href: string; readonly thumb: string; readonly says?: string | undefined }

export function PhotoList({ lang, photos }: { readonly lang: Lang; readonly photos: readonly Photo[] }) {
  if (photos.length === 0) return null
  return (
    <ul class="pics">
      {photos.map(({ href, thumb, says }, at) => (
        <li>
          <a href={href}>
            <img src={thumb} alt={says ?? shellWords[lang].photo(at + 1)} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Somebody's voice; a phone that cannot play it may download it. */
export function VoicePlayer({ lang, src, label }: { lang: Lang; src: string; label?: string }) {
  const words = shellWords[lang]
  return (
    <audio class="voice" controls preload="none" src={src} aria-label={label ?? words.voice}>
      <a href={src}>{words.cannotPlay}</a>
    </audio>
  )
}
