import type { Lang } from '../../../kernel/words/lang.ts'
import { sayMoment } from '../../../kernel/words/time.ts'
import { rulebookWords } from '../../../rulebook/words.ts'
import { findCase } from '../../cases/door.ts'
import type { LinkPart, LinkScene } from '../links/door.ts'
import { meetingLinkWords } from './link.words.ts'
import type { Item, Meeting } from './meeting.rules.ts'
import { listInvitations } from './meeting.store.ts'

/**
 * The meetings to come at which a body is expected, on the page of its link. A case stands there by its topic and
 * number: what was said of it may be about the very body that reads.
 */
export const meetingsLinkPart: LinkPart = {
  name: 'meetings',
  show: async (scene) => {
    const { tx, body, link, lang, now } = scene
    const all = await listInvitations(tx, link.community, body.id)
    const meetings = all.filter(
      ({ items }) => link.case === null || items.some((item) => item.case === link.case),
    )
    if (meetings.length === 0) return null
    const words = meetingLinkWords[lang]
    const agendas = await Promise.all(meetings.map((meeting) => agendaOf(scene, meeting)))
    return (
      <section aria-labelledby="invited">
        <h2 id="invited">{words.title}</h2>
        {meetings.map(({ title, at, place }, n) => (
          <article>
            <p>
              <b>{title}</b>
              <br />
              {words.when(sayMoment(lang, now, at), place)}
            </p>
            <p>{words.agenda}</p>
            <ul>
              {agendas[n]?.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </article>
        ))}
      </section>
    )
  },
  deeds: {},
  say: () => '',
}

async function agendaOf(scene: LinkScene, { items }: Meeting): Promise<string[]> {
  const lines: string[] = []
  for (const item of items) lines.push(await lineOf(scene, item))
  return lines
}

async function lineOf({ tx, link, lang }: LinkScene, { case: id, title }: Item): Promise<string> {
  const it = id && (await findCase(tx, link.community, id))
  return it ? sayTopicOf(lang, it.topic, it.ref) : title
}

function sayTopicOf(lang: Lang, topic: keyof (typeof rulebookWords)['zh-CN']['topics'], ref: string): string {
  return meetingLinkWords[lang].topic(rulebookWords[lang].topics[topic], ref)
}
