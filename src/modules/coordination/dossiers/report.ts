import type { Paper } from '../../../kernel/paper/paper.ts'
import { sayFullDate } from '../../../kernel/words/time.ts'
import { daysSince, paidIn } from './dossier.rules.ts'
import type { DossierView, Moment } from './read-dossier.ts'
import { dossierWords as words, sayYuan } from './words.ts'

/** The periodic report of a dossier, for whoever stands above: no household is named in it. */
export function reportOf(view: DossierView, dayOf: (line: DossierView['promises'][number]) => string): Paper {
  const { dossier, community, bodies, today, entries, cases, promises, homes, moments } = view
  const { paper } = words
  const nameOf = (body: typeof dossier.mainBody) => bodies.byId.get(body)?.name ?? '—'
  const heard = homes.filter(({ isSettled }) => isSettled !== null).length
  return {
    lang: 'zh-CN',
    title: paper.title(dossier.title),
    under: `${community.name}　${words.number(dossier.number)}　${sayFullDate('zh-CN', today)}`,
    foot: paper.foot,
    blocks: [
      { is: 'text', text: dossier.about },
      { is: 'heading', text: paper.facts },
      {
        is: 'table',
        head: [...paper.factHead],
        widths: [1, 4],
        rows: [
          [paper.rows.since, sayFullDate('zh-CN', dossier.since)],
          [paper.rows.days, words.days(daysSince(dossier, today))],
          [paper.rows.leads, words.leads(nameOf(dossier.mainBody), words.levels[dossier.level])],
          [paper.rows.homes, words.homesCount(heard, homes.length)],
          [paper.rows.money, words.money(sayYuan(paidIn(entries)))],
          [paper.rows.cases, cases.map(({ ref }) => ref).join('、') || '—'],
        ],
      },
      ...(promises.length === 0
        ? []
        : ([
            { is: 'heading', text: paper.promises },
            {
              is: 'table',
              head: [...paper.promiseHead],
              widths: [2, 4, 2, 2],
              rows: promises.map((line) => [
                nameOf(line.body),
                line.what ?? '',
                dayOf(line),
                paper.promiseStates[line.state],
              ]),
            },
          ] as const)),
      { is: 'heading', text: paper.timeline },
      {
        is: 'table',
        head: [...paper.timelineHead],
        widths: [2, 5, 2],
        rows: moments.flatMap((moment) => rowOf(moment, nameOf)),
      },
    ],
  }
}

function rowOf(moment: Moment, nameOf: (body: DossierView['dossier']['mainBody']) => string): string[][] {
  const on = sayFullDate('zh-CN', moment.on)
  switch (moment.is) {
    case 'entry': {
      const { words: said, fen, source, struckAt, kind } = moment.entry
      if (struckAt !== null) return []
      const paid = fen === null ? '' : words.yuanIn(sayYuan(fen))
      return [[on, `${words.kinds[kind]}：${said}${paid}`, source ?? '']]
    }
    case 'case_opened':
      return [[on, words.caseOpened(moment.ref), '']]
    case 'case_ended':
      return [[on, words.caseEnded(moment.ref), '']]
    case 'promise':
      return [[on, words.promised(nameOf(moment.line.body), moment.line.what ?? ''), '']]
  }
}
