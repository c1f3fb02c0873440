import { newOnce } from '../../../kernel/http/once.ts'
import { MarkShape } from '../../../kernel/ui/icon.tsx'
import { LocalTime } from '../../../kernel/ui/parts.tsx'
import { caseWords as words } from './case.words.ts'
import { mayDo } from './deeds.rules.ts'
import type { CaseFile } from '../reading/read-case.ts'
import { Attached } from './sayings.tsx'
import { storyOf } from '../reading/story-of.ts'
import type { Told, Tone } from '../reading/story-source.ts'

type Props = {
  readonly file: CaseFile
  /** The last entry that the reader had seen; what came after is marked. */
  readonly seen: number | null
}

/** What happened, the last first, with a line to write another into. */
export function Journal({ file, seen }: Props) {
  return (
    <section class="body" aria-labelledby="c3">
      <h2 id="c3">{words.story}</h2>
      {mayDo(file, 'note') && (
        <form class="jot" method="post" action={`/desk/cases/${file.it.ref}/note`} data-guard>
          <input type="hidden" name="once" value={newOnce()} />
          <label class="vh" for="jot">
            {words.jot}
          </label>
          <input
            class="in"
            id="jot"
            name="words"
            placeholder={words.jotHint}
            maxLength={1000}
            autocomplete="off"
            required
          />
          <button class="btn">{words.jotDo}</button>
        </form>
      )}
      <ol class="journal" id="story">
        {storyOf(file).map((told) => (
          <li>
            <LocalTime lang="zh-CN" now={file.now} at={told.at} />
            <div>
              <Sentence told={told} isNew={seen !== null && told.n > seen} />
              {told.words !== null && <p class="said">{told.words}</p>}
              {told.isErased && <p class="dim">{words.erasedWords}</p>}
              <Attached files={told.files} heard={file.heard} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Sentence({ told, isNew }: { readonly told: Told; readonly isNew: boolean }) {
  const shape = shapes[told.tone]
  return (
    <p>
      {isNew && <b class="late">{words.changed} </b>}
      {shape ? (
        <span class={shape.tone}>
          <MarkShape name={shape.mark} /> {told.says}
        </span>
      ) : told.tone === 'promise' ? (
        <b>{told.says}</b>
      ) : (
        told.says
      )}
      {told.tone === 'inside' && told.words !== null && <span class="sm dim"> {words.inside}</span>}
    </p>
  )
}

const shapes: Readonly<
  Partial<Record<Tone, { readonly mark: 'back' | 'done' | 'late'; readonly tone: string }>>
> = {
  refused: { mark: 'back', tone: 'wait' },
  done: { mark: 'done', tone: 'done' },
  late: { mark: 'late', tone: 'late' },
}
