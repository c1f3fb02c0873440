import { mailBy } from '../kernel/outbound/mail.ts'
import { smsBy } from '../kernel/outbound/signed-hook.ts'
import { wecomBy } from '../kernel/outbound/wecom.ts'
import type { Clock } from '../kernel/time.ts'
import { type NoticeRules, readNoticeRules, shippedNotices } from '../rulebook/notices.ts'
import type { Sending } from '../modules/notices/setup.ts'
import { type Config, WrongSetting } from './config.ts'
import type { Log } from './log.ts'
import { readSettingFile } from './setting-file.ts'

type Wanted = Pick<Config, 'outbound' | 'noticesFile' | 'baseUrl'>

/**
 * The ways by which this installation reaches people outside, and its rules for it.
 * @throws WrongSetting
 */
export function sendingOf({ outbound, noticesFile, baseUrl }: Wanted, clock: Clock, log: Log): Sending {
  const { mail, wecom, sms } = outbound
  return {
    ways: {
      ...(mail && { mail: mailBy(mail) }),
      ...(wecom && { wecom: wecomBy(wecom) }),
      ...(sms && { sms: smsBy(sms, clock) }),
    },
    rules: noticesFile === undefined ? shippedNotices : rulesIn(noticesFile),
    baseUrl,
    told: (outcome, facts) => log.info({ outcome, ...facts }, 'a message went out'),
  }
}

function rulesIn(file: string): NoticeRules {
  const read = readNoticeRules(readSettingFile('LEGWORK_NOTICES', file))
  if (!read.ok) throw new WrongSetting(`LEGWORK_NOTICES: ${file} cannot be used. ${read.facts['why'] ?? ''}`)
  return read.value
}
