import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testClock } from '../../test/given.ts'
import { aMailServer } from '../../test/outside.ts'
import shipped from '../rulebook/data/notices.json' with { type: 'json' }
import { readConfig } from './config.ts'
import { openLog } from './log.ts'
import { sendingOf } from './sending.ts'

const folder = mkdtempSync(join(tmpdir(), 'legwork-sending-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What an installation with these settings sends by, and what its log says. */
function started(settings: Readonly<Record<string, string>>) {
  const lines: string[] = []
  const log = openLog({ logLevel: 'info' }, 'test', { write: (line: string) => void lines.push(line) })
  return { sending: sendingOf(readConfig(settings), testClock(), log), lines }
}

test('without settings nothing goes out, by the rules that ship', () => {
  const { sending } = started({})
  expect(sending.ways).toEqual({})
  expect(sending.rules.asOf).toBe(shipped.asOf)
})

test('each way that is set up is there, and a letter comes from whom the setting says', async () => {
  await using mail = await aMailServer()
  const { sending, lines } = started({
    LEGWORK_SMTP_URL: mail.url,
    LEGWORK_MAIL_FROM: '服务站 <post@example.org>',
    LEGWORK_WECOM_URL: 'https://qyapi.weixin.qq.com/',
    LEGWORK_SMS_URL: 'https://sms.example.org/send',
    LEGWORK_SMS_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  })
  expect(Object.keys(sending.ways).toSorted()).toEqual(['mail', 'sms', 'wecom'])
  await sending.ways.mail?.({ to: 'fix@example.org', subject: '一件事', text: '请看', key: 'k' })
  expect(mail.letters).toMatchObject([{ from: 'post@example.org', to: ['fix@example.org'] }])
  sending.told?.('sent', { channel: 'mail', tries: 1 })
  expect(lines.join('')).toContain('"channel":"mail"')
})

test('rules of its own are taken; what cannot be used is said with the file', () => {
  const file = join(folder, 'notices.json')
  const withFile = (text: string) => {
    writeFileSync(file, text)
    return () => started({ LEGWORK_NOTICES: file }).sending
  }
  expect(withFile(JSON.stringify({ ...shipped, apartMinutes: 5 }))().rules.apartMinutes).toBe(5)
  expect(withFile('{')).toThrow(`LEGWORK_NOTICES: ${file} cannot be read.`)
  expect(withFile('{}')).toThrow(`LEGWORK_NOTICES: ${file} cannot be used.`)
  expect(() => started({ LEGWORK_NOTICES: join(folder, 'none') })).toThrow('cannot be read')
})
