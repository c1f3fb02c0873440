import { expect, test } from 'vitest'
import { runHot } from './hot.ts'
import { runSame } from './same.ts'

async function* from(text: string) {
  yield new TextEncoder().encode(text)
}

function listen() {
  const [out, err] = [[] as string[], [] as string[]]
  const io = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
  return { io, out, err }
}

const lines = [
  { id: 1, title: '青禾苑旁边的预制板厂昼夜切割', detail: '吵得睡不着', time: '2026/3/2 8:00:00', user: 'a' },
  { id: 'x2', text: '青禾苑预制板厂夜里还在切割，太吵', time: '2026-03-05 21:10:00', user: 'b' },
  { id: 'x3', text: '老年卡丢了怎么补办', time: '46090.5' },
].map((each) => JSON.stringify(each))

test('hot says what is hot as one list', async () => {
  const { io, out } = listen()

  expect(await runHot([], io, from(lines.join('\n')))).toBe(0)
  expect(JSON.parse(out.join('\n'))).toMatchObject([
    { rank: 1, ids: ['1', 'x2'], from: '2026-03-02', to: '2026-03-05', households: 2, places: ['青禾苑'] },
  ])
})

test('a broken line is told by its number and the others are read', async () => {
  const { io, out, err } = listen()
  const broken = [lines[0], '{', '[]', '{"id":"y","text":"电梯停了","time":"soon"}', lines[1]].join('\n')

  expect(await runHot(['--top', '1'], io, from(broken))).toBe(1)
  expect(err).toEqual(['line 2: not JSON', 'line 3: no object', 'line 4: no time'])
  expect(JSON.parse(out.join('\n'))).toHaveLength(1)
})

test('a top that is no number is not understood', async () => {
  const { io } = listen()

  expect(await runHot(['--top', 'many'], io, from(''))).toBe(2)
  expect(await runHot(['--tap', '3'], io, from(''))).toBe(2)
})

test('same answers each line in order with the earlier line that says it', async () => {
  const { io, out, err } = listen()

  expect(await runSame(io, from([...lines, 'no line'].join('\n')))).toBe(1)
  const answers = out
    .join('\n')
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(answers.map(({ id, same_as }) => [id, same_as])).toEqual([
    ['1', null],
    ['x2', '1'],
    ['x3', null],
  ])
  expect(String(answers[1]?.['because'])).toContain('预制板厂')
  expect(err).toEqual(['line 4: not JSON'])
})

test('nothing in gives nothing out', async () => {
  const { io, out } = listen()

  expect(await runSame(io, from(''))).toBe(0)
  expect(out).toEqual([])
})
