import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { teach } from '../language/linear/model.ts'
import { writeModel } from '../language/linear/model-file.ts'
import { seeded } from '../language/linear/seeded.ts'
import { commands } from './commands.ts'
import { runTriage, textIn } from './triage.ts'

type Part = string | Uint8Array

function triage(...parts: readonly Part[]) {
  return triageWith([], ...parts)
}

async function triageWith(args: readonly string[], ...parts: readonly Part[]) {
  const said: string[] = []
  const complaints: string[] = []
  const input = async function* () {
    for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
  }
  const code = await runTriage(args, input(), {
    out: (text) => said.push(...text.split('\n')),
    err: (text) => complaints.push(text),
  })
  return { code, complaints, answers: said.map((line): unknown => JSON.parse(line)) }
}

const line = (fields: object) => `${JSON.stringify(fields)}\n`

test('a message is answered with exactly the fields that were promised', async () => {
  const { code, answers } = await triage(line({ id: '7', text: '3号楼2单元电梯又坏了' }))

  expect(code).toBe(0)
  expect(answers).toEqual([
    {
      id: '7',
      topic: 'lift_fault',
      body: 'property',
      nature: 'help',
      urgent: false,
      neighbourhood: true,
      place: [
        { text: '3号楼', start: 0, kind: 'building' },
        { text: '2单元', start: 3, kind: 'stairwell' },
      ],
      needs: ['电梯又坏了'],
      confidence: expect.any(Number),
      because: expect.arrayContaining(['电梯']),
    },
  ])
})

test('answers come in the order of the lines, also for those that cannot be read, and the code says so', async () => {
  const { code, answers } = await triage(
    line({ id: 1, text: '停水了' }),
    'no json\n\n[1]\n',
    line({ id: 2 }),
    '{"id":3,"text":"停电了"}',
  )

  expect(code).toBe(1)
  expect(answers).toMatchObject([
    { id: 1, topic: 'water_power_gas' },
    { line: 2, error: 'not JSON' },
    { line: 4, error: 'no object' },
    { line: 5, error: 'no text' },
    { id: 3 },
  ])
})

test('a line that comes in pieces is one line', async () => {
  const bytes = Buffer.from(line({ id: 1, text: '电梯坏了' }))
  const { answers } = await triage(...Array.from(bytes, (byte) => Uint8Array.of(byte)))

  expect(answers).toMatchObject([{ topic: 'lift_fault' }])
})

test('GB18030 is read as what it is', async () => {
  const lift = Uint8Array.of(0xb5, 0xe7, 0xcc, 0xdd, 0xbb, 0xb5, 0xc1, 0xcb)
  const bytes = Buffer.concat([Buffer.from('{"id":1,"text":"'), lift, Buffer.from('"}\n')])

  expect((await triage(bytes)).answers).toMatchObject([{ topic: 'lift_fault', needs: ['电梯坏了'] }])
})

test.each([
  ['nothing', '', '没有内容'],
  ['only emoji', '😀😀👍', '没有文字'],
  ['UTF-8 read as Latin-1', Buffer.from('楼道灯坏了没人修').toString('latin1'), '乱码：文字编码不对'],
  [
    'UTF-8 read as GB18030',
    new TextDecoder('gb18030').decode(Buffer.from('楼道灯坏了没人修')),
    '乱码：文字编码不对',
  ],
  ['lost characters', '楼道\ufffd\ufffd了', '乱码：文字编码不对'],
])('%s: an answer of no confidence that says why', async (_, text, why) => {
  const { code, answers } = await triage(line({ id: 1, text }))

  expect(code).toBe(0)
  expect(answers).toMatchObject([{ confidence: 0, because: [why] }])
})

test('ten thousand characters are answered', async () => {
  const { answers } = await triage(line({ id: 1, text: '电梯坏了没人修，'.repeat(1250) }))

  expect(answers).toMatchObject([{ topic: 'lift_fault' }])
})

test('the title is joined to the detail, unless the detail begins with it', () => {
  expect(textIn({ title: '电梯', detail: '又坏了' })).toBe('电梯。又坏了')
  expect(textIn({ title: '电梯', detail: ' 电梯又坏了' })).toBe(' 电梯又坏了')
  expect(textIn({ title: '电梯', detail: '' })).toBe('电梯')
  expect(textIn({ text: '电梯又坏了' })).toBe('电梯又坏了')
})

const folder = mkdtempSync(join(tmpdir(), 'legwork-triage-'))
afterAll(() => rmSync(folder, { recursive: true }))

function aModel(label: string) {
  const rows = ['小船漂到码头', '码头的小船没人拴', '小船翻在码头边', '码头边小船进水', '小船占了码头']
  const others = ['风筝挂在塔上', '塔上的风筝线', '风筝掉进院子', '孩子的风筝', '塔边不让放风筝']
  const taught = [
    ...rows.map((said) => ({ fields: [said], label })),
    ...others.map((said) => ({ fields: [said], label: 'safety' })),
  ]
  const file = join(folder, `${label}.json`)
  writeFileSync(file, writeModel(teach(taught, { draw: seeded(1) })))
  return file
}

test('a model that was taught topics is heard beside the starter', async () => {
  const { answers } = await triageWith(
    ['--model', aModel('parking')],
    line({ id: 1, text: '码头边又有小船' }),
  )

  expect(answers).toMatchObject([{ topic: 'parking' }])
})

test('a model that was taught something else is refused in a sentence', async () => {
  const { code, complaints, answers } = await triageWith(
    ['--model', aModel('harbour')],
    line({ id: 1, text: '' }),
  )

  expect([code, answers]).toEqual([2, []])
  expect(complaints.join()).toContain('taught something else')
})

test('the command says what the starts of places count in', () => {
  expect(commands['triage']?.says).toContain('"start"')
})
