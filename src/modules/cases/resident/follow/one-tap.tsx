import { sayTopic } from '../../../../rulebook/catalogue.ts'
import { oneQuestionWords } from '../../one-question.words.ts'
import { fieldId, type NeedView } from './follow-view.ts'
import { FormParts } from './need-deeds.tsx'
import { Part } from './part.tsx'

/** One question about what was not understood for sure; a tap is written down as the person's own word. */
export function OneTap({ view, need, n }: NeedView) {
  if (need.asks === null) return null
  const words = oneQuestionWords[view.page.lang]
  const id = fieldId('tap', n)
  return (
    <Part n={n} class="sec" id={id}>
      <h2 id={id}>{words[need.asks.about]}</h2>
      <p class="dim">{words.hint}</p>
      <form method="post" action={`${view.href}/words`} class="stack after" data-guard>
        <FormParts view={view} need={need} />
        {answersOf(view, need.asks).map((answer) => (
          <button class="btn wide" name="words" value={answer}>
            {answer}
          </button>
        ))}
      </form>
    </Part>
  )
}

function answersOf({ page, story }: NeedView['view'], asks: NonNullable<NeedView['need']['asks']>): string[] {
  const words = oneQuestionWords[page.lang]
  if (asks.about === 'where') return asks.places.map((place) => words.places[place])
  return asks.topics.map((topic) => words.is(sayTopic(story.catalogue, page.lang, topic)))
}
