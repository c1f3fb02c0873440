import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { maskNumbers } from '../../src/language/mask.ts'
import { readWords } from '../../src/language/read-words.ts'
import { likelySame } from '../../src/language/same-nearby.ts'
import { rounded, score } from '../../src/language/linear/scores.ts'
import { percentile, scoreSets } from './scores.ts'

/* How well the reader does on sentences that people labelled. The data stays outside the repository. */

const Labelled = z.object({
  id: z.string(),
  topic: z.string(),
  body: z.string(),
  nature: z.string(),
  place: z.array(z.object({ text: z.string(), kind: z.string() })),
  needs: z.array(z.string()),
  urgent: z.boolean(),
  neighbourhood: z.boolean(),
})
const Message = z.object({ id: z.string(), title: z.string(), detail: z.string() })
const Department = z.object({ text: z.string(), label: z.string(), title: z.string().optional() })

/** Topic, leading body, nature, urgency and places against the hand-labelled messages: whole, and the title alone. */
export function measureNeighbourhood(folder: string) {
  const messages = new Map(linesOf(folder, 'messages.jsonl', Message).map((each) => [each.id, each]))
  const rows = linesOf(folder, 'neighbourhood.dev.jsonl', Labelled).flatMap((gold) => {
    const message = messages.get(gold.id)
    return message ? [{ gold, message }] : []
  })
  const read = (wordsOf: (message: z.infer<typeof Message>) => string) => {
    const all = rows.map(({ gold, message }) => ({ gold, reading: readWords(wordsOf(message)) }))
    const label = (pick: 'topic' | 'body' | 'nature') =>
      score(all.map(({ gold, reading }) => ({ gold: gold[pick], said: reading.needs[0][pick] })))
    const yes = (gold: boolean, said: boolean) => ({ gold: String(gold), said: String(said) })
    return {
      topic: label('topic'),
      body: label('body'),
      nature: label('nature'),
      urgentIsNow: score(
        all.map(({ gold, reading }) =>
          yes(
            gold.urgent,
            reading.needs.some((need) => need.urgency === 'now'),
          ),
        ),
      ),
      neighbourhood: score(
        all.map(({ gold, reading }) => yes(gold.neighbourhood, reading.needs[0].neighbourhood)),
      ),
      places: scoreSets(
        all.map(({ gold, reading }) => ({
          gold: gold.place.map(({ text, kind }) => `${kind} ${text}`),
          said: reading.places.map(({ text, kind }) => `${kind} ${text}`),
        })),
      ),
    }
  }
  return { whole: read(({ title, detail }) => `${title}。${detail}`), title: read(({ title }) => title) }
}

const departments: Readonly<Record<string, string>> = {
  transport: '交通运输',
  environment: '环境保护',
  human_resources: '劳动和社会保障',
  civil_affairs: '劳动和社会保障',
  market_regulation: '商贸旅游',
}
const ofTopics: Readonly<Record<string, string>> = { lift_fault: '商贸旅游', sanitation: '环境保护' }

/**
 * A rough mapping of our bodies onto the city's seven departments, on titles. Their taxonomy is not ours: schools and
 * health are one body here and two departments there, so those two are counted as one.
 */
export function measureDepartments(folder: string) {
  const rows = linesOf(folder, 'departments.dev.jsonl', Department).filter(({ title }) => title)
  return score(
    rows.map(({ title = '', label }) => {
      const [{ topic, body }] = readWords(title).needs
      const mapped =
        body === 'education_health' ? '教育卫生' : (departments[body] ?? ofTopics[topic] ?? '城乡建设')
      return { gold: label === '教育文体' || label === '卫生计生' ? '教育卫生' : label, said: mapped }
    }),
  )
}

/** Every message and every line of the chat is read, compared and masked; what throws is counted. Times in ms. */
export function measureRobustness(folder: string) {
  const whole = linesOf(folder, 'messages.jsonl', Message).map(({ title, detail }) => `${title}。${detail}`)
  const chat = readFileSync(join(folder, 'chat1.txt'), 'utf8').split('\n')
  const titles = linesOf(folder, 'messages.jsonl', Message).map(({ title }) => title)
  return { messages: timed(whole), titles: timed(titles), chatLines: timed(chat) }
}

function timed(texts: readonly string[]) {
  const took: number[] = []
  const state = { threw: 0, dangers: 0, several: 0 }
  const said = (detail: string) => ({ title: '', detail, topic: 'other', day: 0 }) as const
  const against = said(texts[0] ?? '')
  for (const text of texts) {
    const start = performance.now()
    try {
      const reading = readWords(text)
      if (reading.danger) state.dangers++
      if (reading.needs.length > 1) state.several++
    } catch {
      state.threw++
    }
    took.push(performance.now() - start)
    likelySame(against)(said(maskNumbers(text)), 'unknown')
  }
  const sorted = took.toSorted((a, b) => a - b)
  const mean = took.reduce((a, b) => a + b, 0) / took.length
  return {
    n: texts.length,
    ...state,
    mean: rounded(mean),
    p50: rounded(percentile(sorted, 0.5)),
    p99: rounded(percentile(sorted, 0.99)),
  }
}

function linesOf<T>(folder: string, file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}
