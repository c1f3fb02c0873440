import { newOnce } from '../../../kernel/http/once.ts'
import { type CaseId, readId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import { TextField } from '../../../kernel/ui/field.tsx'
import type { Lang } from '../../../kernel/words/lang.ts'
import { sayDay, sayMoment } from '../../../kernel/words/time.ts'
import { findCase, type House } from '../../cases/door.ts'
import type { LinkPart, LinkScene } from '../links/door.ts'
import { listPartsOf, type Part, type PartId, tellPartDone, tellPartLate } from '../parts/door.ts'
import { answerWhistle, listWhistles, type Whistle, type WhistleId } from '../whistles/door.ts'
import { linkWords } from './link.words.ts'

/** A body's shares of others' cases and its calls to the spot, on the page of its link. Of a case only its number is said. */
export function togetherLinkPart(house: House): LinkPart {
  return {
    name: 'together',
    show: async (scene) => {
      const { tx, body, link } = scene
      const of = link.case === null ? {} : { case: link.case }
      const parts = (await listPartsOf(tx, link.community, body.id)).filter(
        (each) => link.case === null || each.case === link.case,
      )
      const whistles = await listWhistles(tx, link.community, { ...of, body: body.id, called: true })
      if (parts.length + whistles.length === 0) return null
      const refs = await refsOf(
        scene,
        [...parts, ...whistles].map((each) => each.case),
      )
      return (
        <>
          {parts.length > 0 && <Shares scene={scene} parts={parts} refs={refs} />}
          {whistles.length > 0 && <Calls scene={scene} whistles={whistles} />}
        </>
      )
    },
    deeds: {
      done: async ({ by, typed }) => {
        const id = readId<PartId>(typed['id'])
        return id
          ? tellPartDone(house)({ id, words: text(typed['words'], 2_000) }, by)
          : refuse('part.not_found')
      },
      late: async ({ by, typed }) => {
        const id = readId<PartId>(typed['id'])
        return id ? tellPartLate(house)({ id, why: text(typed['why'], 1_000) }, by) : refuse('part.not_found')
      },
      answer: async ({ by, body, typed }) => {
        const id = readId<WhistleId>(typed['id'])
        if (!id) return refuse('whistle.not_called')
        const answer = typed['answer'] === 'coming' ? ('coming' as const) : ('not_coming' as const)
        return answerWhistle(house)({ id, body: body.id, answer, why: text(typed['answerWhy'], 500) }, by)
      },
    },
    say: (lang: Lang, code) => linkWords[lang].refused[code] ?? linkWords[lang].otherwise,
  }
}

function text(typed: string | undefined, most: number): string {
  return (typed ?? '').trim().slice(0, most)
}

async function refsOf({ tx, link }: LinkScene, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, string>> {
  const refs = new Map<CaseId, string>()
  for (const id of new Set(ids)) refs.set(id, (await findCase(tx, link.community, id))?.ref ?? '')
  return refs
}

type SharesProps = {
  readonly scene: LinkScene
  readonly parts: readonly Part[]
  readonly refs: ReadonlyMap<CaseId, string>
}

function Shares({ scene, parts, refs }: SharesProps) {
  const { lang, now, action, typed } = scene
  const words = linkWords[lang]
  return (
    <section aria-labelledby="shares">
      <h2 id="shares">{words.parts}</h2>
      {parts.map(({ id, case: of, what, due }) => {
        const mine = typed['id'] === id ? typed : {}
        return (
          <article>
            <p>
              <b>{words.part(refs.get(of) ?? '', what)}</b>
              <br />
              {words.until(sayDay(lang, now, due))}
              {now > due && ` · ${words.isLate}`}
            </p>
            <form class="flow" method="post" action={action('done')}>
              <input type="hidden" name="once" value={newOnce()} />
              <input type="hidden" name="id" value={id} />
              <TextField name="words" id={`words-${id}`} label={words.words} value={mine['words']} />
              <button class="btn">{words.done}</button>
            </form>
            <form class="flow" method="post" action={action('late')}>
              <input type="hidden" name="once" value={newOnce()} />
              <input type="hidden" name="id" value={id} />
              <TextField name="why" id={`why-${id}`} label={words.why} value={mine['why']} />
              <button class="btn">{words.late}</button>
            </form>
          </article>
        )
      })}
    </section>
  )
}

function Calls({ scene, whistles }: { readonly scene: LinkScene; readonly whistles: readonly Whistle[] }) {
  const { lang, now, action, typed, body } = scene
  const words = linkWords[lang]
  return (
    <section aria-labelledby="calls">
      <h2 id="calls">{words.whistle}</h2>
      {whistles.map(({ id, at, place, why, bodies }) => {
        const mine = bodies.find((each) => each.body === body.id)
        return (
          <article>
            <p>
              <b>{words.called(sayMoment(lang, now, at), place)}</b>
              <br />
              {why}
            </p>
            {mine?.answer && <p>{words.answered[mine.answer]}</p>}
            <form class="flow" method="post" action={action('answer')}>
              <input type="hidden" name="once" value={newOnce()} />
              <input type="hidden" name="id" value={id} />
              <TextField
                name="answerWhy"
                id={`why-${id}`}
                label={words.whyNot}
                value={typed['id'] === id ? typed['answerWhy'] : ''}
              />
              <button class="btn b1" name="answer" value="coming">
                {words.coming}
              </button>
              <button class="btn" name="answer" value="not_coming">
                {words.notComing}
              </button>
            </form>
          </article>
        )
      })}
    </section>
  )
}
