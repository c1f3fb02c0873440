import { h } from 'preact'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../../test/a-case.ts'
import { aLink, aPhone, linksApp } from '../../../../test/body-links.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { LinkDeed, LinkPart } from './link-part.ts'
import { codeOf } from './link.rules.ts'

/* What another room puts on a body's page: it is shown, its forms are let in by the same rules, its refusals are said. */

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

/** A part that asks whether somebody comes, and notes what it was told. */
async function withPart() {
  const given = await aCase(t)
  const heard: LinkDeed[] = []
  const part: LinkPart = {
    name: 'table',
    show: async ({ body, action, typed, lang }) =>
      h('form', { method: 'post', action: action('come') }, [
        h('p', null, `${lang} ${body.name}`),
        h('input', { name: 'words', value: typed['words'] ?? '' }),
      ]),
    deeds: {
      come: async (deed) => {
        heard.push(deed)
        return deed.typed['words'] === 'no' ? refuse('table.full', { seats: 3 }) : ok(null)
      },
    },
    say: (_, code, facts) => `${code} ${facts['seats'] ?? ''}`,
  }
  const app = linksApp(given.house, { parts: [part] })
  const { link, at } = await aLink(given, { body: given.here.bodies.property, case: null })
  return { ...given, app, heard, link, at, phone: () => aPhone(given.house, app) }
}

test('a part stands on the list of a body, and its deed comes from the body itself', async () => {
  const { phone, at, heard, here, link } = await withPart()
  const own = phone()
  expect((await own.open(at)).text).toContain('zh-CN 恒砚物业')
  const done = await own.press(at, 'come', { words: 'yes', once: 'a-key-of-a-part' })
  expect(done.location).toBe(`${at}?did=part`)
  expect((await own.open(done.location ?? '')).text).toContain('记下了。')
  expect(heard).toHaveLength(1)
  expect(heard[0]?.by).toEqual({
    actor: { as: 'body', community: here.community, body: here.bodies.property, link: link.id },
    once: 'a-key-of-a-part',
  })
})

test('what a part refuses is said in its own words, with what was typed kept', async () => {
  const { phone, at } = await withPart()
  const no = await phone().press(at, 'come', { words: 'no' })
  expect(no.status).toBe(409)
  expect(no.text).toContain('table.full 3')
  expect(no.html).toContain('value="no"')
})

test("a second device needs the code for a part's deed too, and sends the same form again with it", async () => {
  const { house, phone, at, heard, link } = await withPart()
  await phone().press(at, 'come', { words: 'yes' })
  const second = phone()
  const asked = await second.press(at, 'come', { words: 'later' })
  expect(asked.status).toBe(409)
  expect(asked.text).toContain('服务站念给您的六位数字')
  expect(asked.html).toContain('type="hidden" name="words" value="later"')
  expect(heard).toHaveLength(1)
  const code = codeOf(house.secrets, { id: link.id, code: { n: 0, tries: 0 } })
  expect((await second.send(`${at}/parts/table/come`, { words: 'later', code })).status).toBe(303)
  expect(heard.at(-1)?.typed['words']).toBe('later')
})

test('a link to one case shows parts as well, also to a body that only has a share of it', async () => {
  const given = await withPart()
  const { at } = await aLink(given, { body: given.here.bodies.property })
  const own = given.phone()
  const shown = await own.open(at)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('zh-CN 恒砚物业')
  expect(shown.text).not.toMatch(/单元门|等您回话/)
  expect((await own.press(at, 'come', { words: 'yes' })).location).toBe(`${at}?did=part`)
  expect(given.heard.at(-1)?.link.case).toBe(given.id)
})

test('a part or a deed that nobody put there is not found', async () => {
  const given = await withPart()
  const own = given.phone()
  expect((await own.send(`${given.at}/parts/table/toString`, {})).status).toBe(404)
  expect((await own.send(`${given.at}/parts/chair/come`, {})).status).toBe(404)
  expect(given.heard).toEqual([])
})
