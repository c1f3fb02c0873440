import { expect, test } from 'vitest'
import type { Topic } from '../rulebook/categories.ts'
import { readWords } from './read-words.ts'
import { splitNeeds } from './split-needs.ts'

test.each<[string, Topic]>([
  ['我家电梯今天又不动了', 'lift_fault'],
  ['六层老楼想加装电梯怎么弄', 'lift_retrofit'],
  ['早上起来发现没水', 'water_power_gas'],
  ['屋里暖气冰凉', 'heating'],
  ['厨房下水堵得一塌糊涂', 'drainage_leak'],
  ['单元门关不严', 'building_repair'],
  ['物业费年年涨服务年年差', 'property_service'],
  ['业委会从来不公布账目', 'owners_governance'],
  ['外来车辆把车位都占了', 'parking'],
  ['门口马路上有个大坑', 'roads_lighting'],
  ['楼上半夜蹦迪吵死了', 'noise'],
  ['垃圾堆了好几天发臭', 'sanitation'],
  ['树枝伸进窗户里要修剪', 'greening_space'],
  ['一楼在绿地上私搭了个棚', 'illegal_build'],
  ['有人在楼道给电瓶车飞线充电', 'safety'],
  ['和邻居吵架了想找人调解', 'neighbour_dispute'],
  ['房产证拖了五年没办下来', 'housing_title'],
  ['独居老人没人照顾', 'care_welfare'],
  ['孩子上幼儿园怎么报名', 'education_health'],
  ['请问落户需要什么材料', 'policy_question'],
  ['老板拖欠工资不给', 'other'],
  ['電梯壞了沒人修', 'lift_fault'],
  ['The lift is broken again', 'lift_fault'],
  ['Water is leaking from the ceiling', 'drainage_leak'],
])('%s: %s', (words, topic) => {
  expect(readWords(words).needs[0].topic).toBe(topic)
})

test('one sentence with two needs is two needs, each with its words', () => {
  const { needs, places } = readWords('三号楼二单元楼道灯坏了三天了，我妈八十二不敢下楼')

  expect(needs.map(({ summary, topic, body, urgency }) => [summary, topic, body, urgency])).toEqual([
    ['楼道灯坏了三天了', 'building_repair', 'property', 'normal'],
    ['我妈八十二不敢下楼', 'care_welfare', 'helpers', 'soon'],
  ])
  expect(places.map(({ text }) => text)).toEqual(expect.arrayContaining(['三号楼', '二单元']))
})

test('the parts of a saying together are the saying', () => {
  const text = '您好，电梯坏了，楼道还堆满垃圾；老人摔了没人管！'

  expect(splitNeeds(text).join('')).toBe(text)
})

test('two clauses about one thing are one need', () => {
  expect(readWords('楼道灯坏了，灯泡也没人换').needs).toHaveLength(1)
})

test.each([
  '楼道灯坏了，很危险',
  '楼道灯坏了，物业不管',
  '楼道灯坏了三天，跟物业反映了没人来',
  '电梯停了，希望尽快修好',
  '楼上漏水，说了不听',
  '小区楼道灯坏了\n没人修',
])('%s: one need, with what follows from it', (words) => {
  expect(readWords(words).needs).toHaveLength(1)
})

test('a long letter is one need, however much it speaks of', () => {
  expect(readWords('电梯坏了，垃圾没人收，路灯不亮，停车没地方。'.repeat(10)).needs).toHaveLength(1)
})

test('the title leaves out greetings and the place, which stands beside it', () => {
  expect(readWords('您好，3号楼2单元楼道灯坏了').needs[0].summary).toBe('楼道灯坏了')
})

test('the title is the clause that decided', () => {
  expect(readWords('我在这里住了十年了，楼上漏水漏到我家').needs[0].summary).toBe('楼上漏水漏到我家')
})

test('of two clauses that tell, the title is the one that says what is needed', () => {
  const { needs } = readWords('楼道灯坏了三天了，我妈八十二，晚上不敢下楼')

  expect(needs.map(({ summary }) => summary)).toEqual(['楼道灯坏了三天了', '晚上不敢下楼'])
})

test('what is asked about a need, or who is hurt by it, is no need of its own', () => {
  expect(readWords('停车费归物业还是归业主，想问个明白').needs).toHaveLength(1)
  expect(readWords('外墙的瓷砖往下掉，砸到人怎么办').needs).toHaveLength(1)
  expect(readWords('有人在绿地里种菜浇粪，臭死了').needs).toHaveLength(1)
})

test.each([
  ['跟你们说个事，楼道没人扫，邻居们也都这么说', '楼道没人扫'],
  ['三楼到四楼的楼道灯坏了', '三楼到四楼的楼道灯坏了'],
  ['外墙的瓷砖往下掉，砸到人怎么办', '外墙的瓷砖往下掉'],
])('%s: called %s', (words, title) => {
  expect(readWords(words).needs.map(({ summary }) => summary)).toEqual([title])
})

test('a title of English words is not cut inside a word', () => {
  expect(readWords('The lamp in the stairwell is broken again').needs[0].summary).toBe(
    'The lamp in the stairwell is',
  )
})

const longWinded =
  '我们住在这里的人都盼着有人来管一管，跟他们说过很多回都没有下文，大家实在没有办法了，只好写信给你们。'
const said = (what: string) => `${what}${longWinded}${longWinded}`

test('a letter that speaks of three matters asks for two things, and is one need to file', () => {
  const { asks, needs } = readWords(said('我们小区的电梯坏了一个月，垃圾桶又臭又满，楼下的路灯也不亮。'))

  expect(needs).toHaveLength(1)
  expect(asks).toHaveLength(2)
  expect(asks.join()).toContain('电梯')
  expect(asks.join()).toContain('垃圾')
})

test.each([
  ['楼下的垃圾桶又臭又满，垃圾没人清运。', 1],
  ['楼下的垃圾桶又臭又满，路灯也不亮。', 1],
  ['1、楼下的垃圾桶又臭又满。2、路灯也不亮。', 2],
  ['一是楼下的垃圾桶又满了，二是垃圾车来得太晚。', 1],
  ['我的房产证没有办下来，开发商延期交房，违约金也不付，当初是虚假宣传。', 1],
])('a letter that says %s asks for so many things: %d', (what, count) => {
  expect(readWords(said(what)).asks).toHaveLength(count)
})

test('a further thing of the same clause is called by its own word', () => {
  const { asks } = readWords(said('工地的噪音和粉尘都大得很，渣土车也不停。'))

  expect(asks).toHaveLength(2)
  expect(asks[1]).not.toBe(asks[0])
})

test('what a letter speaks of far down is no further thing to be done', () => {
  const letter = `楼下的垃圾桶又满了。${longWinded.repeat(7)}电梯坏了，路灯不亮，有人占用楼道。`

  expect(readWords(letter).asks).toHaveLength(1)
})

test('words that say nothing still make a need, for a person to read', () => {
  expect(readWords('').needs[0]).toMatchObject({
    summary: '没有说清的事',
    topic: 'other',
    confidence: 0,
    because: [],
  })
  expect(readWords('嗯嗯').needs[0].topic).toBe('other')
})

test('it says which words decided', () => {
  expect(readWords('闻到一股煤气味').danger).toMatchObject({ call: '119' })
  expect(readWords('电梯坏了').needs[0].because).toContain('电梯坏')
})

test.each([
  ['对门两口子天天打架。另外楼道灯坏了。', 2],
  ['楼道灯坏了。另外谢谢你们上次来修。', 1],
  ['楼道灯坏了，楼道灯一直不亮。', 1],
])('%s is so many things to be done: %d', (words, needs) => {
  expect(readWords(words).needs).toHaveLength(needs)
})

test('那个 that only fills a pause is left out of the title, and one that points stays', () => {
  expect(readWords('那个，楼道灯坏了').needs[0].summary).toBe('楼道灯坏了')
  expect(readWords('那个垃圾桶又满了').needs[0].summary).toBe('那个垃圾桶又满了')
})
