import { plainDate, type PlainDate } from '../../src/kernel/time.ts'
import { callBack } from '../../src/modules/cases/call-back.ts'
import { closeCase } from '../../src/modules/cases/close-case.ts'
import {
  approveExplanation,
  proposeExplanation,
  referCase,
  rejectExplanation,
} from '../../src/modules/cases/explain-case.ts'
import { promiseDate } from '../../src/modules/cases/promise-date.ts'
import { sayDone } from '../../src/modules/cases/say-done.ts'
import { triageCase } from '../../src/modules/cases/triage-case.ts'
import { askResident, noteInside, tellResident } from '../../src/modules/cases/write-note.ts'
import { type Deed, planned } from './deed.ts'
import { settled } from './deeds-of-residents.ts'
import * as model from './model.ts'
import { end, isOpen, pick } from './model.ts'
import { asStaff, readCase } from './real.ts'

const looked = (it: model.ModelCase) => void (it.state = it.state === 'new' ? 'held' : it.state)

// Some days from now, on the community's calendar.
function daysOn(now: string, days: number): PlainDate {
  return plainDate(new Date(Date.parse(now) + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10))
}

export const work: Readonly<Record<string, Deed>> = {
  triage: (world, { house, post }, { a, b }) => {
    const it = pick(world.cases.values(), a)
    const input = {
      id: it.id,
      isOpenToHelpers: b % 2 === 0,
      ...(b % 3 === 0 && { urgency: 'soon' as const }),
    }
    return planned({
      expects: isOpen(it) ? 'ok' : 'case.ended',
      does: () => triageCase(house)(input, asStaff(post.worker)),
      means: () => {
        it.helpers = input.isOpenToHelpers
        looked(it)
      },
    })
  },
  note: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: 'ok',
      does: () => noteInside(house)({ id: it.id, words: '看过了' }, asStaff(post.worker)),
      means: () => undefined,
    })
  },
  tell: (world, { house, post }, { a, b }) => {
    const it = pick(world.cases.values(), a)
    const how = b % 2 === 0 ? 'told' : 'called'
    return planned({
      expects: it.state === 'joined' || it.state === 'withdrawn' ? 'case.ended' : 'ok',
      does: () => tellResident(house)({ id: it.id, words: '明天来修', how }, asStaff(post.worker)),
      means: () => looked(it),
    })
  },
  ask: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: isOpen(it) ? 'ok' : 'case.ended',
      does: () => askResident(house)({ id: it.id, words: '哪一层？' }, asStaff(post.worker)),
      means: () => looked(it),
    })
  },
  promise: (world, real, { a, b }) => {
    const it = pick(world.cases.values(), a)
    const on = daysOn(world.now, 1 + (b % 12))
    return planned({
      expects: model.mayPromise(it),
      does: () => promiseDate(real.house)({ id: it.id, on, why: '等配件' }, asStaff(real.post.worker)),
      means: async () => {
        it.state = 'held'
        it.finish = (await readCase(real, it.id)).times.finishDue
      },
    })
  },
  done: (world, real, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: model.mayBeDone(it),
      does: () => sayDone(real.house)({ id: it.id, words: '换了灯' }, asStaff(real.post.worker)),
      means: async () => {
        it.state = 'done_claimed'
        it.offer = null
        it.awaits = false
        it.explanation = false
        it.helpers = false
        it.settleBy = (await readCase(real, it.id)).times.settleDue
      },
    })
  },
  callBack: (world, real, { a, b, c }) => {
    const it = pick(world.cases.values(), a)
    const said = pick(world.requests.values(), b)
    const outcome = pick(['fixed', 'not_fixed', 'unreached'] as const, c)
    const isConcerned = !said.withdrawn && said.cases.includes(it.id)
    const isAsked = ['done_claimed', 'confirmed', 'closed'].includes(it.state)
    const settles = outcome === 'unreached' ? 'ok' : model.maySettle(it, outcome === 'fixed', world.now)
    return planned({
      expects: !isAsked ? 'case.not_said_done' : isConcerned ? settles : 'request.not_found',
      does: () =>
        callBack(real.house)(
          { id: it.id, request: said.id, outcome, words: '电话里说的' },
          asStaff(real.post.worker),
        ),
      means: () => (outcome === 'unreached' ? undefined : settled(real, it, outcome === 'fixed')),
    })
  },
  close: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: model.mayClose(it),
      does: () => closeCase(house)({ id: it.id }, asStaff(post.worker)),
      means: () => end(it, 'closed', world.now),
    })
  },
  propose: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: model.mayPropose(it),
      does: () => proposeExplanation(house)({ id: it.id, words: '管线要整体改造' }, asStaff(post.worker)),
      means: () => {
        it.state = 'held'
        it.explanation = true
      },
    })
  },
  approve: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: model.mayApprove(it),
      does: () => approveExplanation(house)({ id: it.id }, asStaff(post.coordinator)),
      means: () => end(it, 'explained', world.now),
    })
  },
  reject: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: model.mayReject(it),
      does: () => rejectExplanation(house)({ id: it.id, why: '再想想办法' }, asStaff(post.coordinator)),
      means: () => void (it.explanation = false),
    })
  },
  refer: (world, { house, post }, { a }) => {
    const it = pick(world.cases.values(), a)
    return planned({
      expects: model.mayRefer(it),
      does: () => referCase(house)({ id: it.id, to: '市信访局', words: '这件归信访' }, asStaff(post.worker)),
      means: () => {
        end(it, 'referred', world.now)
        it.explanation = true
      },
    })
  },
}
