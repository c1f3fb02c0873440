import { expect, test } from 'vitest'
import { guessTopic } from './classify.ts'
import { teach } from './linear/model.ts'
import { seeded } from './linear/seeded.ts'
import { knowsBodies, knowsTopics, leaderBy, leanOn } from './taught.ts'

const boats = ['小船漂到码头', '码头的小船没人拴', '小船翻在码头边', '码头边小船进水', '谁家的小船占了码头']
const kites = ['风筝挂在塔上', '塔上的风筝线缠住了', '风筝掉进院子', '孩子的风筝挂住了塔', '塔边不让放风筝']
const rows = [
  ...boats.map((said) => ({ fields: [said], label: 'parking' })),
  ...kites.map((said) => ({ fields: [said], label: 'safety' })),
]
const model = teach(rows, { draw: seeded(1) })

test('what a model was taught decides where the starter has no word for it', () => {
  expect(guessTopic('码头又来了小船').topic).not.toBe('parking')
  expect(guessTopic('码头又来了小船', leanOn(model))).toMatchObject({ topic: 'parking' })
  expect(guessTopic('风筝缠在塔上', leanOn(model)).topic).toBe('safety')
})

test('it says by which of its words', () => {
  expect(guessTopic('码头又来了小船', leanOn(model)).because.join()).toMatch(/码|船/)
})

test('a topic that the model never met is still read from the starter', () => {
  expect(guessTopic('电梯坏了没人修', leanOn(model)).topic).toBe('lift_fault')
})

test('a model of other labels is known for what it is', () => {
  expect(knowsTopics(model)).toBe(true)
  expect(knowsTopics({ ...model, labels: ['parking', '城乡建设'] })).toBe(false)
})

test('who leads is what was taught when the words speak clearly, else what the rules say', () => {
  const bodies = teach(
    rows.map(({ fields, label }) => ({ fields, label: label === 'safety' ? 'police' : 'transport' })),
    { draw: seeded(1) },
  )
  const leader = leaderBy(bodies)

  expect(knowsBodies(bodies)).toBe(true)
  expect(knowsBodies(model)).toBe(false)
  expect(leader('码头的小船没人拴', 'property')).toBe('transport')
  expect(leader('风筝挂在塔上', 'property')).toBe('police')
  expect(leader('屋里太热', 'police')).toBe('police')
  expect(leader('屋里太热', 'transport')).toBe('transport')
  expect(leader('码头的小船没人拴', 'helpers')).toBe('helpers')
})
