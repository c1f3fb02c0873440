import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { tuesday } from '../../../../../test/given.ts'
import { refuseOffer } from '../../answer-offer.ts'
import { designateHolder } from '../../designate-holder.ts'
import { mergeCases } from '../../merge-cases.ts'
import { offerHandover } from '../../offer-handover.ts'
import { promiseDate } from '../../promise-date.ts'
import { followWords } from './words.ts'
import { aRequest, by, type Given } from '../../../../../test/a-request.ts'
import { open } from '../../../../../test/residents.ts'
import { hoursAfter, plainDate } from '../../../../kernel/time.ts'
import { type Lang } from '../../../../kernel/words/lang.ts'
import { approveExplanation, proposeExplanation, referCase } from '../../explain-case.ts'
import { tellResident } from '../../write-note.ts'
let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t.drop())

const zh = followWords['zh-CN']
const page = ({ app, href }: Given, lang: Lang = 'zh-CN') => open(app, href, { lang })

describe('the story', () => {
  test('says who holds it and until when', async () => {
    const seen = await page(await aRequest(t))
    for (const says of ['收到了', '第1天', '服务站', '最晚', zh.urge]) expect(seen.text).toContain(says)
  })

  test('tells every hop, with why it was not taken and who was named', async () => {
    const given = await aRequest(t)
    const { house, here, id, clock } = given
    await tellResident(house)({ id, words: '先问问房管局', how: 'told' }, by(here.worker))
    await offerHandover(house)({ id, to: here.bodies.bureau, why: '像是房屋的事' }, by(here.worker))
    clock.set(hoursAfter(tuesday, 24))
    await refuseOffer(house)({ id, why: '电表以后的线归物业', better: here.bodies.property }, by(here.worker))
    await designateHolder(house)(
      { id, to: here.bodies.property, why: '公共照明归物业' },
      by(here.coordinator),
    )
    clock.set(hoursAfter(tuesday, 72))

    const { text } = await page(given)

    for (const says of [
      '先问问房管局',
      '房管局',
      '没接。说：电表以后的线归物业。该归恒砚物业。',
      '服务站定的，不能再推。',
      '2天，还在办',
    ])
      expect(text).toContain(says)
    expect(text).not.toContain('像是房屋的事')
    expect(text).not.toContain('公共照明归物业')
  })

  test('while somebody else is being asked, says that the holder stays answerable', async () => {
    const given = await aRequest(t)
    const { house, here, id } = given
    await offerHandover(house)({ id, to: here.bodies.property, why: '归物业' }, by(here.worker))
    expect((await page(given)).text).toContain('服务站正在问恒砚物业接不接，接之前还是服务站管。')
  })

  test('names a promised date, and the worker', async () => {
    const given = await aRequest(t)
    const { house, here, id } = given
    await promiseDate(house)({ id, on: plainDate('2026-11-26'), why: '等配件' }, by(here.worker))
    const { text } = await page(given)
    expect(text).toContain('答应11月26日17:30前办好')
    expect(text).toContain('等配件')
  })

  test('says how late it is when the limit has passed', async () => {
    const given = await aRequest(t)
    given.clock.set(hoursAfter(tuesday, 24 * 20))
    expect((await page(given)).text).toMatch(/过了\d+天/)
  })

  test('has a part for each thing that was said, in the order in which it was said', async () => {
    const given = await aRequest(t, '楼道灯坏了三天了，我妈八十二，晚上不敢下楼')
    const { text, html } = await page(given)
    expect(html).toContain('<h1>楼道灯坏了三天了</h1>')
    expect(text).toContain('您这句话里的第2件晚上不敢下楼')
  })

  test('goes on in the case into which it was merged', async () => {
    const given = await aRequest(t, '楼道灯坏了')
    const other = await given.say('二单元楼道黑')
    const merged = await mergeCases(given.house)({ id: other.id, into: given.id }, by(given.here.worker))
    expect(merged.ok).toBe(true)

    const seen = await open(given.app, other.href)

    expect(seen.status).toBe(200)
    expect(seen.text).toContain('一共2户说过这件事。')
    expect(seen.text).toContain('二单元楼道黑')
  })

  test('says whose it is when it is not the post’s, and how to reach them', async () => {
    const given = await aRequest(t)
    await referCase(given.house)(
      { id: given.id, to: '市供电公司 95598', words: '电表箱归他们' },
      by(given.here.worker),
    )
    const { text } = await page(given)
    for (const says of ['不归这里管', '这件该找：市供电公司 95598', '电表箱归他们'])
      expect(text).toContain(says)
  })

  test('gives an explanation only when the coordinator has agreed to it', async () => {
    const given = await aRequest(t)
    const { house, here, id } = given
    await proposeExplanation(house)({ id, words: '楼体结构不允许' }, by(here.worker))
    const before = await page(given)
    await approveExplanation(house)({ id }, by(here.coordinator))
    const after = await page(given)

    expect(before.text).not.toContain('楼体结构不允许')
    expect(after.text).toContain('这件我们现在办不了，原因是：')
    expect(after.text).toContain('楼体结构不允许')
  })
})
