import type { Rank } from '../../kernel/actor.ts'
import type { BodyKind } from '../../rulebook/categories.ts'
import type { Dice } from './dice.ts'

/* Everybody here is invented. Telephone numbers begin with 0555, which no place in China has. */

export const communityName = '青砚社区'
export const estateName = '榆荫里'

export type DemoBody = {
  readonly key: string
  readonly kind: BodyKind
  readonly name: string
  readonly phone: string
}

export const demoBodies = [
  { key: 'post', kind: 'community', name: '青砚社区服务站', phone: '0555-0136' },
  { key: 'property', kind: 'property', name: '恒砚物业', phone: '0555-0140' },
  { key: 'owners', kind: 'owners_committee', name: '榆荫里业委会', phone: '0555-0141' },
  { key: 'street', kind: 'street', name: '砚北街道', phone: '0555-0100' },
  { key: 'housing', kind: 'housing_bureau', name: '区房管局', phone: '0555-0150' },
  { key: 'city', kind: 'urban_management', name: '砚北城管中队', phone: '0555-0151' },
  { key: 'police', kind: 'police', name: '砚北派出所', phone: '0555-0152' },
  { key: 'power', kind: 'utility', name: '供电所', phone: '0555-0160' },
  { key: 'water', kind: 'utility', name: '自来水公司', phone: '0555-0161' },
  { key: 'heat', kind: 'utility', name: '热力公司', phone: '0555-0162' },
  { key: 'roads', kind: 'transport', name: '区路灯路政所', phone: '0555-0153' },
  { key: 'planning', kind: 'planning', name: '区规划分局', phone: '0555-0154' },
  { key: 'civil', kind: 'civil_affairs', name: '街道民政科', phone: '0555-0101' },
  { key: 'insurance', kind: 'human_resources', name: '街道社保所', phone: '0555-0102' },
  { key: 'market', kind: 'market_regulation', name: '砚北市场监管所', phone: '0555-0155' },
  { key: 'clinic', kind: 'education_health', name: '砚北卫生服务中心', phone: '0555-0156' },
  { key: 'helpers', kind: 'helpers', name: '青砚帮手队', phone: '0555-0137' },
] as const satisfies readonly DemoBody[]

export type BodyKey = (typeof demoBodies)[number]['key']

export const demoMembers = [
  { key: 'worker', name: '尹小禾', rank: 'worker', body: 'post' },
  { key: 'coordinator', name: '贺建民', rank: 'coordinator', body: 'post' },
  { key: 'secretary', name: '陆书记', rank: 'secretary', body: 'post' },
  { key: 'helper', name: '老周', rank: 'helper', body: 'post' },
  { key: 'property', name: '屈师傅', rank: 'helper', body: 'property' },
  { key: 'worker2', name: '阮晓雯', rank: 'worker', body: 'post' },
  { key: 'worker3', name: '蒋一帆', rank: 'worker', body: 'post' },
  { key: 'worker4', name: '佟丽', rank: 'worker', body: 'post' },
  { key: 'helper2', name: '谭阿姨', rank: 'helper', body: 'post' },
  { key: 'helper3', name: '小邹', rank: 'helper', body: 'post' },
  { key: 'helper4', name: '老班长宋', rank: 'helper', body: 'post' },
] as const satisfies readonly { key: string; name: string; rank: Rank; body: BodyKey }[]

export type MemberKey = (typeof demoMembers)[number]['key']

const surnames =
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文'.split(
    ' ',
  )
const givenOld =
  '桂兰 秀英 玉珍 凤英 淑芬 素琴 兰芳 翠花 德福 国栋 建国 志明 永福 长根 金生 宝林 学文 世昌 庆祥 玉梅 惠芳 月娥 春兰 桂芝 福生 根发'.split(
    ' ',
  )
const givenYoung =
  '伟 磊 静 敏 婷 强 杰 娜 丽 洋 勇 艳 涛 超 霞 倩 鹏 晓峰 雨桐 子轩 思远 佳怡 梦瑶 浩然 一鸣 文博 雪梅 海燕 志强 俊杰'.split(
    ' ',
  )

export type DemoPerson = { readonly name: string; readonly phone: string | null }

/** Somebody who lives here; in this estate every other one is old. */
export function aPerson(dice: Dice, n: number): DemoPerson {
  const name = dice.pick(surnames) + dice.pick(dice.chance(0.5) ? givenOld : givenYoung)
  return { name, phone: dice.chance(0.55) ? `0555${String(1_000_000 + n).padStart(7, '0')}` : null }
}
