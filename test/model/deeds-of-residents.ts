import type { Receipt } from '../../src/modules/cases/filing-input.ts'
import { fileRequest } from '../../src/modules/cases/file-request.ts'
import { addWords, sayFixed, sayNotFixed, urgeCase } from '../../src/modules/cases/follow-request.ts'
import { joinCase } from '../../src/modules/cases/join-case.ts'
import { understand } from '../../src/modules/cases/understand.ts'
import { withdrawRequest } from '../../src/modules/cases/withdraw-request.ts'
import { type Deed, planned } from './deed.ts'
import * as model from './model.ts'
import { end, isOpen, type Model, type ModelCase, type ModelRequest, pick, wanting } from './model.ts'
import { as, asFollower, fromReal, type Real, readCase } from './real.ts'

const sentences = [
  '楼道灯坏了三天了，我妈八十二不敢下楼',
  '单元门锁不上',
  '五楼的水管漏水，滴到我家厨房',
  '垃圾堆在楼下没人收',
  '楼上半夜装修太吵了',
]

async function saying({ house, post }: Real, words: string) {
  const { estate, building, stairwell } = post
  const place = { estate, building, stairwell }
  const understanding = await understand(house)(post.community, { words, place, at: house.clock() })
  return {
    words,
    lang: 'zh-CN' as const,
    channel: 'qr' as const,
    dangerSeen: true,
    isNew: true,
    understanding,
  }
}

async function filed(world: Model, real: Real, { words, receipt }: { words: string; receipt: Receipt }) {
  world.requests.set(receipt.request, {
    id: receipt.request,
    words,
    saidAt: world.now,
    withdrawn: false,
    cases: receipt.cases.map((each) => each.id),
    urgedAt: new Map(),
  })
  for (const { id } of receipt.cases)
    if (!world.cases.has(id)) {
      const it = fromReal(await readCase(real, id))
      if (it.state !== 'new' || it.holder !== real.post.bodies.post)
        throw new Error('a fresh case is new, and the post holds it')
      world.cases.set(id, it)
    }
}

/** Somebody concerned said whether it is fixed. */
export async function settled(real: Real, it: ModelCase, isFixed: boolean): Promise<void> {
  if (isFixed && it.state !== 'done_claimed') return
  it.holder ??= it.last?.holder ?? null
  if (it.endedAt !== null) it.designated = it.last?.designated ?? false
  it.state = isFixed ? 'confirmed' : 'held'
  it.awaits = !isFixed && it.sentBack && !it.designated
  it.endedAt = null
  it.settleBy = (await readCase(real, it.id)).times.settleDue
}

// One who said something, and one of the cases it became.
function concerned(world: Model, { a, b }: { a: number; b: number }): [ModelRequest, ModelCase] {
  const said = pick(world.requests.values(), a)
  const it = world.cases.get(pick(said.cases, b))
  if (!it) throw new Error('a request without a case')
  return [said, it]
}

export const residents: Readonly<Record<string, Deed>> = {
  file: (world, real, { a }) => {
    const words = pick(sentences, a)
    return planned<Receipt>({
      expects: 'ok',
      does: async () =>
        fileRequest(real.house)(
          await saying(real, words),
          as({ as: 'visitor', community: real.post.community }),
        ),
      means: (receipt) => filed(world, real, { words, receipt }),
    })
  },
  join: (world, real, { a, b }) => {
    const first = pick(world.cases.values(), a)
    const words = pick(sentences, b)
    const into = (it: ModelCase): ModelCase => {
      const next = it.into === null ? undefined : world.cases.get(it.into)
      return next ? into(next) : it
    }
    return planned<Receipt>({
      expects:
        first.hidden || into(first).hidden ? 'case.not_found' : isOpen(into(first)) ? 'ok' : 'case.ended',
      does: async () =>
        joinCase(real.house)(
          { ...(await saying(real, words)), into: first.id },
          as({ as: 'visitor', community: real.post.community }),
        ),
      means: (receipt) => filed(world, real, { words, receipt }),
    })
  },
  addWords: (world, real, dice) => {
    const [said, it] = concerned(world, dice)
    return planned({
      expects: said.withdrawn ? 'request.already_withdrawn' : isOpen(it) ? 'ok' : 'case.ended',
      does: () => addWords(real.house)({ id: it.id, words: '还在漏' }, asFollower(real, said.id)),
      means: () => undefined,
    })
  },
  urge: (world, real, dice) => {
    const [said, it] = concerned(world, dice)
    return planned({
      expects: said.withdrawn ? 'request.already_withdrawn' : model.mayUrge(it, said, world.now),
      does: () => urgeCase(real.house)({ id: it.id }, asFollower(real, said.id)),
      means: () => void said.urgedAt.set(it.id, world.now),
    })
  },
  fixed: (world, real, dice) => {
    const [said, it] = concerned(world, dice)
    return planned({
      expects: said.withdrawn ? 'request.already_withdrawn' : model.maySettle(it, true, world.now),
      does: () => sayFixed(real.house)({ id: it.id, rating: 4 }, asFollower(real, said.id)),
      means: () => settled(real, it, true),
    })
  },
  notFixed: (world, real, dice) => {
    const [said, it] = concerned(world, dice)
    return planned({
      expects: said.withdrawn ? 'request.already_withdrawn' : model.maySettle(it, false, world.now),
      does: () => sayNotFixed(real.house)({ id: it.id, words: '还是黑的' }, asFollower(real, said.id)),
      means: () => settled(real, it, false),
    })
  },
  withdraw: (world, real, { a }) => {
    const said = pick(world.requests.values(), a)
    return planned({
      expects: model.mayWithdraw(said, world.now),
      does: () => withdrawRequest(real.house)(asFollower(real, said.id)),
      means: () => {
        said.withdrawn = true
        for (const id of said.cases) {
          const it = world.cases.get(id)
          if (it && isOpen(it) && wanting(world, id).length === 0) end(it, 'withdrawn', world.now)
        }
      },
    })
  },
}
