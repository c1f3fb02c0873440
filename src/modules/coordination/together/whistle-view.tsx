import { ChoiceField, SelectField } from '../../../kernel/ui/field.tsx'
import { sayMoment } from '../../../kernel/words/time.ts'
import type { Frame } from '../../cases/desk/door.ts'
import { isOpen } from '../../cases/door.ts'
import type { Whistle } from '../whistles/door.ts'
import { Form, Text } from './form-parts.tsx'
import type { Together } from './read-together.ts'
import type { Again } from './again.ts'
import { togetherWords as words } from './words.ts'

type Props = { readonly frame: Frame; readonly together: Together; readonly again: Again | null }

/** Calls to the spot for one case: the one that is on, those before, and a form for the next. */
export function WhistlePart({ frame, together, again }: Props) {
  const { it, whistles } = together
  const isCalled = whistles.some(({ state }) => state === 'called')
  return (
    <section class="body" aria-labelledby="whistle">
      <h2 id="whistle">{words.whistle}</h2>
      <p class="dim">{words.whistleHint}</p>
      {whistles.map((each) => (
        <article>
          <WhistleLines frame={frame} together={together} whistle={each} />
          {each.state === 'called' && (
            <WhistleForms frame={frame} together={together} again={again} whistle={each} />
          )}
        </article>
      ))}
      {!isCalled && isOpen(it) && <Blow frame={frame} together={together} again={again} />}
    </section>
  )
}

type Lines = { readonly frame: Frame; readonly together: Pick<Together, 'bodies'>; readonly whistle: Whistle }

function WhistleLines({ frame, together: { bodies }, whistle }: Lines) {
  return (
    <>
      <p>
        <b>{words.called(sayMoment('zh-CN', frame.now, whistle.at), whistle.place)}</b>
        <br />
        {whistle.why}
      </p>
      <ul class="rows">
        {whistle.bodies.map(({ body, answer, answerWhy, came, who }) => (
          <li>
            {bodies.byId.get(body)?.name}：
            {came === null
              ? [answer === null ? words.noAnswer : words.answers[answer], answerWhy]
                  .filter(Boolean)
                  .join('，')
              : came
                ? [words.came, who].filter(Boolean).join('，')
                : words.didNotCome}
          </li>
        ))}
      </ul>
      {whistle.agreed !== null && (
        <p>{whistle.state === 'over' ? words.agreedSays(whistle.agreed) : words.offSays(whistle.agreed)}</p>
      )}
    </>
  )
}

function WhistleForms({ frame, together, again, whistle }: Props & { readonly whistle: Whistle }) {
  const { it, bodies } = together
  const at = `/desk/together/${it.ref}`
  const called = whistle.bodies.map(({ body }) => ({ value: body, says: bodies.byId.get(body)?.name ?? '—' }))
  const isOn = (deed: string) => again?.form === `${deed}-${whistle.id}`
  return (
    <>
      <details open={isOn('answer')}>
        <summary>{words.saysHow}</summary>
        <Form at={at} deed="answer" id={whistle.id} again={again} says={words.saysHow}>
          <SelectField name="body" id="body-answer" label={words.fields.body} options={called} />
          <ChoiceField
            name="answer"
            label={words.saysHow}
            options={[
              { value: 'coming', says: words.comes },
              { value: 'not_coming', says: words.comesNot },
            ]}
            chosen={again?.typed['answer'] ?? 'coming'}
          />
          <Text form={`answer-${whistle.id}`} again={again} name="answerWhy" />
        </Form>
      </details>
      {frame.now >= whistle.at && (
        <details open>
          <summary>{words.end}</summary>
          <Form at={at} deed="end" id={whistle.id} again={again} says={words.end}>
            {called.map(({ value, says }) => (
              <fieldset class="field">
                <legend>{says}</legend>
                <label class="tick">
                  <input
                    type="checkbox"
                    name="bodies"
                    value={value}
                    checked={isOn('end') && again?.bodies.includes(value)}
                  />
                  <span>{words.came}</span>
                </label>
                <Text form={`end-${whistle.id}`} again={again} name="who" as={`who-${value}`} />
              </fieldset>
            ))}
            <Text form={`end-${whistle.id}`} again={again} name="agreed" />
          </Form>
        </details>
      )}
      <details open={isOn('off')}>
        <summary>{words.off}</summary>
        <Form at={at} deed="off" id={whistle.id} again={again} says={words.off}>
          <Text form={`off-${whistle.id}`} again={again} name="offWhy" />
        </Form>
      </details>
    </>
  )
}

function Blow({ together: { it, bodies }, again }: Props) {
  const mine = again?.form === 'blow' ? again : null
  return (
    <details open={mine !== null}>
      <summary>{words.blow}</summary>
      <Form at={`/desk/together/${it.ref}`} deed="blow" again={again} says={words.blow}>
        <fieldset class="field" id="bodies-blow" tabIndex={-1}>
          <legend>{words.fields.bodies}</legend>
          {bodies.all.map(({ id, name }) => (
            <label class="tick">
              <input type="checkbox" name="bodies" value={id} checked={mine?.bodies.includes(id) ?? false} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <Text form="blow" again={again} name="day" type="date" />
        <Text form="blow" again={again} name="time" />
        <Text form="blow" again={again} name="place" />
        <Text form="blow" again={again} name="whistleWhy" />
      </Form>
    </details>
  )
}
