import type { ComponentChildren } from 'preact'
import { Heard } from '../../board/heard-line.tsx'
import type { Lang } from '../../../../kernel/words/lang.ts'
import { sayWords } from './words.ts'

/** A known matter nearby as a stranger may read it. */
export type SameMatter = {
  readonly ref: string
  /** What its topic is called here. */
  readonly topic: string
  readonly heard: readonly string[]
  readonly place: string
  /** Why it is thought to be the same. */
  readonly because: string
  readonly households: number
  /** How long ago it was first said: 2天. */
  readonly span: string
}

type Props = {
  readonly lang: Lang
  readonly matters: readonly SameMatter[]
  /** What to press when it is none of them. */
  readonly children: ComponentChildren
}

/** 您说的是不是这件？ */
export function SameMatters({ lang, matters, children }: Props) {
  const words = sayWords[lang]
  return (
    <section aria-labelledby="same" class="asked" tabIndex={-1} autofocus>
      <h2 id="same">{words.sameHeading}</h2>
      <p class="dim">{words.sameHint}</p>
      <ul class="rows after">
        {matters.map(({ ref, topic, heard, place, because, households, span }) => (
          <li class="same">
            <div>
              <b id={`same-${ref}`}>
                <Heard lang={lang} topic={topic} heard={heard} />
              </b>
              <p class="dim">
                {place}
                <br />
                {words.sameOpen(households, span)}
                <br />
                {because}
              </p>
            </div>
            <button
              class="btn"
              name="join"
              value={ref}
              id={`join-${ref}`}
              aria-labelledby={`join-${ref} same-${ref}`}
            >
              {words.meToo}
            </button>
          </li>
        ))}
      </ul>
      <p class="act">{children}</p>
    </section>
  )
}
