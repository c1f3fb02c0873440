import type { BodyId } from '../../src/kernel/ids.ts'
import { acceptOffer, refuseOffer, withdrawOffer } from '../../src/modules/cases/answer-offer.ts'
import { assignCase } from '../../src/modules/cases/assign-case.ts'
import { designateHolder } from '../../src/modules/cases/designate-holder.ts'
import { offerHandover } from '../../src/modules/cases/offer-handover.ts'
import { takeCase } from '../../src/modules/cases/take-case.ts'
import { type Deed, planned } from './deed.ts'
import { mayAnswer, mayAssign, mayDesignate, mayOffer, mayTake, type ModelCase, pick } from './model.ts'
import { asStaff, type Real, readCase } from './real.ts'

const bodyOf = ({ post }: Real, n: number): BodyId => pick(Object.values(post.bodies), n)

function handed(it: ModelCase, holder: BodyId, designated: boolean): void {
  it.state = 'held'
  it.holder = holder
  it.designated = designated
  it.awaits = false
  it.offer = null
}

export const handOver: Readonly<Record<string, Deed>> = {
  offer: (model, real, { a, b }) => {
    const it = pick(model.cases.values(), a)
    const to = bodyOf(real, b)
    return planned({
      expects: mayOffer(it, to),
      does: () => offerHandover(real.house)({ id: it.id, to, why: '归他们管' }, asStaff(real.post.worker)),
      means: async () => {
        it.state = 'held'
        it.offer = { to, answerBy: (await readCase(real, it.id)).offer?.answerBy ?? model.now }
      },
    })
  },
  accept: (model, { house, post }, { a }) => {
    const it = pick(model.cases.values(), a)
    return planned({
      expects: mayAnswer(it),
      does: () => acceptOffer(house)({ id: it.id }, asStaff(post.worker)),
      means: () => {
        if (it.offer) handed(it, it.offer.to, false)
      },
    })
  },
  refuse: (model, real, { a, b }) => {
    const it = pick(model.cases.values(), a)
    const better = bodyOf(real, b)
    return planned({
      expects: mayAnswer(it, better),
      does: () =>
        refuseOffer(real.house)({ id: it.id, why: '不归我们管', better }, asStaff(real.post.worker)),
      means: () => {
        it.offer = null
        it.awaits = true
        it.sentBack = true
      },
    })
  },
  takeBack: (model, { house, post }, { a }) => {
    const it = pick(model.cases.values(), a)
    return planned({
      expects: mayAnswer(it),
      does: () => withdrawOffer(house)({ id: it.id }, asStaff(post.worker)),
      means: () => void (it.offer = null),
    })
  },
  designate: (model, real, { a, b }) => {
    const it = pick(model.cases.values(), a)
    const to = bodyOf(real, b)
    return planned({
      expects: mayDesignate(it),
      does: () =>
        designateHolder(real.house)({ id: it.id, to, why: '就归他们' }, asStaff(real.post.coordinator)),
      means: () => handed(it, to, true),
    })
  },
  take: (model, { house, post }, { a }) => {
    const it = pick(model.cases.values(), a)
    return planned({
      expects: mayTake(it, post.bodies.post),
      does: () => takeCase(house)({ id: it.id }, asStaff(post.helper)),
      means: () => {
        handed(it, post.bodies.post, it.designated && it.holder === post.bodies.post)
        it.helpers = false
      },
    })
  },
  assign: (model, { house, post }, { a }) => {
    const it = pick(model.cases.values(), a)
    return planned({
      expects: mayAssign(it, post.bodies.post),
      does: () => assignCase(house)({ id: it.id, person: post.worker.person }, asStaff(post.coordinator)),
      means: () => void (it.state = 'held'),
    })
  },
}
